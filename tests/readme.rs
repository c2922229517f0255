//! The README says what is so: its policy is a part of the example, its commands run, and they show what it shows.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "to stop is how a test says no")]

#[path = "support/run.rs"]
mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use support::{Ran, command_in};
use truenorth::rules::book;

const README: &str = include_str!("../README.md");

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The blocks of one language, in order.
fn blocks(language: &str) -> Vec<&'static str> {
    let fence = format!("```{language}\n");
    README.split(&fence).skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

/// The arguments of the first command.
fn first_command() -> &'static str {
    let line = blocks("sh")[0].lines().next().unwrap();
    line.strip_prefix("cargo run --release -- ").unwrap()
}

#[test]
fn the_policy_shown_is_a_part_of_the_example_that_is_checked() {
    let directory = first_command().split_whitespace().nth(1).unwrap();
    let files = fs::read_dir(root().join(directory)).unwrap();
    let texts: String = files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect();
    for declaration in blocks("north")[0].split("\n\n") {
        assert!(texts.contains(declaration.trim_end()), "{declaration}");
    }
}

/// The page of the journey and handoff the README speaks of.
fn page(out: &str) -> &str {
    let shown = blocks("text")[0].lines().next().unwrap();
    let place = shown.split('`').nth(1).zip(shown.split('`').nth(3)).unwrap();
    let mut pages = out.split("\n\n");
    pages.find(|page| page.contains(&format!("from `{}` to `{}`", place.0, place.1))).unwrap()
}

/// With `INSTA_UPDATE=always` the README is written anew, as the snapshots are.
#[test]
fn the_first_command_shows_the_page_shown() {
    let ran = Ran::of(command_in(root(), first_command()).output().unwrap());
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
    let (shown, page) = (blocks("text")[0].trim_end(), page(&ran.out));
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(root().join("README.md"), README.replace(shown, page)).unwrap();
        return;
    }
    assert_eq!(shown, page);
}

#[test]
fn it_counts_the_rules_of_the_book() {
    let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
    for (path, _) in book::sources() {
        *groups.entry(path.split_once('/').unwrap().0).or_default() += 1;
    }
    let profiles = groups.remove("profiles");
    let table = README.split_once("| group | rules |").unwrap().1.split_once("\n\n").unwrap().0;
    let rows = table.lines().skip(2).map(|row| row.split('|').map(str::trim).collect::<Vec<_>>());
    let told: BTreeMap<&str, usize> = rows.map(|cells| (cells[1], cells[2].parse().unwrap())).collect();
    assert_eq!(told, groups);
    assert!(README.contains(&format!("{} rules are made of it", groups.values().sum::<usize>())));
    assert!(profiles == Some(7) && README.contains("one of seven profiles"));
}

#[test]
fn the_second_command_is_the_tests() {
    assert_eq!(blocks("sh")[0].lines().nth(1), Some("cargo test"));
}

#[test]
fn what_it_links_to_is_there() {
    let links = README.split("](").skip(1).map(|rest| rest.split(')').next().unwrap());
    for link in links.filter(|link| !link.contains("://")) {
        assert!(root().join(link).exists(), "{link}");
    }
}

#[test]
fn every_verb_it_names_exists() {
    let verbs = README.split("truenorth ").skip(1).filter_map(|rest| rest.split([' ', '`', '\n', ',']).next());
    for verb in verbs.filter(|verb| !verb.is_empty()) {
        let ran = Ran::of(command_in(root(), &format!("{verb} --help")).output().unwrap());
        assert_eq!(ran.status, 0, "{verb}");
    }
}
