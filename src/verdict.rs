//! What became of each rule in a run.
//!
//! In: an analysis. Out: a [`Verdict`] for every rule that can be run, in the order of the book: what it found, that it found
//! nothing, what to declare so that it can be checked, or why it does not hold. Silence is never taken for coverage.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::analysis::Analysis;
use crate::diagnostic::{Level, Origin};
use crate::rules::{Rule, Setting};

/// What became of one rule.
#[derive(Debug)]
pub struct Verdict<'a> {
    /// Which.
    pub rule: &'a Rule,
    /// What its findings weigh, by the profile that holds or by its own cases, in their order.
    pub levels: Vec<Level>,
    /// What it came to.
    pub outcome: Outcome<'a>,
}

/// What a rule came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome<'a> {
    /// It found something.
    Fired(Found),
    /// It was checked, and found nothing.
    Clean,
    /// It could not be checked for want of this.
    NotCheckable(&'a str),
    /// The profile has put it out of force, with this reason.
    Off(Option<String>),
}

/// How much a rule found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Found {
    /// Findings that stand.
    pub open: usize,
    /// Findings that a waiver accepts.
    pub waived: usize,
}

/// What became of every rule.
pub fn verdicts(analysis: &Analysis) -> Vec<Verdict<'_>> {
    let run = Run::of(analysis);
    let verdict = |rule| Verdict { rule, levels: levels(analysis, rule), outcome: run.outcome(analysis, rule) };
    analysis.book.iter().map(verdict).collect()
}

/// What the findings of a rule weigh: as the profile says, else as the rule itself does, case by case.
pub fn levels(analysis: &Analysis, rule: &Rule) -> Vec<Level> {
    match analysis.standing(&rule.slug).map(|standing| standing.setting) {
        Some(Setting::Level(level)) => vec![level],
        _ => own_levels(rule),
    }
}

fn own_levels(rule: &Rule) -> Vec<Level> {
    let mut levels = Vec::new();
    for level in &rule.levels {
        if !levels.contains(level) {
            levels.push(*level);
        }
    }
    levels
}

/// What a run said of its rules, by name.
struct Run<'a> {
    found: FxHashMap<&'a str, Found>,
    checked: FxHashSet<&'a str>,
    lacking: FxHashMap<&'a str, &'a str>,
}

impl<'a> Run<'a> {
    fn of(analysis: &'a Analysis) -> Run<'a> {
        let mut found: FxHashMap<&str, Found> = FxHashMap::default();
        for finding in analysis.problems.iter().filter(|problem| problem.origin == Origin::Finding) {
            let found = found.entry(&finding.slug).or_default();
            match finding.waived {
                Some(_) => found.waived += 1,
                None => found.open += 1,
            }
        }
        let lacking = analysis.not_checkable.iter().map(|rule| (rule.rule.as_str(), rule.declare.as_str()));
        let checked = analysis.checked.iter().map(String::as_str);
        Run { found, checked: checked.collect(), lacking: lacking.collect() }
    }

    fn outcome(&self, analysis: &Analysis, rule: &Rule) -> Outcome<'a> {
        let slug = rule.slug.as_str();
        if let Some(found) = self.found.get(slug) {
            return Outcome::Fired(*found);
        }
        if let Some(declare) = self.lacking.get(slug) {
            return Outcome::NotCheckable(declare);
        }
        match self.checked.contains(slug) {
            true => Outcome::Clean,
            false => Outcome::Off(analysis.standing(slug).and_then(|standing| standing.because)),
        }
    }
}
