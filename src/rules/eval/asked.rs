//! What a rule asks of declarations while it is run.
//!
//! In: each declaration that is looked at, and whether for what it says or for who names it. Out: these questions, each once, for one
//! case of a rule at a time. What is the same throughout a run is asked unheard: it belongs to no case.

use std::cell::{Cell, RefCell};

use crate::model::DeclarationId;

/// So many are noted before those that are noted twice are looked for.
const MANY: usize = 64;

/// What is asked of one declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Question(u32);

impl Question {
    /// What it says.
    pub fn lines(of: DeclarationId) -> Question {
        Question(2 * of.index() as u32)
    }

    /// Who names it.
    pub fn namers(of: DeclarationId) -> Question {
        Question(2 * of.index() as u32 + 1)
    }

    /// Its number: below twice that of the declarations.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The questions asked, if anybody wants to know.
#[derive(Debug, Default)]
pub struct Asked {
    listens: Cell<bool>,
    noted: RefCell<Noted>,
}

/// Questions, of which some may be noted twice.
#[derive(Debug, Default)]
struct Noted {
    questions: Vec<Question>,
    /// How many of them are known to be there once.
    once: usize,
}

impl Asked {
    /// One that listens from now on.
    pub fn listening() -> Asked {
        Asked { listens: Cell::new(true), ..Asked::default() }
    }

    /// A declaration is asked what it says.
    pub fn lines(&self, of: DeclarationId) {
        self.note(Question::lines(of));
    }

    /// A declaration is asked who names it.
    pub fn namers(&self, of: DeclarationId) {
        self.note(Question::namers(of));
    }

    /// Whether anybody wants to know.
    pub fn listens(&self) -> bool {
        self.listens.get()
    }

    #[inline]
    fn note(&self, question: Question) {
        if self.listens() {
            self.keep(question);
        }
    }

    /// Apart, so that asking where nobody listens costs next to nothing.
    #[inline(never)]
    fn keep(&self, question: Question) {
        self.noted.borrow_mut().note(question);
    }

    /// All of these are asked.
    pub(super) fn note_all(&self, questions: &[Question]) {
        questions.iter().for_each(|question| self.note(*question));
    }

    /// Those noted so far, each once and in order; begins anew.
    pub fn take(&self) -> Vec<Question> {
        self.noted.take().each_once()
    }

    /// Works something out, and tells what that asked; it counts as asked here as well.
    pub(super) fn during<T>(&self, work: impl FnOnce() -> T) -> (T, Vec<Question>) {
        let before = self.noted.take();
        let result = work();
        let asked = self.noted.replace(before).each_once();
        self.note_all(&asked);
        (result, asked)
    }

    /// Works something out without noting what that asks.
    pub fn unheard<T>(&self, work: impl FnOnce() -> T) -> T {
        let listens = self.listens.replace(false);
        let result = work();
        self.listens.set(listens);
        result
    }
}

impl Noted {
    fn note(&mut self, question: Question) {
        if self.questions.last() == Some(&question) {
            return;
        }
        self.questions.push(question);
        if self.questions.len() > MANY + 2 * self.once {
            self.sort();
        }
    }

    fn sort(&mut self) {
        self.questions.sort_unstable();
        self.questions.dedup();
        self.once = self.questions.len();
    }

    fn each_once(mut self) -> Vec<Question> {
        self.sort();
        self.questions
    }
}
