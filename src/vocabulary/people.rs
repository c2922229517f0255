//! How people decide, learn and get along: forums, rights, trainings, conflicts, values, expectations.

use super::duties::DUTY_WORDS;
use super::shared::*;
use super::{Kind, KindRow, Property, ValueType};

pub(super) const FORUM: KindRow = KindRow {
    kind: Kind::Forum,
    word: "forum",
    one: "a forum",
    many: "forums",
    meaning: "a council or committee",
    example: r#"
forum cx-council "CX council" {
  chaired by    cxo
  members       store-ops, it-services
  meets         monthly
  decides       "which improvements are paid for" weighing queue-time
  resolves      "who runs a shared touch-point"
  escalates to  ceo
  action        "publish the decisions" every 1 month
}

executive ceo "Chief Executive Officer" { post ceo }
executive cxo "Chief Experience Officer" { post cxo; reports to ceo }

department store-ops "Store Operations"
department it-services "IT Services" { function it }

metric queue-time "Time in the queue" { kind operational }
"#,
    groups: &[&[
        Property::new("chaired by", ValueType::Party, "who leads its meetings").list().inverse("chairs"),
        Property::new("members", ValueType::Party, "who sits in it").list().inverse("member-of"),
        Property::new("meets", ValueType::Cadence, "how often it meets"),
        Property::new("decides", ValueType::Text, "what it decides").lines().clauses(&[Property::new(
            "weighing",
            A_METRIC,
            "the metrics looked at before deciding",
        )
        .list()
        .inverse("weighed-by")]),
        Property::new("resolves", ValueType::Text, "which conflicts it settles"),
        Property::new("escalates to", ValueType::Party, "who decides when it cannot").inverse("escalations"),
        ACTION,
    ]],
};

pub(super) const RIGHT: KindRow = KindRow {
    kind: Kind::Right,
    word: "right",
    one: "a right",
    many: "rights",
    meaning: "a decision somebody may take alone",
    example: r#"
right refund-on-the-spot "Refund on the spot" {
  held by      cashier
  allows       "give the money back without asking"
  up to        100 USD
  guided by    "would you be glad of it as the customer?"
  at           checkout
  reviewed on  2026-09-01
}

role cashier "Cashier" { at checkout; level staff }

touchpoint checkout "Checkout desk"
"#,
    groups: &[&[
        Property::new("held by", ValueType::Party, "who may decide").list().inverse("rights"),
        Property::new("allows", ValueType::Text, "what may be decided"),
        Property::new("up to", ValueType::Money, "the most it may cost"),
        Property::new("guided by", ValueType::Text, "what to think of when deciding"),
        Property::new("approved by", ValueType::Party, "who must agree each time").inverse("approved-rights"),
        Property::new("at", TOUCHPOINT_OR_CHANNEL, "the touch-points and channels it holds for")
            .list()
            .inverse("rights"),
        Property::new("because", ValueType::Text, "why it is as narrow or as wide as it is"),
        REVIEWED_ON,
        REVIEW_EVERY,
    ]],
};

pub(super) const TRAINING: KindRow = KindRow {
    kind: Kind::Training,
    word: "training",
    one: "a training",
    many: "trainings",
    meaning: "what prepares people for their part",
    example: r#"
training fair-refunds "Fair refunds" {
  for       cashier
  covers    refund-on-the-spot
  given by  people-team
  every     1 year
}

role cashier "Cashier" { level staff }

right refund-on-the-spot "Refund on the spot" { held by cashier; up to 100 USD }

department people-team "People" { function hr }
"#,
    groups: &[&[
        Property::new("for", ValueType::Party, "who is trained").list().inverse("trainings"),
        Property::new("covers", A_RIGHT, "the rights it prepares for").list().inverse("trainings"),
        Property::new("given by", ValueType::Party, "who trains them").inverse("teaches"),
        Property::new("every", ValueType::Duration, "how much time may pass before it is taken again"),
    ]],
};

pub(super) const CONFLICT: KindRow = KindRow {
    kind: Kind::Conflict,
    word: "conflict",
    one: "a conflict",
    many: "conflicts",
    meaning: "two parties claim one thing",
    example: r#"
conflict who-runs-pick-up "Who runs the pick-up counter" {
  between      store-ops, logistics
  over         pick-up
  about        manage
  resolved by  coo
}

executive coo "Chief Operating Officer" { post coo }

department store-ops "Store Operations"
department logistics "Logistics"

touchpoint pick-up "Pick-up counter"
"#,
    groups: &[&[
        Property::new("between", ValueType::Party, "who claims it").list().inverse("conflicts"),
        Property::new("over", EXPERIENCE, "what is claimed").inverse("conflicts"),
        Property::new("about", ValueType::Word(DUTY_WORDS), "the duty that is claimed"),
        Property::new("resolved by", ValueType::Party, "who settles it").inverse("resolved-conflicts"),
    ]],
};

pub(super) const VALUE: KindRow = KindRow {
    kind: Kind::Value,
    word: "value",
    one: "a value",
    many: "values",
    meaning: "a part of the culture",
    example: r#"
value we-own-it "We own it" {
  says         "whoever hears of a problem stays with it until it is solved"
  measured by  solved-first-time
}

metric solved-first-time "Solved the first time" { kind resolution }
"#,
    groups: &[&[
        Property::new("says", ValueType::Text, "what it asks of people"),
        Property::new("measured by", A_METRIC, "the metrics that show whether it is lived").list().inverse("values"),
    ]],
};

pub(super) const EXPECTATION: KindRow = KindRow {
    kind: Kind::Expectation,
    word: "expectation",
    one: "an expectation",
    many: "expectations",
    meaning: "what one group asks of another",
    example: r#"
expectation time-to-listen "Time to listen" {
  of    store-manager
  by    cashier
  says  "hears what we hear from customers, every week"
}

role store-manager "Store manager" { level middle }
role cashier "Cashier" { level staff; reports to store-manager }
"#,
    groups: &[&[
        Property::new("of", ValueType::Party, "who is asked").inverse("expected-of"),
        Property::new("by", ValueType::Party, "who asks").inverse("expects"),
        Property::new("says", ValueType::Text, "what is asked"),
    ]],
};
