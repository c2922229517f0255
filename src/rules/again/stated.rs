//! What a declaration states, piece by piece.
//!
//! In: a policy and a declaration. Out: its lines and clauses, each with the text up to the next one, so that an edit within a clause
//! touches that clause and not the line it stands on.

use crate::model::{DeclarationId, FactId, Policy, Value};
use crate::source::Span;
use crate::vocabulary::Entry;

/// What a line or clause says, its row, how it is read, and where it stands.
pub(super) struct Stated<'p> {
    pub(super) entry: &'static Entry,
    pub(super) values: Vec<Value>,
    /// Up to what stands within it, or behind it on the same line.
    pub(super) place: Span,
    pub(super) text: &'p str,
}

impl Stated<'_> {
    /// Whether another says the same and is read alike, wherever it stands.
    pub(super) fn says_what(&self, other: &Stated<'_>) -> bool {
        self.entry.id == other.entry.id && self.text == other.text && self.values == other.values
    }
}

/// The lines of a declaration, each followed by what stands within it.
pub(super) fn stated(policy: &Policy, id: DeclarationId) -> Vec<Stated<'_>> {
    let mut all = Vec::new();
    policy.lines(id).for_each(|line| state(policy, line, policy.place(line).end, &mut all));
    all
}

fn state<'p>(policy: &'p Policy, fact: FactId, end: u32, all: &mut Vec<Stated<'p>>) {
    let entry = policy.fact(fact).entry;
    let whole = policy.place(fact);
    let starts = policy.inner(fact).map(|inner| policy.place(inner).start);
    let place = Span { end: starts.clone().next().unwrap_or(end), ..whole };
    let values = policy.values(fact).iter().map(|held| held.value).collect();
    all.push(Stated { entry, values, place, text: policy.sources().slice(place) });
    let ends = starts.skip(1).chain([end]);
    policy.inner(fact).zip(ends).for_each(|(inner, end)| state(policy, inner, end, all));
}
