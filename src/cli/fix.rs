//! `truenorth fix`: what a machine can mend without deciding anything.

use super::asked::{Asked, Judged};
use super::edge::{Status, Stop};
use super::output::{difference, print, tell};
use crate::analysis::{self, Analysis};
use crate::diagnostic::Origin as Said;
use crate::mend::{Mended, Mending, mend};
use crate::source::{FileId, Origin};
use crate::workspace::{Input, write};

/// Mend what can be mended without a decision: misspelt words, pasted quotation marks, lists given twice.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    asked: Asked,
    /// Write nothing: show what would change, and end with status 1 if anything would
    #[arg(long)]
    diff: bool,
}

const EXAMPLES: &str = "\
Examples:
  truenorth fix policy           mend it
  truenorth fix policy --diff    see first what would change

Only fixes that a check calls safe are applied; the result is checked again, and nothing is written if
it would be worse.";

/// Mends a policy.
pub(super) fn run(args: &Args) -> Result<Status, Stop> {
    let judged = args.asked.judge()?;
    let mending = mend(&judged.analysis);
    let incomplete = if judged.is_complete() { Status::Clean } else { Status::Incomplete };
    if errors(&again(&judged, &mending)) > errors(&judged.analysis) {
        tell("error: nothing is mended: the result would have more errors than before");
        return Ok(Status::Incomplete);
    }
    if args.diff {
        return Ok(incomplete.max(show(&judged, &mending)?));
    }
    mending.files.iter().try_for_each(|mended| put(&judged, mended))?;
    pass_on(&judged, &mending)?;
    tell(&told(&mending));
    Ok(incomplete)
}

/// The policy once it is mended.
fn again(judged: &Judged, mending: &Mending) -> Analysis {
    let mut sources = analysis::sources();
    for (file, source) in judged.analysis.sources().iter().filter(|(_, source)| source.origin() == Origin::Policy) {
        let mended = mending.files.iter().find(|mended| mended.file == file);
        let text = mended.map_or(source.text(), |mended| &mended.text);
        let added = sources.add(source.path(), text.as_bytes().to_vec());
        debug_assert!(added.is_ok(), "a fix adds few bytes");
    }
    analysis::analyse(sources, &judged.options)
}

/// Mistakes in writing; that more of a policy can be read may bring findings to light.
fn errors(analysis: &Analysis) -> usize {
    analysis.problems.iter().filter(|problem| problem.origin == Said::Compile).count()
}

fn show(judged: &Judged, mending: &Mending) -> Result<Status, Stop> {
    for mended in &mending.files {
        let source = judged.analysis.sources().get(mended.file);
        let (path, text) = source.map_or(("", ""), |source| (source.path(), source.text()));
        print(&difference(path, text, &mended.text))?;
    }
    Ok(if mending.files.is_empty() { Status::Clean } else { Status::Failing })
}

fn put(judged: &Judged, mended: &Mended) -> Result<(), Stop> {
    match input(judged, mended.file) {
        Some(Input::File(path)) => write(path, mended.text.as_bytes())
            .map_err(|error| Stop::Unwritten(path.to_string_lossy().into_owned(), error)),
        Some(Input::Standard) => print(&mended.text),
        None => Ok(()),
    }
}

/// Standard input goes to standard output, be it mended or not.
fn pass_on(judged: &Judged, mending: &Mending) -> Result<(), Stop> {
    let is_mended = |file: &FileId| mending.files.iter().any(|mended| mended.file == *file);
    let unmended = judged.files.iter().find(|(file, found)| found.input == Input::Standard && !is_mended(file));
    unmended.and_then(|(file, _)| judged.analysis.sources().get(*file)).map_or(Ok(()), |source| print(source.text()))
}

fn input(judged: &Judged, file: FileId) -> Option<&Input> {
    judged.files.iter().find(|(id, _)| *id == file).map(|(_, found)| &found.input)
}

fn told(mending: &Mending) -> String {
    match (mending.fixes, mending.files.len()) {
        (0, _) => "nothing to mend without a decision".to_owned(),
        (1, _) => "1 problem mended".to_owned(),
        (fixes, 1) => format!("{fixes} problems mended in 1 file"),
        (fixes, files) => format!("{fixes} problems mended in {files} files"),
    }
}
