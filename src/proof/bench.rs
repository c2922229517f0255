//! Where one rule is tried on one policy.
//!
//! In: an analysis, whose rules and profiles are to be known; a rule of it, and a policy, be it a block of a file or a text. Out: what
//! is wrong with the policy and what the rule finds in it. The rule is run whether the profile that holds there turns it off or not.

use std::sync::Arc;

use crate::analysis::Analysis;
use crate::diagnostic::Diagnostic;
use crate::model;
use crate::rules::{self, Outcome, Rule, Setting};
use crate::source::{FileId, Origin, Source, Sources, Span};
use crate::syntax::{self, PieceSize, Tree};
use crate::vocabulary::Kind;

/// What every example is read beside: the names of all rules, and the profiles. The rules themselves are compiled already.
#[derive(Debug)]
pub struct Bench<'a> {
    pub(super) analysis: &'a Analysis,
    sources: Sources,
    trees: Vec<Tree>,
}

/// What came of one example.
#[derive(Debug, Default)]
pub struct Tried {
    /// What cannot be understood in it.
    pub mistakes: Vec<Diagnostic>,
    /// What became of the rule.
    pub outcome: Outcome,
    /// The texts these lie in.
    pub sources: Arc<Sources>,
}

impl<'a> Bench<'a> {
    /// A bench for the rules of an analysis.
    pub fn of(analysis: &'a Analysis) -> Bench<'a> {
        let mut sources = Sources::default();
        for (file, source) in analysis.sources().iter() {
            let text = only(source, &named(analysis, file));
            let added = sources.add_from(Origin::Rulebook, source.path().to_owned(), text.into_bytes());
            debug_assert!(added.is_ok(), "it is no longer than it was");
        }
        let trees = sources.iter().map(|(file, source)| parse(file, source)).collect();
        Bench { analysis, sources, trees }
    }

    /// Tries a rule on a policy that stands in a block of a file; the places are those of the file.
    pub(super) fn block(&self, rule: &Rule, block: Span) -> Option<Tried> {
        let source = self.analysis.sources().get(block.file)?;
        let mut tried = self.text(rule, source.path(), only(source, &[inside(block)]))?;
        let file = tried.sources.iter().last()?.0;
        tried.mistakes.iter_mut().for_each(|mistake| mistake.fix = None); // `truenorth fix` mends policies, not what rules show
        let problems = tried.mistakes.iter_mut().chain(&mut tried.outcome.findings);
        problems.for_each(|problem| put_back(problem, file, block.file));
        Some(tried)
    }

    /// Tries a rule on a policy of one file; nothing where the file is too large.
    pub fn text(&self, rule: &Rule, path: &str, text: String) -> Option<Tried> {
        let mut sources = self.sources.clone();
        let file = sources.add(path, text.into_bytes()).ok()?;
        let source = sources.get(file)?;
        let tree = parse(file, source);
        let mut mistakes = tree.problems(source);
        let trees = [self.trees.as_slice(), &[tree]].concat();
        let sources = Arc::new(sources);
        let (policy, misunderstood) = model::build(Arc::clone(&sources), trees);
        let chosen = rules::profile::choose(&policy, &self.analysis.book, self.analysis.as_of, None);
        let mut settings = chosen.settings;
        if settings.levels.get(&rule.slug) == Some(&Setting::Off) {
            settings.levels.remove(&rule.slug);
        }
        let outcome = rules::run_only(&self.analysis.book, rule, &policy, &settings);
        mistakes.extend([misunderstood, chosen.problems].concat());
        mistakes.retain(|problem| problem.primary.span.file == file);
        Some(Tried { mistakes, outcome, sources })
    }
}

fn parse(file: FileId, source: &Source) -> Tree {
    syntax::parse(file, source.text(), PieceSize::Batch)
}

/// Where the heads of the rules that can be run, and the profiles, of a file stand.
fn named(analysis: &Analysis, file: FileId) -> Vec<Span> {
    let rules = analysis.book.rules.iter().map(|rule| analysis.policy.declaration(rule.declaration).head);
    let profiles = analysis.policy.of_kind(Kind::Profile).iter().map(|id| analysis.policy.declaration(*id).span);
    let mut places: Vec<Span> = rules.chain(profiles).filter(|place| place.file == file).collect();
    places.sort();
    places
}

/// What stands between the braces.
fn inside(block: Span) -> Span {
    let start = (block.start + 1).min(block.end);
    Span { start, end: block.end.saturating_sub(1).max(start), ..block }
}

/// The text of a file with nothing but blanks and line ends outside some stretches of it.
fn only(source: &Source, stretches: &[Span]) -> String {
    let (mut text, mut at) = (String::new(), 0);
    for stretch in stretches {
        text.extend(blanks(source.slice(at, stretch.start)));
        text.push_str(source.slice(stretch.start, stretch.end));
        at = stretch.end;
    }
    text.extend(blanks(source.slice(at, source.text().len() as u32)));
    text
}

fn blanks(text: &str) -> impl Iterator<Item = char> + '_ {
    text.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' })
}

/// Makes the places of a problem those of the file the example stands in.
fn put_back(problem: &mut Diagnostic, from: FileId, to: FileId) {
    let labels = std::iter::once(&mut problem.primary).chain(&mut problem.related).map(|label| &mut label.span);
    let edits = problem.fix.iter_mut().flat_map(|fix| &mut fix.edits).map(|edit| &mut edit.span);
    labels.chain(edits).filter(|span| span.file == from).for_each(|span| span.file = to);
}
