//! Plans to items and truths.
//!
//! In: a policy, its graph and one rule's plan. Out: whatever a [`List`] or [`Test`](super::plan::Test) gives with the variables as they stand.
//! Items are handed on one at a time, so a path of single values allocates nothing. A walk says at its end whether there may
//! be more than was seen, because something in the policy could not be read.

mod asked;
mod few;
mod lookup;
mod number;
mod seen;
mod shared;
mod step;
mod test;
mod waiver;

pub use asked::{Asked, Question};
pub use lookup::Built;
pub use shared::Shared;

use std::cell::{Cell, OnceCell, RefCell};
use std::ops::ControlFlow;
use std::rc::Rc;
use std::sync::Arc;

use seen::Seen;

use super::graph::Graph;
use super::item::{Item, Truth};
use super::plan::{Filter, Index, List, Once};
use super::slots::{Slot, Slots};
use super::waivers::Findings;
use crate::model::{Date, Policy, Value};

/// Takes items; may ask for no more.
pub type Sink<'s> = &'s mut dyn FnMut(Item) -> ControlFlow<()>;

/// How a walk ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Walk {
    /// Everything was seen.
    Whole,
    /// There may be more, which cannot be read.
    Open,
    /// No more was wanted.
    Stopped,
}

impl Walk {
    /// After one walk the next; a stop ends both.
    pub fn then(self, next: impl FnOnce() -> Walk) -> Walk {
        match self {
            Walk::Stopped => Walk::Stopped,
            Walk::Whole => next(),
            Walk::Open => match next() {
                Walk::Whole => Walk::Open,
                other => other,
            },
        }
    }

    fn open_if(self, open: bool) -> Walk {
        if open && self == Walk::Whole { Walk::Open } else { self }
    }
}

fn hand(item: Item, sink: &mut (impl FnMut(Item) -> ControlFlow<()> + ?Sized)) -> Walk {
    if sink(item).is_break() { Walk::Stopped } else { Walk::Whole }
}

/// What all rules of a run share.
#[derive(Debug, Clone, Copy)]
pub struct World<'p> {
    /// The policy asked about.
    pub policy: &'p Policy,
    /// Its tables.
    pub graph: &'p Graph,
    /// The day asked about.
    pub today: Date,
    /// What was found so far; only the rules about waivers ask.
    pub findings: &'p Findings,
}

/// What one rule is run with.
#[derive(Debug, Clone, Copy)]
pub struct Given<'r> {
    /// How its indexes are made.
    pub indexes: &'r [Index],
    /// The texts it states.
    pub texts: &'r [String],
    /// The values of its parameters.
    pub parameters: &'r [Vec<Item>],
    /// How many lists and conditions are remembered.
    pub once: u32,
    /// How many variables it has.
    pub slots: usize,
}

/// What a list gave when it was last worked out.
#[derive(Debug)]
struct Remembered {
    /// What the variables it depends on held.
    with: Vec<Item>,
    items: Arc<[Item]>,
    walk: Walk,
    /// What that asked.
    asked: Vec<Question>,
}

/// Evaluates the plans of one rule.
#[derive(Debug)]
pub struct Evaluator<'r> {
    pub(super) world: World<'r>,
    pub(super) given: Given<'r>,
    /// What it asks of declarations.
    pub(super) asked: Asked,
    slots: Vec<Cell<Item>>,
    once: Vec<RefCell<Option<Rc<Remembered>>>>,
    once_tested: Vec<OnceCell<Truth>>,
    built: Vec<OnceCell<Arc<Built>>>,
}

impl<'r> Evaluator<'r> {
    /// With no variable set.
    pub fn new(world: World<'r>, given: Given<'r>, asked: Asked) -> Self {
        Evaluator {
            world,
            given,
            asked,
            slots: vec![Cell::new(Item::UNKNOWN); given.slots],
            once: vec![RefCell::default(); given.once as usize],
            once_tested: vec![OnceCell::new(); given.once as usize],
            built: given.indexes.iter().map(|_| OnceCell::new()).collect(),
        }
    }

    /// The policy asked about.
    pub fn policy(&self) -> &'r Policy {
        self.world.policy
    }

    /// What a variable holds.
    pub fn get(&self, slot: Slot) -> Item {
        self.slots.get(usize::from(slot.0)).map_or(Item::UNKNOWN, Cell::get)
    }

    /// Lets a variable hold an item.
    pub fn set(&self, slot: Slot, item: Item) {
        if let Some(cell) = self.slots.get(usize::from(slot.0)) {
            cell.set(item);
        }
    }

    /// Hands on the items of a list, one after another.
    pub fn walk(&self, list: &List, sink: Sink<'_>) -> Walk {
        match list {
            List::Slot(slot) => hand(self.get(*slot), sink),
            List::Kinds(kinds) => self.all_of(*kinds, sink),
            List::Organization => self.perhaps(self.policy().organization().map(Item::of), sink),
            List::Head => self.perhaps(self.policy().relations().head().map(Item::of), sink),
            List::Today => hand(Item::Value(Value::Date(self.world.today)), sink),
            List::Fixed(item) => hand(*item, sink),
            List::Parameter(index) => self.hand_all(self.given.parameters.get(usize::from(*index)), sink),
            List::Step(list, step) => self.walk_step(list, *step, sink),
            List::Each(lists, slot) => self.each(lists, *slot, sink),
            List::Union(lists) => lists.iter().fold(Walk::Whole, |walk, list| walk.then(|| self.walk(list, sink))),
            List::Distinct(list) => self.distinct(list, sink),
            List::Where(filter) => self.filter(filter, sink),
            List::Lookup(lookup) => self.look_up(lookup, sink),
            List::Once(once) => self.remembered(once, sink),
            number => self.perhaps(self.number(number), sink),
        }
    }

    fn perhaps(&self, item: Option<Item>, sink: Sink<'_>) -> Walk {
        item.map_or(Walk::Whole, |item| hand(item, sink))
    }

    fn hand_all(&self, items: Option<&Vec<Item>>, sink: Sink<'_>) -> Walk {
        let stopped = items.into_iter().flatten().any(|item| sink(*item).is_break());
        if stopped { Walk::Stopped } else { Walk::Whole }
    }

    fn remembered(&self, once: &Once, sink: Sink<'_>) -> Walk {
        let remembered = self.remember(once);
        if remembered.items.iter().any(|item| sink(*item).is_break()) { Walk::Stopped } else { remembered.walk }
    }

    fn remember(&self, once: &Once) -> Rc<Remembered> {
        let cell = self.once.get(once.number as usize);
        let known = cell.and_then(|cell| cell.borrow().clone());
        if let Some(known) = known.filter(|known| self.still_holds(known, once.slots)) {
            self.asked.note_all(&known.asked);
            return known;
        }
        let found = Rc::new(self.worked_out(once));
        if let Some(cell) = cell {
            *cell.borrow_mut() = Some(Rc::clone(&found));
        }
        found
    }

    /// What holds throughout a run belongs to no case of the rule, and is asked unheard.
    fn worked_out(&self, once: &Once) -> Remembered {
        let work = || self.all(&once.list);
        let ((items, walk), asked) = match once.slots.is_empty() {
            true => (self.asked.unheard(work), Vec::new()),
            false => self.asked.during(work),
        };
        let with = once.slots.iter().map(|slot| self.get(slot)).collect();
        Remembered { with, items: items.into(), walk, asked }
    }

    fn still_holds(&self, known: &Remembered, slots: Slots) -> bool {
        known.with.is_empty() || slots.iter().zip(&known.with).all(|(slot, with)| self.get(slot) == *with)
    }

    fn all_of(&self, kinds: crate::vocabulary::KindSet, sink: Sink<'_>) -> Walk {
        for kind in kinds.iter() {
            for id in self.policy().of_kind(kind) {
                if sink(Item::of(*id)).is_break() {
                    return Walk::Stopped;
                }
            }
        }
        Walk::Whole.open_if(self.policy().may_declare_more())
    }

    /// For each item of a list, held by a variable, the items of another.
    fn each(&self, (over, body): &(List, List), slot: Slot, sink: Sink<'_>) -> Walk {
        self.then_each(over, &mut |item| {
            self.set(slot, item);
            self.walk(body, sink)
        })
    }

    /// For each item of a list a walk that begins there.
    fn then_each(&self, over: &List, next: &mut dyn FnMut(Item) -> Walk) -> Walk {
        if let List::Slot(slot) = over {
            return next(self.get(*slot));
        }
        let mut all = Walk::Whole;
        let walk = self.walk(over, &mut |item| {
            all = all.then(|| next(item));
            if all == Walk::Stopped { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        all.then(|| walk)
    }

    fn filter(&self, filter: &Filter, sink: Sink<'_>) -> Walk {
        let mut open = false;
        let walk = self.walk_short(&filter.over, &mut |item| {
            self.set(filter.slot, item);
            match self.test(&filter.test) {
                Truth::True => sink(item),
                Truth::Unknown => {
                    open = true;
                    ControlFlow::Continue(())
                }
                Truth::False => ControlFlow::Continue(()),
            }
        });
        walk.open_if(open)
    }

    fn distinct(&self, list: &List, sink: Sink<'_>) -> Walk {
        let mut seen = Seen::default();
        self.walk(list, &mut |item| {
            let item = item.plain(self.policy());
            if seen.insert(item) { sink(item) } else { ControlFlow::Continue(()) }
        })
    }

    /// The first item of a list: none when there is none, an unknown one when there may be one.
    pub fn one(&self, list: &List) -> Option<Item> {
        let mut first = None;
        let walk = self.walk_short(list, &mut |item| {
            first = Some(item);
            ControlFlow::Break(())
        });
        if first.is_none() && walk == Walk::Open { Some(Item::UNKNOWN) } else { first }
    }

    /// The items of a list that are known, of which there may be more.
    pub fn known(&self, list: &List) -> Vec<Item> {
        let all = || self.all(list).0;
        if list.is_path() { self.asked.for_what_is_known(all) } else { all() }
    }

    /// The items of a list, and whether there may be more.
    pub fn all(&self, list: &List) -> (Vec<Item>, Walk) {
        let mut items = Vec::new();
        let walk = self.walk(list, &mut |item| {
            items.push(item);
            ControlFlow::Continue(())
        });
        (items, walk)
    }
}
