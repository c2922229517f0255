//! What the customer meets: touch-points, and the channels they belong to.
//!
//! In: their declarations. Out: [`Touchpoint`] and [`Channel`]. Whoever names one (the journeys that pass it, the promises it
//! delivers) is told with it, under the names the vocabulary gives.

use rustc_hash::FxHashMap;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;

use super::duties::{Answered, answered};
use super::element::{Element, element, inverse_names, list_with_inverses, named_by, rows_of};
use super::journey::Journey;
use super::reading::Reading;
use super::stated::Stated;
use crate::vocabulary::{Kind, known};

/// A touch-point.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Touchpoint {
    /// What every declaration has.
    #[serde(flatten)]
    pub element: Element,
    /// Who answers for it.
    #[serde(flatten)]
    pub answered: Answered,
    /// The departments that answer for it: those of its managers; without a manager, of its owners. Sorted.
    pub departments: Vec<String>,
    /// Who names it.
    #[serde(flatten)]
    pub named_by: Stated,
    /// The metrics about it, its channel or its journeys, sorted.
    pub measured_through: Vec<String>,
    /// The feedback about it, its channel or its journeys, sorted.
    pub heard_through: Vec<String>,
    /// The handoffs that lead to it, as `journey:a->b`, in the order of the journeys.
    pub handoffs_in: Vec<String>,
    /// The handoffs that lead away from it, as `journey:a->b`, in the order of the journeys.
    pub handoffs_out: Vec<String>,
}

/// A channel.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Channel {
    /// What every declaration has.
    #[serde(flatten)]
    pub element: Element,
    /// Who answers for it.
    #[serde(flatten)]
    pub answered: Answered,
    /// The departments that answer for it: those of its managers; without a manager, of its owners. Sorted.
    pub departments: Vec<String>,
    /// Who names it.
    #[serde(flatten)]
    pub named_by: Stated,
}

/// Every touch-point, by id.
pub(super) fn touchpoints(reading: &Reading<'_>, journeys: &[Journey]) -> Vec<Touchpoint> {
    let (rows, inverses) = (rows_of(Kind::Touchpoint), inverse_names(Kind::Touchpoint));
    let mut to: FxHashMap<&str, Vec<String>> = FxHashMap::default();
    let mut from: FxHashMap<&str, Vec<String>> = FxHashMap::default();
    for handoff in journeys.iter().flat_map(|journey| &journey.handoffs) {
        to.entry(&handoff.to).or_default().push(handoff.id.clone());
        from.entry(&handoff.from).or_default().push(handoff.id.clone());
    }
    let touchpoint = |id| {
        let element = element(reading, &rows, id);
        let at = |handoffs: &FxHashMap<&str, Vec<String>>| handoffs.get(&*element.id).cloned().unwrap_or_default();
        Touchpoint {
            answered: answered(reading, id),
            departments: reading.departments(id),
            named_by: named_by(reading, &inverses, id),
            measured_through: reading.through(id, known().metrics),
            heard_through: reading.through(id, known().feedback),
            handoffs_in: at(&to),
            handoffs_out: at(&from),
            element,
        }
    };
    reading.declared(Kind::Touchpoint).into_iter().map(touchpoint).collect()
}

/// Every channel, by id.
pub(super) fn channels(reading: &Reading<'_>) -> Vec<Channel> {
    let (rows, inverses) = (rows_of(Kind::Channel), inverse_names(Kind::Channel));
    let channel = |id| Channel {
        element: element(reading, &rows, id),
        answered: answered(reading, id),
        departments: reading.departments(id),
        named_by: named_by(reading, &inverses, id),
    };
    reading.declared(Kind::Channel).into_iter().map(channel).collect()
}

pub(super) fn touchpoints_schema(generator: &mut SchemaGenerator) -> Schema {
    list_with_inverses::<Touchpoint>(generator, Kind::Touchpoint)
}

pub(super) fn channels_schema(generator: &mut SchemaGenerator) -> Schema {
    list_with_inverses::<Channel>(generator, Kind::Channel)
}
