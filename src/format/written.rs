//! The text as its author wrote it, seen through the tree.
//!
//! In: a text and spans of its tree. Out: what stands under them and between them. Comments, empty lines and what could not
//! be read lie in the gaps, so a [`Gap`] is what the rest of the formatter asks about those.

use crate::source::Span;
use crate::syntax::Line;
use crate::syntax::gaps::{Trivia, trivia};

/// A text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written<'t> {
    text: &'t str,
}

/// A stretch between two things the tree holds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gap<'t> {
    text: &'t str,
    start: u32,
}

/// A comment and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Comment<'t> {
    /// From `//`, without trailing blanks.
    pub(super) text: &'t str,
    /// Its first byte.
    pub(super) start: u32,
    /// Whether it stands behind something on its row.
    pub(super) trailing: bool,
}

impl<'t> Written<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Written { text }
    }

    pub(super) fn of(self, span: Span) -> &'t str {
        self.between(span.start, span.end)
    }

    pub(super) fn gap(self, start: u32, end: u32) -> Gap<'t> {
        Gap { text: self.between(start, end), start }
    }

    fn between(self, start: u32, end: u32) -> &'t str {
        self.text.get(start as usize..end as usize).unwrap_or("")
    }

    /// From the beginning of the row in which `at` lies up to it.
    pub(super) fn row_before(self, at: u32) -> &'t str {
        let before = self.between(0, at);
        before.rsplit_once('\n').map_or(before, |(_, row)| row)
    }

    /// Lines that stand side by side from `start` on, each with the gap before it.
    pub(super) fn with_gaps(
        self,
        lines: impl Iterator<Item = Line<'t>>,
        start: u32,
    ) -> impl Iterator<Item = (Gap<'t>, Line<'t>)> {
        let mut at = start;
        lines.map(move |line| {
            let gap = self.gap(at, line.span().start);
            at = line.span().end;
            (gap, line)
        })
    }

    /// What stands behind the last declaration.
    pub(super) fn rest(self, last: Option<Line<'t>>) -> Gap<'t> {
        self.gap(last.map_or(0, |line| line.span().end), self.text.len() as u32)
    }

    /// The lines of a block, each with the gap before it.
    pub(super) fn block(self, line: Line<'t>) -> impl Iterator<Item = (Gap<'t>, Line<'t>)> {
        self.with_gaps(line.children(), line.block().map_or(line.span().end, |block| block.start + 1))
    }

    /// The gap before the `{` of a line.
    pub(super) fn before_block(self, line: Line<'t>) -> Option<Gap<'t>> {
        line.block()
            .map(|block| self.gap(line.items().next_back().map_or(block.start, |item| item.span.end), block.start))
    }

    /// The gap before the `}` of a line, if there is one.
    pub(super) fn before_close(self, line: Line<'t>) -> Option<Gap<'t>> {
        let gap = self.block_end(line);
        Some(Gap { text: gap.text.strip_suffix('}')?, ..gap })
    }

    /// What stands behind the last line of a block, the `}` included if there is one.
    pub(super) fn block_end(self, line: Line<'t>) -> Gap<'t> {
        let block = line.block().unwrap_or(line.span().after());
        let start = line.children().last().map_or(block.start + 1, |last| last.span().end);
        self.gap(start, block.end)
    }

    /// The gaps between the items of a line.
    pub(super) fn between_items(self, line: Line<'t>) -> impl Iterator<Item = Gap<'t>> {
        line.items().zip(line.items().skip(1)).map(move |(item, next)| self.gap(item.span.end, next.span.start))
    }
}

impl<'t> Gap<'t> {
    pub(super) fn text(self) -> &'t str {
        self.text
    }

    /// What it holds, in order.
    pub(super) fn trivia(self) -> Vec<Trivia<'t>> {
        match self.is_plain() {
            true => Vec::new(),
            false => trivia(self.text),
        }
    }

    /// Whether it is blanks, with at most one line end among them, as most are.
    fn is_plain(self) -> bool {
        let rest = self.text.trim_start_matches(' ');
        let rest = rest.strip_prefix("\r\n").or(rest.strip_prefix('\n')).unwrap_or(rest);
        rest.trim_start_matches(' ').is_empty()
    }

    /// A comment found in it.
    pub(super) fn comment(self, found: Trivia<'t>) -> Option<Comment<'t>> {
        match found {
            Trivia::Comment { text, at, trailing } => Some(Comment { text, start: self.start + at as u32, trailing }),
            _ => None,
        }
    }

    pub(super) fn comments(self) -> Vec<Comment<'t>> {
        self.trivia().into_iter().filter_map(|found| self.comment(found)).collect()
    }

    /// Its comments and all else that is no blank, row by row, each with its place.
    pub(super) fn remarks(self) -> impl Iterator<Item = (&'t str, u32)> {
        let text = self.text.split('\n').map(|row| row.trim_start_matches([' ', '\t', '\r', ';']).trim_end());
        text.filter(|row| !row.is_empty()).map(move |row| (row, self.start))
    }

    /// Whether something in it could not be read.
    pub(super) fn is_unreadable(self) -> bool {
        self.trivia().contains(&Trivia::Other)
    }

    /// Whether an empty line parts what stands on its two sides.
    pub(super) fn parts(self) -> bool {
        self.trivia().contains(&Trivia::BlankLine)
    }

    /// Whether its two sides stand on different rows.
    pub(super) fn ends_row(self) -> bool {
        self.text.contains('\n')
    }
}
