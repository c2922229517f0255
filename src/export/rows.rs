//! Which rows of the vocabulary an object of the document has, under which names, and the schema that follows.
//!
//! In: rows of the vocabulary. Out: [`Row`]s and JSON Schemas. The vocabulary drives all of it, so that a property added there
//! appears here by itself. What a row looks like in JSON follows from the row alone:
//!
//! - A property of one value is that value, or null; a list is an array; a bare word is true or false.
//! - A property with clauses or a block is an object: its value under `value`, or its parts under their names, and each
//!   clause under its path; null where it is not stated.
//! - A property that may be stated several times is an array of what one line of it is.
//! - An amount among the parts is two fields: its number under the part's name, and `unit`.

use serde_json::{Map, Value as Json, json};

use super::values;
use crate::vocabulary::{Entry, Part, Property, PropertyId, ValueType};

/// One property as a field of an object.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) key: String,
    pub(super) entry: &'static Entry,
}

/// The rows of entries, without some of them.
pub(super) fn rows(entries: impl IntoIterator<Item = &'static Entry>, without: &[Option<PropertyId>]) -> Vec<Row> {
    let kept = entries.into_iter().filter(|entry| !without.contains(&Some(entry.id)));
    kept.map(|entry| Row { key: camel(entry.id.path()), entry }).collect()
}

/// The clauses of an entry and the rows of its block.
pub(super) fn inner(entry: &'static Entry) -> Vec<Row> {
    rows(entry.clauses.iter().chain(&entry.block), &[])
}

/// A path as the name of a field: `reports-to` becomes `reportsTo`.
pub(super) fn camel(path: &str) -> String {
    let mut parts = path.split('-');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |mut name, part| {
        let mut letters = part.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name + letters.as_str()
    })
}

/// Whether one line of a property is an object.
pub(super) fn is_object(entry: &Entry) -> bool {
    has_inner(entry) || matches!(entry.property.value, ValueType::Parts(_))
}

fn has_inner(entry: &Entry) -> bool {
    !entry.clauses.is_empty() || !entry.block.is_empty()
}

/// Whether the value of one line is an array.
pub(super) fn is_array(property: &Property) -> bool {
    property.many.takes_list() || property.value.is_chain()
}

/// Whether single values of a list are chains of their own: `pick-up, checkout -> pick-up`.
pub(super) fn is_list_of_chains(property: &Property) -> bool {
    property.many.takes_list() && property.value.is_chain()
}

/// Adds the fields of rows to the schema of an object.
pub(super) fn add_fields(schema: &mut Map<String, Json>, rows: &[Row]) {
    for row in rows {
        add_field(schema, &row.key, field(row.entry));
    }
}

/// Adds a field that is always there.
pub(super) fn add_field(schema: &mut Map<String, Json>, key: &str, field: Json) {
    if let Json::Object(properties) = schema.entry("properties").or_insert_with(|| json!({})) {
        properties.insert(key.to_owned(), field);
    }
    if let Json::Array(required) = schema.entry("required").or_insert_with(|| json!([])) {
        required.push(key.into());
    }
}

/// The schema of a field.
fn field(entry: &'static Entry) -> Json {
    let line = line(entry);
    let schema = match entry.property.many.repeats() {
        true => array(line, ""),
        false if is_object(entry) || !is_plain_list(entry) => nullable(line),
        false => line,
    };
    let order = if schema.get("items").is_some() { " In source order." } else { "" };
    described(schema, &format!("{}{order}", sentence(entry.property.meaning)))
}

/// Whether a line of it is never null: an array, which may be empty, or true or false.
fn is_plain_list(entry: &Entry) -> bool {
    is_array(entry.property) || matches!(entry.property.value, ValueType::Flag)
}

/// The schema of one line of a property.
fn line(entry: &'static Entry) -> Json {
    let value = value(entry.property);
    if !is_object(entry) {
        return value;
    }
    let mut schema = Map::from_iter([("type".to_owned(), "object".into())]);
    match entry.property.value {
        ValueType::Parts(parts) => parts.iter().for_each(|part| add_part(&mut schema, part)),
        ValueType::Flag => {}
        _ if is_array(entry.property) => add_field(&mut schema, VALUE, value),
        _ => add_field(&mut schema, VALUE, described(nullable(value), "What the line says.")),
    }
    add_fields(&mut schema, &inner(entry));
    Json::Object(schema)
}

/// The name of the field that holds the value of a line with clauses.
pub(super) const VALUE: &str = "value";

/// The name of the field beside an amount that holds its unit.
pub(super) const UNIT: &str = "unit";

fn value(property: &Property) -> Json {
    let one = values::schema(property.value);
    if is_array(property) { array(one, "In source order.") } else { one }
}

fn add_part(schema: &mut Map<String, Json>, part: &Part) {
    match part {
        Part::Arrow => {}
        Part::Comparator(name) => {
            let comparator = nullable(values::comparator());
            add_field(schema, name, described(comparator, "How what is measured is held against the value."));
        }
        Part::Field(name, value) => {
            add_field(schema, name, described(nullable(values::schema(*value)), &format!("Its {name}.")));
            if matches!(value, ValueType::Quantity) {
                let unit = json!({
                    "type": ["string", "null"],
                    "description": "A unit of time, `%`, a currency, or the metric's own; null for a bare number.",
                });
                add_field(schema, UNIT, unit);
            }
        }
    }
}

/// An array with its order.
pub(super) fn array(items: Json, order: &str) -> Json {
    json!({ "type": "array", "items": items, "description": order })
}

fn described(mut schema: Json, description: &str) -> Json {
    if let Json::Object(fields) = &mut schema {
        fields.insert("description".to_owned(), description.into());
    }
    schema
}

/// The schema, or null.
pub(super) fn nullable(schema: Json) -> Json {
    json!({ "anyOf": [schema, { "type": "null" }] })
}

/// A meaning as a sentence of its own.
pub(super) fn sentence(meaning: &str) -> String {
    let mut letters = meaning.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}.", letters.as_str())
}
