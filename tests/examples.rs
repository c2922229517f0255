//! What the examples say is true: each is analysed as its README says, and the README is held against the outcome.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "to stop is how a test says no")]

#[path = "support/canonical.rs"]
mod canonical;
#[cfg(feature = "binary")]
#[path = "support/run.rs"]
mod run;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

#[cfg(feature = "binary")]
use run::{Ran, command_in};
use truenorth::analysis::{Analysis, Options, analyse, sources};
use truenorth::diagnostic::{Diagnostic, Origin};
use truenorth::model::{FactId, Policy};
use truenorth::render::summary::Summary;
use truenorth::render::{self, Charset, OfAKind};
use truenorth::rules::book;
use truenorth::vocabulary::{DUTY_WORDS, KINDS, Property};

const NAMES: &[&str] = &["northwind", "hot-potato", "thirteen-activities", "federal-services"];

/// The folder whose files are a policy each.
const PROFILES: &str = "profiles";

/// The day every README names, so that the examples say the same in ten years.
const AS_OF: &str = "2026-11-22";

fn folder(example: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(example)
}

fn readme(example: &str) -> String {
    fs::read_to_string(folder(example).join("README.md")).unwrap()
}

/// The files of an example, with their names, sorted.
fn files(example: &str) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder(example)).unwrap().map(|entry| entry.unwrap().path());
    let policy = entries.filter(|path| path.extension().is_some_and(|extension| extension == "north"));
    policy.map(|path| (name(&path), fs::read_to_string(&path).unwrap())).collect()
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}

fn analysed(example: &str) -> Analysis {
    analysed_files(files(example))
}

fn analysed_files(files: impl IntoIterator<Item = (String, String)>) -> Analysis {
    let mut sources = sources();
    for (name, text) in files {
        sources.add(name, text.into_bytes()).unwrap();
    }
    analyse(sources, &Options::as_of(AS_OF.parse().unwrap()))
}

fn lines(analysis: &Analysis) -> String {
    render::lines(&analysis.problems, analysis.sources(), Charset::Unicode).collect()
}

fn pages(analysis: &Analysis) -> String {
    let all = render::Options { of_a_kind: OfAKind::All, ..render::Options::default() };
    render::pages(&analysis.problems, analysis.sources(), &all).collect()
}

/// How many findings there are of each rule.
fn counts(analysis: &Analysis) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for problem in &analysis.problems {
        *counts.entry(problem.slug.as_str()).or_default() += 1;
    }
    counts
}

/// What stands between backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn every_example_compiles() {
    for example in NAMES {
        let analysis = analysed(example);
        let is_compile = |problem: &&Diagnostic| problem.origin == Origin::Compile;
        assert_eq!(analysis.problems.iter().find(is_compile), None, "{example}");
        assert!(analysis.is_complete(), "{example}");
    }
}

#[test]
fn every_example_is_in_canonical_form() {
    for example in NAMES {
        files(example).keys().for_each(|name| canonical::hold(&folder(example).join(name)));
    }
}

#[test]
fn every_folder_of_examples_is_tested() {
    let entries = fs::read_dir(folder("")).unwrap().map(|entry| name(&entry.unwrap().path()));
    let tested = NAMES.iter().chain(&[PROFILES]).map(|name| (*name).to_owned());
    assert_eq!(entries.collect::<BTreeSet<_>>(), tested.collect());
}

#[test]
fn each_shipped_profile_has_a_small_policy_that_is_clean_under_it() {
    let paths = book::sources().iter().filter_map(|(path, _)| path.strip_prefix("profiles/"));
    let (paths, files) = (paths.collect::<BTreeSet<_>>(), files(PROFILES));
    assert_eq!(files.keys().map(String::as_str).collect::<BTreeSet<_>>(), paths);
    for (path, text) in files {
        canonical::hold(&folder(PROFILES).join(&path));
        assert!(text.lines().count() < 180, "{path} is no longer small");
        let analysis = analysed_files([(path.clone(), text)]);
        assert_eq!(lines(&analysis), "");
        let lineage = analysis.profile.lineage.iter().map(|id| analysis.policy.name(*id));
        let shipped = path.trim_end_matches(".north");
        assert!(lineage.take(2).any(|name| name == shipped), "{path} is not governed by {shipped}");
        assert!(analysis.checked.len() > 55, "{path} says too little: {} rules are checked", analysis.checked.len());
        assert!(readme(PROFILES).contains(&format!("| `{path}` | ")), "the README has no line for {path}");
    }
}

#[test]
#[cfg(feature = "binary")]
fn the_command_of_each_readme_ends_as_it_says() {
    for example in NAMES {
        let readme = readme(example);
        let command = quoted(&readme).next().expect("the README begins with a command");
        assert_eq!(command, format!("truenorth check examples/{example} --as-of {AS_OF}"));
        let words = command.split_once(' ').map_or("", |(_, words)| words);
        let ran = Ran::of(command_in(Path::new(env!("CARGO_MANIFEST_DIR")), words).output().unwrap());
        let (_, said) = readme.split_once("exit status ").expect("the README says how the command ends");
        let said: String = said.chars().take_while(char::is_ascii_digit).collect();
        assert_eq!(said.parse(), Ok(ran.status), "{example}: {}", ran.told());
        assert_eq!(ran.status, i32::from(analysed(example).fails()), "{example}");
    }
}

#[test]
fn in_the_clean_examples_nothing_is_found() {
    for example in ["northwind", "thirteen-activities"] {
        let mut analysis = analysed(example);
        analysis.problems.retain(|problem| problem.waived.is_none());
        assert_eq!(lines(&analysis), "", "{example}");
    }
}

#[test]
fn northwind_waives_one_finding_for_a_time() {
    assert_eq!(
        lines(&analysed("northwind")),
        "store.north:82:1: waived[unmeasured-touchpoint] nobody hears how customers feel at `pick-up` (until 2027-02-28 by `pick-up-not-measured`)\n"
    );
}

#[test]
fn northwind_leaves_no_shipped_rule_unchecked() {
    let analysis = analysed("northwind");
    let not_checkable: Vec<&str> = analysis.not_checkable.iter().map(|rule| rule.rule.as_str()).collect();
    assert_eq!(not_checkable, Vec::<&str>::new());
}

#[test]
fn thirteen_activities_names_every_rule_it_leaves_unchecked() {
    let (analysis, readme) = (analysed("thirteen-activities"), readme("thirteen-activities"));
    let (_, told) = readme.split_once("Some rules have nothing to look at here").unwrap();
    let not_checkable = analysis.not_checkable.iter().map(|rule| rule.rule.as_str());
    assert_eq!(quoted(told).collect::<BTreeSet<_>>(), not_checkable.collect());
}

/// Adds what a fact says and what stands inside it, each behind the word of what it stands in.
fn add_used(policy: &Policy, fact: FactId, holder: &str, used: &mut BTreeSet<String>) {
    let property = policy.fact(fact).entry.property;
    used.insert(format!("{holder} {}", property.words));
    policy.inner(fact).for_each(|inner| add_used(policy, inner, word(property), used));
}

/// The same for a row of the vocabulary.
fn add_known(property: &Property, holder: &str, all: &mut BTreeSet<String>) {
    all.insert(format!("{holder} {}", property.words));
    property.clauses.iter().chain(property.block).for_each(|inner| add_known(inner, word(property), all));
}

/// What a clause stands in: it is the same clause wherever the property stands, and in any of the duties.
fn word(property: &Property) -> &'static str {
    let is_duty = DUTY_WORDS.iter().any(|duty| duty.word == property.words);
    if is_duty { "a duty" } else { property.words }
}

#[test]
fn northwind_uses_every_kind_and_nearly_every_property() {
    let analysis = analysed("northwind");
    let policy = &analysis.policy;
    let mut used = BTreeSet::new();
    for id in policy.own() {
        let kind = policy.kind(id).word();
        used.insert(kind.to_owned());
        policy.lines(id).for_each(|fact| add_used(policy, fact, kind, &mut used));
    }
    let mut known: BTreeSet<String> = KINDS.iter().map(|row| row.word.to_owned()).collect();
    for row in KINDS {
        row.properties().for_each(|property| add_known(property, row.word, &mut known));
    }
    let unused: Vec<&str> = known.difference(&used).map(String::as_str).collect();
    insta::assert_snapshot!(unused.join("\n"));
}

#[test]
fn hot_potato_shows_what_most_shipped_rules_have_to_say() {
    let analysis = analysed("hot-potato");
    insta::assert_snapshot!("hot_potato_in_short", lines(&analysis));
    insta::assert_snapshot!("hot_potato", pages(&analysis));
    assert!(counts(&analysis).len() >= 60);
}

#[test]
fn the_readme_of_hot_potato_names_every_rule_that_is_silent() {
    let (analysis, readme) = (analysed("hot-potato"), readme("hot-potato"));
    let counts = counts(&analysis);
    let (_, told) = readme.split_once("The others are silent").unwrap();
    let shipped = analysis.book.rules.iter().map(|rule| rule.slug.as_str());
    let silent: BTreeSet<&str> = shipped.filter(|slug| !counts.contains_key(slug)).collect();
    assert_eq!(quoted(told).collect::<BTreeSet<_>>(), silent);
}

#[test]
fn the_readmes_count_right() {
    for example in ["hot-potato", "federal-services"] {
        let Summary { errors, warnings, .. } = Summary::of(&analysed(example).problems);
        let count = format!("{errors} errors and {warnings} warning");
        assert!(readme(example).contains(&count), "{example}: {count}");
    }
}

#[test]
fn the_table_of_hot_potato_is_true() {
    let (analysis, readme) = (analysed("hot-potato"), readme("hot-potato"));
    let rows = readme.lines().filter(|line| line.starts_with("| `"));
    let mut told = BTreeMap::new();
    for row in rows {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let slug = cells[1].trim_matches('`');
        told.insert(slug, cells[2].parse::<usize>().unwrap());
        let findings = analysis.problems.iter().filter(|problem| problem.slug == slug);
        let words: Vec<String> = findings.map(|problem| format!("{problem:?}")).collect();
        for name in quoted(cells[3]) {
            assert!(words.iter().any(|words| words.contains(&format!("`{name}`"))), "{slug} says nothing of {name}");
        }
    }
    assert_eq!(told, counts(&analysis));
}

#[test]
fn federal_services_finds_what_nobody_has_declared() {
    let analysis = analysed("federal-services");
    let counts = counts(&analysis);
    insta::assert_snapshot!(counts.iter().map(|(slug, count)| format!("{count:>4} {slug}\n")).collect::<String>());
    let readme = readme("federal-services");
    for (slug, count) in &counts {
        assert!(readme.contains(&format!("| `{slug}` | {count} |")), "the README does not tell of {count} {slug}");
    }
    let (checked, not) = (analysis.checked.len(), analysis.not_checkable.len());
    let off = analysis.book.rules.len() - checked - not;
    let outcomes = format!("{checked} rules were checked, {off} are off and {not} could not be checked");
    assert!(readme.contains(&outcomes), "{outcomes}");
    let (_, silent) = readme.split_once("What is not found").unwrap();
    for slug in quoted(silent).filter(|quoted| !quoted.starts_with('-')) {
        assert!(!counts.contains_key(slug), "{slug} is not silent");
        assert!(analysis.book.rules.iter().any(|rule| rule.slug == slug), "{slug} is no rule");
    }
}

/// A department's touch-points are found from those it names, and the departments of a touch-point from those who name it: two ways
/// that must lead to the same.
#[test]
fn what_a_department_runs_is_what_it_stands_behind() {
    let rule = "rule stands-behind \"Both ways\" {\n  level error\n  for each touchpoint t, d in t.departments\n  \
                require t in d.touchpoints-run\n  say \"not {t} by {d}\"\n  at t\n}\n";
    for example in NAMES {
        let mut files = files(example);
        files.insert("zz.north".to_owned(), rule.to_owned());
        let analysis = analysed_files(files);
        let found = |slug: &str| analysis.problems.iter().filter(|problem| problem.slug == slug).count();
        assert!(analysis.checked.iter().any(|checked| checked == "stands-behind"), "{example}");
        assert_eq!(found("stands-behind"), 0, "{example}");
    }
}
