//! The edits of several fixes as one: none touches another.
//!
//! In: problems with fixes. Out: [`Edits`], which makes new texts of old ones and knows where in the new ones each fix stands.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use crate::analysis::Analysis;
use crate::diagnostic::{Diagnostic, Grade, Origin, blanks};
use crate::model::PartyWord;
use crate::source::{FileId, Source, Span};

/// Edits by place; no two touch.
#[derive(Debug, Default)]
pub(super) struct Edits {
    problems: Vec<Diagnostic>,
    /// The new text of each place, and the problem it is for.
    places: BTreeMap<Span, (String, usize)>,
}

impl Edits {
    /// As many fixes as do not get in each other's way, in the order they come.
    pub(super) fn compatible(problems: &[Diagnostic]) -> Edits {
        let mut edits = Edits::default();
        problems.iter().for_each(|problem| edits.take(problem));
        edits
    }

    fn take(&mut self, problem: &Diagnostic) {
        let Some(fix) = problem.fix.as_ref().filter(|fix| !fix.edits.is_empty()) else { return };
        if fix.edits.iter().any(|edit| self.touches(edit.span)) {
            return;
        }
        let number = self.problems.len();
        self.problems.push(problem.clone());
        let filled = |text: &str| blanks::filled(text, |_| PartyWord::Tbd.word());
        self.places.extend(fix.edits.iter().map(|edit| (edit.span, (filled(&edit.text), number))));
    }

    /// Of the edits taken, only the last that begins before the end of this one can reach into it.
    fn touches(&self, span: Span) -> bool {
        let before = self.places.range(..=Span::new(span.file, span.end, u32::MAX)).next_back();
        before.is_some_and(|(other, _)| other.file == span.file && other.end >= span.start)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.problems.is_empty()
    }

    /// The problems whose fixes these are.
    pub(super) fn problems(&self) -> Vec<Diagnostic> {
        self.problems.clone()
    }

    /// The text of a file with its edits.
    pub(super) fn apply(&self, file: FileId, source: &Source) -> String {
        let here = self.places.range(Span::new(file, 0, 0)..=Span::new(file, u32::MAX, u32::MAX));
        source.replaced(here.map(|(span, (new, _))| (span.range(), new.as_str())))
    }

    /// The problems that are suggested to be mended so, and are not once it is done: there is something in the new text that cannot be
    /// understood, or the same is found as before.
    pub(super) fn vain(&self, after: &Analysis) -> Vec<Diagnostic> {
        let broken = self.broken(after);
        let found: FxHashSet<&str> = after.problems.iter().filter_map(|it| it.fingerprint.as_deref()).collect();
        let is_found = |problem: &Diagnostic| problem.fingerprint.as_deref().is_some_and(|print| found.contains(print));
        let is_suggested = |problem: &Diagnostic| problem.fix.as_ref().is_some_and(|fix| fix.grade == Grade::Suggested);
        let problems = self.problems.iter().enumerate().filter(|(_, problem)| is_suggested(problem));
        let vain = problems.filter(|(number, problem)| broken.contains(number) || is_found(problem));
        vain.map(|(_, problem)| problem.clone()).collect()
    }

    /// The numbers of those in whose new text something cannot be understood.
    fn broken(&self, after: &Analysis) -> FxHashSet<usize> {
        let mistakes = after.problems.iter().filter(|problem| problem.origin == Origin::Compile);
        let places = self.new_places();
        let at = mistakes.flat_map(|mistake| places.iter().filter(|(place, _)| meet(*place, mistake.primary.span)));
        at.map(|(_, number)| *number).collect()
    }

    /// Where each new text comes to stand.
    fn new_places(&self) -> Vec<(Span, usize)> {
        let (mut file, mut moved) = (None, 0_i64);
        let place = |(span, (text, number)): (&Span, &(String, usize))| {
            moved = if file == Some(span.file) { moved } else { 0 };
            file = Some(span.file);
            let start = (i64::from(span.start) + moved) as u32;
            moved += text.len() as i64 - i64::from(span.len());
            (Span::new(span.file, start, start + text.len() as u32), *number)
        };
        self.places.iter().map(place).collect()
    }
}

fn meet(one: Span, other: Span) -> bool {
    one.file == other.file && one.start < other.end.max(other.start + 1) && other.start < one.end.max(one.start + 1)
}
