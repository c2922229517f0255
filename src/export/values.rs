//! Single values as JSON.
//!
//! In: a value and the type its row gives it. Out: the JSON value, and the schema of that type. A reference is the name of
//! what it refers to; an amount is taken apart, so that nobody has to read prose: `{ "count": 3, "unit": "minute" }`.

use serde_json::{Number, Value as Json, json};

use crate::model::{Decimal, FactId, Held, Policy, Quantity, Unit, Value};
use crate::vocabulary::{COMPARATORS, CURRENCIES, DURATION_UNITS, EnumWord, KindSet, SCOPE_WORD, ValueType};

/// The value of a line or clause; null where it cannot be read.
pub(super) fn of(policy: &Policy, fact: FactId, held: &Held) -> Json {
    match held.value {
        Value::Unknown => Json::Null,
        Value::Declaration(id) => policy.name(id).into(),
        Value::Party(word) => word.word().into(),
        Value::All(None) => SCOPE_WORD.into(),
        Value::All(Some(kind)) => format!("{SCOPE_WORD} {}", kind.row().many).into(),
        Value::Word(word) => word.word().into(),
        Value::Text | Value::Identifier | Value::Expression => policy.text(fact, held).into(),
        Value::Date(date) => date.to_string().into(),
        Value::Comparator(comparator) => comparator.sign().into(),
        Value::Quantity(quantity) | Value::Cadence(quantity) => amount(policy, quantity),
    }
}

fn amount(policy: &Policy, quantity: Quantity) -> Json {
    let number = number(quantity.amount);
    match quantity.unit {
        Unit::None => number,
        Unit::Money(_) => json!({ "amount": number, "currency": quantity.unit.currency() }),
        Unit::Time(_) | Unit::Percent | Unit::Own(_) => json!({ "count": number, "unit": unit(policy, quantity.unit) }),
    }
}

/// The word for a unit: `minute`, `%`, `USD`, or a metric's own; null for a bare number.
pub(super) fn unit(policy: &Policy, unit: Unit) -> Json {
    match unit {
        Unit::None => Json::Null,
        Unit::Percent => "%".into(),
        Unit::Time(time) => time.to_string().into(),
        Unit::Money(_) => unit.currency().into(),
        Unit::Own(number) => policy.unit_word(number).into(),
    }
}

/// A decimal as a number; a whole one without a point. Others as precisely as readers of JSON hold them: to fifteen digits.
pub(super) fn number(decimal: Decimal) -> Json {
    match decimal.as_whole() {
        Some(whole) => whole.into(),
        None => decimal.to_string().parse().ok().and_then(Number::from_f64).map_or(Json::Null, Json::Number),
    }
}

/// The schema of one value of a type.
pub(super) fn schema(value: ValueType) -> Json {
    match value {
        ValueType::Flag => json!({ "type": "boolean" }),
        ValueType::Number | ValueType::Quantity => json!({ "type": "number" }),
        ValueType::Duration | ValueType::Cadence => duration(),
        ValueType::Money => money(),
        ValueType::Date => json!({ "type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$" }),
        ValueType::Word(words) => json!({ "type": "string", "enum": words_of(words) }),
        ValueType::Name(_) | ValueType::Chain(_) => json!({ "type": "string", "description": "An id." }),
        ValueType::Party | ValueType::PartyChain => {
            json!({ "type": "string", "description": "The id of a party, or `everyone`, `customer` or `tbd`." })
        }
        ValueType::PartyOr(kinds) => json!({ "type": "string", "description": party_or(kinds) }),
        ValueType::Scope(_) => {
            json!({ "type": "string", "description": "An id, or `all`, or all of a kind: `all departments`." })
        }
        _ => json!({ "type": "string" }),
    }
}

fn party_or(kinds: KindSet) -> String {
    let others: Vec<&str> = kinds.iter().map(|kind| kind.row().one).collect();
    format!("The id of a party or of {}, or `everyone`, `customer` or `tbd`.", others.join(" or "))
}

fn words_of(words: &[EnumWord]) -> Vec<&'static str> {
    words.iter().map(|word| word.word).collect()
}

fn duration() -> Json {
    let units: Vec<String> = DURATION_UNITS.iter().map(|row| row.unit.to_string()).collect();
    json!({
        "type": "object",
        "properties": {
            "count": { "type": "number", "description": "How many." },
            "unit": { "type": "string", "enum": units, "description": "Of what." },
        },
        "required": ["count", "unit"],
    })
}

fn money() -> Json {
    json!({
        "type": "object",
        "properties": {
            "amount": { "type": "number", "description": "How much." },
            "currency": { "type": "string", "enum": CURRENCIES, "description": "Of which currency, by its ISO 4217 code." },
        },
        "required": ["amount", "currency"],
    })
}

/// The schema of a comparator.
pub(super) fn comparator() -> Json {
    json!({ "type": "string", "enum": COMPARATORS })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_fifteen_digits_are_exact() {
        let written = |text: &str| number(Decimal::read(text).unwrap()).to_string();
        let all = ["12", "-3", "99.5", "0.1", "1_000.25", "900000000.123456"].map(written);
        assert_eq!(all, ["12", "-3", "99.5", "0.1", "1000.25", "900000000.123456"]);
    }
}
