//! Who is tied to what, as flat tables.
//!
//! In: the policy. Out: a row for each party that a duty names ([`Accountability`]), and how much each party answers for
//! ([`Load`]). Both load into a spreadsheet as they are.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;
use schemars::JsonSchema;
use serde::Serialize;

use super::journey::Journey;
use super::reading::{Party, Reading};
use crate::model::{DeclarationId, FactId, duties};
use crate::vocabulary::{Kind, PropertyId, known};

/// One party, tied to one thing by one duty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Accountability {
    /// The thing: an id, or `journey:a->b` for a handoff.
    pub subject: String,
    /// The word of its kind, or `handoff`.
    pub subject_kind: String,
    /// The duty's word.
    pub duty: String,
    /// Who: an id, or `everyone`, `customer` or `tbd`.
    pub party: String,
    /// The word of the party's kind, or `word` for `everyone`, `customer` and `tbd`.
    pub party_kind: String,
    /// What the party is to the duty.
    pub tie: Tie,
    /// The part of the thing the duty covers; null for all of it.
    pub scope: Option<String>,
    /// Whether the thing itself states it: false where a touch-point takes it from its channel.
    pub explicit: bool,
}

/// What a party is to a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Tie {
    /// It answers for it.
    Accountable,
    /// It does the work alongside.
    Responsible,
    /// It lends people, tools or time.
    Supports,
    /// It is asked before a decision.
    Consulted,
    /// It is told after a decision.
    Informed,
    /// It takes part, and no more.
    Participates,
}

/// How much a party answers for, counted from the rows of `accountability` whose tie is `accountable`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Load {
    /// Who: an id, or `everyone`, `customer` or `tbd`.
    pub party: String,
    /// The word of the party's kind, or `word`.
    pub party_kind: String,
    /// For how many touch-points it answers, in whatever duty.
    pub touchpoints: usize,
    /// For how many journeys it answers, in whatever duty.
    pub journeys: usize,
    /// How many duties it has: on touch-points, journeys, channels and handoffs together.
    pub duties: usize,
}

/// The word for a handoff as a subject.
const HANDOFF: &str = "handoff";

/// The clauses that name parties, and what they make them.
fn ties() -> [(Option<PropertyId>, Tie); 5] {
    let known = known();
    [
        (known.responsible, Tie::Responsible),
        (known.supporting, Tie::Supports),
        (known.consulted, Tie::Consulted),
        (known.informed, Tie::Informed),
        (known.participating, Tie::Participates),
    ]
}

/// The rows: touch-points, journeys, channels, each by id, then the handoffs; the duties of a thing in the vocabulary's order.
pub(super) fn accountability(reading: &Reading<'_>, journeys: &[Journey]) -> Vec<Accountability> {
    let mut rows = Vec::new();
    for kind in [Kind::Touchpoint, Kind::Journey, Kind::Channel] {
        for id in reading.declared(kind) {
            for duty in duties::all() {
                add_duty(reading, id, *duty, &mut rows);
            }
        }
    }
    for handoff in journeys.iter().flat_map(|journey| &journey.handoffs) {
        for line in handoff.line.iter().flat_map(|line| reading.policy.inner(*line)) {
            add_handoff(reading, &handoff.id, line, &mut rows);
        }
    }
    rows
}

fn add_duty(reading: &Reading<'_>, id: DeclarationId, duty: PropertyId, rows: &mut Vec<Accountability>) {
    let policy = reading.policy;
    for line in policy.effective(id, duty) {
        let scope = reading.clauses(line, known().scope).find_map(|clause| reading.text(clause));
        let row = |party: Party, tie: Tie| Accountability {
            subject: reading.name(id),
            subject_kind: policy.kind(id).word().to_owned(),
            duty: duty.path().to_owned(),
            party: reading.party_name(party),
            party_kind: reading.party_kind(party),
            tie,
            scope: scope.clone(),
            explicit: policy.stating(id, duty) == id,
        };
        let accountable: FxHashSet<Party> = reading.parties(line).collect();
        rows.extend(reading.parties(line).map(|party| row(party, Tie::Accountable)));
        for (clause, tie) in ties() {
            let parties = reading.clauses(line, clause).flat_map(|fact| reading.parties(fact));
            let others = parties.filter(|party| tie != Tie::Responsible || !accountable.contains(party));
            rows.extend(others.map(|party| row(party, tie)));
        }
    }
}

fn add_handoff(reading: &Reading<'_>, id: &str, line: FactId, rows: &mut Vec<Accountability>) {
    let duty = reading.policy.fact(line).entry.id;
    if duties::number(duty).is_none() {
        return;
    }
    rows.extend(reading.parties(line).map(|party| Accountability {
        subject: id.to_owned(),
        subject_kind: HANDOFF.to_owned(),
        duty: duty.path().to_owned(),
        party: reading.party_name(party),
        party_kind: reading.party_kind(party),
        tie: Tie::Accountable,
        scope: None,
        explicit: true,
    }));
}

/// The load of every party that answers for something, by party.
pub(super) fn load(rows: &[Accountability]) -> Vec<Load> {
    let mut found: BTreeMap<&str, (&str, Answers<'_>)> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.tie == Tie::Accountable) {
        let (_, answers) = found.entry(&row.party).or_insert((&row.party_kind, Answers::default()));
        answers.duties += 1;
        answers.things.insert((&row.subject_kind, &row.subject));
    }
    let load = |(party, (kind, answers)): (&str, (&str, Answers<'_>))| Load {
        party: party.to_owned(),
        party_kind: kind.to_owned(),
        touchpoints: answers.count(Kind::Touchpoint),
        journeys: answers.count(Kind::Journey),
        duties: answers.duties,
    };
    found.into_iter().map(load).collect()
}

/// What one party answers for.
#[derive(Default)]
struct Answers<'r> {
    duties: usize,
    /// By kind and id.
    things: FxHashSet<(&'r str, &'r str)>,
}

impl Answers<'_> {
    fn count(&self, kind: Kind) -> usize {
        self.things.iter().filter(|(of, _)| *of == kind.word()).count()
    }
}
