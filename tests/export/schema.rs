//! The schema is a contract, and means something.

use insta::assert_snapshot;
use serde_json::Value as Json;
use truenorth::export::policy::schema;
use truenorth::vocabulary::KINDS;

use crate::support::*;

#[test]
fn the_schema_is_a_public_contract() {
    assert_snapshot!(serde_json::to_string_pretty(&schema()).unwrap());
}

#[test]
fn the_schema_refuses_what_is_no_document() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let good = built(SMALL);
    let breakings: [fn(&mut Json); 8] = [
        |json| json["format"]["name"] = "other".into(),
        |json| json["asOf"] = "today".into(),
        |json| json["touchpoints"][0]["status"] = "busy".into(),
        |json| json["touchpoints"][0]["duties"]["manage"][0]["from"]["kind"] = "guessed".into(),
        |json| json["standards"][0]["target"][0]["comparator"] = "~".into(),
        |json| json["parties"][0]["kind"] = "rule".into(),
        |json| json["inputs"][0]["sha256"] = "abc".into(),
        |json| {
            json["coverage"].as_object_mut().unwrap().remove("journeysOwned");
        },
    ];
    for (index, breaking) in breakings.into_iter().enumerate() {
        let mut broken = good.clone();
        breaking(&mut broken);
        assert_ne!(broken, good, "breaking {index}");
        assert!(!validator.is_valid(&broken), "breaking {index}");
    }
}

#[test]
fn every_field_of_the_schema_says_what_it_means() {
    fn undescribed(schema: &Json, path: &str, found: &mut Vec<String>) {
        let Json::Object(fields) = schema else { return };
        for (name, field) in fields.get("properties").and_then(Json::as_object).into_iter().flatten() {
            if field.get("description").is_none() && field.get("$ref").is_none() {
                found.push(format!("{path}/{name}"));
            }
        }
        for (name, field) in fields {
            undescribed(field, &format!("{path}/{name}"), found);
        }
    }
    let mut found = Vec::new();
    undescribed(&schema(), "", &mut found);
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn the_example_of_every_kind_is_valid() {
    for row in KINDS {
        built(row.example);
    }
}

#[test]
fn an_empty_policy_and_a_broken_one_are_documents_too() {
    assert_eq!(built("")["organization"], Json::Null);
    built(
        "touchpoint checkout { owner nobody-knows; manage; review every soon }\nmetric m { target <= }\nwaiver w { on a -> }",
    );
}
