//! Whatever a policy says and wherever a span points, pages are harmless.

use proptest::prelude::*;
use truenorth::diagnostic::{Diagnostic, Level};
use truenorth::export::problems::{Extent, Run, document};
use truenorth::render::{Charset, Colour, OfAKind, Options, lines, pages};
use truenorth::source::{Sources, Span};
use unicode_width::UnicodeWidthChar;

use crate::policy::*;

/// Text of what has made trouble, and of anything.
fn text() -> impl Strategy<Value = String> {
    let trouble = prop::sample::select(vec![
        "a",
        "word ",
        "\t",
        "\n",
        "\r\n",
        "\r",
        "\x1b[31m",
        "日",
        "😀",
        "e\u{301}",
        "\u{301}",
        "שלום",
        "\u{202e}",
        "\u{200d}",
        "\u{2028}",
        "\u{85}",
        "\0",
        "::error::",
        "##vso[x]",
        "##[",
        " ",
        "\u{a0}",
        "…",
        "\u{fe0f}",
        "👍🏽",
        "long-word-that-goes-on-and-on-and-on",
    ]);
    let piece = prop_oneof![4 => trouble.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..120).prop_map(|pieces| pieces.concat())
}

fn how() -> impl Strategy<Value = Options> {
    let charsets = prop_oneof![Just(Charset::Unicode), Just(Charset::Ascii)];
    let colours = prop_oneof![Just(Colour::Plain), Just(Colour::Coloured)];
    (0..200usize, colours, charsets).prop_map(|(width, colour, charset)| Options {
        width,
        colour,
        charset,
        of_a_kind: OfAKind::First(2),
    })
}

type Labels = Vec<(usize, u32, u32, String)>;

fn labels() -> impl Strategy<Value = Labels> {
    prop::collection::vec((0..2usize, 0..700u32, 0..700u32, text()), 1..16)
}

fn problem(sources: &Sources, labels: &Labels, words: &str) -> Diagnostic {
    let place = |index: usize| {
        let (of, start, end, _) = &labels[index];
        Span::new(file(sources, *of), *start, *end)
    };
    let first = about("touchpoint", words, place(0)).pointing(&labels[0].3).why(words).help(words);
    let problem = (1..labels.len()).fold(first, |problem, index| problem.related(place(index), &labels[index].3));
    if words.len().is_multiple_of(2) { problem.along_a_path() } else { problem }
}

fn width(line: &str) -> usize {
    line.chars().map(|c| if ('\u{1f3fb}'..='\u{1f3ff}').contains(&c) { 0 } else { c.width().unwrap_or(0) }).sum()
}

proptest! {
    #[test]
    fn pages_are_harmless((a, b) in (text(), text()), labels in labels(), words in text(), how in how()) {
        let sources = policy(&[("a.north", &a), ("b.north", &b)]);
        let problems = vec![problem(&sources, &labels, &words); 3];
        let shown: String = pages(&problems, &sources, &how).collect();
        let allowed = |c: char| c == '\n' || c == '\x1b' && how.colour == Colour::Coloured;
        prop_assert!(!shown.chars().any(|c| c.is_control() && !allowed(c)), "{shown:?}");
        prop_assert!(!["##vso[", "##["].iter().any(|command| shown.contains(command)), "{shown}");
        prop_assert!(!shown.lines().any(|line| line.trim_start().starts_with("::")), "{shown}");
        prop_assert!(!shown.lines().any(|line| line.ends_with(' ')), "{shown}");
        prop_assert!(!shown.contains(['\u{202e}', '\u{200d}', '\u{2028}', '\u{85}']), "{shown:?}");
    }

    #[test]
    fn lines_keep_to_the_width((a, b) in (text(), text()), labels in labels(), how in how()) {
        let sources = policy(&[("a.north", &a), ("b.north", &b)]);
        let how = Options { colour: Colour::Plain, ..how };
        let shown: String = pages(&[problem(&sources, &labels, "some words of no great length")], &sources, &how).collect();
        for line in shown.lines() {
            prop_assert!(width(line) <= how.width.max(40) + 6, "{} {line}\n{shown}", width(line));
        }
    }

    #[test]
    fn the_header_says_the_true_line_and_column(a in text(), start in 0..700u32, how in how()) {
        let sources = policy(&[("a.north", &a)]);
        let how = Options { colour: Colour::Plain, ..how };
        let problem = finding("x", Level::Info, span(&sources, start as usize, start as usize + 3));
        let text = sources.iter().next().unwrap().1.text();
        let boundary = (0..=(start as usize).min(text.len())).rev().find(|byte| text.is_char_boundary(*byte));
        let before = &text[..boundary.unwrap()];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
        let shown = page(&problem, &sources, &how);
        let header = format!("[ a.north:{line}:{column} ]");
        prop_assert!(shown.contains(&header), "{header}\n{shown}");
        let number = format!(" {line} {}", if how.charset == Charset::Unicode { '│' } else { '|' });
        prop_assert!(shown.contains(&number), "{shown}");
    }

    #[test]
    fn there_is_one_short_line_a_problem(a in text(), labels in labels(), words in text()) {
        let sources = policy(&[("a.north", &a), (&words, "")]);
        let problems = vec![problem(&sources, &labels, &words); 3];
        let shown: String = lines(&problems, &sources, Charset::Unicode).collect();
        prop_assert_eq!(shown.lines().count(), 3);
        prop_assert!(!shown.chars().any(|c| c.is_control() && c != '\n'));
        prop_assert!(!shown.lines().any(|line| line.trim_start().starts_with("::") || line.trim_start().starts_with("##")));
    }

    #[test]
    fn json_is_always_valid(a in text(), labels in labels(), words in text()) {
        let sources = policy(&[("a.north", &a), ("b.north", "x")]);
        let run =
            Run { as_of: "2026-11-22".to_owned(), extent: Extent::Complete, not_checkable: vec![], checked: None };
        let json = document(&[problem(&sources, &labels, &words)], &sources, &run).to_json();
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(&value["problems"][0]["why"], &serde_json::Value::from(words));
    }
}
