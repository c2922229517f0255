//! Expressions, broken on purpose in one place.
//!
//! In: an expression. Out: each way to break it once, and what was done in a few words. Whether the result still makes sense is
//! for the compiler to say.

use truenorth::syntax::expression::{Expression, Filter, Name, Node};
use truenorth::vocabulary::{DUTY_WORDS, Entry, KINDS, PropertyId, Rows, ValueType, properties};

/// One way to break something: what was done, and the result. Alternatives are tried until one compiles.
pub struct Break<T> {
    pub what: String,
    pub results: Vec<T>,
}

impl<T> Break<T> {
    fn one(what: String, result: T) -> Break<T> {
        Break { what, results: vec![result] }
    }

    /// The same break, further out.
    pub fn within<U>(self, wrap: impl Fn(T) -> U) -> Break<U> {
        Break { what: self.what, results: self.results.into_iter().map(wrap).collect() }
    }
}

/// How an expression is shown in a report.
pub type Shown<'s> = &'s dyn Fn(&Expression) -> String;

/// Every way to break a condition or a list in one place.
pub fn breaks(expression: &Expression, shown: Shown<'_>) -> Vec<Break<Expression>> {
    let at = |node: Node| Expression { span: expression.span, node };
    let mut found = inside(expression, shown);
    match &expression.node {
        Node::And(all) => found.extend(dropped(all, shown).into_iter().map(|one| one.within(|all| at(Node::And(all))))),
        Node::Or(all) => found.extend(dropped(all, shown).into_iter().map(|one| one.within(|all| at(Node::Or(all))))),
        Node::Not(inner) => found.push(Break::one(format!("without `not`: {}", shown(inner)), (**inner).clone())),
        Node::Exists(_) | Node::Is(..) | Node::Relate(..) | Node::Some(_) | Node::Every(..) => {
            found.push(Break::one(format!("not {}", shown(expression)), at(Node::Not(Box::new(expression.clone())))));
        }
        Node::Compare(left, sign, right) => {
            let with = |sign: &str| at(Node::Compare(left.clone(), sign.to_owned(), right.clone()));
            let signs = other_signs(sign).iter();
            found.extend(signs.map(|other| Break::one(format!("`{other}` in {}", shown(expression)), with(other))));
        }
        _ => {}
    }
    if let Node::Is(of, word) = &expression.node {
        let with = |text: String| at(Node::Is(of.clone(), Name { text, ..word.clone() }));
        let results: Vec<Expression> = other_words(&word.text).into_iter().map(with).collect();
        found.push(Break { what: format!("another word in {}", shown(expression)), results });
    }
    found
}

/// Every way to break one of the expressions an expression is made of.
fn inside(expression: &Expression, shown: Shown<'_>) -> Vec<Break<Expression>> {
    let at = |node: Node| Expression { span: expression.span, node };
    let one = |inner: &Expression, wrap: &dyn Fn(Box<Expression>) -> Node| -> Vec<Break<Expression>> {
        breaks(inner, shown).into_iter().map(|each| each.within(|inner| at(wrap(Box::new(inner))))).collect()
    };
    let two = |a: &Expression, b: &Expression, wrap: &dyn Fn(Box<Expression>, Box<Expression>) -> Node| {
        let mut found = one(a, &|a| wrap(a, Box::new(b.clone())));
        found.extend(one(b, &|b| wrap(Box::new(a.clone()), b)));
        found
    };
    match &expression.node {
        Node::Amount(written) => numbers(written)
            .into_iter()
            .map(|other| Break::one(format!("{other} instead of {written}"), at(Node::Amount(other))))
            .collect(),
        Node::Member(of, name) => {
            let mut found = one(of, &|of| Node::Member(of, name.clone()));
            let with = |text: String| at(Node::Member(of.clone(), Name { text, ..name.clone() }));
            let results: Vec<Expression> = other_properties(&name.text).into_iter().map(with).collect();
            found.push(Break { what: format!("another property in {}", shown(expression)), results });
            found
        }
        Node::List(all) => each(all, shown).into_iter().map(|each| each.within(|all| at(Node::List(all)))).collect(),
        Node::And(all) => each(all, shown).into_iter().map(|each| each.within(|all| at(Node::And(all)))).collect(),
        Node::Or(all) => each(all, shown).into_iter().map(|each| each.within(|all| at(Node::Or(all)))).collect(),
        Node::Filter(filter) => filters(filter, shown, &|filter| at(Node::Filter(Box::new(filter)))),
        Node::Some(filter) => filters(filter, shown, &|filter| at(Node::Some(Box::new(filter)))),
        Node::Every(filter, body) => {
            let mut found = filters(filter, shown, &|filter| at(Node::Every(Box::new(filter), body.clone())));
            found.extend(one(body, &|body| Node::Every(filter.clone(), body)));
            found
        }
        Node::Apply(function, list) => one(list, &|list| Node::Apply(*function, list)),
        Node::Not(inner) => one(inner, &Node::Not),
        Node::Exists(inner) => one(inner, &Node::Exists),
        Node::Is(inner, word) => one(inner, &|inner| Node::Is(inner, word.clone())),
        Node::Steps(a, b) => two(a, b, &Node::Steps),
        Node::Share(a, b) => two(a, b, &Node::Share),
        Node::Plus(a, b) => two(a, b, &Node::Plus),
        Node::Minus(a, b) => two(a, b, &Node::Minus),
        Node::Compare(a, sign, b) => two(a, b, &|a, b| Node::Compare(a, sign.clone(), b)),
        Node::Relate(relation, a, b) => two(a, b, &|a, b| Node::Relate(*relation, a, b)),
        _ => Vec::new(),
    }
}

/// One of several broken, the others as they are.
fn each(all: &[Expression], shown: Shown<'_>) -> Vec<Break<Vec<Expression>>> {
    let with = |index: usize, other: Expression| {
        let mut all = all.to_vec();
        all[index] = other;
        all
    };
    let breaks =
        all.iter().enumerate().flat_map(|(index, one)| breaks(one, shown).into_iter().map(move |found| (index, found)));
    breaks.map(|(index, found)| found.within(|other| with(index, other))).collect()
}

/// One of several left out.
fn dropped(all: &[Expression], shown: Shown<'_>) -> Vec<Break<Vec<Expression>>> {
    let without = |index: usize| {
        let mut rest = all.to_vec();
        let left_out = rest.remove(index);
        Break::one(format!("without {}", shown(&left_out)), rest)
    };
    if all.len() > 1 { (0..all.len()).map(without).collect() } else { Vec::new() }
}

fn filters(filter: &Filter, shown: Shown<'_>, wrap: &dyn Fn(Filter) -> Expression) -> Vec<Break<Expression>> {
    let over = breaks(&filter.over, shown).into_iter();
    let mut found: Vec<_> = over.map(|each| each.within(|over| wrap(Filter { over, ..filter.clone() }))).collect();
    for each in filter.condition.iter().flat_map(|condition| whole(condition, shown)) {
        found.push(each.within(|condition| wrap(Filter { condition, ..filter.clone() })));
    }
    found
}

/// Every way to break a condition that may also be left out.
pub fn whole(condition: &Expression, shown: Shown<'_>) -> Vec<Break<Option<Expression>>> {
    let mut found: Vec<_> = breaks(condition, shown).into_iter().map(|each| each.within(Some)).collect();
    if !matches!(condition.node, Node::And(_)) {
        found.push(Break::one(format!("without {}", shown(condition)), None));
    }
    found
}

fn other_signs(sign: &str) -> &'static [&'static str] {
    match sign {
        "<" => &["<=", ">"],
        "<=" => &["<", ">="],
        ">" => &[">=", "<"],
        ">=" => &[">", "<="],
        "=" => &["!="],
        _ => &["="],
    }
}

/// A number one lower and one higher; of a percentage, ten.
fn numbers(written: &str) -> Vec<String> {
    let end = written.find(|sign: char| !sign.is_ascii_digit() && sign != '_').unwrap_or(written.len());
    let (digits, unit) = written.split_at(end);
    let Ok(number) = digits.replace('_', "").parse::<i64>() else { return Vec::new() };
    let step = if unit.trim() == "%" { 10 } else { 1 };
    [number - step, number + step]
        .into_iter()
        .filter(|other| *other >= 0)
        .map(|other| format!("{other}{unit}"))
        .collect()
}

/// The other words of the enumerations that have a word.
fn other_words(word: &str) -> Vec<String> {
    let lists = all_entries().into_iter().filter_map(|entry| match entry.property.value {
        ValueType::Word(words) if words.iter().any(|other| other.word == word) => Some(words),
        _ => None,
    });
    let mut found: Vec<String> =
        lists.flatten().map(|other| other.word.to_owned()).filter(|other| other != word).collect();
    found.dedup();
    found
}

/// The properties that stand beside a property and take the same type of value, the duties first.
fn other_properties(path: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    if DUTY_WORDS.iter().any(|duty| duty.word == path) {
        found.extend(DUTY_WORDS.iter().map(|duty| duty.word.to_owned()));
    }
    for list in all_lists() {
        let Some(own) = list.iter().find(|entry| entry.id.path() == path) else { continue };
        let same = list.iter().filter(|entry| shape(entry) == shape(own));
        found.extend(same.map(|entry| entry.id.path().to_owned()));
    }
    found.extend(beside(path).map(str::to_owned));
    found.retain(|other| other != path);
    found.dedup();
    found
}

/// Derived names of one type.
fn beside(path: &str) -> impl Iterator<Item = &'static str> {
    let pairs = [("measured-through", "heard-through"), ("from", "to"), ("above", "below"), ("superiors", "people")];
    pairs.into_iter().filter_map(move |(a, b)| (a == path).then_some(b).or((b == path).then_some(a)))
}

fn shape(entry: &Entry) -> String {
    format!("{:?}", entry.property.value)
}

/// Each list of rows that stand beside one another: of a kind, of a row's clauses, of its block.
fn all_lists() -> Vec<&'static Rows> {
    let mut found: Vec<&'static Rows> = KINDS.iter().map(|row| properties(row.kind)).collect();
    let mut next = 0;
    while let Some(list) = found.get(next).copied() {
        found.extend(list.iter().flat_map(|entry| [&entry.clauses, &entry.block]));
        next += 1;
    }
    found
}

fn all_entries() -> Vec<&'static Entry> {
    all_lists().into_iter().flatten().collect()
}

/// Whether a name is the path of a property.
#[allow(dead_code, reason = "reports use it")]
pub fn is_property(path: &str) -> bool {
    PropertyId::of_path(path).is_some()
}
