//! `truenorth new`: a small policy that checks clean and teaches the language.

use std::path::PathBuf;

use super::edge::{Status, Stop};
use super::output::print;
use crate::workspace;

/// The files, each with its text.
const FILES: &[(&str, &str)] = &[
    ("company.north", include_str!("new/company.north")),
    ("moments.north", include_str!("new/moments.north")),
    ("listening.north", include_str!("new/listening.north")),
];

/// Begin a policy: three small files that check clean and explain themselves.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The directory to begin it in; it is made if it does not exist
    #[arg(value_name = "DIR")]
    directory: PathBuf,
}

const EXAMPLES: &str = "\
Examples:
  truenorth new policy      then read the three files, and change them into your own
  truenorth check policy

No file that exists is overwritten.";

/// Begins a policy.
pub(super) fn run(args: &Args) -> Result<Status, Stop> {
    if let Some(file) = FILES.iter().map(|(name, _)| args.directory.join(name)).find(|file| workspace::exists(file)) {
        return Err(Stop::Usage(format!(
            "`{}` exists already\n  help  name another directory: what is there is not overwritten",
            file.display()
        )));
    }
    for (name, text) in FILES {
        let path = args.directory.join(name);
        workspace::create(&path, text.as_bytes()).map_err(|e| Stop::Unwritten(path.display().to_string(), e))?;
    }
    print(&next(&args.directory.display().to_string()))?;
    Ok(Status::Clean)
}

fn next(directory: &str) -> String {
    let names: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
    format!(
        "a policy of {} files is in `{directory}`: {}\nread them, change them, and ask: truenorth check {directory}\n",
        names.len(),
        names.join(", ")
    )
}
