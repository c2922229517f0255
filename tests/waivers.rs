//! Waivers: what they accept, for how long, and what is said of them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "to stop is how a test says no")]

use truenorth::analysis::{Analysis, Options, analyse, sources};
use truenorth::diagnostic::{Diagnostic, Origin};

const COMPANY: &str = "
    executive ceo { post ceo }; executive cfo { post cfo; reports to ceo }
    department shop; department tills
    touchpoint shelf { owner shop; manage shop }
    touchpoint till { owner tills }
    journey visit { owner shop; sponsor ceo; steps shelf -> till }
    touchpoint door { manage tills }
    route lost { hops shop -> tills }
";

fn analysed(policy: &str) -> Analysis {
    let mut texts = sources();
    texts.add("policy.north", format!("{COMPANY}\n{policy}").into_bytes()).unwrap();
    analyse(texts, &Options::as_of("2026-11-22".parse().unwrap()))
}

fn waiver(name: &str, lines: &str) -> String {
    format!("waiver {name} {{ because \"x\"; approved by cfo; {lines} }}\n")
}

fn found<'a>(analysis: &'a Analysis, rule: &str) -> Vec<&'a Diagnostic> {
    analysis.problems.iter().filter(|problem| problem.slug == rule).collect()
}

/// Who accepts each finding of a rule, and what the other places say.
fn accepted(policy: &str, rule: &str) -> Vec<String> {
    let analysis = analysed(policy);
    let told = |finding: &&Diagnostic| match &finding.waived {
        Some(waived) => format!("waived by {} until {}", waived.by, waived.until),
        None => finding.related.iter().map(|label| label.text.clone()).collect::<Vec<_>>().join("; "),
    };
    found(&analysis, rule).iter().map(told).collect()
}

const UNMANAGED: &str = "unmanaged-touchpoint";

#[test]
fn a_waiver_accepts_a_finding_from_its_first_to_its_last_day() {
    let on =
        |days: &str| accepted(&waiver("later", &format!("rule {UNMANAGED}; on till; {days}")), UNMANAGED).remove(0);
    assert_eq!(on("until 2026-11-22"), "waived by later until 2026-11-22");
    assert_eq!(on("until 2026-11-21"), "`later` accepted this until 2026-11-21");
    assert_eq!(on("from 2026-11-22; until 2026-12-31"), "waived by later until 2026-12-31");
    assert_eq!(on("from 2026-11-23; until 2026-12-31"), "`later` accepts this, but only from 2026-11-23");
}

#[test]
fn a_waiver_accepts_what_it_names_and_nothing_else() {
    let on = |rule: &str, on: &str, about: &str| {
        accepted(&waiver("later", &format!("rule {rule}; on {on}; until 2027-12-31")), about)
            .iter()
            .filter(|told| told.starts_with("waived"))
            .count()
    };
    assert_eq!(on(UNMANAGED, "till", UNMANAGED), 1);
    assert_eq!(on(UNMANAGED, "shelf, till", UNMANAGED), 1);
    assert_eq!(on(UNMANAGED, "shelf", UNMANAGED), 0);
    assert_eq!(on("unowned-touchpoint", "till", UNMANAGED), 0);
    assert_eq!(on("unowned-touchpoint", "door", "unowned-touchpoint"), 1);
}

#[test]
fn a_handoff_is_named_by_its_ends() {
    let on = |on: &str| {
        let policy = waiver("later", &format!("rule unowned-handoff; on {on}; until 2027-12-31"))
            + "touchpoint counter { owner tills; manage tills }\n journey other { owner shop; sponsor ceo; steps shelf -> counter }";
        let analysis = analysed(&policy);
        let waived = found(&analysis, "unowned-handoff").into_iter().filter(|finding| finding.waived.is_some());
        waived.map(|finding| finding.subject.clone().unwrap().id).collect::<Vec<_>>()
    };
    assert_eq!(on("shelf -> till"), ["visit:shelf->till"]);
    assert_eq!(on("till -> shelf"), Vec::<String>::new());
    assert_eq!(on("shelf, till"), Vec::<String>::new());
    assert_eq!(on("visit"), Vec::<String>::new());
    assert_eq!(
        on("door, shelf -> till, shelf ->\n counter // a, comment"),
        ["visit:shelf->till", "other:shelf->counter"]
    );
}

#[test]
fn what_is_waived_neither_fails_nor_counts_and_what_is_over_does() {
    let all = |until: &str| {
        let accepted = [
            ("managed-to-no-standard", "shelf, door"),
            (UNMANAGED, "till"),
            ("unowned-touchpoint", "door"),
            ("unowned-handoff", "shelf -> till"),
            ("no-cx-leader", "o"),
            ("cx-without-leverage", "o"),
        ];
        let waivers: Vec<String> = (accepted.iter().enumerate())
            .map(|(number, (rule, on))| waiver(&format!("w{number}"), &format!("rule {rule}; on {on}; until {until}")))
            .collect();
        analysed(&format!("organization o {{ driven by shop over s }}\nstage s\n{}", waivers.concat()))
    };
    assert!(
        !all("2026-11-22").fails(),
        "{:?}",
        all("2026-11-22").problems.iter().filter(|problem| problem.fails()).collect::<Vec<_>>()
    );
    assert!(all("2026-11-21").fails());
}

#[test]
fn a_waiver_that_is_over_and_what_is_back_point_at_each_other() {
    let analysis = analysed(&waiver("later", &format!("rule {UNMANAGED}; on till; until 2026-06-30")));
    let (over, back) = (found(&analysis, "expired-waiver")[0], found(&analysis, UNMANAGED)[0]);
    assert_eq!(over.related[0].span, back.primary.span);
    assert_eq!(back.related.last().unwrap().span, over.primary.span);
    assert_eq!(found(&analysis, "waiver-matches-nothing"), Vec::<&Diagnostic>::new());
}

#[test]
fn a_waiver_never_accepts_what_is_found_about_itself() {
    let over = waiver("over", &format!("rule {UNMANAGED}; on till; until 2026-06-30"));
    let itself = waiver("itself", "rule expired-waiver; on itself; until 2026-06-30");
    let other = waiver("other", "rule expired-waiver; on itself, over; until 2027-12-31");
    assert_eq!(accepted(&itself, "expired-waiver"), [""]);
    assert_eq!(
        accepted(&(over + &itself + &other), "expired-waiver"),
        ["waived by other until 2027-12-31", "waived by other until 2027-12-31"]
    );
}

#[test]
fn nothing_is_said_of_a_waiver_whose_findings_cannot_be_known() {
    let idle = |lines: &str| {
        let analysis = analysed(&waiver("w", lines));
        found(&analysis, "waiver-matches-nothing").len()
    };
    assert_eq!(idle("rule unmanaged-touchpoint; on shelf; until 2027-12-31"), 1);
    assert_eq!(idle("rule promise-undelivered; on shelf; until 2027-12-31"), 0, "a rule that could not be checked");
    assert_eq!(idle("rule waiver-ends-soon; on w; until 2027-12-31"), 0, "a rule about waivers");
    assert_eq!(idle("rule nothing-of-the-kind; on shelf; until 2027-12-31"), 0, "a rule nobody knows");
}

#[test]
fn a_day_that_cannot_be_read_brings_nothing_back() {
    let analysis = analysed(&waiver("later", &format!("rule {UNMANAGED}; on till; until 2026-02-30")));
    let wrong: Vec<&str> = (analysis.problems.iter())
        .filter(|problem| problem.origin == Origin::Compile || problem.slug.contains("waiver"))
        .map(|problem| problem.slug.as_str())
        .collect();
    assert_eq!(wrong, ["impossible-date"]);
    assert!(found(&analysis, UNMANAGED)[0].waived.is_some());
}

#[test]
fn rules_are_told_in_the_order_of_the_book_whenever_they_are_run() {
    let own = "rule own { level info; why \"x\"; require 1 = 2; say \"x\"; at policy; bad {}; good {} }";
    let analysis = analysed(own);
    let at = |slug: &str| analysis.checked.iter().position(|rule| rule == slug).unwrap();
    assert!(at("unowned-touchpoint") < at("expired-waiver") && at("expired-waiver") < at("own"));
}
