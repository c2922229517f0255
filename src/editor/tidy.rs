//! The canonical form, as edits: of a file, of the declarations a stretch touches, of what has just been typed.

use super::place::place;
use super::{Edition, Point};
use crate::diagnostic::Edit;
use crate::format::{Outcome, format};
use crate::source::{FileId, Span};

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
    let before = common(old.split_inclusive('\n'), new.split_inclusive('\n'));
    let (old_rest, new_rest) = (old.get(before..)?, new.get(before..)?);
    let behind = common(from_the_end(old_rest), from_the_end(new_rest));
    let end = old_rest.len() - behind;
    let text = new_rest.get(..new_rest.len() - behind)?.to_owned();
    let start = span.start + before as u32;
    (end > 0 || !text.is_empty()).then_some(Edit { span: Span::new(span.file, start, start + end as u32), text })
}

/// How many bytes two runs of lines have in common at their beginning.
fn common<'t>(old: impl Iterator<Item = &'t str>, new: impl Iterator<Item = &'t str>) -> usize {
    old.zip(new).take_while(|(old, new)| old == new).map(|(old, _)| old.len()).sum()
}

/// Lines from the last to the first, each with its line end.
fn from_the_end(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive('\n').collect::<Vec<_>>().into_iter().rev()
}
