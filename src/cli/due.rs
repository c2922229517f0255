//! `truenorth due`: what falls due in a policy, and what a check will find by then.

use clap::ValueEnum;

use super::appearance::Appearance;
use super::asked::{Asked, Judged};
use super::edge::{Status, Stop};
use super::output::{print, tell};
use super::{progress, today};
use crate::diagnostic::Origin;
use crate::due::{Appearing, Due, Event, due};
use crate::export::due::document;
use crate::model::{Date, Policy};
use crate::render::{OfAKind, Options, counted, table};
use crate::source::Span;

/// How many months `due` looks ahead if it is not told.
const AHEAD: i64 = 3;

/// Tell what falls due: reviews, steps, what ends or begins, and what a check will find by then.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    asked: Asked,
    /// The last day to look at, as `2027-03-31` [default: three months on]
    #[arg(long, value_name = "DATE", value_parser = today::date)]
    until: Option<Date>,
    /// How to tell it
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    #[command(flatten)]
    appearance: Appearance,
}

const EXAMPLES: &str = "\
Examples:
  truenorth due policy                       what falls due within three months
  truenorth due policy --until 2027-12-31    within the year
  truenorth due --format json                for calendars and reminders

What is overdue comes first. A finding stands on the first day on which a check would tell it if nothing
were changed. The status is 1 if one of these findings is an error, or if a mistake in writing keeps a day
from being read. What is overdue is told and does not count: how grave it is, the rules say.";

/// How it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Tables, by day
    Table,
    /// One document for machines; its schema: truenorth schema due
    Json,
}

/// Tells what falls due.
pub(super) fn run(args: &Args) -> Result<Status, Stop> {
    let judged = args.asked.judge()?;
    let until = args.until.unwrap_or_else(|| later(judged.analysis.as_of));
    if until < judged.analysis.as_of {
        return Err(Stop::Usage("`--until` lies before the day asked about".to_owned()));
    }
    let due = progress::saying("looking ahead", || due(&judged.analysis, until));
    let policy = &judged.analysis.policy;
    print(&match args.format {
        Format::Table => tables(&due, policy, &args.appearance.options(OfAKind::All)),
        Format::Json => document(&due, policy).to_json(),
    })?;
    Ok(judged.completeness().max(status(&due)).max(told_mistakes(&judged)))
}

/// Says that there may be more, where something in the policy cannot be read.
fn told_mistakes(judged: &Judged) -> Status {
    let problems = judged.analysis.problems.iter();
    match problems.filter(|problem| problem.origin == Origin::Compile).count() {
        0 => Status::Clean,
        count => {
            let mistakes = counted(count, "mistake");
            tell(&format!("{mistakes} in writing: what is said there may be missing here; see truenorth check"));
            Status::Failing
        }
    }
}

fn later(day: Date) -> Date {
    day.saturating_add(jiff::Span::new().months(AHEAD))
}

fn status(due: &Due) -> Status {
    let will_fail = due.findings.iter().any(|appearing| appearing.finding.fails());
    if will_fail { Status::Failing } else { Status::Clean }
}

fn tables(due: &Due, policy: &Policy, how: &Options) -> String {
    let events: Vec<[String; 5]> = due.events.iter().map(|event| event_row(event, policy)).collect();
    let findings: Vec<[String; 5]> = due.findings.iter().map(|appearing| finding_row(appearing, policy)).collect();
    let parts = [
        table(["day", "what", "of", "said at", "in its words"], &events, how),
        table(["from", "level", "rule", "at", "what a check will say"], &findings, how),
        summary(due),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

fn event_row(event: &Event, policy: &Policy) -> [String; 5] {
    let overdue = if event.is_overdue { ", overdue" } else { "" };
    let of = format!("{} {}", policy.kind(event.holder).word(), policy.name(event.holder));
    let said = if event.text.is_empty() { policy.title(event.holder).unwrap_or_default() } else { event.text.clone() };
    [event.day.to_string(), format!("{}{overdue}", event.what.word()), of, place(event.place, policy), said]
}

fn finding_row(appearing: &Appearing, policy: &Policy) -> [String; 5] {
    let finding = &appearing.finding;
    let level = finding.level.word().to_owned();
    let at = place(finding.primary.span, policy);
    [appearing.day.to_string(), level, finding.slug.clone(), at, finding.message.clone()]
}

fn place(span: Span, policy: &Policy) -> String {
    let line = policy.sources().get(span.file).map_or(1, |source| source.position(span.start).line);
    format!("{}:{line}", policy.sources().path(span.file))
}

fn summary(due: &Due) -> String {
    let (as_of, until) = (due.as_of, due.until);
    let overdue = due.events.iter().filter(|event| event.is_overdue).count();
    let due_now = due.events.len() - overdue;
    let overdue = if overdue == 0 { String::new() } else { format!("{overdue} overdue, ") };
    let findings = match due.findings.len() {
        0 => "no new finding".to_owned(),
        count => counted(count, "new finding"),
    };
    let undated = match due.undated {
        0 => String::new(),
        1 => "1 line says how often and not from when, and is not among them\n".to_owned(),
        count => format!("{count} lines say how often and not from when, and are not among them\n"),
    };
    format!("from {as_of} to {until}: {overdue}{due_now} to come, {findings}\n{undated}")
}
