//! What a checked expression becomes: lists that are walked and conditions that are tested.
//!
//! Everything a rule says is one of two things: a [`List`] of items (one value is a list of one) or a [`Test`] that is true,
//! false or unknown. `some` and `every` are no more than a [`List::Where`] that is empty or not, so that finding the elements
//! quickly, see [`super::join`], serves them all.

use std::sync::Arc;

use super::item::Item;
use super::slots::{Slot, Slots};
use crate::model::{Comparator, Decimal, PartyWord, Properties};
use crate::syntax::expression::Relation;
use crate::vocabulary::{Kind, KindSet, PropertyId, WordId};

/// Items, one after another.
#[derive(Debug, Clone)]
pub enum List {
    /// What a variable holds.
    Slot(Slot),
    /// Every declaration of these kinds.
    Kinds(KindSet),
    /// The organization, if one is declared.
    Organization,
    /// Who stands at the top.
    Head,
    /// The day the rule is asked about.
    Today,
    /// An item the rule itself states.
    Fixed(Item),
    /// A parameter, by its number in its rule.
    Parameter(u8),
    /// What a step leads to from each item.
    Step(Box<List>, Step),
    /// For each item of a list, held by the variable, the items of another.
    Each(Box<(List, List)>, Slot),
    /// All of several lists.
    Union(Vec<List>),
    /// Each item once, without where it is said.
    Distinct(Box<List>),
    /// The items for which a condition holds.
    Where(Box<Filter>),
    /// The same, found by an index.
    Lookup(Box<Lookup>),
    /// The first one.
    First(Box<List>),
    /// How many.
    Count(Box<List>),
    /// The smallest or the greatest.
    Extreme(Extreme, Box<List>),
    /// How many edges follow one another from the beginning.
    LongestRun(Box<List>),
    /// How many steps lead up from the one to the other.
    Steps(Box<(List, List)>),
    /// A part of a number.
    Share(Box<(List, List)>),
    /// Sum or difference.
    Sum(Sign, Box<(List, List)>),
    /// What is worked out once for whatever its variables hold.
    Once(Arc<Once>),
}

/// What is worked out once: throughout a run if it depends on no variable, else until one of its variables holds another item.
#[derive(Debug, Clone)]
pub struct Once {
    /// Its number among the rule's.
    pub number: u32,
    /// The variables it depends on.
    pub slots: Slots,
    /// What it is.
    pub list: List,
}

/// What is worked out once for all cases of a rule, because it depends on none of its variables.
#[derive(Debug)]
pub enum SharedPart {
    /// A list.
    List(Arc<Once>),
    /// A condition, by its number.
    Test(u32, Arc<Test>),
}

/// Which of several numbers or dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "their names say it")]
pub enum Extreme {
    Least,
    Most,
}

/// Whether something is added or taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "their names say it")]
pub enum Sign {
    Plus,
    Minus,
}

/// The items of a list, held one after another by a variable, for which a condition holds.
#[derive(Debug, Clone)]
pub struct Filter {
    /// The list.
    pub over: List,
    /// The variable.
    pub slot: Slot,
    /// The condition.
    pub test: Test,
}

/// The items of a list whose key is among the wanted keys.
#[derive(Debug, Clone)]
pub struct Lookup {
    /// The number of the index in its rule.
    pub index: usize,
    /// The keys wanted.
    pub wanted: List,
    /// The variable that holds each item.
    pub slot: Slot,
    /// What must hold, that the key is a wanted one included.
    pub test: Test,
}

/// How an index is made: the items of a list that depends on nothing, by the values of a key.
#[derive(Debug, Clone)]
pub struct Index {
    /// The items.
    pub over: List,
    /// The variable that holds each while its keys are read.
    pub slot: Slot,
    /// Its keys.
    pub key: List,
}

/// One step of a path.
#[derive(Debug, Clone, Copy)]
pub enum Step {
    /// To what a declaration states.
    Own(Own),
    /// To a clause of a line, or a line of its block.
    Inner(PropertyId),
    /// To a field of a line of several parts, by its number.
    Part(PropertyId),
    /// To the declarations that name it.
    Inverse(PropertyId),
    /// To what follows from the policy.
    Native(super::derived::Native),
}

/// A property of declarations.
#[derive(Debug, Clone, Copy)]
pub struct Own {
    /// Which.
    pub property: PropertyId,
    /// The kinds that have it.
    pub kinds: KindSet,
    /// Its number if it is a duty, which a touch-point may take from its channel.
    pub duty: Option<u8>,
    /// The word that holds where it is not stated.
    pub default: Option<WordId>,
}

/// A condition.
#[derive(Debug, Clone)]
pub enum Test {
    /// All of them hold.
    All(Vec<Test>),
    /// One of them holds.
    Any(Vec<Test>),
    /// It does not hold.
    Not(Box<Test>),
    /// There is one.
    Exists(List),
    /// One is a declaration of this kind.
    IsKind(List, Kind),
    /// One is this word.
    IsWord(List, WordId),
    /// One is this word for a party.
    IsParty(List, PartyWord),
    /// One is `all`.
    IsAll(List),
    /// One value against another.
    Compare(Box<(List, List)>, Comparator),
    /// The same items on both sides, or not.
    Same(Box<(List, List)>, Comparator),
    /// How two sides hang together.
    Relate(Relation, Box<(List, List)>),
    /// The same throughout a run, by its number among the rule's.
    Once(u32, Arc<Test>),
    /// Known of most without a look at their lines.
    Unstated(Box<Unstated>),
}

/// A condition that hangs on nothing but what a declaration states of some properties.
#[derive(Debug, Clone)]
pub struct Unstated {
    /// The variable that holds the declaration.
    pub slot: Slot,
    /// The properties.
    pub properties: Properties,
    /// Whether it holds where none of them is stated.
    pub holds: bool,
    /// The condition.
    pub test: Test,
}

impl Test {
    /// Both.
    pub fn and(self, other: Test) -> Test {
        match (self, other) {
            (Test::All(mut all), Test::All(more)) => {
                all.extend(more);
                Test::All(all)
            }
            (Test::All(mut all), one) => {
                all.push(one);
                Test::All(all)
            }
            (one, Test::All(mut all)) => {
                all.insert(0, one);
                Test::All(all)
            }
            (one, two) => Test::All(vec![one, two]),
        }
    }

    /// What holds always.
    pub fn always() -> Test {
        Test::All(Vec::new())
    }
}

impl List {
    /// Whether it costs little more to walk than to remember: what stands behind points.
    pub fn is_path(&self) -> bool {
        match self {
            List::Step(list, _) => list.is_path(),
            List::Union(lists) => lists.iter().all(List::is_path),
            List::Slot(_)
            | List::Kinds(_)
            | List::Organization
            | List::Head
            | List::Today
            | List::Fixed(_)
            | List::Parameter(_)
            | List::Once(..) => true,
            _ => false,
        }
    }

    /// Lets the list set out from what a variable holds instead of from all declarations of some kinds, and gives these kinds. Not
    /// where what it gives is more than what it gives for each of them in turn.
    pub fn uproot(&mut self, slot: Slot) -> Option<KindSet> {
        match self {
            List::Kinds(kinds) => {
                let kinds = *kinds;
                *self = List::Slot(slot);
                Some(kinds)
            }
            List::Step(list, _) => list.uproot(slot),
            List::Each(lists, _) => lists.0.uproot(slot),
            List::Where(filter) => filter.over.uproot(slot),
            _ => None,
        }
    }

    /// The same items, where it does not matter that some come twice.
    pub fn with_repeats(self) -> List {
        match self {
            List::Distinct(list) => list.with_repeats(),
            List::Step(list, step) => List::Step(Box::new(list.with_repeats()), step),
            List::Each(lists, slot) => List::Each(Box::new((lists.0.with_repeats(), lists.1.with_repeats())), slot),
            List::Where(filter) if filter.test.is_of_paths() => {
                List::Where(Box::new(Filter { over: filter.over.with_repeats(), ..*filter }))
            }
            other => other,
        }
    }
}

impl Test {
    /// There is one in a list.
    pub fn exists(list: List) -> Test {
        Test::Exists(list.with_repeats())
    }

    /// Whether it asks only about paths, so that to ask twice costs no more than to know that it was asked.
    fn is_of_paths(&self) -> bool {
        match self {
            Test::All(tests) | Test::Any(tests) => tests.iter().all(Test::is_of_paths),
            Test::Not(test) => test.is_of_paths(),
            Test::Unstated(unstated) => unstated.test.is_of_paths(),
            Test::Once(..) => true,
            Test::Exists(list)
            | Test::IsKind(list, _)
            | Test::IsWord(list, _)
            | Test::IsParty(list, _)
            | Test::IsAll(list) => list.is_path(),
            Test::Compare(sides, _) | Test::Same(sides, _) | Test::Relate(_, sides) => {
                sides.0.is_path() && sides.1.is_path()
            }
        }
    }
}

/// A whole number as an item.
pub fn whole(number: usize) -> Item {
    let amount = Decimal::whole(number as i64);
    amount.map_or(Item::UNKNOWN, |amount| {
        Item::Value(crate::model::Value::Quantity(crate::model::Quantity { unit: crate::model::Unit::None, amount }))
    })
}
