//! What has to be gone through to be known: the edges, ends and loops of chains, and who stands below whom.
//!
//! In: a policy. Out: [`Graph`], tables made once a run and shared by all rules. A chain is what a journey's steps, a route's
//! hops or a lifecycle make together, however many lines they stand on; an edge stated twice is one edge.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::behind::Behind;
use super::item::Said;
use super::types::is_between;
use crate::model::{DeclarationId, FactId, Policy, Value};
use crate::vocabulary::{self, Entry, KINDS};

/// Two neighbours of a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    /// Where it begins; its end is the next value of the same line.
    pub from: Said,
    /// What is declared about it.
    pub handoff: Option<FactId>,
}

impl Edge {
    /// Where it ends.
    pub fn to(self) -> Said {
        Said { index: self.from.index + 1, ..self.from }
    }
}

/// The tables.
#[derive(Debug, Default)]
pub struct Graph {
    edges: Vec<Edge>,
    chains: FxHashMap<DeclarationId, Chain>,
    below: OnceLock<Vec<Vec<DeclarationId>>>,
    behind: OnceLock<Behind>,
}

/// What is known of one declaration's chain, as ranges of the tables.
#[derive(Debug, Clone, Default)]
struct Chain {
    edges: (u32, u32),
    ends: Vec<Said>,
    /// Each as its edges in order; found when first asked for, as most rules never do.
    loops: OnceLock<Vec<Vec<u32>>>,
}

impl Graph {
    /// The tables of a policy.
    pub fn of(policy: &Policy) -> Graph {
        let mut graph = Graph::default();
        for kind in KINDS {
            let rows = vocabulary::properties(kind.kind);
            let Some(row) = rows.iter().find(|row| is_one_chain(row)) else { continue };
            for holder in policy.of_kind(kind.kind) {
                graph.add(policy, *holder, row);
            }
        }
        graph
    }

    fn add(&mut self, policy: &Policy, holder: DeclarationId, row: &Entry) {
        let handoffs = handoffs(policy, holder);
        let first = self.edges.len() as u32;
        let mut seen = FxHashSet::default();
        let mut hops: Vec<(Said, Value)> = Vec::new();
        for fact in policy.stated(holder, row.id) {
            let values = policy.values(fact);
            let said = |index: usize| Said { holder, fact, index: index as u32 };
            hops.extend(values.iter().enumerate().map(|(index, held)| (said(index), held.value)));
            for (index, (from, to)) in values.iter().zip(values.iter().skip(1)).enumerate() {
                let ends = (from.value, to.value);
                if seen.insert(ends) || ends.0 == Value::Unknown || ends.1 == Value::Unknown {
                    self.edges.push(Edge { from: said(index), handoff: handoffs.get(&ends).copied() });
                }
            }
        }
        let left: FxHashSet<Value> = seen.iter().map(|(from, _)| *from).collect();
        let ends = hops.iter().filter(|(_, value)| !left.contains(value)).map(|(said, _)| *said).collect();
        let edges = (first, self.edges.len() as u32);
        self.chains.insert(holder, Chain { edges, ends, loops: OnceLock::new() });
    }

    /// The edges of a range with what they lie between.
    fn ends_of(&self, policy: &Policy, (first, end): (u32, u32)) -> Vec<Between> {
        let edge = |number: u32| {
            let edge = self.edge(number)?;
            Some(Between { edge: number, from: edge.from.value(policy), to: edge.to().value(policy) })
        };
        let known = |between: &Between| between.from != Value::Unknown && between.to != Value::Unknown;
        (first..end).filter_map(edge).filter(known).collect()
    }

    /// An edge by its number.
    pub fn edge(&self, number: u32) -> Option<Edge> {
        self.edges.get(number as usize).copied()
    }

    /// The edges of a declaration's chain.
    pub fn edges_of(&self, holder: DeclarationId) -> impl Iterator<Item = u32> + use<> {
        let (first, end) = self.chains.get(&holder).map_or((0, 0), |chain| chain.edges);
        first..end
    }

    /// The loops of a declaration's chain, by their numbers.
    pub fn loops_of(&self, policy: &Policy, holder: DeclarationId) -> impl Iterator<Item = u32> + use<> {
        let find = |chain: &Chain| loops_among(self.ends_of(policy, chain.edges));
        let loops = self.chains.get(&holder).map(|chain| chain.loops.get_or_init(|| find(chain)));
        0..loops.map_or(0, |loops| loops.len() as u32)
    }

    /// The edges of a loop, in order.
    pub fn edges_of_loop(&self, holder: DeclarationId, number: u32) -> &[u32] {
        let loops = self.chains.get(&holder).and_then(|chain| chain.loops.get());
        loops.and_then(|loops| loops.get(number as usize)).map_or(&[], Vec::as_slice)
    }

    /// Where a declaration's chain ends.
    pub fn ends(&self, holder: DeclarationId) -> &[Said] {
        self.chains.get(&holder).map_or(&[], |chain| chain.ends.as_slice())
    }

    /// Those directly below a party.
    pub fn below(&self, policy: &Policy, party: DeclarationId) -> &[DeclarationId] {
        let below = self.below.get_or_init(|| directly_below(policy));
        below.get(party.index()).map_or(&[], Vec::as_slice)
    }

    /// The departments behind a touch-point, a journey or a channel, and whether there may be more.
    pub fn behind(&self, policy: &Policy, id: DeclarationId) -> (&[DeclarationId], bool) {
        self.behind.get_or_init(|| Behind::of(policy)).get(id)
    }

    /// How many of the given edges follow one another from where their chain begins. The edges of a loop do not count.
    pub fn longest_run(&self, policy: &Policy, edges: &[u32]) -> usize {
        let Some(holder) = edges.first().and_then(|first| self.edge(*first)).map(|edge| edge.from.holder) else {
            return 0;
        };
        let all = self.ends_of(policy, self.chains.get(&holder).map_or((0, 0), |chain| chain.edges));
        let chosen: FxHashSet<u32> = edges.iter().copied().collect();
        let entered: FxHashSet<Value> = all.iter().map(|between| between.to).collect();
        let run: Vec<Between> = all.into_iter().filter(|between| chosen.contains(&between.edge)).collect();
        longest_from(&run, |node| !entered.contains(&node))
    }
}

/// Whether the lines of a row make one chain together; a list of chains makes none.
fn is_one_chain(row: &Entry) -> bool {
    row.property.value.is_chain() && !row.property.many.takes_list()
}

/// An edge and what it lies between.
#[derive(Clone, Copy)]
struct Between {
    edge: u32,
    from: Value,
    to: Value,
}

/// What is declared about the edges of a chain, by their ends.
fn handoffs(policy: &Policy, holder: DeclarationId) -> FxHashMap<(Value, Value), FactId> {
    let lines = policy.lines(holder).filter(|fact| is_between(policy.fact(*fact).entry.property.value));
    let mut found = FxHashMap::default();
    for fact in lines {
        if let [from, to] = policy.values(fact) {
            found.entry((from.value, to.value)).or_insert(fact);
        }
    }
    found
}

fn directly_below(policy: &Policy) -> Vec<Vec<DeclarationId>> {
    let mut below = vec![Vec::new(); policy.declarations().len()];
    for id in policy.declarations() {
        for above in policy.relations().above(id) {
            if let Some(list) = below.get_mut(above.index()) {
                list.push(id);
            }
        }
    }
    below
}

fn leaving(edges: &[Between]) -> FxHashMap<Value, Vec<Between>> {
    let mut leaving: FxHashMap<Value, Vec<Between>> = FxHashMap::default();
    for between in edges {
        leaving.entry(between.from).or_default().push(*between);
    }
    leaving
}

/// Loops, each as its edges in order: at least one for every set of nodes that lead back to each other.
fn loops_among(edges: Vec<Between>) -> Vec<Vec<u32>> {
    let leaving = leaving(&edges);
    let mut search = Search { leaving: &leaving, done: FxHashSet::default(), on_path: FxHashMap::default() };
    edges.iter().flat_map(|between| search.from(between.from)).collect()
}

/// A walk in depth that remembers the path it stands on.
struct Search<'e> {
    leaving: &'e FxHashMap<Value, Vec<Between>>,
    done: FxHashSet<Value>,
    /// The nodes of the path, each with how many edges lead to it from the beginning.
    on_path: FxHashMap<Value, usize>,
}

impl Search<'_> {
    fn from(&mut self, start: Value) -> Vec<Vec<u32>> {
        let mut found = Vec::new();
        if self.done.contains(&start) {
            return found;
        }
        let mut path: Vec<u32> = Vec::new();
        let mut open: Vec<(Value, usize)> = vec![(start, 0)];
        self.on_path.insert(start, 0);
        while let Some((node, next)) = open.last_mut() {
            let Some(between) = self.leaving.get(node).and_then(|edges| edges.get(*next)).copied() else {
                self.on_path.remove(node);
                self.done.insert(*node);
                open.pop();
                path.pop();
                continue;
            };
            *next += 1;
            if let Some(depth) = self.on_path.get(&between.to) {
                found.push(path.iter().skip(*depth).copied().chain([between.edge]).collect());
            } else if !self.done.contains(&between.to) {
                path.push(between.edge);
                self.on_path.insert(between.to, path.len());
                open.push((between.to, 0));
            }
        }
        found
    }
}

/// The most edges that follow one another from a node that is a start.
fn longest_from(edges: &[Between], is_start: impl Fn(Value) -> bool) -> usize {
    let leaving = leaving(edges);
    let mut waiting: FxHashMap<Value, usize> = FxHashMap::default();
    for between in edges {
        *waiting.entry(between.to).or_default() += 1;
    }
    let mut reached: FxHashMap<Value, usize> = FxHashMap::default();
    let firsts = edges.iter().map(|between| between.from).filter(|node| !waiting.contains_key(node));
    let mut ready: Vec<Value> = firsts.collect::<FxHashSet<_>>().into_iter().collect();
    reached.extend(ready.iter().filter(|node| is_start(**node)).map(|node| (*node, 0)));
    while let Some(node) = ready.pop() {
        let here = reached.get(&node).copied();
        for between in leaving.get(&node).into_iter().flatten() {
            if let Some(here) = here {
                let there = reached.entry(between.to).or_default();
                *there = (*there).max(here + 1);
            }
            let left = waiting.entry(between.to).or_default();
            *left = left.saturating_sub(1);
            if *left == 0 {
                ready.push(between.to);
            }
        }
    }
    reached.into_values().max().unwrap_or(0)
}
