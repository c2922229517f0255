//! What may be written where, in whole text and in broken text.

use truenorth::editor::completion::completion;

use crate::asked::{at, behind};

fn offers(marked: &str) -> Vec<String> {
    let (edition, point) = at(marked);
    completion(&edition, point).unwrap().offers.into_iter().map(|offer| offer.label).collect()
}

/// Holds that some labels are offered at a point, and others are not.
fn check(marked: &str, offered: &[&str], others: &[&str]) {
    let found = offers(marked);
    for label in offered {
        assert!(found.iter().any(|found| found == label), "{marked}: `{label}` is missing in {found:?}");
    }
    for label in others {
        assert!(!found.iter().any(|found| found == label), "{marked}: `{label}` is too much in {found:?}");
    }
}

const PARTIES: &str = "executive boss \"Boss\"\ndepartment ops\nstage pay\nchannel web\nstandard quick\n";

#[test]
fn at_the_top_kinds_are_offered() {
    for marked in ["^", "tou^", "role x\n\n^\n", "role x { }\ntou^chpoint y", "role x {\n}\n^"] {
        check(marked, &["touchpoint", "executive", "waiver"], &["owner"]);
    }
}

#[test]
fn in_a_block_the_properties_are_offered_that_are_not_said_yet() {
    let all = ["touchpoint x { ^ }", "touchpoint x {\n  ow^\n}", "touchpoint x {\n  ^", "touchpoint x { ^"];
    for marked in all {
        check(marked, &["owner", "manage", "channel", "status"], &["touchpoint", "to"]);
    }
    check("touchpoint x {\n  channel web\n  ^\n}", &["owner", "stage"], &["channel"]);
    check("touchpoint x {\n  owner ops\n  ^\n}", &["owner"], &[]);
    check("role x { reports ^ }", &["to"], &["in"]);
}

#[test]
fn behind_a_property_its_values_are_offered() {
    let with = |marked: &str| format!("{PARTIES}{marked}");
    check(&with("touchpoint x { manage ^ }"), &["boss", "ops", "tbd"], &["pay", "web", "to"]);
    check(&with("touchpoint x {\n  manage ^"), &["boss", "ops"], &["pay"]);
    check(&with("touchpoint x {\n  manage o^\n  stage pay\n}"), &["ops"], &["pay"]);
    check(&with("touchpoint x { manage ops, ^ }"), &["boss"], &["to"]);
    check(&with("touchpoint x { manage ops to ^ }"), &["quick"], &["ops"]);
    check(&with("touchpoint x { stage ^ }"), &["pay"], &["ops"]);
    check(&with("touchpoint x { status ^ }"), &["active", "planned"], &["ops"]);
    check(&with("executive y { mandate over ^ }"), &["ops", "all", "all departments"], &["pay"]);
    check("touchpoint a\ntouchpoint b\njourney j { steps a -> ^ }", &["b"], &["j"]);
    check("waiver w { rule ^ }", &["unmanaged-touchpoint"], &["w"]);
    check("organization o { profile ^ }", &["baseline", "federal"], &[]);
    check("metric m { reviewed ^ }", &["monthly"], &[]);
    check("training t { since ^ }\nwaiver w { until ^ }".replacen('^', "", 1).as_str(), &["2026-11-22"], &[]);
}

#[test]
fn behind_a_value_its_clauses_are_offered() {
    let with = |marked: &str| format!("{PARTIES}{marked}");
    check(&with("touchpoint x { manage ops ^ }"), &["to", "with", "consulting"], &["owner", "ops"]);
    check(&with("touchpoint x { manage ops with boss ^ }"), &["to", "informing"], &["with"]);
}

#[test]
fn in_texts_and_behind_titles_nothing_is_offered() {
    assert_eq!(offers("role x \"a ^ b\""), Vec::<String>::new());
    assert_eq!(offers("role x ^"), Vec::<String>::new());
}

#[test]
fn what_is_typed_is_replaced_whole() {
    let (edition, point) = behind("owner o");
    let span = completion(&edition, point).unwrap().span;
    assert_eq!(edition.analysis.sources().slice(span), "ops");
}
