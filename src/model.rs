//! Trees to policy: names, references, inheritance and derived relations. Never fails.
//!
//! In: the trees of all files. Out: a [`Policy`] with whatever could be understood, and what is wrong as problems. What
//! cannot be understood is *unknown*, not absent, so that nothing is blamed for it twice.
//!
//! [`build_again`] makes the same where a policy was read before, and reads only what an edit touched: see `again`.
//!
//! # Passes
//! 1. `names` finds the declarations: kind, name, title. A name declared twice is told; the first one counts.
//! 2. `read` reads each line by its row of the vocabulary into facts and values; names are looked up on the way.
//! 3. `relate` builds the tables of [`Relations`]: inverse references, inheritance, chains of command, departments, the head.
//! 4. `loops` finds those who answer to themselves.
//!
//! It judges only whether the policy can be understood. Whether it is well governed is for [`crate::rules`].

mod again;
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

pub use again::Before;
pub(crate) use lists::Lists;
pub(crate) use names::is_name;
pub use policy::{Declaration, DeclarationId, Fact, FactId, Held, Missing, Policy, Properties};
pub use read::value_said;
pub use relations::{Reference, Relations};
pub use value::{Comparator, Date, Decimal, PartyWord, Quantity, Unit, Value};

use std::sync::Arc;

use again::Kept;
use names::Found;

use crate::diagnostic::Diagnostic;
use crate::source::Sources;
use crate::syntax::Tree;

/// The policy that trees describe, and what is wrong with it that the trees have not told. The trees are given up as soon as
/// they are read, so that their memory serves the passes that follow.
pub fn build(sources: Arc<Sources>, trees: Vec<Tree>) -> (Policy, Vec<Diagnostic>) {
    let found = names::find(&sources, &trees);
    let (policy, problems) = understood(sources, found, None);
    drop(trees);
    let relations = Arc::new(relate::relate(&policy));
    related(policy, problems, relations)
}

/// The same, sooner where another policy was read, of which much is as it was.
pub fn build_again(sources: Arc<Sources>, trees: &[Tree], before: Before<'_>) -> (Policy, Vec<Diagnostic>) {
    let again = before.find(&sources, trees);
    let kept = Kept::new(before.policy, &again);
    let (policy, problems) = understood(sources, again.found, Some(&kept));
    let relations = kept.relations(&policy);
    related(policy, problems, relations)
}

/// The second pass: what is stated.
fn understood(sources: Arc<Sources>, mut found: Found<'_>, kept: Option<&Kept<'_>>) -> (Policy, Vec<Diagnostic>) {
    let read = read::read(&sources, &mut found, kept);
    let mut problems = found.problems;
    problems.extend(read.problems);
    let policy = Policy {
        sources,
        declarations: found.declarations,
        extents: read.extents,
        properties: read.facts.iter().map(|fact| fact.entry.id).collect(),
        facts: read.facts,
        values: read.values,
        names: found.names,
        units: read.units,
        something_unread: found.something_unread,
        relations: Arc::default(),
    };
    (policy, problems)
}

/// The policy with its relations, and the last pass.
fn related(mut policy: Policy, mut problems: Vec<Diagnostic>, relations: Arc<Relations>) -> (Policy, Vec<Diagnostic>) {
    policy.relations = relations;
    problems.extend(loops::loops(&policy));
    (policy, problems)
}
