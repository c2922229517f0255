//! Expressions to plans: what each name stands for, of what type everything is, and whether it makes sense together.
//!
//! In: expressions of a rule and the variables in reach. Out: a [`List`] or a [`Test`], or problems with a caret under the
//! word. What passes here cannot fail when it is run. `condition` and `value` hold the two sorts of expression.

mod condition;
mod literal;
mod naming;
mod value;

pub use literal::amount;
pub use naming::{Lent, Named};

use std::sync::Arc;

use super::item::Item;
use super::plan::{Index, List, Once, SharedPart, Test};
use super::problems;
use super::reads::Reads;
use super::slots::{Slot, Slots};
use super::types::Type;
use crate::diagnostic::Diagnostic;
use crate::syntax::expression::{Expression, Name};
use crate::vocabulary::{KINDS, Kind, KindSet, kind_of_many, kind_of_word};

/// What a list is of, and how to walk it.
pub type Typed = (List, Type);

/// A variable in reach.
#[derive(Debug, Clone)]
pub struct Variable {
    /// Its name; none for the element of a list whose properties are named bare.
    pub name: Option<String>,
    /// Where it is held.
    pub slot: Slot,
    /// What it holds.
    pub gives: Type,
}

/// A parameter of the rule.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Its value, or values, where nobody says otherwise.
    pub default: Vec<Item>,
    /// Its type.
    pub gives: Type,
}

/// Checks the expressions of one rule, and gathers what they need when they are run.
#[derive(Debug, Default)]
pub struct Checker {
    /// The variables in reach, the innermost last.
    pub variables: Vec<Variable>,
    /// The rule's parameters.
    pub parameters: Vec<Parameter>,
    /// What its lines call by names of their own, in order.
    pub names: Vec<Named>,
    /// How much these stood for.
    pub lent: Lent,
    /// How many of the variables are the rule's, and no list's.
    pub outer: usize,
    /// The indexes its lookups use.
    pub indexes: Vec<Index>,
    /// What it looks at.
    pub reads: Reads,
    /// What of that it looks at to know whether it can be checked.
    pub needed: Reads,
    /// What of that it looks at once, whichever case it is judging.
    pub shared: Reads,
    /// What it works out by that.
    pub shared_parts: Vec<SharedPart>,
    /// The texts it states.
    pub texts: Vec<String>,
    /// How many lists and conditions are remembered.
    pub once: u32,
    /// How many variables it has in all.
    pub slots: usize,
    /// What is wrong.
    pub problems: Vec<Diagnostic>,
}

impl Checker {
    pub(super) fn fail<T>(&mut self, problem: Diagnostic) -> Option<T> {
        self.problems.push(problem);
        None
    }

    /// The values of a parameter.
    pub fn parameter(&self, name: &str) -> Option<List> {
        let index = self.parameters.iter().position(|parameter| parameter.name == name)?;
        Some(List::Parameter(index as u8))
    }

    /// Brings a variable in reach.
    pub fn bind(&mut self, name: Option<&Name>, gives: Type) -> Slot {
        if let Some(name) = name
            && (self.is_taken(&name.text))
        {
            self.problems.push(problems::declared_twice(name));
        }
        let slot = self.fresh();
        self.variables.push(Variable { name: name.map(|name| name.text.clone()), slot, gives });
        slot
    }

    fn is_taken(&self, name: &str) -> bool {
        self.variables.iter().any(|variable| variable.name.as_deref() == Some(name))
            || self.parameters.iter().any(|parameter| parameter.name == name)
            || self.names.iter().any(|named| named.naming.name.text == name)
    }

    pub(super) fn fresh(&mut self) -> Slot {
        let slot = Slot(self.slots.min(Slots::MOST - 1) as u8);
        self.slots += 1;
        slot
    }

    /// Works something out while a variable is in reach.
    fn within<T>(
        &mut self,
        name: Option<&Name>,
        gives: Type,
        work: impl FnOnce(&mut Self, Slot) -> Option<T>,
    ) -> Option<T> {
        let slot = self.bind(name, gives);
        let result = work(self, slot);
        self.variables.pop();
        result
    }

    /// The kind a word names.
    pub fn kind(&mut self, name: &Name) -> Option<Kind> {
        let found = kind_of_word(&name.text);
        if found.is_none() {
            let words: Vec<&str> = KINDS.iter().map(|row| row.word).collect();
            self.problems.push(problems::unknown_kind(name, &words));
        }
        found
    }

    /// The kinds that `all <many>` names.
    fn kinds(&mut self, name: &Name) -> Option<KindSet> {
        if name.text == PARTIES {
            return Some(KindSet::PARTY);
        }
        let found = kind_of_many(&name.text).map(|kind| KindSet::of(&[kind]));
        if found.is_none() {
            let words: Vec<&str> = KINDS.iter().map(|row| row.many).chain([PARTIES]).collect();
            self.problems.push(problems::unknown_kind(name, &words));
        }
        found
    }

    /// The kinds a binding runs over: kinds, or `party`.
    pub fn kinds_of_words(&mut self, names: &[Name]) -> Option<KindSet> {
        let kinds = names.iter().map(|name| match name.text.as_str() {
            PARTY => Some(KindSet::PARTY),
            _ => self.kind(name).map(|kind| KindSet::of(&[kind])),
        });
        kinds.collect::<Option<Vec<_>>>()?.into_iter().reduce(KindSet::or)
    }

    /// Remembers a list for the whole run when it depends on nothing.
    fn remembered(&mut self, list: List) -> List {
        if !list.slots().is_empty() {
            return list;
        }
        self.once(list)
    }

    /// Remembers a list as long as what it depends on holds the same.
    fn once(&mut self, list: List) -> List {
        let number = self.once;
        self.once += 1;
        let slots = list.slots();
        let once = Arc::new(Once { number, slots, list });
        if slots.is_empty() {
            self.shared.see_list(&once.list);
            self.shared_parts.push(SharedPart::List(Arc::clone(&once)));
        }
        List::Once(once)
    }

    fn remembered_test(&mut self, test: Test) -> Test {
        if !test.slots().is_empty() {
            return test;
        }
        self.once += 1;
        self.shared.see_test(&test);
        let (number, test) = (self.once - 1, Arc::new(test));
        self.shared_parts.push(SharedPart::Test(number, Arc::clone(&test)));
        Test::Once(number, test)
    }

    /// What its indexes are made of is the same for every case.
    pub(super) fn see_indexes(&mut self) {
        for index in &self.indexes {
            self.shared.see_list(&index.over);
            self.shared.see_list(&index.key);
        }
    }

    /// A list of which exactly one item is wanted.
    pub fn single(&mut self, expression: &Expression, wanted: Option<&Type>) -> Option<Typed> {
        let (list, gives) = self.list(expression, wanted)?;
        if gives.many {
            return self.fail(problems::mismatch(
                expression.span,
                "there may be several of these",
                "ask for one with `least of`, `most of` or `count of`, or for all with `overlaps` or `every x in …: …`",
            )
            .pointing("which of them?"));
        }
        Some((list, gives))
    }
}

/// The word for every kind that can answer for something.
const PARTY: &str = "party";
const PARTIES: &str = "parties";
