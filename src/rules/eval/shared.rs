//! What a rule works out once for all its cases, kept from one edition of a policy to the next.
//!
//! In: an evaluator that has run. Out: [`Shared`], for an evaluator of a later edition: as it is where nothing was touched that these
//! lists, conditions and indexes look at, else to see whether they come to the same. Only what names declarations, words, parties,
//! days and plain numbers lasts: which number a line has, or a unit of the policy's own, may be another in the next edition.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use super::{Built, Evaluator, Remembered, Walk};
use crate::model::{Unit, Value};
use crate::rules::item::{Item, Truth};
use crate::rules::plan::SharedPart;

/// What is the same for all cases, by its number.
#[derive(Debug, Default)]
pub struct Shared {
    lists: Vec<Part<(Arc<[Item]>, Walk)>>,
    tests: Vec<Part<Truth>>,
    indexes: Vec<Part<Arc<Built>>>,
}

/// What is known of one thing that is the same for all cases.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part<T> {
    /// No case asked for it.
    NotAsked,
    /// It came to something that does not last.
    Fleeting,
    /// It came to this.
    Is(T),
}

impl<T: Clone> Part<T> {
    fn known(&self) -> Option<T> {
        if let Part::Is(known) = self { Some(known.clone()) } else { None }
    }

    fn is_asked(&self) -> bool {
        !matches!(self, Part::NotAsked)
    }

    /// Whether it comes to the same again, as far as it matters.
    fn is_again(&self, again: impl FnOnce(&T) -> bool) -> bool {
        match self {
            Part::NotAsked => true,
            Part::Fleeting => false,
            Part::Is(known) => again(known),
        }
    }
}

impl Shared {
    /// With what was known before of whatever nobody asked for since: the cases that were not judged again rest on it.
    pub fn since(self, before: &Shared) -> Shared {
        Shared {
            lists: since(self.lists, &before.lists),
            tests: since(self.tests, &before.tests),
            indexes: since(self.indexes, &before.indexes),
        }
    }
}

fn since<T: Clone>(parts: Vec<Part<T>>, before: &[Part<T>]) -> Vec<Part<T>> {
    let before = before.iter().chain(std::iter::repeat(&Part::NotAsked));
    parts.into_iter().zip(before).map(|(part, before)| if part.is_asked() { part } else { before.clone() }).collect()
}

impl Evaluator<'_> {
    /// Begins with what an evaluator of an edition before has worked out for all cases.
    pub fn recalling(mut self, shared: &Shared) -> Self {
        for (cell, list) in self.once.iter_mut().zip(&shared.lists) {
            let remembered = |(items, walk)| Remembered { with: Vec::new(), items, walk, asked: Vec::new() };
            *cell = RefCell::new(list.known().map(remembered).map(Rc::new));
        }
        for (cell, test) in self.once_tested.iter_mut().zip(&shared.tests) {
            *cell = test.known().map_or_else(OnceCell::new, OnceCell::from);
        }
        for (cell, index) in self.built.iter_mut().zip(&shared.indexes) {
            *cell = index.known().map_or_else(OnceCell::new, OnceCell::from);
        }
        self
    }

    /// Whether it comes to what an evaluator of an edition before has worked out for all cases.
    pub fn confirms(&self, shared: &Shared, parts: &[SharedPart]) -> bool {
        let mut indexes = shared.indexes.iter().enumerate();
        parts.iter().all(|part| self.confirms_part(shared, part))
            && indexes.all(|(number, index)| index.is_again(|known| self.built(number) == Some(known)))
    }

    fn confirms_part(&self, shared: &Shared, part: &SharedPart) -> bool {
        match part {
            SharedPart::List(once) => shared.lists.get(once.number as usize).is_none_or(|list| {
                list.is_again(|(items, walk)| {
                    let now = self.remember(once);
                    now.items == *items && now.walk == *walk
                })
            }),
            SharedPart::Test(number, test) => {
                let known = shared.tests.get(*number as usize);
                known.is_none_or(|known| known.is_again(|truth| self.remembered_test(*number, test) == *truth))
            }
        }
    }

    /// What it has worked out for all cases, as far as that lasts.
    pub fn shared(&self) -> Shared {
        Shared {
            lists: self.once.iter().map(list).collect(),
            tests: self
                .once_tested
                .iter()
                .map(|cell| cell.get().map_or(Part::NotAsked, |truth| Part::Is(*truth)))
                .collect(),
            indexes: self.built.iter().map(index).collect(),
        }
    }
}

fn list(cell: &RefCell<Option<Rc<Remembered>>>) -> Part<(Arc<[Item]>, Walk)> {
    match cell.borrow().as_ref() {
        Some(known) if known.with.is_empty() && known.items.iter().all(lasts) => {
            Part::Is((Arc::clone(&known.items), known.walk))
        }
        Some(known) if known.with.is_empty() => Part::Fleeting,
        _ => Part::NotAsked,
    }
}

fn index(cell: &OnceCell<Arc<Built>>) -> Part<Arc<Built>> {
    match cell.get() {
        None => Part::NotAsked,
        Some(built) if built.items().iter().all(lasts) => Part::Is(Arc::clone(built)),
        Some(_) => Part::Fleeting,
    }
}

fn lasts(item: &Item) -> bool {
    match item {
        Item::Value(Value::Quantity(number)) => number.unit == Unit::None,
        Item::Value(value) => {
            matches!(value, Value::Declaration(_) | Value::Word(_) | Value::Party(_) | Value::Date(_) | Value::All(_))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tests(tests: Vec<Part<Truth>>) -> Shared {
        Shared { tests, ..Shared::default() }
    }

    #[test]
    fn what_nobody_asked_for_again_is_known_as_before() {
        let before = tests(vec![Part::Fleeting, Part::Is(Truth::True), Part::Is(Truth::True), Part::NotAsked]);
        let now = tests(vec![Part::NotAsked, Part::NotAsked, Part::Is(Truth::False), Part::NotAsked]);
        let since = [Part::Fleeting, Part::Is(Truth::True), Part::Is(Truth::False), Part::NotAsked];
        assert_eq!(now.since(&before).tests, since);
    }

    #[test]
    fn without_an_edition_before_only_what_was_asked_is_known() {
        let now = || tests(vec![Part::NotAsked, Part::Is(Truth::True)]);
        assert_eq!(now().since(&Shared::default()).tests, now().tests);
    }
}
