//! What is aimed at, promised, measured and heard: standards, promises, metrics, feedback. Results over time are not held
//! here; they stay in the systems that collect them.

use super::shared::*;
use super::words::word;
use super::{EnumWord, Kind, KindRow, KindSet, Part, Property, ValueType};

pub(super) const STANDARD: KindRow = KindRow {
    kind: Kind::Standard,
    word: "standard",
    one: "a standard",
    many: "standards",
    meaning: "the ideal design that a manager answers to",
    example: r#"
standard quick-checkout "Nobody waits to pay" {
  designed by   cx-team
  target        queue-time <= 3 min
  target        queue-time <= 5 min on pick-up because "the courier sets the pace"
  serves        loyal-shoppers
  version       "2"
  reviewed on   2026-10-01
  review every  1 year
}

department cx-team "Customer Experience" { function customer-experience }

metric queue-time "Time in the queue" { kind operational }

touchpoint pick-up "Pick-up counter"

goal loyal-shoppers "Shoppers come back" { aim retain }
"#,
    groups: &[&[
        Property::new("designed by", ValueType::Party, "who wrote it").inverse("designed-standards"),
        Property::new("adopted from", ValueType::Text, "where it comes from, when it is somebody else's"),
        Property::new("target", METRIC_TARGET, "what a metric should show").lines().inverse("standards").clauses(&[
            Property::new("on", A_TOUCHPOINT, "the touch-points it holds for; all if not said")
                .list()
                .inverse("targets"),
            Property::new("because", ValueType::Text, "why it differs there"),
        ]),
        Property::new("serves", A_GOAL, "the goals it helps to reach").list().inverse("standards"),
        Property::new("version", ValueType::Text, "which version this is"),
        REVIEWED_ON,
        REVIEW_EVERY,
    ]],
};

const METRIC_TARGET: ValueType = ValueType::Parts(&[
    Part::Field("metric", A_METRIC),
    Part::Comparator("comparator"),
    Part::Field("value", ValueType::Quantity),
]);

pub(super) const PROMISE: KindRow = KindRow {
    kind: Kind::Promise,
    word: "promise",
    one: "a promise",
    many: "promises",
    meaning: "what customers have been told will happen",
    example: r#"
promise five-minutes "You pay within five minutes" {
  made by       marketing
  delivered at  checkout
  checked by    cx-team with queue-time
}

department marketing "Marketing" { function marketing }
department cx-team "Customer Experience" { function customer-experience }

touchpoint checkout "Checkout desk"

metric queue-time "Time in the queue" { about checkout }
"#,
    groups: &[&[
        Property::new("made by", ValueType::Party, "who makes it").inverse("made-promises"),
        Property::new("delivered at", A_TOUCHPOINT, "the touch-points that keep it").list().inverse("promises"),
        Property::new("checked by", ValueType::Party, "who watches whether it is kept")
            .inverse("checked-promises")
            .clauses(&[Property::new("with", A_METRIC, "the metrics that show it").list().inverse("promises")]),
    ]],
};

pub(super) const METRIC: KindRow = KindRow {
    kind: Kind::Metric,
    word: "metric",
    one: "a metric",
    many: "metrics",
    meaning: "something that is measured",
    example: r#"
metric queue-time "Time in the queue" {
  kind       operational
  about      checkout
  owner      store-ops
  target     <= 3 min
  reviewed   monthly in cx-council
  evaluates  store-ops
  shared by  store-ops, cx-team
}

touchpoint checkout "Checkout desk"

department store-ops "Store Operations"
department cx-team "Customer Experience" { function customer-experience }

forum cx-council "CX council" { members store-ops, cx-team; meets monthly }
"#,
    groups: &[&[
        Property::new("kind", ValueType::Word(METRICS), "what sort of measure it is"),
        Property::new("unit", ValueType::Identifier, "the word its values are counted in"),
        Property::new("about", EXPERIENCE_OR_DEPARTMENT, "what it measures").list().inverse("metrics"),
        Property::new("owner", ValueType::Party, "who answers for it").inverse("owned-metrics"),
        Property::new("target", TARGET, "what it should show"),
        Property::new("reviewed", ValueType::Cadence, "how often it is looked at").clauses(&[Property::new(
            "in",
            A_FORUM,
            "the forum that looks at it",
        )
        .inverse("reviews")]),
        Property::new("evaluates", ValueType::Party, "whose success it is part of").list().inverse("evaluated-on"),
        Property::new("shared by", A_DEPARTMENT, "the departments that have it in common").list().inverse("shares"),
    ]],
};

const TARGET: ValueType =
    ValueType::Parts(&[Part::Comparator("comparator"), Part::Field("value", ValueType::Quantity)]);

const METRICS: &[EnumWord] = &[
    word("perception", "how customers feel they are treated"),
    word("resolution", "whether the customer's matter was settled"),
    word("operational", "how the work goes: times, errors, amounts"),
    word("containment", "how many customers were kept from reaching a person"),
    word("cost", "what it costs"),
    word("financial", "what it brings, other than revenue"),
    word("revenue", "what it earns"),
];

pub(super) const FEEDBACK: KindRow = KindRow {
    kind: Kind::Feedback,
    word: "feedback",
    one: "a source of feedback",
    many: "feedback",
    meaning: "a source of the customer's voice",
    example: r#"
feedback exit-survey "Survey at the door" {
  from         customers
  about        checkout
  gathered by  cx-team
  through      store
  shared with  store-ops
  analysed by  cx-team
  used by      faster-queues
  since        2026-02-01
}

channel store "Store" { kind in-person }

touchpoint checkout "Checkout desk" { channel store }

department store-ops "Store Operations"
department cx-team "Customer Experience" { function customer-experience }

initiative faster-queues "Faster queues" { kind process }
"#,
    groups: &[&[
        Property::new("from", ValueType::Word(SOURCES), "whose voice it is"),
        Property::new("about", EXPERIENCE, "what it tells about").list().inverse("feedback"),
        Property::new("gathered by", ValueType::Party, "who collects it").inverse("gathers"),
        Property::new("through", A_CHANNEL, "the channel it comes in by").inverse("feedback-through"),
        Property::new("shared with", ValueType::Party, "who gets to see it").list().inverse("receives"),
        Property::new("analysed by", ValueType::Party, "who makes sense of it").inverse("analyses"),
        Property::new("used by", USERS, "the initiatives and parties that act on it").list().inverse("uses"),
        Property::new("since", ValueType::Date, "when it began"),
    ]],
};

const USERS: ValueType = ValueType::PartyOr(KindSet::of(&[Kind::Initiative]));

const SOURCES: &[EnumWord] = &[
    word("customers", "those who buy or use"),
    word("employees", "those who work here"),
    word("public", "anybody: reviews, the press, social media"),
];
