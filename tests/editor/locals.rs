//! Names within a rule: every rule that ships, as a company's own, with every one of its names changed, finds what it found.

use std::collections::BTreeSet;
use std::fs;

use truenorth::analysis::Options;
use truenorth::diagnostic::{Edit, Origin};
use truenorth::editor::locals::local_at;
use truenorth::editor::{Draft, Edition, Point};
use truenorth::model::Date;
use truenorth::vocabulary::Kind;

use crate::organise::files;

/// The example with everything wrong, and every rule under another name.
fn draft() -> Draft {
    let mut draft = Draft::default();
    for file in files("examples/hot-potato") {
        draft.put(file.file_name().unwrap().to_str().unwrap(), fs::read(&file).unwrap()).unwrap();
    }
    for file in files("rulebook") {
        let text = format!("\n{}", fs::read_to_string(&file).unwrap());
        if text.contains("\nrule ") {
            let text = text.replacen("\nrule ", "\nrule own-", 1);
            draft.put(&format!("own-{}", file.file_name().unwrap().to_str().unwrap()), text.into_bytes()).unwrap();
        }
    }
    draft
}

fn edition(draft: &Draft) -> Edition {
    draft.edition(&Options::as_of(Date::constant(2026, 11, 22)))
}

/// What the own rules find, in words; the texts of the policy are the same before and after.
fn found(edition: &Edition) -> Vec<String> {
    let problems = edition.analysis.problems.iter();
    assert_eq!(problems.clone().find(|problem| problem.origin == Origin::Compile), None);
    problems.map(|it| format!("{} {} {:?} {:?}", it.slug, it.message, it.help, it.fingerprint)).collect()
}

/// The edits that change every name within the rules of an edition, each name to itself with something behind it.
fn all_changed(edition: &Edition) -> Vec<Edit> {
    let policy = &edition.analysis.policy;
    let mut edits = Vec::new();
    for rule in policy.own().filter(|id| policy.kind(*id) == Kind::Rule) {
        let span = policy.declaration(rule).span;
        let text = policy.sources().slice(span);
        let mut tried = BTreeSet::new();
        let mut places = Vec::new();
        for (at, word) in words(text).filter(|(_, word)| tried.insert(*word)) {
            let point = Point { file: span.file, byte: span.start + at as u32 };
            places.extend(local_at(edition, point).map(|local| (word, local.places)));
        }
        let places = places.into_iter().flat_map(|(word, places)| places.into_iter().map(move |span| (word, span)));
        edits.extend(places.map(|(word, span)| Edit { span, text: format!("{word}-x") }));
    }
    edits
}

/// The words of a text, each with its place.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_of_word = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
    let words = text.split(move |letter| !is_of_word(letter)).filter(|word| !word.is_empty());
    words.map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

#[test]
fn whatever_names_a_rule_gives_within_itself_it_finds_the_same() {
    let mut draft = draft();
    let before = edition(&draft);
    let edits = all_changed(&before);
    assert!(edits.len() > 1000, "{}", edits.len());
    for path in draft.clone().paths() {
        let file = before.file(path).unwrap();
        draft.put(path, Edit::all_in(&edits, file, before.source(file).unwrap()).into_bytes()).unwrap();
    }
    let (before, after) = (found(&before), found(&edition(&draft)));
    assert!(before.iter().filter(|found| found.starts_with("own-")).count() > 50);
    assert_eq!(after, before);
}
