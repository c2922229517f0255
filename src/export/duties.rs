//! Who is accountable for a touch-point, journey or channel, duty by duty.
//!
//! In: a declaration. Out: [`Answered`]: each duty's lines with their clauses and where they come from: a touch-point takes each
//! duty it does not state from its channel.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use serde_json::json;

use super::reading::Reading;
use super::rows::{self, Row};
use super::stated::Stated;
use crate::model::{DeclarationId, FactId, duties};
use crate::vocabulary::{self, Entry, Kind, PropertyId, known};

/// What is told of everything that somebody answers for.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Answered {
    /// Each duty's lines, inherited ones too.
    pub duties: Duties,
    /// The parties accountable as owner, in source order.
    pub owner: Vec<String>,
    /// The parties accountable as sponsor, in source order.
    pub sponsor: Vec<String>,
}

/// The lines of each duty, by the duty's word, in the vocabulary's order.
#[derive(Debug, Clone, PartialEq)]
pub struct Duties(pub Vec<(&'static str, Vec<Assignment>)>);

/// One line of a duty.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Assignment {
    /// The parties accountable, in source order: ids, or `everyone`, `customer` or `tbd`.
    pub accountable: Vec<String>,
    /// Its clauses. Whoever is accountable is not told again as responsible.
    #[serde(flatten)]
    pub clauses: Stated,
    /// Where it is stated.
    pub from: From,
}

/// Where a duty comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct From {
    /// Whether it is stated or inherited.
    pub kind: FromKind,
    /// The declaration that states it: itself, or its channel.
    pub declaration: String,
}

/// Whether a duty is stated or inherited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum FromKind {
    /// The declaration itself states it.
    Explicit,
    /// A touch-point takes it from its channel.
    Inherited,
}

impl Serialize for Duties {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(duty, lines)| (duty, lines)))
    }
}

impl JsonSchema for Duties {
    fn schema_name() -> Cow<'static, str> {
        "Duties".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut line = Assignment::json_schema(generator);
        rows::add_fields(line.ensure_object(), &clauses());
        generator.definitions_mut().insert("Assignment".to_owned(), line.into());
        let mut schema = json_schema!({ "type": "object" });
        for entry in entries() {
            let line = json!({ "$ref": "#/$defs/Assignment" });
            let description = format!("{} In source order.", rows::sentence(entry.property.meaning));
            rows::add_field(schema.ensure_object(), &rows::camel(entry.id.path()), rows::array(line, &description));
        }
        schema
    }
}

/// The duties, as any of the kinds that have all of them knows them.
fn entries() -> impl Iterator<Item = &'static Entry> {
    vocabulary::properties(Kind::Channel).iter().filter(|entry| duties::number(entry.id).is_some())
}

/// What may follow every duty.
fn clauses() -> Vec<Row> {
    entries().next().map(rows::inner).unwrap_or_default()
}

/// What is told of a declaration that somebody answers for.
pub(super) fn answered(reading: &Reading<'_>, id: DeclarationId) -> Answered {
    let clauses = clauses();
    let lines = |duty: PropertyId| assignments(reading, (id, duty), &clauses);
    Answered {
        duties: Duties(duties::all().iter().map(|duty| (duty.path(), lines(*duty))).collect()),
        owner: reading.accountable_names(id, known().owner),
        sponsor: reading.accountable_names(id, known().sponsor),
    }
}

fn assignments(reading: &Reading<'_>, (id, duty): (DeclarationId, PropertyId), clauses: &[Row]) -> Vec<Assignment> {
    let from = from(reading, id, duty);
    let assignment = |fact: FactId| {
        let accountable: Vec<String> = reading.parties(fact).map(|party| reading.party_name(party)).collect();
        let mut clauses = Stated::of(reading.policy, clauses, reading.policy.inner(fact));
        let responsible = known().responsible.map_or(String::new(), |responsible| rows::camel(responsible.path()));
        clauses.drop_from(&responsible, &accountable);
        Assignment { accountable, clauses, from: from.clone() }
    };
    reading.policy.effective(id, duty).map(assignment).collect()
}

fn from(reading: &Reading<'_>, id: DeclarationId, duty: PropertyId) -> From {
    let stating = reading.policy.stating(id, duty);
    let kind = if stating == id { FromKind::Explicit } else { FromKind::Inherited };
    From { kind, declaration: reading.name(stating) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_duty_is_told_with_the_same_clauses() {
        let keys = |entry: &'static Entry| rows::inner(entry).into_iter().map(|row| row.key).collect::<Vec<_>>();
        let all: Vec<_> = entries().collect();
        assert_eq!(all.len(), duties::all().len());
        assert!(all.iter().all(|entry| keys(entry) == keys(all[0])));
        assert!(!keys(all[0]).contains(&"accountable".to_owned()) && !keys(all[0]).contains(&"from".to_owned()));
    }
}
