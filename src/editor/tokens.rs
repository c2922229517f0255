//! What each word of a file is, for colours.

use super::Edition;
use super::place::{Level, Role, inner_level, roles};
use crate::source::{Source, Span};
use crate::syntax::{Item, ItemKind, Line};
use crate::vocabulary::{PARTY_WORDS, ValueType};

/// What a word is. The order is the legend's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Token {
    /// The word of a kind.
    Kind,
    /// The name a declaration is given.
    Name,
    /// A word of a property or clause.
    Property,
    /// The name of a declaration, where it is used.
    Reference,
    /// A word of the language that is a value.
    Word,
    /// Text in quotation marks.
    Text,
    /// A number or a date.
    Number,
    /// A sign.
    Sign,
}

impl Token {
    /// All, in order.
    pub const ALL: [Token; 8] = [
        Token::Kind,
        Token::Name,
        Token::Property,
        Token::Reference,
        Token::Word,
        Token::Text,
        Token::Number,
        Token::Sign,
    ];

    /// The name editors know it by.
    pub fn name(self) -> &'static str {
        match self {
            Token::Kind => "keyword",
            Token::Name => "class",
            Token::Property => "property",
            Token::Reference => "variable",
            Token::Word => "enumMember",
            Token::Text => "string",
            Token::Number => "number",
            Token::Sign => "operator",
        }
    }
}

/// The tokens of a file that meet a stretch of it, in order; none reaches over a line end.
pub fn tokens(edition: &Edition, stretch: Span) -> Vec<(Span, Token)> {
    let (Some(tree), Some(source)) = (edition.tree(stretch.file), edition.source(stretch.file)) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let meets = |line: &Line<'_>| line.span().start <= stretch.end && stretch.start <= line.span().end;
    tree.declarations().filter(meets).for_each(|line| of_line(source, line, Level::Top, &mut found));
    found.into_iter().flat_map(|(span, token)| by_line(source, span).map(move |span| (span, token))).collect()
}

fn of_line(source: &Source, line: Line<'_>, level: Level, found: &mut Vec<(Span, Token)>) {
    found.extend(
        roles(source, line, level).into_iter().filter_map(|(item, role)| Some((item.span, token(source, item, role)?))),
    );
    let inner = inner_level(source, line, level);
    line.children().for_each(|line| of_line(source, line, inner, found));
}

fn token(source: &Source, item: Item, role: Role) -> Option<Token> {
    match item.kind {
        ItemKind::Text | ItemKind::LongText => Some(Token::Text),
        ItemKind::Number => Some(Token::Number),
        ItemKind::Arrow | ItemKind::Sign => Some(Token::Sign),
        ItemKind::Comma | ItemKind::Stray => None,
        ItemKind::Word => word(source.slice(item.span.start, item.span.end), role),
    }
}

fn word(word: &str, role: Role) -> Option<Token> {
    match role {
        Role::Kind(kind) => kind.map(|_| Token::Kind),
        Role::Name(_) => Some(Token::Name),
        Role::Row(_) => Some(Token::Property),
        Role::Value(entry) => Some(match entry.property.value {
            ValueType::Word(_) | ValueType::Cadence | ValueType::Identifier | ValueType::Duration => Token::Word,
            _ if PARTY_WORDS.iter().any(|row| row.word == word) => Token::Word,
            _ => Token::Reference,
        }),
        Role::Other => None,
    }
}

/// The parts of a stretch on each of its lines.
fn by_line(source: &Source, span: Span) -> impl Iterator<Item = Span> + '_ {
    let (first, last) = (source.position(span.start).line, source.position(span.end).line);
    let part = move |line| {
        let (start, end) = source.line_range(line)?;
        let part = Span { start: start.max(span.start), end: end.min(span.end), ..span };
        (part.start < part.end).then_some(part)
    };
    (first..=last).filter_map(part)
}
