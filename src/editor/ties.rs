//! The hierarchy of accountability: what hangs on a party, and on which parties a declaration hangs.
//!
//! In: a policy and a declaration. Out: [`Tie`]s to others, each with the words that say what ties them and the places where they are
//! written. A touch-point is tied by what it takes from its channel too; as that is written elsewhere, the place is then its name.

use std::collections::BTreeMap;

use crate::model::{DeclarationId, FactId, Policy};
use crate::source::Span;

/// What ties a declaration to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// The other one.
    pub other: DeclarationId,
    /// The words of the lines and clauses in which one names the other: `owner`, `reports to`.
    pub words: Vec<&'static str>,
    /// Where the name stands, in the file of the one that names.
    pub at: Vec<Span>,
}

/// What hangs on a party: all that names it, in source order; nothing hangs on anything else.
pub fn hanging_on(policy: &Policy, party: DeclarationId) -> Vec<Tie> {
    if !policy.kind(party).is_party() {
        return Vec::new();
    }
    let mut by_holder: BTreeMap<DeclarationId, Vec<FactId>> = BTreeMap::new();
    for reference in policy.relations().naming(party) {
        by_holder.entry(reference.holder).or_default().push(reference.fact);
    }
    let ties =
        by_holder.into_iter().map(|(holder, facts)| Tie { other: holder, ..tie(policy, (holder, party), facts) });
    ties.collect()
}

/// The parties a declaration hangs on: those it names, in source order.
pub fn hangs_on(policy: &Policy, holder: DeclarationId) -> Vec<Tie> {
    let parties = policy.declarations().filter(|id| policy.kind(*id).is_party());
    let ties = parties.map(|party| {
        let naming = policy.relations().naming(party).iter();
        let facts = naming.filter(|reference| reference.holder == holder).map(|reference| reference.fact);
        tie(policy, (holder, party), facts.collect())
    });
    ties.filter(|tie| !tie.at.is_empty()).collect()
}

/// The lines in which a declaration names a party, as the tie to the party.
fn tie(policy: &Policy, (holder, party): (DeclarationId, DeclarationId), mut facts: Vec<FactId>) -> Tie {
    facts.sort_by_key(|fact| policy.place(*fact));
    facts.dedup();
    let mut tie = Tie { other: party, words: Vec::new(), at: Vec::new() };
    for fact in facts {
        let word = policy.fact(fact).entry.property.words;
        if !tie.words.contains(&word) {
            tie.words.push(word);
        }
        tie.at.extend(places(policy, (holder, party), fact));
    }
    tie.at.sort();
    tie.at.dedup();
    tie
}

/// Where a line names a party; of a line of another declaration, the name of the one that takes it from there.
fn places(policy: &Policy, (holder, party): (DeclarationId, DeclarationId), fact: FactId) -> Vec<Span> {
    if policy.fact(fact).holder != holder {
        return vec![policy.declaration(holder).name];
    }
    let values = policy.values(fact).iter().filter(|held| held.value.declaration() == Some(party));
    values.map(|held| policy.value_place(fact, held)).collect()
}
