//! `check`: what is told, and what the run ends with.

use insta::assert_snapshot;
use truenorth::export::problems;

use crate::support::Place;

/// A policy with a mistake in writing and a finding.
const FAULTY: &str = "\
touchpoint till \"The till\" {
  owner  shop
  manages shop
}
department shop \"The shop\"
";

/// A policy in which nothing is wrong, as far as it says anything.
const CLEAN: &str = "channel store \"The store\"\n";

fn faulty() -> Place {
    Place::with(&[("policy/shop.north", FAULTY)])
}

#[test]
fn a_problem_is_shown_on_a_page() {
    let ran = faulty().run("check policy --as-of 2026-11-22 --width 90 --rule unknown-property");
    let (page, _) = ran.out.split_once("\n\n").unwrap();
    assert_snapshot!(page);
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
}

#[test]
fn pages_end_with_what_was_found_and_what_was_checked() {
    let ran = faulty().run("check policy --as-of 2026-11-22");
    let (_, closing) = ran.out.rsplit_once("\n\n").unwrap();
    let (found, checked) = closing.split_once('\n').unwrap();
    assert!(found.contains(" errors") && found.ends_with(" in 1 file"), "{found}");
    assert!(checked.contains(" rules checked") && checked.contains("could not be, for want of:"), "{checked}");
}

#[test]
fn a_problem_is_told_in_a_line() {
    let ran = faulty().run("check policy --as-of 2026-11-22 --format short --rule unknown-property");
    assert_eq!(ran.out, "shop.north:3:3: error[unknown-property] a touch-point has no property `manages`\n");
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
}

#[test]
fn a_problem_is_told_to_machines() {
    let ran = faulty().run("check policy --as-of 2026-11-22 --format json --rule unknown-property");
    assert_snapshot!(ran.told());
}

#[test]
fn nothing_wrong_ends_clean_and_says_what_was_read() {
    let ran = Place::with(&[("a.north", CLEAN)]).run("check --as-of 2026-11-22");
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("1 declaration read in 1 file"), "{}", ran.out);
}

#[test]
fn one_rule_is_shown_alone_and_the_status_speaks_of_the_whole() {
    let ran = faulty().run("check policy --as-of 2026-11-22 --rule unowned-touchpoint");
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("1 other problem is not shown") || ran.out.contains("other problems are not shown"));
    assert!(!ran.out.contains("unknown-property"), "{}", ran.out);
}

#[test]
fn all_problems_of_the_one_rule_are_shown() {
    let many: String = (0..8).map(|number| format!("touchpoint t{number}\n")).collect();
    let place = Place::with(&[("many.north", &many)]);
    let pages = |args: &str| place.run(args).out.matches("error[unowned-touchpoint]").count();
    assert_eq!(pages("check --as-of 2026-11-22"), 5);
    assert_eq!(pages("check --as-of 2026-11-22 --rule unowned-touchpoint"), 8);
}

#[test]
fn a_rule_that_does_not_exist_is_wrong_usage() {
    assert_snapshot!(faulty().run("check policy --rule unowned-touchpont").told());
}

#[test]
fn standard_input_is_a_policy_too() {
    let ran = faulty().run_with_input("check - --format short --as-of 2026-11-22", b"touchpont till\n");
    assert_eq!(ran.status, 1);
    assert!(ran.out.starts_with("<stdin>:1:1: error[unknown-kind]"), "{}", ran.out);
}

#[test]
fn the_day_is_that_of_the_build_where_the_arguments_do_not_say_it() {
    let place = Place::with(&[("a.north", CLEAN)]);
    let day = |args: &str| {
        let output = place.command(args).env("SOURCE_DATE_EPOCH", "1795305600").output().unwrap();
        String::from_utf8(output.stdout).unwrap().lines().find(|line| line.contains("asOf")).unwrap().to_owned()
    };
    assert!(day("check --format json").contains("2026-11-22"));
    assert!(day("check --format json --as-of 2031-01-01").contains("2031-01-01"));
}

#[test]
fn a_day_that_is_none_is_wrong_usage() {
    let place = Place::with(&[("a.north", CLEAN)]);
    assert_eq!(place.run("check --as-of 2026-02-30").status, 2);
    let output = place.command("check").env("SOURCE_DATE_EPOCH", "soon").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn colour_is_used_where_it_is_wanted() {
    let place = faulty();
    let coloured = |args: &str, names: &[&str]| {
        let mut command = place.command(args);
        command.envs(names.iter().map(|name| (name, "1")));
        String::from_utf8(command.output().unwrap().stdout).unwrap().contains('\u{1b}')
    };
    assert!(!coloured("check policy", &[]));
    assert!(coloured("check policy --color always", &["NO_COLOR"]));
    assert!(coloured("check policy", &["CLICOLOR_FORCE"]));
    assert!(!coloured("check policy", &["CLICOLOR_FORCE", "NO_COLOR"]));
    assert!(!coloured("check policy --color never", &["CLICOLOR_FORCE"]));
}

#[test]
fn ascii_is_ascii() {
    let place = Place::with(&[("a.north", "touchpont till\n")]);
    let drawn = |args: &str| place.run(args).out;
    assert!(drawn("check --ascii --rule unknown-kind").is_ascii());
    assert!(!drawn("check --rule unknown-kind").is_ascii());
}

#[test]
fn another_profile_may_be_tried_and_one_that_is_not_there_is_wrong_usage() {
    let place = Place::with(&[(
        "a.north",
        "organization o { driven by cxo }\nexecutive cxo { post cxo; reports to coo }\n\
        executive coo { post coo; reports to ceo }\nexecutive ceo { post ceo }\nprofile house { off leader-too-low because \"x\" }\n",
    )]);
    let found = |args: &str| place.run(args).out.contains("[leader-too-low]");
    assert!(found("check --as-of 2026-11-22 --format short"));
    assert!(!found("check --as-of 2026-11-22 --format short --profile house"));
    for (given, meant) in [("hause", "did you mean `house`?"), ("qqqqqqqq", "choose one of baseline, cxo-under-ceo")] {
        let ran = place.run(&format!("build --as-of 2026-11-22 --profile {given}"));
        assert_eq!((ran.status, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains(&format!("there is no profile `{given}`\n  help  {meant}")), "{}", ran.err);
    }
}

#[test]
fn what_became_of_every_rule_is_shown_in_a_table() {
    let house = "profile house { extends baseline; off hot-potato because \"we route nothing\"; info unowned-touchpoint because \"a draft\" }\n\
        organization o { profile house }\n";
    let place = Place::with(&[("policy/shop.north", FAULTY), ("policy/house.north", house)]);
    let ran = place.run("check policy --as-of 2026-11-22 --coverage --width 200");
    let line = |rule: &str| ran.out.lines().find(|line| line.starts_with(&format!("{rule} "))).unwrap_or_default();
    let outcome =
        |rule: &str| line(rule).split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect::<Vec<_>>();
    assert_eq!(outcome("hot-potato"), ["hot-potato", "touch-points", "error or warning", "off: we route nothing"]);
    assert_eq!(outcome("unowned-touchpoint"), ["unowned-touchpoint", "touch-points", "info", "clean"]);
    assert_eq!(outcome("unmeasured-touchpoint").last(), Some(&"not checkable: declare a `feedback` or a `metric`"));
    assert!(ran.out.starts_with("the rules hold as profile `house` says, which extends `baseline`\n"), "{}", ran.out);
    assert_eq!(outcome("(no channel)"), ["(no channel)", "1", "1", "0", "0", "0", "0", "0"]);
    assert_eq!(ran.status, 1);
}

#[test]
fn what_became_of_a_rule_is_told_to_machines() {
    let ran = faulty().run("check policy --as-of 2026-11-22 --format json --coverage --rule unowned-touchpoint");
    assert_snapshot!(ran.out);
    let document = serde_json::from_str(&ran.out).unwrap();
    assert!(jsonschema::validator_for(problems::schema().as_value()).unwrap().is_valid(&document));
}

#[test]
fn how_long_each_rule_took_is_shown_with_the_slowest_first() {
    let ran = faulty().run("check policy --as-of 2026-11-22 --timings");
    let table = ran.out.lines().skip(1).take_while(|line| !line.contains(" rules in "));
    let rows = table.map(|line| line.split_whitespace().rev().nth(1));
    let times: Vec<f64> = rows.map_while(|time| time?.parse().ok()).collect();
    assert!(times.len() > 20 && times.is_sorted_by(|one, next| one >= next), "{}", ran.out);
    assert!(ran.out.contains("\n(shared by all)") && ran.out.contains("\nhot-potato "), "{}", ran.out);
    assert_eq!((ran.status, place_status("--timings --coverage")), (1, 2));
}

fn place_status(args: &str) -> i32 {
    faulty().run(&format!("check policy {args}")).status
}

#[test]
fn what_is_waived_is_counted_apart() {
    let waiver =
        "waiver later { rule unmanaged-touchpoint; on till; because \"soon\"; approved by ceo; until 2026-12-31 }";
    let policy = format!(
        "touchpoint till {{ owner shop }}\ntouchpoint desk {{ owner shop }}\ndepartment shop {{ led by ceo }}\nexecutive ceo {{ post ceo }}\n{waiver}\n"
    );
    let ran = Place::with(&[("a.north", &policy)]).run("check --as-of 2026-11-22 --coverage");
    let line = ran.out.lines().find(|line| line.starts_with("unmanaged-touchpoint ")).unwrap();
    assert!(line.ends_with("  fired 1, and 1 waived"), "{line}");
    let found = Place::with(&[("a.north", &policy)]).run("fix --suggested --diff --as-of 2026-11-22").out;
    let mended = found.lines().filter(|line| line.starts_with("+touchpoint ") && line.contains("manage tbd"));
    let mended: Vec<&str> = mended.map(|line| line.split(' ').nth(1).unwrap()).collect();
    assert_eq!(mended, ["desk"], "what is accepted is not mended: {found}");
}
