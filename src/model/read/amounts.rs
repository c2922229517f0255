//! Numbers, times, money and dates.

use std::collections::BTreeSet;

use super::Reader;
use super::cursor::Cursor;
use super::values::{Slot, said};
use crate::diagnostic::Edit;
use crate::model::problems;
use crate::model::value::{Date, Decimal, Quantity, Unit, Value};
use crate::source::Span;
use crate::syntax::{Item, ItemKind};
use crate::vocabulary::{self, CADENCES, DURATION_UNITS, DurationUnit, Kind, ValueType, known};

const EVERY: &str = "every";

impl<'s> Reader<'s> {
    pub(super) fn amount(&mut self, slot: Slot, cursor: &mut Cursor<'s, '_>) {
        match slot.value {
            ValueType::Date => self.date(slot, cursor),
            ValueType::Cadence => self.cadence(slot, cursor),
            _ => self.number(slot, cursor),
        }
    }

    fn date(&mut self, slot: Slot, cursor: &mut Cursor<'s, '_>) {
        let start = cursor.at;
        let Some(item) = cursor.next() else { return self.held(Value::Unknown, cursor.here()) };
        let text = cursor.text(item);
        let Some((year, month, day)) = date_parts(text) else {
            let place = cursor.glued(start);
            return self.no_date(slot, place);
        };
        match Date::new(year, month, day) {
            Ok(date) => self.held(Value::Date(date), item.span),
            Err(_) => {
                self.problems.push(problems::impossible_date(item.span, text));
                self.held(Value::Unknown, item.span);
            }
        }
    }

    fn no_date(&mut self, slot: Slot, place: Span) {
        let Some(date) = otherwise_written(self.sources.slice(place)) else {
            return self.wrong(slot, place, "write year, month and day: `2027-03-31`");
        };
        let edit = Edit { span: place, text: date.to_string() };
        let problem = problems::wrong_value(
            place,
            slot.words(),
            &said(slot.value),
            format!("write `{date}`: year, month and day"),
        );
        self.problems.push(problem.suggested_fix(format!("write `{date}`"), vec![edit]));
        self.held(Value::Unknown, place);
    }

    fn cadence(&mut self, slot: Slot, cursor: &mut Cursor<'s, '_>) {
        let word = cursor.peek_word();
        if word == Some(EVERY) {
            cursor.skip(1);
            return self.number(slot, cursor);
        }
        let row = CADENCES.iter().find(|row| Some(row.word) == word);
        let Some(item) = cursor.next() else { return self.held(Value::Unknown, cursor.here()) };
        match row.and_then(|row| Some((Decimal::whole(i64::from(row.count))?, row.unit))) {
            Some((amount, unit)) => self.held(Value::Cadence(Quantity { amount, unit: Unit::Time(unit) }), item.span),
            None if item.kind == ItemKind::Word => {
                let words: Vec<&str> = CADENCES.iter().map(|row| row.word).chain([EVERY]).collect();
                self.problems.push(problems::unknown_word(item.span, cursor.text(item), slot.words(), &words));
                self.held(Value::Unknown, item.span);
            }
            None => self.wrong(slot, item.span, "write `monthly`, or `every 6 weeks`"),
        }
    }

    fn number(&mut self, slot: Slot, cursor: &mut Cursor<'s, '_>) {
        let start = cursor.at;
        let Some(item) = cursor.next() else { return self.held(Value::Unknown, cursor.here()) };
        let text = cursor.text(item);
        let split =
            text.find(|character: char| character.is_ascii_alphabetic() || character == '%').unwrap_or(text.len());
        let (digits, attached) = text.split_at_checked(split).unwrap_or((text, ""));
        let Some(amount) = Decimal::read(digits).filter(|_| item.kind == ItemKind::Number) else {
            return self.no_number(slot, item);
        };
        let unit = if attached.is_empty() { self.following_unit(slot, cursor) } else { Some(attached) };
        let place = cursor.place(start);
        match self.unit(slot, unit, place) {
            Some(unit) => {
                let quantity = Quantity { amount, unit };
                let is_cadence = matches!(slot.value, ValueType::Cadence);
                self.held(if is_cadence { Value::Cadence(quantity) } else { Value::Quantity(quantity) }, place);
            }
            None => self.wrong(slot, place, unit_help(slot.value)),
        }
    }

    fn no_number(&mut self, slot: Slot, item: Item) {
        if item.kind != ItemKind::Number {
            return self.wrong(slot, item.span, unit_help(slot.value));
        }
        self.problems.push(problems::uncountable(item.span, self.sources.slice(item.span)));
        self.held(Value::Unknown, item.span);
    }

    /// The word behind a number, if it can be its unit.
    fn following_unit(&self, slot: Slot, cursor: &mut Cursor<'s, '_>) -> Option<&'s str> {
        let item = cursor.peek()?;
        let text = cursor.text(item);
        let is_unit = match item.kind {
            ItemKind::Word => !vocabulary::begins_clause(text) && cursor.find(&slot.entry.clauses).is_none(),
            _ => text == "%",
        };
        is_unit.then(|| cursor.skip(1)).map(|()| text)
    }

    /// The unit a word stands for, where the row takes it.
    fn unit(&mut self, slot: Slot, word: Option<&str>, place: Span) -> Option<Unit> {
        let Some(word) = word else {
            return matches!(slot.value, ValueType::Number | ValueType::Quantity).then_some(Unit::None);
        };
        let time = || DurationUnit::of_word(word).map(Unit::Time);
        match slot.value {
            ValueType::Duration | ValueType::Cadence => time(),
            ValueType::Money => Unit::money(word),
            ValueType::Quantity if word == "%" => Some(Unit::Percent),
            ValueType::Quantity => time().or_else(|| Unit::money(word)).or_else(|| self.own_unit(word, place)),
            _ => None,
        }
    }

    /// A word of somebody's own; there is room for more of them than any policy has.
    fn own_unit(&mut self, word: &str, place: Span) -> Option<Unit> {
        let next = self.units.len();
        let number = match self.unit_numbers.get(word) {
            Some(number) => *number,
            None => u16::try_from(next).ok()?,
        };
        if usize::from(number) == next {
            self.units.push(word.to_owned());
            self.unit_numbers.insert(word.to_owned(), number);
        }
        self.own_units.push((number, place));
        Some(Unit::Own(number))
    }

    /// A unit that is no time and no money must be the word some metric counts in.
    pub(super) fn check_units(&mut self) {
        if self.own_units.is_empty() {
            return;
        }
        let declared = self.declared_units();
        let known: Vec<&str> =
            DURATION_UNITS.iter().flat_map(|row| [row.short, row.many]).chain(declared.iter().copied()).collect();
        for (number, place) in std::mem::take(&mut self.own_units) {
            let word = self.units.get(usize::from(number)).map_or("", String::as_str);
            if !declared.contains(word) {
                let at = Span { start: place.end - (word.len() as u32).min(place.len()), ..place };
                self.problems.push(problems::unknown_unit(at, word, self.sources.slice(place), &known));
            }
        }
    }

    fn declared_units(&self) -> BTreeSet<&'s str> {
        let unit = known().unit;
        let rows = self.facts.iter().filter(|fact| Some(fact.entry.id) == unit);
        let places = rows.filter_map(|fact| {
            let declared = self.references.declaration(fact.holder).filter(|declared| declared.kind == Kind::Metric)?;
            let held = self.values.get(fact.values.0 as usize)?;
            Some(Span::new(declared.name.file, held.start, held.end))
        });
        places.map(|place| self.sources.slice(place)).collect()
    }
}

fn date_parts(text: &str) -> Option<(i16, i8, i8)> {
    let mut parts = text.split('-');
    let mut part = |length: usize| {
        let digits =
            parts.next().filter(|digits| digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit()));
        digits?.parse::<i16>().ok()
    };
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    parts.next().is_none().then_some((year, month as i8, day as i8))
}

/// The day that `31.12.2026` or `31/12/2026` means, where it can mean no other.
fn otherwise_written(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split(['.', '/']).collect();
    let [first, second, year] = *parts.as_slice() else { return None };
    let (first, second) = (first.parse().ok()?, second.parse().ok()?);
    let year = year.parse().ok().filter(|_| year.len() == 4)?;
    let of = |month: i8, day: i8| Date::new(year, month, day).ok();
    match (of(second, first), of(first, second)) {
        (Some(day), None) | (None, Some(day)) => Some(day),
        (Some(day), Some(other)) => (text.contains('.') || day == other).then_some(day),
        (None, None) => None,
    }
}

fn unit_help(value: ValueType) -> &'static str {
    match value {
        ValueType::Money => "write the amount and the three letters of its currency, such as `100 USD`",
        ValueType::Number => "write the number alone, in digits",
        ValueType::Quantity => "write a number in digits, and its unit if it has one: `3 min`, `99.5 %`",
        _ => "write the number and s, min, h, d, w, mo or y, or the word, such as `6 weeks`",
    }
}
