//! Every shipped rule proves itself: it compiles, it fires in each of its `bad` policies, and in each `good` one it is
//! checkable and silent.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "to stop is how a test says no")]

#[path = "support/canonical.rs"]
mod canonical;
#[path = "support/check.rs"]
mod common;
#[path = "support/quoted.rs"]
mod quoted;

use std::path::Path;

use common::check;
use truenorth::model::{FactId, Policy};
use truenorth::proof::{self, Shows};
use truenorth::render::{self, OfAKind};
use truenorth::rules::book;
use truenorth::source::Sources;
use truenorth::vocabulary::{ExpressionForm, ValueType};

/// The files of the book but for its profiles, which stand in a folder of their own.
fn rule_paths() -> impl Iterator<Item = &'static str> {
    book::sources().iter().map(|(path, _)| *path).filter(|path| !path.starts_with("profiles/"))
}

#[test]
fn the_book_has_no_problems() {
    let checked = check("");
    assert_eq!(checked.problems, Vec::<String>::new());
    assert_eq!(checked.book.rules.len(), rule_paths().count());
}

#[test]
fn a_rule_stands_in_the_file_and_group_it_is_named_after() {
    let checked = check("");
    for (rule, path) in checked.book.rules.iter().zip(rule_paths()) {
        let expected = format!("{}/{}.north", rule.group.as_deref().unwrap_or(""), rule.slug);
        assert_eq!(path, expected);
        assert!(rule.title.is_some() && rule.why.is_some() && !rule.sources.is_empty(), "{path}");
        assert!(rule.sources.iter().all(|source| source.arguing.is_some()), "{path} says what its sources argue");
    }
}

#[test]
fn every_file_is_in_canonical_form() {
    let book = Path::new(env!("CARGO_MANIFEST_DIR")).join("rulebook");
    book::sources().iter().for_each(|(path, _)| canonical::hold(&book.join(path)));
}

/// The texts a line of a rule shows to readers, as they stand in quotation marks.
fn shown(policy: &Policy, line: FactId) -> Vec<&str> {
    use ExpressionForm::{Note, Place, Trace, Words};
    match policy.fact(line).entry.property.value {
        ValueType::Text | ValueType::Expression(Words | Place | Note | Trace) => {
            quoted::texts(policy.sources().slice(policy.place(line)))
        }
        _ => Vec::new(),
    }
}

#[test]
fn whatever_a_rule_says_is_in_lower_case_and_without_a_full_stop() {
    let checked = check("");
    for rule in &checked.book.rules {
        let texts: Vec<&str> =
            checked.policy.lines(rule.declaration).flat_map(|line| shown(&checked.policy, line)).collect();
        assert!(texts.len() >= 3, "{} says why, what is wrong and what to do: {texts:?}", rule.slug);
        for text in texts {
            assert!(!text.starts_with(char::is_uppercase), "{}: {text}", rule.slug);
            assert!(!text.is_empty() && !text.ends_with(['.', '!', ' ']), "{}: {text}", rule.slug);
        }
    }
}

#[test]
fn every_rule_fires_in_its_bad_is_silent_in_its_good_and_not_checkable_in_its_bare() {
    let mut files = Sources::default();
    for (path, text) in book::sources() {
        files.add(*path, text.as_bytes().to_vec()).unwrap();
    }
    let proof = proof::prove(&files, proof::DAY);
    let how = render::Options { of_a_kind: OfAKind::All, ..render::Options::default() };
    let wrong: String = render::pages(&proof.problems, proof.analysis.sources(), &how).collect();
    assert!(wrong.is_empty(), "{wrong}");
    let shown =
        |rule: &str, shows: Shows| proof.examples.iter().any(|it| it.rule == rule && it.shows == shows && it.holds);
    for path in rule_paths() {
        let rule = book::name_of(path);
        assert!(shown(rule, Shows::Bad) && shown(rule, Shows::Good), "{rule} has no example of one sort");
    }
}
