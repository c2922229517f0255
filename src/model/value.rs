//! What a property may hold, as compact data.
//!
//! A [`Value`] is small and copied freely. Texts are not in it: they lie in the source, under the place of the value.

use std::fmt;

pub use jiff::civil::Date;

use super::policy::DeclarationId;
use crate::vocabulary::{CURRENCIES, DurationUnit, Kind, WordId};

/// One value of a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// It is there and cannot be read, or names nothing: neither true nor false can be said of it.
    Unknown,
    /// A declaration, by reference.
    Declaration(DeclarationId),
    /// `everyone`, `customer` or `tbd`.
    Party(PartyWord),
    /// `all`, or `all departments`.
    All(Option<Kind>),
    /// A word of the property's enumeration.
    Word(WordId),
    /// A quoted text, to be read at the value's place.
    Text,
    /// A word kept as written, to be read at the value's place.
    Identifier,
    /// A number and its unit.
    Quantity(Quantity),
    /// A day.
    Date(Date),
    /// The time between one time and the next.
    Cadence(Quantity),
    /// How two amounts are held against each other.
    Comparator(Comparator),
    /// A part of a rule, to be read at the value's place.
    Expression,
}

impl Value {
    /// The declaration it names.
    pub fn declaration(self) -> Option<DeclarationId> {
        match self {
            Value::Declaration(id) => Some(id),
            _ => None,
        }
    }
}

/// A word that stands where a party does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "vocabulary::PARTY_WORDS says what each means")]
pub enum PartyWord {
    Everyone,
    Customer,
    Tbd,
}

impl PartyWord {
    /// All, in the order of [`crate::vocabulary::PARTY_WORDS`]; a test holds that.
    pub const ALL: [PartyWord; 3] = [PartyWord::Everyone, PartyWord::Customer, PartyWord::Tbd];

    /// As written.
    pub fn word(self) -> &'static str {
        crate::vocabulary::PARTY_WORDS.get(self as usize).map_or("", |row| row.word)
    }

    /// The one this word stands for.
    pub fn of(word: &str) -> Option<PartyWord> {
        Self::ALL.into_iter().find(|party| party.word() == word)
    }
}

/// An exact decimal, in millionths. They stand in two halves, the upper one first as it decides which of two is more: a
/// number of 64 bits would make every [`Value`] half as large again, for the sake of its alignment.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal {
    upper: i32,
    lower: u32,
}

const MILLION: i64 = 1_000_000;
const SECONDS_A_DAY: i128 = 86_400;

impl Decimal {
    /// A whole number, unless it is too large (above about nine billion).
    pub fn whole(number: i64) -> Option<Decimal> {
        number.checked_mul(MILLION).map(Decimal::of_millionths)
    }

    /// Reads `-1_000.25`: at most six digits behind the point.
    pub fn read(text: &str) -> Option<Decimal> {
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let whole = whole.replace('_', "");
        let readable =
            !whole.is_empty() && part.len() <= 6 && [whole.as_str(), part].iter().all(|text| is_digits(text));
        if !readable || (part.is_empty() && digits.contains('.')) {
            return None;
        }
        let millionths: i64 = format!("{part:0<6}").parse().ok()?;
        let whole: i64 = whole.parse().ok()?;
        Some(Decimal::of_millionths(sign * whole.checked_mul(MILLION)?.checked_add(millionths)?))
    }

    /// So many millionths.
    pub const fn of_millionths(millionths: i64) -> Decimal {
        Decimal { upper: (millionths >> 32) as i32, lower: millionths as u32 }
    }

    /// In millionths.
    pub fn millionths(self) -> i64 {
        i64::from(self.upper) << 32 | i64::from(self.lower)
    }

    /// The sum, unless it is too large.
    pub fn plus(self, other: Decimal) -> Option<Decimal> {
        self.millionths().checked_add(other.millionths()).map(Decimal::of_millionths)
    }

    /// The difference, unless it is too large.
    pub fn minus(self, other: Decimal) -> Option<Decimal> {
        self.millionths().checked_sub(other.millionths()).map(Decimal::of_millionths)
    }

    /// This many times a whole number, unless it is too large.
    pub fn times(self, factor: i64) -> Option<Decimal> {
        self.millionths().checked_mul(factor).map(Decimal::of_millionths)
    }

    /// The whole number it is, if it is one.
    pub fn as_whole(self) -> Option<i64> {
        (self.millionths() % MILLION == 0).then_some(self.millionths() / MILLION)
    }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

impl fmt::Debug for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

/// Without needless zeros: `99.5`, `3`.
impl fmt::Display for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.upper < 0 { "-" } else { "" };
        let millionths = self.millionths().unsigned_abs();
        let (whole, part) = (millionths / 1_000_000, millionths % 1_000_000);
        let part = format!("{part:06}");
        match part.trim_end_matches('0') {
            "" => write!(formatter, "{sign}{whole}"),
            part => write!(formatter, "{sign}{whole}.{part}"),
        }
    }
}

/// A number with its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity {
    /// What it is counted in.
    pub unit: Unit,
    /// How many.
    pub amount: Decimal,
}

/// What a number is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Nothing: a bare number.
    None,
    /// `%`
    Percent,
    /// Time.
    Time(DurationUnit),
    /// Money, by the code's place in [`CURRENCIES`].
    Money(u16),
    /// A metric's own word, by its number in the policy (see `Policy::unit_word`).
    Own(u16),
}

impl Unit {
    /// The currency with this code.
    pub fn money(code: &str) -> Option<Unit> {
        CURRENCIES.iter().position(|known| *known == code).map(|index| Unit::Money(index as u16))
    }

    /// The code of a currency.
    pub fn currency(self) -> Option<&'static str> {
        match self {
            Unit::Money(index) => CURRENCIES.get(index as usize).copied(),
            _ => None,
        }
    }
}

impl Quantity {
    /// An amount of time in seconds times a million, by the average length of months and years; nothing for other units.
    pub fn time(self) -> Option<i128> {
        match self.unit {
            Unit::Time(unit) => Some(i128::from(self.amount.millionths()) * i128::from(unit.seconds())),
            _ => None,
        }
    }

    /// The day so many times this time after another, before it where `times` is negative: by the calendar for whole months and
    /// years, else by days.
    pub fn after(self, day: Date, times: i64) -> Option<Date> {
        let span = match (self.unit, self.amount.as_whole()) {
            (Unit::Time(DurationUnit::Month), Some(months)) => jiff::Span::new().try_months(times * months).ok()?,
            (Unit::Time(DurationUnit::Year), Some(years)) => jiff::Span::new().try_years(times * years).ok()?,
            _ => {
                let days = i64::try_from(self.time()? / i128::from(MILLION) / SECONDS_A_DAY).ok()?;
                jiff::Span::new().try_days(times * days).ok()?
            }
        };
        day.checked_add(span).ok()
    }

    /// Which is more, where the units can be compared: the same unit, or both are time.
    pub fn compare(self, other: Quantity) -> Option<std::cmp::Ordering> {
        if self.unit == other.unit {
            return Some(self.amount.cmp(&other.amount));
        }
        Some(self.time()?.cmp(&other.time()?))
    }
}

/// How two amounts are held against each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "their names say it")]
pub enum Comparator {
    Less,
    AtMost,
    Equal,
    NotEqual,
    AtLeast,
    More,
}

impl Comparator {
    /// All, in the order of [`crate::vocabulary::COMPARATORS`]; a test holds that.
    pub const ALL: [Comparator; 6] = {
        use Comparator::{AtLeast, AtMost, Equal, Less, More, NotEqual};
        [Less, AtMost, Equal, NotEqual, AtLeast, More]
    };

    /// As written.
    pub fn sign(self) -> &'static str {
        crate::vocabulary::COMPARATORS.get(self as usize).copied().unwrap_or("")
    }

    /// The one this sign stands for.
    pub fn of(sign: &str) -> Option<Comparator> {
        Self::ALL.into_iter().find(|comparator| comparator.sign() == sign)
    }

    /// Whether it holds for an ordering of the left side to the right.
    pub fn holds(self, ordering: std::cmp::Ordering) -> bool {
        use std::cmp::Ordering::{Equal, Greater, Less};
        match self {
            Comparator::Less => ordering == Less,
            Comparator::AtMost => ordering != Greater,
            Comparator::Equal => ordering == Equal,
            Comparator::NotEqual => ordering != Equal,
            Comparator::AtLeast => ordering != Less,
            Comparator::More => ordering == Greater,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_small_tables_agree_with_the_vocabulary() {
        for (party, row) in PartyWord::ALL.iter().zip(crate::vocabulary::PARTY_WORDS) {
            assert_eq!(format!("{party:?}").to_lowercase(), row.word);
        }
        let signs: Vec<_> = Comparator::ALL.iter().map(|comparator| comparator.sign()).collect();
        assert_eq!(signs, crate::vocabulary::COMPARATORS);
    }

    #[test]
    fn decimals_are_exact_and_bounded() {
        assert_eq!(Decimal::read("-1_000.250").unwrap().to_string(), "-1000.25");
        assert_eq!(Decimal::read("0.1").unwrap().plus(Decimal::read("0.2").unwrap()), Decimal::read("0.3"));
        assert!(Decimal::read("-0.5").unwrap() < Decimal::read("-0.25").unwrap());
        assert!(Decimal::read("-1").unwrap() < Decimal::read("5000").unwrap());
        assert_eq!(Decimal::of_millionths(i64::MIN + 7).millionths(), i64::MIN + 7);
        assert_eq!([Decimal::read("1."), Decimal::read("99999999999999"), Decimal::read("1.0000001")], [None; 3]);
    }

    #[test]
    fn a_value_is_small() {
        assert!(size_of::<Value>() <= 16, "{}", size_of::<Value>());
    }

    #[test]
    fn times_compare_across_units_and_money_does_not() {
        let read = |number: &str, unit| Quantity { amount: Decimal::read(number).unwrap(), unit };
        let minutes = read("120", Unit::Time(DurationUnit::Minute));
        let hours = read("2", Unit::Time(DurationUnit::Hour));
        assert_eq!(minutes.compare(hours), Some(std::cmp::Ordering::Equal));
        assert_eq!(read("1", Unit::money("USD").unwrap()).compare(read("1", Unit::money("EUR").unwrap())), None);
    }
}
