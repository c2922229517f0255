//! The command line: arguments to the library to output.
//!
//! In: what somebody typed. Out: text on standard output, remarks on standard error, and a [`Status`]. Each verb is a file
//! of its own with its arguments and a `run`; nothing is judged here. What every verb shares stands in [`edge`] (failures and
//! the exit), `asked` (the policy meant, and the day), `appearance` (colour and width) and `output`.
//!
//! The clock is read here and nowhere else, and only where neither `--as-of` nor `SOURCE_DATE_EPOCH` says the day.

mod appearance;
mod asked;
mod build;
mod check;
mod completions;
mod due;
pub mod edge;
mod explain;
mod fix;
mod fmt;
mod lsp;
mod new;
mod output;
mod progress;
mod rules;
mod schema;
mod slugs;
mod test;
mod today;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use edge::Status;
use edge::Stop;

/// Says who is accountable for what customers go through, and proves that the answer has no holes.
#[derive(Debug, Parser)]
#[command(name = "truenorth", version, propagate_version = true, after_help = EXAMPLES, max_term_width = 100)]
struct CommandLine {
    #[command(subcommand)]
    verb: Verb,
}

const EXAMPLES: &str = "\
Examples:
  truenorth new policy                     begin a policy that checks clean and explains itself
  truenorth check policy                   say what is wrong in it
  truenorth explain unowned-handoff        say what a rule is about, and how to mend what it finds
  truenorth build policy -o policy.json    compile it for dashboards and auditors

Exit status: 0 nothing at error level, 1 findings or errors, 2 wrong usage, 3 not all could be analysed.";

#[derive(Debug, Subcommand)]
enum Verb {
    Check(check::Args),
    Build(build::Args),
    Due(due::Args),
    Fix(fix::Args),
    Fmt(fmt::Args),
    Explain(explain::Args),
    Rules(rules::Args),
    Test(test::Args),
    New(new::Args),
    Schema(schema::Args),
    Lsp(lsp::Args),
    Completions(completions::Args),
}

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    edge::guarded(|| match CommandLine::try_parse() {
        Ok(line) => run(line.verb),
        Err(said) => Err(Stop::Parser(said)),
    })
    .into()
}

fn run(verb: Verb) -> Result<Status, Stop> {
    match verb {
        Verb::Check(args) => check::run(&args),
        Verb::Build(args) => build::run(&args),
        Verb::Due(args) => due::run(&args),
        Verb::Fix(args) => fix::run(&args),
        Verb::Fmt(args) => fmt::run(&args),
        Verb::Explain(args) => explain::run(&args),
        Verb::Rules(args) => rules::run(&args),
        Verb::Test(args) => test::run(&args),
        Verb::New(args) => new::run(&args),
        Verb::Schema(args) => schema::run(&args),
        Verb::Lsp(args) => lsp::run(&args),
        Verb::Completions(args) => completions::run(&args),
    }
}
