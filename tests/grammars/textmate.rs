//! The TextMate grammar: which stretch of a line is what, so that an editor can colour it without the compiler.
//!
//! In: the vocabulary. Out: a grammar in which a kind knows its own properties, and a property its own clauses and words, so
//! that a word has its colour only where it means something.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};
use truenorth::vocabulary::{KINDS, KindRow, Property, ValueType};

use super::words::{self, NAME, one_of};

/// Where a line may begin: behind a line end, a brace or a semicolon.
const START: &str = "(?:^|(?<=[{};]))[ \\t]*";
/// Where a line ends, if nothing in it goes on: behind its block, before what closes the block it stands in.
const END: &str = "(?<=\\})|(?=[;}])|$";

/// The whole grammar.
pub(super) fn grammar() -> Value {
    json!({
        "$schema": "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
        "name": "Truenorth",
        "scopeName": "source.north",
        "fileTypes": ["north"],
        "patterns": [include("policy")],
        "repository": repository(),
    })
}

fn repository() -> Map<String, Value> {
    let mut rows = Map::new();
    let declarations: Vec<Value> = KINDS.iter().map(|row| include(row.word)).collect();
    rows.insert(
        "policy".into(),
        patterns([vec![include("comments")], declarations, vec![include("torn-block")]].concat()),
    );
    rows.extend(KINDS.iter().map(|row| (row.word.to_owned(), declaration(row))));
    rows.extend(shared());
    rows
}

fn include(name: &str) -> Value {
    json!({ "include": format!("#{name}") })
}

fn patterns(patterns: Vec<Value>) -> Value {
    json!({ "patterns": patterns })
}

fn scope(match_: &str, name: &str) -> Value {
    json!({ "match": match_, "name": format!("{name}.north") })
}

fn captures(names: &[&str]) -> Value {
    let named = names.iter().enumerate();
    named.map(|(index, name)| ((index + 1).to_string(), json!({ "name": format!("{name}.north") }))).collect()
}

fn declaration(row: &KindRow) -> Value {
    json!({
        "name": format!("meta.declaration.{}.north", row.word),
        "begin": format!("{START}{}(?:[ \\t]+({NAME}))?", one_of([row.word])),
        "beginCaptures": captures(&["storage.type.kind", "entity.name.type"]),
        "end": END,
        "patterns": [include("comments"), include("texts"), block(lines(row))],
    })
}

/// Braces, and between them what is given.
fn block(mut inner: Vec<Value>) -> Value {
    inner.insert(0, include("comments"));
    inner.push(include("torn-block"));
    json!({
        "begin": "\\{",
        "end": "\\}",
        "beginCaptures": { "0": { "name": "punctuation.section.block.begin.north" } },
        "endCaptures": { "0": { "name": "punctuation.section.block.end.north" } },
        "patterns": inner,
    })
}

/// The lines a kind may have, and those that go on with the line before.
fn lines(row: &KindRow) -> Vec<Value> {
    let mut lines = grouped(row.properties());
    let has_rules = row.properties().any(is_expression);
    lines.push(include(if has_rules { "expression-goes-on" } else { "chain-goes-on" }));
    lines
}

fn is_expression(property: &Property) -> bool {
    matches!(property.value, ValueType::Expression(_)) && !property.holds_policy()
}

/// A pattern for each group of properties after which the same may follow.
fn grouped(properties: impl Iterator<Item = &'static Property>) -> Vec<Value> {
    let mut groups: BTreeMap<String, (Vec<&str>, Vec<Value>)> = BTreeMap::new();
    for property in properties {
        let inner = after(property);
        let group = groups.entry(Value::from(inner.clone()).to_string()).or_insert((Vec::new(), inner));
        group.0.extend(words::spellings(property));
    }
    groups.into_values().map(|(words, inner)| line(words, inner)).collect()
}

fn line(words: Vec<&'static str>, inner: Vec<Value>) -> Value {
    json!({
        "begin": format!("{START}{}", one_of(words)),
        "beginCaptures": captures(&["support.type.property-name"]),
        "end": END,
        "patterns": inner,
    })
}

/// What may follow the words of a property.
fn after(property: &Property) -> Vec<Value> {
    if property.holds_policy() {
        return vec![include("comments"), block(vec![include("policy")])];
    }
    let mut inner = vec![include("comments")];
    let clauses = property.clauses;
    inner.extend(words_as("keyword.other.clause", clauses.iter().flat_map(words::spellings).collect()));
    let values = [property].into_iter().chain(clauses);
    inner.extend(words_as("constant.language", values.flat_map(words::values).collect()));
    if !property.block.is_empty() {
        inner.push(block(grouped(property.block.iter())));
    }
    inner.push(include(if is_expression(property) { "expression" } else { "values" }));
    inner
}

fn words_as(name: &str, words: BTreeSet<&'static str>) -> Option<Value> {
    (!words.is_empty()).then(|| scope(&format!("(?<![\\w-]){}", one_of(words)), name))
}

fn shared() -> Vec<(String, Value)> {
    let rows = [
        ("comments", comments()),
        ("texts", texts(vec![include("escapes")])),
        ("rule-texts", texts(vec![include("escapes"), blank(), embedded()])),
        ("escapes", escapes()),
        ("values", patterns(values())),
        ("expression", patterns(expression())),
        ("numbers", patterns(numbers())),
        ("goes-on", goes_on()),
        ("chain-goes-on", continued("->", vec![include("values")])),
        ("expression-goes-on", continued(&joining(), vec![include("expression")])),
        ("torn-block", block(vec![include("values")])),
    ];
    rows.map(|(name, row)| (name.to_owned(), row)).into()
}

fn comments() -> Value {
    patterns(vec![scope("///.*$", "comment.line.documentation"), scope("//.*$", "comment.line.double-slash")])
}

fn texts(inner: Vec<Value>) -> Value {
    let text =
        |begin: &str, end: &str, name: &str| json!({ "name": name, "begin": begin, "end": end, "patterns": inner });
    patterns(vec![
        text("\"\"\"", "\"\"\"", "string.quoted.triple.north"),
        text("\"", "\"|$", "string.quoted.double.north"),
    ])
}

fn escapes() -> Value {
    patterns(vec![
        scope(r#"\\(?:["\\nt]|u\{[0-9a-fA-F]{1,6}\})"#, "constant.character.escape"),
        scope(r"\\.", "invalid.illegal.escape"),
    ])
}

/// What somebody has yet to fill in: `${department}`.
fn blank() -> Value {
    scope(r"\$\{[^}]*\}", "variable.parameter.blank")
}

/// An expression in the text of a rule: `{t.owner}`.
fn embedded() -> Value {
    json!({
        "name": "meta.embedded.expression.north",
        "begin": r"\{(?=\S)",
        "end": r#"\}|(?=")"#,
        "beginCaptures": { "0": { "name": "punctuation.section.embedded.begin.north" } },
        "endCaptures": { "0": { "name": "punctuation.section.embedded.end.north" } },
        "patterns": [include("expression")],
    })
}

fn numbers() -> Vec<Value> {
    let units = one_of(words::units());
    vec![
        scope(r"(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])", "constant.other.date"),
        json!({
            "match": format!(r"(?<![\w-])(-?\d[\d_.]*)(?:[ \t]*(?:{units}|(%)|([A-Z]{{3}})(?!\w)))?"),
            "captures": captures(&["constant.numeric", "keyword.other.unit", "keyword.other.unit", "keyword.other.unit"]),
        }),
    ]
}

fn values() -> Vec<Value> {
    vec![
        include("comments"),
        include("texts"),
        include("numbers"),
        include("goes-on"),
        scope("<=|>=|!=|[<>=]", "keyword.operator.comparison"),
        scope(&format!("(?<![\\w-]){}", one_of(words::parties())), "constant.language"),
        scope(NAME, "variable.other.name"),
    ]
}

fn expression() -> Vec<Value> {
    let words = words::expression_words().into_iter().chain(words::parties());
    vec![
        include("comments"),
        include("rule-texts"),
        include("numbers"),
        include("goes-on"),
        json!({
            "match": format!("(\\.)[ \\t]*({NAME})"),
            "captures": captures(&["punctuation.accessor", "variable.other.property"]),
        }),
        scope("<=|>=|!=|[<>=+-]", "keyword.operator"),
        scope(&format!("(?<![\\w-]){}", one_of(words)), "keyword.control"),
        scope(NAME, "variable.other.name"),
    ]
}

/// A line that ends with one of these goes on with the next.
fn goes_on() -> Value {
    json!({
        "begin": "(,)|(->)|(:)",
        "beginCaptures": captures(&["punctuation.separator", "keyword.operator.arrow", "punctuation.separator"]),
        "end": "(?=[^\\s/])|(?=/(?!/))",
        "patterns": [include("comments")],
    })
}

/// A line that goes on with the one before, told by how it begins.
fn continued(first: &str, inner: Vec<Value>) -> Value {
    json!({ "begin": format!("^[ \\t]*(?={first})"), "end": END, "patterns": inner })
}

fn joining() -> String {
    format!("->|{}", one_of(words::joining_words()))
}
