//! What stands at a point, and what may stand there.
//!
//! In: an edition and a point. Out: a [`Place`]: the blocks round the point, the rows of the vocabulary that may begin a line there,
//! and the line being written, with what each of its items is. It reads the tree and the vocabulary alone, so that it answers in text
//! that is broken, as text that is being written mostly is.

use super::{Edition, Point};
use crate::source::{Source, Span};
use crate::syntax::{Item, ItemKind, Line};
use crate::vocabulary::{self, Entry, Kind, Rows};

/// What may begin a line.
#[derive(Debug, Clone, Copy)]
pub enum Level {
    /// A declaration.
    Top,
    /// A property of a declaration, or of a block behind one.
    Rows(&'static Rows),
}

/// What an item is to its line.
#[derive(Debug, Clone, Copy)]
pub enum Role {
    /// The word of a kind, if there is such a kind.
    Kind(Option<Kind>),
    /// The name a declaration is given.
    Name(Kind),
    /// A word of a property or clause.
    Row(&'static Entry),
    /// A value of a property or clause.
    Value(&'static Entry),
    /// Anything else.
    Other,
}

/// A point, understood.
#[derive(Debug)]
pub struct Place<'e> {
    /// The lines in whose blocks the point lies, the declaration first.
    pub outer: Vec<Line<'e>>,
    /// What may begin a line here.
    pub level: Level,
    /// The line the point lies on or behind.
    pub line: Option<Line<'e>>,
    source: &'e Source,
    byte: u32,
}

/// What stands at a point.
pub fn place(edition: &Edition, point: Point) -> Option<Place<'_>> {
    let (tree, source) = (edition.tree(point.file)?, edition.source(point.file)?);
    let mut place = Place { outer: Vec::new(), level: Level::Top, line: None, source, byte: point.byte };
    place.descend(tree.declarations().collect());
    Some(place)
}

impl<'e> Place<'e> {
    /// Goes down to the innermost block the point lies in.
    fn descend(&mut self, lines: Vec<Line<'e>>) {
        let before = lines.partition_point(|line| line.span().start <= self.byte);
        let Some(line) = before.checked_sub(1).and_then(|last| lines.get(last)).copied() else { return };
        if line.block().is_some_and(|block| self.is_inside(block)) {
            self.level = inner_level(self.source, line, self.level);
            self.outer.push(line);
            return self.descend(line.children().collect());
        }
        self.line = Some(line).filter(|line| self.is_on(*line));
    }

    /// Whether the point lies in a block, or behind one that is not closed.
    fn is_inside(&self, block: Span) -> bool {
        let is_open = block.len() < 2 || !self.source.slice(block.start, block.end).ends_with('}');
        block.start < self.byte && (self.byte < block.end || is_open)
    }

    /// Whether what is written at the point belongs to a line that begins before it.
    fn is_on(&self, line: Line<'e>) -> bool {
        if line.block().is_some_and(|block| block.start < self.byte) {
            return false;
        }
        let Some(last) = line.items().next_back() else { return false };
        let between = self.source.slice(last.span.end, self.byte);
        let goes_on = last.kind.leaves_open(self.text(last));
        let may_stand_between = |letter: char| letter.is_whitespace() && (goes_on || letter != '\n');
        self.byte <= last.span.end || between.chars().all(may_stand_between)
    }

    /// The text of an item.
    pub fn text(&self, item: Item) -> &'e str {
        self.source.slice(item.span.start, item.span.end)
    }

    /// The items of the line, each with what it is.
    pub fn roles(&self) -> Vec<(Item, Role)> {
        self.line.map_or_else(Vec::new, |line| roles(self.source, line, self.level))
    }

    /// The item the point touches, and what it is.
    pub fn item(&self) -> Option<(Item, Role)> {
        let touches = |(item, _): &(Item, Role)| item.span.start <= self.byte && self.byte <= item.span.end;
        self.roles().into_iter().rfind(touches)
    }

    /// The kind of the declaration round the point, or on the line.
    pub fn kind(&self) -> Option<Kind> {
        let line = self.outer.first().copied().or(self.line)?;
        vocabulary::kind_of_word(self.text(line.item(0)?))
    }

    /// The part of a word before the point, as a span that covers all of the word.
    pub fn word(&self) -> Span {
        let is_of_word = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
        let line = self.source.slice(0, self.byte);
        let start = line.trim_end_matches(is_of_word).len() as u32;
        let rest = self.source.slice(self.byte, self.source.text().len() as u32);
        let end = self.byte + (rest.len() - rest.trim_start_matches(is_of_word).len()) as u32;
        let file = self.line.or(self.outer.last().copied()).map(|line| line.span().file);
        Span::new(file.unwrap_or_default(), start, end)
    }
}

/// What may begin a line in the block of a line.
pub fn inner_level(source: &Source, line: Line<'_>, level: Level) -> Level {
    let word = |index: usize| word_of(source, line, index);
    let rows = match (level, word(0)) {
        (Level::Top, Some(kind)) => vocabulary::kind_of_word(kind).map(vocabulary::properties),
        (Level::Rows(rows), Some(first)) => match vocabulary::find(rows, first, || word(1)) {
            Some((entry, _)) if entry.property.holds_policy() => return Level::Top,
            found => found.map(|(entry, _)| &entry.block),
        },
        _ => None,
    };
    Level::Rows(rows.unwrap_or(Rows::NONE))
}

fn word_of<'t>(source: &'t Source, line: Line<'_>, index: usize) -> Option<&'t str> {
    let item = line.item(index).filter(|item| item.kind == ItemKind::Word)?;
    Some(source.slice(item.span.start, item.span.end))
}

/// What each item of a line is.
pub fn roles(source: &Source, line: Line<'_>, level: Level) -> Vec<(Item, Role)> {
    match level {
        Level::Top => line.items().enumerate().map(|(index, item)| (item, head_role(source, line, index))).collect(),
        Level::Rows(rows) => row_roles(source, line, rows),
    }
}

fn head_role(source: &Source, line: Line<'_>, index: usize) -> Role {
    let kind = word_of(source, line, 0).and_then(vocabulary::kind_of_word);
    match (index, kind) {
        (0, kind) => Role::Kind(kind),
        (1, Some(kind)) => Role::Name(kind),
        _ => Role::Other,
    }
}

fn row_roles(source: &Source, line: Line<'_>, rows: &'static Rows) -> Vec<(Item, Role)> {
    let mut found = Vec::new();
    let (mut rows, mut value, mut own) = (rows, Role::Other, 0);
    for (index, item) in line.items().enumerate() {
        let first = word_of(source, line, index).filter(|_| own == 0);
        let row = first.and_then(|first| vocabulary::find(rows, first, || word_of(source, line, index + 1)));
        if let Some((entry, count)) = row {
            (value, own) = (Role::Value(entry), count);
        }
        if index == 0 {
            rows = row.map_or(Rows::NONE, |(entry, _)| &entry.clauses);
        }
        let role = match (own, value) {
            (1.., Role::Value(entry)) => Role::Row(entry),
            (_, value) => value,
        };
        own = own.saturating_sub(1);
        found.push((item, if item.kind == ItemKind::Comma { Role::Other } else { role }));
    }
    found
}
