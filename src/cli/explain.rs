//! `truenorth explain`: what a rule, a profile, a compile error or a word of the language is about.

use std::path::PathBuf;

use super::appearance::Appearance;
use super::asked::analysed_in;
use super::edge::{Status, Stop};
use super::output::print;
use crate::explain::{Explainer, terminal};
use crate::render::OfAKind;
use crate::vocabulary::nearest;

/// Explain a rule, a profile, a compile error, or a word of the language, with examples.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The name of a rule, profile or compile error, a kind, or the words of a property
    #[arg(required = true, value_name = "NAME")]
    words: Vec<String>,
    /// The policy whose own rules and profiles count, and whose profile says what a rule weighs
    #[arg(long = "in", value_name = "PATH")]
    policy: Vec<PathBuf>,
    #[command(flatten)]
    appearance: Appearance,
}

const EXAMPLES: &str = "\
Examples:
  truenorth explain unowned-handoff              a rule: why, when it fires, what to do
  truenorth explain unowned-handoff --in policy  what it weighs there, and with which numbers
  truenorth explain cxo-under-ceo                a profile
  truenorth explain unknown-name                 a compile error: what is wrong, and how it is put right
  truenorth explain touchpoint                   a kind of declaration, and all it can say
  truenorth explain reports to                   a property";

/// Explains what bears a name; a name may be borne by a rule and a word at once.
pub(super) fn run(args: &Args) -> Result<Status, Stop> {
    let (analysis, status) = analysed_in(&args.policy)?;
    let explainer = Explainer::of(&analysis);
    let words = args.words.join(" ");
    let how = args.appearance.options(OfAKind::First(1));
    let pages: Vec<String> = explainer.pages(&words).iter().map(|page| terminal(page, &how)).collect();
    if pages.is_empty() {
        return Err(Stop::Usage(unknown(&words, &explainer)));
    }
    print(&pages.join("\n"))?;
    Ok(status)
}

fn unknown(words: &str, explainer: &Explainer<'_>) -> String {
    let meant = match nearest(words, explainer.names()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "see all rules with `truenorth rules`".to_owned(),
    };
    format!("there is no rule, profile, compile error or word `{words}`\n  help  {meant}")
}
