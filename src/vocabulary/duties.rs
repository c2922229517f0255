//! The duties: who is accountable for what on a touch-point, a journey or a channel, and the clauses that say the rest.
//! That a touch-point takes a duty from its channel is the model's business, not the table's.

use super::shared::A_STANDARD;
use super::words::word;
use super::{EnumWord, Property, ValueType};

/// The duties, and what may follow each.
pub const DUTIES: &[Property] = &[
    duty("owner", "owns", "who answers for it as a whole"),
    duty("sponsor", "sponsors", "the executive who backs it"),
    duty("design", "designs", "who decides what it should be like"),
    duty("manage", "manages", "who runs it from day to day"),
    duty("improve", "improves", "who makes it better"),
];

const fn duty(words: &'static str, inverse: &'static str, meaning: &'static str) -> Property {
    Property::new(words, ValueType::Party, meaning).inverse(inverse).list_lines().clauses(CLAUSES)
}

const CLAUSES: &[Property] = &[
    Property::new("to", A_STANDARD, "the standards the duty answers to")
        .also("toward")
        .named("standards")
        .list()
        .inverse("answered-by"),
    Property::new("with", ValueType::Party, "who does the work alongside")
        .named("responsible")
        .list()
        .inverse("responsible-for"),
    Property::new("supported by", ValueType::Party, "who lends people, tools or time")
        .named("supporting")
        .list()
        .inverse("supports"),
    Property::new("consulting", ValueType::Party, "who is asked before a decision")
        .named("consulted")
        .list()
        .inverse("consulted-on"),
    Property::new("informing", ValueType::Party, "who is told after a decision")
        .named("informed")
        .list()
        .inverse("informed-of"),
    Property::new("joined by", ValueType::Party, "who takes part, and no more")
        .named("participating")
        .list()
        .inverse("participates-in"),
    Property::new("for", ValueType::Text, "the part it covers: a region, a segment").named("scope"),
    Property::new("jointly because", ValueType::Text, "why several parties share it on purpose")
        .named("jointly-because"),
    Property::new("since", ValueType::Date, "the first day of the duty"),
    Property::new("until", ValueType::Date, "the last day of the duty"),
    Property::new("acting", ValueType::Flag, "the party stands in for a time"),
];

/// The duties by their words, for a property whose value is one of them.
pub const DUTY_WORDS: &[EnumWord] = &[
    word("owner", "who answers for it as a whole"),
    word("sponsor", "who backs it"),
    word("design", "who decides what it should be like"),
    word("manage", "who runs it from day to day"),
    word("improve", "who makes it better"),
];
