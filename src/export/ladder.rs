//! The rungs on which the customer's experience is owned: the company, its departments, the individual, the customer.
//!
//! In: the policy. Out: [`Ladder`]: who stands on each rung, and which property puts them there.

use schemars::JsonSchema;
use serde::Serialize;

use super::reading::Reading;
use super::rows::camel;
use crate::model::{DeclarationId, Value};
use crate::vocabulary::{Kind, PropertyId, known};

/// Who owns the customer's experience, from the top to the customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Ladder {
    /// Who drives it and who steers it for the whole company (`driven by`, `steered by`), in source order.
    pub company: Vec<Rung>,
    /// Who leads a department (`led by`), by department.
    pub department: Vec<Rung>,
    /// The roles that meet customers (`at`), by role.
    pub individual: Vec<Rung>,
    /// Where the customers' own voice is heard: that of their segments (`voice through`), and the feedback that is `from
    /// customers`; by id.
    pub customer: Vec<Rung>,
}

/// One of those on a rung.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Rung {
    /// Who: an id, or `everyone`, `customer` or `tbd`.
    pub id: String,
    /// The property that says so.
    pub property: String,
    /// The other end of that property: what is led or driven, where customers are met, who is heard.
    pub of: String,
}

/// The rungs of a policy.
pub(super) fn ladder(reading: &Reading<'_>) -> Ladder {
    let known = known();
    let named = |kind, property| rungs(reading, (kind, property), |holder, other| (other, holder));
    let naming = |kind, property| rungs(reading, (kind, property), |holder, other| (holder, other));
    let company = [known.driven_by, known.steered_by];
    let mut customer = naming(Kind::Segment, known.voice_through);
    let feedback = naming(Kind::Feedback, known.from).into_iter();
    let customers = known.customers.map_or("", |word| word.word());
    customer.extend(feedback.filter(|rung| rung.of == customers));
    Ladder {
        company: company.into_iter().flat_map(|property| named(Kind::Organization, property)).collect(),
        department: named(Kind::Department, known.led_by),
        individual: naming(Kind::Role, known.at),
        customer,
    }
}

/// Every value of a property of a kind, with its declaration; `order` says which of the two stands on the rung.
fn rungs(
    reading: &Reading<'_>,
    (kind, property): (Kind, Option<PropertyId>),
    order: fn(String, String) -> (String, String),
) -> Vec<Rung> {
    let values = |id: DeclarationId| {
        let lines = reading.stated(id, property);
        lines.flat_map(|fact| reading.policy.values(fact)).filter_map(move |held| {
            let (id, of) = order(reading.name(id), word(reading, held.value)?);
            Some(Rung { id, property: camel(property?.path()), of })
        })
    };
    reading.declared(kind).into_iter().flat_map(values).collect()
}

fn word(reading: &Reading<'_>, value: Value) -> Option<String> {
    match value {
        Value::Declaration(id) => Some(reading.name(id)),
        Value::Party(party) => Some(party.word().to_owned()),
        Value::Word(word) => Some(word.word().to_owned()),
        _ => None,
    }
}
