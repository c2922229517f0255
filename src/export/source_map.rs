//! Where in the files what the document says is said.
//!
//! In: declarations. Out: [`Location`], and the source map: for each declaration and each property it states, a pointer into
//! the document and the place of the line. What is inherited or worked out has no place of its own.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::party;
use super::place::{Place, Position};
use super::reading::Reading;
use super::rows::camel;
use crate::model::DeclarationId;
use crate::source::{Sources, Span};
use crate::vocabulary::{KINDS, Kind, KindSet};

/// A stretch of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Location {
    /// The file, relative to what was asked for, with `/`.
    pub file: String,
    /// Where it begins.
    pub start: Position,
    /// Where it ends: the position after its last character.
    pub end: Position,
}

impl Location {
    pub(super) fn of(span: Span, sources: &Sources) -> Location {
        let Place { path, start, end } = Place::of(span, sources);
        Location { file: path, start, end }
    }
}

/// The places of all declarations and of their lines. A declaration is `/touchpoints/checkout`: its list in the document and
/// its id; a line adds the path of its property, and from the second line of the same property on its number.
pub(super) fn source_map(reading: &Reading<'_>) -> BTreeMap<String, Location> {
    let kinds = KINDS.iter().map(|row| row.kind).filter(|kind| KindSet::DECLARED.contains(*kind));
    let mut map = BTreeMap::new();
    for id in kinds.flat_map(|kind| reading.declared(kind)) {
        add(reading, id, &mut map);
    }
    map
}

fn add(reading: &Reading<'_>, id: DeclarationId, map: &mut BTreeMap<String, Location>) {
    let policy = reading.policy;
    let pointer = pointer(reading, id);
    let mut count = BTreeMap::new();
    for fact in policy.lines(id) {
        let path = policy.fact(fact).entry.id.path();
        let number: &mut u32 = count.entry(path).or_default();
        *number += 1;
        let nth = if *number > 1 { format!("/{number}") } else { String::new() };
        let key = key(policy.kind(id), camel(path));
        map.insert(format!("{pointer}/{key}{nth}"), reading.location_of(policy.place(fact)));
    }
    map.insert(pointer, reading.location(id));
}

fn pointer(reading: &Reading<'_>, id: DeclarationId) -> String {
    match reading.policy.kind(id) {
        Kind::Organization => format!("/{}", Kind::Organization.word()),
        kind if party::PARTIES.contains(&kind) => format!("/parties/{}", reading.name(id)),
        kind => format!("/{}/{}", kind.row().many, reading.name(id)),
    }
}

fn key(kind: Kind, key: String) -> String {
    if party::PARTIES.contains(&kind) { party::key(kind, key) } else { key }
}
