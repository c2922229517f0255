//! Any text becomes a tree, and a broken place costs one problem and its own line.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "to stop is how a test says no")]

#[path = "support/well_formed.rs"]
mod well_formed;

use proptest::prelude::*;
use proptest::sample::Index;
use truenorth::analysis;
use truenorth::diagnostic::Diagnostic;
use truenorth::rules::book;
use truenorth::source::{FileId, Origin, Source, Sources};
use truenorth::syntax::{PieceSize, Tree, parse, parse_again};
use truenorth::vocabulary::KINDS;
use well_formed::{Said, assert_parses_well};

/// What texts are made of when they are to be nearly right.
const PARTS: &[&str] = &[
    " ",
    "\n",
    "\r\n",
    "  ",
    ";",
    "{",
    "}",
    " {\n",
    "}\n",
    ",",
    "->",
    " -> ",
    ":",
    "\"",
    "\"\"\"",
    "\"a title\"",
    "\\",
    "\\u{e9}",
    "// a comment\n",
    "/// about it\n",
    "/",
    "name",
    "owner ops",
    "and",
    "or",
    "<=",
    "(",
    "12",
    "3 min",
    "2026-02-29",
    "tbd",
    "“",
    "”",
    "–",
    "→",
    "\u{a0}",
    "\u{202e}",
    "\u{2028}",
    "\r",
    "\t",
    "é",
    "日本",
    "\u{301}",
    "😀",
    "\u{feff}",
    "\0",
    "<<<<<<< ours\n",
    "=======\n",
    ">>>>>>> theirs\n",
    "rule r {\n  bad {\n    stage x\n  }\n}\n",
];

fn part() -> impl Strategy<Value = Text> {
    let kind = || (0..KINDS.len()).prop_map(|index| KINDS[index].word);
    prop_oneof![
        6 => prop::sample::select(PARTS).prop_map(|part| part.as_bytes().to_vec()),
        1 => kind().prop_map(|kind| format!("\n{kind} name {{\n").into_bytes()),
        1 => kind().prop_map(|kind| format!("\n{kind} name \"Title\"\n").into_bytes()),
        1 => kind().prop_map(|kind| kind.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 1..4),
    ]
    .prop_map(Text)
}

/// Bytes that are shown as the text they nearly are.
#[derive(Clone)]
struct Text(Vec<u8>);

impl std::fmt::Debug for Text {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:?}", String::from_utf8_lossy(&self.0))
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_become_a_tree_whose_spans_lie_in_the_text(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        assert_parses_well(&bytes);
    }

    #[test]
    fn parts_of_policies_in_any_order_become_a_tree(parts in prop::collection::vec(part(), 0..60)) {
        let bytes: Vec<u8> = parts.into_iter().flat_map(|part| part.0).collect();
        assert_parses_well(&bytes);
    }

    #[test]
    fn a_policy_cut_anywhere_becomes_a_tree(from in 0..3000usize, to in 0..3000usize) {
        let text: String = KINDS.iter().map(|row| row.example).collect();
        let (from, to) = (from.min(to).min(text.len()), from.max(to).min(text.len()));
        assert_parses_well(&text.as_bytes()[from..to]);
    }
}

/// A text in place of a stretch of another: where, how many bytes, and of what parts.
type Edit = (Index, usize, Vec<Text>);

fn edit() -> impl Strategy<Value = Edit> {
    let length = prop_oneof![3 => Just(0_usize), 3 => 1..9_usize, 1 => 9..400_usize];
    (any::<Index>(), length, prop::collection::vec(part(), 0..3))
}

fn edited(text: &str, (at, length, parts): &Edit) -> String {
    let start = at.index(text.len() + 1);
    let parts: Vec<u8> = parts.iter().flat_map(|part| part.0.clone()).collect();
    let source = Source::of_text(text.to_owned()).unwrap();
    source.replaced([(start as u32..(start + length) as u32, &*String::from_utf8_lossy(&parts))])
}

/// Declarations, and between them now and then what is not right.
fn policy() -> impl Strategy<Value = String> {
    let row = (any::<Index>(), any::<bool>(), prop::collection::vec(part(), 0..2)).prop_map(|(row, is_crlf, parts)| {
        let (example, parts) = (row.get(KINDS).example, parts.into_iter().flat_map(|part| part.0).collect::<Vec<u8>>());
        let example = if is_crlf { example.replace('\n', "\r\n") } else { example.to_owned() };
        (example, String::from_utf8_lossy(&parts).into_owned())
    });
    let rows = (prop::collection::vec(row, 0..30), 0..4_u8);
    rows.prop_map(|(rows, wrong)| {
        let parts = rows.into_iter().enumerate().map(|(number, (example, parts))| {
            let is_wrong = wrong > 0 && number % 8 == usize::from(wrong);
            if is_wrong { example + &parts } else { example }
        });
        parts.collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_text_parsed_again_after_an_edit_is_what_it_is_parsed_afresh(
        policy in policy(), edits in prop::collection::vec(edit(), 1..8),
    ) {
        let fresh = |text: &str| parse(FileId::default(), text, PieceSize::Declaration);
        let (mut text, mut tree) = (policy.clone(), fresh(&policy));
        for edit in edits {
            let now = edited(&text, &edit);
            tree = parse_again((&tree, &text), &now);
            prop_assert_eq!(&tree, &fresh(&now), "{:?} became {:?}", text, now);
            text = now;
        }
    }
}

/// Holds that a text in which something was replaced is parsed again as it is parsed afresh, and back.
fn is_parsed_again(text: &str, was: &str, is: &str) {
    let now = text.replacen(was, is, 1);
    assert_ne!(text, now);
    let fresh = |text: &str| parse(FileId::default(), text, PieceSize::Declaration);
    assert_eq!(parse_again((&fresh(text), text), &now), fresh(&now), "{now}");
    assert_eq!(parse_again((&fresh(&now), &now), text), fresh(text), "{text}");
}

#[test]
fn a_scan_begins_and_ends_where_nothing_before_tells_how_it_goes_on() {
    let behind = "stage b {\n  of visit\n}\nstage c {\n}\nstage d {\n}\nstage e {\n}\n";
    let rule = " rule r {\n  bad {\n   stage x {\n   }\n  }\n }\n";
    let open = format!("stage a {{\n{rule}{behind}");
    is_parsed_again(&open, "of visit", "of visits");
    is_parsed_again(&open, "stage a {", "stage a {}");
    is_parsed_again(&format!("stage z\n{open}"), "stage z", "stage zz");
    is_parsed_again(&format!("{behind}stage f \"\"\"\n{behind}{behind}"), "of visit", "of visits");
    is_parsed_again(&format!("{behind}stage f \"\"\"\n{behind}{behind}"), "stage f", "stage f \"\"\"");
    is_parsed_again(&format!("{behind}<<<<<<< a\n{behind}=======\n{behind}>>>>>>> b\n{behind}"), "=======", "=");
    is_parsed_again(&format!("{behind}<<<<<<< a\n{behind}=======\n{behind}>>>>>>> b\n{behind}"), "<<<<<<< a", "");
    is_parsed_again(&format!("{behind}<<<<<<< a\n{behind}=======\n{behind}"), "stage d", "stage d\n>>>>>>> b\n");
    is_parsed_again(&format!("stage z\n\"\"\"\n{behind}{behind}"), "stage d {", "stage d {\n\"\"\"");
    let halved = "<<<<<<< a\nstage w {\n}\nstage x {\n=======\n  of a\n>>>>>>> b\n  of visit\n}\n";
    is_parsed_again(&format!("{behind}{halved}{behind}"), "<<<<<<< a\n", "");
    is_parsed_again(&format!("{behind}{rule}stage f"), "stage e {", "stage e\nrule e {");
}

/// Checks that a text, followed by a declaration, has exactly one problem: at the place between `⟦` and `⟧`, with this
/// message; and that the declaration is read.
fn check(marked: &str, message: &str) {
    let text = format!("{marked}\nstage after \"After\"\n");
    let (start, end) = (text.find('⟦').unwrap(), text.find('⟧').unwrap() - '⟦'.len_utf8());
    let text = text.replace(['⟦', '⟧'], "");
    assert_parses_well(text.as_bytes());
    let read = Read::new(&text);
    let [problem] = read.problems.as_slice() else { panic!("{text}\n{:#?}", read.problems) };
    let span = problem.primary.span;
    assert_eq!((span.start as usize, span.end as usize), (start, end), "{text}");
    assert_eq!(format!("{}: {}", problem.slug, problem.message), message, "{text}");
    assert_eq!(read.last(), "stage after \"After\"", "{text}");
}

struct Read {
    sources: Sources,
    tree: Tree,
    problems: Vec<Diagnostic>,
}

impl Read {
    fn new(text: &str) -> Read {
        let mut sources = Sources::default();
        let file = sources.add("any.north", text.as_bytes().to_vec()).unwrap();
        let source = sources.get(file).unwrap();
        let tree = parse(file, source.text(), PieceSize::Batch);
        let problems = tree.problems(source);
        Read { sources, tree, problems }
    }

    /// The last declaration, if nothing in it is broken.
    fn last(&self) -> &str {
        let last = self.tree.declarations().last().filter(|line| !line.is_broken() && !line.is_torn());
        last.map_or("", |line| self.sources.slice(line.span()))
    }

    /// The declarations in short: their heads, `!` behind a broken one, `?` behind a torn one, those of a block in braces.
    fn outline(&self) -> String {
        fn add<'t>(lines: impl Iterator<Item = truenorth::syntax::Line<'t>>, sources: &Sources) -> String {
            let lines = lines.map(|line| {
                let broken = if line.is_broken() { "!" } else { "" };
                let torn = if line.is_torn() { "?" } else { "" };
                let block = line.block().map(|_| format!(" {{{}}}", add(line.children(), sources))).unwrap_or_default();
                format!("{}{broken}{torn}{block}", sources.slice(line.head()))
            });
            lines.collect::<Vec<_>>().join("; ")
        }
        add(self.tree.declarations(), &self.sources)
    }
}

fn outline(text: &str) -> String {
    assert_parses_well(text.as_bytes());
    Read::new(text).outline()
}

#[test]
fn a_block_that_is_never_closed_is_told_where_it_opens() {
    check("stage x ⟦{⟧\n  y z", "syntax: this `{` is never closed");
    check("touchpoint x \"X\" ⟦{⟧\n  owner ops\n\n", "syntax: this `{` is never closed");
    check("journey x {\n  handoff a -> b ⟦{⟧\n    owner ops", "syntax: this `{` is never closed");
}

#[test]
fn a_brace_that_closes_nothing_is_told() {
    check("stage x\n⟦}⟧", "syntax: this `}` closes nothing");
    check("touchpoint x { owner ops } ⟦}⟧", "syntax: this `}` closes nothing");
    check("stage x\n⟦}}}⟧", "syntax: this `}` closes nothing");
}

#[test]
fn blocks_in_blocks_beyond_the_limit_are_not_read() {
    let (open, close) = ("a {\n".repeat(64), "}\n".repeat(64));
    check(&format!("{open}a ⟦{{⟧ b {{ c }} }}\n{close}"), "too-deep: blocks stand in blocks more than 64 deep");
}

#[test]
fn a_merge_conflict_is_one_problem() {
    let message = "syntax: a merge was left unresolved";
    check("⟦<<<<<<< ours⟧\nstage x\n=======\nstage y {\n>>>>>>> theirs", message);
    check("touchpoint x {\n⟦<<<<<<< ours⟧\n  owner a\n=======\n  owner b\n>>>>>>> theirs\n}", message);
}

#[test]
fn hidden_characters_are_told_wherever_they_stand() {
    check("stage⟦\u{a0}⟧x", "hidden-character: a space that does not break hides here");
    check("stage x \"a⟦\u{202e}⟧b\"", "hidden-character: a character that turns the reading direction hides here");
    check("stage x // a⟦\u{200b}⟧b", "hidden-character: a character without width hides here");
    check("stage⟦\r⟧ x", "hidden-character: a lone carriage return hides here");
    check("stage x \"\"\"\na⟦\u{2028}⟧b\n\"\"\"", "hidden-character: an unusual line end hides here");
    check("stage x⟦\0\0\0⟧", "hidden-character: a control character hides here");
    check("stage x⟦\0⟧", "hidden-character: a control character hides here");
}

#[test]
fn a_text_that_is_not_closed_ends_with_its_line() {
    let message = "syntax: this text has no closing quotation mark";
    check("stage x ⟦\"X⟧", message);
    check("touchpoint x ⟦\"X⟧ {\n  owner ops\n}", message);
    check("touchpoint x { activity ⟦\"buying⟧ }", message);
    check("touchpoint x {\n  activity ⟦\"buying⟧\n  owner ops\n}", message);
}

#[test]
fn a_long_text_that_is_not_ended_ends_before_the_next_declaration() {
    let message = "syntax: this long text is never ended";
    check("stage x ⟦\"\"\"⟧X\nand more", message);
    check("touchpoint x {\n  activity ⟦\"\"\"⟧buying\n  owner ops\n}\n", message);
}

#[test]
fn what_has_no_meaning_is_one_problem_a_line() {
    check("stage x ⟦$$⟧ y $ @", "syntax: `$$` has no meaning here");
    check("touchpoint x {\n  owner ⟦ø⟧\n}", "syntax: `ø` has no meaning here");
    check("touchpoint ⟦café-au-lait⟧ \"X\"", "syntax: `café-au-lait` has no meaning here");
}

#[test]
fn a_comma_or_an_arrow_wants_something_behind_it() {
    check("touchpoint x { design a, b⟦,⟧ }", "syntax: nothing comes after this comma");
    check("journey x {\n  steps a -> b ⟦->⟧\n}", "syntax: nothing comes after this arrow");
}

#[test]
fn what_word_processors_put_in_is_read_as_it_was_meant() {
    check("stage x ⟦“X”⟧", "syntax: these quotation marks came from a word processor");
    check("journey x { steps a ⟦→⟧ b }", "syntax: this arrow came from a word processor");
    check("journey x { steps a⟦–>⟧b }", "syntax: this arrow came from a word processor");
    check("stage ⟦pick–up⟧", "syntax: this dash came from a word processor");
}

#[test]
fn an_escape_must_stand_for_a_character() {
    check(r#"stage x "a ⟦\q⟧""#, r"syntax: `\q` stands for no character");
    check(r#"stage x "a ⟦\u⟧{110000}""#, r"syntax: `\u` stands for no character");
}

#[test]
fn a_block_needs_something_before_it() {
    check("stage x\n\n;⟦{⟧\n  owner ops\n}", "syntax: nothing says what this block is");
}

#[test]
fn a_broken_line_costs_only_that_line() {
    assert_eq!(
        outline("touchpoint x {\n  stage buy\n  owner $\n  medium human\n}"),
        "touchpoint x {stage buy; owner $!; medium human}"
    );
    assert_eq!(outline("stage a {\n  b c\nstage d {\n  e f\n}"), "stage a? {b c}; stage d {e f}");
}

#[test]
fn a_line_goes_on_after_a_comma_or_an_arrow_and_before_one() {
    assert_eq!(outline("x {\n a b,\n c\n d e ->\n f\n g h\n -> i\n}"), "x {a b,\n c; d e ->\n f; g h\n -> i}");
    assert_eq!(outline("x { a b, // one; two }\n c }"), "x {a b, // one; two }\n c}");
    assert_eq!(outline("x { a->b --> c->\n->d }"), "x {a->b --> c->\n->d}");
    assert_eq!(outline("x { a b,; c d }"), "x {a b,; c d}");
    assert_eq!(outline("x { a b, }\nc d"), "x {a b,}; c d");
    assert_eq!(outline("x { a b }\n-> d"), "x {a b}; -> d");
}

#[test]
fn declarations_in_the_blocks_of_a_rule_are_not_the_end_of_it() {
    let rule = "rule r {\n  bad {\n    stage x \"X\"\n    touchpoint y {\n    }\n  }\n}";
    assert_eq!(outline(rule), "rule r {bad {stage x \"X\"; touchpoint y {}}}");
    assert_eq!(outline("rule r {\n  bad {\nstage x \"X\""), "rule r {bad? {}}; stage x \"X\"");
}

/// Holds that of a text that ships everything is read but what stands in the blocks of its rules' lines; of one's own, all of it.
fn hold_shipped(path: &str, text: &str) {
    for origin in [Origin::Rulebook, Origin::Policy] {
        let mut sources = Sources::default();
        let file = sources.add_from(origin, path.to_owned(), text.as_bytes().to_vec()).unwrap();
        let (source, whole) = (sources.get(file).unwrap(), parse(file, text, PieceSize::Batch));
        let [tree] = <[Tree; 1]>::try_from(analysis::parse_on(&sources, 1)).unwrap();
        let mut expected = well_formed::outline(&whole);
        let all = expected.len();
        expected.retain(|said: &Said| origin == Origin::Policy || said.depth < 2);
        assert_eq!(well_formed::outline(&tree), expected, "{path}");
        assert_eq!(tree.problems(source), whole.problems(source), "{path}");
        assert_eq!(expected.len() < all, origin == Origin::Rulebook && text.starts_with("rule "), "{path}");
    }
}

#[test]
fn of_the_rules_that_ship_all_is_read_but_their_examples() {
    book::sources().iter().for_each(|(path, text)| hold_shipped(path, text));
    hold_shipped("one line", "rule r { \n bad\t{ x { a } } ; why \"bad {\" }\nrole good { in x }\nstage y { of z }\n");
    hold_shipped(
        "braces",
        "rule r {\n bad { x \"}\" // }\n \"\"\"}\"\"\" }\n good {}\n bare {\r\n a; b }\n}\nstage y { of z }\n",
    );
}

#[test]
fn an_arrow_needs_no_blanks_round_it() {
    let items = |text: &str| {
        let read = Read::new(text);
        let line = read.tree.declarations().next().unwrap();
        line.items().map(|item| format!("{:?} {}", item.kind, read.sources.slice(item.span))).collect::<Vec<_>>()
    };
    assert_eq!(items("a->b"), ["Word a", "Arrow ->", "Word b"]);
    assert_eq!(items("a-b-->c->=d"), ["Word a-b-", "Arrow ->", "Word c", "Arrow ->", "Sign =", "Word d"]);
    assert_eq!(items("a > b-"), ["Word a", "Sign >", "Word b-"]);
}

#[test]
fn where_a_text_is_cut_does_not_show() {
    for before in
        ["stage x →", "stage x\nand->", "stage x\n->\"\"\"\"\"\"\"\"\"", "stage x\n<<<<<<< ours", "stage x,\n// and"]
    {
        assert_parses_well(format!("{before}\nstage y \"Y\"\n").as_bytes());
    }
}
