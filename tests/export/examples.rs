//! The policies that ship with Truenorth, compiled.

use std::path::Path;

use serde_json::{Value as Json, json};
use truenorth::export::policy::{document, to_json};

use crate::support::*;

fn example(name: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    let mut files: Vec<(String, String)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "north"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(path).unwrap()))
        .collect();
    files.sort();
    files
}

fn compiled(name: &str) -> Json {
    let files = example(name);
    let json = to_json(&document(&analysed(&files)));
    assert_eq!(json, to_json(&document(&analysed(&files))), "the same policy gives other bytes");
    let mut backwards = files;
    backwards.reverse();
    let other = valid(&to_json(&document(&analysed(&backwards))));
    let document = valid(&json);
    assert_eq!(document["accountability"], other["accountability"], "the order of the files matters");
    assert_eq!(document["sourceMap"], other["sourceMap"]);
    document
}

fn count(document: &Json, list: &str) -> usize {
    document[list].as_array().unwrap().len()
}

/// Every id that a list of touch-points or journeys names is declared.
fn hangs_together(document: &Json) {
    let ids = |list: &str| -> Vec<&str> {
        document[list].as_array().unwrap().iter().map(|element| element["id"].as_str().unwrap()).collect()
    };
    let (touchpoints, journeys, metrics) = (ids("touchpoints"), ids("journeys"), ids("metrics"));
    assert!(touchpoints.is_sorted() && journeys.is_sorted() && metrics.is_sorted());
    let named =
        |element: &Json, field: &str| -> Vec<String> { serde_json::from_value(element[field].clone()).unwrap() };
    for touchpoint in document["touchpoints"].as_array().unwrap() {
        assert!(named(touchpoint, "journeys").iter().all(|id| journeys.contains(&id.as_str())));
        assert!(named(touchpoint, "measuredThrough").iter().all(|id| metrics.contains(&id.as_str())));
    }
    for journey in document["journeys"].as_array().unwrap() {
        let steps = named(journey, "steps");
        assert!(steps.iter().all(|id| touchpoints.contains(&id.as_str())));
        for edge in journey["edges"].as_array().unwrap() {
            assert!(edge.as_array().unwrap().iter().all(|step| steps.iter().any(|known| step == known)));
        }
    }
    for (name, share) in document["coverage"].as_object().unwrap() {
        assert!(share["have"].as_u64() <= share["of"].as_u64(), "{name}");
    }
}

#[test]
fn northwind_is_covered_throughout() {
    let document = compiled("northwind");
    hangs_together(&document);
    assert_eq!(document["profile"]["name"], "northwind-house");
    let owned = &document["coverage"]["touchpointsOwned"];
    assert_eq!(owned["have"], owned["of"]);
    assert!(owned["of"].as_u64() > Some(20), "{owned}");
    insta::assert_snapshot!(serde_json::to_string_pretty(&document["coverage"]).unwrap());
}

#[test]
fn the_hot_potato_shows_its_gaps() {
    let document = compiled("hot-potato");
    hangs_together(&document);
    assert_eq!(document["withFindings"], true);
    let findings = document["findings"].as_array().unwrap();
    let about =
        |list: &str| document[list].as_array().unwrap().iter().flat_map(|one| one["findings"].as_array().unwrap());
    assert!(about("touchpoints").count() > 10);
    for list in ["touchpoints", "journeys", "parties", "claims", "routes"] {
        for fingerprint in about(list) {
            assert!(findings.iter().any(|finding| finding["fingerprint"] == *fingerprint), "{fingerprint}");
        }
    }
    insta::assert_snapshot!(serde_json::to_string_pretty(&document["coverage"]).unwrap());
}

#[test]
fn the_thirteen_activities_are_thirteen_touchpoints() {
    let document = compiled("thirteen-activities");
    hangs_together(&document);
    assert_eq!(count(&document, "touchpoints"), 13);
}

#[test]
fn the_federal_services_are_all_there() {
    let document = compiled("federal-services");
    hangs_together(&document);
    let counts = ["touchpoints", "journeys", "metrics"].map(|list| count(&document, list));
    assert_eq!(counts, [161, 49, 177]);
    assert_eq!(document["inputs"].as_array().unwrap().len(), 20);
    assert_eq!(document["coverage"]["touchpointsMeasured"]["of"], json!(161));
}
