//! Where an item stands, for a finding to point at.

use super::eval::Evaluator;
use super::item::{Item, Said};
use super::plan::List;
use crate::source::Span;

/// Where an item stands; what stands nowhere has no place.
pub(super) fn of_item(evaluator: &Evaluator<'_>, item: Item) -> Option<Span> {
    let policy = evaluator.policy();
    match item {
        Item::Said(said) => Some(of_said(evaluator, said)),
        Item::Line(said) => Some(policy.place(said.fact)),
        Item::Edge(number) => {
            let edge = evaluator.world.graph.edge(number)?;
            Some(of_said(evaluator, edge.from).to(of_said(evaluator, edge.to())))
        }
        Item::Loop(holder, number) => {
            let first = evaluator.world.graph.edges_of_loop(holder, number).first().copied()?;
            of_item(evaluator, Item::Edge(first))
        }
        Item::Name(id) | Item::Title(id) => Some(policy.declaration(id).head),
        Item::Value(_) => item.declaration(policy).map(|id| policy.declaration(id).head),
        Item::Finding(number) => Some(evaluator.world.findings.get(number)?.primary.span),
        Item::Text(_) => None,
    }
}

fn of_said(evaluator: &Evaluator<'_>, said: Said) -> Span {
    let policy = evaluator.policy();
    match policy.values(said.fact).get(said.index as usize) {
        Some(held) => policy.value_place(said.fact, held),
        None => policy.place(said.fact),
    }
}

/// Where the first item of a list stands.
pub(super) fn of_list(evaluator: &Evaluator<'_>, list: &List) -> Option<Span> {
    evaluator.known(list).into_iter().find_map(|item| of_item(evaluator, item))
}

/// Where a list that gives nothing would begin: the item its path sets out from, else the policy as a whole.
pub(super) fn of_root(evaluator: &Evaluator<'_>, list: &List) -> Option<Span> {
    match list {
        List::Slot(slot) => of_item(evaluator, evaluator.get(*slot)).or_else(|| of_policy(evaluator)),
        List::Step(list, _) | List::Distinct(list) => of_list(evaluator, list).or_else(|| of_root(evaluator, list)),
        List::Each(lists, _) => of_list(evaluator, &lists.0).or_else(|| of_root(evaluator, &lists.0)),
        List::Union(lists) => lists.first().and_then(|list| of_root(evaluator, list)),
        List::Where(filter) => of_root(evaluator, &filter.over),
        List::Once(once) => of_root(evaluator, &once.list),
        _ => of_policy(evaluator),
    }
}

/// The organization, else whatever a policy declares first.
pub(super) fn of_policy(evaluator: &Evaluator<'_>) -> Option<Span> {
    let policy = evaluator.policy();
    policy.organization().or_else(|| policy.own().next()).map(|id| policy.declaration(id).head)
}
