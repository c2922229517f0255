//! What is copied because it need not be read.
//!
//! In: what a declaration stated in the policy before. Out: the same facts and values, under their numbers and at their places
//! of now.

use super::{Outcome, Reader};
use crate::model::again::{Kept, Stated};
use crate::model::policy::{DeclarationId, Extent, Fact, Held, Missing};

/// How far places, facts and values have moved; what moved back wraps around.
#[derive(Clone, Copy)]
struct Shift {
    places: u32,
    facts: u32,
    values: u32,
}

impl Reader<'_> {
    /// Takes over what a declaration stated, if it states that still.
    pub(super) fn take_over(&mut self, id: DeclarationId, kept: &Kept<'_>) -> Option<Outcome> {
        let stated = kept.stated(id)?;
        let shift = self.shift(id, &stated)?;
        let value = |held: &Held| Held { value: kept.now(held.value), ..shift.held(held) };
        self.values.extend(stated.values.iter().map(value));
        self.facts.extend(stated.facts.iter().map(|fact| Fact { holder: id, ..shift.fact(fact) }));
        let Stated { declared, extent, .. } = stated;
        let (facts, values) = (moved(extent.facts, shift.facts), moved(extent.values, shift.values));
        let extent = Extent { facts, values, ..extent };
        Some(Outcome { facts: moved(declared.facts, shift.facts), missing: Missing::Nothing, extent })
    }

    fn shift(&self, id: DeclarationId, stated: &Stated<'_>) -> Option<Shift> {
        let now = self.references.declaration(id)?;
        let numbers = |now: usize, was: (u32, u32)| (now as u32).wrapping_sub(was.0);
        Some(Shift {
            places: now.span.start.wrapping_sub(stated.declared.span.start),
            facts: numbers(self.facts.len(), stated.extent.facts),
            values: numbers(self.values.len(), stated.extent.values),
        })
    }
}

impl Shift {
    fn fact(self, fact: &Fact) -> Fact {
        let (start, end) = moved((fact.start, fact.end), self.places);
        Fact { start, end, values: moved(fact.values, self.values), inner: moved(fact.inner, self.facts), ..*fact }
    }

    fn held(self, held: &Held) -> Held {
        let (start, end) = moved((held.start, held.end), self.places);
        Held { start, end, ..*held }
    }
}

fn moved(bounds: (u32, u32), by: u32) -> (u32, u32) {
    (bounds.0.wrapping_add(by), bounds.1.wrapping_add(by))
}
