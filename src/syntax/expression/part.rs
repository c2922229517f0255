//! The parts of a rule that are more than an expression.

use pest::iterators::Pairs;

use super::build::Builder;
use super::{Expression, Name};
use crate::source::Span;
use crate::syntax::grammar::Rule;

/// What can be read from the text of a rule's line.
#[expect(private_bounds, reason = "pest is not for others to see")]
pub trait Part: Sealed {}

impl<P: Sealed> Part for P {}

pub(super) trait Sealed: Sized {
    /// The rule of the grammar that reads the whole text.
    const ENTRY: Rule;

    fn build(pairs: Pairs<'_, Rule>, place: Span) -> Option<Self>;
}

/// `each touchpoint t, p in t.manage where …`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantifier {
    /// The variables, in order.
    pub bindings: Vec<Binding>,
    /// What must hold of them.
    pub condition: Option<Expression>,
}

/// One variable and what it stands for in turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The variable.
    pub name: Name,
    /// What it stands for.
    pub over: Over,
}

/// What a variable stands for in turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Over {
    /// Every declaration of these kinds.
    Kinds(Vec<Name>),
    /// The elements of a list.
    List(Expression),
}

/// `metric where kind is revenue`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// The word of the kind.
    pub kind: Name,
    /// What must hold of one of them.
    pub condition: Option<Expression>,
}

/// `max-steps = 1`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: Name,
    /// Its value.
    pub value: Expression,
}

/// `leads = (d in all departments where …)`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    /// The name.
    pub name: Name,
    /// What it stands for: a list, a value or a condition.
    pub means: Expression,
    /// How deep that may be nested.
    pub nesting: usize,
}

/// `error when …`, `otherwise warning`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelCase {
    /// The word of the level.
    pub level: Name,
    /// When it is that level; always, if not said.
    pub condition: Option<Expression>,
}

/// `"nobody runs it" when …`, `otherwise "it is run"`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordsCase {
    /// Where the text stands, quotation marks included.
    pub text: Span,
    /// When it is said; always, if not said.
    pub condition: Option<Expression>,
}

/// `t`, `t "nobody runs it"`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// What is pointed at.
    pub place: Expression,
    /// What is said there, if anything.
    pub words: Vec<WordsCase>,
}

/// `t "declared here"`, `each x in xs "…"`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The variable of `each`.
    pub each: Option<Name>,
    /// The place, or the list of them.
    pub place: Expression,
    /// Which of them.
    pub condition: Option<Expression>,
    /// What is said there.
    pub words: Vec<WordsCase>,
}

/// What a fix does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "their names say it")]
pub enum FixVerb {
    Add,
    Delete,
    Replace,
}

/// `add to t "manage ${department}"`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does.
    pub verb: FixVerb,
    /// Where.
    pub place: Expression,
    /// Where the new text stands, quotation marks included.
    pub text: Option<Span>,
}

macro_rules! parts {
    ($($part:ty = $entry:ident by $build:ident;)*) => {
        $(impl Sealed for $part {
            const ENTRY: Rule = Rule::$entry;

            fn build(mut pairs: Pairs<'_, Rule>, place: Span) -> Option<Self> {
                Builder { place }.$build(pairs.next()?)
            }
        })*
    };
}

parts! {
    Expression = condition_part by expression;
    Quantifier = quantifier_part by quantifier;
    Vec<Need> = needs_part by needs;
    Vec<Parameter> = parameters_part by parameters;
    Naming = naming_part by naming;
    Vec<LevelCase> = level_part by levels;
    Vec<WordsCase> = words_part by words;
    Place = place_part by place;
    Note = note_part by note;
    Fix = fix_part by fix;
}
