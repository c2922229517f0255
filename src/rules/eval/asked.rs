//! What a rule asks of declarations while it is run.
//!
//! In: each declaration that is looked at, and whether for what it says, for who names it, for whether there may be more who do, or
//! for its title. Out: these questions, each once, for one case of a rule at a time; of a rule that has no cases, the titles alone.
//! What is the same throughout a run is asked unheard: it belongs to no case.

use std::cell::{Cell, RefCell};

use crate::model::DeclarationId;

/// So many are noted before those that are noted twice are looked for.
const MANY: usize = 64;

/// What is asked of one declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Question(u32);

impl Question {
    /// How many there are of each declaration.
    pub const OF_EACH: usize = 4;

    /// What it says in its lines.
    pub fn lines(of: DeclarationId) -> Question {
        Question::nth(of, 0)
    }

    /// Who names it.
    pub fn namers(of: DeclarationId) -> Question {
        Question::nth(of, 1)
    }

    /// Whether there may be more who name it, which cannot be read.
    pub fn more(of: DeclarationId) -> Question {
        Question::nth(of, 2)
    }

    /// Its title: which one, or that it has none.
    pub fn title(of: DeclarationId) -> Question {
        Question::nth(of, 3)
    }

    fn nth(of: DeclarationId, number: usize) -> Question {
        Question((Question::OF_EACH * of.index() + number) as u32)
    }

    /// Its number: below that of the declarations, times as many as there are of each.
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// Whether it is among questions that are marked by their number; one that cannot be told is.
    pub fn is_marked(self, marked: &[bool]) -> bool {
        marked.get(self.index()).copied().unwrap_or(true)
    }
}

/// The questions asked, as far as anybody wants to know.
#[derive(Debug, Default)]
pub struct Asked {
    hears: Cell<Hears>,
    noted: RefCell<Noted>,
}

/// What somebody wants to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Hears {
    #[default]
    Nothing,
    Titles,
    /// All but whether there may be more than is known.
    Known,
    All,
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
        Asked { hears: Cell::new(Hears::All), ..Asked::default() }
    }

    /// One that listens for titles alone.
    pub fn listening_for_titles() -> Asked {
        Asked { hears: Cell::new(Hears::Titles), ..Asked::default() }
    }

    /// A declaration is asked what it says.
    pub fn lines(&self, of: DeclarationId) {
        self.note(Question::lines(of));
    }

    /// A declaration is asked who names it.
    pub fn namers(&self, of: DeclarationId) {
        self.note(Question::namers(of));
    }

    /// A declaration is asked whether there may be more who name it.
    pub fn more(&self, of: DeclarationId) {
        if self.hears.get() == Hears::All {
            self.keep(Question::more(of));
        }
    }

    /// A declaration is asked for its title.
    pub fn title(&self, of: DeclarationId) {
        self.note_all(&[Question::title(of)]);
    }

    /// Whether anybody wants to know of every question.
    pub fn listens(&self) -> bool {
        matches!(self.hears.get(), Hears::All | Hears::Known)
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

    /// All of these are asked, which were heard before or are for titles.
    pub(super) fn note_all(&self, questions: &[Question]) {
        if self.hears.get() != Hears::Nothing {
            questions.iter().for_each(|question| self.keep(*question));
        }
    }

    /// Works something out that is the same whether or not there may be more than is known.
    pub(super) fn for_what_is_known<T>(&self, work: impl FnOnce() -> T) -> T {
        self.hearing(|hears| if hears == Hears::All { Hears::Known } else { hears }, work)
    }

    /// Those noted so far, each once and in order; begins anew.
    pub fn take(&self) -> Vec<Question> {
        self.noted.take().each_once()
    }

    /// Works something out, and tells what that asked; it counts as asked here as well.
    pub(super) fn during<T>(&self, work: impl FnOnce() -> T) -> (T, Vec<Question>) {
        let before = self.noted.take();
        let result = self.hearing(|hears| if hears == Hears::Known { Hears::All } else { hears }, work);
        let asked = self.noted.replace(before).each_once();
        self.note_all(&asked);
        (result, asked)
    }

    /// Works something out without noting what that asks.
    pub fn unheard<T>(&self, work: impl FnOnce() -> T) -> T {
        self.hearing(|_| Hears::Nothing, work)
    }

    fn hearing<T>(&self, what: impl FnOnce(Hears) -> Hears, work: impl FnOnce() -> T) -> T {
        let before = self.hears.get();
        self.hears.set(what(before));
        let result = work();
        self.hears.set(before);
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
