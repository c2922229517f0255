//! What is taken over from one edition to the next is what a fresh start would find: lines of real policies are changed in ways
//! that make sense, so that rules fire, fall silent, and keep what they found in other places.

use std::path::Path;

use proptest::prelude::*;
use proptest::sample::Index;
use truenorth::analysis::{self, Analysis, Options, analyse};
use truenorth::editor::draft::Draft;
use truenorth::model::Date;

use super::edits::sequences;

const TODAY: Date = Date::constant(2026, 11, 22);

/// What is done to a line.
#[derive(Debug, Clone)]
enum Change {
    Delete,
    /// To have it once more behind another.
    Copy(Index),
    /// To have one of its words give way to a word of another line.
    Replace(Index, Index, Index),
    /// To have a character behind another.
    Type(Index, char),
    /// To have a comment before it.
    Comment,
    /// To have a character more in the title that the line or the next one with a title gives.
    Retitle(char),
}

fn change() -> impl Strategy<Value = Change> {
    let any = any::<Index>;
    let typed = || prop::sample::select(vec!['x', '1', ' ', 'é']);
    prop_oneof![
        1 => Just(Change::Delete),
        1 => any().prop_map(Change::Copy),
        6 => (any(), any(), any()).prop_map(|(word, line, other)| Change::Replace(word, line, other)),
        4 => (any(), typed()).prop_map(|(at, typed)| Change::Type(at, typed)),
        1 => Just(Change::Comment),
        4 => typed().prop_map(Change::Retitle),
    ]
}

type Texts = Vec<(String, String)>;

fn example(name: &str) -> Texts {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "north"));
    paths.sort();
    let text = |path: &Path| std::fs::read_to_string(path).unwrap();
    paths.iter().map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), text(path))).collect()
}

/// A text with one of its lines changed.
fn changed(text: &str, line: Index, change: &Change) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let at = line.index(lines.len());
    match change {
        Change::Delete => {
            lines.remove(at);
        }
        Change::Copy(behind) => lines.insert(behind.index(lines.len()) + 1, lines[at].clone()),
        Change::Replace(word, other, instead) => {
            let other = lines[other.index(lines.len())].clone();
            let words = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            let (words, instead_of) = (words(&other), words(&lines[at]));
            if !words.is_empty() && !instead_of.is_empty() {
                let (word, new) = (&instead_of[word.index(instead_of.len())], &words[instead.index(words.len())]);
                lines[at] = lines[at].replacen(word.as_str(), new, 1);
            }
        }
        Change::Type(behind, typed) => {
            let places: Vec<usize> = lines[at].char_indices().map(|(place, _)| place).collect();
            if !places.is_empty() {
                lines[at].insert(places[behind.index(places.len())], *typed);
            }
        }
        Change::Comment => lines[at].insert_str(0, "// "),
        Change::Retitle(typed) => {
            let title = lines.iter().enumerate().skip(at).find_map(|(at, line)| Some((at, line.find("\" {")?)));
            title.into_iter().for_each(|(at, end)| lines[at].insert(end, *typed));
        }
    }
    lines.join("\n") + "\n"
}

fn fresh(texts: &Texts) -> Analysis {
    let mut sources = analysis::sources();
    for (path, text) in texts {
        sources.add(path, text.clone().into_bytes()).unwrap();
    }
    analyse(sources, &Options::as_of(TODAY))
}

fn said(analysis: &Analysis) -> (Vec<String>, &[String], &[truenorth::rules::NotCheckable]) {
    let problems = analysis.problems.iter().map(|problem| format!("{problem:?}"));
    (problems.collect(), &analysis.checked, &analysis.not_checkable)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: sequences(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edition_after_another_says_what_a_fresh_start_says(
        name in prop::sample::select(vec!["hot-potato", "northwind"]),
        edits in prop::collection::vec((any::<Index>(), any::<Index>(), change()), 1..5),
    ) {
        let mut texts = example(name);
        let (mut draft, mut before) = (Draft::default(), None);
        texts.iter().for_each(|(path, text)| draft.put(path, text.clone().into_bytes()).unwrap());
        for (file, line, change) in edits {
            let file = file.index(texts.len());
            texts[file].1 = changed(&texts[file].1, line, &change);
            draft.put(&texts[file].0, texts[file].1.clone().into_bytes()).unwrap();
            let edition = draft.edition_after(before.as_ref(), &Options::as_of(TODAY));
            let fresh = fresh(&texts);
            prop_assert_eq!(said(&edition.analysis), said(&fresh), "{} {:?}", &texts[file].0, (line, change));
            before = Some(edition);
        }
    }
}

/// Every so many lines are tried: all of them where one has the time for more sequences.
fn stride() -> usize {
    if sequences() > 100 { 1 } else { 9 }
}

#[test]
fn a_line_that_goes_and_comes_back_is_judged_as_by_a_fresh_start() {
    go_and_come_back(|_| String::new());
}

#[test]
fn a_line_that_is_made_a_comment_and_a_line_again_is_judged_as_by_a_fresh_start() {
    go_and_come_back(|line| format!("// {line}\n"));
}

fn go_and_come_back(gone: impl Fn(&str) -> String) {
    let texts = example("hot-potato");
    let mut draft = Draft::default();
    texts.iter().for_each(|(path, text)| draft.put(path, text.clone().into_bytes()).unwrap());
    let options = Options::as_of(TODAY);
    let whole = draft.edition(&options);
    let lines = texts.iter().flat_map(|(path, text)| (0..text.lines().count()).map(move |line| (path, text, line)));
    for (path, text, line) in lines.step_by(stride()) {
        let written = |(number, text): (usize, &str)| if number == line { gone(text) } else { format!("{text}\n") };
        draft.put(path, text.lines().enumerate().map(written).collect::<String>().into_bytes()).unwrap();
        let without = draft.edition_after(Some(&whole), &options);
        assert_eq!(said(&without.analysis), said(&draft.edition(&options).analysis), "{path}, without line {line}");
        draft.put(path, text.clone().into_bytes()).unwrap();
        let back = draft.edition_after(Some(&without), &options);
        assert_eq!(said(&back.analysis), said(&whole.analysis), "{path}, with line {line} again");
    }
}

/// Holds that an edition after one of another text says what it says by itself.
fn is_judged_anew(text: &str, now: &str) {
    let mut draft = Draft::default();
    let options = Options::as_of(TODAY);
    draft.put("a.north", text.as_bytes().to_vec()).unwrap();
    let before = draft.edition(&options);
    draft.put("a.north", now.as_bytes().to_vec()).unwrap();
    let after = draft.edition_after(Some(&before), &options);
    assert_eq!(said(&after.analysis), said(&draft.edition(&options).analysis), "{now}");
}

#[test]
fn a_fix_in_a_block_that_ends_earlier_now_is_worked_out_again() {
    let text = "}\njourney visit {\n  steps till -> till\n\n  // x\n  // y\n}\ntouchpoint till\n";
    is_judged_anew(text, &text.replace("\n\n  // x", "\n}\n\n  // x"));
}

#[test]
fn a_line_that_is_given_once_more_before_is_the_one_that_is_pointed_at() {
    let text = "standard quick {\n  // first\n  reviewed on 2025-01-01\n  review every 30 days\n}\n";
    is_judged_anew(text, &text.replace("  // first", "  reviewed on 2025-01-01\n  // first"));
}

#[test]
fn a_line_that_can_no_longer_be_read_may_have_any_clause() {
    let text = "department shops\nstandard quick { set by shops }\ntouchpoint till {\n  manage shops\n}\n";
    is_judged_anew(text, &text.replace("manage shops", "manage shops ¿"));
}

#[test]
fn what_stands_behind_a_declaration_may_have_been_meant_for_it() {
    let text = "department shops\ntouchpoint till {\n  manage shops\n}\n";
    is_judged_anew(text, &text.replace("}\n", "}\"\"\"\n"));
}

#[test]
fn a_fix_in_a_block_that_is_indented_otherwise_is_worked_out_again() {
    let text = "department shops\n  department help {\n    function service\n  }\nright refund { held by shops; at checkout }\n\
        touchpoint desk {\n  owner shops\n  manage help\n}\ntouchpoint checkout\n";
    is_judged_anew(text, &text.replace("  department help", "department help"));
}

/// The title of the touch-point is said where the department stands.
const SAID_ELSEWHERE: &str = "department shops \"Shops\"\ndepartment help \"Help\"\nright refund { held by shops; at checkout }\n\
    touchpoint checkout\ntouchpoint desk \"Desk\" {\n  owner shops\n  manage help\n}\n";

#[test]
fn a_title_that_a_finding_says_elsewhere_is_said_anew() {
    is_judged_anew(SAID_ELSEWHERE, &SAID_ELSEWHERE.replace("Desk", "The desk"));
}

#[test]
fn a_title_that_is_given_or_taken_away_is_said_anew() {
    let untitled = SAID_ELSEWHERE.replace(" \"Desk\"", "");
    is_judged_anew(SAID_ELSEWHERE, &untitled);
    is_judged_anew(&untitled, SAID_ELSEWHERE);
}

#[test]
fn what_stands_behind_a_title_that_changes_is_pointed_at_where_it_is() {
    let text = SAID_ELSEWHERE.replace("{\n  owner shops\n", "{ owner shops\n");
    is_judged_anew(&text, &text.replace("Desk", "The desk"));
    is_judged_anew(&text, &text.replace("\"Desk\" { owner", "\"The desk\" { own"));
}

#[test]
fn a_list_that_is_followed_by_what_makes_no_sense_may_be_longer() {
    let text = "department shops\ndepartment help\ndepartment tills\n\
        initiative centre {\n  changes shops, help, tills\n  starts 2027-03-01\n}\n";
    is_judged_anew(text, &text.replace("starts 2027", "or 2027"));
}

#[test]
fn a_finding_may_have_a_fix_where_a_block_is_closed_again() {
    let text = "executive boss\njourney visit {\n  owner boss\n  steps\"\"\" desk -> desk\n}\n";
    is_judged_anew(text, &text.replace("s\"\"\" desk -> desk", ""));
}

#[test]
fn what_a_second_manager_answers_to_may_be_any_standard() {
    let text = "department shops\nstandard quick { set by shops }\ntouchpoint till {\n  manage shops\n}\n";
    is_judged_anew(text, &text.replace("manage shops\n", "manage shops\n  manage shops to brand\n"));
}
