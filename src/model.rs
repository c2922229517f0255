//! Trees to policy: names, references, inheritance and derived relations. Never fails.
//!
//! In: the trees of all files. Out: a [`Policy`] with whatever could be understood, and what is wrong as problems. What
//! cannot be understood is *unknown*, not absent, so that nothing is blamed for it twice.
//!
//! # Passes
//! 1. `names` finds the declarations: kind, name, title. A name declared twice is told; the first one counts.
//! 2. `read` reads each line by its row of the vocabulary into facts and values; names are looked up on the way.
//! 3. `relate` builds the tables of [`Relations`]: inverse references, inheritance, chains of command, departments, the head.
//! 4. `loops` finds those who answer to themselves.
//!
//! It judges only whether the policy can be understood. Whether it is well governed is for [`crate::rules`].

pub mod duties;
mod lists;
mod loops;
mod names;
pub mod policy;
mod problems;
mod read;
mod relate;
pub mod relations;
pub mod value;

pub(crate) use lists::Lists;
pub(crate) use names::is_name;
pub use policy::{Declaration, DeclarationId, Fact, FactId, Held, Missing, Policy};
pub use read::value_said;
pub use relations::{Reference, Relations};
pub use value::{Comparator, Date, Decimal, PartyWord, Quantity, Unit, Value};

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::source::Sources;
use crate::syntax::Tree;
use crate::vocabulary::KINDS;

/// The policy that trees describe, and what is wrong with it that the trees have not told. The trees are given up as soon as
/// they are read, so that their memory serves the passes that follow.
pub fn build(sources: Arc<Sources>, trees: Vec<Tree>) -> (Policy, Vec<Diagnostic>) {
    let (mut policy, shadowed, mut problems) = understood(sources, &trees);
    drop(trees);
    policy.relations = relate::relate(&policy, &shadowed);
    problems.extend(loops::loops(&policy));
    (policy, problems)
}

/// The first two passes: what is stated, and which declarations have a name that stood for another.
fn understood(sources: Arc<Sources>, trees: &[Tree]) -> (Policy, Vec<bool>, Vec<Diagnostic>) {
    let mut found = names::find(&sources, trees);
    let read = read::read(&sources, &mut found);
    let mut problems = found.problems;
    problems.extend(read.problems);
    let by_kind = by_kind(&found.declarations, &found.shadowed);
    let policy = Policy {
        sources,
        declarations: found.declarations,
        properties: read.facts.iter().map(|fact| fact.entry.id).collect(),
        facts: read.facts,
        values: read.values,
        by_kind,
        names: found.names,
        units: read.units,
        something_unread: found.something_unread,
        relations: Relations::default(),
    };
    (policy, found.shadowed, problems)
}

/// For each kind its declarations; one whose name already stood for another does not count.
fn by_kind(declarations: &[Declaration], shadowed: &[bool]) -> Vec<Vec<DeclarationId>> {
    let mut kinds = vec![Vec::new(); KINDS.len()];
    for (index, (declaration, _)) in
        declarations.iter().zip(shadowed).enumerate().filter(|(_, (_, shadowed))| !**shadowed)
    {
        if let Some(kind) = kinds.get_mut(declaration.kind as usize) {
            kind.push(DeclarationId(index as u32));
        }
    }
    kinds
}
