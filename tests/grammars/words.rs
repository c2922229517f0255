//! The vocabulary as lists of words, the way grammars for editors want them.
//!
//! In: the vocabulary, and the grammar of rule expressions for the words that only they have. Out: words in a fixed order,
//! and patterns that match one of them.

use std::collections::BTreeSet;

use truenorth::syntax::ItemKind;
use truenorth::vocabulary::{CADENCES, DURATION_UNITS, KINDS, PARTY_WORDS, Property, SCOPE_WORD, ValueType};

const PEST: &str = include_str!("../../grammar/north.pest");

/// A name that a declaration may have.
pub(super) const NAME: &str = "[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*";

/// Every property of every kind, and what may stand in their blocks.
pub(super) fn properties() -> impl Iterator<Item = &'static Property> {
    let rows = KINDS.iter().flat_map(|row| row.properties());
    rows.flat_map(|row| std::iter::once(row).chain(row.block))
}

/// The ways to write the words of a row.
pub(super) fn spellings(row: &Property) -> impl Iterator<Item = &'static str> + use<> {
    [Some(row.words), row.also].into_iter().flatten()
}

/// The words of every clause.
pub(super) fn clauses() -> BTreeSet<&'static str> {
    properties().flat_map(|row| row.clauses).flat_map(spellings).collect()
}

/// The words that may be the value of a row, where these are a closed list.
pub(super) fn values(row: &Property) -> BTreeSet<&'static str> {
    match row.value {
        ValueType::Word(words) => words.iter().map(|word| word.word).collect(),
        ValueType::Cadence => cadences(),
        _ => BTreeSet::new(),
    }
}

/// The words for how often.
pub(super) fn cadences() -> BTreeSet<&'static str> {
    CADENCES.iter().map(|row| row.word).collect()
}

/// Every unit of time, however written.
pub(super) fn units() -> BTreeSet<&'static str> {
    DURATION_UNITS.iter().flat_map(|row| [row.short, row.one, row.many]).collect()
}

/// The words that stand where a party or a list of declarations does.
pub(super) fn parties() -> BTreeSet<&'static str> {
    PARTY_WORDS.iter().map(|row| row.word).chain([SCOPE_WORD]).collect()
}

/// The words of rule expressions: whatever the second half of the grammar quotes.
pub(super) fn expression_words() -> BTreeSet<&'static str> {
    let (_, expressions) = PEST.split_once("quantifier_part").unwrap();
    let code = expressions.lines().filter(|line| !line.trim_start().starts_with("//"));
    let quoted = code.flat_map(|line| line.split('"').skip(1).step_by(2));
    quoted.filter(|text| text.len() > 1 && text.bytes().all(|byte| byte.is_ascii_lowercase())).collect()
}

/// The words with which a line begins that goes on with the line before.
pub(super) fn joining_words() -> BTreeSet<&'static str> {
    expression_words().into_iter().filter(|word| ItemKind::Word.goes_on(word)).collect()
}

/// A pattern that matches one of the words and nothing longer; the longest first.
pub(super) fn one_of(words: impl IntoIterator<Item = &'static str>) -> String {
    let mut words: Vec<&str> = words.into_iter().collect();
    words.sort_by_key(|word| (std::cmp::Reverse(word.len()), *word));
    words.dedup();
    let words: Vec<String> = words.iter().map(|word| word.replace(' ', "[ \\t]+")).collect();
    format!("({})(?![\\w-])", words.join("|"))
}
