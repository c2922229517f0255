//! `truenorth rules`: a table of the rules.

use std::path::PathBuf;

use super::asked::analysed_in;
use super::edge::{Status, Stop};
use super::output::print;
use crate::analysis::Analysis;
use crate::render::{Options, table};
use crate::rules::{Rule, Setting};
use crate::verdict;

/// List the rules: how grave a finding is, and what holds where there is none.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The policy whose own rules count too, and whose profile says what each weighs
    #[arg(long = "in", value_name = "PATH")]
    policy: Vec<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  truenorth rules                     list those that ship, as profile `baseline` weighs them
  truenorth rules --in policy         list them as the policy weighs them, with its own
  truenorth rules | grep journeys     list those of a group
  truenorth explain hot-potato        say what one of them is about";

/// Wide enough for every rule to have one line, which other programs can search.
const WIDTH: usize = 400;

/// Lists the rules by group and name.
pub(super) fn run(args: &Args) -> Result<Status, Stop> {
    let (analysis, status) = analysed_in(&args.policy)?;
    let mut rows: Vec<[String; 4]> = analysis.book.rules.iter().map(|rule| row(&analysis, rule)).collect();
    rows.sort_by(|[slug, _, group, _], [other_slug, _, other, _]| (group, slug).cmp(&(other, other_slug)));
    print(&table(["rule", "level", "group", "what holds"], &rows, &Options { width: WIDTH, ..Options::default() }))?;
    Ok(status)
}

fn row(analysis: &Analysis, rule: &Rule) -> [String; 4] {
    let is_off = analysis.standing(&rule.slug).is_some_and(|standing| standing.setting == Setting::Off);
    let levels: Vec<&str> = verdict::levels(analysis, rule).into_iter().map(|level| level.word()).collect();
    let level = if is_off { "off".to_owned() } else { levels.join(" or ") };
    [rule.slug.clone(), level, rule.group.clone().unwrap_or_default(), rule.title.clone().unwrap_or_default()]
}
