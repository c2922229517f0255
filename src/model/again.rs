//! What an edit leaves of a policy.
//!
//! In: a policy and the trees it was read from, and the trees of now. Out: the declarations of now, found sooner where they are
//! still named alike; which of them state what they stated, so that [`super::read`] copies it; and the relations, made anew only
//! of those that state something else. Nothing is taken over that could come out otherwise if it were read: the policy and its
//! problems are those of [`super::build`].

#[cfg(test)]
mod tests;

use std::sync::Arc;

use super::names::{self, Found};
use super::policy::{Declaration, DeclarationId, Extent, Fact, Held, Policy, range};
use super::relate::{relate, relate_again};
use super::relations::Relations;
use super::value::Value;
use crate::source::{Sources, common_ends};
use crate::syntax::{Line, Tree};
use crate::vocabulary::Entry;

/// A policy that was read, and what it was read from.
#[derive(Debug, Clone, Copy)]
pub struct Before<'b> {
    /// What was made of it.
    pub policy: &'b Policy,
    /// A tree for each file, in the order of its sources.
    pub trees: &'b [Tree],
}

/// The same, each declaration with its line.
pub(super) struct Was<'b> {
    policy: &'b Policy,
    lines: Vec<Line<'b>>,
}

impl<'b> Was<'b> {
    pub(super) fn new(Before { policy, trees }: Before<'b>) -> Was<'b> {
        let mut lines = trees.iter().flat_map(Tree::declarations);
        let line = |declared: &Declaration| lines.find(|line| line.span() == declared.span);
        Was { policy, lines: policy.declarations.iter().filter_map(line).collect() }
    }

    /// What [`names::find`] finds.
    pub(super) fn find<'t>(&self, sources: &Sources, trees: &'t [Tree]) -> Found<'t> {
        self.named_alike(sources, trees).unwrap_or_else(|| names::find(sources, trees))
    }

    /// The declarations, where each has the kind and name of the one in its place, and there was and is nothing to tell of them.
    fn named_alike<'t>(&self, sources: &Sources, trees: &'t [Tree]) -> Option<Found<'t>> {
        let names = Some(&self.policy.names).filter(|names| names.is_clear)?;
        let lines: Vec<Line<'t>> = trees.iter().flat_map(Tree::declarations).collect();
        if lines.len() != self.lines.len() {
            return None;
        }
        let each = lines.iter().zip(self.policy.declarations().zip(&self.lines));
        let declared = |(line, (id, was)): (&Line<'t>, (DeclarationId, &Line<'b>))| match line.is_shared_with(*was) {
            true => Declaration::of_known(*line, self.policy.kind(id)),
            false => names::declared(sources, *line).filter(|declared| self.is_named(id, declared, sources)),
        };
        let declarations = each.map(declared).collect::<Option<_>>()?;
        Some(Found { declarations, lines, names: Arc::clone(names), ..Found::default() })
    }

    fn is_named(&self, id: DeclarationId, declared: &Declaration, sources: &Sources) -> bool {
        declared.kind == self.policy.kind(id) && sources.slice(declared.name) == self.policy.name(id)
    }
}

/// What of a policy may still be as it was.
pub(super) struct Kept<'b> {
    policy: &'b Policy,
    /// How many declarations there were, and are.
    lengths: (usize, usize),
    /// How many at the beginning, and at the end, stand in the very lines they stood in.
    same: (usize, usize),
    /// For each declaration there was, what its name stands for now; nothing is noted where all stand for the same.
    now: Vec<Option<DeclarationId>>,
    is_named_alike: bool,
}

impl<'b> Kept<'b> {
    pub(super) fn new(was: &Was<'b>, found: &Found<'_>) -> Kept<'b> {
        let policy = was.policy;
        let is_named_alike = Arc::ptr_eq(&policy.names, &found.names);
        let names = policy.declarations().filter(|_| !is_named_alike);
        Kept {
            policy,
            lengths: (was.lines.len(), found.lines.len()),
            same: common_ends(&was.lines, &found.lines, |was, is| is.is_shared_with(*was)),
            now: names.map(|id| named(policy, id, found)).collect(),
            is_named_alike,
        }
    }

    /// What a declaration stated, if it stands in the line it stood in, that could be understood, and all it names is still there.
    pub(super) fn stated(&self, id: DeclarationId) -> Option<Stated<'b>> {
        let policy = self.policy;
        let was = self.clear(id)?;
        let (declared, extent) = (policy.declarations.get(was)?, policy.extents.get(was)?);
        let (facts, values) = (policy.facts.get(range(extent.facts))?, policy.values.get(range(extent.values))?);
        let is_there = |held: &Held| self.now(held.value) != Value::Unknown;
        (self.is_named_alike || values.iter().all(is_there)).then_some(Stated {
            declared,
            extent: *extent,
            facts,
            values,
        })
    }

    /// A value with what its name stands for now; unknown where that is nothing.
    pub(super) fn now(&self, value: Value) -> Value {
        match value {
            Value::Declaration(id) if !self.is_named_alike => {
                self.now.get(id.index()).copied().flatten().map_or(Value::Unknown, Value::Declaration)
            }
            other => other,
        }
    }

    /// Where a declaration was that stands in the same line and of which there was nothing to tell.
    fn clear(&self, id: DeclarationId) -> Option<usize> {
        let (old, new) = self.lengths;
        let was = match id.index() {
            index if index < self.same.0 => index,
            index if index >= new - self.same.1 => index + old - new,
            _ => return None,
        };
        self.policy.extents.get(was).filter(|extent| extent.is_clear).map(|_| was)
    }

    /// The relations: as they were, but for the declarations that state something else.
    pub(super) fn relations(&self, policy: &Policy) -> Arc<Relations> {
        let was = &self.policy.relations;
        match self.changed(policy).as_deref() {
            Some([]) => Arc::clone(was),
            Some(changed) => Arc::new(relate_again(policy, was, changed)),
            None => Arc::new(relate(policy)),
        }
    }

    /// The declarations that state something else; nothing where declarations or facts have other numbers than they had.
    fn changed(&self, policy: &Policy) -> Option<Vec<DeclarationId>> {
        let is_numbered_alike = |id: &DeclarationId| extent(self.policy, *id).facts == extent(policy, *id).facts;
        let read: Vec<_> = policy.declarations().filter(|id| self.clear(*id).is_none()).collect();
        let holds = self.is_named_alike && read.iter().all(is_numbered_alike);
        holds.then(|| read.into_iter().filter(|id| !states_alike(self.policy, policy, *id)).collect())
    }
}

/// What a declaration stated, and where it stood.
pub(super) struct Stated<'b> {
    pub(super) declared: &'b Declaration,
    pub(super) extent: Extent,
    pub(super) facts: &'b [Fact],
    pub(super) values: &'b [Held],
}

/// What the name of a declaration that was stands for now, if it is of the same kind.
fn named(policy: &Policy, id: DeclarationId, found: &Found<'_>) -> Option<DeclarationId> {
    let kind = policy.kind(id);
    let now = found.names.of(kind).get(policy.name(id))?;
    found.declarations.get(now.index()).filter(|declared| declared.kind == kind).map(|_| now)
}

/// Whether a declaration states in one policy what it states in the other, fact by fact, under the same numbers.
fn states_alike(was: &Policy, is: &Policy, id: DeclarationId) -> bool {
    let (old, new) = (extent(was, id), extent(is, id));
    let bounds = |policy: &Policy| (policy.declaration(id).facts, policy.declaration(id).missing);
    bounds(was) == bounds(is)
        && (old.facts, old.values) == (new.facts, new.values)
        && shapes(was, old).eq(shapes(is, new))
        && values(was, old).eq(values(is, new))
}

fn extent(policy: &Policy, id: DeclarationId) -> Extent {
    policy.extents.get(id.index()).copied().unwrap_or_default()
}

/// The facts of a declaration without their places.
fn shapes(policy: &Policy, extent: Extent) -> impl Iterator<Item = (*const Entry, (u32, u32), (u32, u32))> + '_ {
    let facts = policy.facts.get(range(extent.facts)).unwrap_or(&[]).iter();
    facts.map(|fact| (std::ptr::from_ref(fact.entry), fact.values, fact.inner))
}

fn values(policy: &Policy, extent: Extent) -> impl Iterator<Item = Value> + '_ {
    policy.values.get(range(extent.values)).unwrap_or(&[]).iter().map(|held| held.value)
}
