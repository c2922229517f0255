//! Who there is: the organisation, its departments and its partners. The posts, executive and role, are in `posts.rs`.

use super::shared::*;
use super::words::word;
use super::{EnumWord, Kind, KindRow, KindSet, Property, ValueType};

pub(super) const ORGANIZATION: KindRow =
    KindRow {
        kind: Kind::Organization,
        word: "organization",
        one: "an organization",
        many: "organizations",
        meaning: "the brand the policy is about; at most one in a policy",
        example: r#"
organization northwind "Northwind Retail" {
  sector      commercial
  experience  "everything a customer goes through with us" defined by cxo
  profile     cxo-under-ceo
  lifecycle   discover -> buy -> use
  driven by   cxo over all appointed by ceo on 2026-01-15
  steered by  ceo
  joined by   everyone
}

executive ceo "Chief Executive Officer" { post ceo }
executive cxo "Chief Experience Officer" { post cxo; reports to ceo }

stage discover "Finding out"
stage buy "Buying"
stage use "Using"
"#,
        groups: &[&[
            Property::new("sector", ValueType::Word(SECTORS), "what it works for"),
            Property::new("experience", ValueType::Text, "what it means by customer experience").clauses(&[
                Property::new("defined by", ValueType::Party, "who wrote that definition").inverse("defines"),
            ]),
            Property::new("lifecycle", LIFECYCLE, "the stages a customer passes through, in order")
                .inverse("lifecycle-of"),
            Property::new("profile", ValueType::ProfileName, "the profile that says which rules hold"),
            Property::new("driven by", ValueType::Party, "who leads customer experience")
                .lines()
                .inverse("drives")
                .clauses(&[
                    Property::new("over", DRIVEN, "the stages or channels led; the whole company if not said").list(),
                    Property::new("appointed by", ValueType::Party, "who made it official").inverse("appoints"),
                    Property::new("on", ValueType::Date, "the day of the appointment"),
                ]),
            Property::new("steered by", ValueType::Party, "who sets its course from the top").list().inverse("steers"),
            Property::new("joined by", ValueType::Party, "who takes part in customer experience, and no more")
                .list()
                .inverse("joins"),
        ]],
    };

const LIFECYCLE: ValueType = ValueType::Chain(KindSet::of(&[Kind::Stage]));
const DRIVEN: ValueType = ValueType::Scope(KindSet::of(&[Kind::Stage, Kind::Channel]));

const SECTORS: &[EnumWord] = &[
    word("commercial", "a business"),
    word("public", "a public body"),
    word("charity", "a charity or another body that works for no profit"),
];

pub(super) const DEPARTMENT: KindRow = KindRow {
    kind: Kind::Department,
    word: "department",
    one: "a department",
    many: "departments",
    meaning: "a function of the organisation; one may be part of another",
    example: r#"
department store-ops "Store Operations" {
  function    operations
  led by      coo
  line        front
  centred on  customer
  impact      "we are the brand, in person"
  adoption    adopted since 2026-03-01
  treated as  investment
  standing    permanent
  budget      250_000 USD yearly
  staff       120
}

department store-design "Store Design" { part of store-ops }

executive coo "Chief Operating Officer" { post coo }
"#,
    groups: &[&[
        Property::new("function", ValueType::Word(FUNCTIONS), "what it is there for"),
        Property::new("part of", A_DEPARTMENT, "the department it belongs to").inverse("parts"),
        Property::new("reports to", EXECUTIVE_OR_ROLE, "the executive or role it reports to").inverse("reports"),
        Property::new("led by", EXECUTIVE_OR_ROLE, "the executives or roles at its head").list().inverse("leads"),
        Property::new("line", ValueType::Word(LINES), "whether customers meet it"),
        Property::new("centred on", ValueType::Word(CENTRES), "what its work is arranged round"),
        MANDATE,
        IMPACT,
        Property::new("adoption", ValueType::Word(ADOPTIONS), "how far it has taken up the customer experience plan")
            .clauses(&[SINCE, Property::new("by", ValueType::Date, "the day it is to be taken up")]),
        Property::new("treated as", ValueType::Word(TREATMENTS), "how finance sees its spending").clauses(&[BECAUSE]),
        Property::new("standing", ValueType::Word(STANDINGS), "whether it is here to stay").clauses(&[
            UNTIL,
            Property::new("succeeded by", A_DEPARTMENT, "the department that takes over").inverse("succeeds"),
        ]),
        BUDGET,
        STAFF,
        SKILLS,
        ACTION,
    ]],
};

const FUNCTIONS: &[EnumWord] = &[
    word("marketing", "makes the brand known and its promises"),
    word("sales", "sells"),
    word("service", "helps customers who ask"),
    word("retention", "keeps customers from leaving"),
    word("operations", "does the daily work that delivers"),
    word("it", "information technology"),
    word("research", "research and development"),
    word("hr", "human resources: hiring, training and culture"),
    word("finance", "money and its control"),
    word("legal", "law and compliance"),
    word("customer-experience", "looks after the customer's experience as a whole"),
    word("other", "something else"),
];

/// Of a department and of a touch-point.
pub(super) const LINES: &[EnumWord] =
    &[word("front", "customers see it"), word("back", "behind the scenes: customers do not see it")];

const CENTRES: &[EnumWord] = &[
    word("customer", "what customers need"),
    word("process", "how the work is done"),
    word("product", "what is made or sold"),
];

const ADOPTIONS: &[EnumWord] = &[
    word("planned", "not begun, but agreed"),
    word("partial", "begun, not everywhere"),
    word("adopted", "taken up"),
    word("declined", "turned down"),
];

const TREATMENTS: &[EnumWord] =
    &[word("cost-centre", "a cost to keep low"), word("investment", "money that is to come back")];

const STANDINGS: &[EnumWord] = &[word("permanent", "here to stay"), word("project", "there for a time")];

pub(super) const PARTNER: KindRow = KindRow {
    kind: Kind::Partner,
    word: "partner",
    one: "a partner",
    many: "partners",
    meaning: "a third party that takes part in the customer's experience",
    example: r#"
partner fastship "FastShip Couriers" {
  kind        supplier
  managed by  store-ops
  for         "deliveries in the north"
  until       2027-12-31
}

department store-ops "Store Operations"
"#,
    groups: &[&[
        Property::new("kind", ValueType::Word(PARTNERS), "what sort of third party it is"),
        Property::new("managed by", ValueType::Party, "who looks after the relationship").inverse("managed-partners"),
        Property::new("for", ValueType::Text, "what it is engaged for"),
        Property::new("until", ValueType::Date, "the last day of the contract"),
    ]],
};

const PARTNERS: &[EnumWord] = &[
    word("supplier", "delivers goods or a service"),
    word("outsourcer", "does work in our name"),
    word("marketplace", "a place that sells for many"),
    word("consultant", "advises for a time"),
];
