//! `test`: which examples prove their rule, and what is said of the others.

use insta::assert_snapshot;

use crate::support::Place;

/// A rule of a company's own, with the lines of its examples.
fn rule(examples: &str) -> String {
    format!(
        "rule council-without-minutes \"Every council says what it decides\" {{
  group  house
  level  warning
  source house
  why    \"what is decided and not written down is decided again\"
  needs  forum
  for each forum f
  require f.decides exists
  say    \"{{f}} decides nothing\"
  at     f
  help   \"say what it decides: `decides \\\"budgets\\\"`\"
{examples}}}
"
    )
}

const GOOD: &str = "  good { forum board { decides \"budgets\" } }\n";
const BAD: &str = "  bad { forum board }\n";

fn place(examples: &str) -> Place {
    Place::with(&[("house/council.north", &rule(examples))])
}

#[test]
fn examples_that_show_what_they_should_are_counted() {
    let ran = place(&[BAD, GOOD].concat()).run("test house");
    assert_eq!(
        (ran.status, ran.out.as_str(), ran.err.as_str()),
        (0, "1 rule tried: 2 examples as they should be\n", "")
    );
}

#[test]
fn an_example_that_shows_something_else_is_told_in_its_place() {
    let silent = "  bad { forum board { decides \"budgets\" } }\n";
    let firing = "  good {\n    forum board\n    forum council\n  }\n";
    let lacking = "  good { stage buy }\n";
    let bare = "  bare { stage buy }\n  bare { forum board }\n";
    let ran = place(&[BAD, silent, GOOD, firing, lacking, bare].concat()).run("test house");
    assert_eq!(ran.status, 1);
    assert_snapshot!(ran.out);
}

#[test]
fn an_example_that_cannot_be_read_is_told_in_its_place() {
    let ran = place(&[BAD, GOOD, "  good { forum board { decydes \"budgets\"; chaired by anna } }\n"].concat())
        .run("test house");
    assert_eq!(ran.status, 1);
    assert_snapshot!(ran.out);
}

#[test]
fn a_rule_that_cannot_be_read_fails_though_no_example_is_tried() {
    let place = Place::with(&[("a.north", &rule(&[BAD, GOOD].concat()).replace("f.decides", "f.decydes"))]);
    let ran = place.run("test a.north --format short");
    assert_eq!(ran.status, 1);
    assert!(ran.out.starts_with("a.north:8:13: error[unknown-property] "), "{}", ran.out);
    assert!(place.run("test a.north").out.ends_with("\n1 rule could not be tried\n"));
}

#[test]
fn what_a_rule_says_to_those_who_break_it_can_be_read() {
    let ran = place(&[BAD, GOOD].concat()).run("test --show house");
    assert_eq!(ran.status, 0);
    assert_snapshot!(ran.out);
}

#[test]
fn a_rule_of_a_shipped_name_stands_for_it() {
    let own = rule(&[BAD, GOOD].concat()).replace("council-without-minutes", "hot-potato");
    let ran = Place::with(&[("a.north", &own)]).run("test");
    assert_eq!((ran.status, ran.out.as_str()), (0, "1 rule tried: 2 examples as they should be\n"));
}

#[test]
fn a_rule_that_its_profile_turns_off_is_tried_all_the_same() {
    let off = "organization o { profile quiet }";
    let examples =
        format!("  bad {{ {off}; forum board }}\n  good {{ {off}; forum board {{ decides \"budgets\" }} }}\n");
    let quiet = "profile quiet { extends baseline; off council-without-minutes because \"we know\" }\n";
    let ran = Place::with(&[("a.north", &rule(&examples)), ("b.north", quiet)]).run("test");
    assert_eq!((ran.status, ran.out.as_str()), (0, "1 rule tried: 2 examples as they should be\n"));
}

#[test]
fn mistakes_beside_the_rules_fail_too_and_no_rule_is_no_mistake() {
    let ran = Place::with(&[("a.north", "stage buy\n")]).run("test");
    assert_eq!((ran.status, ran.out.as_str()), (0, "no rule stands in these files\n"));
    let ran = Place::with(&[("a.north", "ruel buy { say \"no\" }\n")]).run("test --format json");
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("\"slug\": \"unknown-kind\""), "{}", ran.out);
}
