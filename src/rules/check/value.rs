//! Expressions that give items.

use super::{Checker, Typed, Variable};
use crate::model::Value;
use crate::rules::item::Item;
use crate::rules::paths::{self, Path};
use crate::rules::plan::{Extreme, Filter, List, Sign};
use crate::rules::types::{Class, Measure, Type};
use crate::rules::{join, problems};
use crate::source::Span;
use crate::syntax::expression::{self as ast, Expression, Function, Name, Node};
use crate::vocabulary::{Kind, KindSet, WordId};

/// The day the rule is asked about.
const TODAY: &str = "today";
/// The policy as a whole.
const POLICY: &str = "policy";
/// What a derived name is asked of.
const IT: &str = "it";

impl Checker {
    /// An expression that gives items. `wanted` is what the other side of a comparison gives: it lends a meaning to words.
    pub fn list(&mut self, expression: &Expression, wanted: Option<&Type>) -> Option<Typed> {
        let span = expression.span;
        match &expression.node {
            Node::Name(text) => self.name(&Name { span, text: text.clone() }, wanted),
            Node::Member(of, name) => {
                let of = self.list(of, None)?;
                self.member(of, name)
            }
            Node::All(name) => {
                let kinds = self.kinds(name)?;
                Some((List::Kinds(kinds), Type::several(Class::Declared(kinds))))
            }
            Node::Amount(text) => self.amount(text, span),
            Node::Date(text) => self.date(text, span),
            Node::Text(text) => Some(self.text(text)),
            Node::List(all) => self.union(all, wanted),
            Node::Filter(filter) => self.filtered(filter),
            Node::Apply(function, of) => self.apply(*function, of),
            Node::Steps(from, to) => self.steps(from, to),
            Node::Share(part, whole) => self.share(part, whole),
            Node::Plus(left, right) => self.sum(Sign::Plus, left, right),
            Node::Minus(left, right) => self.sum(Sign::Minus, left, right),
            _ => self.fail(
                problems::mismatch(
                    span,
                    "this is a condition, and a value is wanted here",
                    "write a path such as `t.manage`, a number, or a list",
                )
                .pointing("this holds or does not, and gives nothing"),
            ),
        }
    }

    fn name(&mut self, name: &Name, wanted: Option<&Type>) -> Option<Typed> {
        let variable = self.variables.iter().rev().find(|variable| variable.name.as_ref() == Some(&name.text));
        if let Some(Variable { slot, gives, .. }) = variable {
            let is_broken = matches!(gives.class, Class::Broken);
            return (!is_broken).then(|| (List::Slot(*slot), gives.clone()));
        }
        if let Some(list) = self.parameter(&name.text) {
            let parameter = self.parameters.iter().find(|parameter| parameter.name == name.text)?;
            return Some((list, parameter.gives.clone()));
        }
        if let Some(number) = self.number_of_name(&name.text) {
            return self.named_list(number);
        }
        if let Some(typed) = wanted.and_then(|wanted| word_of(name, wanted)) {
            return Some(typed);
        }
        if let Some(bare) = self.bare_element(name) {
            return self.member(bare, name);
        }
        match name.text.as_str() {
            TODAY => Some((List::Today, Type::one(Class::Date))),
            POLICY => Some((List::Organization, Type::one(Class::Declared(KindSet::of(&[Kind::Organization]))))),
            _ => self.unknown(name, wanted),
        }
    }

    /// The element a filter is at, if it has a property of this name that may be named bare.
    fn bare_element(&self, name: &Name) -> Option<Typed> {
        let bare = self.variables.iter().rev().find(|variable| variable.name.is_none())?;
        paths::find(&name.text, &bare.gives)?;
        Some((List::Slot(bare.slot), bare.gives.clone()))
    }

    fn unknown(&mut self, name: &Name, wanted: Option<&Type>) -> Option<Typed> {
        if let Some(Type { class: Class::Word(words), .. }) = wanted {
            let known: Vec<&str> = words.iter().flat_map(|words| words.iter()).map(|row| row.word).collect();
            return self.fail(problems::unknown_word(name, "it", &known));
        }
        let bare = self.variables.iter().filter(|variable| variable.name.is_none());
        let bare: Vec<&str> = bare.flat_map(|variable| paths::names(&variable.gives)).collect();
        let named = self.variables.iter().filter_map(|variable| variable.name.as_deref());
        let parameters = self.parameters.iter().map(|parameter| parameter.name.as_str());
        let lent = self.names.iter().map(|named| named.naming.name.text.as_str());
        let known: Vec<&str> = named.chain(parameters).chain(lent).chain([TODAY, POLICY]).chain(bare).collect();
        let problem = problems::unknown_name(name, &known);
        self.fail(problem)
    }

    /// What stands behind a point.
    fn member(&mut self, (list, of): Typed, name: &Name) -> Option<Typed> {
        match paths::find(&name.text, &of) {
            Some(Path::Step(step, gives)) => {
                self.reads.see(step);
                Some((List::Step(Box::new(list), step), gives))
            }
            Some(Path::Written(text, kinds)) => self.written(list, (text, kinds), name.span),
            Some(Path::Mixed) => self.fail(
                problems::mismatch(
                    name.span,
                    format!("`{}` is of several types here", name.text),
                    "let the variable run over one kind only",
                )
                .pointing("one thing of one kind, another of another"),
            ),
            None => {
                let known = paths::names(&of);
                let problem = problems::unknown_property(name, &of.class.said(), &known);
                self.fail(problem)
            }
        }
    }

    /// A derived name that is written in the language of rules, put in the place of the name.
    fn written(&mut self, list: List, (text, kinds): (&str, KindSet), span: Span) -> Option<Typed> {
        let body = ast::read::<Expression>(text, span.before()).ok()?;
        let reach = std::mem::take(&mut self.variables);
        let it = Name { span, text: IT.to_owned() };
        let done = self.within(Some(&it), Type::one(Class::Declared(kinds)), |checker, slot| {
            let (body, gives) = checker.list(&body, None)?;
            Some((List::Each(Box::new((list, body)), slot), gives))
        });
        self.variables = reach;
        done
    }

    fn union(&mut self, all: &[Expression], wanted: Option<&Type>) -> Option<Typed> {
        let mut lists = Vec::new();
        let mut gives: Option<Type> = None;
        for expression in all {
            let (list, of) = self.list(expression, wanted)?;
            lists.push(list);
            let said = of.class.said();
            let joined = match gives {
                None => Some(Type { many: true, ..of }),
                Some(before) => before.joined(of),
            };
            if joined.is_none() {
                let message = format!("{said} cannot stand in this list");
                return self.fail(
                    problems::mismatch(expression.span, message, "list things of one sort")
                        .pointing("not like those before it"),
                );
            }
            gives = joined;
        }
        Some((List::Union(lists), gives?))
    }

    /// The elements of a list for which a condition holds.
    pub(super) fn filtered(&mut self, filter: &ast::Filter) -> Option<Typed> {
        let (over, gives) = self.list(&filter.over, None)?;
        let Some(condition) = &filter.condition else { return Some((over, gives)) };
        let (slot, test) =
            self.within(filter.name.as_ref(), gives.element(), |checker, slot| Some((slot, checker.test(condition)?)))?;
        let list = join::planned(Filter { over, slot, test }, &mut self.indexes);
        Some((self.remembered(list), Type { many: true, ..gives }))
    }

    fn apply(&mut self, function: Function, of: &Expression) -> Option<Typed> {
        let (list, gives) = self.list(of, None)?;
        match function {
            Function::Count => {
                let count = self.remembered(List::Count(Box::new(list)));
                Some((count, Type::one(Class::Number(Measure::Plain))))
            }
            Function::First => {
                let first = self.remembered(List::First(Box::new(list)));
                Some((first, gives.element()))
            }
            Function::Distinct => Some((List::Distinct(Box::new(list)), Type { many: true, ..gives })),
            Function::Head => {
                self.reads.structure = true;
                Some((List::Head, Type::one(Class::Declared(KindSet::of(&[Kind::Executive])))))
            }
            Function::Least => self.extreme(Extreme::Least, (list, gives), of.span),
            Function::Most => self.extreme(Extreme::Most, (list, gives), of.span),
            Function::LongestRun => self.longest_run((list, gives), of.span),
        }
    }

    fn longest_run(&mut self, (list, gives): Typed, span: Span) -> Option<Typed> {
        if !matches!(gives.class, Class::Edge(_)) {
            let message = format!("a run is made of edges, and this is {}", gives.class.said());
            return self.fail(
                problems::mismatch(span, message, "write `longest run of e in r.edges where …`").pointing("no edges"),
            );
        }
        Some((List::LongestRun(Box::new(list)), Type::one(Class::Number(Measure::Plain))))
    }

    fn extreme(&mut self, extreme: Extreme, (list, gives): Typed, span: Span) -> Option<Typed> {
        if !matches!(gives.class, Class::Number(_) | Class::Date) {
            let message = format!("{} is neither more nor less than another", gives.class.said());
            return self.fail(
                problems::mismatch(span, message, "name numbers, dates or lengths of time")
                    .pointing("none of these is the least or the most"),
            );
        }
        let list = self.remembered(List::Extreme(extreme, Box::new(list)));
        Some((list, Type::one(gives.class)))
    }

    fn steps(&mut self, from: &Expression, to: &Expression) -> Option<Typed> {
        let (from, to) = (self.party(from)?, self.party(to)?);
        self.reads.structure = true;
        let list = self.remembered(List::Steps(Box::new((from, to))));
        Some((list, Type::one(Class::Number(Measure::Plain))))
    }

    /// A list of parties.
    pub(super) fn party(&mut self, expression: &Expression) -> Option<List> {
        let (list, gives) = self.list(expression, None)?;
        if matches!(gives.class, Class::Declared(_)) {
            return Some(list);
        }
        let message = format!("{} stands in no chain of command", gives.class.said());
        self.fail(
            problems::mismatch(expression.span, message, "name an executive, a department or a role")
                .pointing("nobody stands above or below this"),
        )
    }

    fn share(&mut self, part: &Expression, whole: &Expression) -> Option<Typed> {
        let (part, whole) = (self.number(part)?, self.number(whole)?);
        let list = self.remembered(List::Share(Box::new((part, whole))));
        Some((list, Type::one(Class::Number(Measure::Plain))))
    }

    fn number(&mut self, expression: &Expression) -> Option<List> {
        let (list, gives) = self.single(expression, None)?;
        if matches!(gives.class, Class::Number(_)) {
            return Some(list);
        }
        let message = format!("{} is no number", gives.class.said());
        self.fail(
            problems::mismatch(expression.span, message, "write a number, or `count of …`")
                .pointing("a number is wanted here"),
        )
    }

    fn sum(&mut self, sign: Sign, left: &Expression, right: &Expression) -> Option<Typed> {
        let (from, of) = self.single(left, None)?;
        let (change, by) = self.single(right, Some(&of))?;
        let Some(class) = class_of_sum(sign, &of.class, &by.class) else {
            let verb = if sign == Sign::Plus { "be added to" } else { "be taken from" };
            let message = format!("{} cannot {verb} {}", by.class.said(), of.class.said());
            let help = "add a length of time to a date, or numbers of one unit to each other";
            let problem =
                problems::mismatch(right.span, message, help).pointing(format!("this is {}", by.class.said()));
            return self.fail(problem.related(left.span, format!("this is {}", of.class.said())));
        };
        let list = self.remembered(List::Sum(sign, Box::new((from, change))));
        Some((list, Type::one(class)))
    }
}

fn class_of_sum(sign: Sign, of: &Class, by: &Class) -> Option<Class> {
    match (of, by) {
        (Class::Date, Class::Number(Measure::Time)) => Some(Class::Date),
        (Class::Date, Class::Date) if sign == Sign::Minus => Some(Class::Number(Measure::Time)),
        (Class::Number(a), Class::Number(b)) => a.joined(*b).map(Class::Number),
        _ => None,
    }
}

/// A word where another side says which enumeration is meant.
fn word_of(name: &Name, wanted: &Type) -> Option<Typed> {
    let Class::Word(words) = &wanted.class else { return None };
    words.iter().flat_map(|words| words.iter()).find(|row| row.word == name.text)?;
    let item = Item::Value(Value::Word(WordId::of(&name.text)?));
    Some((List::Fixed(item), Type::one(wanted.class.clone())))
}
