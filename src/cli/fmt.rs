//! `truenorth fmt`: the one form all policies are written in.

use std::path::PathBuf;

use super::edge::{Status, Stop, reason, tell_unread};
use super::output::{difference, print, tell};
use crate::format::{Formatted, Outcome, Refusal, format};
use crate::source::Sources;
use crate::workspace::{Found, Input, Naming, find, write};

/// Write a policy in its canonical form; comments are kept, and nothing changes its meaning.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Files, directories (every `.north` file below), or `-` for standard input to standard output
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// Write nothing: list the files that would change, and end with status 1 if there are any
    #[arg(long)]
    check: bool,
    /// Write nothing: show what would change, and end with status 1 if anything would
    #[arg(long)]
    diff: bool,
}

const EXAMPLES: &str = "\
Examples:
  truenorth fmt                   format every policy file below this directory
  truenorth fmt --check policy    list the files that are not in canonical form
  truenorth fmt - < draft.north   format standard input

What cannot be read is left as it is, and a file of which formatting would change the meaning is left
alone and told (status 3).";

/// Formats files, in place unless asked to only look.
pub(super) fn run(args: &Args) -> Result<Status, Stop> {
    let listing = find(&args.paths, Naming::AsTyped);
    tell_unread(&listing.unread);
    let unread = if listing.unread.is_empty() { Status::Clean } else { Status::Incomplete };
    listing.files.iter().try_fold(unread, |worst, file| Ok(worst.max(one(file, args)?)))
}

fn one(file: &Found, args: &Args) -> Result<Status, Stop> {
    let text = match text_of(file) {
        Ok(text) => text,
        Err(why) => return Ok(left_alone(file, &why)),
    };
    let formatted = format(&text);
    match formatted.outcome {
        Outcome::Refused(refusal) => Ok(left_alone(file, &refused(&text, refusal))),
        _ if args.check || args.diff => would(file, &text, &formatted, args),
        _ => put(file, &text, &formatted),
    }
}

/// Its text, if it is text; nothing of it is lost on the way.
fn text_of(file: &Found) -> Result<String, String> {
    let bytes = file.read().map_err(|unread| reason(&unread.reason))?;
    String::from_utf8(bytes).map_err(|_| "it is not text in UTF-8".to_owned())
}

fn left_alone(file: &Found, why: &str) -> Status {
    tell(&format!("error: `{}` is left alone: {why}", file.shown));
    Status::Incomplete
}

fn refused(text: &str, refusal: Refusal) -> String {
    let mut sources = Sources::default();
    let file = sources.add("", text.as_bytes().to_vec()).ok();
    let line = file.and_then(|file| sources.get(file)).map_or(1, |source| source.position(refusal.at).line);
    format!("{} (line {line})", refusal.reason)
}

/// What would change.
fn would(file: &Found, text: &str, formatted: &Formatted, args: &Args) -> Result<Status, Stop> {
    if formatted.text == text {
        return Ok(Status::Clean);
    }
    let listed = if args.check { format!("{}\n", file.shown) } else { String::new() };
    let differs = if args.diff { difference(&file.shown, text, &formatted.text) } else { String::new() };
    print(&(listed + &differs))?;
    Ok(Status::Failing)
}

fn put(file: &Found, text: &str, formatted: &Formatted) -> Result<Status, Stop> {
    match &file.input {
        Input::Standard => print(&formatted.text)?,
        Input::File(_) if formatted.text == text => {}
        Input::File(path) => {
            let written = write(path, formatted.text.as_bytes());
            written.map_err(|error| Stop::Unwritten(file.shown.clone(), error))?;
        }
    }
    Ok(Status::Clean)
}
