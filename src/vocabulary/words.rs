//! The closed lists of words: those that begin a clause, that stand where a party does, cadences, units, comparators and
//! currencies. The words of one property stand with their kind, not here.

use std::fmt;

use super::EnumWord;

/// A row of a list of words.
pub(super) const fn word(word: &'static str, meaning: &'static str) -> EnumWord {
    EnumWord { word, meaning }
}

/// Words that begin a clause or join values; never the name of a declaration.
pub const CLAUSE_WORDS: &[&str] = &[
    "to",
    "toward",
    "with",
    "consulting",
    "informing",
    "for",
    "on",
    "by",
    "at",
    "in",
    "from",
    "until",
    "since",
    "because",
    "over",
    "and",
    "or",
    "not",
    "is",
];

/// Whether a word begins a clause or joins values. Every value is asked, and most differ from all of them in their first letter.
pub fn begins_clause(word: &str) -> bool {
    let initial = word.bytes().next().map_or(0, bit);
    INITIALS & initial != 0 && CLAUSE_WORDS.contains(&word)
}

/// The first letters of [`CLAUSE_WORDS`], as bits.
const INITIALS: u32 = {
    let (mut initials, mut index) = (0, 0);
    while index < CLAUSE_WORDS.len() {
        #[expect(clippy::indexing_slicing, reason = "index < len, and no word is empty; iterators are not const")]
        let initial = CLAUSE_WORDS[index].as_bytes()[0];
        initials |= bit(initial);
        index += 1;
    }
    initials
};

const fn bit(letter: u8) -> u32 {
    1 << (letter % 32)
}

/// Words that stand where a party does; never the name of a declaration.
pub const PARTY_WORDS: &[EnumWord] = &[
    word("everyone", "all who work here; fine to join in, too many to answer for anything"),
    word("customer", "the customer"),
    word("tbd", "to be decided: a gap that somebody has seen"),
];

/// The word for the whole company, or with a kind (`all departments`) all of that kind; never the name of a declaration.
pub const SCOPE_WORD: &str = "all";

/// What an amount of time is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "their names say it")]
pub enum DurationUnit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

impl DurationUnit {
    /// Its length; a month and a year by the average of the Gregorian calendar.
    pub const fn seconds(self) -> u64 {
        match self {
            DurationUnit::Second => 1,
            DurationUnit::Minute => 60,
            DurationUnit::Hour => 3_600,
            DurationUnit::Day => 86_400,
            DurationUnit::Week => 604_800,
            DurationUnit::Month => 2_629_746,
            DurationUnit::Year => 31_556_952,
        }
    }

    /// The unit this word, short or long, one or many, stands for.
    pub fn of_word(word: &str) -> Option<DurationUnit> {
        let row = DURATION_UNITS.iter().find(|row| [row.short, row.one, row.many].contains(&word));
        row.map(|row| row.unit)
    }
}

/// The word for one: `week`.
impl fmt::Display for DurationUnit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            DurationUnit::Second => "second",
            DurationUnit::Minute => "minute",
            DurationUnit::Hour => "hour",
            DurationUnit::Day => "day",
            DurationUnit::Week => "week",
            DurationUnit::Month => "month",
            DurationUnit::Year => "year",
        })
    }
}

/// A unit of time and the ways to write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DurationWords {
    /// Which.
    pub unit: DurationUnit,
    /// As in `3 min`.
    pub short: &'static str,
    /// As in `1 minute`.
    pub one: &'static str,
    /// As in `3 minutes`.
    pub many: &'static str,
}

const fn unit(unit: DurationUnit, short: &'static str, one: &'static str, many: &'static str) -> DurationWords {
    DurationWords { unit, short, one, many }
}

/// Every unit of time, shortest first.
pub const DURATION_UNITS: &[DurationWords] = &[
    unit(DurationUnit::Second, "s", "second", "seconds"),
    unit(DurationUnit::Minute, "min", "minute", "minutes"),
    unit(DurationUnit::Hour, "h", "hour", "hours"),
    unit(DurationUnit::Day, "d", "day", "days"),
    unit(DurationUnit::Week, "w", "week", "weeks"),
    unit(DurationUnit::Month, "mo", "month", "months"),
    unit(DurationUnit::Year, "y", "year", "years"),
];

/// A word for how often, and the time between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CadenceWord {
    /// As written.
    pub word: &'static str,
    /// What it says, in a line.
    pub meaning: &'static str,
    /// How many units lie between one time and the next.
    pub count: u32,
    /// Of which unit.
    pub unit: DurationUnit,
}

const fn cadence(word: &'static str, count: u32, unit: DurationUnit, meaning: &'static str) -> CadenceWord {
    CadenceWord { word, meaning, count, unit }
}

/// The words for how often; anything else is written `every 6 weeks`.
pub const CADENCES: &[CadenceWord] = &[
    cadence("daily", 1, DurationUnit::Day, "every day"),
    cadence("weekly", 1, DurationUnit::Week, "every week"),
    cadence("fortnightly", 2, DurationUnit::Week, "every two weeks"),
    cadence("monthly", 1, DurationUnit::Month, "every month"),
    cadence("quarterly", 3, DurationUnit::Month, "every three months"),
    cadence("yearly", 1, DurationUnit::Year, "every year"),
];

/// How two amounts may be held against each other.
pub const COMPARATORS: &[&str] = &["<", "<=", "=", "!=", ">=", ">"];

/// The currencies in use, by their ISO 4217 codes; metals, funds of account and test codes are left out.
pub const CURRENCIES: &[&str] = &[
    "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BHD", "BIF", "BMD", "BND",
    "BOB", "BOV", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHE", "CHF", "CHW", "CLF", "CLP", "CNY",
    "COP", "COU", "CRC", "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP",
    "GBP", "GEL", "GHS", "GIP", "GMD", "GNF", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IQD",
    "IRR", "ISK", "JMD", "JOD", "JPY", "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP",
    "LKR", "LRD", "LSL", "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN",
    "MXV", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN",
    "PYG", "QAR", "RON", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE", "SOS", "SRD",
    "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS", "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX",
    "USD", "USN", "UYI", "UYU", "UYW", "UZS", "VED", "VES", "VND", "VUV", "WST", "XAF", "XCD", "XCG", "XOF", "XPF",
    "YER", "ZAR", "ZMW", "ZWG",
];
