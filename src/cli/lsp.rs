//! `truenorth lsp`: the language server on standard input and output.

use super::edge::{Status, Stop};
use super::today;
use crate::lsp::{self, Ending};

/// Serve an editor: problems while one types, and all else a language server gives.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Speak over standard input and output; there is no other way, and editors that say so may
    #[arg(long)]
    stdio: bool,
}

const EXAMPLES: &str = "\
Examples:
  truenorth lsp        what an editor starts; docs/editors.md shows how to set it up

It ends when the editor says so or is gone. Settings: profile, asOf, lint (`type` or `save`), rulePages.";

/// Serves until the editor leaves.
pub(super) fn run(_: &Args) -> Result<Status, Stop> {
    let first = today::today()?;
    let today = || today::today().unwrap_or(first);
    match lsp::run(&today) {
        Ok(Ending::Orderly) => Ok(Status::Clean),
        Ok(Ending::Abrupt) => Ok(Status::Failing),
        Err(error) => Err(Stop::Usage(error.to_string())),
    }
}
