//! The canonical form, as edits: of a file, of the declarations a stretch touches, of what has just been typed.

use super::place::place;
use super::{Edition, Point};
use crate::diagnostic::Edit;
use crate::format::{Outcome, format};
use crate::source::{FileId, Span, common_ends};

/// The edit that brings a file into canonical form; none where it is in it, or cannot be brought.
pub fn all(edition: &Edition, file: FileId) -> Option<Edit> {
    let source = edition.source(file)?;
    within(edition, Span::new(file, 0, source.text().len() as u32))
}

/// The edits that bring the declarations a stretch touches into canonical form.
pub fn range(edition: &Edition, span: Span) -> Vec<Edit> {
    let lines = edition.tree(span.file).into_iter().flat_map(|tree| tree.declarations());
    let touched = lines.map(|line| line.span()).filter(|line| line.start <= span.end && span.start <= line.end);
    touched.filter_map(|line| within(edition, line)).collect()
}

/// What follows a `}` or a line end that was just typed: the declaration in canonical form, or the indent of the new line.
pub fn typed(edition: &Edition, point: Point, letter: char) -> Vec<Edit> {
    match letter {
        '}' => range(edition, Span::new(point.file, point.byte, point.byte)),
        _ => indent(edition, point).into_iter().collect(),
    }
}

fn indent(edition: &Edition, point: Point) -> Option<Edit> {
    let (source, place) = (edition.source(point.file)?, place(edition, point)?);
    let line = source.position(point.byte).line;
    let (start, end) = source.line_range(line)?;
    let written = source.slice(start, end);
    let blank = written.len() - written.trim_start().len();
    let closes = written.trim_start().starts_with('}');
    let depth = place.outer.len().saturating_sub(usize::from(closes));
    let (text, span) = ("  ".repeat(depth), Span::new(point.file, start, start + blank as u32));
    let goes_on = place.line.is_some_and(|line| line.span().start < start);
    (!goes_on && source.slice(span.start, span.end) != text).then_some(Edit { span, text })
}

/// The edit that brings a stretch, taken for a policy of its own, into canonical form.
fn within(edition: &Edition, span: Span) -> Option<Edit> {
    laid_out(edition, span, edition.analysis.sources().slice(span))
}

/// The edit that puts the canonical form of a text in place of a stretch. What is the same at its beginning and end is left alone,
/// line by line, so that the cursor stays where it is.
pub(super) fn laid_out(edition: &Edition, span: Span, text: &str) -> Option<Edit> {
    let old = edition.analysis.sources().slice(span);
    let formatted = format(text);
    if matches!(formatted.outcome, Outcome::Refused(_)) {
        return None;
    }
    let is_part = edition.source(span.file)?.text().len() as u32 != span.len();
    let new = if is_part { formatted.text.trim_end() } else { &formatted.text };
    let (old, new) = (lines(old), lines(new));
    let (before, behind) = common_ends(&old, &new, |old, new| old == new);
    let (start, end) = (span.start + length(old.get(..before)?), span.end - length(old.get(old.len() - behind..)?));
    let text = new.get(before..new.len() - behind)?.concat();
    (start < end || !text.is_empty()).then_some(Edit { span: Span::new(span.file, start, end), text })
}

/// Lines, each with its line end.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// How many bytes some lines have.
fn length(lines: &[&str]) -> u32 {
    lines.iter().map(|line| line.len() as u32).sum()
}
