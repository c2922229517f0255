//! `truenorth explain`: what a rule, a compile error or a word of the language is about.

mod mistake;
mod page;
mod rule;
mod word;

use super::appearance::Appearance;
use super::edge::{Status, Stop};
use super::output::print;
use crate::analysis::{self, Analysis, Options as Asked};
use crate::diagnostic::catalogue;
use crate::model::Date;
use crate::render::{OfAKind, Options};
use crate::rules::RuleBook;
use crate::vocabulary::{KINDS, nearest};

/// Explain a rule, a compile error, or a word of the language, with examples.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The name of a rule or compile error, a kind, or the words of a property
    #[arg(required = true, value_name = "SLUG|KIND|PROPERTY")]
    words: Vec<String>,
    #[command(flatten)]
    appearance: Appearance,
}

const EXAMPLES: &str = "\
Examples:
  truenorth explain unowned-handoff    a rule: why, when it fires, what to do
  truenorth explain unknown-name       a compile error: what is wrong, and how it is put right
  truenorth explain touchpoint         a kind of declaration, and all it can say
  truenorth explain reports to         a property";

/// The day examples are judged for.
const DAY: Date = Date::constant(2026, 11, 22);

/// Explains what bears a name; a name may be borne by a rule and a word at once.
pub(super) fn run(args: &Args) -> Result<Status, Stop> {
    let words = args.words.join(" ");
    let shipped = analysis::analyse(analysis::sources(), &Asked::as_of(DAY));
    let pages = pages(&words, &shipped, &args.appearance.options(OfAKind::First(1)));
    if pages.is_empty() {
        return Err(Stop::Usage(unknown(&words, &shipped.book)));
    }
    print(&pages.join("\n"))?;
    Ok(Status::Clean)
}

fn pages(words: &str, shipped: &Analysis, how: &Options) -> Vec<String> {
    let rule = shipped.book.get(words).map(|rule| rule::page(rule, &shipped.policy, how));
    let mistake = catalogue::of(words).map(|row| mistake::page(row, how));
    let kind = KINDS.iter().find(|row| row.word == words).map(|row| word::of_kind(row, how));
    let property = word::of_property(words, how);
    [rule, mistake, kind, property].into_iter().flatten().collect()
}

fn unknown(words: &str, book: &RuleBook) -> String {
    let rules: Vec<&str> = book.rules.iter().map(|rule| rule.slug.as_str()).collect();
    let mistakes: Vec<&str> = catalogue::ALL.iter().map(|row| row.slug).collect();
    let vocabulary: Vec<&str> = KINDS.iter().map(|row| row.word).chain(word::properties()).collect();
    let known = [rules, mistakes, vocabulary].concat();
    let meant = match nearest(words, known) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "see all rules with `truenorth rules`".to_owned(),
    };
    format!("there is no rule, compile error or word `{words}`\n  help  {meant}")
}

/// A policy of one file, analysed beside the shipped rules.
fn analyse(bytes: Vec<u8>) -> Analysis {
    let mut sources = analysis::sources();
    let added = sources.add("example.north", bytes);
    debug_assert!(added.is_ok(), "an example is small");
    analysis::analyse(sources, &Asked::as_of(DAY))
}
