//! The formatter, held against fixtures, the vocabulary's examples, and texts nobody would write.
//!
//! `format/canonical/*.north` are in canonical form; `format/cases/*.north` are not, and each has its result beside it.

#[path = "format/generated.rs"]
mod generated;

use generated::{FRAGMENTS, Noise, policy};
use proptest::collection::vec;
use proptest::prelude::*;
use truenorth::format::{Formatted, Outcome, Reason, format, same_meaning};
use truenorth::vocabulary::KINDS;

/// Formats a text and holds what must be true of any.
fn checked(text: &str) -> Formatted {
    let formatted = format(text);
    let again = format(&formatted.text);
    assert_eq!(again.text, formatted.text, "formatting again changes something, of\n{text}");
    assert!(same_meaning(text, &formatted.text), "the meaning is another, of\n{text}");
    assert_eq!(formatted.outcome == Outcome::Changed, formatted.text != text);
    formatted
}

/// The same for a text that must not be refused.
fn canonical(text: &str) -> String {
    let formatted = checked(text);
    assert!(!matches!(formatted.outcome, Outcome::Refused(_)), "{:?}, of\n{text}", formatted.outcome);
    formatted.text
}

#[test]
fn each_case_becomes_what_stands_beside_it() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("format/cases");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        insta::glob!("format/cases/*.north", |path| {
            let text = std::fs::read_to_string(path).unwrap();
            insta::assert_snapshot!("becomes", canonical(&text));
        });
    });
}

#[test]
fn what_is_canonical_stays_as_it_is() {
    insta::glob!("format/canonical/*.north", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        assert_eq!(canonical(&text), text, "{}", path.display());
    });
}

#[test]
fn the_examples_of_the_vocabulary_are_canonical() {
    for row in KINDS {
        let text = row.example.trim_start();
        assert_eq!(canonical(text), text, "the example of {}", row.word);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::default())]

    #[test]
    fn any_text_comes_to_rest_and_keeps_its_meaning(text in "\\PC*|(\\PC|\n){0,200}") {
        checked(&text);
    }

    #[test]
    fn any_pieces_of_the_language_come_to_rest(pieces in vec(prop::sample::select(FRAGMENTS), 0..60)) {
        checked(&pieces.concat());
    }

    #[test]
    fn a_policy_in_any_hand_is_formatted(choices in vec(any::<u8>(), 0..600), hand in vec(any::<u8>(), 0..600)) {
        canonical(&Noise::of(&hand).write(&policy(&choices)));
    }

    #[test]
    fn a_damaged_policy_comes_to_rest(
        choices in vec(any::<u8>(), 0..400),
        hand in vec(any::<u8>(), 0..400),
        damage in vec((any::<prop::sample::Index>(), 0usize..6, prop::sample::select(FRAGMENTS)), 1..4),
    ) {
        let mut text = Noise::of(&hand).write(&policy(&choices));
        for (at, length, fragment) in damage {
            let start = text.floor_char_boundary(at.index(text.len() + 1));
            let end = text.floor_char_boundary((start + length).min(text.len()));
            text.replace_range(start..end.max(start), fragment);
        }
        checked(&text);
    }

    #[test]
    fn blanks_say_nothing(choices in vec(any::<u8>(), 0..600), one in vec(any::<u8>(), 0..200), other in vec(any::<u8>(), 0..200)) {
        let policy = policy(&choices);
        let [one, other] = [one, other].map(|blanks| Noise::of(&[]).blanks(&blanks).write(&policy));
        prop_assert_eq!(canonical(&one), canonical(&other));
    }
}

const HOSTILE: &[&str] = &[
    "{",
    "}",
    "\"",
    "a ",
    "a, ",
    ",",
    "-> a ",
    "a;\n",
    "// c\n",
    ";",
    "\n",
    "\"\"\"",
    "( ",
    "a:\n",
    "a -> // c\n",
    "@;",
    "@\n",
    "3min ",
    "\u{a0}",
    "a;a,;",
    "\r",
    "\r\n",
    "<<<<<<<\n",
    "a { }",
    "stage a \"b\" {\n",
    "stage a { }\n",
    "x { a 1 } // c\n",
    "x { a 1; ",
    "“",
    "\u{200b}\"\"",
    "@ {\n}; ",
    "x {\n",
    "\u{feff}",
    "a -> ",
    "-> ",
    ": ",
    "and\n",
    "/",
    "-",
    "\\",
];

#[test]
fn the_same_over_and_over_is_formatted() {
    for piece in HOSTILE {
        checked(&piece.repeat(2_000 / piece.len()));
        checked(&format!("touchpoint a {{\n{}\n}}\n", piece.repeat(2_000 / piece.len())));
    }
}

#[test]
fn line_ends_stay_what_they_are() {
    insta::glob!("format", "c*/*.north", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        assert_eq!(
            canonical(&text.replace('\n', "\r\n")),
            canonical(&text).replace('\n', "\r\n"),
            "{}",
            path.display()
        );
    });
}

#[test]
fn the_first_line_end_decides() {
    assert_eq!(canonical("stage a\r\nstage b\nstage c"), "stage a\r\nstage b\r\nstage c\r\n");
    assert_eq!(canonical("stage a\nstage b\r\n"), "stage a\nstage b\n");
}

#[test]
fn a_text_without_lines_stays_empty() {
    assert_eq!([canonical(""), canonical(" \n\n ;"), canonical("\u{feff}")], ["", "", ""]);
}

#[test]
fn what_would_say_something_else_is_left_alone() {
    let text = "stage a\n  <<<<<<< ours\nstage  b\n";
    let formatted = format(text);
    assert_eq!(formatted.text, text);
    let Outcome::Refused(refusal) = formatted.outcome else { panic!("{:?}", formatted.outcome) };
    assert_eq!((refusal.at, refusal.reason), (10, Reason::OtherMeaning));
}

#[test]
fn a_change_of_meaning_is_seen() {
    let text = "/// One.\nstage a \"A\" {\n  owner b, c // note\n  target x <= 3 min\n}\n";
    let changes = [
        ("One", "Two"),
        ("\"A\"", "\"B\""),
        (", c", " c"),
        ("note", "not"),
        (" // note", ""),
        ("3 min", "3"),
        ("owner", "}"),
        ("\n  t", " t"),
    ];
    for (from, to) in changes {
        assert!(!same_meaning(text, &text.replacen(from, to, 1)), "{from} is {to}");
    }
    assert!(same_meaning(text, &text.replace("3 min", "3min").replace("  ", "\t").replace("\n  t", ";\n\n t")));
}
