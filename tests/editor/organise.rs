//! The lines of a block in the usual order: what is moved, what goes with it, and that it says the same.

use std::fs;
use std::path::{Path, PathBuf};

use truenorth::analysis::Options;
use truenorth::diagnostic::Edit;
use truenorth::editor::{Draft, Edition, Point, organise};
use truenorth::model::Date;

use crate::asked::at;

fn organised(marked: &str) -> Option<String> {
    let (edition, point) = at(marked);
    let edit = organise::organised(&edition, point)?;
    Some(Edit::all_in(&[edit], point.file, edition.source(point.file).unwrap()))
}

#[test]
fn lines_stand_in_the_order_of_the_vocabulary() {
    let text = organised("touchpoint till {\n  manage ops\n  owner ops^\n  stage buy\n  channel store\n}\n");
    assert_eq!(
        text.unwrap(),
        "touchpoint till {\n  channel  store\n  stage    buy\n  owner    ops\n  manage   ops\n}\n"
    );
}

#[test]
fn lines_about_one_property_stay_in_their_order() {
    let text = organised("journey visit {\n  steps b -> c\n  owner ops\n  ^steps a -> b\n}\n").unwrap();
    let order = |words| text.find(words).unwrap();
    assert!(order("b -> c") < order("a -> b"), "{text}");
}

#[test]
fn a_comment_goes_with_its_line_and_empty_lines_go() {
    let text = "touchpoint till { // all of it\r\n  // who runs it\r\n  manage ops // by day\r\n\r\n  owner ops\r\n\r\n  \
        // where\r\n  channel store\r\n  // the end\r\n}\r\n";
    let expected = "touchpoint till {  // all of it\r\n  // where\r\n  channel  store\r\n  owner    ops\r\n  \
        // who runs it\r\n  manage   ops  // by day\r\n  // the end\r\n}\r\n";
    assert_eq!(organised(&format!("^{text}")).unwrap(), expected);
}

#[test]
fn what_stands_on_one_line_stays_there() {
    let text = organised("role clerk {^ level staff; in ops; held by \"N\" }\n").unwrap();
    assert_eq!(text.lines().count(), 1, "{text}");
    assert!(text.find("in ops") < text.find("level staff"), "{text}");
}

#[test]
fn of_blocks_in_blocks_the_innermost_is_meant() {
    let text = "journey visit {\n  handoff a -> b {\n    carries \"x\"\n    ^owner ops\n  }\n  owner ops\n}\n";
    let text = organised(text).unwrap();
    assert!(text.find("owner") < text.find("carries"), "{text}");
    assert!(text.find("handoff") < text.rfind("owner"), "the block around it is left alone: {text}");
}

#[test]
fn what_cannot_be_read_and_what_is_in_order_is_left_alone() {
    for marked in [
        "touchpoint till {\n  channel store^\n  owner ops\n}\n",
        "touchpoint till {\n  owner ops^\n  chanel store\n}\n",
        "touchpoint till {\n  owner ops^\n  channel store \"\n}\n",
        "touchpoint till {\n  owner ops^\n  channel store\n",
        "touchpoint till^\n",
        "^// nothing\n",
    ] {
        assert_eq!(organised(marked), None, "{marked}");
    }
}

pub(crate) fn files(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() { folders.push(entry) } else { found.push(entry) }
        }
    }
    found.retain(|file| file.extension().is_some_and(|ending| ending == "north"));
    found.sort();
    found
}

fn edition(draft: &Draft) -> Edition {
    draft.edition(&Options::as_of(Date::constant(2026, 11, 22)))
}

/// What is said of a policy, places left out.
fn said(edition: &Edition) -> Vec<String> {
    let problems = edition.analysis.problems.iter();
    let mut said: Vec<String> = problems.map(|it| format!("{} {:?} {}", it.slug, it.fingerprint, it.message)).collect();
    said.extend(edition.analysis.checked.iter().cloned());
    said.sort();
    said
}

/// Every block of every declaration of the examples, turned round and put in order again.
#[test]
fn a_policy_in_order_says_what_it_said() {
    let mut tried = 0;
    for folder in ["examples/northwind", "examples/hot-potato"] {
        let mut draft = Draft::default();
        for file in files(folder) {
            let path = file.file_name().unwrap().to_str().unwrap().to_owned();
            draft.put(&path, turned(&fs::read_to_string(&file).unwrap()).into_bytes()).unwrap();
        }
        let before = edition(&draft);
        for path in draft.clone().paths() {
            tried += put_in_order(&mut draft, path, &before);
        }
        assert_eq!(said(&edition(&draft)), said(&before), "{folder}");
    }
    assert!(tried > 50, "{tried}");
}

/// The lines of each block that has no block in it, from the last to the first.
fn turned(text: &str) -> String {
    let mut turned: Vec<&str> = Vec::new();
    let mut block: Option<usize> = None;
    for line in text.lines() {
        if line == "}"
            && let Some(start) = block.take()
        {
            turned[start..].reverse();
        }
        turned.push(line);
        match () {
            () if line.ends_with('{') && !line.starts_with(' ') => block = Some(turned.len()),
            () if is_more_than_a_line(line) => block = None,
            () => {}
        }
    }
    turned.join("\n") + "\n"
}

fn is_more_than_a_line(line: &str) -> bool {
    line.ends_with(['{', ',']) || line.ends_with("->") || line.trim_start().starts_with("->") || line.contains("\"\"\"")
}

/// Puts every declaration of a file in order; how many were not.
fn put_in_order(draft: &mut Draft, path: &str, edition: &Edition) -> usize {
    let file = edition.file(path).unwrap();
    let starts = edition.tree(file).unwrap().declarations().map(|line| line.span().start);
    let edits = starts.filter_map(|byte| organise::organised(edition, Point { file, byte })).collect::<Vec<_>>();
    let text = Edit::all_in(&edits, file, edition.source(file).unwrap());
    draft.put(path, text.into_bytes()).unwrap();
    edits.len()
}
