//! What a rule works out once for all its cases, kept from one edition of a policy to the next.
//!
//! In: an evaluator that has run. Out: [`Shared`], for an evaluator of a later edition in which nothing was touched that these lists,
//! conditions and indexes look at. Only what names declarations, words, parties and days is kept: which number a line has may be
//! another in the next edition.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use super::{Built, Evaluator, Remembered, Walk};
use crate::model::Value;
use crate::rules::item::{Item, Truth};

/// What is the same for all cases, by its number; nothing where it was not asked for, or does not last.
#[derive(Debug, Default)]
pub struct Shared {
    lists: Vec<Option<(Vec<Item>, Walk)>>,
    tests: Vec<Option<Truth>>,
    indexes: Vec<Option<Arc<Built>>>,
}

impl Evaluator<'_> {
    /// Begins with what an evaluator of an edition before has worked out for all cases.
    pub fn recalling(mut self, shared: &Shared) -> Self {
        for (cell, list) in self.once.iter_mut().zip(&shared.lists) {
            let known =
                list.clone().map(|(items, walk)| Remembered { with: Vec::new(), items, walk, asked: Vec::new() });
            *cell = RefCell::new(known.map(Rc::new));
        }
        for (cell, test) in self.once_tested.iter_mut().zip(&shared.tests) {
            *cell = test.map_or_else(OnceCell::new, OnceCell::from);
        }
        for (cell, index) in self.built.iter_mut().zip(&shared.indexes) {
            *cell = index.clone().map_or_else(OnceCell::new, OnceCell::from);
        }
        self
    }

    /// What it has worked out for all cases, as far as that lasts.
    pub fn shared(&self) -> Shared {
        let list = |cell: &RefCell<Option<Rc<Remembered>>>| {
            let known = cell.borrow().clone().filter(|known| known.with.is_empty() && known.items.iter().all(lasts))?;
            Some((known.items.clone(), known.walk))
        };
        let index = |cell: &OnceCell<Arc<Built>>| cell.get().filter(|built| built.items().iter().all(lasts)).cloned();
        Shared {
            lists: self.once.iter().map(list).collect(),
            tests: self.once_tested.iter().map(|cell| cell.get().copied()).collect(),
            indexes: self.built.iter().map(index).collect(),
        }
    }
}

fn lasts(item: &Item) -> bool {
    matches!(
        item,
        Item::Value(Value::Declaration(_) | Value::Word(_) | Value::Party(_) | Value::Date(_) | Value::All(_))
    )
}
