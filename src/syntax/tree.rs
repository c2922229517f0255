//! The tree of a file: lines, items and spans in flat arrays.
//!
//! In: the pieces that `build` made. Out: copyable handles, [`Line`] and [`Item`], with absolute spans. Lines of a piece
//! stand in reading order, a line before the lines of its block, so that a block is a range.

use std::num::NonZeroU32;
use std::sync::Arc;

use super::slip::{Slip, SlipKind};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Source, Span, common_ends};

/// What an item of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ItemKind {
    /// A name, a property's word, a clause's word.
    Word,
    /// `"…"`, or the same with pasted quotation marks.
    Text,
    /// `"""…"""`.
    LongText,
    /// What begins with a digit: a number with or without a unit, a date.
    Number,
    /// `,`
    Comma,
    /// `->`
    Arrow,
    /// A sign of rule expressions and targets: `<=`, `(`, `:`.
    Sign,
    /// What fits nothing; its line is broken.
    Stray,
}

impl ItemKind {
    /// Whether a line whose last item this is goes on with what comes next.
    pub fn leaves_open(self, text: &str) -> bool {
        matches!(self, ItemKind::Comma | ItemKind::Arrow) || text == ":"
    }

    /// Whether what begins with this item goes on with the line before.
    pub fn goes_on(self, text: &str) -> bool {
        matches!((self, text), (ItemKind::Arrow, "->") | (ItemKind::Word, "and" | "or" | "where" | "when"))
    }
}

/// One item with its place in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub kind: ItemKind,
    /// Where.
    pub span: Span,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RawItem {
    pub(super) kind: ItemKind,
    pub(super) start: u32,
    pub(super) end: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RawLine {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) items: (u32, u32),
    /// Index of the first line after it that does not stand inside it.
    pub(super) next: u32,
    pub(super) block: Option<Brace>,
    pub(super) flaws: Flaws,
}

/// Where the `{` of a line stands. Most lines have none, and there are many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Brace(NonZeroU32);

impl Brace {
    pub(super) fn at(place: u32) -> Brace {
        Brace(NonZeroU32::MIN.saturating_add(place))
    }

    fn place(self) -> u32 {
        self.0.get() - 1
    }
}

/// What of a line could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Flaws {
    /// Something among its items.
    broken: bool,
    /// Something in its block that belongs to no line of it.
    torn: bool,
}

impl RawLine {
    pub(super) fn note_flaw(&mut self, at: u32) {
        match self.block {
            Some(brace) if at >= brace.place() => self.flaws.torn = true,
            _ => self.flaws.broken = true,
        }
    }
}

/// A stretch of a file that holds whole declarations, parsed on its own.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Piece {
    pub(super) lines: Vec<RawLine>,
    pub(super) items: Vec<RawItem>,
    pub(super) slips: Vec<Slip>,
}

impl Piece {
    /// Whether nothing in it is wrong.
    pub(super) fn is_sound(&self) -> bool {
        self.slips.is_empty()
    }
}

/// Where a piece begins, and the piece.
pub(super) type Placed = (u32, Arc<Piece>);

/// The tree of one file. A copy shares what was parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    file: FileId,
    pieces: Arc<Vec<Placed>>,
    /// The stretches of the text that the grammar did not see, ascending.
    blanked: Vec<(u32, u32)>,
}

/// What of two trees is not shared: from where to where in the one that was, and in the one that is. Behind the last piece is [`u32::MAX`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Differing {
    /// From the first piece that is not shared to the first behind it that is.
    pub was: (u32, u32),
    /// The same in the other tree.
    pub is: (u32, u32),
}

impl Tree {
    pub(super) fn new(file: FileId, pieces: Vec<Placed>, blanked: Vec<(u32, u32)>) -> Tree {
        Tree { file, pieces: Arc::new(pieces), blanked }
    }

    /// The same tree for a file of the same text.
    pub fn in_file(&self, file: FileId) -> Tree {
        Tree { file, ..self.clone() }
    }

    pub(super) fn pieces(&self) -> &[Placed] {
        &self.pieces
    }

    pub(super) fn blanked(&self) -> &[(u32, u32)] {
        &self.blanked
    }

    /// Which piece begins at a byte.
    pub(super) fn piece_at(&self, start: u32) -> Option<usize> {
        self.pieces.binary_search_by_key(&start, |(start, _)| *start).ok()
    }

    /// The file it is of.
    pub fn file(&self) -> FileId {
        self.file
    }

    /// The lines that stand in no block: the declarations, and what should have been one.
    pub fn declarations(&self) -> impl Iterator<Item = Line<'_>> {
        self.pieces.iter().flat_map(|piece| self.lines_of(piece))
    }

    fn lines_of<'t>(&self, (base, piece): &'t Placed) -> Lines<'t> {
        let scope = Scope { file: self.file, base: *base, piece };
        Lines { scope, next: 0, end: piece.lines.len() as u32 }
    }

    /// Those of the pieces that begin in a stretch.
    pub fn declarations_within(&self, (start, end): (u32, u32)) -> impl Iterator<Item = Line<'_>> {
        let before = self.pieces.partition_point(|(base, _)| *base < start);
        let pieces = self.pieces.iter().skip(before).take_while(move |(base, _)| *base < end);
        pieces.flat_map(|piece| self.lines_of(piece))
    }

    /// The one that begins at a byte.
    pub fn declaration_at(&self, start: u32) -> Option<Line<'_>> {
        let begun = self.pieces.partition_point(|(base, _)| *base <= start);
        let piece = self.pieces.get(begun.checked_sub(1)?)?;
        self.lines_of(piece).find(|line| line.span().start == start)
    }

    /// What it does not share with the tree of an earlier text of the same file.
    pub fn differing(&self, was: &Tree) -> Differing {
        let bound = |tree: &Tree, index: usize| tree.pieces.get(index).map_or(u32::MAX, |(base, _)| *base);
        let (first, last) = match Arc::ptr_eq(&self.pieces, &was.pieces) {
            true => (self.pieces.len(), 0),
            false => common_ends(&was.pieces, &self.pieces, |(_, was), (_, is)| Arc::ptr_eq(was, is)),
        };
        let ends = |tree: &Tree| (bound(tree, first), bound(tree, tree.pieces.len() - last));
        Differing { was: ends(was), is: ends(self) }
    }

    /// What cannot be read, in the order of places. A file whose bytes are not text has only that problem.
    pub fn problems(&self, source: &Source) -> Vec<Diagnostic> {
        if let Some(at) = source.not_text_at() {
            return vec![super::slip::not_text(self.file, at, source)];
        }
        self.slips().map(|(base, slip)| slip.word(self.file, base, source)).collect()
    }

    /// Whether a limit kept some of the text from being read.
    pub fn is_incomplete(&self) -> bool {
        self.slips().any(|(_, slip)| slip.kind == SlipKind::TooDeep)
    }

    /// Every slip, with the offset it is relative to.
    fn slips(&self) -> impl Iterator<Item = (u32, &Slip)> {
        self.pieces.iter().flat_map(|(base, piece)| piece.slips.iter().map(move |slip| (*base, slip)))
    }

    /// The length in lines and items, for measuring.
    pub fn size(&self) -> (usize, usize) {
        self.pieces
            .iter()
            .fold((0, 0), |(lines, items), (_, piece)| (lines + piece.lines.len(), items + piece.items.len()))
    }
}

#[derive(Debug, Clone, Copy)]
struct Scope<'t> {
    file: FileId,
    base: u32,
    piece: &'t Piece,
}

impl Scope<'_> {
    fn span(self, start: u32, end: u32) -> Span {
        Span::new(self.file, self.base + start, self.base + end)
    }
}

/// A line: the items before its block, and the block.
#[derive(Debug, Clone, Copy)]
pub struct Line<'t> {
    scope: Scope<'t>,
    index: u32,
    raw: &'t RawLine,
    items: &'t [RawItem],
}

impl<'t> Line<'t> {
    /// The file it stands in.
    pub fn file(self) -> FileId {
        self.scope.file
    }

    /// From its first item to the end of its block.
    pub fn span(self) -> Span {
        self.scope.span(self.raw.start, self.raw.end)
    }

    /// From its first item to its last, the block not counted; of a line without items, its `{`.
    pub fn head(self) -> Span {
        match (self.items.first(), self.items.last()) {
            (Some(first), Some(last)) => self.scope.span(first.start, last.end),
            _ => self.scope.span(self.raw.start, (self.raw.start + 1).min(self.raw.end)),
        }
    }

    /// Its items, in order.
    pub fn items(self) -> impl ExactSizeIterator<Item = Item> + DoubleEndedIterator + Clone + use<'t> {
        let scope = self.scope;
        self.items.iter().map(move |item| Item { kind: item.kind, span: scope.span(item.start, item.end) })
    }

    /// Its item at `index`.
    pub fn item(self, index: usize) -> Option<Item> {
        let item = self.items.get(index)?;
        Some(Item { kind: item.kind, span: self.scope.span(item.start, item.end) })
    }

    /// How many items it has.
    pub fn len(self) -> usize {
        self.items.len()
    }

    /// Whether it has no items: a block that nothing introduces.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Its block from `{` to `}`, or to where it should have been closed.
    pub fn block(self) -> Option<Span> {
        self.raw.block.map(|brace| self.scope.span(brace.place(), self.raw.end))
    }

    /// Whether something among its items cannot be read; that has been said, so nothing more should be.
    pub fn is_broken(self) -> bool {
        self.raw.flaws.broken
    }

    /// Whether its block may hold more than can be read: what is not found in it is unknown, not absent.
    pub fn is_torn(self) -> bool {
        self.raw.flaws.torn
    }

    /// The lines of its block.
    pub fn children(self) -> Lines<'t> {
        Lines { scope: self.scope, next: self.index + 1, end: self.raw.next }
    }

    /// Whether it is the very line that another tree has, so that both read alike, letter by letter.
    pub fn is_shared_with(self, other: Line<'_>) -> bool {
        std::ptr::eq(self.scope.piece, other.scope.piece) && self.index == other.index
    }
}

/// Lines that stand side by side.
#[derive(Debug, Clone)]
pub struct Lines<'t> {
    scope: Scope<'t>,
    next: u32,
    end: u32,
}

impl<'t> Iterator for Lines<'t> {
    type Item = Line<'t>;

    fn next(&mut self) -> Option<Line<'t>> {
        if self.next >= self.end {
            return None;
        }
        let index = self.next;
        let raw = self.scope.piece.lines.get(index as usize)?;
        self.next = raw.next;
        let (first, end) = raw.items;
        let items = self.scope.piece.items.get(first as usize..end as usize).unwrap_or(&[]);
        Some(Line { scope: self.scope, index, raw, items })
    }
}
