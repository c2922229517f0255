//! `truenorth fix`: what a machine can mend.

use super::asked::{Asked, Judged};
use super::edge::{Status, Stop};
use super::output::{difference, print, tell};
use crate::diagnostic::Diagnostic;
use crate::mend::{Mended, Mending, Wanted, mend};
use crate::render::counted;
use crate::source::FileId;
use crate::workspace::{Input, write};

/// Mend what can be mended without a decision: misspelt words, pasted quotation marks, lists given twice.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    asked: Asked,
    /// Apply what is only suggested, too; a blank becomes `tbd` where that can stand
    #[arg(long)]
    suggested: bool,
    /// Write nothing: show what would change, and end with status 1 if anything would
    #[arg(long)]
    diff: bool,
}

const EXAMPLES: &str = "\
Examples:
  truenorth fix policy                       mend what is safe to mend
  truenorth fix policy --diff                see first what would change
  truenorth fix policy --suggested --diff    see what a check suggests, too

Without `--suggested` only fixes that a check calls safe are applied. A suggested fix may have a blank:
`manage ${department}` is written as `manage tbd`, which a check goes on to remind you of. Where `tbd`
cannot stand, for a standard or a day, nothing is written, and the suggestion is told instead.
No two fixes that touch each other are applied at once; the result is checked again, and a fix that
would leave the policy worse is left out.";

/// How many suggestions that are left are told one by one.
const TOLD: usize = 10;

/// Mends a policy.
pub(super) fn run(args: &Args) -> Result<Status, Stop> {
    let judged = args.asked.judge()?;
    let wanted = if args.suggested { Wanted::Suggested } else { Wanted::Safe };
    let mending = mend(&judged.analysis, &judged.options, wanted);
    if mending.applied.is_empty() && !mending.refused.is_empty() {
        tell("error: nothing is mended: the result would have more errors than before");
        return Ok(Status::Incomplete);
    }
    let files = mending.files(&judged.analysis);
    if args.diff {
        show(&judged, &files)?;
        told_left(&judged, &mending, wanted);
        return Ok(judged.completeness().max(if files.is_empty() { Status::Clean } else { Status::Failing }));
    }
    files.iter().try_for_each(|mended| put(&judged, mended))?;
    pass_on(&judged, &files)?;
    tell(&told(&mending, files.len()));
    told_left(&judged, &mending, wanted);
    Ok(judged.completeness())
}

fn show(judged: &Judged, files: &[Mended]) -> Result<(), Stop> {
    files.iter().try_for_each(|mended| {
        let source = judged.analysis.sources().get(mended.file);
        let (path, text) = source.map_or(("", ""), |source| (source.path(), source.text()));
        print(&difference(path, text, &mended.text))
    })
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
fn pass_on(judged: &Judged, files: &[Mended]) -> Result<(), Stop> {
    let is_mended = |file: &FileId| files.iter().any(|mended| mended.file == *file);
    let unmended = judged.files.iter().find(|(file, found)| found.input == Input::Standard && !is_mended(file));
    unmended.and_then(|(file, _)| judged.analysis.sources().get(*file)).map_or(Ok(()), |source| print(source.text()))
}

fn input(judged: &Judged, file: FileId) -> Option<&Input> {
    judged.files.iter().find(|(id, _)| *id == file).map(|(_, found)| &found.input)
}

fn told(mending: &Mending, files: usize) -> String {
    let mended = match (mending.applied.len(), files) {
        (0, _) => "nothing to mend without a decision".to_owned(),
        (1, _) => "1 problem mended".to_owned(),
        (fixes, files) => format!("{fixes} problems mended in {}", counted(files, "file")),
    };
    match mending.refused.len() {
        0 => mended,
        refused => format!("{mended}; {refused} left out that would leave the policy worse"),
    }
}

/// What a check still suggests: how many, or where they were asked for, what each would write.
fn told_left(judged: &Judged, mending: &Mending, wanted: Wanted) {
    let left = mending.left(&judged.analysis);
    match (wanted, left.len()) {
        (_, 0) => {}
        (Wanted::Safe, count) => tell(&format!("{count} suggested: truenorth fix --suggested --diff")),
        (Wanted::Suggested, count) => {
            tell("left to you:");
            left.iter().take(TOLD).for_each(|problem| tell(&suggestion(judged, mending, problem)));
            if count > TOLD {
                tell(&format!("  and {} more", count - TOLD));
            }
        }
    }
}

fn suggestion(judged: &Judged, mending: &Mending, problem: &Diagnostic) -> String {
    let sources = mending.after.as_ref().unwrap_or(&judged.analysis).sources();
    let (path, span) = (sources.path(problem.primary.span.file), problem.primary.span);
    let line = sources.get(span.file).map_or(1, |source| source.position(span.start).line);
    let title = problem.fix.as_ref().map_or("", |fix| fix.title.as_str());
    format!("  {path}:{line}: {title} ({})", problem.slug)
}
