//! `fix`: what is mended, and what is left to people.

use insta::assert_snapshot;

use crate::support::Place;

const SLIP: &str = "touchpoint till {\n  manages  shop  // who else\n}\ndepartment shop\n";
const MENDED: &str = "touchpoint till {\n  manage  shop  // who else\n}\ndepartment shop\n";

fn place() -> Place {
    Place::with(&[("policy/till.north", SLIP), ("policy/b.north", "stage buy\n")])
}

#[test]
fn what_is_safe_is_mended_and_then_there_is_nothing_left_to_mend() {
    let place = place();
    let ran = place.run("fix policy");
    assert_eq!((ran.status, ran.out.as_str()), (0, ""));
    assert!(ran.err.starts_with("1 problem mended\n"), "{}", ran.err);
    assert!(ran.err.ends_with(" suggested: truenorth fix --suggested --diff\n"), "{}", ran.err);
    assert_eq!(place.read("policy/till.north"), MENDED);
    assert!(place.run("fix policy").err.starts_with("nothing to mend without a decision\n"));
    assert_eq!(place.read("policy/till.north"), MENDED);
}

#[test]
fn what_would_change_is_shown_and_nothing_written() {
    let place = place();
    let ran = place.run("fix policy --diff");
    assert_eq!(ran.status, 1);
    assert_snapshot!(ran.out);
    assert_eq!(place.read("policy/till.north"), SLIP);
}

#[test]
fn standard_input_goes_to_standard_output() {
    for text in [SLIP, MENDED] {
        assert_eq!(place().run_with_input("fix -", text.as_bytes()).out, MENDED);
    }
}

#[test]
fn a_file_that_is_no_text_is_left_alone() {
    let place = Place::with(&[]);
    let bytes = [SLIP.as_bytes(), b"// \xff\n"].concat();
    place.write("a.north", &bytes);
    assert_eq!(place.run("fix").status, 3);
    assert_eq!(std::fs::read(place.path("a.north")).unwrap(), bytes);
}

/// A till that nobody owns, and that is managed to nothing.
const OPEN: &str = "\
touchpoint till \"The till\" {
  medium  human
  manage  shop
}

department shop \"The shop\"
";

#[test]
fn what_is_suggested_is_written_where_it_is_asked_for_and_what_cannot_be_is_told() {
    let place = Place::with(&[("till.north", OPEN)]);
    let ran = place.run("fix till.north --suggested --as-of 2026-11-22");
    assert_eq!((ran.status, ran.out.as_str()), (0, ""));
    assert!(
        place.read("till.north").contains("  medium  human\n  manage  shop\n  design  tbd\n  owner   tbd\n"),
        "{}",
        place.read("till.north")
    );
    assert!(ran.err.contains("left to you:\n"), "{}", ran.err);
    let left = "  till.north:3: write `shop to ${standard}` (managed-to-no-standard)\n";
    assert!(ran.err.contains(left), "{}", ran.err);
    let again = place.read("till.north");
    assert_eq!(place.run("fix till.north --suggested --as-of 2026-11-22").status, 0);
    assert_eq!(place.read("till.north"), again);
}

#[test]
fn the_result_of_all_suggestions_for_a_bad_policy_is_no_worse() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/hot-potato");
    let place = Place::with(&[]);
    for entry in std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.extension().is_some_and(|end| end == "north") {
            place.write(entry.file_name().unwrap().to_str().unwrap(), &std::fs::read(&entry).unwrap());
        }
    }
    let errors = || place.run("check --format short --as-of 2026-11-22").out.matches(": error[").count();
    let before = errors();
    assert_eq!(place.run("fix --suggested --as-of 2026-11-22").status, 0);
    assert!(errors() < before, "{} of {before}", errors());
    assert_eq!(place.run("fmt --check").status, 0);
}
