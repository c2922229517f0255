//! Journeys, step by step, and what happens between the steps.
//!
//! In: their declarations. Out: [`Journey`]. Each pair of steps that follow one another is an *edge*. An edge is a *handoff*
//! where something is declared about it, or where the customer passes from one channel, department or partner to another: it
//! *crosses* then. It counts as unowned when it crosses and no declared party owns it.

use rustc_hash::FxHashSet;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;

use super::duties::{Answered, answered};
use super::element::{Element, element, inverse_names, list_with_inverses, named_by, rows_of};
use super::reading::{Party, Reading};
use super::rows::{self, Row};
use super::stated::Stated;
use crate::model::{DeclarationId, FactId, Value};
use crate::vocabulary::{self, Entry, Kind, known};

/// A journey.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Journey {
    /// What every declaration has.
    #[serde(flatten)]
    pub element: Element,
    /// Who answers for it.
    #[serde(flatten)]
    pub answered: Answered,
    /// Who names it.
    #[serde(flatten)]
    pub named_by: Stated,
    /// Its touch-points, each once, in source order.
    pub steps: Vec<String>,
    /// Which step leads to which, each pair once, in source order.
    pub edges: Vec<(String, String)>,
    /// The departments that answer for its steps, sorted.
    pub departments: Vec<String>,
    /// The channels of its steps, sorted.
    pub channels: Vec<String>,
    /// The edges that cross or about which something is declared, in source order; then what is declared about no edge.
    pub handoffs: Vec<Handoff>,
    /// How many handoffs cross.
    pub handoff_count: usize,
    /// The handoffs that cross and that no declared party owns (`everyone`, `customer` and `tbd` are none), in source order.
    pub unowned_handoffs: Vec<String>,
}

/// What happens between two steps.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Handoff {
    /// `journey:a->b`.
    pub id: String,
    /// Where the customer leaves.
    pub from: String,
    /// Where the customer arrives.
    pub to: String,
    /// Whether anything is declared about it.
    pub declared: bool,
    /// Whether the two touch-points differ in channel or department, or in manager where one is a partner; where one of them
    /// has none, they do not differ in it.
    pub crosses: bool,
    /// What is declared about it.
    #[serde(flatten)]
    pub stated: Stated,
    #[serde(skip)]
    pub(super) is_owned: bool,
    #[serde(skip)]
    pub(super) line: Option<FactId>,
}

/// Every journey, by id.
pub(super) fn journeys(reading: &Reading<'_>) -> Vec<Journey> {
    let (rows, inverses) = (rows_of(Kind::Journey), inverse_names(Kind::Journey));
    let all = reading.declared(Kind::Journey).into_iter();
    all.map(|id| Journey { named_by: named_by(reading, &inverses, id), ..journey(reading, &rows, id) }).collect()
}

fn journey(reading: &Reading<'_>, rows: &[Row], id: DeclarationId) -> Journey {
    let steps = steps(reading, id);
    let handoffs = handoffs(reading, id);
    let unowned = handoffs.iter().filter(|handoff| handoff.crosses && !handoff.is_owned);
    let pairs = edges(reading, id).map(|edge| (reading.name(edge.from), reading.name(edge.to)));
    let mut departments: Vec<String> = steps.iter().flat_map(|step| reading.departments(*step)).collect();
    departments.sort();
    departments.dedup();
    Journey {
        element: element(reading, rows, id),
        answered: answered(reading, id),
        named_by: Stated::default(),
        edges: pairs.collect(),
        departments,
        channels: reading.names(steps.iter().filter_map(|step| reading.channel(*step))),
        handoff_count: handoffs.iter().filter(|handoff| handoff.crosses).count(),
        unowned_handoffs: unowned.map(|handoff| handoff.id.clone()).collect(),
        steps: steps.into_iter().map(|step| reading.name(step)).collect(),
        handoffs,
    }
}

fn steps(reading: &Reading<'_>, id: DeclarationId) -> Vec<DeclarationId> {
    let lines = reading.stated(id, known().steps);
    let values = lines.flat_map(|fact| reading.policy.values(fact)).filter_map(|held| held.value.declaration());
    let mut seen = FxHashSet::default();
    values.filter(|step| seen.insert(*step)).collect()
}

/// Two steps, and what is declared about going from one to the other.
#[derive(Clone, Copy)]
struct Between {
    from: DeclarationId,
    to: DeclarationId,
    line: Option<FactId>,
}

fn edges(reading: &Reading<'_>, id: DeclarationId) -> impl Iterator<Item = Between> {
    reading.graph.edges_of(id).filter_map(|number| {
        let edge = reading.graph.edge(number)?;
        let end = |value: Value| value.declaration();
        let (from, to) = (end(edge.from.value(reading.policy))?, end(edge.to().value(reading.policy))?);
        Some(Between { from, to, line: edge.handoff })
    })
}

fn handoffs(reading: &Reading<'_>, id: DeclarationId) -> Vec<Handoff> {
    let rows = handoff_rows();
    let edges: Vec<Between> = edges(reading, id).collect();
    let told: FxHashSet<FactId> = edges.iter().filter_map(|edge| edge.line).collect();
    let others = reading.stated(id, known().handoff).filter(|line| !told.contains(line));
    let others = others.filter_map(|line| match reading.policy.values(line) {
        [from, to] => Some(Between { from: from.value.declaration()?, to: to.value.declaration()?, line: Some(line) }),
        _ => None,
    });
    let all = edges.iter().copied().chain(others);
    let handoff = all.map(|between| handoff(reading, (id, between), &rows));
    handoff.filter(|handoff| handoff.declared || handoff.crosses).collect()
}

fn handoff(reading: &Reading<'_>, (journey, between): (DeclarationId, Between), rows: &[Row]) -> Handoff {
    let (from, to) = (reading.name(between.from), reading.name(between.to));
    let lines = between.line.map(|line| reading.policy.inner(line)).into_iter().flatten();
    let owners = between.line.into_iter().flat_map(|line| reading.clauses(line, known().owner));
    let is_owned = owners.flat_map(|fact| reading.parties(fact)).any(|party| matches!(party, Party::Declared(_)));
    Handoff {
        id: format!("{}:{from}->{to}", reading.name(journey)),
        declared: between.line.is_some(),
        crosses: crosses(reading, between),
        stated: Stated::of(reading.policy, rows, lines),
        is_owned,
        line: between.line,
        from,
        to,
    }
}

fn crosses(reading: &Reading<'_>, Between { from, to, .. }: Between) -> bool {
    let differ = |a: &[String], b: &[String]| !a.is_empty() && !b.is_empty() && a != b;
    let channels = [from, to].map(|step| reading.names(reading.channel(step)));
    let departments = [from, to].map(|step| reading.departments(step));
    let managers = [from, to].map(|step| sorted(reading.accountable_names(step, known().manage)));
    differ(&channels[0], &channels[1])
        || differ(&departments[0], &departments[1])
        || (differ(&managers[0], &managers[1]) && (is_run_by_partner(reading, from) || is_run_by_partner(reading, to)))
}

fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort();
    names
}

fn is_run_by_partner(reading: &Reading<'_>, touchpoint: DeclarationId) -> bool {
    let is_partner = |party: &Party| matches!(party, Party::Declared(id) if reading.policy.kind(*id) == Kind::Partner);
    reading.accountable(touchpoint, known().manage).iter().any(is_partner)
}

/// The rows of a handoff's block.
fn handoff_rows() -> Vec<Row> {
    let all: &[Entry] = vocabulary::properties(Kind::Journey);
    all.iter().find(|entry| Some(entry.id) == known().handoff).map(rows::inner).unwrap_or_default()
}

pub(super) fn list_schema(generator: &mut SchemaGenerator) -> Schema {
    let mut schema = list_with_inverses::<Journey>(generator, Kind::Journey);
    let mut handoff = Handoff::json_schema(generator);
    rows::add_fields(handoff.ensure_object(), &handoff_rows());
    generator.definitions_mut().insert("Handoff".to_owned(), handoff.into());
    schema.remove("$defs");
    schema
}
