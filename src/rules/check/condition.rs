//! Expressions that hold or do not.

use super::{Checker, Typed};
use crate::model::{Comparator, PartyWord};
use crate::rules::plan::Test;
use crate::rules::problems;
use crate::rules::types::{Class, Type, may_be_party};
use crate::syntax::expression::{self as ast, Expression, Name, Node, Relation};
use crate::vocabulary::{KINDS, PARTY_WORDS, SCOPE_WORD, WordId, kind_of_word};

impl Checker {
    /// An expression that holds or does not.
    pub fn test(&mut self, expression: &Expression) -> Option<Test> {
        if let Some(test) = self.named_test(expression) {
            return test;
        }
        match &expression.node {
            Node::And(all) => Some(Test::All(self.tests(all)?)),
            Node::Or(all) => Some(Test::Any(self.tests(all)?)),
            Node::Not(inner) => Some(Test::Not(Box::new(self.test(inner)?))),
            Node::Exists(of) => {
                let (list, _) = self.list(of, None)?;
                Some(self.remembered_test(Test::exists(list)))
            }
            Node::Is(of, word) => self.is(of, word),
            Node::Compare(left, sign, right) => self.compare(left, Comparator::of(sign)?, right),
            Node::Relate(relation, left, right) => self.relate(*relation, left, right),
            Node::Some(filter) => {
                let (list, _) = self.filtered(filter)?;
                Some(self.remembered_test(Test::exists(list)))
            }
            Node::Every(filter, body) => self.every(filter, body),
            _ => self.fail(
                problems::mismatch(
                    expression.span,
                    "this is a value, and a condition is wanted here",
                    "say what is asked of it, such as `exists`, `is <word>` or `= <value>`",
                )
                .pointing("what of it?"),
            ),
        }
    }

    /// All of them, so that every mistake is told.
    fn tests(&mut self, all: &[Expression]) -> Option<Vec<Test>> {
        let tests: Vec<Option<Test>> = all.iter().map(|expression| self.test(expression)).collect();
        tests.into_iter().collect()
    }

    /// Every element holds when none is there that does not.
    fn every(&mut self, filter: &ast::Filter, body: &Expression) -> Option<Test> {
        let refuted = Expression { span: body.span, node: Node::Not(Box::new(body.clone())) };
        let all = filter.condition.iter().cloned().chain([refuted]).collect();
        let condition = Some(Expression { span: body.span, node: Node::And(all) });
        let (list, _) = self.filtered(&ast::Filter { condition, ..filter.clone() })?;
        Some(self.remembered_test(Test::Not(Box::new(Test::exists(list)))))
    }

    fn is(&mut self, of: &Expression, word: &Name) -> Option<Test> {
        let (list, gives) = self.list(of, None)?;
        match &gives.class {
            Class::Word(enumerations) => {
                let words: Vec<&str> = enumerations.iter().flat_map(|words| words.iter()).map(|row| row.word).collect();
                let id = WordId::of(&word.text).filter(|_| words.contains(&word.text.as_str()));
                match id {
                    Some(id) => Some(Test::IsWord(list, id)),
                    None => self.fail(problems::unknown_word(word, &said(of), &words)),
                }
            }
            Class::Declared(_) => self.is_declared((list, gives), of, word),
            other => self.fail(
                problems::mismatch(
                    word.span,
                    format!("{} is never a word or a kind", other.said()),
                    "compare it with `=`",
                )
                .pointing("neither a word nor a kind fits here"),
            ),
        }
    }

    fn is_declared(&mut self, (list, gives): Typed, of: &Expression, word: &Name) -> Option<Test> {
        let text = word.text.as_str();
        if let Some(kind) = kind_of_word(text) {
            return Some(Test::IsKind(list, kind));
        }
        if text == SCOPE_WORD {
            return Some(Test::IsAll(list));
        }
        if let Some(party) = PartyWord::of(text).filter(|_| may_be_party(gives.kinds())) {
            return Some(Test::IsParty(list, party));
        }
        let kinds = KINDS.iter().filter(|row| gives.kinds().contains(row.kind)).map(|row| row.word);
        let parties = PARTY_WORDS.iter().filter(|_| may_be_party(gives.kinds())).map(|row| row.word);
        let known: Vec<&str> = kinds.chain(parties).collect();
        let problem = problems::unknown_word(word, &said(of), &known);
        self.fail(problem)
    }

    fn compare(&mut self, left: &Expression, comparator: Comparator, right: &Expression) -> Option<Test> {
        let (a, of) = self.list(left, None)?;
        let (b, to) = self.list(right, Some(&of))?;
        if !of.class.fits(&to.class) {
            return self.fail(problems::not_alike((left.span, &of.class), (right.span, &to.class)));
        }
        let sides = Box::new((a, b));
        if matches!(comparator, Comparator::Equal | Comparator::NotEqual) {
            return Some(self.remembered_test(Test::Same(sides, comparator)));
        }
        self.check_ordered(left, &of)?;
        self.check_ordered(right, &to)?;
        Some(self.remembered_test(Test::Compare(sides, comparator)))
    }

    fn check_ordered(&mut self, side: &Expression, gives: &Type) -> Option<()> {
        if !matches!(gives.class, Class::Number(_) | Class::Date) {
            let message = format!("{} is neither more nor less than another", gives.class.said());
            return self.fail(
                problems::mismatch(side.span, message, "compare it with `=` or `!=`").pointing("not in any order"),
            );
        }
        if gives.many {
            let help = "ask for one with `least of` or `most of`, or for each with `every x in …: …`";
            return self
                .fail(problems::mismatch(side.span, "there may be several of these", help).pointing("which of them?"));
        }
        Some(())
    }

    fn relate(&mut self, relation: Relation, left: &Expression, right: &Expression) -> Option<Test> {
        let (sides, of, to) = self.related(relation, left, right)?;
        if !of.class.fits(&to.class) {
            let message = format!("{} is never among these", of.class.said());
            let problem = problems::mismatch(right.span, message, "name a list of things of the same sort");
            let problem = problem.pointing(format!("each of these is {}", to.class.said()));
            return self.fail(problem.related(left.span, format!("this is {}", of.class.said())));
        }
        Some(self.remembered_test(Test::Relate(relation, Box::new(sides))))
    }

    /// Both sides of a relation, and the types that must fit.
    fn related(
        &mut self,
        relation: Relation,
        left: &Expression,
        right: &Expression,
    ) -> Option<((crate::rules::plan::List, crate::rules::plan::List), Type, Type)> {
        if relation == Relation::Within {
            self.reads.structure = true;
            let anything = Type::one(Class::Truth);
            return Some(((self.party(left)?, self.party(right)?), anything.clone(), anything));
        }
        let (a, of) = if relation == Relation::Overlaps { self.list(left, None)? } else { self.single(left, None)? };
        let (b, to) = self.list(right, Some(&of))?;
        let to = if relation == Relation::Before { of.clone() } else { to };
        Some(((a, b), of, to))
    }
}

/// How messages say an expression.
fn said(of: &Expression) -> String {
    of.path().map_or_else(|| "it".to_owned(), |path| format!("`{path}`"))
}
