//! What may be written at a point.
//!
//! In: an edition and a point. Out: [`Offer`]s, in the order of the vocabulary or of the policy: kinds, properties that are not said
//! yet, values of the right sort with their titles, clauses. What an offer inserts may have blanks, `${name}`.

use super::place::{Level, Place, Role, place};
use super::{Edition, Point};
use crate::model::Policy;
use crate::source::Span;
use crate::syntax::{Item, ItemKind};
use crate::vocabulary::{
    CADENCES, Entry, EnumWord, KINDS, Kind, KindSet, PARTY_WORDS, Part, Rows, SCOPE_WORD, ValueType,
};

/// What sort of thing is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// The word of a kind.
    Kind,
    /// A property of a line.
    Property,
    /// A clause behind a value.
    Clause,
    /// The name of a declaration.
    Name(Kind),
    /// A word of the language.
    Word,
    /// A value that is written out, such as a date.
    Value,
}

/// One thing that may be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What is shown, and what is matched with what is typed.
    pub label: String,
    /// What sort of thing it is.
    pub sort: Sort,
    /// A few words beside it: a title, a meaning.
    pub detail: String,
    /// What is inserted; it may have blanks.
    pub text: String,
}

/// What may be written at a point, and what it replaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The word that is being typed.
    pub span: Span,
    /// The offers.
    pub offers: Vec<Offer>,
}

/// What may be written at a point.
pub fn completion(edition: &Edition, point: Point) -> Option<Completion> {
    let place = place(edition, point)?;
    let span = Span { file: point.file, ..place.word() };
    let before: Vec<(Item, Role)> = place.roles().into_iter().filter(|(item, _)| item.span.end <= span.start).collect();
    let offers = match (before.last(), place.level) {
        _ if is_quoted(&place, point) => Vec::new(),
        (None, Level::Top) => kinds(),
        (None, Level::Rows(rows)) => properties(rows, &stated(&place)),
        (Some(_), Level::Top) => Vec::new(),
        (Some(_), Level::Rows(rows)) => behind(edition, &place, rows, &before),
    };
    Some(Completion { span, offers })
}

/// Whether a text or number is being typed, which nobody can guess.
fn is_quoted(place: &Place<'_>, point: Point) -> bool {
    let inside = |(item, _): (Item, Role)| {
        matches!(item.kind, ItemKind::Text | ItemKind::LongText)
            && item.span.start < point.byte
            && point.byte < item.span.end
    };
    place.item().is_some_and(inside)
}

fn kinds() -> Vec<Offer> {
    let offer = |row: &crate::vocabulary::KindRow| Offer {
        label: row.word.to_owned(),
        sort: Sort::Kind,
        detail: row.meaning.to_owned(),
        text: format!("{} ${{name}} \"${{Title}}\" {{\n  ${{}}\n}}", row.word),
    };
    KINDS.iter().map(offer).collect()
}

/// The rows the block round the point states already, and may not again.
fn stated(place: &Place<'_>) -> Vec<String> {
    let Some(block) = place.outer.last() else { return Vec::new() };
    let others = block.children().filter(|line| place.line.is_none_or(|own| own.span() != line.span()));
    let words = others.map(|line| {
        let words = line.items().take_while(|item| item.kind == ItemKind::Word).take(2);
        words.map(|item| place.text(item)).collect::<Vec<_>>().join(" ")
    });
    words.collect()
}

fn properties(rows: &'static Rows, stated: &[String]) -> Vec<Offer> {
    let is_said = |entry: &&Entry| {
        let words = entry.property.words;
        !entry.property.many.repeats()
            && stated.iter().any(|line| *line == words || line.split(' ').next() == Some(words))
    };
    rows.iter().filter(|entry| !is_said(entry)).map(|entry| row(entry, Sort::Property)).collect()
}

fn row(entry: &Entry, sort: Sort) -> Offer {
    let words = entry.property.words;
    let blank = match entry.property.value {
        ValueType::Flag => String::new(),
        ValueType::Text => " \"${}\"".to_owned(),
        _ => " ${}".to_owned(),
    };
    Offer { label: words.to_owned(), sort, detail: entry.property.meaning.to_owned(), text: format!("{words}{blank}") }
}

/// What may follow the items before the point.
fn behind(edition: &Edition, place: &Place<'_>, rows: &'static Rows, before: &[(Item, Role)]) -> Vec<Offer> {
    let about = before.iter().rev().find_map(|(_, role)| match role {
        Role::Row(entry) | Role::Value(entry) => Some(*entry),
        _ => None,
    });
    let (Some(entry), Some((last, role))) = (about, before.last()) else { return half_words(place, rows, before) };
    let is_flag = matches!(entry.property.value, ValueType::Flag);
    let goes_on = last.kind.leaves_open(place.text(*last));
    match goes_on || (matches!(role, Role::Row(_)) && !is_flag) {
        true => values(edition, entry.property.value),
        false => clauses(before),
    }
}

/// The second words of properties whose first stands there.
fn half_words(place: &Place<'_>, rows: &'static Rows, before: &[(Item, Role)]) -> Vec<Offer> {
    let [(first, _)] = before else { return Vec::new() };
    let first = format!("{} ", place.text(*first));
    let rest = rows.iter().filter_map(|entry| Some((entry, entry.property.words.strip_prefix(&first)?)));
    rest.map(|(entry, rest)| Offer { label: rest.to_owned(), text: format!("{rest} "), ..row(entry, Sort::Property) })
        .collect()
}

/// The clauses of the line's property that it does not have yet.
fn clauses(before: &[(Item, Role)]) -> Vec<Offer> {
    let Some((_, Role::Row(first))) = before.first() else { return Vec::new() };
    let has = |entry: &&Entry| before.iter().any(|(_, role)| matches!(role, Role::Row(known) if known.id == entry.id));
    first.clauses.iter().filter(|entry| !has(entry)).map(|entry| row(entry, Sort::Clause)).collect()
}

/// The values of a type.
fn values(edition: &Edition, value: ValueType) -> Vec<Offer> {
    let policy = &edition.analysis.policy;
    match value {
        ValueType::Name(kinds) | ValueType::Chain(kinds) => named(policy, kinds),
        ValueType::Party | ValueType::PartyChain => [named(policy, KindSet::PARTY), words(PARTY_WORDS)].concat(),
        ValueType::PartyOr(kinds) => [named(policy, KindSet::PARTY.or(kinds)), words(PARTY_WORDS)].concat(),
        ValueType::Scope(kinds) => [named(policy, kinds), all_of(kinds)].concat(),
        ValueType::Word(list) => words(list),
        ValueType::RuleName => named(policy, KindSet::of(&[Kind::Rule])),
        ValueType::ProfileName => named(policy, KindSet::of(&[Kind::Profile])),
        ValueType::Date => vec![plain(&edition.analysis.as_of.to_string(), "today", Sort::Value)],
        ValueType::Cadence => CADENCES.iter().map(|row| plain(row.word, "", Sort::Word)).collect(),
        ValueType::Parts(parts) => parts.first().map_or_else(Vec::new, |part| match part {
            Part::Field(_, value) => values(edition, *value),
            Part::Arrow | Part::Comparator(_) => Vec::new(),
        }),
        _ => Vec::new(),
    }
}

/// The names of declarations of some kinds, the policy's own before those that ship.
fn named(policy: &Policy, kinds: KindSet) -> Vec<Offer> {
    let mut ids: Vec<_> = kinds.iter().flat_map(|kind| policy.of_kind(kind)).copied().collect();
    ids.sort_by_key(|id| !policy.is_own(*id));
    let offer = |id| plain(policy.name(id), &policy.title(id).unwrap_or_default(), Sort::Name(policy.kind(id)));
    ids.into_iter().map(offer).collect()
}

fn all_of(kinds: KindSet) -> Vec<Offer> {
    let each = kinds.iter().map(|kind| format!("{SCOPE_WORD} {}", kind.row().many));
    std::iter::once(SCOPE_WORD.to_owned()).chain(each).map(|label| plain(&label, "", Sort::Word)).collect()
}

fn words(list: &[EnumWord]) -> Vec<Offer> {
    list.iter().map(|row| plain(row.word, row.meaning, Sort::Word)).collect()
}

/// An offer that inserts its label.
fn plain(label: &str, detail: &str, sort: Sort) -> Offer {
    Offer { label: label.to_owned(), sort, detail: detail.to_owned(), text: label.to_owned() }
}
