//! The items of a line as parts, and where a row ends among them.
//!
//! In: a line. Out: its [`Part`]s: each item's text with what comes before it, a blank, a new row, comments. A row that its
//! author ended behind an arrow ends before it.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

use super::spacing::{is_apart, number};
use super::written::{Comment, Written};
use crate::syntax::{Item, ItemKind, Line};
use crate::vocabulary::kind_of_word;

/// An item as it is to be written.
#[derive(Debug)]
pub(super) struct Part<'t> {
    pub(super) kind: ItemKind,
    pub(super) text: Cow<'t, str>,
    pub(super) before: Before,
    /// Comments before it; it then begins a row.
    pub(super) comments: Vec<Comment<'t>>,
}

/// What comes before a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    Nothing,
    Blank,
    Row,
}

/// The parts of a line whose first `words` items are its property.
pub(super) fn parts<'t>(written: Written<'t>, line: Line<'t>, words: usize) -> Vec<Part<'t>> {
    let mut parts: Vec<Part<'t>> = parts_as_written(written, line).collect();
    begin_value_beside_words(&mut parts, words);
    end_rows_before_arrows(&mut parts, words);
    parts
}

/// The parts of a line with the rows its author gave it.
pub(super) fn parts_as_written<'t>(written: Written<'t>, line: Line<'t>) -> impl Iterator<Item = Part<'t>> {
    let first = line.items().take(1).map(move |item| Part::new(written, item));
    let pairs = line.items().zip(line.items().skip(1));
    first.chain(pairs.map(move |(last, item)| Part::behind(written, last, item)))
}

impl<'t> Part<'t> {
    fn new(written: Written<'t>, item: Item) -> Self {
        let text = written.of(item.span);
        let text = if item.kind == ItemKind::Number { number(text) } else { Cow::Borrowed(text) };
        Part { kind: item.kind, text, before: Before::Nothing, comments: Vec::new() }
    }

    fn behind(written: Written<'t>, last: Item, item: Item) -> Self {
        let gap = written.gap(last.span.end, item.span.start);
        let [last, this] = [last, item].map(|item| (item.kind, written.of(item.span)));
        let before = match is_apart(last, this, gap.text()) {
            _ if gap.ends_row() => Before::Row,
            true => Before::Blank,
            false => Before::Nothing,
        };
        Part { before, comments: gap.comments(), ..Part::new(written, item) }
    }

    fn is_arrow(&self) -> bool {
        self.kind == ItemKind::Arrow && self.kind.goes_on(&self.text)
    }

    /// How wide it is on the row it begins on, with the blank before it.
    pub(super) fn width(&self) -> usize {
        let row = self.text.lines().next().unwrap_or("");
        row.width() + usize::from(self.before != Before::Nothing)
    }
}

fn begin_value_beside_words(parts: &mut [Part<'_>], words: usize) {
    let value = parts.get_mut(words).filter(|part| part.before == Before::Row && part.comments.is_empty());
    if let Some(value) = value {
        value.before = Before::Blank;
    }
}

/// From the last to the first, so that a row's end may pass several arrows.
fn end_rows_before_arrows(parts: &mut [Part<'_>], words: usize) {
    for index in (words + 2..parts.len()).rev() {
        let Some([arrow, next]) = parts.get_mut(index - 1..=index) else { continue };
        if arrow.is_arrow() && next.before == Before::Row {
            (arrow.before, next.before) = (Before::Row, Before::Blank);
            arrow.comments.append(&mut next.comments);
        }
    }
}

/// Whether a row may end before the part at `index` though its author did not end it there. Not where the next would begin
/// like a declaration: that would show the block around it to be unclosed.
pub(super) fn may_end_before(parts: &[Part<'_>], index: usize) -> bool {
    let (before, from) = parts.split_at_checked(index).unwrap_or((parts, &[]));
    let behind_comma = before.last().is_some_and(|last| last.kind == ItemKind::Comma);
    from.first().is_some_and(Part::is_arrow) || behind_comma && !begins_like_declaration(from)
}

fn begins_like_declaration(parts: &[Part<'_>]) -> bool {
    let mut parts = parts.iter();
    let starts = parts.next().is_some_and(|first| kind_of_word(&first.text).is_some());
    let is_named = parts.next().is_some_and(|second| second.kind == ItemKind::Word);
    starts && is_named && parts.next().is_none_or(|third| matches!(third.kind, ItemKind::Text | ItemKind::LongText))
}

/// How wide the part at `index` is with all that stays on its row in any case.
pub(super) fn width_from(parts: &[Part<'_>], index: usize) -> usize {
    let rest = (index + 1..parts.len()).take_while(|next| !ends_before(parts, *next));
    std::iter::once(index).chain(rest).filter_map(|index| parts.get(index)).map(Part::width).sum()
}

fn ends_before(parts: &[Part<'_>], index: usize) -> bool {
    may_end_before(parts, index) || parts.get(index).is_some_and(|part| part.before == Before::Row)
}
