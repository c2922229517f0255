//! The reference pages say what the compiler's own tables say.
//!
//! `docs/errors.md` and the second half of `docs/language.md` are written from the tables. A page that has gone stale fails
//! its test; with `UPDATE_DOCS=1` it is written anew.
#![allow(clippy::unwrap_used, clippy::panic, reason = "to stop is how a test says no")]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::PathBuf;

use truenorth::analysis::{self, Options};
use truenorth::diagnostic::catalogue::{self, CompileError, Wrong};
use truenorth::diagnostic::{Diagnostic, Origin};
use truenorth::explain::{Examples, Explainer, markdown};
use truenorth::model::{Date, value_said};
use truenorth::proof;
use truenorth::render;
use truenorth::rules::derived::DERIVED;
use truenorth::source::Sources;
use truenorth::verdict;
use truenorth::vocabulary::{DUTIES, KINDS, Kind, KindRow, Many, Property, ValueType};

fn page_path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs").join(name)
}

/// Holds a page against what it should be.
fn check(name: &str, expected: &str) {
    let path = page_path(name);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, expected).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(found == expected, "docs/{name} is stale: run this test with UPDATE_DOCS=1");
}

/// The compile errors of a file, as pages.
fn shown(bytes: &[u8]) -> String {
    let mut sources = Sources::default();
    sources.add("policy.north", bytes.to_vec()).unwrap();
    let analysis = analysis::analyse(sources, &Options::as_of(Date::constant(2026, 11, 22)));
    let of_compiler = |problem: &&Diagnostic| problem.origin == Origin::Compile;
    let problems: Vec<Diagnostic> = analysis.problems.iter().filter(of_compiler).cloned().collect();
    let how = render::Options::default();
    let pages = render::pages(&problems, analysis.sources(), &how);
    pages.map(|page| page.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

fn error_section(row: &CompileError) -> String {
    let (written, bytes) = match row.wrong {
        Wrong::Text(text) => (format!("```north\n{text}```"), text.as_bytes()),
        Wrong::Bytes(bytes) => {
            (format!("A file of these bytes, which no page can show: `{}`", bytes.escape_ascii()), bytes)
        }
    };
    format!(
        "## {}\n\nIt means: {}. Why it matters: {}.\n\n{}\n\n```text\n{}\n```\n\nPut right:\n\n```north\n{}```\n",
        row.slug,
        row.meaning,
        row.why,
        written.replace('\u{202e}', "\\u{202e}"),
        shown(bytes),
        row.right
    )
}

/// The names in the second column of the table of derived names, which stand in backticks.
fn documented_names() -> Vec<String> {
    let page = std::fs::read_to_string(page_path("expressions.md")).unwrap();
    let (_, table) = page.split_once("## Derived names").unwrap();
    let (table, _) = table.split_once("\n## ").unwrap();
    let cells = table.lines().filter_map(|line| line.split('|').nth(2));
    cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).map(str::to_owned).collect()
}

#[test]
fn every_derived_name_is_documented_and_no_other() {
    let documented: BTreeSet<String> = documented_names().into_iter().collect();
    let known: BTreeSet<String> = DERIVED.iter().map(|row| row.name.to_owned()).collect();
    assert_eq!(documented, known);
}

#[test]
fn the_page_of_compile_errors_is_that_of_the_catalogue() {
    let intro = "# Compile errors\n\n\
        A compile error says that a line cannot be understood. All else is still read, and no mistake is told twice. \
        `truenorth explain <name>` shows the same on a terminal. This page is written by a test from the compiler's own table.\n\n";
    let sections: Vec<String> = catalogue::ALL.iter().map(|row| error_section(row)).collect();
    check("errors.md", &format!("{intro}{}", sections.join("\n")));
}

fn is_duty(property: &Property) -> bool {
    DUTIES.iter().any(|duty| duty.words == property.words && duty.meaning == property.meaning)
}

fn how_often(many: Many) -> &'static str {
    match many {
        Many::One => "one",
        Many::List => "a list",
        Many::Lines => "one a line, any number of lines",
        Many::ListLines => "a list a line, any number of lines",
    }
}

fn value(property: &Property) -> String {
    match property.value {
        ValueType::Flag => "nothing follows".to_owned(),
        ValueType::Word(words) => words.iter().map(|word| format!("`{}`", word.word)).collect::<Vec<_>>().join(", "),
        value => outside_code(&value_said(value)),
    }
}

/// Angle brackets escaped, but not between backticks, where they show as they are.
fn outside_code(text: &str) -> String {
    let parts = text.split('`').enumerate();
    let escaped = parts.map(|(index, part)| match index % 2 {
        0 => part.replace('<', "&lt;").replace('>', "&gt;"),
        _ => part.to_owned(),
    });
    escaped.collect::<Vec<_>>().join("`")
}

fn notes(property: &Property) -> String {
    let mut notes = property.meaning.to_owned();
    if property.required {
        notes += "; **needed**";
    }
    if let Some(word) = property.default.filter(|_| !property.meaning.contains("if not said")) {
        write!(notes, "; `{word}` if not said").unwrap();
    }
    if let Some(other) = property.also {
        write!(notes, "; also written `{other}`").unwrap();
    }
    if let Some(inverse) = property.inverse {
        write!(notes, "; seen from the other side as `{inverse}`").unwrap();
    }
    notes
}

/// A row of a table, and below it those of its clauses and its block.
fn rows(property: &Property, depth: usize, table: &mut String) {
    let indent = "&emsp;".repeat(depth);
    let (words, value, many) = (property.words, value(property), how_often(property.many));
    writeln!(table, "| {indent}`{words}` | {value} | {many} | {} |", notes(property)).unwrap();
    property.clauses.iter().chain(property.block).for_each(|inner| rows(inner, depth + 1, table));
}

fn table<'p>(properties: impl Iterator<Item = &'p Property>) -> String {
    let mut table = String::new();
    properties.for_each(|property| rows(property, 0, &mut table));
    if table.is_empty() {
        return String::new();
    }
    format!("| says | value | how many | meaning |\n|---|---|---|---|\n{table}\n")
}

fn duties_section() -> String {
    let clauses = DUTIES.first().map_or(&[][..], |duty| duty.clauses);
    let mut section =
        "### The duties\n\nEach takes a party or a list of them, and may be stated again for another part.\n\n"
            .to_owned();
    for duty in DUTIES {
        writeln!(
            section,
            "- `{}`: {}; seen from the other side as `{}`",
            duty.words,
            duty.meaning,
            duty.inverse.unwrap_or("")
        )
        .unwrap();
    }
    section + "\nWhat may follow:\n\n" + &table(clauses.iter())
}

fn words_of(row: &KindRow) -> String {
    let mut lists = String::new();
    for property in row.properties() {
        let ValueType::Word(words) = property.value else { continue };
        let meanings: Vec<String> = words.iter().map(|word| format!("`{}` {}", word.word, word.meaning)).collect();
        write!(lists, "`{}`: {}.\n\n", property.words, meanings.join("; ")).unwrap();
    }
    lists
}

fn kind_section(row: &KindRow) -> String {
    let mut section = format!("### {}\n\n{}: {}.", row.word, capital(row.one), row.meaning);
    if row.kind.is_party() {
        section += " It is a party: it can answer for something.";
    }
    if row.properties().any(is_duty) {
        section += " It takes [the duties](#the-duties).";
    }
    section += "\n\n";
    section += &table(row.properties().filter(|property| !is_duty(property)));
    section += &words_of(row);
    write!(section, "```north\n{}\n```\n", row.example.trim()).unwrap();
    section
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

#[test]
fn the_reference_is_that_of_the_vocabulary() {
    let preface = std::fs::read_to_string(page_path("language/preface.md")).unwrap().replace("\r\n", "\n");
    let kinds: Vec<String> = KINDS.iter().map(kind_section).collect();
    let heading = "## Every kind, and what it can say\n\nWhat stands indented follows the value of the line above it, or stands in its block.\n";
    check("language.md", &format!("{preface}\n{heading}\n{}\n{}", duties_section(), kinds.join("\n")));
}

/// What ships, analysed.
fn shipped() -> analysis::Analysis {
    analysis::analyse(analysis::sources(), &Options::as_of(proof::DAY))
}

/// Holds that a folder has these pages and no others.
fn check_folder(folder: &str, pages: &[(String, String)]) {
    let path = page_path(folder);
    std::fs::create_dir_all(&path).unwrap();
    for entry in std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap()) {
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_wanted = pages.iter().any(|(page, _)| *page == name);
        if !is_wanted && std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::remove_file(entry.path()).unwrap();
        } else {
            assert!(is_wanted, "docs/{folder}/{name} is about nothing: run this test with UPDATE_DOCS=1");
        }
    }
    pages.iter().for_each(|(name, page)| check(&format!("{folder}/{name}"), page));
}

const WRITTEN: &str = "This page is written by a test from what `truenorth explain` shows.";

/// An index: for each group a table of its rules.
fn index_of_rules(shipped: &analysis::Analysis) -> String {
    let mut rules: Vec<_> = shipped.book.rules.iter().collect();
    rules.sort_by_key(|rule| (rule.group.clone(), rule.slug.clone()));
    let mut index = format!(
        "# The rule book\n\n{} rules. The level is that in profile `baseline`, which holds where a policy names no other; \
        [a profile](../profiles/README.md) may say something else. {WRITTEN}\n",
        rules.len()
    );
    let mut group = None;
    for rule in rules {
        if group != Some(&rule.group) {
            group = Some(&rule.group);
            let name = rule.group.as_deref().unwrap_or("others");
            write!(index, "\n## {}\n\n| rule | level | what holds |\n|---|---|---|\n", capital(name)).unwrap();
        }
        let is_off = shipped.standing(&rule.slug).is_some_and(|it| it.setting == truenorth::rules::Setting::Off);
        let levels: Vec<&str> = verdict::levels(shipped, rule).into_iter().map(|level| level.word()).collect();
        let level = if is_off { "off".to_owned() } else { levels.join(" or ") };
        let title = rule.title.as_deref().unwrap_or("");
        writeln!(index, "| [{0}]({0}.md) | {level} | {title} |", rule.slug).unwrap();
    }
    index
}

#[test]
fn every_rule_has_its_page() {
    let shipped = shipped();
    let explainer = Explainer::of(&shipped);
    let page = |rule| markdown(&explainer.rule(rule, Examples::All), "");
    let mut pages: Vec<_> = shipped.book.rules.iter().map(|rule| (format!("{}.md", rule.slug), page(rule))).collect();
    pages.push(("README.md".to_owned(), index_of_rules(&shipped)));
    check_folder("rules", &pages);
}

#[test]
fn every_profile_has_its_page() {
    let shipped = shipped();
    let explainer = Explainer::of(&shipped);
    let profiles = shipped.policy.of_kind(Kind::Profile).iter().map(|id| shipped.policy.name(*id));
    let mut index = format!("# Profiles\n\nWhich rules hold, how gravely, and with which numbers. {WRITTEN}\n\n");
    let mut pages = Vec::new();
    for page in profiles.filter_map(|name| explainer.profile(name)) {
        writeln!(index, "- [{0}]({0}.md): {1}", page.name, page.title).unwrap();
        pages.push((format!("{}.md", page.name), markdown(&page, "../rules/")));
    }
    pages.push(("README.md".to_owned(), index));
    check_folder("profiles", &pages);
}

/// A page as a part of another.
fn two_levels_down(page: &str) -> String {
    let lines =
        page.lines().map(|line| if line.starts_with('#') { format!("##{line}\n") } else { format!("{line}\n") });
    lines.collect()
}

#[test]
fn every_kind_has_its_page() {
    let shipped = shipped();
    let explainer = Explainer::of(&shipped);
    let mut index = format!("# Kinds of declaration\n\nWhat a policy is made of. {WRITTEN}\n\n");
    let mut pages = Vec::new();
    for row in KINDS {
        writeln!(index, "- [{0}]({0}.md): {1}", row.word, row.meaning).unwrap();
        let properties = explainer.properties(row);
        let properties = properties.iter().map(|page| format!("\n{}", two_levels_down(&markdown(page, "../rules/"))));
        let page = markdown(&explainer.kind(row), "../rules/");
        let heading = if row.properties().next().is_some() { "\n## What each says\n" } else { "" };
        pages.push((format!("{}.md", row.word), page + heading + &properties.collect::<String>()));
    }
    pages.push(("README.md".to_owned(), index));
    check_folder("vocabulary", &pages);
}

#[test]
fn the_policies_of_the_preface_compile() {
    let preface = std::fs::read_to_string(page_path("language/preface.md")).unwrap();
    let policies: Vec<&str> = preface.split("```north\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(!policies.is_empty());
    for policy in policies {
        assert_eq!(shown(policy.as_bytes()), "", "{policy}");
    }
}
