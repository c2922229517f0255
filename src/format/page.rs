//! Where the canonical text is written, row by row.
//!
//! In: rows and what stands on them. Out: the text. The page knows line ends, indents, empty lines and how wide a row has
//! become; it knows nothing of the language but that comments come last on a row.

use unicode_width::UnicodeWidthStr;

/// What is written so far.
#[derive(Debug)]
pub(super) struct Page {
    out: String,
    newline: &'static str,
    next: Next,
    /// Offset where the current row begins.
    row: usize,
    /// How wide the current row is.
    width: usize,
    /// Whether a comment ends the current row.
    commented: bool,
}

/// What the next row begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    /// Nothing: it is the first.
    First,
    /// A line end; a block has just begun, so no empty line may come.
    Opened,
    /// A line end.
    Row,
    /// An empty line.
    Parted,
    /// Nothing: it goes on behind what was copied, whose indent it keeps.
    Here,
}

const BLANK: [char; 4] = [' ', '\t', '\r', '\n'];

impl Page {
    /// An empty page with the line ends of `text`, by its first.
    pub(super) fn like(text: &str) -> Page {
        let is_crlf = text.split_once('\n').is_some_and(|(first, _)| first.ends_with('\r'));
        let newline = if is_crlf { "\r\n" } else { "\n" };
        let out = String::with_capacity(text.len() + text.len() / 8);
        Page { out, newline, next: Next::First, row: 0, width: 0, commented: false }
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// The text, with one line end behind its last row.
    pub(super) fn finish(mut self) -> String {
        let length = self.out.trim_end_matches(BLANK).len();
        self.out.truncate(length);
        if length > 0 {
            self.out.push_str(self.newline);
        }
        self.out
    }

    /// Begins a row at an indent.
    pub(super) fn row(&mut self, indent: usize) {
        if self.break_row() {
            self.pad_to(indent);
        }
    }

    /// Begins a row with an indent as its author wrote it.
    pub(super) fn row_behind(&mut self, indent: &str) {
        if self.break_row() {
            self.push(indent);
        }
    }

    /// Ends the row before; says whether the one that begins lacks its indent.
    fn break_row(&mut self) -> bool {
        let line_ends = match self.next {
            Next::First | Next::Here => 0,
            Next::Opened | Next::Row => 1,
            Next::Parted => 2,
        };
        for _ in 0..line_ends {
            self.out.push_str(self.newline);
        }
        let indents = self.next != Next::Here;
        if indents {
            (self.row, self.width) = (self.out.len(), 0);
        }
        (self.next, self.commented) = (Next::Row, false);
        indents
    }

    /// An empty line comes before the next row, unless that is the first of the page or of a block.
    pub(super) fn part(&mut self) {
        if self.next == Next::Row {
            self.next = Next::Parted;
        }
    }

    /// Begins a block.
    pub(super) fn open(&mut self) {
        self.push("{");
        self.next = Next::Opened;
    }

    /// Ends a block, at an indent.
    pub(super) fn close(&mut self, indent: usize) {
        self.next = Next::Row;
        self.row(indent);
        self.push("}");
    }

    /// Text on the row. What it holds of line ends become the page's, so that one file has one kind.
    pub(super) fn push(&mut self, text: &str) {
        let mut rows = text.split('\n');
        let last = rows.next_back().unwrap_or("");
        for row in rows {
            self.out.push_str(row.trim_end_matches('\r'));
            self.out.push_str(self.newline);
            (self.row, self.width) = (self.out.len(), 0);
        }
        self.out.push_str(last);
        self.width += last.width();
    }

    /// Blanks up to a column.
    pub(super) fn pad_to(&mut self, column: usize) {
        self.blanks(column.saturating_sub(self.width));
    }

    fn blanks(&mut self, count: usize) {
        self.out.extend(std::iter::repeat_n(' ', count));
        self.width += count;
    }

    /// Copies what could not be read; the next row begins where it ends.
    pub(super) fn copy(&mut self, text: &str) {
        self.push(text);
        self.next = Next::Here;
    }

    /// Whether a comment can stand behind what is on the row.
    pub(super) fn takes_comment(&self) -> bool {
        !self.out.is_empty() && !self.commented
    }

    /// A comment on a row of its own.
    pub(super) fn comment(&mut self, text: &str, indent: usize) {
        self.row(indent);
        self.push(text);
        self.commented = true;
    }

    /// A comment behind what is on the row. It keeps the column it had in the row `written`, if the row is still the same
    /// and leaves two blanks before it.
    pub(super) fn comment_behind(&mut self, text: &str, written: &str) {
        let row = self.out.get(self.row..).unwrap_or("").trim_start();
        let column = if says_the_same(row, written) { written.trim_start().len() } else { 0 };
        self.blanks(column.saturating_sub(row.len()).max(2));
        self.push(text);
        self.commented = true;
    }
}

/// Whether two rows are the same but for blanks and for what ends a line.
fn says_the_same(row: &str, other: &str) -> bool {
    let said = |row| str::bytes(row).filter(|byte| !byte.is_ascii_whitespace() && *byte != b';');
    said(row).eq(said(other))
}
