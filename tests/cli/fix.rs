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
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", "1 problem mended\n"));
    assert_eq!(place.read("policy/till.north"), MENDED);
    assert_eq!(place.run("fix policy").err, "nothing to mend without a decision\n");
    assert_eq!(place.read("policy/till.north"), MENDED);
}

#[test]
fn what_would_change_is_shown_and_nothing_written() {
    let place = place();
    assert_snapshot!(place.run("fix policy --diff").told());
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
