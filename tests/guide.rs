//! The guides are true: their steps are taken in order, and what they show below each command is what the command says.
//!
//! A block of the language goes into the file its first line names. In a block of text, each line that begins with `$ ` is run
//! beside the folder, and what it prints stands below it. With `UPDATE_DOCS=1` in the environment the answers are written anew.
#![cfg(feature = "binary")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "to stop is how a test says no")]

#[path = "support/run.rs"]
mod support;

use std::fs;
use std::path::Path;

use support::Place;
use truenorth::format::{Outcome, format};

/// The folder the guide tells its reader to make.
const FOLDER: &str = "bookshop";

/// What blocks begin and end with.
const FENCE: &str = "```";

/// Takes the step of a block, and gives the block as it is to stand in a true guide.
fn taken(part: &str, place: &Place) -> String {
    match part.split_once('\n') {
        Some(("north", block)) => {
            write(block, place);
            part.to_owned()
        }
        Some(("text", block)) => format!("text\n{}", answered(block, place)),
        _ => panic!("no block of the guide begins so: {part}"),
    }
}

/// Writes a block into its file.
fn write(block: &str, place: &Place) {
    let name = block.lines().next().and_then(|line| line.strip_prefix("// ")).expect("a block names its file");
    assert!(name.ends_with(".north") && !name.contains('/'), "{name}");
    assert_eq!(format(block).outcome, Outcome::Unchanged, "not in canonical form: {block}");
    place.write(&format!("{FOLDER}/{name}"), block.as_bytes());
}

/// A block of commands with what each says today.
fn answered(block: &str, place: &Place) -> String {
    let commands = block.lines().filter(|line| line.starts_with("$ "));
    commands.map(|line| format!("{line}\n{}", said(line, place))).collect()
}

fn said(line: &str, place: &Place) -> String {
    let run = place.run(line.strip_prefix("$ truenorth ").expect("only this program is run"));
    assert!(run.err.is_empty() && run.status <= 1, "{line}: {}", run.told());
    run.out
}

/// Takes the steps of a page, holds it against what they say, and gives what it shows last.
fn follow(page: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let guide = fs::read_to_string(&path).unwrap();
    let place = Place::with(&[]);
    let parts = guide.split(FENCE).enumerate();
    let parts = parts.map(|(index, part)| if index % 2 == 0 { part.to_owned() } else { taken(part, &place) });
    let told = parts.collect::<Vec<_>>().join(FENCE);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(path, &told).unwrap();
    } else {
        assert!(told == guide, "{page}: UPDATE_DOCS=1 writes the answers anew");
    }
    told.rsplit(FENCE).nth(1).unwrap().to_owned()
}

#[test]
fn the_guide_shows_what_its_commands_say_and_ends_with_a_clean_policy() {
    let last = follow("docs/guide.md");
    assert!(last.contains(" hold"), "{last}");
}

#[test]
fn the_page_about_own_rules_shows_what_its_commands_say() {
    let last = follow("docs/own-rules.md");
    assert!(last.contains("level   error, says profile `bookshop-house`"), "{last}");
    assert!(last.contains("longest  1 year; here 18 months, says profile `bookshop-house`"), "{last}");
}
