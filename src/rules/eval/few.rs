//! Items of which there is mostly one: the first needs no memory of its own.

use crate::rules::item::Item;

/// Some items, in order.
#[derive(Debug, Default)]
pub(super) struct Few {
    first: Option<Item>,
    rest: Vec<Item>,
}

impl Few {
    /// Adds one at the end.
    pub(super) fn push(&mut self, item: Item) {
        match self.first {
            None => self.first = Some(item),
            Some(_) => self.rest.push(item),
        }
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.first.is_none()
    }

    /// The one there is, if there is just one.
    pub(super) fn only(&self) -> Option<Item> {
        self.first.filter(|_| self.rest.is_empty())
    }

    /// All of them, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = Item> + '_ {
        self.first.iter().chain(&self.rest).copied()
    }
}
