//! Conditions about lines that most declarations do not have.
//!
//! In: what must hold of a declaration. Out: the same, with what hangs on its own lines alone set apart as one [`Unstated`], whose
//! answer for a declaration that has none of these lines is known before any is looked at: most touch-points state no status.

use super::join::conjuncts;
use super::plan::{List, Own, Step, Test, Unstated};
use super::slots::{Slot, Slots};
use crate::vocabulary::PropertyId;

/// A condition on the declaration that all of some variables hold, with what hangs on its own lines alone set apart and tested first.
pub(super) fn set_apart(test: Test, of: Slots) -> Test {
    let Some(slot) = of.iter().next() else { return test };
    let is_of_lines = |test: &Test| lines(test, of).is_some();
    let (of_lines, mut others): (Vec<Test>, Vec<Test>) = conjuncts(test).into_iter().partition(is_of_lines);
    if !of_lines.is_empty() {
        others.insert(0, unstated(slot, Test::All(of_lines), of));
    }
    Test::All(others)
}

fn unstated(slot: Slot, test: Test, of: Slots) -> Test {
    let properties = lines(&test, of).unwrap_or_default().into_iter().collect();
    Test::Unstated(Box::new(Unstated { slot, properties, holds: holds(&test), test }))
}

/// What it asks the declaration's own lines about; nothing where it asks for anything else.
fn lines(test: &Test, of: Slots) -> Option<Vec<PropertyId>> {
    match test {
        Test::All(tests) | Test::Any(tests) => {
            tests.iter().map(|test| lines(test, of)).collect::<Option<Vec<_>>>().map(|all| all.concat())
        }
        Test::Not(test) => lines(test, of),
        _ => {
            own(test).filter(|(slot, own)| of.contains(*slot) && own.duty.is_none()).map(|(_, own)| vec![own.property])
        }
    }
}

/// The property a condition is about that asks what a variable's declaration states.
fn own(test: &Test) -> Option<(Slot, &Own)> {
    let list = match test {
        Test::Exists(list)
        | Test::IsKind(list, _)
        | Test::IsWord(list, _)
        | Test::IsParty(list, _)
        | Test::IsAll(list) => list,
        _ => return None,
    };
    let List::Step(of, Step::Own(own)) = list else { return None };
    if let List::Slot(slot) = **of { Some((slot, own)) } else { None }
}

/// Whether it holds of a declaration without any of these lines: what is not stated is not there, but for a word that then counts.
fn holds(test: &Test) -> bool {
    let default = || own(test).and_then(|(_, own)| own.default);
    match test {
        Test::All(tests) => tests.iter().all(holds),
        Test::Any(tests) => tests.iter().any(holds),
        Test::Not(test) => !holds(test),
        Test::Exists(_) => default().is_some(),
        Test::IsWord(_, word) => default() == Some(*word),
        _ => false,
    }
}
