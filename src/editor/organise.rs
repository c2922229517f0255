//! The lines of a block in the order of the vocabulary.
//!
//! In: an edition and a point. Out: the edit that puts the lines of the innermost block round the point in the order in which the
//! vocabulary has their properties. Lines about one property stay in the order they have. A comment goes with the line it stands
//! before or behind; an empty line stays only where a comment follows. Where anything of the block cannot be read, all stays as it is.

use super::place::{Level, Place, inner_level, place};
use super::{Edition, Point, tidy};
use crate::diagnostic::Edit;
use crate::source::{Source, Span};
use crate::syntax::Line;
use crate::syntax::gaps::{Trivia, trivia};
use crate::vocabulary::{Rows, find};

/// The edit that brings the lines of a block in order; none where they are.
pub fn organised(edition: &Edition, point: Point) -> Option<Edit> {
    let place = place(edition, point)?;
    let (line, rows) = block(edition.source(point.file)?, &place)?;
    let block = line.block()?;
    let source = edition.source(point.file)?;
    let mut content = Content::read(source, line, rows)?;
    if content.parts.is_sorted_by_key(|part| part.rank) {
        return None;
    }
    content.parts.sort_by_key(|part| part.rank);
    let declaration = place.outer.first().copied().unwrap_or(line).span();
    let before = source.slice(declaration.start, block.start + 1);
    let behind = source.slice(block.end - 1, declaration.end);
    let text = [before, &content.text(), behind].concat();
    tidy::laid_out(edition, declaration, &text)
}

/// The block that is meant: that of the line at the point, else the innermost round it; and what may stand in it.
fn block<'e>(source: &Source, place: &Place<'e>) -> Option<(Line<'e>, &'static Rows)> {
    let of_line = place.line.filter(|line| line.block().is_some());
    let of_line = of_line.map(|line| (line, inner_level(source, line, place.level)));
    match of_line.or_else(|| Some((*place.outer.last()?, place.level)))? {
        (line, Level::Rows(rows)) => Some((line, rows)),
        (_, Level::Top) => None,
    }
}

/// What stands in a block.
struct Content<'t> {
    /// The comments right behind its `{`.
    first: String,
    parts: Vec<Part<'t>>,
    /// The comments behind its last line.
    last: String,
    separator: &'static str,
}

/// A line with the comments that go with it.
struct Part<'t> {
    /// The place of its property in the vocabulary.
    rank: usize,
    before: String,
    line: &'t str,
    behind: String,
}

impl<'t> Content<'t> {
    /// Reads a block; none where something of it cannot be read.
    fn read(source: &'t Source, line: Line<'t>, rows: &Rows) -> Option<Content<'t>> {
        let block = line.block().filter(|block| is_closed(source, *block) && !line.is_torn())?;
        let inside = source.slice(block.start + 1, block.end - 1);
        let separator = match () {
            () if inside.contains("\r\n") => "\r\n",
            () if inside.contains('\n') => "\n",
            () => "; ",
        };
        let mut content = Content { first: String::new(), parts: Vec::new(), last: String::new(), separator };
        let mut at = block.start + 1;
        for line in line.children() {
            let before = content.gap(source.slice(at, line.span().start))?;
            let rank = rank(source, line, rows)?;
            let text = source.slice(line.span().start, line.span().end);
            content.parts.push(Part { rank, before, line: text, behind: String::new() });
            at = line.span().end;
        }
        content.last = content.gap(source.slice(at, block.end - 1))?;
        Some(content)
    }

    /// Takes a gap apart: what ends the row goes with the line before it; the rest is given back, for what comes next.
    fn gap(&mut self, gap: &str) -> Option<String> {
        let mut before = String::new();
        let mut is_parted = false;
        for found in trivia(gap) {
            match found {
                Trivia::Comment { text, trailing: true, .. } => *self.behind() += &format!("  {text}"),
                Trivia::Comment { text, .. } => {
                    let empty = if std::mem::take(&mut is_parted) { self.separator } else { "" };
                    before += &format!("{empty}{text}{}", self.separator);
                }
                Trivia::BlankLine => is_parted = true,
                Trivia::Other => return None,
            }
        }
        Some(before)
    }

    fn behind(&mut self) -> &mut String {
        match self.parts.last_mut() {
            Some(part) => &mut part.behind,
            None => &mut self.first,
        }
    }

    fn text(&self) -> String {
        let lines = self.parts.iter().map(|part| format!("{}{}{}", part.before, part.line, part.behind));
        let rows: Vec<String> = lines.collect();
        let edge = if self.separator.trim().is_empty() { self.separator } else { " " };
        format!("{}{edge}{}{edge}{}", self.first, rows.join(self.separator), self.last)
    }
}

fn is_closed(source: &Source, block: Span) -> bool {
    block.len() > 1 && source.slice(block.start, block.end).ends_with('}')
}

/// The place of a line's property among the rows.
fn rank(source: &Source, line: Line<'_>, rows: &Rows) -> Option<usize> {
    let word = |index| line.item(index).map(|item| source.slice(item.span.start, item.span.end));
    let (entry, _) = find(rows, word(0)?, || word(1)).filter(|_| !line.is_broken() && !line.is_torn())?;
    rows.iter().position(|row| row.id == entry.id)
}
