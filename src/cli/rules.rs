//! `truenorth rules`: a table of the rules.

use super::edge::{Status, Stop};
use super::output::print;
use crate::analysis::{self, Options};
use crate::model::Date;
use crate::rules::{Rule, RuleBook};

/// List the rules that ship with Truenorth: how grave a finding is, and what holds where there is none.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {}

const EXAMPLES: &str = "\
Examples:
  truenorth rules                     list them
  truenorth rules | grep journeys     list those of a group
  truenorth explain hot-potato        say what one of them is about";

/// Lists the rules by group and name.
pub(super) fn run(_: &Args) -> Result<Status, Stop> {
    let book = analysis::analyse(analysis::sources(), &Options::as_of(Date::constant(2000, 1, 1))).book;
    print(&table(&book))?;
    Ok(Status::Clean)
}

fn table(book: &RuleBook) -> String {
    let mut rows: Vec<[&str; 4]> = book.rules.iter().map(row).collect();
    rows.sort_by_key(|[slug, _, group, _]| (*group, *slug));
    let wide = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.len()).max().unwrap_or(0);
    let (slugs, levels, groups) = (wide(0), wide(1), wide(2));
    let lines = rows.iter().map(|[slug, level, group, title]| {
        format!("{slug:slugs$}  {level:levels$}  {group:groups$}  {title}").trim_end().to_owned() + "\n"
    });
    lines.collect()
}

fn row(rule: &Rule) -> [&str; 4] {
    let level = rule.levels.first().map_or("", |case| case.level.word());
    [&rule.slug, level, rule.group.as_deref().unwrap_or(""), rule.title.as_deref().unwrap_or("")]
}
