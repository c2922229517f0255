//! What a declaration states, by the rows of the vocabulary.
//!
//! In: lines and the rows they may be of. Out: [`Stated`]: a field for each row, in the table's order, stated or not. What a
//! field looks like is told in `rows`.

use std::borrow::Cow;

use rustc_hash::FxHashSet;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value as Json};

use super::rows::{self, Row};
use super::values;
use crate::model::{FactId, Held, Policy, Value};
use crate::vocabulary::{Part, ValueType};

/// Fields whose names and types come from the vocabulary.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stated(pub(super) Vec<(String, Json)>);

/// In the order of the vocabulary.
impl Serialize for Stated {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// Any object: the type cannot know its rows. Whoever holds it adds them.
impl JsonSchema for Stated {
    fn schema_name() -> Cow<'static, str> {
        "Stated".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object" })
    }
}

impl Stated {
    /// The fields of rows, as some lines state them.
    pub(super) fn of(policy: &Policy, rows: &[Row], facts: impl Iterator<Item = FactId> + Clone) -> Stated {
        let field = |row: &Row| {
            let lines = facts.clone().filter(|fact| policy.fact(*fact).entry.id == row.entry.id);
            (row.key.clone(), field(policy, row, lines))
        };
        Stated(rows.iter().map(field).collect())
    }

    /// Drops from a list of names those that stand elsewhere already.
    pub(super) fn drop_from(&mut self, key: &str, names: &[String]) {
        let names: FxHashSet<&str> = names.iter().map(String::as_str).collect();
        let field = self.0.iter_mut().find(|(name, _)| name == key);
        if let Some((_, Json::Array(items))) = field {
            items.retain(|item| !item.as_str().is_some_and(|item| names.contains(item)));
        }
    }
}

fn field(policy: &Policy, row: &Row, mut lines: impl Iterator<Item = FactId>) -> Json {
    if row.entry.property.many.repeats() {
        return lines.map(|fact| line(policy, fact)).collect();
    }
    lines.next().map_or_else(|| absent(row), |fact| line(policy, fact))
}

/// The field of a property that is not stated.
fn absent(row: &Row) -> Json {
    let property = row.entry.property;
    match property.value {
        _ if rows::is_object(row.entry) => Json::Null,
        ValueType::Flag => false.into(),
        _ if rows::is_array(property) => Json::Array(Vec::new()),
        _ => property.default.into(),
    }
}

/// What one line or clause says.
pub(super) fn line(policy: &Policy, fact: FactId) -> Json {
    let entry = policy.fact(fact).entry;
    if !rows::is_object(entry) {
        return if matches!(entry.property.value, ValueType::Flag) { true.into() } else { value(policy, fact) };
    }
    let mut fields = Map::new();
    match entry.property.value {
        ValueType::Parts(all) => parts(policy, fact, all, &mut fields),
        ValueType::Flag => {}
        _ => {
            fields.insert(rows::VALUE.to_owned(), value(policy, fact));
        }
    }
    fields.extend(Stated::of(policy, &rows::inner(entry), policy.inner(fact)).0);
    Json::Object(fields)
}

/// The values of a line: one, or all of a list.
fn value(policy: &Policy, fact: FactId) -> Json {
    let property = policy.fact(fact).entry.property;
    let held = policy.values(fact);
    if rows::is_list_of_chains(property) {
        return chains(policy, fact).into_iter().map(Json::from).collect();
    }
    if rows::is_array(property) {
        let known = held.iter().filter(|held| held.value != Value::Unknown);
        return known.map(|held| values::of(policy, fact, held)).collect();
    }
    held.first().map_or(Json::Null, |held| values::of(policy, fact, held))
}

/// The chains of a list, each as `a->b`.
pub(super) fn chains(policy: &Policy, fact: FactId) -> Vec<String> {
    let name = |held: &Held| policy.sources().slice(policy.value_place(fact, held));
    policy.chains(fact).map(|chain| chain.iter().map(name).collect::<Vec<_>>().join("->")).collect()
}

fn parts(policy: &Policy, fact: FactId, all: &[Part], fields: &mut Map<String, Json>) {
    let mut held = policy.values(fact).iter();
    for part in all {
        match part {
            Part::Arrow => {}
            Part::Comparator(name) => {
                let value = held.next().map_or(Json::Null, |held| values::of(policy, fact, held));
                fields.insert((*name).to_owned(), value);
            }
            Part::Field(name, ValueType::Quantity) => {
                let (number, unit) = held.next().map_or((Json::Null, Json::Null), |held| amount(policy, held));
                fields.insert((*name).to_owned(), number);
                fields.insert(rows::UNIT.to_owned(), unit);
            }
            Part::Field(name, _) => {
                let value = held.next().map_or(Json::Null, |held| values::of(policy, fact, held));
                fields.insert((*name).to_owned(), value);
            }
        }
    }
}

/// A number and its unit.
fn amount(policy: &Policy, held: &Held) -> (Json, Json) {
    match held.value {
        Value::Quantity(quantity) => (values::number(quantity.amount), values::unit(policy, quantity.unit)),
        _ => (Json::Null, Json::Null),
    }
}
