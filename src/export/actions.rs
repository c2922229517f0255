//! The steps that somebody is to take, as one flat table.
//!
//! In: the `action` lines of all declarations. Out: [`Action`]s. Where a line does not say who takes the step, the declaration
//! it stands in does, or whoever answers for it where it cannot act itself.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value as Json;

use super::reading::{Party, Reading};
use super::stated::line;
use super::values;
use crate::model::{DeclarationId, FactId};
use crate::vocabulary::{KINDS, Kind, PropertyId, ValueType, known};

/// A step to be taken.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Action {
    /// What is to be done.
    pub what: Option<String>,
    /// Who takes the step, in source order: whoever the line names; else the declaration it stands in, the chair of a forum, the
    /// owner of a strategy or an initiative.
    pub by: Vec<String>,
    /// The day it is due.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub on: Option<String>,
    /// How much time lies between one time and the next; null for a single time.
    #[schemars(schema_with = "duration")]
    pub every: Json,
    /// The day it was done.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub done: Option<String>,
    /// The id of the declaration it stands in.
    pub r#for: String,
    /// The word of that declaration's kind.
    pub for_kind: String,
    #[serde(skip)]
    pub(super) parties: Vec<Party>,
}

fn duration(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    super::rows::nullable(values::schema(ValueType::Duration)).try_into().unwrap_or_default()
}

/// Every action: by kind in the vocabulary's order, by id, in source order.
pub(super) fn actions(reading: &Reading<'_>) -> Vec<Action> {
    let declared = KINDS.iter().flat_map(|row| reading.declared(row.kind));
    let lines = declared.flat_map(|id| reading.stated(id, known().action).map(move |fact| (id, fact)));
    lines.map(|(id, fact)| action(reading, id, fact)).collect()
}

fn action(reading: &Reading<'_>, id: DeclarationId, fact: FactId) -> Action {
    let every = reading.clauses(fact, known().every).next();
    let parties = taken_by(reading, id, fact);
    Action {
        what: reading.text(fact),
        by: parties.iter().map(|party| reading.party_name(*party)).collect(),
        on: reading.date(fact, known().on),
        every: every.map_or(Json::Null, |clause| line(reading.policy, clause)),
        done: reading.date(fact, known().done_on),
        r#for: reading.name(id),
        for_kind: reading.policy.kind(id).word().to_owned(),
        parties,
    }
}

fn taken_by(reading: &Reading<'_>, id: DeclarationId, fact: FactId) -> Vec<Party> {
    let by = reading.clauses(fact, known().by).next();
    match (by, reading.policy.kind(id)) {
        (Some(clause), _) => reading.parties(clause).collect(),
        (None, Kind::Forum) => those_of(reading, id, known().chaired_by),
        (None, kind) if kind.is_party() => vec![Party::Declared(id)],
        (None, _) => those_of(reading, id, known().owner),
    }
}

fn those_of(reading: &Reading<'_>, id: DeclarationId, property: Option<PropertyId>) -> Vec<Party> {
    reading.stated(id, property).flat_map(|fact| reading.parties(fact)).collect()
}
