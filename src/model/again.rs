//! What an edit leaves of a policy.
//!
//! In: a policy and the trees it was read from, and the trees of now. Out: the declarations of now, found sooner where they are
//! still named alike; which of them state what they stated, so that [`super::read`] copies it; and the relations, made anew only
//! of those that state something else. Nothing is taken over that could come out otherwise if it were read: the policy and its
//! problems are those of [`super::build`].

#[cfg(test)]
mod tests;

use std::sync::Arc;

use super::names::{self, Found, Lines};
use super::policy::{Declaration, DeclarationId, Extent, Fact, Held, Missing, Policy, range};
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

/// The declarations of now, and how many of them, at the beginning and at the end, stand in the very lines they stood in.
pub(super) struct Again<'t> {
    pub(super) found: Found<'t>,
    same: (usize, usize),
}

impl<'b> Before<'b> {
    /// What [`names::find`] finds.
    pub(super) fn find<'t>(&self, sources: &Sources, trees: &'t [Tree]) -> Again<'t> {
        self.named_alike(sources, trees).unwrap_or_else(|| {
            let found = names::find(sources, trees);
            let same = common_ends(&self.lines(), &found.lines.each, |was, is| is.is_shared_with(*was));
            Again { found, same }
        })
    }

    /// Of each declaration its line.
    fn lines(&self) -> Vec<Line<'b>> {
        let mut lines = self.trees.iter().flat_map(Tree::declarations);
        let line = |declared: &Declaration| lines.find(|line| line.span() == declared.span);
        self.policy.declarations.iter().filter_map(line).collect()
    }

    /// The declarations, where each has the kind and name of the one in its place, and there was and is nothing to tell of them.
    fn named_alike<'t>(&self, sources: &Sources, trees: &'t [Tree]) -> Option<Again<'t>> {
        let names = Some(&self.policy.names).filter(|names| names.is_clear)?;
        if !self.trees.iter().map(Tree::file).eq(trees.iter().map(Tree::file)) {
            return None;
        }
        let mut moving = Moving { was: self.policy, sources, declarations: Vec::new(), touched: Vec::new() };
        moving.declarations.reserve_exact(self.policy.declarations.len());
        self.trees.iter().zip(trees).try_for_each(|(was, is)| moving.file(was, is))?;
        let (same, declarations, lines) = (moving.same(), moving.declarations, Lines { trees, ..Lines::default() });
        Some(Again { found: Found { declarations, lines, names: Arc::clone(names), ..Found::default() }, same })
    }
}

/// Declarations on their way to their places of now, file by file.
struct Moving<'b> {
    was: &'b Policy,
    sources: &'b Sources,
    declarations: Vec<Declaration>,
    /// Which of them were read anew: from the first to behind the last, in each file that has any.
    touched: Vec<(usize, usize)>,
}

impl Moving<'_> {
    /// Those of the next file; nothing where one of them is another.
    fn file(&mut self, was: &Tree, is: &Tree) -> Option<()> {
        let (between, done) = (is.differing(was), self.declarations.len());
        let rest = self.was.declarations.get(done..)?;
        let up_to = |end: u32| rest.partition_point(|one| (one.span.file, one.span.start) < (was.file(), end));
        let (first, last, all) = (up_to(between.was.0), up_to(between.was.1), up_to(u32::MAX));
        self.move_on(rest.get(..first)?, is, 0);
        self.read_again(rest.get(first..last)?, is.declarations_within(between.is).collect())?;
        self.move_on(rest.get(last..all)?, is, between.is.1.wrapping_sub(between.was.1));
        if first < last {
            self.touched.push((done + first, done + last));
        }
        Some(())
    }

    /// Takes over declarations that stand in lines they stood in, which have moved `by` so much.
    fn move_on(&mut self, was: &[Declaration], tree: &Tree, by: u32) {
        self.declarations.extend(was.iter().map(|was| was.moved(by)).map(|is| match is.missing {
            Missing::Nothing => is,
            _ => Declaration { missing: tree.declaration_at(is.span.start).map_or(is.missing, names::missing), ..is },
        }));
    }

    /// Finds declarations in their lines, if each of them has the kind and name it had.
    fn read_again(&mut self, was: &[Declaration], lines: Vec<Line<'_>>) -> Option<()> {
        if was.len() != lines.len() {
            return None;
        }
        for (was, line) in was.iter().zip(lines) {
            let name = self.was.sources().slice(was.name);
            let is_it = |is: &Declaration| is.kind == was.kind && self.sources.slice(is.name) == name;
            self.declarations.push(names::declared(self.sources, line).filter(is_it)?);
        }
        Some(())
    }

    /// How many at the beginning and at the end were not read anew.
    fn same(&self) -> (usize, usize) {
        let all = self.declarations.len();
        let first = self.touched.first().map_or(all, |(first, _)| *first);
        (first, self.touched.last().map_or(0, |(_, last)| all - last))
    }
}

/// So much more than before is made room for.
const SOME: usize = 256;

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
    pub(super) fn new(policy: &'b Policy, Again { found, same }: &Again<'_>) -> Kept<'b> {
        let is_named_alike = Arc::ptr_eq(&policy.names, &found.names);
        let names = policy.declarations().filter(|_| !is_named_alike);
        Kept {
            policy,
            lengths: (policy.declarations.len(), found.declarations.len()),
            same: *same,
            now: names.map(|id| named(policy, id, found)).collect(),
            is_named_alike,
        }
    }

    /// Room for as many facts and values as there were, and some more.
    pub(super) fn room(&self) -> (usize, usize) {
        (self.policy.facts.len() + SOME, self.policy.values.len() + SOME)
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
