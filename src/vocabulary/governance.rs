//! What governs the policy itself: waivers, profiles, rules. What a rule's expressions mean is not told here.

use super::{EnumWord, ExpressionForm, Kind, KindRow, KindSet, Property, ValueType};

pub(super) const WAIVER: KindRow = KindRow {
    kind: Kind::Waiver,
    word: "waiver",
    one: "a waiver",
    many: "waivers",
    meaning: "a finding that somebody accepts for a time",
    example: r#"
waiver pick-up-not-measured "No sensor yet" {
  rule         unmeasured-touchpoint
  on           pick-up
  because      "sensor arrives in January"
  approved by  coo
  from         2026-11-01
  until        2027-02-28
}

touchpoint pick-up "Pick-up counter" { owner store-ops }

department store-ops "Store Operations" { led by store-manager }

role store-manager "Store manager" { reports to coo; level head }

executive coo "Chief Operating Officer" { post coo }
"#,
    groups: &[&[
        Property::new("rule", ValueType::RuleName, "the rule whose finding is accepted").required(),
        Property::new("on", ANYTHING, "the declarations, or handoffs `a -> b`, it is about")
            .list()
            .required()
            .inverse("waivers"),
        Property::new("because", ValueType::Text, "why it is accepted").required(),
        Property::new("approved by", ValueType::Party, "who accepts it").required().inverse("approved-waivers"),
        Property::new("from", ValueType::Date, "its first day"),
        Property::new("until", ValueType::Date, "its last day").required(),
    ]],
};

const ANYTHING: ValueType = ValueType::Chain(KindSet::DECLARED);

pub(super) const PROFILE: KindRow = KindRow {
    kind: Kind::Profile,
    word: "profile",
    one: "a profile",
    many: "profiles",
    meaning: "which rules hold here, how gravely, and with which numbers",
    example: r#"
profile northwind-house "How we govern" {
  extends  cxo-under-ceo
  error    unmeasured-touchpoint
  warning  leader-too-low with max-steps = 2
  off      no-indirect-touchpoints because "the web team keeps its own list"
}
"#,
    groups: &[&[
        Property::new("extends", ValueType::ProfileName, "the profile it begins with"),
        level("error", "rules whose findings fail the check"),
        level("warning", "rules whose findings should be mended"),
        level("info", "rules whose findings are good to know"),
        level("off", "rules that do not hold here"),
    ]],
};

const fn level(words: &'static str, meaning: &'static str) -> Property {
    Property::new(words, ValueType::RuleName, meaning).list_lines().clauses(LEVEL_CLAUSES)
}

const LEVEL_CLAUSES: &[Property] = &[
    Property::new("with", ValueType::Expression(ExpressionForm::Parameters), "the numbers the rule works with here"),
    Property::new("because", ValueType::Text, "why it counts for less than in the profile extended"),
];

pub(super) const RULE: KindRow = KindRow {
    kind: Kind::Rule,
    word: "rule",
    one: "a rule",
    many: "rules",
    meaning: "a governance rule",
    example: r#"
rule forum-without-chair "Every forum has a chair" {
  group   accountability
  level   warning
  source  house arguing "a forum needs somebody who calls it together"
  why     "a council that nobody leads stops meeting"
  needs   forum

  for each forum f
  require f.chaired-by exists

  say   "nobody chairs {f}"
  at    f
  help  "name who leads its meetings: `chaired by <party>`"
  fix   add to f "chaired by ${party}"

  bad   { forum council { meets monthly } }
  good  {
    executive ceo { post ceo }
    forum council { chaired by ceo; meets monthly }
  }
}
"#,
    groups: &[&[
        Property::new("group", ValueType::Identifier, "the group it is listed in"),
        expression("level", ExpressionForm::Level, "how grave a finding is, where no profile says otherwise")
            .required(),
        Property::new("source", ValueType::Identifier, "whose thought it rests on")
            .list_lines()
            .clauses(&[Property::new("arguing", ValueType::Text, "the thought, in other words than theirs")]),
        Property::new("why", ValueType::Text, "why it matters").required(),
        expression("with", ExpressionForm::Parameters, "its numbers, which a profile may change").lines(),
        expression("let", ExpressionForm::Naming, "a short name for an expression that its lines use").lines(),
        expression("needs", ExpressionForm::Needs, "what must be declared for it to be checkable").lines(),
        expression("for each", ExpressionForm::Quantifier, "what it looks at, one at a time"),
        expression("require", ExpressionForm::Condition, "what must hold").required(),
        expression("say", ExpressionForm::Words, "what a finding says").required(),
        expression("at", ExpressionForm::Place, "where a finding points").required(),
        expression("note", ExpressionForm::Note, "another place worth seeing, and why").lines(),
        expression("trace", ExpressionForm::Trace, "a place on the way to the finding, told in order").lines(),
        expression("subject", ExpressionForm::Subject, "what a finding is about; the first variable if not said"),
        expression("help", ExpressionForm::Words, "what to do about it"),
        expression("fix", ExpressionForm::Fix, "how a machine can mend it").lines(),
        Property::new("mark", ValueType::Word(MARKS), "how editors show the place of a finding"),
        expression("bad", ExpressionForm::Policy, "a policy in which it fires").lines().required(),
        expression("good", ExpressionForm::Policy, "a policy in which it is checkable and does not fire")
            .lines()
            .required(),
        expression("bare", ExpressionForm::Policy, "a policy that declares too little for it to be checkable").lines(),
    ]],
};

const MARKS: &[EnumWord] = &[
    EnumWord { word: "unused", meaning: "nothing uses it: it is faded" },
    EnumWord { word: "expired", meaning: "its time is over: it is struck through" },
];

const fn expression(words: &'static str, form: ExpressionForm, meaning: &'static str) -> Property {
    Property::new(words, ValueType::Expression(form), meaning)
}
