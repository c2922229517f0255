//! What the line being written may say: the property, its value and its clauses, and which of them the point is at.

use super::place::{Role, place};
use super::{Edition, Point};
use crate::model::value_said;
use crate::vocabulary::{Entry, Property};

/// A line as it may be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The whole.
    pub label: String,
    /// What it says.
    pub meaning: String,
    /// Its parts, as they stand in the whole, each with what it says.
    pub parts: Vec<(String, String)>,
    /// The part the point is at.
    pub active: usize,
}

/// How the line at a point may be written.
pub fn signature(edition: &Edition, point: Point) -> Option<Signature> {
    let place = place(edition, point)?;
    let roles = place.roles();
    let Some((_, Role::Row(first))) = roles.first() else { return None };
    let before = roles.iter().filter(|(item, _)| item.span.start < point.byte);
    let at = before.rev().find_map(|(_, role)| row(*role)).unwrap_or(first);
    let own = format!("{} <{}>", first.property.words, value_said(first.property.value));
    let clauses = first.clauses.iter().map(|clause| (bracketed(clause.property), clause.property.meaning.to_owned()));
    let parts: Vec<_> = std::iter::once((own, first.property.meaning.to_owned())).chain(clauses).collect();
    let active = first.clauses.iter().position(|clause| clause.id == at.id).map_or(0, |index| index + 1);
    let label = parts.iter().map(|(part, _)| part.as_str()).collect::<Vec<_>>().join(" ");
    Some(Signature { label, meaning: first.property.meaning.to_owned(), parts, active })
}

fn row(role: Role) -> Option<&'static Entry> {
    match role {
        Role::Row(entry) | Role::Value(entry) => Some(entry),
        _ => None,
    }
}

fn bracketed(clause: &Property) -> String {
    match clause.value {
        crate::vocabulary::ValueType::Flag => format!("[{}]", clause.words),
        value => format!("[{} <{}>]", clause.words, value_said(value)),
    }
}
