//! What a rule states itself: amounts, dates, texts.

use super::{Checker, Typed};
use crate::model::{Date, Decimal, Quantity, Unit, Value};
use crate::rules::item::Item;
use crate::rules::plan::List;
use crate::rules::problems;
use crate::rules::types::{Class, Measure, Type};
use crate::source::Span;
use crate::syntax::expression::{Expression, Name, Node};
use crate::vocabulary::{DurationUnit, EnumWord, KINDS, ValueType, WordId};

/// An amount as written: `90 days`, `50_000 USD`, `80 %`, `3`.
pub fn amount(text: &str) -> Option<(Quantity, Measure)> {
    let end = text.find(|mark: char| mark != '-' && mark != '_' && mark != '.' && !mark.is_ascii_digit());
    let (number, unit) = text.split_at_checked(end.unwrap_or(text.len()))?;
    let (unit, measure) = match unit.trim() {
        "" => (Unit::None, Measure::Plain),
        "%" => (Unit::Percent, Measure::Percent),
        word => match DurationUnit::of_word(word) {
            Some(unit) => (Unit::Time(unit), Measure::Time),
            None => (Unit::money(word)?, Measure::Money),
        },
    };
    Some((Quantity { unit, amount: Decimal::read(number.trim())? }, measure))
}

impl Checker {
    pub(super) fn amount(&mut self, text: &str, span: Span) -> Option<Typed> {
        let Some((quantity, measure)) = amount(text) else { return self.fail(problems::bad_amount(span, text)) };
        Some((List::Fixed(Item::Value(Value::Quantity(quantity))), Type::one(Class::Number(measure))))
    }

    pub(super) fn date(&mut self, text: &str, span: Span) -> Option<Typed> {
        let mut parts = text.split('-').map(|part| part.parse::<i16>().ok());
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        let Ok(date) = Date::new(year, month as i8, day as i8) else {
            return self.fail(problems::impossible_date(span, text));
        };
        Some((List::Fixed(Item::Value(Value::Date(date))), Type::one(Class::Date)))
    }

    /// What a parameter may be: an amount, a date, a text or a word, or several of one sort.
    pub fn plain(&mut self, value: &Expression) -> Option<(Vec<Item>, Type)> {
        if let Some(words) = words(value) {
            return self.enumerated(value, &words);
        }
        let (list, gives) = self.list(value, None)?;
        if let Some(items) = fixed(&list) {
            return Some((items, gives));
        }
        let help = "write a number, with its unit if it has one, a date, a text or a word, or several in brackets";
        self.fail(problems::mismatch(value.span, "this is no plain value", help).pointing("worked out, not stated"))
    }

    fn enumerated(&mut self, value: &Expression, words: &[Name]) -> Option<(Vec<Item>, Type)> {
        let all = enumerations();
        let fits = |row: &&'static [EnumWord]| words.iter().all(|word| row.iter().any(|row| row.word == word.text));
        let fitting: Vec<&'static [EnumWord]> = all.iter().copied().filter(fits).collect();
        if fitting.is_empty() {
            let known: Vec<&str> = all.iter().flat_map(|row| row.iter()).map(|row| row.word).collect();
            let unknown = words.iter().find(|word| !known.contains(&word.text.as_str()));
            let problem = match unknown {
                Some(word) => problems::unknown_word(word, "a property", &known),
                None => {
                    problems::mismatch(value.span, "no property has all of these words", "list words of one property")
                        .pointing("words of different properties")
                }
            };
            return self.fail(problem);
        }
        let items = words.iter().filter_map(|word| WordId::of(&word.text)).map(|word| Item::Value(Value::Word(word)));
        Some((items.collect(), Type { many: words.len() > 1, ..Type::one(Class::Word(fitting)) }))
    }

    pub(super) fn text(&mut self, quoted: &str) -> Typed {
        self.texts.push(crate::syntax::text::unquote(quoted));
        let item = Item::Text(self.texts.len() as u32 - 1);
        (List::Fixed(item), Type::one(Class::Text))
    }
}

/// The items of a list that the rule itself states.
fn fixed(list: &List) -> Option<Vec<Item>> {
    match list {
        List::Fixed(item) => Some(vec![*item]),
        List::Union(lists) => lists.iter().map(fixed).collect::<Option<Vec<_>>>().map(|items| items.concat()),
        _ => None,
    }
}

/// The names a value consists of, if it does.
fn words(value: &Expression) -> Option<Vec<Name>> {
    match &value.node {
        Node::Name(text) => Some(vec![Name { span: value.span, text: text.clone() }]),
        Node::List(all) => {
            let names = all.iter().map(|one| words(one)?.pop());
            names.collect()
        }
        _ => None,
    }
}

/// Every list of words some property may hold.
fn enumerations() -> Vec<&'static [EnumWord]> {
    let rows = KINDS.iter().flat_map(|row| row.properties());
    let words = rows.filter_map(|row| match row.value {
        ValueType::Word(words) => Some(words),
        _ => None,
    });
    words.collect()
}
