//! Names that hold within one rule: its numbers, the short names it gives, its variables.
//!
//! In: an edition and a point in a rule of the policy. Out: a [`Local`], every place where the name stands: in the rule's lines and
//! the holes of its texts, and of a number also in the profiles that change it. One name may be brought in twice; it is then taken
//! for one, for whoever changes both together changes nothing.

use super::names::declaration_at;
use super::place::{Level, Role, roles};
use super::{Edition, Point};
use crate::model::{DeclarationId, FactId, Policy};
use crate::rules::derived::DERIVED;
use crate::rules::holes;
use crate::source::{Source, Span};
use crate::syntax::expression::{self, Parameter, Quantifier};
use crate::syntax::{Item, ItemKind, Line, PieceSize, parse};
use crate::vocabulary::{self, ExpressionForm, Kind, PropertyId, ValueType, WordId};

/// A name that holds within one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Local {
    /// The rule.
    pub rule: DeclarationId,
    /// Where it stands at the point that was asked about.
    pub at: Span,
    /// Everywhere it stands, in reading order.
    pub places: Vec<Span>,
}

/// The name at a point, if it is one of a rule's own.
pub fn local_at(edition: &Edition, point: Point) -> Option<Local> {
    let policy = &edition.analysis.policy;
    let rule = declaration_at(policy, point).filter(|id| policy.kind(*id) == Kind::Rule && policy.is_own(*id))?;
    let lines = lines(edition, rule);
    let words: Vec<Span> = lines.iter().flat_map(|line| line.words()).collect();
    let at = words.iter().find(|word| word.start <= point.byte && point.byte <= word.end).copied()?;
    let name = policy.sources().slice(at);
    let (brought, is_number) = brings(policy, &lines, name);
    if !brought {
        return None;
    }
    let mut places: Vec<Span> = words.into_iter().filter(|word| policy.sources().slice(*word) == name).collect();
    if is_number {
        places.extend(in_profiles(policy, rule, name));
    }
    places.sort();
    Some(Local { rule, at, places })
}

/// Why a name cannot be another one within its rule, if it cannot.
pub fn unfit(edition: &Edition, local: &Local, new: &str) -> Option<String> {
    let mut words = lines(edition, local.rule).into_iter().flat_map(|line| line.all_words());
    match () {
        () if is_of_language(new) => Some(format!("`{new}` is a word of the language")),
        () if words.any(|word| edition.analysis.sources().slice(word) == new) => {
            Some(format!("`{new}` stands in the rule already"))
        }
        () => None,
    }
}

/// Whether a word means something in every rule: a kind, a property, a word of a property, a name that is derived.
fn is_of_language(word: &str) -> bool {
    let kind = vocabulary::kind_of_word(word).or_else(|| vocabulary::kind_of_many(word));
    let is_known = PropertyId::of_path(word).is_some() || WordId::of(word).is_some();
    kind.is_some() || is_known || DERIVED.iter().any(|derived| derived.name == word)
}

/// A line of a rule that is an expression, or has some.
struct Expressed<'e> {
    form: ExpressionForm,
    source: &'e Source,
    items: Vec<Item>,
}

fn lines(edition: &Edition, rule: DeclarationId) -> Vec<Expressed<'_>> {
    let span = edition.analysis.policy.declaration(rule).span;
    let (Some(tree), Some(source)) = (edition.tree(span.file), edition.source(span.file)) else { return Vec::new() };
    let declaration = tree.declarations().find(|line| line.span() == span);
    declaration.into_iter().flat_map(Line::children).filter_map(|line| Expressed::of(source, line)).collect()
}

impl<'e> Expressed<'e> {
    fn of(source: &'e Source, line: Line<'e>) -> Option<Expressed<'e>> {
        let level = Level::Rows(vocabulary::properties(Kind::Rule));
        let mut form = None;
        let mut items = Vec::new();
        for (item, role) in roles(source, line, level) {
            match role {
                Role::Row(entry) => form = of_expression(entry.property.value),
                Role::Value(_) | Role::Other => items.extend(within(source, item)),
                Role::Kind(_) | Role::Name(_) => {}
            }
        }
        let form = form.filter(|form| *form != ExpressionForm::Policy)?;
        Some(Expressed { form, source, items })
    }

    fn text(&self, item: Item) -> &'e str {
        self.source.slice(item.span.start, item.span.end)
    }

    /// Every word.
    fn all_words(&self) -> Vec<Span> {
        self.items.iter().filter(|item| item.kind == ItemKind::Word).map(|item| item.span).collect()
    }

    /// The words that may be names: no further part of a path, `.status`, and not what something is held against, `is active`.
    fn words(&self) -> Vec<Span> {
        let words = self.items.iter().enumerate().filter(|(_, item)| item.kind == ItemKind::Word);
        words.filter(|(index, _)| self.may_be_name(*index)).map(|(_, item)| item.span).collect()
    }

    fn may_be_name(&self, index: usize) -> bool {
        let before =
            |steps: usize| index.checked_sub(steps).and_then(|at| self.items.get(at)).map(|item| self.text(*item));
        !matches!((before(2), before(1)), (_, Some("." | "is")) | (Some("is"), Some("not")))
    }

    /// Whether a name is brought in here: `max-steps =` among numbers, `leads =` where a short name is given, `x in`. Where a word of
    /// the language stands before `in`, it may be a property of what the list is of: that is no name of the rule.
    fn brings(&self, name: &str) -> bool {
        let pairs = self.items.iter().zip(self.items.iter().skip(1)).enumerate();
        let mut signs = pairs.filter(|(_, (word, _))| self.text(**word) == name);
        signs.any(|(index, (_, sign))| match (self.text(*sign), self.form) {
            ("=", ExpressionForm::Parameters) => true,
            ("=", ExpressionForm::Naming) => index == 0,
            ("in", _) => !is_of_language(name),
            _ => false,
        })
    }
}

fn of_expression(value: ValueType) -> Option<ExpressionForm> {
    match value {
        ValueType::Expression(form) => Some(form),
        _ => None,
    }
}

/// An item; of a text, the items of its holes.
fn within(source: &Source, item: Item) -> Vec<Item> {
    if !matches!(item.kind, ItemKind::Text | ItemKind::LongText) {
        return vec![item];
    }
    let quoted = source.slice(item.span.start, item.span.end);
    holes(quoted).into_iter().flat_map(|hole| in_hole(quoted, hole, item.span)).collect()
}

fn in_hole(quoted: &str, (start, end): (usize, usize), text: Span) -> Vec<Item> {
    let tree = parse(text.file, quoted.get(start..end).unwrap_or(""), PieceSize::Declaration);
    let first = text.start + start as u32;
    let moved = |item: Item| {
        let span = Span { start: item.span.start + first, end: item.span.end + first, ..item.span };
        Item { span, ..item }
    };
    tree.declarations().flat_map(|line| line.items().map(moved).collect::<Vec<_>>()).collect()
}

/// Whether a rule brings a name in, and whether as one of its numbers.
fn brings(policy: &Policy, lines: &[Expressed<'_>], name: &str) -> (bool, bool) {
    let brings = lines.iter().filter(|line| line.brings(name) || is_variable(policy, line, name));
    let forms: Vec<ExpressionForm> = brings.map(|line| line.form).collect();
    (!forms.is_empty(), forms.contains(&ExpressionForm::Parameters))
}

/// Whether a name is one of those that `for each` gives.
fn is_variable(policy: &Policy, line: &Expressed<'_>, name: &str) -> bool {
    let (Some(first), Some(last)) = (line.items.first(), line.items.last()) else { return false };
    let place = first.span.to(last.span);
    let read = || expression::read::<Quantifier>(policy.sources().slice(place), place).ok();
    let quantifier = (line.form == ExpressionForm::Quantifier).then(read).flatten();
    quantifier.is_some_and(|quantifier| quantifier.bindings.iter().any(|binding| binding.name.text == name))
}

/// Where profiles give a number of a rule another value.
fn in_profiles(policy: &Policy, rule: DeclarationId, name: &str) -> Vec<Span> {
    let profiles = policy.own().filter(|id| policy.kind(*id) == Kind::Profile);
    let lines = profiles.flat_map(|profile| policy.lines(profile)).filter(|line| names(policy, *line, rule));
    let numbers = lines.flat_map(|line| policy.inner(line)).flat_map(|clause| numbers(policy, clause));
    numbers.filter(|number| number.name.text == name).map(|number| number.name.span).collect()
}

fn names(policy: &Policy, line: FactId, rule: DeclarationId) -> bool {
    policy.values(line).iter().any(|held| held.value.declaration() == Some(rule))
}

fn numbers(policy: &Policy, clause: FactId) -> Vec<Parameter> {
    let form = of_expression(policy.fact(clause).entry.property.value);
    let held = policy.values(clause).first().filter(|_| form == Some(ExpressionForm::Parameters));
    let place = held.map(|held| policy.value_place(clause, held));
    let read = place.and_then(|place| expression::read(policy.sources().slice(place), place).ok());
    read.unwrap_or_default()
}
