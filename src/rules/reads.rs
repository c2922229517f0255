//! What a rule looks at, so that it need not be run again when only something else has changed.
//!
//! In: the steps of its paths, as they are checked. Out: [`Reads`]. Properties are told apart one by one; everything that follows
//! from the structure of a policy, from who names whom, counts as one thing.

use rustc_hash::FxHashSet;

use super::derived::Native;
use super::plan::Step;
use crate::vocabulary::{Entry, PropertyId, ValueType, known};

/// What a rule looks at, or what an edit touches.
#[derive(Debug, Default)]
pub struct Reads {
    properties: FxHashSet<PropertyId>,
    /// Whatever follows from who names whom: chains of command, departments, duties with what is inherited, neighbours in chains.
    pub structure: bool,
    /// Titles.
    pub titles: bool,
    /// What other rules have found.
    pub findings: bool,
}

impl Reads {
    /// Takes in a step of a path.
    pub fn see(&mut self, step: Step) {
        match step {
            Step::Own(own) => self.property(own.property),
            Step::Inner(property) | Step::Part(property) | Step::Inverse(property) => self.property(property),
            Step::Native(Native::Name | Native::Itself) => {}
            Step::Native(Native::Title) => self.titles = true,
            Step::Native(Native::Findings) => self.findings = true,
            Step::Native(_) => self.structure = true,
        }
    }

    fn property(&mut self, property: PropertyId) {
        self.properties.insert(property);
    }

    /// Takes in that a line or clause with this row was touched.
    pub(super) fn touch(&mut self, entry: &Entry) {
        self.property(entry.id);
        entry.inverse.into_iter().for_each(|inverse| self.property(inverse));
        self.structure |= !is_plain(entry);
    }

    /// Whether it holds a property.
    pub(super) fn contains(&self, property: PropertyId) -> bool {
        self.properties.contains(&property)
    }

    /// Whether both have something in common; titles apart, which nearly every note says.
    pub(super) fn overlaps(&self, other: &Reads) -> bool {
        (self.structure && other.structure) || !self.properties.is_disjoint(&other.properties)
    }
}

/// Whether nothing follows from a property but what it says itself. Who is at the top follows from a post.
fn is_plain(entry: &Entry) -> bool {
    use ValueType::{Cadence, Date, Duration, Flag, Identifier, Money, Number, Quantity, Text, Word};
    let is_value = matches!(
        entry.property.value,
        Flag | Text | Word(_) | Number | Quantity | Duration | Money | Date | Cadence | Identifier
    );
    is_value && known().post != Some(entry.id)
}
