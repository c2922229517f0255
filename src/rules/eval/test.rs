//! Conditions: true, false, or unknown for want of something that could be read.

use std::ops::ControlFlow;

use super::few::Few;
use super::{Evaluator, Walk};
use crate::model::{Comparator, DeclarationId, Value};
use crate::rules::item::{self, Item, Truth};
use crate::rules::plan::{List, Step, Test, Unstated};
use crate::source::Span;
use crate::syntax::expression::Relation;
use crate::vocabulary::{Kind, PropertyId};

impl Evaluator<'_> {
    /// Whether a condition holds with the variables as they stand.
    #[inline]
    pub fn test(&self, test: &Test) -> Truth {
        match test {
            Test::Not(test) => self.holds(test).opposite(),
            test => self.holds(test),
        }
    }

    fn holds(&self, test: &Test) -> Truth {
        match test {
            Test::All(tests) => self.all_hold(tests),
            Test::Any(tests) => self.any_holds(tests),
            Test::Not(test) => self.holds(test).opposite(),
            Test::Exists(list) => self.any(list, |_| Truth::True),
            Test::IsKind(list, kind) => self.any(list, |value| self.is_kind(value, *kind)),
            Test::IsWord(list, word) => self.any(list, |value| Truth::of(value == Some(Value::Word(*word)))),
            Test::IsParty(list, party) => self.any(list, |value| Truth::of(value == Some(Value::Party(*party)))),
            Test::IsAll(list) => self.any(list, |value| Truth::of(matches!(value, Some(Value::All(_))))),
            Test::Compare(sides, comparator) => self.compare(&sides.0, *comparator, &sides.1),
            Test::Same(sides, comparator) => self.same_lists(&sides.0, *comparator, &sides.1),
            Test::Relate(relation, sides) => self.relate(*relation, &sides.0, &sides.1),
            Test::Once(number, test) => self.remembered_test(*number, test),
            Test::Unstated(unstated) => self.unstated(unstated),
        }
    }

    fn unstated(&self, unstated: &Unstated) -> Truth {
        match self.get(unstated.slot).declaration(self.policy()) {
            Some(id) if self.policy().states_none(id, unstated.properties) => {
                self.asked.lines(id);
                Truth::of(unstated.holds)
            }
            _ => self.test(&unstated.test),
        }
    }

    pub(super) fn remembered_test(&self, number: u32, test: &Test) -> Truth {
        match self.once_tested.get(number as usize) {
            Some(cell) => *cell.get_or_init(|| self.asked.unheard(|| self.test(test))),
            None => self.test(test),
        }
    }

    fn all_hold(&self, tests: &[Test]) -> Truth {
        let mut all = Truth::True;
        for test in tests {
            all = all.min(self.test(test));
            if all == Truth::False {
                break;
            }
        }
        all
    }

    fn any_holds(&self, tests: &[Test]) -> Truth {
        let mut any = Truth::False;
        for test in tests {
            any = any.max(self.test(test));
            if any == Truth::True {
                break;
            }
        }
        any
    }

    /// Whether something holds of one item at least; what cannot be read may be that one.
    fn any(&self, list: &List, holds: impl Fn(Option<Value>) -> Truth) -> Truth {
        self.any_item(list, |item| match item.value(self.policy()) {
            Some(Value::Unknown) => Truth::Unknown,
            value => holds(value),
        })
    }

    fn any_item(&self, list: &List, holds: impl Fn(Item) -> Truth) -> Truth {
        let mut any = Truth::False;
        let walk = self.walk_short(list, &mut |item| {
            any = any.max(holds(item));
            if any == Truth::True { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        if walk == Walk::Open { any.max(Truth::Unknown) } else { any }
    }

    fn is_kind(&self, value: Option<Value>, kind: Kind) -> Truth {
        Truth::of(value.and_then(Value::declaration).is_some_and(|id| self.policy().kind(id) == kind))
    }

    /// A comparison with nothing does not hold.
    fn compare(&self, left: &List, comparator: Comparator, right: &List) -> Truth {
        let (Some(left), Some(right)) = (self.one(left), self.one(right)) else { return Truth::False };
        let (Some(left), Some(right)) = (left.value(self.policy()), right.value(self.policy())) else {
            return Truth::Unknown;
        };
        item::compare(left, right).map_or(Truth::Unknown, |ordering| Truth::of(comparator.holds(ordering)))
    }

    /// Whether two lists hold the same; a comparison with nothing does not hold.
    fn same_lists(&self, left: &List, comparator: Comparator, right: &List) -> Truth {
        let ((left, left_walk), (right, right_walk)) = (self.few(left), self.few(right));
        if (left.is_empty() && left_walk == Walk::Whole) || (right.is_empty() && right_walk == Walk::Whole) {
            return Truth::False;
        }
        if left_walk == Walk::Open || right_walk == Walk::Open {
            return Truth::Unknown;
        }
        let same = match (left.only(), right.only()) {
            (Some(left), Some(right)) => self.same(left, right),
            _ => self.are_among(&left, &right).min(self.are_among(&right, &left)),
        };
        if comparator == Comparator::Equal { same } else { same.opposite() }
    }

    fn few(&self, list: &List) -> (Few, Walk) {
        let mut few = Few::default();
        let walk = self.walk(list, &mut |item| {
            few.push(item);
            ControlFlow::Continue(())
        });
        (few, walk)
    }

    /// Whether every one of some items is among others.
    fn are_among(&self, some: &Few, others: &Few) -> Truth {
        let is_among = |item: Item| others.iter().map(|other| self.same(item, other)).max().unwrap_or(Truth::False);
        some.iter().map(is_among).min().unwrap_or(Truth::True)
    }

    /// Whether an item is in a list. A declaration is not sought among all of its kind, nor among all who name another.
    fn is_among(&self, item: Item, list: &List) -> Truth {
        match (list, item.declaration(self.policy())) {
            (List::Union(lists), _) => self.is_among_any(item, lists),
            (List::Distinct(list), _) => self.is_among(item, list),
            (List::Kinds(kinds), Some(id)) => Truth::of(kinds.contains(self.policy().kind(id))),
            (List::Step(over, Step::Inverse(inverse)), Some(id)) => self.is_under(id, over, *inverse),
            _ => self.any_item(list, |other| self.same(item, other)),
        }
    }

    fn is_among_any(&self, item: Item, lists: &[List]) -> Truth {
        let mut any = Truth::False;
        for list in lists {
            any = any.max(self.is_among(item, list));
            if any == Truth::True {
                break;
            }
        }
        any
    }

    /// Whether a declaration names one of a list under an inverse.
    fn is_under(&self, holder: DeclarationId, over: &List, inverse: PropertyId) -> Truth {
        let relations = self.policy().relations();
        let is_under = |target: DeclarationId| {
            self.asked.namers(target);
            relations.is_under(holder, target, inverse)
        };
        self.any_item(over, |target| match target.value(self.policy()) {
            Some(Value::Declaration(target)) if is_under(target) => Truth::True,
            Some(Value::Declaration(target)) if self.may_be_more(target, inverse) => Truth::Unknown,
            Some(Value::Unknown) => Truth::Unknown,
            _ => Truth::False,
        })
    }

    /// Whether two items are the same thing, wherever they are said. `all` is the same as whatever it stands for.
    fn same(&self, a: Item, b: Item) -> Truth {
        match (a.value(self.policy()), b.value(self.policy())) {
            (Some(Value::Text | Value::Identifier) | None, _) | (_, Some(Value::Text | Value::Identifier) | None) => {
                Truth::of(a == b || (self.text(a).is_some() && self.text(a) == self.text(b)))
            }
            (Some(Value::All(kind)), Some(Value::Declaration(id)))
            | (Some(Value::Declaration(id)), Some(Value::All(kind))) => {
                Truth::of(kind.is_none_or(|kind| self.policy().kind(id) == kind))
            }
            (Some(a), Some(b)) => item::same(a, b),
        }
    }

    fn relate(&self, relation: Relation, left: &List, right: &List) -> Truth {
        match relation {
            Relation::In | Relation::Overlaps => self.any_item(left, |item| self.is_among(item, right)),
            Relation::Within => self.any_pair(left, right, |below, above| self.is_below(below, above)),
            Relation::Before => self.any_item(left, |a| self.any_item(right, |b| self.is_before(a, b))),
        }
    }

    fn any_pair(&self, left: &List, right: &List, holds: impl Fn(DeclarationId, DeclarationId) -> bool) -> Truth {
        let id = |item: Item| match item.value(self.policy()) {
            Some(Value::Unknown) => Err(Truth::Unknown),
            value => value.and_then(Value::declaration).ok_or(Truth::False),
        };
        self.any_item(left, |a| {
            self.any_item(right, |b| match (id(a), id(b)) {
                (Ok(a), Ok(b)) => Truth::of(holds(a, b)),
                (Err(truth), _) | (_, Err(truth)) => truth,
            })
        })
    }

    fn is_below(&self, below: DeclarationId, above: DeclarationId) -> bool {
        self.ask_above(below);
        below != above && self.policy().relations().steps(below, above).is_some()
    }

    fn is_before(&self, a: Item, b: Item) -> Truth {
        match (self.origin(a), self.origin(b)) {
            (Some(a), Some(b)) => Truth::of(a < b),
            _ => Truth::Unknown,
        }
    }

    /// Where an item stands in the sources.
    fn origin(&self, item: Item) -> Option<Span> {
        crate::rules::place::of_item(self, item)
    }
}
