//! Which variables a plan depends on.
//!
//! In: a [`List`] or a [`Test`]. Out: the [`Slots`] it asks for, without those it sets itself. What depends on none is the same
//! throughout a run; a condition is tested as soon as all it depends on hold something.

use super::plan::{List, Test};

/// A variable, by its number in its rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot(pub u8);

/// A set of variables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Slots(u128);

impl Slots {
    /// How many variables a rule may have.
    pub const MOST: usize = 120;

    /// Just this one.
    pub fn only(slot: Slot) -> Slots {
        Slots(1_u128.checked_shl(u32::from(slot.0)).unwrap_or(0))
    }

    /// Both together.
    pub fn or(self, other: Slots) -> Slots {
        Slots(self.0 | other.0)
    }

    /// What is not in the other.
    pub fn without(self, slot: Slot) -> Slots {
        Slots(self.0 & !Slots::only(slot).0)
    }

    /// Whether all of them are in the other.
    pub fn are_in(self, other: Slots) -> bool {
        self.0 & !other.0 == 0
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Each of them, the first one first.
    pub fn iter(self) -> impl Iterator<Item = Slot> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let next = (left != 0).then(|| Slot(left.trailing_zeros() as u8))?;
            left &= left - 1;
            Some(next)
        })
    }

    /// Whether it holds `slot`.
    pub fn contains(self, slot: Slot) -> bool {
        self.0 & Slots::only(slot).0 != 0
    }
}

impl List {
    /// The variables it depends on.
    pub fn slots(&self) -> Slots {
        match self {
            List::Slot(slot) => Slots::only(*slot),
            List::Kinds(_) | List::Organization | List::Head | List::Today | List::Fixed(_) | List::Parameter(_) => {
                Slots::default()
            }
            List::Step(list, _)
            | List::Distinct(list)
            | List::First(list)
            | List::Count(list)
            | List::Extreme(_, list)
            | List::LongestRun(list) => list.slots(),
            List::Once(once) => once.slots,
            List::Union(lists) => lists.iter().fold(Slots::default(), |slots, list| slots.or(list.slots())),
            List::Each(lists, slot) => lists.0.slots().or(lists.1.slots().without(*slot)),
            List::Where(filter) => filter.over.slots().or(filter.test.slots().without(filter.slot)),
            List::Lookup(lookup) => lookup.wanted.slots().or(lookup.test.slots().without(lookup.slot)),
            List::Steps(lists) | List::Share(lists) | List::Sum(_, lists) => lists.0.slots().or(lists.1.slots()),
        }
    }
}

impl Test {
    /// The variables it depends on.
    pub fn slots(&self) -> Slots {
        match self {
            Test::All(tests) | Test::Any(tests) => {
                tests.iter().fold(Slots::default(), |slots, test| slots.or(test.slots()))
            }
            Test::Not(test) => test.slots(),
            Test::Once(_, test) => test.slots(),
            Test::Unstated(unstated) => unstated.test.slots(),
            Test::Exists(list)
            | Test::IsKind(list, _)
            | Test::IsWord(list, _)
            | Test::IsParty(list, _)
            | Test::IsAll(list) => list.slots(),
            Test::Compare(lists, _) | Test::Same(lists, _) | Test::Relate(_, lists) => {
                lists.0.slots().or(lists.1.slots())
            }
        }
    }
}
