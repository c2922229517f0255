//! What the customer goes through: segments, channels, stages, touch-points, journeys, and the routes behind them.

use super::duties::DUTIES;
use super::organisation::LINES;
use super::shared::*;
use super::words::word;
use super::{EnumWord, Kind, KindRow, KindSet, Part, Property, ValueType};

pub(super) const SEGMENT: KindRow = KindRow {
    kind: Kind::Segment,
    word: "segment",
    one: "a segment",
    many: "segments",
    meaning: "a group of customers",
    example: r#"
segment regulars "Regular shoppers" { voice through shopper-panel }

feedback shopper-panel "Shopper panel" { from customers }
"#,
    groups: &[&[Property::new("voice through", FEEDBACK_OR_FORUM, "the feedback and forums where it is heard")
        .list()
        .inverse("voice-of")]],
};

pub(super) const CHANNEL: KindRow = KindRow {
    kind: Kind::Channel,
    word: "channel",
    one: "a channel",
    many: "channels",
    meaning: "a way of contact; its duties hold for its touch-points that do not say otherwise",
    example: r#"
channel store "Store" {
  kind     in-person
  sponsor  coo
  manage   store-ops to quick-checkout
}

executive coo "Chief Operating Officer" { post coo }

department store-ops "Store Operations" { led by coo }

standard quick-checkout "Nobody waits to pay" { designed by store-ops }
"#,
    groups: &[&[Property::new("kind", ValueType::Word(CHANNELS), "what sort of contact it is")], DUTIES],
};

const CHANNELS: &[EnumWord] = &[
    word("computer", "a program on the customer's computer"),
    word("mobile", "the customer's mobile device"),
    word("email", "email"),
    word("chatbot", "a program that chats"),
    word("phone", "a person on the phone"),
    word("automated-phone", "a program on the phone"),
    word("in-person", "face to face"),
    word("paper", "forms and other paper"),
    word("postal-mail", "letters and parcels"),
    word("fax", "fax"),
    word("kiosk", "a self-service machine"),
    word("website", "a website"),
    word("mobile-app", "an app on a mobile device"),
    word("live-chat", "a person who chats"),
    word("sms", "text messages"),
    word("social-media", "social media"),
    word("other", "something else"),
];

pub(super) const STAGE: KindRow = KindRow {
    kind: Kind::Stage,
    word: "stage",
    one: "a stage",
    many: "stages",
    meaning: "a step of the customer's lifecycle",
    example: r#"
stage buy "Buying"
"#,
    groups: &[],
};

pub(super) const TOUCHPOINT: KindRow = KindRow {
    kind: Kind::Touchpoint,
    word: "touchpoint",
    one: "a touch-point",
    many: "touchpoints",
    meaning: "one interaction between a customer and the brand",
    example: r#"
touchpoint checkout "Checkout desk" {
  channel   store
  stage     buy
  medium    human
  activity  "buying the product"
  owner     store-ops
  design    cx-team
  manage    store-ops to quick-checkout consulting cx-team
  improve   cx-team toward quick-checkout
}

channel store "Store" { kind in-person }

stage buy "Buying"

department store-ops "Store Operations"
department cx-team "Customer Experience" { function customer-experience }

standard quick-checkout "Nobody waits to pay" { designed by cx-team }
"#,
    groups: &[
        &[
            Property::new("channel", A_CHANNEL, "the channel it belongs to").inverse("touchpoints"),
            Property::new("stage", A_STAGE, "the stage of the lifecycle it belongs to").inverse("touchpoints"),
            Property::new("medium", ValueType::Word(MEDIA), "what the customer deals with"),
            Property::new("line", ValueType::Word(LINES), "whether the customer sees it"),
            Property::new("activity", ValueType::Text, "what the customer is doing, in the customer's words"),
            Property::new("venue", ValueType::Word(VENUES), "whose place it is"),
            Property::new("contact", ValueType::Word(CONTACTS), "whether the customer meets us or only hears of us"),
            Property::new("started by", ValueType::Word(STARTERS), "who makes the first move"),
            Property::new("purpose", ValueType::Word(PURPOSES), "what it is for"),
            Property::new("operated by", A_PARTNER, "the third party that runs it for us").inverse("operates"),
            Property::new("status", ValueType::Word(STATUSES), "whether customers meet it today; active if not said")
                .default("active"),
            REVIEWED_ON,
            REVIEW_EVERY,
        ],
        DUTIES,
    ],
};

const MEDIA: &[EnumWord] = &[
    word("human", "a person"),
    word("physical", "a place or a thing"),
    word("digital", "a screen or a device"),
    word("document", "something to read or fill in"),
];

const VENUES: &[EnumWord] = &[
    word("own", "our own place"),
    word("partner", "a partner's place"),
    word("public", "a place nobody here controls, such as a review site"),
];

const CONTACTS: &[EnumWord] =
    &[word("direct", "the customer deals with us"), word("indirect", "the customer sees or hears about us")];

const STARTERS: &[EnumWord] = &[word("customer", "the customer"), word("us", "the organisation")];

const PURPOSES: &[EnumWord] = &[
    word("serve", "to help the customer"),
    word("sell", "to sell"),
    word("inform", "to tell the customer something"),
    word("promote", "to make the brand known"),
    word("self-service", "to let customers who wish to do it themselves"),
    word("deflect", "to keep the customer from taking up somebody's time"),
];

const STATUSES: &[EnumWord] =
    &[word("planned", "not there yet"), word("active", "customers meet it today"), word("retired", "no longer there")];

pub(super) const JOURNEY: KindRow = KindRow {
    kind: Kind::Journey,
    word: "journey",
    one: "a journey",
    many: "journeys",
    meaning: "an ordered path of touch-points, from the customer's point of view",
    example: r#"
journey store-visit "A visit to the store" {
  for      regulars
  owner    cxo
  sponsor  cxo
  steps    entrance -> checkout -> pick-up
  handoff  checkout -> pick-up {
    owner    store-ops
    carries  "order number", "name"
  }
}

segment regulars "Regular shoppers"

touchpoint entrance "Entrance"
touchpoint checkout "Checkout desk"
touchpoint pick-up "Pick-up counter"

executive cxo "Chief Experience Officer" { post cxo }

department store-ops "Store Operations"
"#,
    groups: &[
        &[
            Property::new("for", A_SEGMENT, "the group of customers who go this way").inverse("journeys"),
            Property::new("steps", STEPS, "its touch-points in order").lines().inverse("journeys"),
            Property::new("handoff", HANDOFF, "what happens between two of its touch-points")
                .lines()
                .inverse("handoffs")
                .block(&[
                    Property::new("owner", ValueType::Party, "who answers for it").inverse("owned-handoffs"),
                    Property::new("sponsor", ValueType::Party, "the executive who backs it")
                        .inverse("sponsored-handoffs"),
                    Property::new("carries", ValueType::Text, "what the customer need not say or do twice").list(),
                    Property::new("to", A_STANDARD, "the standards it answers to")
                        .named("standards")
                        .list()
                        .inverse("answered-by"),
                ]),
            REVIEWED_ON,
            REVIEW_EVERY,
        ],
        DUTIES,
    ],
};

const STEPS: ValueType = ValueType::Chain(KindSet::of(&[Kind::Touchpoint]));
const HANDOFF: ValueType =
    ValueType::Parts(&[Part::Field("from", A_TOUCHPOINT), Part::Arrow, Part::Field("to", A_TOUCHPOINT)]);

pub(super) const ROUTE: KindRow = KindRow {
    kind: Kind::Route,
    word: "route",
    one: "a route",
    many: "routes",
    meaning: "where a customer's request goes inside the company",
    example: r#"
route refunds "Where a refund goes" {
  about    checkout
  hops     cashier -> store-ops -> finance
  owner    store-ops
  because  "finance signs every refund by law"
}

touchpoint checkout "Checkout desk"

role cashier "Cashier" { in store-ops }

department store-ops "Store Operations"
department finance "Finance" { function finance }
"#,
    groups: &[&[
        Property::new("hops", ValueType::PartyChain, "the parties a request passes through, in order")
            .lines()
            .inverse("routes"),
        Property::new("about", A_TOUCHPOINT, "the touch-point where it begins").inverse("routes"),
        Property::new("owner", ValueType::Party, "who sees the request through to its end").inverse("owned-routes"),
        Property::new("because", ValueType::Text, "why it is as long as it is"),
    ]],
};
