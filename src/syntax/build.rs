//! pest's tokens to the flat arrays of a [`Piece`].
//!
//! In: the text of a piece and what the scan says of it. Out: its lines and items, lines marked broken where a slip
//! stands, and the slips of the grammar's recovery items. Tokens come in reading order, so one pass with a stack of open
//! blocks is enough.
//!
//! A line ends where the text does, or at a `;` or a brace. It goes on where the item before it leaves open what follows, where
//! it begins with a word that joins, and where it is the block that the line before lacks.

use pest::Token;

use super::Scanned;
use super::grammar::{Rule, read};
use super::seen::{Places, seen};
use super::slip::{Slip, SlipKind};
use super::text::bad_escapes;
use super::tree::{Brace, Flaws, ItemKind, Piece, RawItem, RawLine};

/// So many bytes there are to an item and to a line in most policies; room is made by that, and more where it does not suffice.
const A_USUAL_ITEM: usize = 12;
const A_USUAL_LINE: usize = 32;

/// The piece of a text.
pub(super) fn build(text: &str, Scanned { slips, unread }: Scanned) -> Piece {
    let piece = Piece {
        slips,
        items: Vec::with_capacity(text.len() / A_USUAL_ITEM),
        lines: Vec::with_capacity(text.len() / A_USUAL_LINE),
    };
    let mut builder = Builder { text, piece, open: Vec::new(), in_line: false, start: 0 };
    let mut places = Places::among(&unread);
    for token in read(&seen(text, &unread)).into_iter().flat_map(|pairs| pairs.tokens()) {
        match token {
            Token::Start { pos, .. } => builder.start = places.start(pos.pos()),
            Token::End { rule, pos } => builder.end(rule, places.end(pos.pos())),
        }
    }
    builder.finish()
}

struct Builder<'t> {
    text: &'t str,
    piece: Piece,
    /// Indexes of the lines whose block is open.
    open: Vec<u32>,
    /// Whether the last line may go on.
    in_line: bool,
    start: u32,
}

impl Builder<'_> {
    fn end(&mut self, rule: Rule, at: u32) {
        match rule {
            Rule::word => self.word(at),
            Rule::mark => self.mark(at),
            Rule::text => self.quoted(ItemKind::Text, at),
            Rule::long_text => self.quoted(ItemKind::LongText, at),
            Rule::number => self.item(ItemKind::Number, at),
            Rule::arrow => self.item(ItemKind::Arrow, at),
            Rule::sign => self.sign(at),
            Rule::pasted_text => self.slipped(ItemKind::Text, SlipKind::PastedQuotes, at),
            Rule::pasted_arrow => self.pasted_arrow(at),
            Rule::open_text => self.slipped(ItemKind::Stray, SlipKind::OpenText, at),
            Rule::stray => self.stray(at),
            _ => {}
        }
    }

    fn mark(&mut self, end: u32) {
        match self.text.as_bytes().get(self.start as usize) {
            Some(b',') => self.item(ItemKind::Comma, end),
            Some(b'{') => self.open_block(),
            Some(b'}') => self.close_block(end),
            _ => self.end_line(),
        }
    }

    /// An item of the line that goes on, or of a new one.
    fn item(&mut self, kind: ItemKind, end: u32) {
        if !self.in_line || self.is_behind_line_end() && !self.goes_on(kind, end) {
            self.end_line();
            self.begin_line();
        }
        self.piece.items.push(RawItem { kind, start: self.start, end });
    }

    fn is_behind_line_end(&self) -> bool {
        let before = self.piece.items.last().map_or(0, |item| item.end);
        self.bytes(before, self.start).contains(&b'\n')
    }

    /// Whether what stands behind a line's end belongs to the line all the same.
    fn goes_on(&self, kind: ItemKind, end: u32) -> bool {
        let before = self.piece.items.last();
        kind.goes_on(self.slice(self.start, end))
            || before.is_some_and(|before| before.kind.leaves_open(self.slice(before.start, before.end)))
    }

    fn begin_line(&mut self) {
        let (start, item) = (self.start, self.piece.items.len() as u32);
        let (items, next) = ((item, item), u32::MAX);
        self.piece.lines.push(RawLine { start, end: start, items, next, block: None, flaws: Flaws::default() });
        self.in_line = true;
    }

    fn end_line(&mut self) {
        if !std::mem::take(&mut self.in_line) {
            return;
        }
        let (lines, items) = (self.piece.lines.len() as u32, self.piece.items.len() as u32);
        let end = self.piece.items.last().map_or(0, |item| item.end);
        if let Some(line) = self.piece.lines.last_mut() {
            (line.items.1, line.next, line.end) = (items, lines, end);
        }
    }

    /// The block of the line before it, wherever that ended; or one that nothing introduces.
    fn open_block(&mut self) {
        let at = self.start;
        if !self.in_line {
            self.begin_line();
            self.slip(SlipKind::NoHead, at + 1);
        }
        self.end_line();
        self.open.push(self.piece.lines.len() as u32 - 1);
        if let Some(line) = self.piece.lines.last_mut() {
            line.block = Some(Brace::at(at));
        }
    }

    fn close_block(&mut self, end: u32) {
        self.end_line();
        match self.open.pop() {
            Some(line) => self.close_line(line, end),
            None => self.stray_close(end),
        }
    }

    fn close_line(&mut self, index: u32, end: u32) {
        let next = self.piece.lines.len() as u32;
        if let Some(line) = self.piece.lines.get_mut(index as usize) {
            (line.next, line.end) = (next, end);
        }
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

    fn bytes(&self, start: u32, end: u32) -> &[u8] {
        self.text.as_bytes().get(start as usize..end as usize).unwrap_or(&[])
    }

    /// One problem a line, however much of it is strange.
    fn stray(&mut self, end: u32) {
        self.item(ItemKind::Stray, end);
        let line_start = self.piece.lines.last().map_or(0, |line| line.start);
        let told = self.piece.slips.last().is_some_and(|slip| slip.kind == SlipKind::Stray && slip.start >= line_start);
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
        if is_hyphen { self.item(ItemKind::Arrow, end + 1) } else { self.pasted_arrow(end + 1) }
    }

    fn whole_word(&mut self, end: u32) {
        let word = self.slice(self.start, end);
        if !word.is_ascii() {
            return self.strange_word(end);
        }
        self.item(ItemKind::Word, end);
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

    fn pasted_arrow(&mut self, end: u32) {
        self.slipped(ItemKind::Arrow, SlipKind::PastedArrow, end);
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

    fn finish(mut self) -> Piece {
        self.end_line();
        let end = self.text.len() as u32;
        while let Some(line) = self.open.pop() {
            self.close_line(line, end);
        }
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

/// Whether `at` lies in a line, or behind it with nothing but blanks between.
fn reaches(line: &RawLine, at: u32, text: &str) -> bool {
    at < line.end
        || text.get(line.end as usize..at as usize).is_some_and(|gap| gap.trim_matches([' ', '\t']).is_empty())
}
