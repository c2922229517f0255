//! Whom a rule asks while it is run.
//!
//! In: each declaration whose lines, names or neighbours are looked at. Out: these declarations, each once, for one case of a rule at
//! a time. What is the same throughout a run is asked unheard: it belongs to no case.

use std::cell::{Cell, RefCell};

use crate::model::DeclarationId;

/// So many are noted before those that are noted twice are looked for.
const MANY: usize = 64;

/// The declarations asked, if anybody wants to know.
#[derive(Debug, Default)]
pub struct Asked {
    listens: Cell<bool>,
    noted: RefCell<Noted>,
}

/// Declarations, of which some may be noted twice.
#[derive(Debug, Default)]
struct Noted {
    ids: Vec<DeclarationId>,
    /// How many of them are known to be there once.
    once: usize,
}

impl Asked {
    /// One that listens from now on.
    pub fn listening() -> Asked {
        Asked { listens: Cell::new(true), ..Asked::default() }
    }

    /// A declaration is asked.
    pub fn note(&self, id: DeclarationId) {
        if self.listens.get() {
            self.noted.borrow_mut().note(id);
        }
    }

    /// So are all of these.
    pub(super) fn note_all(&self, ids: &[DeclarationId]) {
        ids.iter().for_each(|id| self.note(*id));
    }

    /// Those noted so far, each once and in order; begins anew.
    pub fn take(&self) -> Vec<DeclarationId> {
        self.noted.take().each_once()
    }

    /// Works something out, and tells whom that asked; it counts as asked here as well.
    pub(super) fn during<T>(&self, work: impl FnOnce() -> T) -> (T, Vec<DeclarationId>) {
        let before = self.noted.take();
        let result = work();
        let asked = self.noted.replace(before).each_once();
        self.note_all(&asked);
        (result, asked)
    }

    /// Works something out without noting whom that asks.
    pub fn unheard<T>(&self, work: impl FnOnce() -> T) -> T {
        let listens = self.listens.replace(false);
        let result = work();
        self.listens.set(listens);
        result
    }
}

impl Noted {
    fn note(&mut self, id: DeclarationId) {
        if self.ids.last() == Some(&id) {
            return;
        }
        self.ids.push(id);
        if self.ids.len() > MANY + 2 * self.once {
            self.sort();
        }
    }

    fn sort(&mut self) {
        self.ids.sort_unstable();
        self.ids.dedup();
        self.once = self.ids.len();
    }

    fn each_once(mut self) -> Vec<DeclarationId> {
        self.sort();
        self.ids
    }
}
