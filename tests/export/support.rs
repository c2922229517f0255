//! A policy's text to its document, held against the schema.

use std::sync::OnceLock;

use jsonschema::Validator;
use serde_json::Value as Json;
use truenorth::analysis::{Analysis, Options, analyse, sources};
use truenorth::diagnostic::Origin::Compile;
use truenorth::export::policy::{document, schema, to_json};
use truenorth::model::Date;
use truenorth::rules::{self, Setting, Settings};

pub(crate) const SMALL: &str = include_str!("small.north");

pub(crate) fn analysed(files: &[(String, String)]) -> Analysis {
    let mut sources = sources();
    for (path, text) in files {
        sources.add(path, text.as_bytes().to_vec()).unwrap();
    }
    analyse(sources, &options())
}

fn options() -> Options {
    Options::as_of(Date::constant(2026, 11, 22))
}

/// A policy in one file, with what its own rules find and nothing else.
pub(crate) fn judged(text: &str) -> Analysis {
    let mut analysis = analysed(&[("policy.north".to_owned(), text.to_owned())]);
    let (mut book, _) = rules::compile(&analysis.policy);
    book.rules.retain(|rule| analysis.policy.is_own(rule.declaration));
    let mut settings = Settings::as_of(analysis.as_of);
    settings.levels.insert("led-by-one".to_owned(), Setting::Off);
    let found = rules::run(&book, &analysis.policy, &settings);
    analysis.problems.retain(|problem| problem.origin == Compile);
    analysis.problems.extend(found.findings);
    analysis.checked = found.checked;
    analysis.not_checkable.clear();
    analysis
}

/// The document of a policy in one file.
pub(crate) fn built(text: &str) -> Json {
    valid(&to_json(&document(&judged(text))))
}

/// The JSON of a document that says nothing but what the schema says.
pub(crate) fn valid(json: &str) -> Json {
    static VALIDATORS: OnceLock<[Validator; 2]> = OnceLock::new();
    let validators = VALIDATORS.get_or_init(|| {
        let mut strict = schema();
        forbid_more(&mut strict);
        [schema(), strict].map(|schema| jsonschema::validator_for(&schema).unwrap())
    });
    let document = serde_json::from_str(json).unwrap();
    for validator in validators {
        let errors: Vec<String> =
            validator.iter_errors(&document).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
    document
}

/// No object may have a field its schema does not tell, and every field the schema tells must be there.
fn forbid_more(schema: &mut Json) {
    match schema {
        Json::Object(fields) => {
            fields.values_mut().for_each(forbid_more);
            let told = fields.get("properties").and_then(Json::as_object).filter(|_| fields.contains_key("type"));
            let keys: Option<Json> = told.map(|told| told.keys().cloned().collect::<Vec<_>>().into());
            if let Some(keys) = keys {
                fields.insert("additionalProperties".to_owned(), false.into());
                fields.insert("required".to_owned(), keys);
            }
        }
        Json::Array(items) => items.iter_mut().for_each(forbid_more),
        _ => {}
    }
}

/// The element of a list with this id.
pub(crate) fn with_id<'j>(list: &'j Json, id: &str) -> &'j Json {
    list.as_array().unwrap().iter().find(|element| element["id"] == id).unwrap_or_else(|| panic!("no {id}"))
}
