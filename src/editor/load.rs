//! How much a party answers for, counted.
//!
//! In: a policy and a party. Out: words, a duty each: `owns 14 touch-points`. Whatever a touch-point takes from its channel counts.

use crate::model::{DeclarationId, Policy, Value, duties};
use crate::vocabulary::{DUTIES, Kind, PropertyId};

/// The kinds of things that parties have duties for.
const THINGS: [Kind; 3] = [Kind::Touchpoint, Kind::Journey, Kind::Channel];

/// What a party answers for, duty by duty; nothing of what is no party.
pub fn load(policy: &Policy, party: DeclarationId) -> Vec<String> {
    let duties = duties::all().iter().zip(DUTIES).filter(|_| policy.kind(party).is_party());
    let told = duties.filter_map(|(duty, row)| {
        let things = counted(policy, &held(policy, party, *duty));
        row.inverse.filter(|_| !things.is_empty()).map(|does| format!("{does} {}", things.join(", ")))
    });
    told.collect()
}

/// How many there are of each kind: `14 touch-points`, `1 channel`.
fn counted(policy: &Policy, things: &[DeclarationId]) -> Vec<String> {
    let count = |kind: Kind| (kind, things.iter().filter(|thing| policy.kind(**thing) == kind).count());
    let said = |(kind, count): (Kind, usize)| format!("{count} {}", kind.row().nouns(count));
    THINGS.into_iter().map(count).filter(|(_, count)| *count > 0).map(said).collect()
}

/// The things for which a party has a duty, in source order.
fn held(policy: &Policy, party: DeclarationId, duty: PropertyId) -> Vec<DeclarationId> {
    let is_held = |thing: &DeclarationId| {
        let mut lines = policy.effective(*thing, duty);
        lines.any(|line| policy.values(line).iter().any(|held| held.value == Value::Declaration(party)))
    };
    let naming = policy.relations().naming(party).iter().map(|reference| reference.holder);
    let mut things: Vec<DeclarationId> = naming.filter(|id| THINGS.contains(&policy.kind(*id))).collect();
    things.sort();
    things.dedup();
    things.retain(is_held);
    things
}
