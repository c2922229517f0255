//! What the first words of a line are.
//!
//! In: a line and the place it stands in. Out: its [`Key`]: how many words are its property, how its value is laid out and
//! what its block holds. All of it is read from the vocabulary; where that is silent, a line's property is its first word.

use super::written::Written;
use crate::syntax::{Item, ItemKind, Line};
use crate::vocabulary::{ExpressionForm, Rows, ValueType, find, kind_of_word, properties};

/// What the lines of a block are.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    /// Declarations: at the top, and in the policies of a rule.
    Declarations,
    /// Properties, of these rows if it is known of what.
    Properties(&'static Rows),
}

/// Where the value of a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    /// In the column of its run.
    InColumn,
    /// Behind the words, a blank between.
    Behind,
}

/// Where a line is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Breaks {
    /// Where its author broke it, and where a row is full.
    Fill,
    /// Where its author broke it.
    AsWritten,
}

/// What becomes of a block with nothing in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Empty {
    /// It is written.
    Kept,
    /// It says nothing, so it goes.
    Dropped,
}

/// What the first words of a line are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key {
    /// How many items are its property; none of a declaration.
    pub(super) items: usize,
    /// Where its value stands.
    pub(super) value: Value,
    /// Where it is broken.
    pub(super) breaks: Breaks,
    /// What its block holds.
    pub(super) block: Place,
    /// What becomes of its block if that holds nothing.
    pub(super) empty: Empty,
}

const UNKNOWN: Place = Place::Properties(Rows::NONE);

impl Key {
    /// The key of a line.
    pub(super) fn of<'t>(written: Written<'t>, line: Line<'t>, place: Place) -> Key {
        let mut words = line.items().map_while(|item| word(written, item));
        match (place, words.next()) {
            (Place::Properties(rows), Some(first)) => property(rows, first, words.next()),
            (_, first) => declaration(first),
        }
    }
}

fn word<'t>(written: Written<'t>, item: Item) -> Option<&'t str> {
    (item.kind == ItemKind::Word).then(|| written.of(item.span))
}

fn declaration(first: Option<&str>) -> Key {
    let key = Key { items: 0, value: Value::Behind, breaks: Breaks::Fill, block: UNKNOWN, empty: Empty::Kept };
    match first.and_then(kind_of_word) {
        Some(kind) => Key { block: Place::Properties(properties(kind)), empty: Empty::Dropped, ..key },
        None => key,
    }
}

fn property(rows: &'static Rows, first: &str, second: Option<&str>) -> Key {
    let key = Key { items: 1, value: Value::InColumn, breaks: Breaks::Fill, block: UNKNOWN, empty: Empty::Kept };
    let Some((row, items)) = find(rows, first, || second) else { return key };
    let key = Key { items, block: Place::Properties(&row.block), ..key };
    match row.property.value {
        ValueType::Expression(form) => expression(form, key),
        _ => key,
    }
}

fn expression(form: ExpressionForm, key: Key) -> Key {
    let key = Key { breaks: Breaks::AsWritten, ..key };
    match form {
        ExpressionForm::Policy => Key { block: Place::Declarations, ..key },
        ExpressionForm::Quantifier | ExpressionForm::Condition => Key { value: Value::Behind, ..key },
        _ => key,
    }
}
