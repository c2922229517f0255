//! A declaration of which nothing more is to be told than what it states.
//!
//! In: a declaration. Out: [`Element`]. The kinds that mean more to a dashboard (parties, touch-points, journeys, channels)
//! have modules of their own. Here too are the names under which others refer to a declaration, and how the fields that the
//! vocabulary drives come into a schema.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use serde_json::{Value as Json, json};

use super::reading::Reading;
use super::rows::{self, Row};
use super::source_map::Location;
use super::stated::Stated;
use crate::model::{DeclarationId, duties};
use crate::vocabulary::{self, Entry, KINDS, Kind, KindSet, PropertyId, known};

/// A declaration.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Element {
    /// Its name in the policy.
    pub id: String,
    /// Its title, if it has one.
    pub title: Option<String>,
    /// What the `///` comments before it say.
    pub documentation: Option<String>,
    /// What it states.
    #[serde(flatten)]
    pub stated: Stated,
    /// The fingerprints of the findings about it, in the order of `findings`.
    pub findings: Vec<String>,
    /// Where its kind, name and title stand.
    pub location: Location,
}

/// Kinds that answer for nothing themselves but are answered for: their duties have a part of their own.
pub(super) const EXPERIENCE: KindSet = KindSet::of(&[Kind::Touchpoint, Kind::Journey, Kind::Channel]);

/// Every declaration of a kind, by id.
pub(super) fn elements(reading: &Reading<'_>, kind: Kind) -> Vec<Element> {
    let rows = rows_of(kind);
    reading.declared(kind).into_iter().map(|id| element(reading, &rows, id)).collect()
}

pub(super) fn element(reading: &Reading<'_>, rows: &[Row], id: DeclarationId) -> Element {
    let policy = reading.policy;
    Element {
        id: reading.name(id),
        title: policy.title(id),
        documentation: policy.documentation(id),
        stated: Stated::of(policy, rows, policy.lines(id)),
        findings: reading.findings(id),
        location: reading.location(id),
    }
}

/// The rows of a kind that stand in its declarations' objects: not its actions, which have a table, nor what a module tells in
/// its own way.
pub(super) fn rows_of(kind: Kind) -> Vec<Row> {
    let is_told_elsewhere = |entry: &&Entry| EXPERIENCE.contains(kind) && duties::number(entry.id).is_some();
    let entries = vocabulary::properties(kind).iter().filter(|entry| !is_told_elsewhere(entry));
    rows::rows(entries, &[known().action, known().steps, known().handoff])
}

/// The names under which a declaration of a kind sees those that name it, and the rows by which they do.
pub(super) fn inverses(kind: Kind) -> Vec<(PropertyId, Vec<&'static Entry>)> {
    let mut found: Vec<(PropertyId, Vec<&'static Entry>)> = Vec::new();
    for entry in KINDS.iter().flat_map(|row| vocabulary::properties(row.kind)).flat_map(every) {
        let Some(inverse) = entry.inverse.filter(|inverse| Some(*inverse) != known().handoffs) else { continue };
        if !entry.property.value.targets().contains(kind) {
            continue;
        }
        match found.iter_mut().find(|(known, _)| *known == inverse) {
            Some((_, entries)) => entries.push(entry),
            None => found.push((inverse, vec![entry])),
        }
    }
    found
}

/// An entry and all that may follow or stand in it.
fn every(entry: &'static Entry) -> Vec<&'static Entry> {
    let inner = entry.clauses.iter().chain(&entry.block).flat_map(every);
    std::iter::once(entry).chain(inner).collect()
}

/// For each inverse, who names a declaration under it.
pub(super) fn named_by(reading: &Reading<'_>, inverses: &[PropertyId], id: DeclarationId) -> Stated {
    let field = |inverse: &PropertyId| (rows::camel(inverse.path()), reading.under(id, Some(*inverse)).into());
    Stated(inverses.iter().map(field).collect())
}

/// The inverses of a kind, without the rows.
pub(super) fn inverse_names(kind: Kind) -> Vec<PropertyId> {
    inverses(kind).into_iter().map(|(inverse, _)| inverse).collect()
}

/// The schema of a list of elements of a kind.
pub(super) fn list_schema<const KIND: u8>(generator: &mut SchemaGenerator) -> Schema {
    list_of::<Element>(generator, kind_of(KIND), &rows_of(kind_of(KIND)))
}

/// The schema of one element of a kind, or null.
pub(super) fn one_schema<const KIND: u8>(generator: &mut SchemaGenerator) -> Schema {
    let kind = kind_of(KIND);
    schema(rows::nullable(object::<Element>(generator, kind, &rows_of(kind))))
}

fn kind_of(number: u8) -> Kind {
    KINDS.iter().map(|row| row.kind).find(|kind| *kind as u8 == number).unwrap_or(Kind::Organization)
}

/// The schema of a list of objects of a type with the fields that rows give them.
pub(super) fn list_of<T: JsonSchema>(generator: &mut SchemaGenerator, kind: Kind, rows: &[Row]) -> Schema {
    schema(rows::array(object::<T>(generator, kind, rows), "Sorted by id."))
}

/// As [`list_of`], with the inverses of the kind.
pub(super) fn list_with_inverses<T: JsonSchema>(generator: &mut SchemaGenerator, kind: Kind) -> Schema {
    let mut object = object::<T>(generator, kind, &rows_of(kind));
    if let Json::Object(fields) = &mut object {
        for (inverse, entries) in inverses(kind) {
            let field = json!({ "type": "array", "items": { "type": "string" }, "description": naming(&entries) });
            rows::add_field(fields, &rows::camel(inverse.path()), field);
        }
    }
    schema(rows::array(object, "Sorted by id."))
}

fn naming(entries: &[&Entry]) -> String {
    let mut words: Vec<String> = entries.iter().map(|entry| format!("`{}`", entry.property.words)).collect();
    words.dedup();
    format!("The ids of those that name it after {}, sorted.", words.join(" or "))
}

fn object<T: JsonSchema>(generator: &mut SchemaGenerator, kind: Kind, rows: &[Row]) -> Json {
    let mut schema = T::json_schema(generator);
    let fields = schema.ensure_object();
    rows::add_fields(fields, rows);
    fields.insert("description".to_owned(), rows::sentence(kind.row().meaning).into());
    schema.into()
}

fn schema(json: Json) -> Schema {
    Schema::try_from(json).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_fields_of_an_element_have_one_name() {
        for kind in KINDS.iter().map(|row| row.kind).filter(|kind| !matches!(kind, Kind::Rule | Kind::Profile)) {
            let mut keys: Vec<String> = rows_of(kind).into_iter().map(|row| row.key).collect();
            if EXPERIENCE.contains(kind) {
                keys.extend(inverse_names(kind).iter().map(|inverse| rows::camel(inverse.path())));
                let own = ["duties", "owner", "sponsor", "departments", "channels", "edges", "handoffCount"];
                keys.extend(own.map(str::to_owned));
            }
            keys.extend(["id", "title", "documentation", "findings", "location"].map(str::to_owned));
            let count = keys.len();
            keys.sort();
            keys.dedup();
            assert_eq!(keys.len(), count, "{keys:?}");
        }
    }
}
