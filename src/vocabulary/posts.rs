//! The posts: executives and the roles below them. Whoever fills a post is a text here, never a declaration.

use super::shared::*;
use super::words::word;
use super::{EnumWord, Kind, KindRow, Property, ValueType};

pub(super) const EXECUTIVE: KindRow = KindRow {
    kind: Kind::Executive,
    word: "executive",
    one: "an executive",
    many: "executives",
    meaning: "a post at the top of the organisation",
    example: r#"
executive cxo "Chief Experience Officer" {
  post          cxo
  reports to    ceo
  held by       "R. Lindqvist"
  acting        since 2026-09-01 until 2027-02-28
  pledges       "reads ten complaints a week" on 2026-10-01
  mandate over  all departments
  budget        400_000 USD yearly
  staff         6
  skills        "service design", "research"
  impact        "speaks for the customer where plans are made"
  action        "spend a day on the shop floor" on 2026-12-07
}

executive ceo "Chief Executive Officer" { post ceo }

department store-ops "Store Operations"
"#,
    groups: &[&[
        Property::new("post", ValueType::Word(POSTS), "which post it is"),
        Property::new("reports to", AN_EXECUTIVE, "the executive it reports to").inverse("reports"),
        HELD_BY,
        VACANT,
        ACTING,
        Property::new("pledges", ValueType::Text, "what it has promised to do for customer experience")
            .lines()
            .clauses(&[
                Property::new("on", ValueType::Date, "the day of the pledge"),
                Property::new("until", ValueType::Date, "the last day it holds"),
            ]),
        MANDATE,
        BUDGET,
        STAFF,
        SKILLS,
        IMPACT,
        ACTION,
    ]],
};

const POSTS: &[EnumWord] = &[
    word("ceo", "chief executive officer"),
    word("coo", "chief operating officer"),
    word("cfo", "chief financial officer"),
    word("cmo", "chief marketing officer"),
    word("cio", "chief information officer"),
    word("cto", "chief technology officer"),
    word("cxo", "chief experience officer"),
    word("cco", "chief customer officer"),
    word("cro", "chief revenue officer"),
    word("chro", "chief human resources officer"),
    word("other", "another post at the top"),
];

pub(super) const ROLE: KindRow = KindRow {
    kind: Kind::Role,
    word: "role",
    one: "a role",
    many: "roles",
    meaning: "a post below the executives",
    example: r#"
role cashier "Cashier" {
  in          store-ops
  reports to  coo
  level       staff
  at          checkout
  vacant      since 2026-11-01
  impact      "the last face a shopper sees"
  skills      "calm in a queue"
}

executive coo "Chief Operating Officer" { post coo }

department store-ops "Store Operations"

touchpoint checkout "Checkout desk"
"#,
    groups: &[&[
        Property::new("in", A_DEPARTMENT, "the department it belongs to").inverse("roles"),
        Property::new("reports to", EXECUTIVE_OR_ROLE, "the executive or role it reports to").inverse("reports"),
        Property::new("level", ValueType::Word(LEVELS), "how high it stands"),
        Property::new("at", TOUCHPOINT_OR_CHANNEL, "the touch-points and channels where it meets customers")
            .list()
            .inverse("roles"),
        HELD_BY,
        VACANT,
        ACTING,
        MANDATE,
        BUDGET,
        IMPACT,
        SKILLS,
        ACTION,
    ]],
};

const LEVELS: &[EnumWord] = &[
    word("senior", "senior management, just below the executives"),
    word("middle", "middle management"),
    word("head", "head of a department"),
    word("staff", "those who do the work"),
];
