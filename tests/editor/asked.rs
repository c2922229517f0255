//! What a word means, where a name leads, how a file is built. The point asked about is marked `^`.

use truenorth::analysis::Options;
use truenorth::editor::outline::{self, FoldSort};
use truenorth::editor::{Draft, Edition, Point, hover, names};
use truenorth::model::Date;

/// A company in which the till takes its manager from its channel.
pub(crate) const COMPANY: &str = "\
// `ops` runs the shop\r
executive boss \"Boss 🙂\" { post ceo }\r
department ops \"日本 Operations\" { led by boss }\r
channel store \"Store\" {\r
  manage ops to quick\r
}\r
/// Where they pay.\r
touchpoint till \"Till\" {\r
  channel store\r
  owner ops consulting boss\r
}\r
standard quick \"Quick\" { designed by ops }\r
";

/// An edition of a text, and the point marked in it.
pub(crate) fn at(marked: &str) -> (Edition, Point) {
    let byte = marked.find('^').unwrap();
    let mut draft = Draft::default();
    draft.put("a.north", marked.replacen('^', "", 1).into_bytes()).unwrap();
    let edition = draft.edition(&Options::as_of(Date::constant(2026, 11, 22)));
    let point = Point { file: edition.file("a.north").unwrap(), byte: byte as u32 };
    (edition, point)
}

/// The company with the point behind some words of it.
pub(crate) fn behind(words: &str) -> (Edition, Point) {
    assert!(COMPANY.contains(words), "{words}");
    at(&COMPANY.replacen(words, &format!("{words}^"), 1))
}

#[test]
fn a_word_says_what_it_means() {
    let says = [
        ("touchpoint", "**touchpoint**: "),
        ("  manage", "**manage**: who runs it from day to day"),
        ("manage ops to", "**to**: the standards the duty answers to"),
        ("post ceo", "**ceo**: "),
        ("led by", "**led by**: "),
    ];
    for (words, start) in says {
        let (edition, point) = behind(words);
        let said = hover::hover(&edition, point).unwrap().text;
        assert!(said.starts_with(start), "{words}: {said}");
    }
}

#[test]
fn a_touch_point_says_whose_it_is_and_where_that_was_said() {
    let (edition, point) = behind("touchpoint till");
    insta::assert_snapshot!(hover::hover(&edition, point).unwrap().text);
}

#[test]
fn a_party_says_what_it_answers_for() {
    let (edition, point) = behind("channel store\r\n  owner ops");
    insta::assert_snapshot!(hover::hover(&edition, point).unwrap().text);
}

#[test]
fn a_rule_that_is_waived_says_what_it_asks_and_what_it_weighs_here() {
    let house = "profile house { extends baseline; warning several-accountable because \"we share on purpose\" }\n\
        organization shop { profile house }\n";
    let (edition, point) = at(&format!("{house}waiver w {{ rule several^-accountable }}"));
    insta::assert_snapshot!(hover::hover(&edition, point).unwrap().text);
}

#[test]
fn between_words_nothing_is_said() {
    for marked in ["^", "touchpoint x {\n ^ \n}", "// tou^chpoint", "touchpoint x \"ti^tle\""] {
        let (edition, point) = at(marked);
        assert_eq!(hover::hover(&edition, point), None, "{marked}");
    }
}

#[test]
fn a_name_leads_to_its_declaration_and_to_every_use() {
    let (edition, point) = behind("owner op");
    let named = names::named_at(&edition, point).unwrap();
    let policy = &edition.analysis.policy;
    assert_eq!((policy.name(named.declaration), policy.sources().slice(named.span)), ("ops", "ops"));
    let uses = names::references(&edition, named.declaration);
    let lines: Vec<u32> =
        uses.iter().map(|span| edition.source(span.file).unwrap().position(span.start).line).collect();
    assert_eq!(lines, [5, 10, 12]);
}

#[test]
fn declarations_are_listed_and_found_by_the_letters_of_a_query() {
    let (edition, point) = at(&format!("^{COMPANY}"));
    let names = |symbols: Vec<outline::Symbol>| symbols.into_iter().map(|symbol| symbol.name).collect::<Vec<_>>();
    assert_eq!(names(outline::symbols(&edition, point.file)), ["boss", "ops", "store", "till", "quick"]);
    assert_eq!(names(outline::search(&edition, "oprt")), ["ops"]);
    assert_eq!(names(outline::search(&edition, "日本")), ["ops"]);
    assert_eq!(names(outline::search(&edition, "tl")), ["till"]);
}

#[test]
fn blocks_and_runs_of_comments_fold() {
    let (edition, point) = at("^// a\n// b\nrole x {\n  held by \"n\"\n}\nrole y { held by \"m\" }\n");
    let folds: Vec<_> = outline::folds(&edition, point.file).into_iter().map(|f| (f.first, f.last, f.sort)).collect();
    assert_eq!(folds, [(0, 1, FoldSort::Comment), (2, 4, FoldSort::Block)]);
}

#[test]
fn a_selection_grows_from_the_word_to_the_file() {
    let (edition, point) = behind("owner op");
    let spans = outline::selections(&edition, point);
    let texts: Vec<&str> = spans.iter().map(|span| edition.analysis.sources().slice(*span)).collect();
    assert_eq!(texts[..2], ["ops", "owner ops consulting boss"]);
    assert!(texts[2].starts_with('{') && texts[3].starts_with("touchpoint"), "{texts:?}");
    assert_eq!(*texts.last().unwrap(), COMPANY);
}

#[test]
fn addresses_in_the_web_are_links() {
    let (edition, point) = at("^// see https://example.org/a?b=1, or http://x.\nrole y \"http\" // (https://z/w)\n");
    let links: Vec<String> = outline::links(&edition, point.file).into_iter().map(|(_, link)| link).collect();
    assert_eq!(links, ["https://example.org/a?b=1", "http://x", "https://z/w"]);
}
