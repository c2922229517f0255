//! What a rule goes through, narrowed to the kind of declaration it sets out from.
//!
//! In: the [`Course`] of a rule and a kind. Out: the same course without what a declaration of this kind cannot have: a touch-point
//! has no handoffs, so nothing of `x.handoff.owner` is left where `x` is one, and whether `x is route` is known. It finds the same.

use super::derived::{self, Native};
use super::join::leaves_out_inherited;
use super::plan::{Filter, List, Lookup, Step, Test};
use super::rule::{Binding, Course};
use super::slots::{Slot, Slots};
use super::unstated::set_apart;
use crate::model::duties;
use crate::vocabulary::{Kind, KindSet};

/// The course from declarations of a kind, which the variable `from` holds.
pub(super) fn narrowed(course: &Course, from: Slot, kind: Kind) -> Course {
    let mut narrow = Narrow { kind, of_kind: Slots::only(from) };
    let bindings = course.bindings.iter().map(|binding| narrow.binding(binding)).collect();
    Course { bindings, require: narrow.test(&course.require) }
}

/// What is known.
#[derive(Clone, Copy)]
struct Narrow {
    kind: Kind,
    /// The variables that hold a declaration of this kind.
    of_kind: Slots,
}

impl Narrow {
    fn binding(&mut self, binding: &Binding) -> Binding {
        let list = self.list(&binding.list);
        if self.is_of_kind(elements(&list)) {
            self.of_kind = self.of_kind.or(Slots::only(binding.slot));
        }
        Binding { slot: binding.slot, list }
    }

    fn is_of_kind(self, list: &List) -> bool {
        matches!(list, List::Slot(slot) if self.of_kind.contains(*slot))
    }

    fn list(self, list: &List) -> List {
        let boxed = |list: &List| Box::new(self.list(list));
        match list {
            List::Step(of, step) => self.step(of, *step),
            List::Union(lists) => union(lists.iter().map(|list| self.list(list))),
            List::Where(filter) => self.filter(filter),
            List::Lookup(lookup) => List::Lookup(Box::new(self.lookup(lookup))),
            List::Each(lists, slot) => List::Each(self.both(lists), *slot),
            List::Distinct(list) => List::Distinct(boxed(list)),
            List::First(list) => List::First(boxed(list)),
            List::Count(list) => List::Count(boxed(list)),
            List::Extreme(extreme, list) => List::Extreme(*extreme, boxed(list)),
            List::LongestRun(list) => List::LongestRun(boxed(list)),
            List::Steps(lists) => List::Steps(self.both(lists)),
            List::Share(lists) => List::Share(self.both(lists)),
            List::Sum(sign, lists) => List::Sum(*sign, self.both(lists)),
            other => other.clone(),
        }
    }

    fn both(self, lists: &(List, List)) -> Box<(List, List)> {
        Box::new((self.list(&lists.0), self.list(&lists.1)))
    }

    fn step(self, of: &List, step: Step) -> List {
        let of = self.list(of);
        if of.is_nothing() || self.is_of_kind(&of) && !leads_from(step, self.kind) {
            return List::nothing();
        }
        List::Step(Box::new(of), step)
    }

    fn filter(self, Filter { over, slot, test }: &Filter) -> List {
        let over = self.list(over);
        if over.is_nothing() {
            return over;
        }
        let of_kind = if self.is_of_kind(&over) { self.of_kind.or(Slots::only(*slot)) } else { self.of_kind };
        let mut test = Narrow { of_kind, ..self }.test(test);
        if !self.may_be_inherited(&over) {
            test = without(test, |test| leaves_out_inherited(test, *slot));
        }
        match self.is_of_kind(&over) {
            true if test.always_holds() => over,
            true if test.never_holds() => List::nothing(),
            true => List::Where(Box::new(Filter { over, slot: *slot, test: set_apart(test, of_kind) })),
            false => List::Where(Box::new(Filter { over, slot: *slot, test })),
        }
    }

    /// Whether something of a list may be taken from a channel.
    fn may_be_inherited(self, list: &List) -> bool {
        match list {
            List::Union(lists) => lists.iter().any(|list| self.may_be_inherited(list)),
            List::Where(filter) => self.may_be_inherited(&filter.over),
            List::Step(_, Step::Native(Native::OwnDuties | Native::OwnAssignments | Native::Ends)) => false,
            List::Step(of, Step::Own(own)) => {
                own.duty.is_some() && (!self.is_of_kind(of) || duties::are_inherited_by(self.kind))
            }
            List::Step(of, Step::Inner(_)) => self.may_be_inherited(of),
            _ => true,
        }
    }

    fn lookup(self, lookup: &Lookup) -> Lookup {
        Lookup { wanted: self.list(&lookup.wanted), test: self.test(&lookup.test), ..*lookup }
    }

    fn test(self, test: &Test) -> Test {
        match test {
            Test::All(tests) => self.all(tests),
            Test::Any(tests) => self.any(tests),
            Test::Not(test) => self.not(test),
            Test::IsKind(list, kind) if self.is_of_kind(list) => Test::of(*kind == self.kind),
            Test::IsKind(list, kind) => self.of_some(list, |list| Test::IsKind(list, *kind)),
            Test::IsWord(list, word) => self.of_some(list, |list| Test::IsWord(list, *word)),
            Test::IsParty(list, party) => self.of_some(list, |list| Test::IsParty(list, *party)),
            Test::IsAll(list) => self.of_some(list, Test::IsAll),
            Test::Exists(list) => self.of_some(list, Test::Exists),
            Test::Compare(sides, comparator) => self.of_sides(sides, |sides| Test::Compare(sides, *comparator)),
            Test::Same(sides, comparator) => self.of_sides(sides, |sides| Test::Same(sides, *comparator)),
            Test::Relate(relation, sides) => self.of_sides(sides, |sides| Test::Relate(*relation, sides)),
            Test::Once(..) | Test::Unstated(_) => test.clone(),
        }
    }

    /// What holds of one item at least; of nothing nothing does.
    fn of_some(self, list: &List, test: impl FnOnce(List) -> Test) -> Test {
        let list = self.list(list);
        if list.is_nothing() { Test::of(false) } else { test(list) }
    }

    /// A comparison; with nothing on its left none holds.
    fn of_sides(self, sides: &(List, List), test: impl FnOnce(Box<(List, List)>) -> Test) -> Test {
        let sides = self.both(sides);
        if sides.0.is_nothing() { Test::of(false) } else { test(sides) }
    }

    fn all(self, tests: &[Test]) -> Test {
        let tests: Vec<Test> = tests.iter().map(|test| self.test(test)).filter(|test| !test.always_holds()).collect();
        if tests.iter().any(Test::never_holds) { Test::of(false) } else { Test::All(tests) }
    }

    fn any(self, tests: &[Test]) -> Test {
        let tests: Vec<Test> = tests.iter().map(|test| self.test(test)).filter(|test| !test.never_holds()).collect();
        if tests.iter().any(Test::always_holds) { Test::of(true) } else { Test::Any(tests) }
    }

    fn not(self, test: &Test) -> Test {
        match self.test(test) {
            test if test.always_holds() => Test::of(false),
            test if test.never_holds() => Test::of(true),
            test => Test::Not(Box::new(test)),
        }
    }
}

/// A condition without those of its parts that hold in any case.
fn without(test: Test, holds: impl Fn(&Test) -> bool) -> Test {
    match test {
        Test::All(tests) => Test::All(tests.into_iter().filter(|test| !holds(test)).collect()),
        other => other,
    }
}

/// Where the items of a list come from, filtered or not.
fn elements(list: &List) -> &List {
    match list {
        List::Where(filter) => elements(&filter.over),
        other => other,
    }
}

/// Those of several lists that can have items.
fn union(lists: impl Iterator<Item = List>) -> List {
    let mut lists: Vec<List> = lists.filter(|list| !list.is_nothing()).collect();
    match (lists.pop(), lists.is_empty()) {
        (Some(only), true) => only,
        (Some(last), false) => {
            lists.push(last);
            List::Union(lists)
        }
        (None, _) => List::nothing(),
    }
}

/// Whether a step can lead anywhere from declarations of a kind.
fn leads_from(step: Step, kind: Kind) -> bool {
    let kinds = match step {
        Step::Own(own) => Some(own.kinds),
        Step::Native(native) => derived::kinds_of(native),
        _ => None,
    };
    kinds.is_none_or(|kinds: KindSet| kinds.contains(kind))
}

impl List {
    fn nothing() -> List {
        List::Union(Vec::new())
    }

    fn is_nothing(&self) -> bool {
        matches!(self, List::Union(lists) if lists.is_empty())
    }
}

impl Test {
    /// What holds always, or never.
    fn of(holds: bool) -> Test {
        if holds { Test::All(Vec::new()) } else { Test::Any(Vec::new()) }
    }

    fn always_holds(&self) -> bool {
        matches!(self, Test::All(tests) if tests.is_empty())
    }

    fn never_holds(&self) -> bool {
        matches!(self, Test::Any(tests) if tests.is_empty())
    }
}

#[cfg(test)]
mod tests;
