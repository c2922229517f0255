//! A waiver of a finding, as far as a machine can write it.
//!
//! In: the waiver's name, the rule, what the finding is about, the last day. Out: a declaration with every line a waiver must have;
//! the reason and who approves it are blanks, which people fill.

use crate::vocabulary::{Kind, Property, ValueType};

/// A waiver with its name of what a rule finds about something, until a day.
pub fn waiver(name: &str, rule: &str, about: &str, until: &str) -> String {
    let value = |property: &Property| match property.value {
        ValueType::RuleName => rule,
        ValueType::Text => "\"${reason}\"",
        ValueType::Party => "${approver}",
        ValueType::Date => until,
        _ => about,
    };
    let needed = || Kind::Waiver.row().properties().filter(|property| property.required);
    let column = needed().map(|property| property.words.len()).max().unwrap_or(0);
    let lines = needed().map(|property| format!("  {:column$}  {}\n", property.words, value(property)));
    format!("{} {name} {{\n{}}}\n", Kind::Waiver.word(), lines.collect::<String>())
}
