//! Texts and spans that have made other tools panic, lie or run commands.

use insta::assert_snapshot;
use truenorth::diagnostic::Diagnostic;
use truenorth::source::{Sources, Span};

use crate::policy::*;

fn wrong(span: Span) -> Diagnostic {
    Diagnostic::compile("syntax", span, "something is wrong").pointing("here")
}

/// The page of a problem wide, and narrow in ASCII.
fn both(problem: &Diagnostic, sources: &Sources) -> String {
    page(problem, sources, &wide()) + &page(problem, sources, &ascii())
}

/// Points at what stands between `«` and `»` of a line.
fn pointed(line: &str) -> String {
    let sources = policy(&[("a.north", &line.replace(['«', '»'], ""))]);
    both(&wrong(at(&sources, "a.north", line)), &sources)
}

/// Where the underline of `pointed` begins and ends, in cells.
fn underlined(line: &str) -> (usize, usize) {
    let page = pointed(line);
    let under = page.lines().nth(3).unwrap().trim_start_matches(" ").trim_start_matches("│ ");
    (under.chars().take_while(|c| *c == ' ').count(), under.chars().count())
}

#[test]
fn tabs_are_four_cells() {
    assert_snapshot!(pointed("\tmanage\t«store-ops»\tto"));
    assert_eq!(underlined("\t«ab»"), (4, 6));
    assert_eq!(underlined("a«\t»b"), (1, 5));
}

#[test]
fn carets_stand_under_wide_letters_emoji_and_accents() {
    assert_snapshot!(pointed("title \"日本 «東京» 😀\""));
    assert_snapshot!(pointed("title \"e\u{301}a\u{308} «o\u{302}k»\""));
    assert_eq!(underlined("日本«東京»"), (4, 8));
    assert_eq!(underlined("😀«x»😀"), (2, 3));
    assert_eq!(underlined("e\u{301}e\u{301}«e\u{301}»"), (2, 3));
    assert_eq!(underlined("👍🏽«x»"), (2, 3));
    assert_eq!(underlined("e«\u{301}»x"), (0, 1));
}

#[test]
fn right_to_left_letters_are_counted_in_the_order_they_are_written() {
    assert_snapshot!(pointed("title \"שלום «עולם»\""));
    assert_eq!(underlined("שלום«עולם»"), (4, 8));
}

#[test]
fn control_characters_of_a_line_are_shown_and_do_nothing() {
    assert_snapshot!(pointed("a\x1b[31m «b» \x07 c\u{202e}d\u{200b} \u{9b}2J \u{a0}e"));
}

#[test]
fn other_line_ends_do_not_end_a_line() {
    let sources = policy(&[("a.north", "one\rtwo\u{2028}three\u{85}four\x0b\x0cfive\r\nsix\n")]);
    let problem = wrong(at(&sources, "a.north", "«three»")).related(at(&sources, "a.north", "«six»"), "line two");
    assert_snapshot!(both(&problem, &sources));
}

#[test]
fn nothing_but_the_drawing_comes_from_a_policy_unescaped() {
    let sources = policy(&[("a\x1b[2J\n::error::.north", "stage buy\n")]);
    let evil = "x\x1b]0;title\x07 \u{202e}gnp\n::error::\u{2028}y";
    let place = span(&sources, 6, 9);
    let mut problem = Diagnostic::compile("syntax", place, evil).pointing(evil).why(evil).suggested_fix(evil, vec![]);
    problem.help = Some(format!("{evil}\n\t{evil}\r\n::warning::x"));
    problem.slug = evil.to_owned();
    let problem = waived(problem, evil);
    assert_snapshot!(both(&problem, &sources));
    for line in both(&problem, &sources).lines() {
        assert!(!line.trim_start().starts_with("::"), "{line}");
        assert!(!line.chars().any(char::is_control), "{line:?}");
    }
}

#[test]
fn commands_of_build_servers_are_broken() {
    let sources = policy(&[("a.north", "// ##vso[task.setvariable]x ##[error]y\n")]);
    let problem = Diagnostic::compile("syntax", span(&sources, 3, 5), "a ##teamcity[x] ::error::y ".repeat(5));
    let page = both(&problem, &sources);
    assert_snapshot!(page);
    assert!(!["##vso[", "##[", "##teamcity["].iter().any(|command| page.contains(command)));
}

#[test]
fn an_empty_file_can_be_pointed_at() {
    let sources = policy(&[("a.north", "")]);
    assert_snapshot!(both(&wrong(span(&sources, 0, 0)), &sources));
}

#[test]
fn a_span_at_the_end_is_pointed_at() {
    let sources = policy(&[("a.north", "stage buy")]);
    assert_snapshot!(both(&wrong(span(&sources, 9, 9)), &sources));
    let sources = policy(&[("a.north", "stage buy\n")]);
    assert_snapshot!(both(&wrong(span(&sources, 10, 10)), &sources));
}

#[test]
fn spans_out_of_bounds_are_brought_back() {
    let sources = policy(&[("a.north", "stage buy")]);
    let good = page(&wrong(span(&sources, 6, 9)), &sources, &wide());
    assert_eq!(page(&wrong(span(&sources, 6, 900)), &sources, &wide()), good, "past the end");
    assert_eq!(page(&wrong(span(&sources, 9, 6)), &sources, &wide()), good, "reversed");
    let end = page(&wrong(span(&sources, 9, 9)), &sources, &wide());
    assert_eq!(page(&wrong(span(&sources, 500, 900)), &sources, &wide()), end, "beyond the end");
}

#[test]
fn a_span_inside_a_character_is_that_character() {
    let sources = policy(&[("a.north", "日本x")]);
    let good = page(&wrong(span(&sources, 3, 6)), &sources, &wide());
    assert_eq!(page(&wrong(span(&sources, 4, 5)), &sources, &wide()), good);
    assert_eq!(page(&wrong(span(&sources, 5, 5)), &sources, &wide()), good);
}

#[test]
fn an_empty_span_is_one_cell() {
    let sources = policy(&[("a.north", "stage buy")]);
    assert_eq!(
        page(&wrong(span(&sources, 6, 6)), &sources, &wide()),
        page(&wrong(span(&sources, 6, 7)), &sources, &wide())
    );
}

#[test]
fn of_a_span_over_lines_the_first_is_shown() {
    let sources = policy(&[("a.north", "stage buy {\r\n\r\n}\r\n")]);
    assert_snapshot!(both(&wrong(span(&sources, 6, 16)), &sources));
}

#[test]
fn a_file_of_another_run_is_left_out() {
    let sources = policy(&[("a.north", "stage buy")]);
    let other = policy(&[("a.north", ""), ("b.north", "stage buy")]);
    let elsewhere = wrong(at(&other, "b.north", "«buy»"));
    assert_eq!(page(&elsewhere, &sources, &wide()), "error[syntax]: something is wrong\n\n");
}

#[test]
fn a_line_of_a_megabyte_is_cut_around_its_labels() {
    let mut line = "word ".repeat(200_000);
    for (at, name) in [(1000, "FIRST"), (1020, "SECOND"), (500_000, "THIRD"), (999_990, "LAST")] {
        line.replace_range(at..at + name.len(), name);
    }
    let sources = policy(&[("a.north", &format!("stage buy\n{line}"))]);
    let place = |name| at(&sources, "a.north", name);
    let problem = wrong(place("«FIRST»"))
        .related(place("«SECOND»"), "the second, close by")
        .related(place("«THIRD»"), "the third, far off")
        .related(place("«LAST»"), "the last, at the end")
        .related(span(&sources, 400_000, 900_000), "a very long one");
    assert_snapshot!(both(&problem, &sources));
}

#[test]
fn of_three_hundred_labels_the_first_are_shown() {
    let sources = policy(&[("a.north", &"word ".repeat(300))]);
    let problem = (1..300).fold(wrong(span(&sources, 0, 4)), |problem, n| {
        problem.related(span(&sources, n * 5, n * 5 + 4), format!("place {n}"))
    });
    assert_snapshot!(both(&problem, &sources));
}

#[test]
fn labels_at_the_right_edge_speak_to_the_left() {
    let line = format!("steps {} «pick-up»", "entrance -> ".repeat(7));
    let sources = policy(&[("a.north", &line.replace(['«', '»'], ""))]);
    let problem = wrong(at(&sources, "a.north", "«pick-up»"))
        .related(
            span(&sources, 6, 14),
            "a colleague says quite a lot here, and it has to be broken into several lines to fit",
        )
        .pointing("and this is said about the last one of them, which stands at the end of the line");
    assert_snapshot!(both(&problem, &sources));
}

#[test]
fn labels_of_one_place_hang_below_one_another() {
    let sources = policy(&[("a.north", "manage store-ops\n")]);
    let problem = wrong(span(&sources, 7, 16))
        .related(span(&sources, 7, 16), "and again")
        .related(span(&sources, 7, 12), "a part");
    assert_snapshot!(both(&problem, &sources));
}
