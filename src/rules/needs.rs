//! What must be declared for a rule to be checkable.
//!
//! In: a rule's `needs`. Out: whether a policy declares it, and in words what to declare where it does not.

use super::check::Checker;
use super::eval::Evaluator;
use super::item::{Item, Truth};
use super::plan::{List, Test};
use super::print::Style;
use super::slots::Slot;
use super::types::{Class, Type, kinds_said};
use crate::syntax::expression::{self as ast, Expression, Node};
use crate::vocabulary::{KindSet, properties};

/// One line of `needs`: one of these must be declared.
pub(super) type Needs = Vec<Need>;

/// A kind of declaration, or any party; perhaps one of which something holds.
#[derive(Debug, Clone)]
pub(super) struct Need {
    kinds: KindSet,
    slot: Slot,
    test: Test,
    /// What of it is wanted.
    said: Vec<Said>,
}

/// What is wanted of a declaration, as its line would say it: `kind revenue`.
#[derive(Debug, Clone)]
struct Said {
    words: String,
    /// The words it chooses among, where they are a parameter's.
    choice: Option<List>,
}

/// Checks a line of `needs`.
pub(super) fn check(checker: &mut Checker, needs: &[ast::Need]) -> Option<Needs> {
    needs.iter().map(|need| check_one(checker, need)).collect()
}

fn check_one(checker: &mut Checker, need: &ast::Need) -> Option<Need> {
    let kinds = checker.kinds_of_words(std::slice::from_ref(&need.kind))?;
    let slot = checker.bind(None, Type::one(Class::Declared(kinds)));
    let test = match &need.condition {
        Some(condition) => checker.test(condition),
        None => Some(Test::always()),
    };
    checker.variables.pop();
    let said = need.condition.iter().flat_map(|condition| said(checker, kinds, condition)).collect();
    let test = test?;
    checker.needed.see_test(&test);
    Some(Need { kinds, slot, test, said })
}

/// What a condition asks of a declaration, as its lines would say it; what cannot be said so is left out.
fn said(checker: &Checker, kinds: KindSet, condition: &Expression) -> Vec<Said> {
    let plain = |words: String| Said { words, choice: None };
    let one = match &condition.node {
        Node::And(all) => return all.iter().flat_map(|condition| said(checker, kinds, condition)).collect(),
        Node::Exists(of) => words_of(kinds, of).map(plain),
        Node::Is(of, word) => words_of(kinds, of).map(|words| plain(format!("{words} {}", word.text))),
        Node::Relate(ast::Relation::In, of, list) => words_of(kinds, of).map(|words| match &list.node {
            Node::List(all) => {
                let choice = all.iter().filter_map(name_of).collect::<Vec<_>>().join(" or ");
                plain(format!("{words} {choice}").trim_end().to_owned())
            }
            _ => Said { words, choice: name_of(list).and_then(|name| checker.parameter(name)) },
        }),
        _ => None,
    };
    one.into_iter().collect()
}

fn name_of(expression: &Expression) -> Option<&str> {
    match &expression.node {
        Node::Name(name) => Some(name),
        _ => None,
    }
}

/// The words of the property a bare name stands for.
fn words_of(kinds: KindSet, of: &Expression) -> Option<String> {
    let path = match &of.node {
        Node::Name(path) => path,
        Node::Member(of, clause) => return words_of(kinds, of).map(|words| format!("{words} … {}", clause.text)),
        _ => return None,
    };
    let row = kinds.iter().flat_map(properties).find(|row| row.id.path() == path);
    Some(row.map_or_else(|| path.clone(), |row| row.property.words.to_owned()))
}

/// Whether one of a line's alternatives is declared.
pub(super) fn met(evaluator: &Evaluator<'_>, needs: &Needs) -> bool {
    needs.iter().any(|need| need.is_met(evaluator))
}

/// What to declare, in words: ``a `metric` with `kind revenue` ``.
pub(super) fn declare(evaluator: &Evaluator<'_>, needs: &Needs) -> String {
    needs.iter().map(|need| need.words(evaluator)).collect::<Vec<_>>().join(" or ")
}

impl Need {
    fn is_met(&self, evaluator: &Evaluator<'_>) -> bool {
        let mut declared = self.kinds.iter().flat_map(|kind| evaluator.policy().of_kind(kind));
        declared.any(|id| {
            evaluator.set(self.slot, Item::of(*id));
            evaluator.test(&self.test) == Truth::True
        })
    }

    fn words(&self, evaluator: &Evaluator<'_>) -> String {
        let one = match self.kinds.iter().collect::<Vec<_>>().as_slice() {
            [kind] => format!("{} `{}`", kind.row().one.split(' ').next().unwrap_or("a"), kind.word()),
            _ => kinds_said(self.kinds),
        };
        let said: Vec<String> = self.said.iter().map(|said| format!("`{}`", said.filled(evaluator))).collect();
        let with = if said.is_empty() { String::new() } else { format!(" with {}", said.join(" and ")) };
        format!("{one}{with}")
    }
}

impl Said {
    fn filled(&self, evaluator: &Evaluator<'_>) -> String {
        let Some(choice) = &self.choice else { return self.words.clone() };
        format!("{} {}", self.words, evaluator.say(choice, Style::Code).replace(", ", " or "))
    }
}
