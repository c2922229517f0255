//! What is intended and what is said about it: strategies, goals, claims, initiatives.

use super::shared::*;
use super::words::word;
use super::{EnumWord, Kind, KindRow, Property, ValueType};

pub(super) const STRATEGY: KindRow = KindRow {
    kind: Kind::Strategy,
    word: "strategy",
    one: "a strategy",
    many: "strategies",
    meaning: "the plan for the customer's experience",
    example: r#"
strategy easy-to-buy "Easy to buy from" {
  owner        cxo
  serves       "grow without opening more stores"
  goals        loyal-shoppers
  initiatives  faster-queues
  action       "walk every store's checkout" by cxo on 2026-12-07
}

executive cxo "Chief Experience Officer" { post cxo }

goal loyal-shoppers "Shoppers come back" { aim retain }

initiative faster-queues "Faster queues" { kind process }
"#,
    groups: &[&[
        Property::new("owner", ValueType::Party, "who answers for it").inverse("owned-strategies"),
        Property::new("serves", ValueType::Text, "the business strategy it helps"),
        Property::new("goals", A_GOAL, "what it is to reach").list().inverse("strategies"),
        Property::new("initiatives", AN_INITIATIVE, "the pieces of change it is made of").list().inverse("strategies"),
        ACTION,
    ]],
};

pub(super) const GOAL: KindRow = KindRow {
    kind: Kind::Goal,
    word: "goal",
    one: "a goal",
    many: "goals",
    meaning: "what a strategy is for",
    example: r#"
goal loyal-shoppers "Shoppers come back" {
  aim          retain
  measured by  return-rate
  owner        cxo
}

metric return-rate "Shoppers who come back" { kind financial }

executive cxo "Chief Experience Officer" { post cxo }
"#,
    groups: &[&[
        Property::new("aim", ValueType::Word(AIMS), "what it is to bring"),
        Property::new("measured by", A_METRIC, "the metrics that show it").list().inverse("goals"),
        Property::new("owner", ValueType::Party, "who answers for it").inverse("owned-goals"),
    ]],
};

const AIMS: &[EnumWord] = &[
    word("acquire", "win new customers"),
    word("retain", "keep customers"),
    word("grow", "do more with the customers there are"),
    word("advocate", "have customers who recommend"),
    word("other", "something else"),
];

pub(super) const CLAIM: KindRow = KindRow {
    kind: Kind::Claim,
    word: "claim",
    one: "a claim",
    many: "claims",
    meaning: "a statement, in public or inside, of what comes first",
    example: r#"
claim customers-first "Customers first" {
  says       "the customer is our first priority"
  made by    ceo
  on         2026-01-20
  driven by  cxo
  funded     400_000 USD
  staffed    6
}

executive ceo "Chief Executive Officer" { post ceo }
executive cxo "Chief Experience Officer" { post cxo; reports to ceo }
"#,
    groups: &[&[
        Property::new("says", ValueType::Text, "what was said"),
        Property::new("made by", ValueType::Party, "who said it").inverse("made-claims"),
        Property::new("on", ValueType::Date, "when it was said"),
        Property::new("driven by", ValueType::Party, "who makes it come true").inverse("driven-claims"),
        Property::new("funded", ValueType::Money, "the money behind it"),
        Property::new("staffed", ValueType::Number, "how many people work on it"),
    ]],
};

pub(super) const INITIATIVE: KindRow = KindRow {
    kind: Kind::Initiative,
    word: "initiative",
    one: "an initiative",
    many: "initiatives",
    meaning: "a piece of change",
    example: r#"
initiative faster-queues "Faster queues" {
  kind     process
  owner    store-ops
  sponsor  coo
  budget   80_000 USD once
  staff    3
  toward   quick-checkout
  answers  exit-survey
  changes  store-ops, it-services
  starts   2027-01-04
  ends     2027-06-30
  phase    "Two stores first" {
    changes  store-ops
    starts   2027-01-04
    because  "to learn before the rest follows"
  }
  action   "time every queue for a week" by store-ops on 2027-01-11
}

executive coo "Chief Operating Officer" { post coo }

department store-ops "Store Operations" { led by coo }
department it-services "IT Services" { function it }

standard quick-checkout "Nobody waits to pay" { designed by store-ops }

feedback exit-survey "Survey at the door" { from customers }
"#,
    groups: &[&[
        Property::new("kind", ValueType::Word(INITIATIVES), "what sort of change it is"),
        Property::new("owner", ValueType::Party, "who answers for it").inverse("owned-initiatives"),
        Property::new("sponsor", AN_EXECUTIVE, "the executive who backs it").inverse("sponsored-initiatives"),
        BUDGET,
        STAFF,
        Property::new("toward", A_STANDARD, "the standards it brings nearer").list().inverse("initiatives"),
        Property::new("answers", FEEDBACK_OR_METRIC, "the feedback and metrics that called for it")
            .list()
            .inverse("initiatives"),
        Property::new("changes", A_DEPARTMENT, "the departments whose work changes").list().inverse("initiatives"),
        Property::new("starts", ValueType::Date, "its first day"),
        Property::new("ends", ValueType::Date, "its last day"),
        Property::new("phase", ValueType::Text, "a part of the change that comes at its own time").lines().block(&[
            Property::new("changes", A_DEPARTMENT, "the departments whose work changes").list().inverse("initiatives"),
            Property::new("starts", ValueType::Date, "its first day"),
            Property::new("because", ValueType::Text, "why it is done at once"),
        ]),
        ACTION,
    ]],
};

const INITIATIVES: &[EnumWord] = &[
    word("process", "a change of how the work is done"),
    word("standard", "a new or better standard"),
    word("training", "people learn"),
    word("tool", "something is bought or built"),
    word("campaign", "customers are told something"),
    word("consulting", "advice from outside"),
    word("other", "something else"),
];
