//! What a variable of a rule holds: a declaration, what one says in some place, or a plain value.
//!
//! Items are small and copied freely. Texts are not in them: they are looked up when somebody asks for the words.

use std::cmp::Ordering;

use crate::model::{DeclarationId, FactId, Policy, Quantity, Value};

/// What a variable holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// A plain value, or a declaration.
    Value(Value),
    /// One value of a line or clause, and for whom the line holds.
    Said(Said),
    /// A line or clause as a whole.
    Line(Said),
    /// Two neighbours of a chain, by their place in [`super::graph::Graph`].
    Edge(u32),
    /// A loop of a declaration's chain, by its number in [`super::graph::Graph`].
    Loop(DeclarationId, u32),
    /// A finding of the run, by its number.
    Finding(u32),
    /// The name of a declaration, as a text.
    Name(DeclarationId),
    /// The title of a declaration, as a text.
    Title(DeclarationId),
    /// A text of the rule, by its place among the rule's texts.
    Text(u32),
}

/// Where something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Said {
    /// For whom it holds: the declaration that says it, or a touch-point that inherits it.
    pub holder: DeclarationId,
    /// The line or clause.
    pub fact: FactId,
    /// Which of its values.
    pub index: u32,
}

impl Item {
    /// What cannot be read.
    pub const UNKNOWN: Item = Item::Value(Value::Unknown);

    /// A declaration.
    pub fn of(id: DeclarationId) -> Item {
        Item::Value(Value::Declaration(id))
    }

    /// The value, wherever it is said.
    #[inline]
    pub fn value(self, policy: &Policy) -> Option<Value> {
        match self {
            Item::Value(value) => Some(value),
            Item::Said(said) => Some(said.value(policy)),
            _ => None,
        }
    }

    /// The declaration it is or names.
    pub fn declaration(self, policy: &Policy) -> Option<DeclarationId> {
        self.value(policy).and_then(Value::declaration)
    }

    /// The amount it is.
    pub fn amount(self, policy: &Policy) -> Option<Quantity> {
        match self.value(policy)? {
            Value::Quantity(amount) | Value::Cadence(amount) => Some(amount),
            _ => None,
        }
    }

    /// Where it is said, if it is.
    pub fn said(self) -> Option<Said> {
        match self {
            Item::Said(said) | Item::Line(said) => Some(said),
            _ => None,
        }
    }

    /// Without the place where it is said, so that the same party named twice is the same.
    pub fn plain(self, policy: &Policy) -> Item {
        match self.value(policy) {
            Some(Value::Text | Value::Identifier) | None => self,
            Some(value) => Item::Value(value),
        }
    }

    /// Whether it is there and cannot be read.
    pub fn is_unknown(self, policy: &Policy) -> bool {
        self.value(policy) == Some(Value::Unknown)
    }
}

impl Said {
    /// The value said; of a line without values, nothing that can be known.
    pub fn value(self, policy: &Policy) -> Value {
        policy.values(self.fact).get(self.index as usize).map_or(Value::Unknown, |held| held.value)
    }
}

/// Whether something holds, as far as the policy can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "their names say it")]
pub enum Truth {
    False,
    Unknown,
    True,
}

impl Truth {
    /// Of something known.
    pub fn of(holds: bool) -> Truth {
        if holds { Truth::True } else { Truth::False }
    }

    /// The opposite; of the unknown, the unknown.
    pub fn opposite(self) -> Truth {
        match self {
            Truth::False => Truth::True,
            Truth::Unknown => Truth::Unknown,
            Truth::True => Truth::False,
        }
    }
}

/// Which of two values is more, where they can be compared; a bare number is held against an amount in whatever unit.
pub fn compare(a: Value, b: Value) -> Option<Ordering> {
    match (a, b) {
        (Value::Date(a), Value::Date(b)) => Some(a.cmp(&b)),
        (Value::Quantity(a) | Value::Cadence(a), Value::Quantity(b) | Value::Cadence(b)) => {
            let bare = [a, b].iter().any(|amount| amount.unit == crate::model::Unit::None);
            if bare { Some(a.amount.cmp(&b.amount)) } else { a.compare(b) }
        }
        _ => None,
    }
}

/// Whether two values are the same.
pub fn same(a: Value, b: Value) -> Truth {
    match (a, b) {
        (Value::Unknown, _) | (_, Value::Unknown) => Truth::Unknown,
        (Value::All(kind), other) | (other, Value::All(kind)) => Truth::of(other == Value::All(kind)),
        (Value::Quantity(_) | Value::Cadence(_), Value::Quantity(_) | Value::Cadence(_)) => {
            compare(a, b).map_or(Truth::Unknown, |ordering| Truth::of(ordering == Ordering::Equal))
        }
        _ => Truth::of(a == b),
    }
}
