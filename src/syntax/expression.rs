//! The parts of a rule: text to expression.
//!
//! In: the text behind the words of a rule's line, and where it stands. Out: a plain tree with spans, or the problem that kept
//! it from being read. Names are not looked up and nothing has a type yet; that is the business of [`crate::rules`].
//!
//! A text is read by [`read`] with the entry that fits its line: a condition, a quantifier, a place.

mod build;
mod part;
mod problem;

pub use part::{
    Binding, Fix, FixVerb, LevelCase, Naming, Need, Note, Over, Parameter, Part, Place, Quantifier, WordsCase,
};

use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// An expression and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expression {
    /// Where.
    pub span: Span,
    /// What it is.
    pub node: Node,
}

impl Expression {
    /// As a path, if it is one: `t.status`.
    pub fn path(&self) -> Option<String> {
        match &self.node {
            Node::Name(name) => Some(name.clone()),
            Node::Member(of, name) => Some(format!("{}.{}", of.path()?, name.text)),
            _ => None,
        }
    }
}

/// A word and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Where.
    pub span: Span,
    /// The word.
    pub text: String,
}

/// What an expression is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// `t`
    Name(String),
    /// `t.manage`
    Member(Box<Expression>, Name),
    /// `all touchpoints`
    All(Name),
    /// `90 days`, as written.
    Amount(String),
    /// `2027-03-31`, as written.
    Date(String),
    /// `"…"`, as written.
    Text(String),
    /// `(a, b)`
    List(Vec<Expression>),
    /// `(x in xs where …)`
    Filter(Box<Filter>),
    /// `count of xs`
    Apply(Function, Box<Expression>),
    /// `steps from a to b`
    Steps(Box<Expression>, Box<Expression>),
    /// `80 % of n`
    Share(Box<Expression>, Box<Expression>),
    /// `a + b`
    Plus(Box<Expression>, Box<Expression>),
    /// `a - b`
    Minus(Box<Expression>, Box<Expression>),
    /// `a and b`
    And(Vec<Expression>),
    /// `a or b`
    Or(Vec<Expression>),
    /// `not a`
    Not(Box<Expression>),
    /// `a exists`
    Exists(Box<Expression>),
    /// `a is everyone`
    Is(Box<Expression>, Name),
    /// `a <= b`; the sign as written.
    Compare(Box<Expression>, String, Box<Expression>),
    /// `a in b`
    Relate(Relation, Box<Expression>, Box<Expression>),
    /// `some x in xs: …`
    Some(Box<Filter>),
    /// `every x in xs where …: …`; the condition that must hold of each.
    Every(Box<Filter>, Box<Expression>),
}

/// The elements of a list for which a condition holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// What an element is called; without a name its properties are named bare.
    pub name: Option<Name>,
    /// The list.
    pub over: Expression,
    /// What must hold.
    pub condition: Option<Expression>,
}

/// What is made of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "docs/expressions.md says what each gives")]
pub enum Function {
    Count,
    Distinct,
    Head,
    First,
    Least,
    Most,
    LongestRun,
}

/// How two sides hang together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "docs/expressions.md says what each means")]
pub enum Relation {
    In,
    Overlaps,
    Within,
    Before,
}

/// Reads the text of a part that lies at `place`.
///
/// # Errors
/// One problem, where reading stopped.
pub fn read<P: Part>(text: &str, place: Span) -> Result<P, Box<Diagnostic>> {
    problem::check_depth(text, place)?;
    let parsed = super::grammar::read_part(P::ENTRY, text);
    let pairs = parsed.map_err(|error| problem::word(&error, text, place))?;
    P::build(pairs, place).ok_or_else(|| problem::nothing(place))
}
