//! Who can answer for something: executives, departments, roles and partners.
//!
//! In: their declarations. Out: [`Party`], one shape for all, so that they make one table. Forums and the organization are
//! parties too; they have lists of their own.

use rustc_hash::FxHashMap;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;

use super::element::list_of;
use super::reading::Reading;
use super::rows::{Row, rows};
use super::source_map::Location;
use super::stated::Stated;
use crate::model::{DeclarationId, FactId};
use crate::vocabulary::{self, Kind, known};

/// The kinds in the list.
pub(super) const PARTIES: [Kind; 4] = [Kind::Executive, Kind::Department, Kind::Role, Kind::Partner];

/// An executive, a department, a role or a partner. A property that only some of them have is null, or empty, for the others;
/// what sort of partner a partner is stands under `partnerKind`.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Party {
    /// Its name in the policy.
    pub id: String,
    /// The word that begins its declaration.
    #[schemars(extend("enum" = PARTIES.map(Kind::word)))]
    pub kind: String,
    /// Its title, if it has one.
    pub title: Option<String>,
    /// What the `///` comments before it say.
    pub documentation: Option<String>,
    /// What it states.
    #[serde(flatten)]
    pub stated: Stated,
    /// How many steps lead up from it to the head of the organisation, who is at 0; null where none do.
    pub distance_to_top: Option<u32>,
    /// Who is in the post; null where the policy does not say.
    pub holder: Option<Holder>,
    /// The fingerprints of the findings about it, in the order of `findings`.
    pub findings: Vec<String>,
    /// Where its kind, name and title stand.
    pub location: Location,
}

/// Who is in a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Holder {
    /// Whether somebody is.
    pub status: HolderStatus,
    /// The person, if one is named.
    pub name: Option<String>,
    /// Since when it is vacant, or somebody acts.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub since: Option<String>,
    /// Until when somebody acts.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub until: Option<String>,
    /// The time for which somebody stands in, be the post vacant or not; null where nobody does.
    pub acting: Option<Acting>,
}

/// The time for which somebody stands in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Acting {
    /// The first day.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub since: Option<String>,
    /// The last day.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub until: Option<String>,
}

/// Whether somebody is in a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum HolderStatus {
    /// Somebody is.
    Filled,
    /// Nobody is.
    Vacant,
    /// Somebody stands in for a time.
    Acting,
}

/// Every party of the list, by id.
pub(super) fn parties(reading: &Reading<'_>) -> Vec<Party> {
    let rows = all_rows();
    let distances = distances(reading);
    let mut ids: Vec<DeclarationId> = PARTIES.into_iter().flat_map(|kind| reading.declared(kind)).collect();
    ids.sort_by_key(|id| reading.policy.name(*id));
    ids.into_iter().map(|id| party(reading, &rows, (id, distances.get(&id).copied()))).collect()
}

fn party(reading: &Reading<'_>, rows: &[(Kind, Row)], (id, distance): (DeclarationId, Option<u32>)) -> Party {
    let policy = reading.policy;
    let kind = policy.kind(id);
    let field = |(of, row): &(Kind, Row)| {
        let is_its_own = row.entry.id.path() != KIND || kind == *of;
        let lines = policy.lines(id).filter(move |_| is_its_own);
        Stated::of(policy, std::slice::from_ref(row), lines).0
    };
    Party {
        id: reading.name(id),
        kind: kind.word().to_owned(),
        title: policy.title(id),
        documentation: policy.documentation(id),
        stated: Stated(rows.iter().flat_map(field).collect()),
        distance_to_top: distance,
        holder: holder(reading, id),
        findings: reading.findings(id),
        location: reading.location(id),
    }
}

/// The field that says which kind of declaration it is; a property of that name is told as `partnerKind`.
const KIND: &str = "kind";

/// The rows of all the kinds, each path once, each with the first kind that has it.
fn all_rows() -> Vec<(Kind, Row)> {
    let elsewhere = [known().action, known().held_by, known().vacant, known().acting];
    let mut found: Vec<(Kind, Row)> = Vec::new();
    for kind in PARTIES {
        for mut row in rows(vocabulary::properties(kind), &elsewhere) {
            row.key = key(kind, row.key);
            if !found.iter().any(|(_, known)| known.key == row.key) {
                found.push((kind, row));
            }
        }
    }
    found
}

/// The field a property of a party is told under.
pub(super) fn key(kind: Kind, key: String) -> String {
    if key == KIND { format!("{}Kind", kind.word()) } else { key }
}

/// How far every party is from the head, counted downwards once.
fn distances(reading: &Reading<'_>) -> FxHashMap<DeclarationId, u32> {
    let Some(head) = reading.policy.relations().head() else { return FxHashMap::default() };
    let mut found = FxHashMap::from_iter([(head, 0)]);
    let mut next = std::collections::VecDeque::from([(head, 0)]);
    while let Some((party, steps)) = next.pop_front() {
        for below in reading.graph.below(reading.policy, party) {
            if !found.contains_key(below) {
                found.insert(*below, steps + 1);
                next.push_back((*below, steps + 1));
            }
        }
    }
    found
}

fn holder(reading: &Reading<'_>, id: DeclarationId) -> Option<Holder> {
    let stated = |property| reading.policy.line(id, property);
    let [held, vacant, acting] = [known().held_by, known().vacant, known().acting].map(stated);
    let status = match (vacant, acting) {
        (Some(_), _) => HolderStatus::Vacant,
        (None, Some(_)) => HolderStatus::Acting,
        (None, None) => HolderStatus::Filled,
    };
    held.or(vacant).or(acting)?;
    let date = |line: Option<FactId>, property| line.and_then(|line| reading.date(line, property));
    Some(Holder {
        status,
        name: held.and_then(|fact| reading.text(fact)),
        since: date(vacant.or(acting), known().since),
        until: date(vacant.or(acting), known().until),
        acting: acting.map(|_| Acting { since: date(acting, known().since), until: date(acting, known().until) }),
    })
}

pub(super) fn list_schema(generator: &mut SchemaGenerator) -> Schema {
    let rows: Vec<Row> = all_rows().into_iter().map(|(_, row)| row).collect();
    let mut schema = list_of::<Party>(generator, Kind::Role, &rows);
    let about = Party::json_schema(generator).get("description").cloned();
    if let (Some(about), Some(item)) = (about, schema.pointer_mut("/items/description")) {
        *item = about;
    }
    schema
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Entry;

    /// Rows of one path look alike whatever the kind, so that one shape fits all parties.
    #[test]
    fn what_parties_have_in_common_looks_alike() {
        let shape = |entry: &Entry| (format!("{:?}", entry.property.many), format!("{:?}", entry.clauses.len()));
        for (first, row) in all_rows() {
            for kind in PARTIES.into_iter().filter(|kind| *kind != first) {
                let same = vocabulary::by_id(vocabulary::properties(kind), row.entry.id);
                let is_kind = row.entry.id.path() == KIND;
                assert!(is_kind || same.is_none_or(|same| shape(same) == shape(row.entry)), "{}", row.key);
            }
        }
    }
}
