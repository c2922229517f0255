//! What machines read.

use insta::assert_snapshot;
use truenorth::diagnostic::{Diagnostic, Edit, Level};
use truenorth::export::problems::{Extent, NotCheckable, Run, document, schema};
use truenorth::source::Sources;

use crate::policy::*;

fn run(extent: Extent) -> Run {
    let declare = "a `metric` with `kind revenue`".to_owned();
    let not_checkable = vec![NotCheckable { rule: "metric-second-class".to_owned(), declare }];
    Run { as_of: "2026-11-22".to_owned(), extent, not_checkable, checked: None }
}

fn problems() -> (Sources, Vec<Diagnostic>) {
    let sources =
        policy(&[("store.north", "/// Läden\ntouchpoint checkout {\n  manages ops\n}\n"), ("b.north", "日本 x\n")]);
    let word = at(&sources, "store.north", "«manages»");
    let unknown = Diagnostic::compile("unknown-property", word, "a touch-point has no property `manages`")
        .pointing("did you mean `manage`?")
        .help("write `manage`")
        .safe_fix("write `manage`", vec![Edit { span: word, text: "manage".to_owned() }]);
    let unmanaged = about("touchpoint", "checkout", at(&sources, "store.north", "«checkout»"))
        .related(at(&sources, "b.north", "«x»"), "seen here")
        .why("A touch-point that nobody runs is noticed first by a customer.")
        .suggested_fix(
            "name who runs it",
            vec![Edit { span: word.before(), text: "manage ${department}\n".to_owned() }],
        );
    let accepted = waived(finding("unmeasured-touchpoint", Level::Warning, word), "2027-02-28");
    (sources, vec![unknown, unmanaged, accepted])
}

fn valid(json: &str) {
    let schema = serde_json::to_value(schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let document = serde_json::from_str(json).unwrap();
    let errors: Vec<String> = validator.iter_errors(&document).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn the_document_says_all_of_each_problem() {
    let (sources, problems) = problems();
    let json = document(&problems, &sources, &run(Extent::Complete)).to_json();
    valid(&json);
    assert_snapshot!(json);
}

#[test]
fn an_incomplete_run_without_problems_is_a_document_too() {
    let json = document(&[], &Sources::default(), &run(Extent::Incomplete)).to_json();
    valid(&json);
    assert!(json.contains("\"complete\": false"));
}

#[test]
fn spans_out_of_bounds_are_brought_back() {
    let sources = policy(&[("a.north", "日本")]);
    let problem = Diagnostic::compile("syntax", span(&sources, 99, 4), "x");
    let json = document(&[problem], &sources, &run(Extent::Complete)).to_json();
    valid(&json);
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["problems"][0]["start"], serde_json::json!({ "line": 1, "column": 2, "byte": 3 }));
    assert_eq!(value["problems"][0]["end"], serde_json::json!({ "line": 1, "column": 3, "byte": 6 }));
}

#[test]
fn the_schema_refuses_what_is_no_document() {
    let schema = serde_json::to_value(schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let (sources, problems) = problems();
    let good: serde_json::Value =
        serde_json::from_str(&document(&problems, &sources, &run(Extent::Complete)).to_json()).unwrap();
    let breakings: [fn(&mut serde_json::Value); 5] = [
        |json| json["format"]["name"] = "other".into(),
        |json| json["asOf"] = "yesterday".into(),
        |json| json["problems"][0]["level"] = "fatal".into(),
        |json| json["problems"][0]["start"]["line"] = 0.into(),
        |json| {
            json["problems"][1].as_object_mut().unwrap().remove("message");
        },
    ];
    for (index, breaking) in breakings.into_iter().enumerate() {
        let mut broken = good.clone();
        breaking(&mut broken);
        assert!(!validator.is_valid(&broken), "breaking {index}");
    }
}

#[test]
fn the_schema_is_a_public_contract() {
    assert_snapshot!(serde_json::to_string_pretty(&schema()).unwrap());
}
