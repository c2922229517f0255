//! Lists of one: the first, counts, extremes, steps, shares, sums.

use std::cmp::Ordering;
use std::ops::ControlFlow;

use super::{Evaluator, Walk};
use crate::model::{Date, Decimal, DeclarationId, Quantity, Unit, Value};
use crate::rules::item::{self, Item};
use crate::rules::plan::{Extreme, List, Sign, whole};
use crate::vocabulary::DurationUnit;

const MILLION: i128 = 1_000_000;

impl Evaluator<'_> {
    /// The number a list of one gives; an unknown one where it depends on what cannot be read.
    pub(super) fn number(&self, list: &List) -> Option<Item> {
        match list {
            List::First(list) => self.first(list),
            List::Count(list) => Some(self.count(list)),
            List::Extreme(extreme, list) => self.extreme(*extreme, list),
            List::LongestRun(list) => Some(self.longest_run(list)),
            List::Steps(sides) => self.steps(&sides.0, &sides.1),
            List::Share(sides) => self.both(&sides.0, &sides.1, share),
            List::Sum(sign, sides) => self.both(&sides.0, &sides.1, |a, b| sum(*sign, a, b)),
            _ => None,
        }
    }

    /// The first item; an unknown one where something before it may be meant.
    fn first(&self, list: &List) -> Option<Item> {
        let (items, walk) = self.all(list);
        if walk == Walk::Open { Some(Item::UNKNOWN) } else { items.first().copied() }
    }

    fn count(&self, list: &List) -> Item {
        let mut count = 0;
        let mut known = true;
        let walk = self.walk(list, &mut |item| {
            count += 1;
            known &= !item.is_unknown(self.policy());
            ControlFlow::Continue(())
        });
        if known && walk == Walk::Whole { whole(count) } else { Item::UNKNOWN }
    }

    fn extreme(&self, extreme: Extreme, list: &List) -> Option<Item> {
        let wanted = if extreme == Extreme::Least { Ordering::Less } else { Ordering::Greater };
        let mut best: Option<Value> = None;
        let mut known = true;
        let walk = self.walk(list, &mut |found| {
            let Some(value) = found.value(self.policy()) else { return ControlFlow::Continue(()) };
            let ordering = best.map_or(Some(wanted), |best| item::compare(value, best));
            known &= ordering.is_some() && value != Value::Unknown;
            if ordering == Some(wanted) {
                best = Some(value);
            }
            ControlFlow::Continue(())
        });
        if known && walk == Walk::Whole { best.map(Item::Value) } else { Some(Item::UNKNOWN) }
    }

    fn longest_run(&self, list: &List) -> Item {
        let (items, walk) = self.all(list);
        let edges: Vec<u32> =
            items.iter().filter_map(|item| if let Item::Edge(edge) = item { Some(*edge) } else { None }).collect();
        match walk {
            Walk::Whole => whole(self.world.graph.longest_run(self.policy(), &edges)),
            _ => Item::UNKNOWN,
        }
    }

    fn steps(&self, from: &List, to: &List) -> Option<Item> {
        let (from, from_walk) = self.declarations_of(from);
        let (to, to_walk) = self.declarations_of(to);
        from.iter().for_each(|from| self.ask_above(*from));
        let relations = self.policy().relations();
        let distances = from.iter().flat_map(|from| to.iter().filter_map(|to| relations.steps(*from, *to)));
        match distances.min() {
            Some(steps) => Some(whole(steps as usize)),
            None if from_walk == Walk::Whole && to_walk == Walk::Whole => None,
            None => Some(Item::UNKNOWN),
        }
    }

    fn declarations_of(&self, list: &List) -> (Vec<DeclarationId>, Walk) {
        let (items, walk) = self.all(list);
        let unknown = items.iter().any(|item| item.is_unknown(self.policy()));
        (items.iter().filter_map(|item| item.declaration(self.policy())).collect(), walk.open_if(unknown))
    }

    fn both(&self, left: &List, right: &List, join: impl Fn(Value, Value) -> Option<Value>) -> Option<Item> {
        let (left, right) = (self.one(left)?, self.one(right)?);
        let joined = left.value(self.policy()).zip(right.value(self.policy())).and_then(|(a, b)| join(a, b));
        Some(joined.map_or(Item::UNKNOWN, Item::Value))
    }
}

fn quantity(value: Value) -> Option<Quantity> {
    match value {
        Value::Quantity(amount) | Value::Cadence(amount) => Some(amount),
        _ => None,
    }
}

fn share(part: Value, of: Value) -> Option<Value> {
    let (part, of) = (quantity(part)?, quantity(of)?);
    let hundredths = if part.unit == Unit::Percent { 100 } else { 1 };
    let product = i128::from(part.amount.millionths()) * i128::from(of.amount.millionths()) / MILLION / hundredths;
    let amount = Decimal::of_millionths(i64::try_from(product).ok()?);
    Some(Value::Quantity(Quantity { amount, ..of }))
}

fn sum(sign: Sign, a: Value, b: Value) -> Option<Value> {
    match (a, b) {
        (Value::Date(a), Value::Date(b)) => days(i128::from(a.duration_since(b).as_hours()) / 24).map(Value::Quantity),
        (Value::Date(date), by) => moved(date, quantity(by)?, sign).map(Value::Date),
        _ => add(quantity(a)?, quantity(b)?, sign).map(Value::Quantity),
    }
}

fn days(count: i128) -> Option<Quantity> {
    let amount = Decimal::whole(i64::try_from(count).ok()?)?;
    Some(Quantity { amount, unit: Unit::Time(DurationUnit::Day) })
}

fn moved(date: Date, by: Quantity, sign: Sign) -> Option<Date> {
    by.after(date, if sign == Sign::Plus { 1 } else { -1 })
}

fn add(a: Quantity, b: Quantity, sign: Sign) -> Option<Quantity> {
    if a.unit != b.unit && a.unit != Unit::None && b.unit != Unit::None {
        return add(seconds(a)?, seconds(b)?, sign);
    }
    let amount = match sign {
        Sign::Plus => a.amount.plus(b.amount)?,
        Sign::Minus => a.amount.minus(b.amount)?,
    };
    let unit = if a.unit == Unit::None { b.unit } else { a.unit };
    Some(Quantity { unit, amount })
}

fn seconds(quantity: Quantity) -> Option<Quantity> {
    let amount = Decimal::of_millionths(i64::try_from(quantity.time()?).ok()?);
    Some(Quantity { unit: Unit::Time(DurationUnit::Second), amount })
}
