//! `truenorth completions`: what a shell needs to complete arguments.

use clap::CommandFactory;
use clap_complete::Shell;

use super::CommandLine;
use super::edge::{Status, Stop};
use super::output::print;

/// Print what a shell needs to complete the arguments.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Which shell
    #[arg(value_enum)]
    shell: Shell,
}

const EXAMPLES: &str = "\
Examples:
  truenorth completions bash > ~/.local/share/bash-completion/completions/truenorth
  truenorth completions fish > ~/.config/fish/completions/truenorth.fish";

/// Prints the completions for a shell.
pub(super) fn run(args: &Args) -> Result<Status, Stop> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut CommandLine::command(), "truenorth", &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(Status::Clean)
}
