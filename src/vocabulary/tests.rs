//! What must hold of the whole table.

use std::collections::{BTreeMap, BTreeSet};

use super::*;

/// Every row: the kind it belongs to, and the property, clauses and blocks included.
fn rows() -> Vec<(Kind, &'static Property)> {
    fn walk(kind: Kind, property: &'static Property, rows: &mut Vec<(Kind, &'static Property)>) {
        rows.push((kind, property));
        property.clauses.iter().chain(property.block).for_each(|inner| walk(kind, inner, rows));
    }
    let mut rows = Vec::new();
    for row in KINDS {
        row.properties().for_each(|property| walk(row.kind, property, &mut rows));
    }
    rows
}

fn path(property: &Property) -> String {
    property.named.map_or_else(|| property.words.replace(' ', "-"), str::to_owned)
}

fn enum_words() -> impl Iterator<Item = &'static EnumWord> {
    let words = rows().into_iter().filter_map(|(_, property)| match property.value {
        ValueType::Word(words) => Some(words),
        _ => None,
    });
    words.flatten().chain(PARTY_WORDS)
}

#[test]
fn an_inverse_means_one_thing_where_it_is_seen() {
    let mut seen: BTreeMap<(Kind, &str), BTreeSet<String>> = BTreeMap::new();
    for (_, property) in rows() {
        let Some(inverse) = property.inverse else { continue };
        let targets = property.value.targets();
        assert!(!targets.is_empty(), "`{}` refers to nothing and has an inverse", property.words);
        for target in targets.iter() {
            let clash = target.row().properties().find(|own| path(own) == inverse);
            assert!(clash.is_none(), "`{inverse}` is also a property of {}", target.row().one);
            seen.entry((target, inverse)).or_default().insert(path(property));
        }
    }
    for ((target, inverse), paths) in seen {
        assert_eq!(paths.len(), 1, "`{inverse}` of {} comes from {paths:?}", target.row().one);
    }
}

#[test]
fn words_are_one_or_two_and_lower_case() {
    let lower = |text: &str, inner: &[char]| {
        text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.chars().all(|c| c.is_ascii_lowercase() || inner.contains(&c))
            && !text.contains("  ")
            && !text.ends_with(inner)
    };
    for (_, property) in rows() {
        for words in [Some(property.words), property.also].into_iter().flatten() {
            assert!(lower(words, &[' ']) && words.split(' ').count() <= 2, "`{words}`");
        }
        for name in [Some(path(property).as_str()), property.inverse].into_iter().flatten() {
            assert!(lower(name, &['-']), "`{name}`");
        }
    }
    for row in KINDS {
        assert!(lower(row.word, &[]) && lower(row.many, &[]), "`{}`, `{}`", row.word, row.many);
    }
    for word in enum_words() {
        assert!(lower(word.word, &['-']), "`{}`", word.word);
    }
}

#[test]
fn rows_side_by_side_differ_in_words_and_path() {
    fn differ(rows: &[&'static Property], what: &str) {
        let words: Vec<&str> = rows.iter().flat_map(|row| [Some(row.words), row.also]).flatten().collect();
        let paths: Vec<String> = rows.iter().map(|row| path(row)).collect();
        assert_eq!(words.iter().collect::<BTreeSet<_>>().len(), words.len(), "words of {what}");
        assert_eq!(paths.iter().collect::<BTreeSet<_>>().len(), paths.len(), "paths of {what}");
    }
    for row in KINDS {
        differ(&row.properties().collect::<Vec<_>>(), row.one);
    }
    for (_, property) in rows() {
        differ(&property.clauses.iter().collect::<Vec<_>>(), property.words);
        differ(&property.block.iter().collect::<Vec<_>>(), property.words);
    }
}

#[test]
fn clauses_of_a_line_are_told_apart_by_their_first_word() {
    for (_, property) in rows() {
        let words = property.clauses.iter().flat_map(|clause| [Some(clause.words), clause.also]).flatten();
        let firsts: Vec<&str> = words.filter_map(|words| words.split(' ').next()).collect();
        assert_eq!(firsts.iter().collect::<BTreeSet<_>>().len(), firsts.len(), "clauses of `{}`", property.words);
    }
}

#[test]
fn meanings_are_short_plain_phrases() {
    let properties = rows().into_iter().map(|(_, property)| property.meaning);
    let kinds = KINDS.iter().map(|row| row.meaning);
    let cadences = CADENCES.iter().map(|row| row.meaning);
    for meaning in properties.chain(kinds).chain(cadences).chain(enum_words().map(|word| word.meaning)) {
        assert!(meaning.starts_with(|c: char| c.is_ascii_lowercase()), "{meaning:?}");
        assert!(!meaning.ends_with(['.', ' ']) && meaning.chars().count() <= 100, "{meaning:?}");
    }
}

#[test]
fn kinds_have_an_article_a_plural_of_their_own_and_an_example() {
    let plurals: BTreeSet<&str> = KINDS.iter().map(|row| row.many).collect();
    assert_eq!(plurals.len(), KINDS.len());
    for row in KINDS {
        assert!(row.one.starts_with("a ") || row.one.starts_with("an "), "{}", row.one);
        assert!(row.example.lines().any(|line| line.starts_with(&format!("{} ", row.word))), "example of {}", row.word);
    }
}

#[test]
fn a_default_is_one_of_the_words() {
    for (_, property) in rows() {
        let Some(default) = property.default else { continue };
        assert!(matches!(property.value, ValueType::Word(words) if words.iter().any(|word| word.word == default)));
    }
}

#[test]
fn a_conflict_can_be_about_every_duty() {
    let words: Vec<&str> = duties::DUTY_WORDS.iter().map(|word| word.word).collect();
    assert_eq!(words, DUTIES.iter().map(|duty| duty.words).collect::<Vec<_>>());
}

#[test]
fn lists_of_words_hold_each_once() {
    assert_eq!(CURRENCIES.iter().collect::<BTreeSet<_>>().len(), CURRENCIES.len());
    assert!(CURRENCIES.iter().all(|code| code.len() == 3 && code.chars().all(|c| c.is_ascii_uppercase())));
    let units: Vec<&str> = DURATION_UNITS.iter().flat_map(|row| [row.short, row.one, row.many]).collect();
    assert_eq!(units.iter().collect::<BTreeSet<_>>().len(), units.len());
    assert!(DURATION_UNITS.iter().all(|row| row.unit.to_string() == row.one));
    assert!(DURATION_UNITS.is_sorted_by_key(|row| row.unit.seconds()));
}
