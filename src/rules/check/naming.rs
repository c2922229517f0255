//! Names a rule gives to its own expressions: `let leads = (…)`.
//!
//! In: a name. Out: what it stands for, as if it were written where the name stands; it is worked out once for all its places,
//! and again only when a variable it speaks of holds something else. An expression sees the rule's variables and the names before its own, whatever lists it is
//! used in. As a name may use another twice, and that one another, what all of them come to is bounded.

use super::{Checker, Typed};
use crate::rules::plan::{List, Test};
use crate::rules::problems;
use crate::syntax::expression::{Expression, Naming, Node};

/// A name and what it stands for.
#[derive(Debug, Clone)]
pub struct Named {
    /// As written.
    pub naming: Naming,
    /// What it has become, if it is a list.
    once: Option<Typed>,
    /// What it comes to, the names it uses included.
    comes_to: Extent,
}

/// How much text stands somewhere, and how deep it is nested.
#[derive(Debug, Clone, Copy, Default)]
struct Extent {
    bytes: usize,
    depth: usize,
}

/// What names stand for in a rule so far.
#[derive(Debug, Default)]
pub struct Lent {
    bytes: usize,
    /// How deep the place is nested where a name is looked up, by the names it stands in.
    nesting: usize,
    /// The deepest of these.
    deepest: usize,
}

/// How deep a name lies in what uses it, were it a bracket.
const A_NAME: usize = 10;

/// How much all names may stand for in one rule: far more than a rule can be read with, and few enough to walk.
const MOST: Extent = Extent { bytes: 100_000, depth: 200 };

impl Checker {
    /// Brings names in reach.
    pub fn name_all(&mut self, namings: Vec<Naming>) {
        for naming in namings {
            if self.is_taken(&naming.name.text) {
                self.problems.push(problems::declared_twice(&naming.name));
            }
            let comes_to = Extent::default();
            self.names.push(Named { naming, once: None, comes_to });
        }
    }

    /// Checks every name's expression once, so that a mistake is told though nobody uses the name.
    pub fn check_names(&mut self) {
        for number in 0..self.names.len() {
            let told = self.problems.len();
            match self.is_condition(number) {
                true => self.condition_of_name(number).map(|_| ()),
                false => self.named_list(number).map(|_| ()),
            };
            if self.problems.len() > told {
                return;
            }
        }
    }

    pub(super) fn number_of_name(&self, text: &str) -> Option<usize> {
        self.names.iter().position(|named| named.naming.name.text == text)
    }

    /// The list a name stands for.
    pub(super) fn named_list(&mut self, number: usize) -> Option<Typed> {
        let Named { naming, once, comes_to } = self.names.get(number)?.clone();
        if once.is_some() {
            self.lend(comes_to, &naming)?;
            return once;
        }
        let (list, gives) = self.weighed(number, &naming, |checker| checker.list(&naming.means, None))??;
        let typed = (if is_at_hand(&list) { list } else { self.once(list) }, gives);
        if let Some(named) = self.names.get_mut(number) {
            named.once = Some(typed.clone());
        }
        Some(typed)
    }

    /// The condition a name stands for, if it is the name of one.
    pub(super) fn named_test(&mut self, expression: &Expression) -> Option<Option<Test>> {
        let Node::Name(text) = &expression.node else { return None };
        let number = self.number_of_name(text)?;
        self.is_condition(number).then(|| self.condition_of_name(number))
    }

    fn condition_of_name(&mut self, number: usize) -> Option<Test> {
        let naming = self.names.get(number)?.naming.clone();
        self.weighed(number, &naming, |checker| checker.test(&naming.means)).flatten()
    }

    /// Works out what a name stands for, and how much that is.
    fn weighed<T>(&mut self, number: usize, naming: &Naming, work: impl FnOnce(&mut Self) -> T) -> Option<T> {
        let (before, outside) = (self.lent.bytes, std::mem::replace(&mut self.lent.deepest, self.lent.nesting));
        let own = Extent { bytes: naming.means.span.len() as usize, depth: naming.nesting + A_NAME };
        self.lend(own, naming)?;
        self.lent.nesting += own.depth;
        let done = self.apart(number, work);
        self.lent.nesting -= own.depth;
        let comes_to =
            Extent { bytes: self.lent.bytes - before, depth: self.lent.deepest.saturating_sub(self.lent.nesting) };
        self.lent.deepest = self.lent.deepest.max(outside);
        if let Some(named) = self.names.get_mut(number) {
            named.comes_to = comes_to;
        }
        Some(done)
    }

    /// Lets a name stand for something; where that would be too much, it is told once.
    fn lend(&mut self, extent: Extent, naming: &Naming) -> Option<()> {
        let Lent { bytes, nesting, deepest } = &mut self.lent;
        let was_enough = *bytes > MOST.bytes;
        *bytes = bytes.saturating_add(extent.bytes);
        *deepest = (*deepest).max(*nesting + extent.depth);
        let is_too_much = *bytes > MOST.bytes || *nesting + extent.depth > MOST.depth;
        if is_too_much && !was_enough {
            *bytes = MOST.bytes + 1;
            self.problems.push(problems::too_long_a_name(&naming.name));
        }
        (!is_too_much).then_some(())
    }

    /// Whether a name stands for a condition, itself or by way of the names before it.
    fn is_condition(&self, number: usize) -> bool {
        let Some(named) = self.names.get(number) else { return false };
        match &named.naming.means.node {
            Node::Name(text) => self.number_of_name(text).is_some_and(|of| of < number && self.is_condition(of)),
            node => holds_or_not(node),
        }
    }

    /// Works something out where only the rule's variables and the names before this one are in reach.
    fn apart<T>(&mut self, number: usize, work: impl FnOnce(&mut Self) -> T) -> T {
        let lists = self.variables.split_off(self.outer.min(self.variables.len()));
        let later = self.names.split_off(number);
        let done = work(self);
        self.names.extend(later);
        self.variables.extend(lists);
        done
    }
}

/// Whether a list is walked as quickly as remembered.
fn is_at_hand(list: &List) -> bool {
    let is_constant = matches!(list, List::Fixed(_) | List::Once(..) | List::Kinds(_) | List::Parameter(_));
    is_constant || (list.is_path() && !list.slots().is_empty())
}

/// Whether an expression holds or does not, rather than gives something, where no name stands in its place.
fn holds_or_not(node: &Node) -> bool {
    use Node::{And, Compare, Every, Exists, Is, Not, Or, Relate, Some};
    matches!(node, And(_) | Or(_) | Not(_) | Exists(_) | Is(..) | Compare(..) | Relate(..) | Some(_) | Every(..))
}
