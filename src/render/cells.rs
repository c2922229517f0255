//! A line of a policy laid out in the cells of a terminal.
//!
//! In: the characters of a line, one after the other. Out: a [`Strip`], which says what each cell shows and which bytes
//! of the line lie under which cells. What is shown of a line is chosen by `cut`.

use std::ops::Range;

use super::Charset;
use super::harmless::{Look, looks};

/// What a row of a drawing shows, cell by cell. A character of two cells owns both; an accent owns none.
#[derive(Debug, Default)]
pub(super) struct Strip {
    text: String,
    cells: Vec<Cell>,
}

#[derive(Debug, Clone, Copy)]
struct Cell {
    /// The byte of the line where the character begins that is shown here.
    at: usize,
    /// Where the cell's part of the text ends.
    end: usize,
}

impl Strip {
    /// Adds the stretch `within` of a line.
    pub(super) fn push(&mut self, line: &str, within: Range<usize>, charset: Charset) {
        let base = within.start;
        for (at, c, look) in looks(line.get(within).unwrap_or(""), charset) {
            self.push_char(base + at, c, look);
        }
    }

    /// Adds the mark for what was left out from byte `at` on.
    pub(super) fn push_dots(&mut self, at: usize, charset: Charset) {
        self.push_each(at, charset.dots());
    }

    /// Ends the line at byte `at` with an empty cell, so that there is something to point at behind its last character.
    pub(super) fn finish(&mut self, at: usize) {
        self.push_each(at, " ");
    }

    /// How many cells there are.
    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// What a cell shows; nothing in the second cell of a wide character.
    pub(super) fn cell(&self, index: usize) -> &str {
        let start = index.checked_sub(1).and_then(|before| self.cells.get(before)).map_or(0, |before| before.end);
        self.cells.get(index).and_then(|cell| self.text.get(start..cell.end)).unwrap_or("")
    }

    /// The cells under some bytes of the line; at least one.
    pub(super) fn under(&self, bytes: Range<usize>) -> Range<usize> {
        let first = self.first_at(bytes.start);
        let end = self.cells.partition_point(|cell| cell.at < bytes.end);
        first..end.max(first + 1).min(self.len())
    }

    /// The first cell of the character that byte `at` is a part of.
    fn first_at(&self, at: usize) -> usize {
        let behind = self.cells.partition_point(|cell| cell.at <= at);
        let begins = behind.checked_sub(1).and_then(|index| self.cells.get(index)).map_or(0, |cell| cell.at);
        self.cells.partition_point(|cell| cell.at < begins)
    }

    fn push_char(&mut self, at: usize, c: char, look: Look) {
        match look {
            Look::Plain(width) => self.push_wide(at, c, width),
            Look::Joined => self.join(at, c),
            _ => {
                let mut shown = String::new();
                look.push(c, &mut shown);
                self.push_each(at, &shown);
            }
        }
    }

    fn push_wide(&mut self, at: usize, c: char, width: usize) {
        self.text.push(c);
        self.cells.extend((0..width).map(|_| Cell { at, end: self.text.len() }));
    }

    /// An accent goes to the character before it; without one, to a dotted circle.
    fn join(&mut self, at: usize, accent: char) {
        if self.cells.is_empty() {
            self.push_each(at, "◌");
        }
        self.text.push(accent);
        let (end, last) = (self.text.len(), self.cells.last().map(|cell| cell.at));
        self.cells.iter_mut().rev().take_while(|cell| Some(cell.at) == last).for_each(|cell| cell.end = end);
    }

    /// A cell for each character of a mark.
    fn push_each(&mut self, at: usize, shown: &str) {
        shown.chars().for_each(|c| self.push_wide(at, c, 1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strip(line: &str) -> Strip {
        let mut strip = Strip::default();
        strip.push(line, 0..line.len(), Charset::Unicode);
        strip.finish(line.len());
        strip
    }

    fn under(line: &str, bytes: Range<usize>) -> Range<usize> {
        strip(line).under(bytes)
    }

    #[test]
    fn wide_characters_tabs_and_numbers_own_all_their_cells() {
        assert_eq!(under("日本x", 3..6), 2..4);
        assert_eq!(under("\tx", 1..2), 4..5);
        assert_eq!(under("a\u{202e}b", 1..4), 1..9);
    }

    #[test]
    fn an_accent_lies_under_its_letter() {
        assert_eq!(under("ae\u{301}b", 2..4), 1..2);
        assert_eq!(under("ae\u{301}b", 4..5), 2..3);
        assert_eq!(strip("ae\u{301}b").cell(1), "e\u{301}");
        assert_eq!(strip("日\u{301}b").cell(0), "日\u{301}");
    }

    #[test]
    fn there_is_always_a_cell_to_point_at() {
        assert_eq!(under("", 0..0), 0..1);
        assert_eq!(under("ab", 2..2), 2..3);
        assert_eq!(under("ab", 1..1), 1..2);
        assert_eq!(under("日", 1..2), 0..2);
        assert_eq!(under("ab", 50..60), 2..3);
    }
}
