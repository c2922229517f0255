//! The words of the language: the one table everything else reads.
//!
//! In: nothing. Out: [`KINDS`], one row a kind of declaration, each with its properties; a property has its words, the type
//! of its value, how many it takes, its clauses, the name of its inverse and its meaning in a line. Checking, completion,
//! hover, formatting, the reference in `docs/`, the JSON and the types of rule expressions are read from here: adding a
//! property is one row, and no other source file spells a property's word.
//!
//! # Terminology
//! - **kind**: what a declaration is: `touchpoint`, `executive`.
//! - **property**: what a line of a declaration says: `reports to coo`. Its *words* are `reports to`; its *path*, the name
//!   in rule expressions and JSON, is `reports-to`.
//! - **clause**: what may follow the value: `manage store-ops` **`to quick-checkout`**. A clause is itself a [`Property`].
//! - **party**: who can answer for something, see [`Kind::is_party`].
//! - **inverse**: the name under which the target of a reference sees the declarations that point at it: a role says
//!   `in store-ops`, so `store-ops` has `roles`.

mod duties;
mod evidence;
mod experience;
mod governance;
mod kind_set;
mod known;
mod lookup;
mod organisation;
mod people;
mod plans;
mod posts;
mod shared;
mod words;

#[cfg(test)]
mod tests;

pub use duties::{DUTIES, DUTY_WORDS};
pub use kind_set::KindSet;
pub use known::{Known, known};
pub use lookup::{Entry, PropertyId, Rows, WordId, by_id, find, kind_of_many, kind_of_word, nearest, properties};
pub use words::{
    CADENCES, CLAUSE_WORDS, COMPARATORS, CURRENCIES, CadenceWord, DURATION_UNITS, DurationUnit, DurationWords,
    PARTY_WORDS, SCOPE_WORD, begins_clause,
};

/// A kind of declaration. The order is the one the language brief and all listings use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
#[allow(missing_docs, reason = "each row of KINDS says what it stands for")]
pub enum Kind {
    Organization,
    Executive,
    Department,
    Role,
    Partner,
    Segment,
    Channel,
    Stage,
    Touchpoint,
    Journey,
    Route,
    Standard,
    Promise,
    Metric,
    Feedback,
    Forum,
    Right,
    Training,
    Strategy,
    Goal,
    Claim,
    Initiative,
    Conflict,
    Value,
    Expectation,
    Waiver,
    Profile,
    Rule,
}

impl Kind {
    /// Its row.
    pub fn row(self) -> &'static KindRow {
        lookup::row(self)
    }

    /// The word that begins its declarations.
    pub fn word(self) -> &'static str {
        self.row().word
    }

    /// Whether it can answer for something: executive, department, role, partner, forum, organization.
    pub fn is_party(self) -> bool {
        KindSet::PARTY.contains(self)
    }
}

/// A row of the table: one kind.
#[derive(Debug)]
pub struct KindRow {
    /// Which.
    pub kind: Kind,
    /// The word that begins its declarations: `touchpoint`.
    pub word: &'static str,
    /// How messages say one, with its article: `a touch-point`.
    pub one: &'static str,
    /// How messages and rules (`all touchpoints`) and the JSON say many, one word: `touchpoints`.
    pub many: &'static str,
    /// What it stands for, in a line.
    pub meaning: &'static str,
    /// A short declaration that shows its use; parsed and checked by the tests.
    pub example: &'static str,
    /// Its properties, in groups that kinds may share (the duties).
    pub groups: &'static [&'static [Property]],
}

impl KindRow {
    /// Its properties in order.
    pub fn properties(&self) -> impl Iterator<Item = &'static Property> {
        self.groups.iter().flat_map(|group| group.iter())
    }

    /// How messages say it without its article: `touch-point`.
    pub fn noun(&self) -> &'static str {
        self.one.split_once(' ').map_or(self.one, |(_, noun)| noun)
    }

    /// How messages say so many of it: `touch-point` or `touch-points`.
    pub fn nouns(&self, count: usize) -> String {
        let noun = self.noun();
        match noun.split_once(' ') {
            _ if count == 1 => noun.to_owned(),
            _ if noun == self.word => self.many.to_owned(),
            Some((first, rest)) => format!("{first}s {rest}"),
            None => format!("{noun}s"),
        }
    }
}

/// How often and how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Many {
    /// One line, one value: `post ceo`.
    One,
    /// One line, a list of values: `chaired by coo, cxo`.
    List,
    /// Several lines of one value each: `driven by cxo over all`.
    Lines,
    /// Several lines, each a list.
    ListLines,
}

impl Many {
    /// Whether a line may hold several values.
    pub fn takes_list(self) -> bool {
        matches!(self, Many::List | Many::ListLines)
    }

    /// Whether the property may be stated on several lines.
    pub fn repeats(self) -> bool {
        matches!(self, Many::Lines | Many::ListLines)
    }
}

/// A row of the table: one property, or one clause of a property.
#[derive(Debug)]
pub struct Property {
    /// As written: `reports to`.
    pub words: &'static str,
    /// Another way to write it, if any: `toward` for `to`.
    pub also: Option<&'static str>,
    /// Its path (the name in rule expressions and JSON) where the words with hyphens will not do.
    pub named: Option<&'static str>,
    /// The type of one value.
    pub value: ValueType,
    /// How often and how many.
    pub many: Many,
    /// What may follow the value, in any order, each at most once a line.
    pub clauses: &'static [Property],
    /// What may stand in a block behind the value (`handoff a -> b { … }`).
    pub block: &'static [Property],
    /// Whether a line or a declaration without it is an error (`because` of a weakening is judged elsewhere).
    pub required: bool,
    /// The word that holds where the property is not stated: `status` is `active`.
    pub default: Option<&'static str>,
    /// The name under which the declaration referred to sees this one: `roles`.
    pub inverse: Option<&'static str>,
    /// What it says, in a line.
    pub meaning: &'static str,
}

impl Property {
    /// A row with one value on one line and nothing else; the methods below say what differs.
    pub(crate) const fn new(words: &'static str, value: ValueType, meaning: &'static str) -> Property {
        Property {
            words,
            also: None,
            named: None,
            value,
            many: Many::One,
            clauses: &[],
            block: &[],
            required: false,
            default: None,
            inverse: None,
            meaning,
        }
    }

    /// Whether its block is a policy of its own: what a rule shows as bad or good.
    pub fn holds_policy(&self) -> bool {
        matches!(self.value, ValueType::Expression(ExpressionForm::Policy))
    }

    pub(crate) const fn also(self, words: &'static str) -> Property {
        Property { also: Some(words), ..self }
    }

    pub(crate) const fn named(self, path: &'static str) -> Property {
        Property { named: Some(path), ..self }
    }

    pub(crate) const fn list(self) -> Property {
        Property { many: Many::List, ..self }
    }

    pub(crate) const fn lines(self) -> Property {
        Property { many: Many::Lines, ..self }
    }

    pub(crate) const fn list_lines(self) -> Property {
        Property { many: Many::ListLines, ..self }
    }

    pub(crate) const fn clauses(self, clauses: &'static [Property]) -> Property {
        Property { clauses, ..self }
    }

    pub(crate) const fn block(self, block: &'static [Property]) -> Property {
        Property { block, ..self }
    }

    pub(crate) const fn required(self) -> Property {
        Property { required: true, ..self }
    }

    pub(crate) const fn default(self, word: &'static str) -> Property {
        Property { default: Some(word), ..self }
    }

    pub(crate) const fn inverse(self, name: &'static str) -> Property {
        Property { inverse: Some(name), ..self }
    }
}

/// The type of one value.
#[derive(Debug, Clone, Copy)]
pub enum ValueType {
    /// Nothing follows: a bare word such as `acting` or `once`.
    Flag,
    /// The name of a declaration of one of these kinds.
    Name(KindSet),
    /// The name of a party, or `everyone`, `customer`, `tbd`.
    Party,
    /// A party or the name of one of these kinds.
    PartyOr(KindSet),
    /// Names of these kinds, `all`, or `all departments`.
    Scope(KindSet),
    /// A chain `a -> b -> c` of names of these kinds; one value a hop.
    Chain(KindSet),
    /// As `Chain`, of parties.
    PartyChain,
    /// Quoted text.
    Text,
    /// One of these words.
    Word(&'static [EnumWord]),
    /// A whole number or decimal without a unit.
    Number,
    /// A number with whatever unit fits: `12`, `99.5 %`, `3 min`, `100 USD`, a metric's own unit.
    Quantity,
    /// A span of time: `6 weeks`.
    Duration,
    /// An amount with a currency.
    Money,
    /// `YYYY-MM-DD`.
    Date,
    /// `weekly`, `every 6 weeks`.
    Cadence,
    /// Any name or word, kept as written: a metric's unit.
    Identifier,
    /// Several parts in order, each a field of its own: `queue-time <= 3 min`.
    Parts(&'static [Part]),
    /// The name of a rule.
    RuleName,
    /// The name of a profile.
    ProfileName,
    /// A part of a rule, kept as its text; [`crate::rules`] reads it.
    Expression(ExpressionForm),
}

impl ValueType {
    /// Whether it is several names in an order.
    pub fn is_chain(self) -> bool {
        matches!(self, ValueType::Chain(_) | ValueType::PartyChain)
    }
}

/// One part of a [`ValueType::Parts`].
#[derive(Debug, Clone, Copy)]
pub enum Part {
    /// A value with the name rule expressions and JSON know it by.
    Field(&'static str, ValueType),
    /// `->`.
    Arrow,
    /// `<`, `<=`, `=`, `>=`, `>`, `!=`, by the name of the field it fills.
    Comparator(&'static str),
}

/// Which production of the grammar reads a part of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExpressionForm {
    /// `touchpoint`, `organization where driven-by exists`.
    Needs,
    /// `max-steps = 1`.
    Parameters,
    /// `leads = (d in all departments where …)`.
    Naming,
    /// `each touchpoint t, p in t.manage where …`.
    Quantifier,
    /// A condition.
    Condition,
    /// `error when …, otherwise warning`.
    Level,
    /// `"nobody manages {t}"`, by cases: `"…" when …, otherwise "…"`.
    Words,
    /// `t`, `o.driven-by`.
    Place,
    /// `leader "declared here"`, `each x in … "…"`.
    Note,
    /// As `Note`; the labels are the hops of one path.
    Trace,
    /// `e`: what a finding is about.
    Subject,
    /// `add to t "…"`.
    Fix,
    /// A block of declarations.
    Policy,
}

/// One word of an enumeration and what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EnumWord {
    /// As written.
    pub word: &'static str,
    /// What it says, in a line.
    pub meaning: &'static str,
}

/// Every kind, in the order of [`Kind`].
pub static KINDS: &[KindRow] = &[
    organisation::ORGANIZATION,
    posts::EXECUTIVE,
    organisation::DEPARTMENT,
    posts::ROLE,
    organisation::PARTNER,
    experience::SEGMENT,
    experience::CHANNEL,
    experience::STAGE,
    experience::TOUCHPOINT,
    experience::JOURNEY,
    experience::ROUTE,
    evidence::STANDARD,
    evidence::PROMISE,
    evidence::METRIC,
    evidence::FEEDBACK,
    people::FORUM,
    people::RIGHT,
    people::TRAINING,
    plans::STRATEGY,
    plans::GOAL,
    plans::CLAIM,
    plans::INITIATIVE,
    people::CONFLICT,
    people::VALUE,
    people::EXPECTATION,
    governance::WAIVER,
    governance::PROFILE,
    governance::RULE,
];
