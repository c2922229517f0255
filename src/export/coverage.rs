//! How much of the policy is covered, always as two numbers.
//!
//! In: the policy and the parts of the document that were made. Out: [`Coverage`]. A thing counts as owned, designed and so on
//! when a declared party is accountable: `everyone`, `customer` and `tbd` are nobody. Touch-points count while they are
//! active.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;
use schemars::JsonSchema;
use serde::Serialize;

use super::actions::Action;
use super::journey::Journey;
use super::reading::{Party, Reading};
use crate::model::{Decimal, DeclarationId, Value, duties};
use crate::vocabulary::{Kind, PropertyId, known};

/// What is covered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Coverage {
    /// Active touch-points that have an owner.
    pub touchpoints_owned: Share,
    /// Active touch-points whose design somebody is accountable for.
    pub touchpoints_designed: Share,
    /// Active touch-points that have a manager.
    pub touchpoints_managed: Share,
    /// Active touch-points whose improvement somebody is accountable for.
    pub touchpoints_improved: Share,
    /// Active touch-points of which a duty answers to a standard.
    pub touchpoints_to_standard: Share,
    /// Active touch-points about which there is a metric, be it by way of their channel or a journey.
    pub touchpoints_measured: Share,
    /// Journeys that have an owner.
    pub journeys_owned: Share,
    /// Handoffs that cross from one channel, department or partner to another, and have an owner.
    pub handoffs_owned: Share,
    /// Departments that, or of which a role or leader, is to take a step.
    pub departments_with_action: Share,
    /// Roles that say how their work reaches the customer.
    pub roles_with_impact: Share,
    /// Claims of what comes first that somebody drives, with money or people: the say/do ratio.
    pub priorities_funded: Share,
}

/// How many of the active touch-points of one channel, or of all, are covered in each way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TouchpointRow {
    /// The channel; null for touch-points without one.
    pub channel: Option<String>,
    /// How many there are.
    pub touchpoints: usize,
    /// How many have an owner.
    pub owned: usize,
    /// Whose design somebody is accountable for.
    pub designed: usize,
    /// How many have a manager.
    pub managed: usize,
    /// Whose improvement somebody is accountable for.
    pub improved: usize,
    /// Of which a duty answers to a standard.
    pub to_standard: usize,
    /// About which there is a metric, be it by way of their channel or a journey.
    pub measured: usize,
}

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Share {
    /// How many there are.
    pub of: usize,
    /// How many of them are covered.
    pub have: usize,
}

impl Share {
    fn of<T>(all: impl IntoIterator<Item = T>, is_covered: impl Fn(&T) -> bool) -> Share {
        let mut share = Share { of: 0, have: 0 };
        for one in all {
            share.of += 1;
            share.have += usize::from(is_covered(&one));
        }
        share
    }
}

/// What of a policy is covered.
pub(super) fn coverage(reading: &Reading<'_>, journeys: &[Journey], actions: &[Action]) -> Coverage {
    let known = known();
    let all = row(reading, None, &active_touchpoints(reading));
    let with = |have| Share { of: all.touchpoints, have };
    let acting = acting_departments(reading, actions);
    let crossing = journeys.iter().flat_map(|journey| &journey.handoffs).filter(|handoff| handoff.crosses);
    Coverage {
        touchpoints_owned: with(all.owned),
        touchpoints_designed: with(all.designed),
        touchpoints_managed: with(all.managed),
        touchpoints_improved: with(all.improved),
        touchpoints_to_standard: with(all.to_standard),
        touchpoints_measured: with(all.measured),
        journeys_owned: Share::of(reading.declared(Kind::Journey), |id| is_answered(reading, *id, known.owner)),
        handoffs_owned: Share::of(crossing, |handoff| handoff.is_owned),
        departments_with_action: Share::of(reading.declared(Kind::Department), |id| acting.contains(id)),
        roles_with_impact: Share::of(reading.declared(Kind::Role), |id| says(reading, *id, known.impact)),
        priorities_funded: Share::of(reading.declared(Kind::Claim), |id| is_funded(reading, *id)),
    }
}

/// The touch-points of each channel, by its name; those without one come last.
pub(super) fn by_channel(reading: &Reading<'_>) -> Vec<TouchpointRow> {
    let mut channels: BTreeMap<(bool, Option<String>), Vec<DeclarationId>> = BTreeMap::new();
    for touchpoint in active_touchpoints(reading) {
        let channel = reading.channel(touchpoint).map(|channel| reading.name(channel));
        channels.entry((channel.is_none(), channel)).or_default().push(touchpoint);
    }
    channels.into_iter().map(|((_, channel), touchpoints)| row(reading, channel, &touchpoints)).collect()
}

fn active_touchpoints(reading: &Reading<'_>) -> Vec<DeclarationId> {
    let mut touchpoints = reading.declared(Kind::Touchpoint);
    touchpoints.retain(|id| reading.is_active(*id));
    touchpoints
}

fn row(reading: &Reading<'_>, channel: Option<String>, touchpoints: &[DeclarationId]) -> TouchpointRow {
    let known = known();
    let count = |covers: &dyn Fn(DeclarationId) -> bool| touchpoints.iter().filter(|id| covers(**id)).count();
    let with = |duty| count(&|id| is_answered(reading, id, duty));
    TouchpointRow {
        channel,
        touchpoints: touchpoints.len(),
        owned: with(known.owner),
        designed: with(known.design),
        managed: with(known.manage),
        improved: with(known.improve),
        to_standard: count(&|id| is_to_standard(reading, id)),
        measured: count(&|id| !reading.through(id, known.metrics).is_empty()),
    }
}

fn is_answered(reading: &Reading<'_>, id: DeclarationId, duty: Option<PropertyId>) -> bool {
    reading.accountable(id, duty).iter().any(is_declared)
}

fn is_declared(party: &Party) -> bool {
    matches!(party, Party::Declared(_))
}

fn is_to_standard(reading: &Reading<'_>, touchpoint: DeclarationId) -> bool {
    let mut lines = duties::all().iter().flat_map(|duty| reading.policy.effective(touchpoint, *duty));
    lines.any(|line| reading.clauses(line, known().standards).next().is_some())
}

fn says(reading: &Reading<'_>, id: DeclarationId, property: Option<PropertyId>) -> bool {
    reading.policy.line(id, property).is_some()
}

fn is_funded(reading: &Reading<'_>, claim: DeclarationId) -> bool {
    let drivers = reading.stated(claim, known().driven_by).flat_map(|fact| reading.parties(fact));
    let is_more_than_nothing = |value: Value| matches!(value, Value::Quantity(sum) if sum.amount > NOTHING);
    let means = [known().funded, known().staffed].into_iter().flat_map(|property| reading.stated(claim, property));
    let mut sums = means.filter_map(|fact| reading.first_value(fact));
    drivers.into_iter().any(|party| is_declared(&party)) && sums.any(is_more_than_nothing)
}

const NOTHING: Decimal = Decimal::of_millionths(0);

/// The departments of whoever takes a step.
fn acting_departments(reading: &Reading<'_>, actions: &[Action]) -> FxHashSet<DeclarationId> {
    let parties = actions.iter().flat_map(|action| &action.parties);
    let declared = parties.filter_map(|party| match party {
        Party::Declared(id) => Some(*id),
        Party::Word(_) => None,
    });
    declared.flat_map(|id| reading.policy.relations().departments(id)).copied().collect()
}
