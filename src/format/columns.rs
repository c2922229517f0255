//! Where the values of a block stand.
//!
//! In: the lines of a block. Out: the same with the column of each value, counted from the line's first byte. The lines
//! between two empty lines are a run and share one; a run of one line has nothing to line up with.

use super::broken::is_copied;
use super::keys::{Empty, Key, Place, Value};
use super::written::{Gap, Written};
use crate::syntax::Line;

/// A line where it is to be written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed<'t> {
    pub(super) line: Line<'t>,
    /// What stands before it.
    pub(super) gap: Gap<'t>,
    pub(super) key: Key,
    /// The column of its value; none if that stands behind its words.
    pub(super) column: Option<usize>,
    /// Whether it is copied as it stands.
    pub(super) copied: bool,
    /// Whether only a `;` keeps the next line from being a part of it.
    pub(super) held_apart: bool,
}

/// The lines of a place, each with its column.
pub(super) fn placed<'t>(
    written: Written<'t>,
    lines: impl Iterator<Item = (Gap<'t>, Line<'t>)>,
    place: Place,
) -> Vec<Placed<'t>> {
    let lines = lines.map(|(gap, line)| Placed {
        line,
        gap,
        key: Key::of(written, line, place),
        column: None,
        copied: is_copied(written, line),
        held_apart: false,
    });
    let mut lines: Vec<Placed<'t>> = lines.collect();
    hold_apart(written, &mut lines);
    keep_blocks_behind_copied(&mut lines);
    for run in lines.chunk_by_mut(|_, next| !next.gap.parts()) {
        align(written, run);
    }
    lines
}

fn hold_apart<'t>(written: Written<'t>, lines: &mut [Placed<'t>]) {
    let mut next: Option<Placed<'t>> = None;
    for this in lines.iter_mut().rev() {
        this.held_apart = next.is_some_and(|next| would_join(written, this.line, &next));
        next = Some(*this);
    }
}

/// What a copied line leaves open is ended by a declaration with a block further on; without its block it would not end it.
fn keep_blocks_behind_copied(lines: &mut [Placed<'_>]) {
    let is_whole = |this: &&mut Placed<'_>| !this.copied && !this.gap.is_unreadable();
    for this in lines.iter_mut().skip_while(is_whole) {
        this.key.empty = Empty::Kept;
    }
}

/// Whether a line end alone would make one line of two; what is copied between them keeps them apart anyhow.
fn would_join<'t>(written: Written<'t>, line: Line<'t>, next: &Placed<'t>) -> bool {
    let leaves_open = line.items().next_back().is_some_and(|last| last.kind.leaves_open(written.of(last.span)));
    let goes_on = next.line.items().next().is_none_or(|first| first.kind.goes_on(written.of(first.span)));
    (leaves_open || goes_on) && !next.gap.is_unreadable()
}

fn align<'t>(written: Written<'t>, run: &mut [Placed<'t>]) {
    let Some(column) = column_of(written, run) else { return };
    for this in run.iter_mut().filter(|this| this.is_in_column()) {
        this.column = Some(column);
    }
}

fn column_of<'t>(written: Written<'t>, run: &[Placed<'t>]) -> Option<usize> {
    let in_column = run.iter().filter(|this| this.is_in_column());
    let widths = in_column.clone().map(|this| words_width(written, this));
    let (narrowest, widest) = (widths.clone().min()?, widths.max()?);
    let is_alone = in_column.clone().nth(1).is_none();
    let mut columns = in_column.map(|this| written_column(written, this));
    let is_lined_up = narrowest < widest && columns.all(|column| column == Some(widest + 1));
    Some(widest + if is_alone || is_lined_up { 1 } else { 2 })
}

impl Placed<'_> {
    fn is_in_column(&self) -> bool {
        let has_value = self.line.len() > self.key.items || self.line.block().is_some();
        !self.copied && self.key.value == Value::InColumn && has_value
    }
}

fn words_width<'t>(written: Written<'t>, placed: &Placed<'t>) -> usize {
    let widths = placed.line.items().take(placed.key.items).map(|item| written.of(item.span).len() + 1);
    widths.sum::<usize>().saturating_sub(1)
}

/// The column in which the author wrote a value, if the line begins a row.
fn written_column<'t>(written: Written<'t>, placed: &Placed<'t>) -> Option<usize> {
    let line = placed.line;
    let value = line.item(placed.key.items).map(|item| item.span).or(line.block())?;
    let last = line.item(placed.key.items.checked_sub(1)?)?;
    let beside = !written.gap(last.span.end, value.start).ends_row();
    (beside && placed.gap.ends_row()).then_some((value.start - line.span().start) as usize)
}
