//! pest's tokens to the flat arrays of a [`Piece`].
//!
//! In: the text of a piece and the slips the scan found in it. Out: its lines and items, continued lines joined, lines
//! marked broken where a slip stands, and the slips of the grammar's recovery items. Tokens come in reading order, so one
//! pass with a stack of open lines is enough.

use pest::Token;

use super::grammar::{Rule, read};
use super::slip::{Slip, SlipKind};
use super::text::bad_escapes;
use super::tree::{Flaws, ItemKind, Piece, RawItem, RawLine};

/// The piece of a text; `slips` are those of the scan, relative to it.
pub(super) fn build(text: &str, slips: Vec<Slip>) -> Piece {
    let mut builder = Builder { text, piece: Piece { slips, ..Piece::default() }, open: Vec::new(), start: 0 };
    for token in read(text).into_iter().flat_map(|pairs| pairs.tokens()) {
        match token {
            Token::Start { rule, pos } => builder.start(rule, pos.pos() as u32),
            Token::End { rule, pos } => builder.end(rule, pos.pos() as u32),
        }
    }
    builder.finish()
}

struct Builder<'t> {
    text: &'t str,
    piece: Piece,
    /// Indexes of the lines whose end has not come.
    open: Vec<u32>,
    start: u32,
}

impl Builder<'_> {
    fn start(&mut self, rule: Rule, at: u32) {
        self.start = at;
        match rule {
            Rule::line => self.start_line(at),
            Rule::block => self.start_block(at),
            _ => {}
        }
    }

    fn end(&mut self, rule: Rule, at: u32) {
        match rule {
            Rule::word => self.word(at),
            Rule::text => self.quoted(ItemKind::Text, at),
            Rule::long_text => self.quoted(ItemKind::LongText, at),
            Rule::number => self.item(ItemKind::Number, at),
            Rule::comma => self.item(ItemKind::Comma, at),
            Rule::arrow => self.arrow(at),
            Rule::sign => self.sign(at),
            Rule::pasted_text => self.slipped(ItemKind::Text, SlipKind::PastedQuotes, at),
            Rule::pasted_arrow => self.pasted_arrow(at),
            Rule::open_text => self.slipped(ItemKind::Stray, SlipKind::OpenText, at),
            Rule::stray => self.stray(at),
            Rule::stray_close => self.stray_close(at),
            Rule::line => self.end_line(at),
            _ => {}
        }
    }

    fn item(&mut self, kind: ItemKind, end: u32) {
        self.piece.items.push(RawItem { kind, start: self.start, end });
    }

    fn slip(&mut self, kind: SlipKind, end: u32) {
        self.piece.slips.push(Slip::new(kind, self.start, end));
    }

    fn slipped(&mut self, kind: ItemKind, slip: SlipKind, end: u32) {
        self.item(kind, end);
        self.slip(slip, end);
    }

    fn slice(&self, start: u32, end: u32) -> &str {
        self.text.get(start as usize..end as usize).unwrap_or("")
    }

    /// One problem a line, however much of it is strange.
    fn stray(&mut self, end: u32) {
        let line_start = self.piece.lines.last().map_or(0, |line| line.start);
        let told = self.piece.slips.last().is_some_and(|slip| slip.kind == SlipKind::Stray && slip.start >= line_start);
        self.item(ItemKind::Stray, end);
        if !told {
            self.slip(SlipKind::Stray, end);
        }
    }

    /// One problem for several in a row.
    fn stray_close(&mut self, end: u32) {
        let start = self.start;
        let last = self.piece.slips.last_mut();
        match last.filter(|last| last.kind == SlipKind::StrayClose && last.end == start) {
            Some(last) => last.end = end,
            None => self.slip(SlipKind::StrayClose, end),
        }
    }

    /// The dash before a `>` belongs to an arrow: `a->b`.
    fn word(&mut self, end: u32) {
        let word = self.slice(self.start, end);
        let dash = if self.text.as_bytes().get(end as usize) == Some(&b'>') { last_dash(word) } else { "" };
        let (is_hyphen, before) = (dash == "-", end - dash.len() as u32);
        self.whole_word(before);
        if before == end {
            return;
        }
        self.start = before;
        if is_hyphen { self.arrow(end + 1) } else { self.pasted_arrow(end + 1) }
    }

    fn whole_word(&mut self, end: u32) {
        let word = self.slice(self.start, end);
        if !word.is_ascii() {
            return self.strange_word(end);
        }
        self.item(ItemKind::Word, end);
        self.go_on(ItemKind::Word, end);
    }

    /// Its `>` may be an arrow's already.
    fn sign(&mut self, end: u32) {
        let taken = self.piece.items.last().map_or(0, |item| item.end);
        self.start = self.start.max(taken);
        if self.start < end {
            self.item(ItemKind::Sign, end);
        }
    }

    /// A word with a dash from a word processor, or with letters that names do not have.
    fn strange_word(&mut self, end: u32) {
        let mut letters = self.slice(self.start, end).chars();
        if letters.all(|letter| letter.is_ascii() || matches!(letter, '–' | '—')) {
            return self.slipped(ItemKind::Word, SlipKind::PastedDash, end);
        }
        self.stray(end);
    }

    fn arrow(&mut self, end: u32) {
        self.item(ItemKind::Arrow, end);
        self.go_on(ItemKind::Arrow, end);
    }

    fn pasted_arrow(&mut self, end: u32) {
        self.slipped(ItemKind::Arrow, SlipKind::PastedArrow, end);
    }

    fn go_on(&mut self, kind: ItemKind, end: u32) {
        if kind.goes_on(self.slice(self.start, end)) && self.is_first_of_its_line() {
            self.join_line_before();
        }
    }

    fn quoted(&mut self, kind: ItemKind, end: u32) {
        self.item(kind, end);
        let start = self.start;
        if !self.slice(start, end).contains('\\') {
            return;
        }
        let text = self.text.get(start as usize..end as usize).unwrap_or("");
        for (from, to) in bad_escapes(text) {
            self.piece.slips.push(Slip::new(SlipKind::BadEscape, start + from as u32, start + to as u32));
        }
    }

    fn start_line(&mut self, at: u32) {
        if self.goes_on(at) {
            let last = self.piece.lines.len() as u32 - 1;
            return self.open.push(last);
        }
        let item = self.piece.items.len() as u32;
        self.open.push(self.piece.lines.len() as u32);
        let (items, next) = ((item, item), u32::MAX);
        self.piece.lines.push(RawLine { start: at, end: at, items, next, block: None, flaws: Flaws::default() });
    }

    /// Whether the line before ends in a comma, an arrow or a colon, or this one is the block it lacks.
    fn goes_on(&self, at: u32) -> bool {
        let Some(before) = self.line_before() else { return false };
        let Some(last) = self.piece.items.last() else { return false };
        let wants_more = last.kind.leaves_open(self.slice(last.start, last.end));
        let is_block = self.text.as_bytes().get(at as usize) == Some(&b'{');
        (wants_more || is_block) && !is_divided(self.slice(before.end, at))
    }

    /// The line just ended beside the one that starts, if it has no block.
    fn line_before(&self) -> Option<&RawLine> {
        let last = self.piece.lines.last()?;
        let ended = last.next as usize == self.piece.lines.len();
        let has_items = last.items.0 < last.items.1;
        (ended && has_items && last.block.is_none()).then_some(last)
    }

    fn is_first_of_its_line(&self) -> bool {
        let line = self.piece.lines.last();
        line.is_some_and(|line| line.next == u32::MAX && line.items.0 as usize + 1 == self.piece.items.len())
    }

    /// The line that just began goes on with the one before: it becomes part of it.
    fn join_line_before(&mut self) {
        let Some(line) = self.piece.lines.pop() else { return };
        let joins = self.line_before().is_some_and(|before| !is_divided(self.slice(before.end, line.start)));
        if !joins {
            return self.piece.lines.push(line);
        }
        if let Some(open) = self.open.last_mut() {
            *open -= 1;
        }
        if let Some(before) = self.piece.lines.last_mut() {
            before.next = u32::MAX;
        }
    }

    fn current(&mut self) -> Option<&mut RawLine> {
        let index = *self.open.last()?;
        self.piece.lines.get_mut(index as usize)
    }

    fn start_block(&mut self, at: u32) {
        let items = self.piece.items.len() as u32;
        let Some(line) = self.current() else { return };
        line.block = Some(at);
        line.items.1 = items;
        if line.items.0 == items {
            self.piece.slips.push(Slip::new(SlipKind::NoHead, at, at + 1));
        }
    }

    fn end_line(&mut self, at: u32) {
        let (lines, items) = (self.piece.lines.len() as u32, self.piece.items.len() as u32);
        let last_item = self.piece.items.last().copied();
        let Some(line) = self.current() else { return };
        line.next = lines;
        if line.block.is_none() {
            line.items.1 = items;
            line.end = last_item.map_or(at, |item| item.end);
        } else {
            line.end = at;
        }
        self.open.pop();
    }

    fn finish(mut self) -> Piece {
        self.note_dangling();
        self.piece.slips.sort_by_key(|slip| slip.start);
        self.mark_flaws();
        self.piece.lines.shrink_to_fit();
        self.piece.items.shrink_to_fit();
        self.piece
    }

    fn note_dangling(&mut self) {
        let Piece { lines, items, slips } = &mut self.piece;
        for line in lines {
            let last = line.items.1.checked_sub(1).filter(|last| *last >= line.items.0);
            let Some(last) = last.and_then(|last| items.get(last as usize)) else { continue };
            if matches!(last.kind, ItemKind::Comma | ItemKind::Arrow) {
                slips.push(Slip::new(SlipKind::Dangling, last.start, last.end));
            }
        }
    }

    /// Lines and slips both stand in reading order, so one walk finds the line each slip lies in.
    fn mark_flaws(&mut self) {
        let text = self.text;
        let Piece { lines, slips, .. } = &mut self.piece;
        let mut above: Vec<usize> = Vec::new();
        let mut next = 0;
        for slip in slips.iter().filter(|slip| slip.breaks_its_line()) {
            while lines.get(next).is_some_and(|line| line.start <= slip.start) {
                above.push(next);
                next += 1;
            }
            while above.last().and_then(|index| lines.get(*index)).is_some_and(|line| !reaches(line, slip.start, text))
            {
                above.pop();
            }
            if let Some(line) = above.last().and_then(|index| lines.get_mut(*index)) {
                line.note_flaw(slip.start);
            }
        }
    }
}

/// The dash at the end of a word.
fn last_dash(word: &str) -> &str {
    let end = word.trim_end_matches(['-', '–', '—']);
    let dashes = word.get(end.len()..).unwrap_or("");
    dashes.char_indices().next_back().map_or("", |(at, _)| dashes.get(at..).unwrap_or(""))
}

/// Whether something in a gap keeps the lines on both sides of it apart: a `;`, or the end of the block the first stands in.
fn is_divided(gap: &str) -> bool {
    let mut before_comments = gap.split('\n').filter_map(|line| line.split("//").next());
    before_comments.any(|marks| marks.contains([';', '}']))
}

/// Whether `at` lies in a line, or behind it with nothing but blanks between.
fn reaches(line: &RawLine, at: u32, text: &str) -> bool {
    at < line.end
        || text.get(line.end as usize..at as usize).is_some_and(|gap| gap.trim_matches([' ', '\t']).is_empty())
}
