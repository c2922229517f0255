//! One scan over the bytes of a file, before pest.
//!
//! In: a text. Out: [`Cut`]: the bounds of the pieces, what has to be blanked before the grammar may see it, the examples that
//! are to be left unread, and the slips only a scan can find: blocks never closed or nested too deep, merge conflicts, long texts
//! without an end, hidden characters. It knows texts, comments and braces, and which words begin declarations and examples; every
//! byte is looked at a bounded number of times.
//!
//! A declaration that begins where a block is still open shows that the block was never closed: a line `kind name "…"` or
//! `kind name {`. Inside a rule, whose `bad` and `good` blocks hold declarations, only such a line at the margin counts.

mod blank;
mod class;
mod conflict;
mod hidden;
mod line_start;
mod quotes;

pub use blank::blank;
pub(super) use blank::touches;
pub use hidden::{Where, must_be_escaped};
pub(super) use hidden::{ends_line, is_space};

use super::slip::{Slip, SlipKind};
use super::{Examples, PieceSize};
use class::{Class, class_of};
use line_start::Opening;

/// How deep blocks may nest.
pub const MAX_DEPTH: usize = 64;

const BATCH: usize = 32 * 1024;

/// A line that ends in one of these goes on; the grammar reads the pasted arrows as arrows.
const WANT_MORE: &[&str] = &[",", ":", "->", "–>", "—>", "→", "⟶"];

/// What the scan found.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Cut {
    /// Where pieces begin, and the end of the text; ascending.
    pub bounds: Vec<u32>,
    /// Stretches the grammar must not see.
    pub blanked: Vec<(u32, u32)>,
    /// What stands between the braces of examples that are left unread, ascending.
    pub unread: Vec<(u32, u32)>,
    /// What is wrong, ascending.
    pub slips: Vec<Slip>,
}

impl Cut {
    fn in_order(mut self) -> Cut {
        self.slips.sort_by_key(|slip| slip.start);
        self.blanked.sort_unstable();
        self
    }
}

/// Scans a text.
pub fn cut(text: &str, size: PieceSize, examples: Examples) -> Cut {
    let target = if size == PieceSize::Batch { BATCH } else { 1 };
    let mut scan = Scan { examples, ..Scan::from(text, 0, target) };
    while scan.run_to_bound() {}
    scan.finish()
}

/// Scans a text in pieces of one declaration from where one of them begins, until something is made of the last bound.
pub(super) fn cut_until<T>(text: &str, from: u32, found: impl Fn(&Cut) -> Option<T>) -> (Cut, Option<T>) {
    let mut scan = Scan::from(text, from as usize, 1);
    while scan.run_to_bound() {
        let found = found(&scan.cut);
        if found.is_some() {
            return (scan.cut.in_order(), found);
        }
    }
    (scan.finish(), None)
}

#[derive(Default)]
struct Scan<'t> {
    text: &'t str,
    bytes: &'t [u8],
    /// A piece is cut when it is at least this long.
    target: usize,
    examples: Examples,
    at: usize,
    /// Offsets of the `{` that are open.
    open: Vec<u32>,
    /// Whether the declaration that is open is a rule.
    in_rule: bool,
    piece_start: usize,
    line_start: usize,
    /// Where the last line outside any block ended; a piece may end there.
    boundary: usize,
    /// Where the last thing that is neither blank nor comment ends.
    marked: usize,
    /// The other side of a conflict, to be passed over.
    theirs: Option<(usize, usize)>,
    long_texts_end: Ends,
    conflicts_end: Ends,
    cut: Cut,
}

/// Whether what is begun may still be ended further on; once it was sought in vain it is not sought again.
#[derive(Default, PartialEq, Eq)]
enum Ends {
    #[default]
    Perhaps,
    Never,
}

impl<'t> Scan<'t> {
    fn from(text: &'t str, at: usize, target: usize) -> Scan<'t> {
        let (bytes, cut) = (text.as_bytes(), Cut { bounds: vec![at as u32], ..Cut::default() });
        let scan = Scan { text, bytes, target, at, cut, ..Scan::default() };
        let mut scan = Scan { piece_start: at, boundary: at, marked: at, ..scan };
        scan.begin_line();
        scan
    }

    /// Goes on to where the next piece begins; false where the text ends.
    fn run_to_bound(&mut self) -> bool {
        let known = self.cut.bounds.len();
        while let Some(byte) = self.byte(self.at) {
            match class_of(byte) {
                Class::Usual => self.usual(),
                Class::Newline => self.newline(),
                Class::Quote => self.quote(),
                Class::Slash => self.slash(),
                Class::Open => self.open(),
                Class::Close => self.close(),
                Class::Unusual => self.unusual(),
            }
            if self.cut.bounds.len() > known {
                return true;
            }
        }
        false
    }

    fn finish(mut self) -> Cut {
        self.close_all(self.bytes.len(), None);
        self.cut.bounds.push(self.bytes.len() as u32);
        self.cut.in_order()
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    fn rest(&self) -> &'t [u8] {
        self.bytes.get(self.at..).unwrap_or(&[])
    }

    fn slip(&mut self, kind: SlipKind, start: usize, end: usize) {
        self.cut.slips.push(Slip::new(kind, start as u32, end as u32));
    }

    fn hide(&mut self, start: usize, end: usize) {
        self.cut.blanked.push((start as u32, end as u32));
    }

    /// Passes over the bytes in a row that say nothing to the scan.
    fn usual(&mut self) {
        let length = self.rest().iter().take_while(|byte| class_of(**byte) == Class::Usual).count();
        let run = self.rest().get(..length).unwrap_or(&[]);
        if let Some(last) = run.iter().rposition(|byte| !matches!(byte, b' ' | b'\t')) {
            self.marked = self.at + last + 1;
        }
        self.at += length;
    }

    fn mark(&mut self) {
        self.at += 1;
        self.marked = self.at;
    }

    fn newline(&mut self) {
        self.at += 1;
        self.end_line();
        self.begin_line();
    }

    /// Behind a line end: what is not in a block may be cut off here.
    fn end_line(&mut self) {
        if self.open.is_empty() && self.marked > self.line_start {
            self.boundary = self.at;
        }
    }

    /// At the first byte of a line: is it a merge conflict, or the next declaration?
    fn begin_line(&mut self) {
        while self.passed_a_mark() {}
        self.line_start = self.at;
        match self.byte(self.at) {
            Some(byte) if byte.is_ascii_lowercase() && self.open.is_empty() => self.begin_outer_line(),
            _ => {}
        }
    }

    fn begin_outer_line(&mut self) {
        if self.goes_on() || !line_start::begins(self.rest()) {
            return;
        }
        self.in_rule = line_start::is_rule(self.rest());
        if self.boundary - self.piece_start >= self.target {
            self.cut_piece(self.boundary);
        }
    }

    /// Whether what came before wants more.
    fn goes_on(&self) -> bool {
        let before = self.text.get(..self.marked);
        before.is_some_and(|before| WANT_MORE.iter().any(|mark| before.ends_with(mark)))
    }

    /// At a title or a block inside an open block: it may be that of a declaration.
    fn notice_declaration(&mut self) {
        let at_margin = self.byte(self.line_start).is_some_and(|byte| byte.is_ascii_lowercase());
        if self.open.is_empty() || self.in_rule && !at_margin {
            return;
        }
        let head = self.bytes.get(self.line_start..self.at).unwrap_or(&[]);
        if let Some(opening) = line_start::opening(head) {
            self.restart(&opening);
        }
    }

    fn cut_piece(&mut self, at: usize) {
        self.cut.bounds.push(at as u32);
        self.piece_start = at;
        self.boundary = at;
    }

    /// A declaration begins on this line, inside an open block: the block was never closed.
    fn restart(&mut self, next: &Opening) {
        let word = self.line_start + next.indent;
        self.close_all(self.line_start, Some((word as u32, (word + next.word) as u32)));
        self.in_rule = next.is_rule;
        self.cut_piece(self.line_start);
    }

    /// Blocks are open, and what should have closed them does not come before `end`.
    fn close_all(&mut self, end: usize, next: Option<(u32, u32)>) {
        let Some(innermost) = self.open.last().copied() else { return };
        match self.open.get(MAX_DEPTH) {
            Some(deep) => self.hide(*deep as usize, end),
            None if self.swallowed_since(innermost) => {}
            None => self.cut.slips.push(Slip::new(SlipKind::UnclosedBlock { next }, innermost, innermost + 1)),
        }
        self.open.clear();
    }

    /// Whether a long text without an end swallowed what would have closed a block.
    fn swallowed_since(&self, open: u32) -> bool {
        let mut lately = self.cut.slips.iter().rev().take_while(|slip| slip.start > open);
        lately.any(|slip| slip.kind == SlipKind::OpenLongText)
    }

    fn open(&mut self) {
        self.notice_declaration();
        if self.open.len() == MAX_DEPTH {
            self.slip(SlipKind::TooDeep, self.at, self.at + 1);
        }
        self.open.push(self.at as u32);
        self.mark();
    }

    fn close(&mut self) {
        self.mark();
        let Some(open) = self.open.pop() else { return };
        if self.open.len() == MAX_DEPTH {
            self.hide(open as usize, self.at);
        }
        self.close_example(open);
    }

    /// Leaves a block of a rule's line unread, if it is an example and these are not wanted.
    fn close_example(&mut self, open: u32) {
        let in_question = self.examples == Examples::Unread && self.in_rule && self.open.len() == 1;
        if in_question && self.bytes.get(..open as usize).is_some_and(line_start::opens_example) {
            self.cut.unread.push((open + 1, self.at as u32 - 1));
        }
    }

    fn slash(&mut self) {
        if self.byte(self.at + 1) != Some(b'/') {
            return self.mark();
        }
        let start = self.at;
        self.at += self.rest().iter().position(|byte| *byte == b'\n').unwrap_or(self.rest().len());
        self.find_hidden(start, Where::Comment);
    }

    fn quote(&mut self) {
        self.notice_declaration();
        if self.rest().starts_with(quotes::LONG) {
            return self.long_text();
        }
        let start = self.at;
        let (length, within) = quotes::text(self.rest());
        self.take(length);
        self.find_hidden(start, within);
    }

    fn take(&mut self, length: usize) {
        self.at += length;
        self.marked = self.at;
    }

    fn long_text(&mut self) {
        let start = self.at;
        let length = if self.long_texts_end == Ends::Never { None } else { quotes::long_text(self.text, start) };
        if let Some(length) = length {
            self.take(length);
            return self.find_hidden(start, Where::Text);
        }
        self.long_texts_end = Ends::Never;
        self.slip(SlipKind::OpenLongText, start, start + quotes::LONG.len());
        self.at = line_start::next_declaration(self.bytes, start);
        self.hide(start, self.at);
        if self.at < self.bytes.len() {
            self.end_line();
            self.begin_line();
        }
    }

    /// A control character or a wide one, outside texts and comments.
    fn unusual(&mut self) {
        let rest = self.text.get(self.at..).unwrap_or("");
        if rest.starts_with("\r\n") {
            self.at += 1;
            return;
        }
        if let Some(length) = quotes::pasted_text(rest) {
            return self.take(length);
        }
        let Some(character) = rest.chars().next() else { return self.mark() };
        let length = character.len_utf8();
        if !hidden::is_hidden(character, Where::Outside) {
            return self.take(length);
        }
        let within = self.surroundings(character);
        self.hidden(within, self.at, self.at + length);
        self.hide(self.at, self.at + length);
        self.at += length;
    }

    /// A hidden character; one that stands several times in a row is one problem.
    fn hidden(&mut self, within: Where, start: usize, end: usize) {
        let (kind, text) = (SlipKind::Hidden { within }, self.text);
        let character = text.get(start..end).unwrap_or("");
        let again = |last: &&mut Slip| {
            let run = text.get(last.start as usize..start).unwrap_or("");
            last.kind == kind && last.end as usize == start && run.starts_with(character)
        };
        match self.cut.slips.last_mut().filter(again) {
            Some(last) => last.end = end as u32,
            None => self.slip(kind, start, end),
        }
    }

    /// Whether a hidden character here parts what would be one name.
    fn surroundings(&self, hidden: char) -> Where {
        let is_part = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        let before = self.at.checked_sub(1).and_then(|before| self.byte(before));
        let parts = is_part(before) && is_part(self.byte(self.at + hidden.len_utf8()));
        if parts && !hidden::is_space(hidden) && !hidden::ends_line(hidden) { Where::Name } else { Where::Outside }
    }

    /// Hidden characters between `start` and here.
    fn find_hidden(&mut self, start: usize, within: Where) {
        let text = self.text.get(start..self.at).unwrap_or("");
        if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
            return;
        }
        let mut characters = text.char_indices().peekable();
        while let Some((offset, character)) = characters.next() {
            let next = characters.peek().map_or(self.byte(self.at), |(_, next)| u8::try_from(*next).ok());
            let ends_line = character == '\r' && next == Some(b'\n');
            if !ends_line && hidden::is_hidden(character, within) {
                let at = start + offset;
                self.hidden(within, at, at + character.len_utf8());
            }
        }
    }
}
