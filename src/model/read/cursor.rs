//! A place in a line, moving to the right over its items.

use crate::source::{FileId, Source, Sources, Span};
use crate::syntax::{Item, ItemKind, Line, Lines};
use crate::vocabulary::{self, Entry, Rows};

/// The items of a line from `at` on, up to where it ends or was split.
#[derive(Clone)]
pub(super) struct Cursor<'s, 't> {
    line: Line<'t>,
    /// The text of its file.
    file_text: &'s str,
    pub(super) at: usize,
    end: usize,
}

impl<'s, 't> Cursor<'s, 't> {
    pub(super) fn new(line: Line<'t>, sources: &'s Sources) -> Self {
        let file_text = sources.get(line.file()).map_or("", Source::text);
        Cursor { line, file_text, at: 0, end: line.len() }
    }

    pub(super) fn file(&self) -> FileId {
        self.line.file()
    }

    /// How many items are left.
    pub(super) fn len(&self) -> usize {
        self.end.saturating_sub(self.at)
    }

    fn item(&self, index: usize) -> Option<Item> {
        if index < self.end { self.line.item(index) } else { None }
    }

    pub(super) fn peek(&self) -> Option<Item> {
        self.item(self.at)
    }

    /// The item just passed.
    pub(super) fn before(&self) -> Option<Item> {
        self.item(self.at.checked_sub(1)?)
    }

    pub(super) fn skip(&mut self, items: usize) {
        self.at += items;
    }

    pub(super) fn next(&mut self) -> Option<Item> {
        let item = self.peek()?;
        self.at += 1;
        Some(item)
    }

    pub(super) fn next_if(&mut self, kind: ItemKind) -> Option<Item> {
        self.peek().filter(|item| item.kind == kind)?;
        self.next()
    }

    pub(super) fn text(&self, item: Item) -> &'s str {
        self.slice(item.span)
    }

    fn slice(&self, span: Span) -> &'s str {
        self.file_text.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// The word at an index, if a word stands there.
    fn word(&self, index: usize) -> Option<&'s str> {
        self.item(index).filter(|item| item.kind == ItemKind::Word).map(|item| self.text(item))
    }

    /// The word here, if a word stands here.
    pub(super) fn peek_word(&self) -> Option<&'s str> {
        self.word(self.at)
    }

    /// The row the words here belong to, and how many are its own.
    pub(super) fn find<'e>(&self, rows: &'e Rows) -> Option<(&'e Entry, usize)> {
        self.find_at(rows, self.at)
    }

    fn find_at<'e>(&self, rows: &'e Rows, index: usize) -> Option<(&'e Entry, usize)> {
        if rows.is_empty() {
            return None;
        }
        vocabulary::find(rows, self.word(index)?, || self.word(index + 1))
    }

    /// From the item at `start` to the one just passed.
    pub(super) fn place(&self, start: usize) -> Span {
        let first = self.item(start).map_or_else(|| self.line.head(), |item| item.span);
        self.before().filter(|_| self.at > start).map_or(first, |last| first.to(last.span))
    }

    /// From the item at `index` to the last.
    pub(super) fn rest_place(&self, index: usize) -> Span {
        let first = self.item(index).map_or_else(|| self.line.head().after(), |item| item.span);
        self.item(self.end.wrapping_sub(1)).filter(|_| index < self.end).map_or(first, |last| first.to(last.span))
    }

    /// The end of what was just passed, where something is missing.
    pub(super) fn here(&self) -> Span {
        self.before().map_or_else(|| self.line.head(), |item| item.span)
    }

    /// The words just passed, which are `words`.
    pub(super) fn words_before(&self, words: &str) -> Span {
        let start = self.at.saturating_sub(words.split(' ').count());
        self.place(start)
    }

    /// Passes over what stands at what was just passed without a blank between, and gives the place of the whole.
    pub(super) fn glued(&mut self, start: usize) -> Span {
        let mut place = self.place(start);
        while let Some(item) = self.peek().filter(|item| item.span.start == place.end) {
            if item.kind == ItemKind::Comma {
                break;
            }
            place = place.to(item.span);
            self.at += 1;
        }
        place
    }

    pub(super) fn block(&self) -> Option<Span> {
        self.line.block().filter(|_| self.end == self.line.len())
    }

    pub(super) fn children(&self) -> Lines<'t> {
        self.line.children()
    }

    /// A comma at the end of its line behind which a new line begins: its item, and the index where the new line begins.
    pub(super) fn false_comma(&self, rows: &Rows) -> Option<(Item, usize)> {
        (self.at + 1..self.end).find_map(|index| {
            let comma = self.item(index - 1).filter(|item| item.kind == ItemKind::Comma)?;
            let (_, words) = self.find_at(rows, index)?;
            let begins =
                self.item(index + words).is_some_and(|item| !matches!(item.kind, ItemKind::Comma | ItemKind::Arrow));
            (begins && self.breaks_between(comma, self.item(index)?)).then_some((comma, index))
        })
    }

    fn breaks_between(&self, before: Item, after: Item) -> bool {
        self.slice(before.span.after().to(after.span.before())).contains('\n')
    }

    /// Ends this cursor before the comma that stands before `index`; the rest begins at `index`.
    pub(super) fn split_before(&mut self, index: usize) -> Self {
        let rest = Cursor { at: index, ..self.clone() };
        self.end = index - 1;
        rest
    }
}
