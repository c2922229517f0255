//! pest's pairs to expressions. The grammar has settled what stands where; a pair that is not there gives nothing.

use pest::iterators::{Pair, Pairs};

use super::part::{
    Binding, Fix, FixVerb, LevelCase, Naming, Need, Note, Over, Parameter, Place, Quantifier, WordsCase,
};
use super::{Expression, Filter, Function, Name, Node, Relation};
use crate::source::Span;
use crate::syntax::grammar::Rule;

/// Builds from the pairs of a text that lies at `place`.
#[derive(Clone, Copy)]
pub(super) struct Builder {
    pub(super) place: Span,
}

impl Builder {
    fn span(self, pair: &Pair<'_, Rule>) -> Span {
        let span = pair.as_span();
        Span::new(self.place.file, self.place.start + span.start() as u32, self.place.start + span.end() as u32)
    }

    fn name(self, pair: Pair<'_, Rule>) -> Name {
        Name { span: self.span(&pair), text: pair.as_str().to_owned() }
    }

    /// The first pair inside that is an expression.
    pub(super) fn expression(self, pair: Pair<'_, Rule>) -> Option<Expression> {
        let span = self.span(&pair);
        let text = pair.as_str();
        let rule = pair.as_rule();
        let inner = pair.into_inner();
        let node = match rule {
            Rule::condition => self.joined(inner, Node::Or)?,
            Rule::conjunction => self.joined(inner, Node::And)?,
            Rule::negation => return self.negation(inner, span),
            Rule::quantified => self.quantified(inner)?,
            Rule::relation => return self.relation(inner, span),
            Rule::sum => return self.sum(inner),
            Rule::term => return self.term(inner),
            Rule::group => self.group(inner)?,
            Rule::share => self.share(inner)?,
            Rule::applied => self.applied(inner)?,
            Rule::steps_between => self.steps(inner)?,
            Rule::whole_kind => Node::All(self.name(inner.last()?)),
            Rule::day => Node::Date(text.to_owned()),
            Rule::amount => Node::Amount(text.to_owned()),
            Rule::quoted => Node::Text(text.to_owned()),
            Rule::name => Node::Name(text.to_owned()),
            _ => return self.first(inner),
        };
        Some(unwrapped(Expression { span, node }))
    }

    /// The expression a part consists of.
    fn first(self, pairs: Pairs<'_, Rule>) -> Option<Expression> {
        self.all(pairs).into_iter().next()
    }

    fn all(self, pairs: Pairs<'_, Rule>) -> Vec<Expression> {
        pairs.filter(|pair| pair.as_rule() != Rule::EOI).filter_map(|pair| self.expression(pair)).collect()
    }

    fn two(self, pairs: Pairs<'_, Rule>) -> Option<(Box<Expression>, Box<Expression>)> {
        let mut both = self.all(pairs).into_iter();
        Some((Box::new(both.next()?), Box::new(both.next()?)))
    }

    fn joined(self, pairs: Pairs<'_, Rule>, join: fn(Vec<Expression>) -> Node) -> Option<Node> {
        let all = self.all(pairs);
        (!all.is_empty()).then(|| join(all))
    }

    fn negation(self, pairs: Pairs<'_, Rule>, span: Span) -> Option<Expression> {
        let (nots, rest): (Vec<_>, Vec<_>) = pairs.partition(|pair| pair.as_rule() == Rule::kw_not);
        let inner = self.expression(rest.into_iter().next()?)?;
        let is_negated = nots.len() % 2 == 1;
        Some(if is_negated { Expression { span, node: Node::Not(Box::new(inner)) } } else { inner })
    }

    fn relation(self, mut pairs: Pairs<'_, Rule>, span: Span) -> Option<Expression> {
        let left = self.expression(pairs.next()?)?;
        let Some(tail) = pairs.next() else { return Some(left) };
        let left = Box::new(left);
        let rule = tail.as_rule();
        let mut inner = tail.into_inner();
        let node = match rule {
            Rule::exists => Node::Exists(left),
            Rule::is_word => self.is_word(left, inner)?,
            Rule::compared => {
                let sign = inner.next()?.as_str().to_owned();
                Node::Compare(left, sign, Box::new(self.expression(inner.next()?)?))
            }
            _ => {
                let relation = relation(inner.next()?.as_str());
                Node::Relate(relation, left, Box::new(self.expression(inner.next()?)?))
            }
        };
        Some(Expression { span, node })
    }

    fn is_word(self, left: Box<Expression>, pairs: Pairs<'_, Rule>) -> Option<Node> {
        let span = left.span;
        let is_negated = pairs.clone().any(|pair| pair.as_rule() == Rule::kw_not);
        let word = self.name(pairs.last()?);
        let span = span.to(word.span);
        let is = Node::Is(left, word);
        Some(if is_negated { Node::Not(Box::new(Expression { span, node: is })) } else { is })
    }

    fn sum(self, mut pairs: Pairs<'_, Rule>) -> Option<Expression> {
        let mut sum = self.expression(pairs.next()?)?;
        while let (Some(sign), Some(term)) = (pairs.next(), pairs.next()) {
            let term = self.expression(term)?;
            let span = sum.span.to(term.span);
            let (left, right) = (Box::new(sum), Box::new(term));
            let node = if sign.as_str() == "+" { Node::Plus(left, right) } else { Node::Minus(left, right) };
            sum = Expression { span, node };
        }
        Some(sum)
    }

    fn term(self, mut pairs: Pairs<'_, Rule>) -> Option<Expression> {
        let first = self.expression(pairs.next()?)?;
        Some(pairs.fold(first, |path, member| {
            let member = self.name(member);
            Expression { span: path.span.to(member.span), node: Node::Member(Box::new(path), member) }
        }))
    }

    fn group(self, pairs: Pairs<'_, Rule>) -> Option<Node> {
        let condition = pairs.clone().find(|pair| pair.as_rule() == Rule::where_part);
        let listed = pairs.filter(|pair| pair.as_rule() != Rule::where_part).filter_map(|pair| self.expression(pair));
        let mut listed: Vec<Expression> = listed.collect();
        if let Some(condition) = condition {
            return Some(Node::Filter(Box::new(self.filter(listed.pop()?, Some(condition)))));
        }
        Some(Node::List(listed))
    }

    /// `x in xs where …` is read as a relation first; as what is filtered it names the element.
    fn filter(self, over: Expression, condition: Option<Pair<'_, Rule>>) -> Filter {
        let condition = condition.and_then(|pair| self.expression(pair));
        match over.node {
            Node::Relate(Relation::In, element, list) if matches!(element.node, Node::Name(_)) => {
                let Node::Name(text) = element.node else { return Filter { name: None, over: *list, condition } };
                Filter { name: Some(Name { span: element.span, text }), over: *list, condition }
            }
            node => Filter { name: None, over: Expression { node, ..over }, condition },
        }
    }

    fn share(self, pairs: Pairs<'_, Rule>) -> Option<Node> {
        let (part, whole) = self.two(pairs)?;
        Some(Node::Share(part, whole))
    }

    fn steps(self, pairs: Pairs<'_, Rule>) -> Option<Node> {
        let (from, to) = self.two(pairs)?;
        Some(Node::Steps(from, to))
    }

    fn applied(self, mut pairs: Pairs<'_, Rule>) -> Option<Node> {
        let function = function(pairs.next()?.as_str())?;
        let list = pairs.next()?;
        let span = self.span(&list);
        if list.as_rule() == Rule::named_list {
            let filter = self.named_list(list.into_inner())?;
            return Some(Node::Apply(function, Box::new(Expression { span, node: Node::Filter(Box::new(filter)) })));
        }
        let over = self.expression(list)?;
        let Some(condition) = pairs.next() else { return Some(Node::Apply(function, Box::new(over))) };
        let filter = Box::new(self.filter(over, Some(condition)));
        Some(Node::Apply(function, Box::new(Expression { span, node: Node::Filter(filter) })))
    }

    /// `x in xs`, `x in xs where …`
    fn named_list(self, mut pairs: Pairs<'_, Rule>) -> Option<Filter> {
        let (name, over) = self.list_binding(pairs.next()?)?;
        let condition = pairs.next().and_then(|pair| self.expression(pair));
        Some(Filter { name: Some(name), over, condition })
    }

    fn list_binding(self, pair: Pair<'_, Rule>) -> Option<(Name, Expression)> {
        let mut inner = pair.into_inner();
        Some((self.name(inner.next()?), self.expression(inner.next()?)?))
    }

    fn quantified(self, mut pairs: Pairs<'_, Rule>) -> Option<Node> {
        let is_every = pairs.next()?.as_rule() == Rule::kw_every;
        let (name, over) = self.list_binding(pairs.next()?)?;
        let mut rest = self.all(pairs);
        let body = rest.pop()?;
        let condition = rest.pop();
        let name = Some(name);
        if is_every {
            return Some(Node::Every(Box::new(Filter { name, over, condition }), Box::new(body)));
        }
        let span = body.span;
        let both = condition.into_iter().chain([body]).collect();
        let condition = Some(unwrapped(Expression { span, node: Node::And(both) }));
        Some(Node::Some(Box::new(Filter { name, over, condition })))
    }

    pub(super) fn quantifier(self, pair: Pair<'_, Rule>) -> Option<Quantifier> {
        let (bindings, rest): (Vec<_>, Vec<_>) = pair.into_inner().partition(|pair| pair.as_rule() == Rule::binding);
        let bindings = bindings.into_iter().filter_map(|pair| self.binding(pair.into_inner().next()?)).collect();
        let condition = rest.into_iter().find(|pair| pair.as_rule() == Rule::where_part);
        Some(Quantifier { bindings, condition: condition.and_then(|pair| self.expression(pair)) })
    }

    fn binding(self, pair: Pair<'_, Rule>) -> Option<Binding> {
        if pair.as_rule() == Rule::list_binding {
            let (name, list) = self.list_binding(pair)?;
            return Some(Binding { name, over: Over::List(list) });
        }
        let mut names: Vec<Name> = pair.into_inner().map(|pair| self.name(pair)).collect();
        let name = names.pop()?;
        Some(Binding { name, over: Over::Kinds(names) })
    }

    pub(super) fn needs(self, pair: Pair<'_, Rule>) -> Option<Vec<Need>> {
        let needs = pair.into_inner().filter(|pair| pair.as_rule() == Rule::need);
        needs.map(|pair| self.need(pair.into_inner())).collect()
    }

    fn need(self, mut pairs: Pairs<'_, Rule>) -> Option<Need> {
        let kind = self.name(pairs.next()?);
        Some(Need { kind, condition: pairs.next().and_then(|pair| self.expression(pair)) })
    }

    pub(super) fn parameters(self, pair: Pair<'_, Rule>) -> Option<Vec<Parameter>> {
        let parameters = pair.into_inner().filter(|pair| pair.as_rule() == Rule::parameter);
        parameters.map(|pair| self.parameter(pair.into_inner())).collect()
    }

    fn parameter(self, mut pairs: Pairs<'_, Rule>) -> Option<Parameter> {
        Some(Parameter { name: self.name(pairs.next()?), value: self.expression(pairs.next()?)? })
    }

    pub(super) fn naming(self, pair: Pair<'_, Rule>) -> Option<Naming> {
        let nesting = super::problem::nesting(pair.as_str());
        let mut inner = pair.into_inner();
        Some(Naming { name: self.name(inner.next()?), means: self.expression(inner.next()?)?, nesting })
    }

    pub(super) fn levels(self, pair: Pair<'_, Rule>) -> Option<Vec<LevelCase>> {
        let cases = pair.into_inner().filter(|pair| pair.as_rule() == Rule::level_case);
        cases.map(|pair| self.level(pair.into_inner())).collect()
    }

    fn level(self, mut pairs: Pairs<'_, Rule>) -> Option<LevelCase> {
        let level = self.name(pairs.next()?);
        Some(LevelCase { level, condition: pairs.next().and_then(|pair| self.expression(pair)) })
    }

    /// The cases of a part that is nothing but words, or that ends with them.
    pub(super) fn words(self, pair: Pair<'_, Rule>) -> Option<Vec<WordsCase>> {
        let words = pair.into_inner().find(|pair| pair.as_rule() == Rule::words);
        words.into_iter().flat_map(Pair::into_inner).map(|pair| self.words_case(pair.into_inner())).collect()
    }

    fn words_case(self, mut pairs: Pairs<'_, Rule>) -> Option<WordsCase> {
        let text = self.span(&pairs.next()?);
        Some(WordsCase { text, condition: pairs.next().and_then(|pair| self.expression(pair)) })
    }

    pub(super) fn place(self, pair: Pair<'_, Rule>) -> Option<Place> {
        let words = self.words(pair.clone())?;
        Some(Place { place: self.expression(pair.into_inner().next()?)?, words })
    }

    pub(super) fn note(self, pair: Pair<'_, Rule>) -> Option<Note> {
        let words = self.words(pair.clone())?;
        let place = pair.into_inner().next()?;
        if place.as_rule() != Rule::note_each {
            return Some(Note { each: None, place: self.expression(place)?, condition: None, words });
        }
        let filter = self.named_list(place.into_inner())?;
        Some(Note { each: filter.name, place: filter.over, condition: filter.condition, words })
    }

    pub(super) fn fix(self, pair: Pair<'_, Rule>) -> Option<Fix> {
        let fix = pair.into_inner().next()?;
        let verb = match fix.as_rule() {
            Rule::fix_add => FixVerb::Add,
            Rule::fix_delete => FixVerb::Delete,
            _ => FixVerb::Replace,
        };
        let mut inner = fix.into_inner();
        let place = self.expression(inner.next()?)?;
        Some(Fix { verb, place, text: inner.next().map(|pair| self.span(&pair)) })
    }
}

/// One condition is itself, not a conjunction of one.
fn unwrapped(expression: Expression) -> Expression {
    match expression.node {
        Node::Or(mut all) | Node::And(mut all) | Node::List(mut all) if all.len() == 1 => {
            all.pop().unwrap_or(Expression { span: expression.span, node: Node::And(Vec::new()) })
        }
        node => Expression { node, ..expression },
    }
}

fn relation(word: &str) -> Relation {
    match word {
        "in" => Relation::In,
        "overlaps" => Relation::Overlaps,
        "within" => Relation::Within,
        _ => Relation::Before,
    }
}

fn function(words: &str) -> Option<Function> {
    let first = words.split_ascii_whitespace().next()?;
    Some(match first {
        "count" => Function::Count,
        "distinct" => Function::Distinct,
        "head" => Function::Head,
        "first" => Function::First,
        "least" => Function::Least,
        "most" => Function::Most,
        _ => Function::LongestRun,
    })
}
