//! The departments behind what customers meet: those of whoever manages it; where nobody does, of whoever owns it.
//!
//! In: a policy. Out: [`Behind`], a table made once a run, as many rules ask for the same departments again and again.

use super::derived::EXPERIENCE;
use crate::model::{DeclarationId, Lists, Policy, Value};
use crate::vocabulary::{PropertyId, known};

/// The departments behind each declaration.
#[derive(Debug)]
pub(super) struct Behind {
    departments: Lists,
    /// For each declaration, whether there may be more than is known.
    may_be_more: Vec<bool>,
}

impl Behind {
    /// The table of a policy.
    pub(super) fn of(policy: &Policy) -> Behind {
        let mut may_be_more = Vec::with_capacity(policy.declarations().len());
        let departments = Lists::of(policy.declarations(), |id, found| may_be_more.push(gather(policy, id, found)));
        Behind { departments, may_be_more }
    }

    /// The departments behind a declaration, and whether there may be more.
    pub(super) fn get(&self, id: DeclarationId) -> (&[DeclarationId], bool) {
        (self.departments.get(id), self.may_be_more.get(id.index()).copied().unwrap_or(false))
    }
}

/// Gathers the departments behind a declaration, and says whether there may be more.
fn gather(policy: &Policy, id: DeclarationId, found: &mut Vec<DeclarationId>) -> bool {
    if !EXPERIENCE.contains(policy.kind(id)) {
        return false;
    }
    let Some(duty) = decisive(policy, id) else { return false };
    let mut open = policy.may_state(id, duty);
    for held in policy.effective(id, duty).flat_map(|fact| policy.values(fact)) {
        open |= held.value == Value::Unknown;
        let party = held.value.declaration();
        let departments = party.map_or(&[][..], |party| policy.relations().departments(party));
        for department in departments {
            if !found.contains(department) {
                found.push(*department);
            }
        }
    }
    open
}

/// The duties that say which departments they are, the one that counts where it is stated first.
pub(super) fn decisive_duties() -> impl Iterator<Item = PropertyId> {
    [known().manage, known().owner].into_iter().flatten()
}

/// The duty that says which departments they are.
fn decisive(policy: &Policy, id: DeclarationId) -> Option<PropertyId> {
    let states = |duty: &PropertyId| policy.effective(id, *duty).next().is_some() || policy.may_state(id, *duty);
    decisive_duties().find(states)
}
