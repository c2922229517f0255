//! `build`: what is written, and what keeps a policy from being built.

use std::fs;

use jsonschema::validator_for;
use serde_json::Value;
use truenorth::export::policy;

use crate::support::{Place, Ran};

const CLEAN: &str = "channel store \"The store\" { kind in-person }\n";
const GAPS: &str = "touchpoint till \"The till\"\n";
const BROKEN: &str = "touchpont till\n";

fn document(ran: &Ran) -> Value {
    let document = serde_json::from_str(&ran.out).unwrap();
    let schema = policy::schema();
    let wrong: Vec<String> =
        validator_for(&schema).unwrap().iter_errors(&document).map(|error| error.to_string()).collect();
    assert_eq!(wrong, Vec::<String>::new());
    document
}

#[test]
fn a_clean_policy_becomes_a_document_that_follows_its_schema() {
    let ran = Place::with(&[("policy/store.north", CLEAN)]).run("build policy --as-of 2026-11-22");
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let document = document(&ran);
    assert_eq!(document["inputs"][0]["path"], "store.north");
    assert_eq!(document["channels"][0]["id"], "store");
    assert_eq!(document["withFindings"], false);
}

#[test]
fn the_same_policy_gives_the_same_bytes_wherever_it_lies() {
    let files = [("policy/store.north", CLEAN), ("policy/a/b.north", "stage buy\n")];
    let build = || Place::with(&files).run("build policy --as-of 2026-11-22").out;
    assert_eq!(build(), build());
}

#[test]
fn a_policy_with_errors_is_not_built_and_nothing_is_written() {
    let place = Place::with(&[("policy/till.north", GAPS), ("old.json", "old")]);
    let ran = place.run("build policy --as-of 2026-11-22 -o old.json");
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("error[unowned-touchpoint]"), "{}", ran.err);
    assert!(ran.err.contains("error: the policy is not built: it has "), "{}", ran.err);
    assert_eq!((place.read("old.json").as_str(), place.names()), ("old", vec!["old.json".into(), "policy".into()]));
}

#[test]
fn a_policy_with_findings_is_built_where_that_is_wanted_and_says_so() {
    let ran = Place::with(&[("till.north", GAPS)]).run("build --with-findings --as-of 2026-11-22");
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let document = document(&ran);
    assert_eq!(document["withFindings"], true);
    assert!(document["findings"].as_array().unwrap().iter().any(|finding| finding["rule"] == "unowned-touchpoint"));
}

#[test]
fn a_mistake_in_writing_is_never_built() {
    let ran = Place::with(&[("till.north", BROKEN)]).run("build --with-findings");
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("error[unknown-kind]"), "{}", ran.err);
}

#[test]
fn what_could_not_be_read_whole_is_not_built() {
    let ran = Place::with(&[("a.north", CLEAN)]).run("build a.north missing.north");
    assert_eq!((ran.status, ran.out.as_str()), (3, ""));
    assert!(ran.err.contains("the policy is not built: something could not be read"), "{}", ran.err);
}

#[test]
fn the_document_is_written_to_a_file_whole() {
    let place = Place::with(&[("policy/store.north", CLEAN), ("out.json", "old")]);
    let to_file = place.run("build policy --as-of 2026-11-22 -o out.json");
    assert_eq!(to_file.told(), "status 0\n--- standard output\n--- standard error\n");
    assert_eq!(place.read("out.json"), place.run("build policy --as-of 2026-11-22").out);
    assert_eq!(place.run("build policy -o new.json").status, 0);
    assert_eq!(place.names(), ["new.json", "out.json", "policy"]);
}

#[test]
fn a_file_of_a_policy_is_not_written_over() {
    let place = Place::with(&[("store.north", CLEAN)]);
    assert_eq!(place.run("build -o store.north").status, 2);
    assert_eq!(place.read("store.north"), CLEAN);
}

#[cfg(unix)]
#[test]
fn a_device_is_written_to_and_stays_one() {
    use std::os::unix::fs::FileTypeExt;
    let place = Place::with(&[("store.north", CLEAN)]);
    assert_eq!(place.run("build -o /dev/null").status, 0);
    assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
}

#[test]
fn a_file_that_cannot_be_written_is_told() {
    let ran = Place::with(&[("store.north", CLEAN)]).run("build -o missing/out.json");
    assert_eq!(ran.status, 3);
    assert!(ran.err.starts_with("error: cannot write `missing/out.json`: "), "{}", ran.err);
}
