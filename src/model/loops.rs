//! Pass 4: those who answer to themselves.
//!
//! In: a policy. Out: one problem for each loop of `reports to`, of `part of` and of a profile's `extends`, the whole loop
//! shown, each hop labelled.

use super::policy::{DeclarationId, Policy};
use super::value::Value;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::source::Span;
use crate::vocabulary::{self, KINDS, KindRow, PropertyId, known};

/// A relation that must not lead back, and how its loops are told.
struct Upward {
    property: Option<PropertyId>,
    slug: &'static str,
    /// `reports to`, `is a part of`.
    verb: &'static str,
    why: &'static str,
    help: &'static str,
}

/// Every loop of the policy.
pub(super) fn loops(policy: &Policy) -> Vec<Diagnostic> {
    let reporting = Upward {
        property: known().reports_to,
        slug: catalogue::REPORTING_LOOP.slug,
        verb: "reports to",
        why: catalogue::REPORTING_LOOP.why,
        help: "decide who stands at the top, and change that one's `reports to`",
    };
    let nesting = Upward {
        property: known().part_of,
        slug: catalogue::PART_OF_LOOP.slug,
        verb: "is a part of",
        why: catalogue::PART_OF_LOOP.why,
        help: "decide which is the larger one, and delete its `part of`",
    };
    let beginning = Upward {
        property: known().extends,
        slug: catalogue::EXTENDS_LOOP.slug,
        verb: "extends",
        why: catalogue::EXTENDS_LOOP.why,
        help: "let one of them extend a profile that ships, such as `extends baseline`",
    };
    [reporting, nesting, beginning].iter().flat_map(|upward| told(policy, upward)).collect()
}

fn told(policy: &Policy, upward: &Upward) -> Vec<Diagnostic> {
    let Some(property) = upward.property else { return Vec::new() };
    let may_lead = |row: &KindRow| vocabulary::by_id(vocabulary::properties(row.kind), property).is_some();
    let kinds: Vec<bool> = KINDS.iter().map(may_lead).collect();
    let leads = |id: DeclarationId| kinds.get(policy.kind(id) as usize).copied().unwrap_or(false);
    let hop = |id| if leads(id) { hop(policy, id, property) } else { None };
    let next: Vec<_> = policy.declarations().map(hop).collect();
    cycles(&next).iter().filter_map(|cycle| tell(policy, upward, cycle)).collect()
}

/// Where the line that leads up from a declaration leads, and where that is said.
type Hop = Option<(DeclarationId, Span)>;

fn hop(policy: &Policy, id: DeclarationId, property: PropertyId) -> Hop {
    let fact = policy.stated(id, property).next()?;
    let held = policy.values(fact).first()?;
    match held.value {
        Value::Declaration(above) => Some((above, policy.value_place(fact, held))),
        _ => None,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    Never,
    /// On the walk with this number.
    During(u32),
}

/// The loops of a graph in which at most one hop leads from each, each from its first member on; linear.
fn cycles(next: &[Hop]) -> Vec<Vec<(DeclarationId, Span)>> {
    let mut visits = vec![Visit::Never; next.len()];
    let mut found = Vec::new();
    for (start, _) in next.iter().enumerate().filter(|(_, hop)| hop.is_some()) {
        let walk = start as u32;
        let mut at = start;
        while visits.get(at) == Some(&Visit::Never) {
            if let Some(visit) = visits.get_mut(at) {
                *visit = Visit::During(walk);
            }
            match next.get(at).copied().flatten() {
                Some((above, _)) => at = above.index(),
                None => break,
            }
        }
        let came_round = visits.get(at) == Some(&Visit::During(walk)) && next.get(at).is_some_and(Option::is_some);
        if came_round {
            found.push(cycle_from(next, at));
        }
    }
    found
}

fn cycle_from(next: &[Hop], start: usize) -> Vec<(DeclarationId, Span)> {
    let mut members = Vec::new();
    let mut at = start;
    while let Some((above, place)) = next.get(at).copied().flatten() {
        members.push((DeclarationId(at as u32), place));
        at = above.index();
        if at == start {
            break;
        }
    }
    let first = members.iter().enumerate().min_by_key(|(_, (id, _))| *id).map_or(0, |(index, _)| index);
    members.rotate_left(first);
    members
}

fn tell(policy: &Policy, upward: &Upward, cycle: &[(DeclarationId, Span)]) -> Option<Diagnostic> {
    let ((first, place), others) = cycle.split_first()?;
    let name = |index: usize| cycle.get(index % cycle.len()).map_or("", |(id, _)| policy.name(*id));
    let verb = upward.verb;
    let first = policy.name(*first);
    let message = match others.len() {
        0 => format!("`{first}` {verb} itself"),
        1 => format!("`{first}` {verb} itself, by way of `{}`", name(1)),
        others => format!("`{first}` {verb} itself, by way of {others} others"),
    };
    let problem = Diagnostic::compile(upward.slug, *place, message).why(upward.why).help(upward.help);
    if others.is_empty() {
        return Some(problem.pointing("this is itself"));
    }
    let mut problem = problem.pointing(format!("`{first}` {verb} `{}` …", name(1))).along_a_path();
    for (index, (_, place)) in cycle.iter().enumerate().skip(1) {
        let end = if index + 1 == cycle.len() { "again" } else { "…" };
        problem = problem.related(*place, format!("… which {verb} `{}` {end}", name(index + 1)));
    }
    Some(problem)
}
