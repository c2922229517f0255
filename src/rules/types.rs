//! The types of rule expressions.
//!
//! In: the vocabulary's value types. Out: [`Type`]: of what class the elements are, which rows of the vocabulary they are
//! said by (so that their clauses can be reached), and whether there may be several.

use crate::vocabulary::{Entry, EnumWord, ExpressionForm, KindSet, Many, Part, ValueType};

/// The type of an expression.
#[derive(Debug, Clone)]
pub struct Type {
    /// What one element is.
    pub class: Class,
    /// The rows elements may be said by; none for what is not said anywhere.
    pub rows: Vec<&'static Entry>,
    /// Whether there may be several.
    pub many: bool,
}

/// What an element is.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "their names say it")]
pub enum Class {
    Truth,
    /// A declaration of one of these kinds, or a word that stands where one does.
    Declared(KindSet),
    /// A word of one of these enumerations.
    Word(Vec<&'static [EnumWord]>),
    Text,
    Number(Measure),
    Date,
    /// A bare word that is there or not.
    Flag,
    /// Several fields.
    Parts,
    /// A sign such as `<=`.
    Comparator,
    /// Of what is wrong itself; nothing more is said of it.
    Broken,
    /// Two neighbours of a chain of these kinds.
    Edge(KindSet),
    Loop(KindSet),
    /// What a rule has found.
    Finding,
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "their names say it")]
pub enum Measure {
    Plain,
    Percent,
    Time,
    Money,
    Any,
}

impl Type {
    /// One element, said nowhere.
    pub fn one(class: Class) -> Type {
        Type { class, rows: Vec::new(), many: false }
    }

    /// Several elements, said nowhere.
    pub fn several(class: Class) -> Type {
        Type { many: true, ..Type::one(class) }
    }

    /// What a path over these rows gives; none when they are of different classes.
    pub fn of_rows(rows: Vec<&'static Entry>, from_many: bool) -> Option<Type> {
        let many = from_many || rows.iter().any(|row| row.property.many != Many::One || row.property.value.is_chain());
        let mut classes = rows.iter().map(|row| Class::of(row.property.value));
        let first = classes.next()?;
        let class = classes.try_fold(first, Class::joined)?;
        Some(Type { class, rows, many })
    }

    /// Elements of either.
    pub fn joined(mut self, other: Type) -> Option<Type> {
        self.class = self.class.joined(other.class)?;
        for row in other.rows {
            if !self.rows.iter().any(|known| std::ptr::eq(*known, row)) {
                self.rows.push(row);
            }
        }
        self.many = true;
        Some(self)
    }

    /// One of its elements.
    pub fn element(&self) -> Type {
        Type { many: false, ..self.clone() }
    }

    /// The kinds of declarations its elements are.
    pub fn kinds(&self) -> KindSet {
        match self.class {
            Class::Declared(kinds) => kinds,
            _ => KindSet::NONE,
        }
    }
}

/// Whether elements said by this row are whole lines, not single values.
pub fn is_whole_line(value: ValueType) -> bool {
    matches!(value, ValueType::Flag | ValueType::Parts(_))
}

/// Whether a line of this type says what lies between two things: `a -> b`.
pub fn is_between(value: ValueType) -> bool {
    matches!(value, ValueType::Parts([Part::Field(..), Part::Arrow, Part::Field(..)]))
}

impl Class {
    /// Of a value of this type.
    pub fn of(value: ValueType) -> Class {
        match value {
            ValueType::Flag => Class::Flag,
            ValueType::Text | ValueType::Identifier => Class::Text,
            ValueType::Expression(ExpressionForm::Parameters | _) => Class::Text,
            ValueType::Word(words) => Class::Word(vec![words]),
            ValueType::Number => Class::Number(Measure::Plain),
            ValueType::Quantity => Class::Number(Measure::Any),
            ValueType::Duration | ValueType::Cadence => Class::Number(Measure::Time),
            ValueType::Money => Class::Number(Measure::Money),
            ValueType::Date => Class::Date,
            ValueType::Parts(_) => Class::Parts,
            other => Class::Declared(other.targets()),
        }
    }

    /// The class of elements of either; none when they are too different to be one thing.
    pub fn joined(self, other: Class) -> Option<Class> {
        Some(match (self, other) {
            (Class::Declared(a), Class::Declared(b)) => Class::Declared(a.or(b)),
            (Class::Edge(a), Class::Edge(b)) => Class::Edge(a.or(b)),
            (Class::Loop(a), Class::Loop(b)) => Class::Loop(a.or(b)),
            (Class::Word(mut a), Class::Word(b)) => {
                a.extend(b);
                Class::Word(a)
            }
            (Class::Number(a), Class::Number(b)) => Class::Number(a.joined(b)?),
            (a, b) if std::mem::discriminant(&a) == std::mem::discriminant(&b) => a,
            _ => return None,
        })
    }

    /// Whether an element of one may be the same as, or stand in order with, an element of the other.
    pub fn fits(&self, other: &Class) -> bool {
        match (self, other) {
            (Class::Number(a), Class::Number(b)) => a.joined(*b).is_some(),
            (Class::Word(a), Class::Word(b)) => a.iter().any(|words| b.iter().any(|other| share(words, other))),
            (Class::Declared(a), Class::Declared(b)) => {
                !a.and(*b).is_empty() || (may_be_party(*a) && may_be_party(*b)) || a.is_empty() || b.is_empty()
            }
            (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
        }
    }

    /// How messages say one.
    pub fn said(&self) -> String {
        match self {
            Class::Truth => "a condition".to_owned(),
            Class::Declared(kinds) => kinds_said(*kinds),
            Class::Word(_) => "a word".to_owned(),
            Class::Text => "a text".to_owned(),
            Class::Number(measure) => measure.said().to_owned(),
            Class::Date => "a date".to_owned(),
            Class::Flag => "a mark that is there or not".to_owned(),
            Class::Parts => "a line of several parts".to_owned(),
            Class::Comparator => "a comparison".to_owned(),
            Class::Broken => "something".to_owned(),
            Class::Edge(_) => "a step from one thing to the next".to_owned(),
            Class::Loop(_) => "a loop".to_owned(),
            Class::Finding => "a finding".to_owned(),
        }
    }
}

fn share(a: &[EnumWord], b: &[EnumWord]) -> bool {
    a.iter().any(|word| b.iter().any(|other| other.word == word.word))
}

/// Whether one of these kinds can answer for something.
pub fn may_be_party(kinds: KindSet) -> bool {
    !kinds.and(KindSet::PARTY).is_empty()
}

/// How messages say a declaration of these kinds.
pub fn kinds_said(kinds: KindSet) -> String {
    let said: Vec<&str> = kinds.iter().map(|kind| kind.row().one).collect();
    match said.as_slice() {
        _ if kinds == KindSet::PARTY => "a party".to_owned(),
        [] => "nothing".to_owned(),
        [one] => (*one).to_owned(),
        [first, second] => format!("{first} or {second}"),
        _ => "a declaration".to_owned(),
    }
}

impl Measure {
    /// The measure of numbers of either; none when they cannot be compared.
    pub fn joined(self, other: Measure) -> Option<Measure> {
        use Measure::{Any, Money, Percent, Plain};
        match (self, other) {
            (a, b) if a == b => Some(a),
            (Any, measure) | (measure, Any) => Some(measure),
            (Plain, Money | Percent) | (Money | Percent, Plain) => Some(Any),
            _ => None,
        }
    }

    fn said(self) -> &'static str {
        match self {
            Measure::Plain | Measure::Any => "a number",
            Measure::Percent => "a share",
            Measure::Time => "a length of time",
            Measure::Money => "an amount of money",
        }
    }
}
