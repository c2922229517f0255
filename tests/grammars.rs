//! What editors know of the language is what the compiler's own table says.
//!
//! The grammar for TextMate, the snippets, the words of the tree-sitter grammar and its highlights are written from the
//! vocabulary and from `grammar/north.pest`. A file that has gone stale fails its test; with `UPDATE_DOCS=1` it is written
//! anew. What is generated from these by other programs (the tree-sitter parser) is held to know every word.
#![allow(clippy::unwrap_used, clippy::panic, reason = "to stop is how a test says no")]

#[path = "grammars/snippets.rs"]
mod snippets;
#[path = "grammars/textmate.rs"]
mod textmate;
#[path = "grammars/tree_sitter.rs"]
mod tree_sitter;
#[path = "grammars/words.rs"]
mod words;

use std::path::PathBuf;

use serde_json::Value;

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("editors").join(name)
}

fn read(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap_or_default().replace("\r\n", "\n")
}

/// Holds a file below `editors/` against what it should be.
fn check(name: &str, expected: &str) {
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path(name), expected).unwrap();
    }
    assert!(read(name) == expected, "editors/{name} is stale: run this test with UPDATE_DOCS=1");
}

fn json(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap() + "\n"
}

#[test]
fn the_textmate_grammar_is_that_of_the_vocabulary() {
    check("vscode/syntaxes/truenorth.tmLanguage.json", &json(&textmate::grammar()));
}

#[test]
fn the_snippets_are_the_examples_of_the_vocabulary() {
    check("vscode/snippets/truenorth.json", &json(&snippets::all()));
}

#[test]
fn the_words_of_the_tree_sitter_grammar_are_those_of_the_vocabulary() {
    check("tree-sitter-truenorth/words.json", &json(&tree_sitter::words()));
}

#[test]
fn the_scanner_goes_on_with_the_words_that_the_compiler_goes_on_with() {
    check("tree-sitter-truenorth/src/joining_words.h", &tree_sitter::joining_words());
}

#[test]
fn the_highlights_of_the_tree_sitter_grammar_name_the_words_of_the_vocabulary() {
    let own = read("tree-sitter-truenorth/queries/highlights.own.scm");
    check("tree-sitter-truenorth/queries/highlights.scm", &tree_sitter::highlights(&own));
}

/// The parser is made by another program, which no test runs: a word it lacks tells that it was forgotten.
#[test]
fn the_tree_sitter_parser_was_made_from_these_words() {
    let generated: Value = serde_json::from_str(&read("tree-sitter-truenorth/src/grammar.json")).unwrap();
    let mut known = Vec::new();
    tree_sitter::literals(&generated, &mut known);
    for word in tree_sitter::spelled(&tree_sitter::words()) {
        let pattern = word.replace(' ', tree_sitter::GAP);
        assert!(known.contains(&pattern), "the tree-sitter parser does not know `{word}`: see docs/editors.md");
    }
}
