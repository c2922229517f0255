//! What the tree-sitter grammar is told by the vocabulary.
//!
//! In: the vocabulary. Out: `words.json`, which `grammar.js` reads; the words for which the scanner goes on with a line; and the
//! highlights, in which a word of a closed list has its colour only behind a property that takes it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde_json::{Value, json};
use truenorth::vocabulary::{COMPARATORS, KINDS, KindRow, Property, ValueType};

use super::words;

/// What `grammar.js` puts between two words of one property.
pub(super) const GAP: &str = "[ \\t]+";

/// The lists that `grammar.js` reads.
pub(super) fn words() -> Value {
    let (rules, kinds): (Vec<&KindRow>, Vec<&KindRow>) = KINDS.iter().partition(|row| is_rule(row));
    let of_rules = || rules.iter().flat_map(|row| row.properties());
    json!({
        "kinds": kinds.iter().map(|row| row.word).collect::<Vec<_>>(),
        "rule_kinds": rules.iter().map(|row| row.word).collect::<Vec<_>>(),
        "properties": spellings(kinds.iter().flat_map(|row| row.properties()).flat_map(|row| std::iter::once(row).chain(row.block))),
        "rule_properties": spellings(of_rules().filter(|row| !is_expression(row))),
        "rule_expressions": spellings(of_rules().filter(|row| is_expression(row) && !row.holds_policy())),
        "rule_policies": spellings(of_rules().filter(|row| row.holds_policy())),
        "clauses": words::clauses(),
        "units": words::units(),
        "cadences": words::cadences(),
        "parties": words::parties(),
        "comparators": COMPARATORS,
        "expression_words": words::expression_words(),
    })
}

/// Whether the lines of a kind hold expressions.
fn is_rule(row: &KindRow) -> bool {
    row.properties().any(|property| property.required && is_expression(property))
}

fn is_expression(property: &Property) -> bool {
    matches!(property.value, ValueType::Expression(_))
}

fn spellings(rows: impl Iterator<Item = &'static Property>) -> BTreeSet<&'static str> {
    rows.flat_map(words::spellings).collect()
}

/// Every word of the lists.
pub(super) fn spelled(lists: &Value) -> Vec<&str> {
    let lists = lists.as_object().unwrap().values();
    lists.flat_map(|list| list.as_array().unwrap()).filter_map(Value::as_str).collect()
}

/// What a generated grammar matches literally or by a pattern, wherever it stands in it.
pub(super) fn literals(value: &Value, known: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            known.extend(fields.get("value").and_then(Value::as_str).map(str::to_owned));
            fields.values().for_each(|field| literals(field, known));
        }
        Value::Array(items) => items.iter().for_each(|item| literals(item, known)),
        _ => {}
    }
}

/// The words with which a line goes on, for the scanner.
pub(super) fn joining_words() -> String {
    let words: Vec<String> = words::joining_words().iter().map(|word| format!("\"{word}\"")).collect();
    format!(
        "// Written by tests/grammars.rs. A line that begins with one of these goes on with the line before.\n\
         static const char *const JOINING_WORDS[] = {{{}}};\n",
        words.join(", ")
    )
}

/// The queries that stand in `own`, and those for words of closed lists.
pub(super) fn highlights(own: &str) -> String {
    let mut lists: BTreeMap<BTreeSet<&str>, BTreeSet<&str>> = BTreeMap::new();
    for property in words::properties().filter(|property| !words::values(property).is_empty()) {
        lists.entry(words::values(property)).or_default().extend(words::spellings(property));
    }
    let mut queries = format!(
        "; Written by tests/grammars.rs from the vocabulary and highlights.own.scm.\n\n{own}\n\
         ; Words of closed lists, behind the properties that take them.\n"
    );
    for (values, properties) in lists {
        let (properties, values) = (quoted(properties), quoted(values));
        writeln!(
            queries,
            "\n(line\n  property: (property) @_property\n  (name) @constant.builtin\n  \
             (#any-of? @_property {properties})\n  (#any-of? @constant.builtin {values}))"
        )
        .unwrap();
    }
    queries
}

fn quoted(words: BTreeSet<&str>) -> String {
    words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" ")
}
