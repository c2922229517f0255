//! Pass 3: the tables of [`Relations`].
//!
//! In: a policy whose facts are read. Out: who points at whom, what is inherited, who stands above whom, the departments of
//! each party, the head, and which of these may have more to them than could be read.

mod again;

pub(super) use again::relate_again;

use super::duties;
use super::lists::Lists;
use super::policy::{DeclarationId, FactId, Policy, range};
use super::relations::{Channel, Reference, Relations};
use super::value::Value;
use crate::vocabulary::{Entry, Kind, KindSet, PropertyId, known};

/// Builds the tables.
pub(super) fn relate(policy: &Policy) -> Relations {
    let channels = channels(policy);
    let mut relations = Relations {
        may_be_unread: may_be_unread(policy, &channels),
        channels,
        stated_duties: policy.declarations().map(|id| stated_duties(policy, id)).collect(),
        above: above(policy),
        open: open(policy),
        ..Relations::default()
    };
    let named = references(policy, &relations, policy.declarations(), Vec::with_capacity(policy.values.len()));
    let Relations { starts, groups, references, .. } = grouped(named, policy.declarations().len());
    (relations.starts, relations.groups, relations.references) = (starts, groups, references);
    relations.departments = Lists::of(policy.declarations(), |id, list| departments(policy, &relations, id, list));
    relations.head = head(policy);
    relations
}

fn targets(policy: &Policy, fact: FactId) -> impl Iterator<Item = DeclarationId> + '_ {
    policy.values(fact).iter().filter_map(|held| held.value.declaration())
}

fn stated_targets(
    policy: &Policy,
    id: DeclarationId,
    property: Option<PropertyId>,
) -> impl Iterator<Item = DeclarationId> + '_ {
    let facts = property.into_iter().flat_map(move |property| policy.stated(id, property));
    facts.flat_map(|fact| targets(policy, fact))
}

fn channels(policy: &Policy) -> Vec<Channel> {
    policy.declarations().map(|id| channel(policy, id)).collect()
}

fn channel(policy: &Policy, id: DeclarationId) -> Channel {
    if duties::are_inherited_by(policy.kind(id)) { channel_of(policy, id) } else { Channel::Without }
}

/// Whether anything of a declaration, or its channel, is not known.
fn may_be_unread(policy: &Policy, channels: &[Channel]) -> bool {
    let is_missing = |id| policy.declaration(id).missing != super::Missing::Nothing;
    channels.contains(&Channel::Unknown) || policy.declarations().any(is_missing)
}

fn channel_of(policy: &Policy, id: DeclarationId) -> Channel {
    let Some(property) = known().channel else { return Channel::Without };
    let mut values = policy.stated(id, property).flat_map(|fact| policy.values(fact));
    match values.next().map(|held| held.value) {
        Some(Value::Declaration(channel)) => Channel::Known(channel),
        Some(_) => Channel::Unknown,
        None if policy.declaration(id).missing.may_state(property) => Channel::Unknown,
        None => Channel::Without,
    }
}

fn stated_duties(policy: &Policy, id: DeclarationId) -> u8 {
    let duties = policy.lines(id).filter_map(|fact| duties::number(policy.property(fact)));
    duties.fold(0, |bits, duty| bits | 1 << duty)
}

/// Whoever a party answers to: the ends of the properties that lead upwards, nearest first.
fn above(policy: &Policy) -> Lists {
    Lists::of(policy.declarations(), |id, found| directly_above(policy, id, found))
}

fn directly_above(policy: &Policy, id: DeclarationId, found: &mut Vec<DeclarationId>) {
    let known = known();
    let upward = match policy.kind(id) {
        Kind::Executive => [known.reports_to, None, None],
        Kind::Role => [known.reports_to, known.in_department, None],
        Kind::Department => [known.led_by, known.reports_to, known.part_of],
        Kind::Partner => [known.managed_by, None, None],
        Kind::Forum => [known.chaired_by, None, None],
        _ => return,
    };
    for target in upward.into_iter().flat_map(|property| stated_targets(policy, id, property)) {
        if target != id && !found.contains(&target) {
            found.push(target);
        }
    }
}

/// The inverses of lines that could not be read, and which kinds these may name.
fn open(policy: &Policy) -> Vec<(PropertyId, KindSet)> {
    let mut open: Vec<(PropertyId, KindSet)> = Vec::new();
    let mut mark = |entry: &Entry| {
        let (Some(inverse), targets) = (entry.inverse, entry.property.value.targets()) else { return };
        match open.iter_mut().find(|(open, _)| *open == inverse) {
            Some((_, kinds)) => *kinds = kinds.or(targets),
            None => open.push((inverse, targets)),
        }
    };
    for kind in crate::vocabulary::KINDS {
        let all = policy.something_unread;
        let torn = policy.of_kind(kind.kind).iter().map(|id| policy.declaration(*id).missing);
        let missing: Vec<_> = torn.filter(|missing| *missing != super::Missing::Nothing).collect();
        let unread = |property: PropertyId| all || missing.iter().any(|missing| missing.may_state(property));
        for entry in crate::vocabulary::properties(kind.kind).iter().filter(|entry| unread(entry.id)) {
            entry.with_inner().for_each(&mut mark);
        }
    }
    let unclear = policy.extents.iter().filter(|extent| !extent.is_clear);
    for fact in unclear.flat_map(|extent| policy.facts.get(range(extent.facts)).unwrap_or(&[])) {
        let values = policy.values.get(range(fact.values)).unwrap_or(&[]);
        if values.iter().any(|held| held.value == Value::Unknown) {
            mark(fact.entry);
        }
    }
    open
}

/// A declaration that is named, and where.
type Named = (DeclarationId, Reference);

/// Every place where a holder names something; `named` is where they go.
fn references(
    policy: &Policy,
    relations: &Relations,
    holders: impl Iterator<Item = DeclarationId>,
    mut named: Vec<Named>,
) -> Vec<Named> {
    for id in holders.filter(|id| !policy.names.is_shadowed(*id)) {
        for fact in policy.lines(id) {
            name_all(policy, id, fact, &mut named);
        }
        if let Some(Channel::Known(channel)) = relations.channels.get(id.index()) {
            name_inherited(policy, relations, (id, *channel), &mut named);
        }
    }
    named
}

fn name_all(policy: &Policy, holder: DeclarationId, fact: FactId, named: &mut Vec<Named>) {
    let inverse = policy.fact(fact).entry.inverse;
    for target in targets(policy, fact) {
        named.push((target, Reference { inverse, holder, fact }));
    }
    for inner in policy.inner(fact) {
        name_all(policy, holder, inner, named);
    }
}

/// What a channel's duties name, they name for each touch-point that takes them.
fn name_inherited(
    policy: &Policy,
    relations: &Relations,
    (touchpoint, channel): (DeclarationId, DeclarationId),
    named: &mut Vec<Named>,
) {
    for fact in policy.lines(channel) {
        if relations.inherits(touchpoint, policy.fact(fact).entry.id).is_some() {
            name_all(policy, touchpoint, fact, named);
        }
    }
}

/// The references in groups by target, those of each target by inverse. The targets are counted into place: to compare them would
/// cost more than everything else here.
fn grouped(named: Vec<Named>, targets: usize) -> Relations {
    let (starts, mut references) = by_target(&named, targets);
    drop(named);
    let bounds =
        || starts.windows(2).map(|bounds| [0, 1].map(|bound| bounds.get(bound).copied().unwrap_or(0) as usize));
    for [start, end] in bounds() {
        references.get_mut(start..end).unwrap_or(&mut []).sort_by_key(|reference| reference.inverse);
    }
    let mut relations = Relations { references, ..Relations::default() };
    bounds().for_each(|[start, end]| relations.close(start..end));
    relations.starts.push(relations.groups.len() as u32);
    relations
}

/// The references in order of their targets, those of one in the order they had; and where those of each begin.
fn by_target(named: &[Named], targets: usize) -> (Vec<u32>, Vec<Reference>) {
    let mut starts = vec![0_u32; targets + 1];
    for (target, _) in named {
        bump(&mut starts, target.index() + 1);
    }
    let mut total = 0;
    for start in &mut starts {
        total += *start;
        *start = total;
    }
    let mut next = starts.clone();
    let mut ordered: Vec<Reference> = named.iter().map(|(_, reference)| *reference).collect();
    for (target, reference) in named {
        let at = bump(&mut next, target.index());
        if let Some(place) = ordered.get_mut(at as usize) {
            *place = *reference;
        }
    }
    (starts, ordered)
}

/// Counts one more, and gives the count before.
fn bump(counts: &mut [u32], index: usize) -> u32 {
    let Some(count) = counts.get_mut(index) else { return u32::MAX };
    *count += 1;
    *count - 1
}

fn departments(policy: &Policy, relations: &Relations, id: DeclarationId, list: &mut Vec<DeclarationId>) {
    match policy.kind(id) {
        Kind::Department => list.push(id),
        Kind::Role => list.extend(stated_targets(policy, id, known().in_department)),
        Kind::Executive => {
            let led = known().leads.map_or(&[][..], |leads| relations.under(id, leads));
            list.extend(led.iter().map(|reference| reference.holder));
        }
        _ => {}
    }
}

fn head(policy: &Policy) -> Option<DeclarationId> {
    let executives = policy.of_kind(Kind::Executive);
    let has_post = |id: &&DeclarationId| {
        let posts = known().post.into_iter().flat_map(|post| policy.stated(**id, post));
        let mut values = posts.flat_map(|fact| policy.values(fact));
        values
            .any(|held| matches!((held.value, known().chief_executive), (Value::Word(post), Some(ceo)) if post == ceo))
    };
    executives.iter().find(has_post).copied().or_else(|| only_top(policy, executives))
}

/// The one executive who reports to nobody, where it is certain that there is just one.
fn only_top(policy: &Policy, executives: &[DeclarationId]) -> Option<DeclarationId> {
    let reports_to = known().reports_to?;
    let at_top = |id: &&DeclarationId| {
        policy.stated(**id, reports_to).next().is_none() && !policy.declaration(**id).missing.may_state(reports_to)
    };
    let mut top = executives.iter().filter(at_top);
    top.next().copied().filter(|_| top.next().is_none())
}
