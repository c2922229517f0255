//! Fixes, applied.
//!
//! In: an analysis, what was asked of it, and which fixes are wanted. Out: a [`Mending`]: the policy as it is once they are applied,
//! analysed again. A fix is applied whole or not at all, and never one that touches another: that one waits for the next round.
//! No round is kept that leaves the policy worse.
//!
//! A suggested fix may have blanks (`${department}`). They are filled with `tbd`, the language's own word for what is not decided
//! yet; where that cannot be read, or does not settle the matter, the fix is left to people. [`waiver()`] writes what accepts a
//! finding in place of mending it.

mod edits;
mod waiver;

use rustc_hash::FxHashSet;

use crate::analysis::{self, Analysis, Options};
use crate::diagnostic::{Diagnostic, Grade, Origin};
use crate::format::{Outcome, format};
use crate::source::{FileId, Source, Sources};
use edits::Edits;
pub use waiver::waiver;

/// Which fixes are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Those that change no meaning, or only what is certain.
    Safe,
    /// Those with a blank or a choice in them, too.
    Suggested,
}

/// What became of a policy.
#[derive(Debug)]
pub struct Mending {
    /// The problems whose fixes were applied.
    pub applied: Vec<Diagnostic>,
    /// Those whose fixes were not, because the policy would have been worse.
    pub refused: Vec<Diagnostic>,
    /// The policy with the fixes in it; none where nothing was applied.
    pub after: Option<Analysis>,
}

/// A file, mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// Which.
    pub file: FileId,
    /// Its new text.
    pub text: String,
}

impl Mending {
    /// The suggestions that are left, as they stand once the policy is mended.
    pub fn left<'a>(&'a self, before: &'a Analysis) -> Vec<&'a Diagnostic> {
        let problems = self.after.as_ref().unwrap_or(before).problems.iter();
        let is_suggestion =
            |problem: &Diagnostic| problem.fix.as_ref().is_some_and(|fix| fix.grade == Grade::Suggested);
        problems.filter(|problem| problem.waived.is_none() && is_suggestion(problem)).collect()
    }

    /// The files that changed, in the order of the sources. What was in canonical form still is.
    pub fn files(&self, before: &Analysis) -> Vec<Mended> {
        let after = self.after.iter().flat_map(|after| after.sources().of_policy());
        let changed = after.filter_map(|(file, after)| {
            let before = before.sources().get(file)?;
            (before.text() != after.text()).then(|| Mended { file, text: laid_out(before, after) })
        });
        changed.collect()
    }
}

fn laid_out(before: &Source, after: &Source) -> String {
    let is_canonical = format(before.text()).outcome == Outcome::Unchanged;
    if is_canonical { format(after.text()).text } else { after.text().to_owned() }
}

/// However often fixes bring new ones to light, there is an end to it.
const ROUNDS: usize = 20;

/// Applies fixes of a policy's problems.
pub fn mend(analysis: &Analysis, options: &Options, wanted: Wanted) -> Mending {
    let mending = Mending { applied: Vec::new(), refused: Vec::new(), after: None };
    let mut work = Work { before: analysis, options, mending, settled: FxHashSet::default() };
    work.rounds(Wanted::Safe);
    if wanted == Wanted::Suggested {
        work.rounds(Wanted::Suggested);
    }
    work.mending
}

struct Work<'a> {
    before: &'a Analysis,
    options: &'a Options,
    mending: Mending,
    /// The findings whose fixes have been tried: none is tried again.
    settled: FxHashSet<String>,
}

/// Whether there may be more to do.
#[derive(PartialEq, Eq)]
enum Round {
    Done,
    Again,
}

impl Work<'_> {
    fn rounds(&mut self, wanted: Wanted) {
        let mut left = ROUNDS;
        while left > 0 && self.round(wanted) == Round::Again {
            left -= 1;
        }
    }

    fn now(&self) -> &Analysis {
        self.mending.after.as_ref().unwrap_or(self.before)
    }

    /// Applies as many fixes as can be applied together. Suggestions that mend nothing, or cannot be read where they are put, are left
    /// out; of fixes that leave the policy worse, the half is tried, until it is known which it is.
    fn round(&mut self, wanted: Wanted) -> Round {
        let mut candidates = candidates(self.now(), wanted, &self.settled);
        loop {
            let edits = Edits::compatible(&candidates);
            if edits.is_empty() {
                return Round::Done;
            }
            let after = self.with(&edits);
            let vain = edits.vain(&after);
            if !vain.is_empty() {
                self.settle(&vain);
                candidates.retain(|problem| !vain.contains(problem));
            } else if !is_worse(self.now(), &after, wanted) {
                return self.accept(edits.problems(), after);
            } else if edits.problems().len() > 1 {
                let half = edits.problems().len() / 2;
                candidates = edits.problems().into_iter().take(half).collect();
            } else {
                return self.refuse(edits.problems());
            }
        }
    }

    /// The policy with some edits in it.
    fn with(&self, edits: &Edits) -> Analysis {
        let mut sources = analysis::sources();
        for (file, source) in self.now().sources().of_policy() {
            let text = edits.apply(file, source);
            let added = sources.add(source.path(), text.into_bytes());
            debug_assert!(added.is_ok(), "a fix adds few bytes");
        }
        analysis::analyse(sources, self.options)
    }

    fn accept(&mut self, problems: Vec<Diagnostic>, after: Analysis) -> Round {
        self.settle(&problems);
        self.mending.applied.extend(problems);
        let is_progress = after.problems != self.now().problems;
        self.mending.after = Some(after);
        if is_progress { Round::Again } else { Round::Done }
    }

    fn refuse(&mut self, problems: Vec<Diagnostic>) -> Round {
        let before = self.settled.len();
        self.settle(&problems);
        self.mending.refused.extend(problems);
        if self.settled.len() > before { Round::Again } else { Round::Done }
    }

    fn settle(&mut self, problems: &[Diagnostic]) {
        self.settled.extend(problems.iter().filter_map(|problem| problem.fingerprint.clone()));
    }
}

/// The problems whose fixes may be tried, in reading order.
fn candidates(analysis: &Analysis, wanted: Wanted, settled: &FxHashSet<String>) -> Vec<Diagnostic> {
    let is_settled = |problem: &Diagnostic| problem.fingerprint.as_ref().is_some_and(|print| settled.contains(print));
    let problems = analysis.problems.iter().filter(|problem| problem.waived.is_none() && !is_settled(problem));
    problems
        .filter(|problem| is_wanted(problem, wanted) && is_in_policy(problem, analysis.sources()))
        .cloned()
        .collect()
}

fn is_wanted(problem: &Diagnostic, wanted: Wanted) -> bool {
    problem.fix.as_ref().is_some_and(|fix| wanted == Wanted::Suggested || fix.grade == Grade::Safe)
}

/// Of a file whose bytes are no text, more would be lost than mended; and what ships is not ours to change here.
fn is_in_policy(problem: &Diagnostic, sources: &Sources) -> bool {
    let is_text = |source: &Source| source.is_own() && source.not_text_at().is_none();
    let mut edits = problem.fix.iter().flat_map(|fix| &fix.edits);
    edits.all(|edit| sources.get(edit.span.file).is_some_and(is_text))
}

/// Mistakes in writing must not become more. That more of a policy can be read may bring findings to light; what is suggested must
/// not bring more errors of any sort.
fn is_worse(before: &Analysis, after: &Analysis, wanted: Wanted) -> bool {
    let mistakes = |analysis: &Analysis| analysis.problems.iter().filter(|it| it.origin == Origin::Compile).count();
    let errors = |analysis: &Analysis| analysis.problems.iter().filter(|it| it.fails()).count();
    mistakes(after) > mistakes(before) || (wanted == Wanted::Suggested && errors(after) > errors(before))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{analyse, sources};
    use crate::model::Date;

    fn mended(text: &str, wanted: Wanted) -> (usize, String) {
        let mut sources = sources();
        sources.add("a.north", text.as_bytes().to_vec()).unwrap();
        let options = Options::as_of(Date::constant(2026, 11, 22));
        let analysis = analyse(sources, &options);
        let mending = mend(&analysis, &options, wanted);
        (mending.applied.len(), mending.files(&analysis).into_iter().map(|file| file.text).collect())
    }

    #[test]
    fn a_slip_of_the_pen_is_mended_and_nothing_else() {
        let (fixes, text) = mended("touchpoint till {\n  manages shop // mine\n}\ndepartment shop\n", Wanted::Safe);
        assert_eq!((fixes, text.as_str()), (1, "touchpoint till {\n  manage shop // mine\n}\ndepartment shop\n"));
    }

    #[test]
    fn two_in_a_file_are_mended_together() {
        let (fixes, text) =
            mended("touchpoint till {\n  manages shop\n  desing shop\n}\ndepartment shop\n", Wanted::Safe);
        assert_eq!(fixes, 2);
        assert!(text.contains("manage shop") && text.contains("design shop"), "{text}");
    }

    #[test]
    fn what_needs_a_decision_is_left_alone_unless_it_is_asked_for() {
        assert_eq!(mended("touchpoint till\n", Wanted::Safe), (0, String::new()));
    }

    #[test]
    fn a_blank_becomes_the_word_for_what_is_not_decided() {
        let (fixes, text) = mended("touchpoint till { status active }\n", Wanted::Suggested);
        assert!(fixes >= 2, "{text}");
        assert!(text.contains("owner tbd") && text.contains("manage tbd"), "{text}");
    }

    #[test]
    fn a_suggestion_that_settles_nothing_is_left_to_people() {
        let rule = "rule judge { group g; level error; source s; why \"w\"; needs conflict; for each conflict c; \
            require c.resolved-by is executive; say \"nobody settles {c}\"; at c; fix add to c \"resolved by ${executive}\"\n\
            bad { conflict x }; good { stage a } }\n";
        let text = format!("{rule}conflict who {{ about manage }}\n");
        assert!(!mended(&text, Wanted::Suggested).1.contains("resolved by tbd"));
    }

    #[test]
    fn what_was_in_canonical_form_still_is() {
        let text = "journey visit {\n  steps    till\n  sponsor  ceo\n}\n\nexecutive ceo\n\ntouchpoint till\n";
        let (_, mended) = mended(text, Wanted::Suggested);
        assert!(mended.contains("\n  owner    tbd\n"), "{mended}");
    }

    #[test]
    fn a_blank_that_no_word_can_stand_for_is_left_to_people() {
        let text = "touchpoint till { owner shop; manage shop }\ndepartment shop\n";
        let (_, mended) = mended(text, Wanted::Suggested);
        assert!(!mended.contains("to tbd") && !mended.contains("${"), "{mended}");
    }
}
