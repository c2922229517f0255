//! Rules put to the proof by their own examples.
//!
//! In: files with rules in them, and a day. Out: a [`Proof`]: each `bad`, `good` and `bare` of these rules with what its rule finds there,
//! and what is wrong, as problems that point into the examples. It reads no file; whether a rule is wise it cannot tell.
//!
//! # How an example is tried
//! 1. All files are analysed; a rule of theirs stands for the shipped rule of its name.
//! 2. Of the file of a rule, everything outside the example is blanked, byte for byte: what is left is a policy, and each of its
//!    places is the place in the file.
//! 3. It is read beside the rule book and the rules and profiles of the files, and its rule is run, whether the profile that
//!    holds there turns it off or not.

mod bench;
mod problems;

pub use bench::{Bench, Tried};

use crate::analysis::{self, Analysis, Options};
use crate::diagnostic::{Diagnostic, Origin, in_reading_order};
use crate::model::{Date, FactId, Policy};
use crate::rules::Rule;
use crate::source::{FileId, Source, Sources, Span};
use crate::syntax::{self, PieceSize};
use crate::vocabulary::{Kind, known};

/// The day examples are judged for, unless another is asked about: they say the same in ten years.
pub const DAY: Date = Date::constant(2026, 11, 22);

/// What the examples of some rules prove.
#[derive(Debug)]
pub struct Proof {
    /// The files, analysed as one policy.
    pub analysis: Analysis,
    /// The examples of the rules in the files, in reading order.
    pub examples: Vec<Example>,
    /// Compile errors of the files, and what is wrong with the examples, in reading order.
    pub problems: Vec<Diagnostic>,
}

/// A policy that stands in a rule.
#[derive(Debug)]
pub struct Example {
    /// The rule it stands in.
    pub rule: String,
    /// What it is to show.
    pub shows: Shows,
    /// Its first word.
    pub place: Span,
    /// What its rule finds there; the places are those of the file.
    pub findings: Vec<Diagnostic>,
    /// Whether it shows what it is to show.
    pub holds: bool,
}

/// What an example is to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    /// That the rule fires.
    Bad,
    /// That the rule can be checked and does not fire.
    Good,
    /// That the rule cannot be checked.
    Bare,
}

impl Proof {
    /// How many rules of the files were tried.
    pub fn tried(&self) -> usize {
        own_rules(&self.analysis).count()
    }

    /// How many could not be, because something in them cannot be understood.
    pub fn unreadable(&self) -> usize {
        let policy = &self.analysis.policy;
        let declared = policy.of_kind(Kind::Rule).iter().filter(|rule| policy.is_own(**rule)).count();
        declared.saturating_sub(self.tried())
    }
}

/// Tries every example of the rules in some files.
pub fn prove(files: &Sources, as_of: Date) -> Proof {
    let analysis = analysis::analyse(beside_the_book(files), &Options::as_of(as_of));
    let (mut examples, mut problems) = (Vec::new(), own_mistakes(&analysis));
    let bench = Bench::of(&analysis);
    for rule in own_rules(&analysis) {
        for line in analysis.policy.lines(rule.declaration) {
            let Some(shows) = shows(&analysis.policy, line) else { continue };
            let (example, wrong) = trial(&bench, rule, shows, line);
            examples.push(example);
            problems.extend(wrong);
        }
    }
    in_reading_order(&mut problems);
    problems.dedup_by(|one, other| one.slug == other.slug && one.primary.span == other.primary.span);
    Proof { examples, problems, analysis }
}

/// The files behind the shipped ones that they do not stand for.
fn beside_the_book(files: &Sources) -> Sources {
    let declared: Vec<&str> = files.iter().flat_map(|(file, source)| rules_and_profiles(file, source)).collect();
    let mut sources = analysis::sources_without(&declared);
    sources.extend(files);
    sources
}

/// The names of the rules and profiles a file declares.
fn rules_and_profiles(file: FileId, source: &Source) -> Vec<&str> {
    let tree = syntax::parse(file, source.text(), PieceSize::Batch);
    let word = |span: Span| source.slice(span.start, span.end);
    let named = tree.declarations().filter_map(|line| Some((word(line.item(0)?.span), word(line.item(1)?.span))));
    named.filter(|(kind, _)| [Kind::Rule.word(), Kind::Profile.word()].contains(kind)).map(|(_, name)| name).collect()
}

/// The rules of the files that can be run.
fn own_rules(analysis: &Analysis) -> impl Iterator<Item = &Rule> {
    analysis.book.iter().filter(|rule| analysis.policy.is_own(rule.declaration))
}

fn own_mistakes(analysis: &Analysis) -> Vec<Diagnostic> {
    let is_own = |problem: &Diagnostic| analysis.sources().is_own(problem.primary.span.file);
    let is_told = |problem: &&Diagnostic| problem.origin == Origin::Compile && is_own(problem);
    analysis.problems.iter().filter(is_told).cloned().collect()
}

/// What a line of a rule is to show; none where it is no example.
pub fn shows(policy: &Policy, line: FactId) -> Option<Shows> {
    let property = Some(policy.fact(line).entry.id);
    let all = [(known().bad, Shows::Bad), (known().good, Shows::Good), (known().bare, Shows::Bare)];
    all.into_iter().find(|(row, _)| *row == property).map(|(_, shows)| shows)
}

/// Tries one example: what it shows, and what is wrong with it.
fn trial(bench: &Bench<'_>, rule: &Rule, shows: Shows, line: FactId) -> (Example, Vec<Diagnostic>) {
    let policy = &bench.analysis.policy;
    let (whole, words) = (policy.place(line), policy.fact(line).entry.property.words);
    let place = Span { end: whole.start + words.len() as u32, ..whole };
    let block = policy.values(line).first().map(|held| policy.value_place(line, held));
    let tried = block.and_then(|block| bench.block(rule, block)).unwrap_or_default();
    let wrong = problems::of(&rule.slug, shows, place, &tried);
    let findings = tried.outcome.findings;
    (Example { rule: rule.slug.clone(), shows, place, findings, holds: wrong.is_empty() }, wrong)
}
