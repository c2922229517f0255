//! `truenorth check`: what is wrong in a policy, and how far the answer goes.

mod coverage;
mod timings;

use std::collections::BTreeMap;

use clap::ValueEnum;

use super::appearance::Appearance;
use super::asked::{Asked, Judged};
use super::edge::{Status, Stop};
use super::output::print;
use super::slugs;
use crate::diagnostic::Diagnostic;
use crate::export::checked::{Checked, checked};
use crate::export::problems::{Extent, NotCheckable, Run, document};
use crate::render::summary::{Coverage, Lacking, Summary};
use crate::render::{self, OfAKind, Options};
use crate::verdict::{Outcome, verdicts};

/// How many problems of a kind are shown in full.
const OF_A_KIND: OfAKind = OfAKind::First(5);

/// Say what is wrong in a policy, why it matters and what to do.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    asked: Asked,
    /// How to tell it
    #[arg(long, value_enum, default_value_t = Format::Pages)]
    format: Format,
    /// Show the problems of one rule or compile error alone, all of them
    #[arg(long, value_name = "SLUG")]
    rule: Option<String>,
    /// Show, in place of the problems, what became of every rule and how far duties are covered
    #[arg(long)]
    coverage: bool,
    /// Show, in place of the problems, how long each rule took, the slowest first
    #[arg(long, conflicts_with = "coverage")]
    timings: bool,
    #[command(flatten)]
    appearance: Appearance,
}

const EXAMPLES: &str = "\
Examples:
  truenorth check                             check the policy in this directory
  truenorth check policy --as-of 2027-03-31   see what will have fallen due by then
  truenorth check --rule unowned-handoff      show all findings of one rule
  truenorth check --coverage                  what was checked, what could not be, what is missing
  truenorth check --format short              one line for each, for editors and scripts

Paths in the answer are relative to the directory asked for; where a file or several paths are
asked for, they are shown as typed. With `--rule` the exit status still speaks of the whole policy.
`--coverage` with `--format json` adds `checked` to the document.";

/// How problems are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// A page for each, with excerpts, and a summary
    Pages,
    /// A line for each: path:line:column: level[slug] message
    Short,
    /// One document for machines; its schema: truenorth schema problems
    Json,
}

/// Checks a policy.
pub(super) fn run(args: &Args) -> Result<Status, Stop> {
    let judged = args.asked.judge()?;
    let shown = shown(&judged, args.rule.as_deref())?;
    match args.format {
        Format::Pages if args.coverage || args.timings => print(&tables(&judged, &shown, args))?,
        Format::Pages => print(&pages(&judged, &shown, args))?,
        Format::Short => print(&short(&judged, &shown, args))?,
        Format::Json => print(&json(&judged, &shown, args))?,
    }
    Ok(judged.status())
}

/// What is to be told.
#[derive(Debug)]
struct Shown<'a> {
    problems: Vec<Diagnostic>,
    not_checkable: Vec<NotCheckable>,
    /// The one slug that was asked for.
    only: Option<&'a str>,
    /// How many problems there are beside these.
    others: usize,
}

impl Shown<'_> {
    /// What became of the rules that are to be told of.
    fn checked(&self, judged: &Judged) -> Checked {
        checked(&judged.analysis, |slug| self.only.is_none_or(|only| only == slug))
    }
}

fn shown<'a>(judged: &Judged, only: Option<&'a str>) -> Result<Shown<'a>, Stop> {
    if let Some(slug) = only {
        slugs::known(slug, &judged.analysis).map_err(Stop::Usage)?;
    }
    let analysis = &judged.analysis;
    let wanted = |slug: &str| only.is_none_or(|only| only == slug);
    let problems: Vec<_> = analysis.problems.iter().filter(|problem| wanted(&problem.slug)).cloned().collect();
    let missing = analysis.not_checkable.iter().filter(|missing| wanted(&missing.rule));
    let not_checkable = missing.map(|it| NotCheckable { rule: it.rule.clone(), declare: it.declare.clone() }).collect();
    Ok(Shown { others: analysis.problems.len() - problems.len(), problems, not_checkable, only })
}

fn json(judged: &Judged, shown: &Shown<'_>, args: &Args) -> String {
    let checked = args.coverage.then(|| shown.checked(judged));
    let run = Run {
        as_of: judged.analysis.as_of.to_string(),
        extent: if judged.is_complete() { Extent::Complete } else { Extent::Incomplete },
        not_checkable: shown.not_checkable.clone(),
        checked,
    };
    document(&shown.problems, judged.analysis.sources(), &run).to_json()
}

fn short(judged: &Judged, shown: &Shown<'_>, args: &Args) -> String {
    let how = args.appearance.options(OfAKind::All);
    render::lines(&shown.problems, judged.analysis.sources(), how.charset).collect()
}

fn pages(judged: &Judged, shown: &Shown<'_>, args: &Args) -> String {
    let how = args.appearance.options(if shown.only.is_some() { OfAKind::All } else { OF_A_KIND });
    if judged.analysis.sources().of_policy().next().is_none() {
        return String::new();
    }
    let problems = told_in_full(shown);
    let pages: String = render::pages(&problems, judged.analysis.sources(), &how).collect();
    pages + &closing(judged, shown, &how)
}

/// What became of the rules, or how long they took.
fn tables(judged: &Judged, shown: &Shown<'_>, args: &Args) -> String {
    let how = args.appearance.options(OfAKind::All);
    let tables = match args.timings {
        true => timings::tables(&judged.analysis, &how),
        false => coverage::tables(&shown.checked(judged), &how),
    };
    tables + &closing(judged, shown, &how)
}

fn closing(judged: &Judged, shown: &Shown<'_>, how: &Options) -> String {
    Summary::of(&shown.problems).closing(&coverage(judged, shown), how) + &others(shown) + &not_all(judged)
}

/// What waivers accept is counted; it is shown in full where its rule is asked for.
fn told_in_full(shown: &Shown<'_>) -> Vec<Diagnostic> {
    let is_told = |problem: &&Diagnostic| problem.waived.is_none() || shown.only.is_some();
    shown.problems.iter().filter(is_told).cloned().collect()
}

/// What was read and checked, of what is to be told.
fn coverage(judged: &Judged, shown: &Shown<'_>) -> Coverage {
    let (checked, off) = (judged.analysis.checked.iter(), verdicts(&judged.analysis).into_iter());
    let is_wanted = |rule: &str| shown.only.is_none_or(|only| only == rule);
    Coverage {
        files: judged.analysis.sources().of_policy().count(),
        declarations: judged.declarations(),
        rules: checked.filter(|rule| is_wanted(rule)).count(),
        off: off.filter(|it| matches!(it.outcome, Outcome::Off(_)) && is_wanted(&it.rule.slug)).count(),
        lacking: lacking(&shown.not_checkable),
    }
}

/// What to declare so that more can be checked; first what most rules need.
fn lacking(not_checkable: &[NotCheckable]) -> Vec<Lacking> {
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    for missing in not_checkable {
        *rules.entry(&missing.declare).or_default() += 1;
    }
    let mut lacking: Vec<_> =
        rules.into_iter().map(|(declare, rules)| Lacking { declare: declare.to_owned(), rules }).collect();
    lacking.sort_by_key(|lacking| std::cmp::Reverse(lacking.rules));
    lacking
}

fn others(shown: &Shown<'_>) -> String {
    match (shown.only, shown.others) {
        (None, _) | (_, 0) => String::new(),
        (_, 1) => "1 other problem is not shown\n".to_owned(),
        (_, others) => format!("{others} other problems are not shown\n"),
    }
}

/// A policy of which something is unknown must not look as if it were clean.
fn not_all(judged: &Judged) -> String {
    if judged.is_complete() {
        return String::new();
    }
    "this is not all: something could not be read or analysed, and nothing here speaks of it\n".to_owned()
}
