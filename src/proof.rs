//! Rules put to the proof by their own examples.
//!
//! In: files with rules in them, and a day. Out: a [`Proof`]: each `bad` and `good` of these rules with what its rule finds there,
//! and what is wrong, as problems that point into the examples. It reads no file; whether a rule is wise it cannot tell.
//!
//! # How an example is tried
//! 1. All files are analysed; a rule of theirs stands for the shipped rule of its name.
//! 2. Of the file of a rule, everything outside the example is blanked, byte for byte: what is left is a policy, and each of its
//!    places is the place in the file.
//! 3. It is read beside the rule book and the rules and profiles of the files, and its rule is run, whether the profile that
//!    holds there turns it off or not.

mod problems;

use std::sync::Arc;

use crate::analysis::{self, Analysis, Options};
use crate::diagnostic::{Diagnostic, Origin as Said, in_reading_order};
use crate::model::{self, Date, FactId, Policy};
use crate::rules::{self, Outcome, Rule, Setting};
use crate::source::{FileId, Origin, Source, Sources, Span};
use crate::syntax::{self, PieceSize, Tree};
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
}

impl Proof {
    /// How many rules stand in the files, those that cannot be read counted too.
    pub fn rules(&self) -> usize {
        let policy = &self.analysis.policy;
        policy
            .of_kind(Kind::Rule)
            .iter()
            .filter(|rule| is_own(policy.sources(), policy.declaration(**rule).name))
            .count()
    }
}

/// Tries every example of the rules in some files.
pub fn prove(files: &Sources, as_of: Date) -> Proof {
    let analysis = analysis::analyse(beside_the_book(files), &Options::as_of(as_of));
    let (mut examples, mut problems) = (Vec::new(), own_mistakes(&analysis));
    let bench = Bench::of(&analysis);
    for rule in analysis.book.rules.iter().filter(|rule| rule.origin == Origin::Policy) {
        for line in analysis.policy.lines(rule.declaration) {
            let Some(shows) = shows(&analysis.policy, line) else { continue };
            let (example, wrong) = bench.trial(rule, shows, line);
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

fn is_own(sources: &Sources, place: Span) -> bool {
    sources.get(place.file).is_some_and(|source| source.origin() == Origin::Policy)
}

fn own_mistakes(analysis: &Analysis) -> Vec<Diagnostic> {
    let is_told =
        |problem: &&Diagnostic| problem.origin == Said::Compile && is_own(analysis.sources(), problem.primary.span);
    analysis.problems.iter().filter(is_told).cloned().collect()
}

fn shows(policy: &Policy, line: FactId) -> Option<Shows> {
    let property = Some(policy.fact(line).entry.id);
    let all = [(known().bad, Shows::Bad), (known().good, Shows::Good)];
    all.into_iter().find(|(row, _)| *row == property).map(|(_, shows)| shows)
}

/// What every example is read beside: the book, and the rules and profiles of the files.
struct Bench<'a> {
    analysis: &'a Analysis,
    sources: Sources,
    trees: Vec<Tree>,
}

/// What came of one example.
#[derive(Default)]
struct Tried {
    mistakes: Vec<Diagnostic>,
    outcome: Outcome,
}

impl<'a> Bench<'a> {
    fn of(analysis: &'a Analysis) -> Bench<'a> {
        let mut sources = Sources::default();
        for (file, source) in analysis.sources().iter() {
            let text = match source.origin() {
                Origin::Rulebook => source.text().to_owned(),
                Origin::Policy => only(source, &understood(analysis, file)),
            };
            let added = sources.add_from(Origin::Rulebook, source.path().to_owned(), text.into_bytes());
            debug_assert!(added.is_ok(), "it is no longer than it was");
        }
        let trees = sources.iter().map(|(file, source)| parse(file, source)).collect();
        Bench { analysis, sources, trees }
    }

    /// Tries one example: what it shows, and what is wrong with it.
    fn trial(&self, rule: &Rule, shows: Shows, line: FactId) -> (Example, Vec<Diagnostic>) {
        let policy = &self.analysis.policy;
        let (whole, words) = (policy.place(line), policy.fact(line).entry.property.words);
        let place = Span { end: whole.start + words.len() as u32, ..whole };
        let tried = policy.values(line).first().map(|held| self.tried(rule, inside(policy.value_place(line, held))));
        let tried = tried.unwrap_or_default();
        let wrong = problems::of(&rule.slug, shows, place, &tried);
        let findings = tried.outcome.findings;
        (Example { rule: rule.slug.clone(), shows, place, findings, holds: wrong.is_empty() }, wrong)
    }

    fn tried(&self, rule: &Rule, inside: Span) -> Tried {
        let mut sources = self.sources.clone();
        let Some(origin) = self.analysis.sources().get(inside.file) else { return Tried::default() };
        let Ok(file) = sources.add(origin.path(), only(origin, &[inside]).into_bytes()) else {
            return Tried::default();
        };
        let Some(source) = sources.get(file) else { return Tried::default() };
        let tree = parse(file, source);
        let mut mistakes = tree.problems(source);
        let trees = [self.trees.as_slice(), &[tree]].concat();
        let (policy, misunderstood) = model::build(Arc::new(sources), trees);
        let chosen = rules::profile::choose(&policy, &self.analysis.book, self.analysis.as_of, None);
        let mut settings = chosen.settings;
        if settings.levels.get(&rule.slug) == Some(&Setting::Off) {
            settings.levels.remove(&rule.slug);
        }
        let mut outcome = rules::run_only(&self.analysis.book, rule, &policy, &settings);
        mistakes.extend([misunderstood, chosen.problems].concat());
        mistakes.retain(|problem| problem.primary.span.file == file);
        mistakes.iter_mut().for_each(|mistake| mistake.fix = None); // `truenorth fix` mends policies, not what rules show
        mistakes.iter_mut().chain(&mut outcome.findings).for_each(|problem| put_back(problem, file, inside.file));
        Tried { mistakes, outcome }
    }
}

fn parse(file: FileId, source: &Source) -> Tree {
    syntax::parse(file, source.text(), PieceSize::Batch)
}

/// Where the rules that can be run, and the profiles, of a file stand.
fn understood(analysis: &Analysis, file: FileId) -> Vec<Span> {
    let rules = analysis.book.rules.iter().map(|rule| rule.declaration);
    let profiles = analysis.policy.of_kind(Kind::Profile).iter().copied();
    let places = rules.chain(profiles).map(|id| analysis.policy.declaration(id).span);
    let mut places: Vec<Span> = places.filter(|place| place.file == file).collect();
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
