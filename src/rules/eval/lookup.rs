//! Indexes: made when first asked, once a run.

use std::ops::ControlFlow;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{Evaluator, Sink, Walk};
use crate::model::Value;
use crate::rules::item::{Item, Truth};
use crate::rules::plan::{Index, Lookup};

/// The items of a list by the values of a key.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Built {
    items: Vec<Item>,
    by_key: FxHashMap<Value, Vec<u32>>,
    /// Items with a key that cannot be looked up: a text, an amount, `all`, or something that cannot be read.
    loose: Vec<u32>,
    open: bool,
}

impl Built {
    /// All its items, in order.
    pub(super) fn items(&self) -> &[Item] {
        &self.items
    }
}

/// What can be looked up: equal values are the same thing, and nothing else is.
fn hashable(value: Option<Value>) -> Option<Value> {
    value.filter(|value| matches!(value, Value::Declaration(_) | Value::Party(_) | Value::Word(_) | Value::Date(_)))
}

impl Evaluator<'_> {
    pub(super) fn look_up(&self, lookup: &Lookup, sink: Sink<'_>) -> Walk {
        let Some(built) = self.built(lookup.index) else { return Walk::Open };
        let found = match self.numbers(built, lookup) {
            Found::Some(numbers) => numbers,
            Found::Any => (0..built.items.len() as u32).collect(),
        };
        let mut open = built.open;
        for item in found.iter().filter_map(|number| built.items.get(*number as usize)) {
            self.set(lookup.slot, *item);
            match self.test(&lookup.test) {
                Truth::True if sink(*item).is_break() => return Walk::Stopped,
                Truth::Unknown => open = true,
                _ => {}
            }
        }
        Walk::Whole.open_if(open)
    }

    /// An index, made when it is first asked for.
    pub(super) fn built(&self, number: usize) -> Option<&Arc<Built>> {
        let (index, cell) = (self.given.indexes.get(number)?, self.built.get(number)?);
        Some(cell.get_or_init(|| Arc::new(self.asked.unheard(|| self.build(index)))))
    }

    /// The items whose key may be wanted, in order.
    fn numbers(&self, built: &Built, lookup: &Lookup) -> Found {
        let mut numbers = built.loose.clone();
        let mut any = false;
        let walk = self.walk(&lookup.wanted, &mut |item| {
            let wanted = hashable(item.value(self.policy()));
            any |= wanted.is_none();
            numbers.extend(wanted.and_then(|wanted| built.by_key.get(&wanted)).into_iter().flatten());
            ControlFlow::Continue(())
        });
        if any || walk == Walk::Open {
            return Found::Any;
        }
        numbers.sort_unstable();
        numbers.dedup();
        Found::Some(numbers)
    }

    fn build(&self, index: &Index) -> Built {
        let mut built = Built::default();
        let walk = self.walk(&index.over, &mut |item| {
            self.set(index.slot, item);
            self.enter(&mut built, index, item);
            ControlFlow::Continue(())
        });
        built.open = walk == Walk::Open;
        built
    }

    fn enter(&self, built: &mut Built, index: &Index, item: Item) {
        let number = built.items.len() as u32;
        built.items.push(item);
        let mut is_loose = false;
        let walk = self.walk(&index.key, &mut |key| {
            match hashable(key.value(self.policy())) {
                Some(key) => {
                    let bucket = built.by_key.entry(key).or_default();
                    if bucket.last() != Some(&number) {
                        bucket.push(number);
                    }
                }
                None => is_loose = true,
            }
            ControlFlow::Continue(())
        });
        if is_loose || walk == Walk::Open {
            built.loose.push(number);
        }
    }
}

/// What an index gives.
enum Found {
    /// These, and no others.
    Some(Vec<u32>),
    /// Any may be meant.
    Any,
}
