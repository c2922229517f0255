//! The verbs that teach: `new`, `explain`, `rules`, `schema`, `completions`.

use insta::assert_snapshot;
use truenorth::export::{due, policy, problems};

use crate::support::Place;

fn nowhere() -> Place {
    Place::with(&[])
}

#[test]
fn a_new_policy_checks_clean_and_is_in_canonical_form() {
    let place = nowhere();
    assert_snapshot!(place.run("new policy").told());
    let checked = place.run("check policy --as-of 2026-11-22 --format short");
    assert_eq!(checked.told(), "status 0\n--- standard output\n--- standard error\n");
    assert_eq!(place.run("fmt --check policy").out, "");
}

#[test]
fn a_new_policy_overwrites_nothing() {
    let place = Place::with(&[("policy/moments.north", "mine\n")]);
    assert_eq!(place.run("new policy").status, 2);
    assert_eq!(place.read("policy/moments.north"), "mine\n");
    assert!(!place.path("policy/company.north").exists());
}

/// Which rules there are besides is not held by the snapshots.
fn without_other_rules(page: &str) -> String {
    let mut paragraphs = Vec::new();
    let mut is_list = false;
    for paragraph in page.split("\n\n") {
        paragraphs.push(if is_list { without_list(paragraph) } else { paragraph.to_owned() });
        is_list = ["related:", "rules that look at each:"].contains(&paragraph.trim());
    }
    paragraphs.join("\n\n")
}

/// What follows a list of names: the lines that are not set in.
fn without_list(paragraph: &str) -> String {
    let rest: Vec<&str> = paragraph.lines().filter(|line| !line.starts_with("  ")).collect();
    format!("  …\n{}", rest.join("\n"))
}

#[test]
fn a_rule_is_explained() {
    assert_snapshot!(without_other_rules(&nowhere().run("explain hot-potato").told()));
}

#[test]
fn a_compile_error_is_explained() {
    assert_snapshot!(nowhere().run("explain unknown-name").told());
}

#[test]
fn a_kind_and_a_property_are_explained() {
    assert_snapshot!(without_other_rules(&nowhere().run("explain channel").told()));
    assert_snapshot!(nowhere().run("explain reports to").told());
}

#[test]
fn a_profile_is_explained() {
    let ran = nowhere().run("explain cxo-under-ceo");
    assert!(ran.out.starts_with("cxo-under-ceo: "), "{}", ran.out);
    assert!(ran.out.contains("\n  extends  baseline\n") && ran.out.contains("  cx-inside-a-silo "), "{}", ran.out);
}

const HOUSE: &str = "\
profile house \"How we govern\" {
  extends  baseline
  info     hot-potato because \"we pass on what others know better\" with max-hops = 5
}

organization o { profile house }

rule card-without-name \"Every kind of feedback has somebody who gathers it\" {
  group   house
  level   warning
  source  house
  why     \"a card that nobody collects is a complaint that nobody hears\"
  needs   feedback

  for each feedback f
  require f.gathered-by exists

  say   \"nobody gathers {f}\"
  at    f

  bad   { feedback cards }
  good  { feedback cards { gathered by shop }; department shop }
}
";

#[test]
fn what_a_rule_weighs_is_told_for_a_policy_and_its_numbers_too() {
    let place = Place::with(&[("policy/house.north", HOUSE)]);
    let ran = place.run("explain hot-potato --in policy --width 160");
    let level = "  level   info, says profile `house` (we pass on what others know better); by itself error when";
    assert!(ran.out.contains(level), "{}", ran.out);
    assert!(ran.out.contains("  max-hops  3; here 5, says profile `house`\n"), "{}", ran.out);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
}

#[test]
fn a_rule_of_ones_own_is_explained_as_the_shipped_ones_are() {
    let place = Place::with(&[("policy/house.north", HOUSE)]);
    assert_eq!(place.run("explain card-without-name").status, 2);
    assert_snapshot!(place.run("explain card-without-name --in policy").told());
}

#[test]
fn a_misspelt_word_is_guessed() {
    let ran = nowhere().run("explain touchpont");
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("did you mean `touchpoint`?"), "{}", ran.err);
}

#[test]
fn the_rules_are_listed_by_group() {
    let ran = nowhere().run("rules");
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let cells = |line: &'_ str| {
        line.split("  ").map(|cell| cell.trim().to_owned()).filter(|cell| !cell.is_empty()).collect::<Vec<_>>()
    };
    let rows: Vec<Vec<String>> = ran.out.lines().map(cells).collect();
    assert!(rows.iter().all(|row| row.len() == 4) && rows.iter().skip(1).is_sorted_by_key(|row| &row[2]), "{rows:?}");
    assert!(ran.out.lines().any(|line| line.starts_with("hot-potato ") && line.contains(" touch-points ")));
}

#[test]
fn the_rules_are_listed_as_a_policy_weighs_them() {
    let place = Place::with(&[("policy/house.north", HOUSE)]);
    let ran = place.run("rules --in policy");
    let level = |rule: &str| {
        ran.out.lines().find(|line| line.starts_with(rule)).and_then(|line| line.split_whitespace().nth(1))
    };
    let levels = ["hot-potato", "cx-inside-a-silo", "card-without-name"].map(level);
    assert_eq!(levels, [Some("info"), Some("off"), Some("warning")]);
}

#[test]
fn a_schema_is_the_one_the_documents_are_made_from() {
    let schema = |args: &str| serde_json::from_str::<serde_json::Value>(&nowhere().run(args).out).unwrap();
    assert_eq!(&schema("schema problems"), problems::schema().as_value());
    assert_eq!(&schema("schema due"), due::schema().as_value());
    assert_eq!(schema("schema policy"), policy::schema());
    assert_eq!(schema("schema"), policy::schema());
}

#[test]
fn completions_know_every_verb() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = nowhere().run(&format!("completions {shell}"));
        assert_eq!(ran.status, 0, "{shell}");
        assert!(ran.out.contains("explain") && ran.out.contains("as-of"), "{shell}");
    }
}
