//! Finding the elements of a list by an index instead of going through them all.
//!
//! In: a filter. Out: the list that gives the same items. A list that depends on no variable (`all metrics`), filtered by a
//! condition that holds one of its properties against something else (`m.owner = p`, `t in m.about`), becomes a
//! [`List::Lookup`]: the index is made once a run, and each question costs what it finds. What the index finds is tested
//! again, so it may find too much, never too little.
//!
//! Likewise the duties of which only those count that are not inherited are not gone through in full first.

use super::derived::Native;
use super::plan::{Filter, Index, List, Lookup, Step, Test};
use super::slots::{Slot, Slots};
use crate::model::Comparator;
use crate::syntax::expression::Relation;

/// The filter as it is to be walked.
pub fn planned(filter: Filter, indexes: &mut Vec<Index>) -> List {
    let Filter { mut over, slot, test } = filter;
    let tests = conjuncts(test);
    if tests.iter().any(|test| leaves_out_inherited(test, slot)) {
        over = without_inherited(over);
    }
    let key = tests.iter().find_map(|test| key_of(test, slot)).filter(|_| over.slots().is_empty());
    let test = Test::All(tests);
    let Some((key, wanted)) = key else { return List::Where(Box::new(Filter { over, slot, test })) };
    indexes.push(Index { over, slot, key });
    List::Lookup(Box::new(Lookup { index: indexes.len() - 1, wanted, slot, test }))
}

/// Whether a condition leaves out what is inherited.
pub(super) fn leaves_out_inherited(test: &Test, slot: Slot) -> bool {
    let Test::Not(inner) = test else { return false };
    let Test::Exists(List::Step(of, Step::Native(Native::Inherited))) = inner.as_ref() else { return false };
    matches!(**of, List::Slot(of) if of == slot)
}

fn without_inherited(list: List) -> List {
    match list {
        List::Union(lists) => List::Union(lists.into_iter().map(without_inherited).collect()),
        List::Step(of, Step::Native(native)) => List::Step(of, Step::Native(native.own())),
        other => other,
    }
}

/// The conditions that must all hold.
pub fn conjuncts(test: Test) -> Vec<Test> {
    match test {
        Test::All(tests) => tests.into_iter().flat_map(conjuncts).collect(),
        Test::Not(test) => refuted(*test),
        other => vec![other],
    }
}

/// The conditions that must all hold for one not to: none of several that may hold does.
fn refuted(test: Test) -> Vec<Test> {
    match test {
        Test::Any(tests) => tests.into_iter().flat_map(refuted).collect(),
        Test::Not(test) => conjuncts(*test),
        other => vec![Test::Not(Box::new(other))],
    }
}

/// What a condition holds the element against: a key of the element alone, and what does not depend on the element.
fn key_of(test: &Test, slot: Slot) -> Option<(List, List)> {
    let (Test::Same(sides, Comparator::Equal) | Test::Relate(Relation::In | Relation::Overlaps, sides)) = test else {
        return None;
    };
    let (left, right) = sides.as_ref();
    let found = [(left, right), (right, left)].into_iter().find(|(key, wanted)| {
        key.slots() == Slots::only(slot) && !wanted.slots().is_empty() && !wanted.slots().contains(slot)
    });
    found.map(|(key, wanted)| (key.clone(), wanted.clone()))
}
