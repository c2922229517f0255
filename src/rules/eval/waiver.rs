//! From a waiver to what it is about: findings, declarations, steps of chains.

use std::ops::ControlFlow;

use super::{Evaluator, Sink, Walk, hand};
use crate::model::{DeclarationId, Value};
use crate::rules::item::Item;
use crate::rules::waivers::{Named, named};

impl Evaluator<'_> {
    /// The findings a waiver is about, whether it accepts them today or not.
    pub(super) fn findings(&self, waiver: DeclarationId, sink: Sink<'_>) -> Walk {
        let (numbers, walk) = self.world.findings.of(waiver);
        numbers.iter().fold(walk, |walk, number| walk.then(|| hand(Item::Finding(*number), sink)))
    }

    /// What a waiver is about; of a step, whatever holds the chain.
    pub(super) fn subjects(&self, waiver: DeclarationId, sink: Sink<'_>) -> Walk {
        let mut seen: Vec<DeclarationId> = Vec::new();
        named(self.policy(), waiver).fold(Walk::Whole, |walk, named| {
            walk.then(|| match named {
                Named::One(id) => once(id, &mut seen, sink),
                Named::Step(from, to) => self
                    .holders(from, to)
                    .into_iter()
                    .fold(Walk::Whole, |walk, holder| walk.then(|| once(holder, &mut seen, sink))),
                Named::Unknown => Walk::Open,
            })
        })
    }

    /// The steps a waiver names, in every chain that has them.
    pub(super) fn steps_waived(&self, waiver: DeclarationId, sink: Sink<'_>) -> Walk {
        named(self.policy(), waiver).fold(Walk::Whole, |walk, named| {
            walk.then(|| match named {
                Named::One(_) => Walk::Whole,
                Named::Step(from, to) => self
                    .edges_between(from, to)
                    .into_iter()
                    .fold(Walk::Whole, |walk, edge| walk.then(|| hand(Item::Edge(edge), sink))),
                Named::Unknown => Walk::Open,
            })
        })
    }

    fn holders(&self, from: DeclarationId, to: DeclarationId) -> Vec<DeclarationId> {
        let edges = self.edges_between(from, to).into_iter();
        edges.filter_map(|edge| self.world.graph.edge(edge)).map(|edge| edge.from.holder).collect()
    }

    /// The edges from one thing to the next, in the chains that name the first.
    fn edges_between(&self, from: DeclarationId, to: DeclarationId) -> Vec<u32> {
        let (policy, graph) = (self.policy(), self.world.graph);
        self.asked.namers(from);
        let mut holders: Vec<DeclarationId> =
            policy.relations().naming(from).iter().map(|reference| reference.holder).collect();
        holders.sort();
        holders.dedup();
        holders.iter().for_each(|holder| self.asked.lines(*holder));
        let ends = (Value::Declaration(from), Value::Declaration(to));
        let lies_between = |number: &u32| {
            graph.edge(*number).is_some_and(|edge| (edge.from.value(policy), edge.to().value(policy)) == ends)
        };
        holders.into_iter().flat_map(|holder| graph.edges_of(holder)).filter(lies_between).collect()
    }
}

/// Hands on what was not handed on before.
fn once(id: DeclarationId, seen: &mut Vec<DeclarationId>, sink: Sink<'_>) -> Walk {
    if seen.contains(&id) {
        return Walk::Whole;
    }
    seen.push(id);
    match sink(Item::of(id)) {
        ControlFlow::Break(()) => Walk::Stopped,
        ControlFlow::Continue(()) => Walk::Whole,
    }
}
