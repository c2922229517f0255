//! What can be said once about each compile error.
//!
//! In: nothing. Out: [`ALL`], a row an error: its slug, what it means, why it matters, and a policy that shows it beside one
//! that does not; the tests run both. The words for one place in one policy are the business of whoever finds it, under the
//! slug that stands here.

/// A row: one compile error.
#[derive(Debug)]
pub struct CompileError {
    /// Its name in outputs.
    pub slug: &'static str,
    /// What is wrong, in a line.
    pub meaning: &'static str,
    /// Why it matters to the customer or the company, in a sentence.
    pub why: &'static str,
    /// A file with this problem and no other.
    pub wrong: Wrong,
    /// The same put right.
    pub right: &'static str,
}

/// A file that shows a compile error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// A policy.
    Text(&'static str),
    /// Bytes that are no text, and so no policy.
    Bytes(&'static [u8]),
}

/// The compile error with this slug.
pub fn of(slug: &str) -> Option<&'static CompileError> {
    ALL.iter().find(|row| row.slug == slug).copied()
}

/// Every compile error, in the order a policy is read: first what cannot be read, then what cannot be understood.
pub static ALL: &[&CompileError] = &[
    &SYNTAX,
    &UNKNOWN_KIND,
    &UNKNOWN_PROPERTY,
    &UNKNOWN_NAME,
    &WRONG_KIND,
    &WRONG_VALUE,
    &UNKNOWN_WORD,
    &DECLARED_TWICE,
    &GIVEN_TWICE,
    &TOO_MANY_VALUES,
    &MISSING_VALUE,
    &REPORTING_LOOP,
    &PART_OF_LOOP,
    &EXTENDS_LOOP,
    &IMPOSSIBLE_DATE,
    &HIDDEN_CHARACTER,
    &TOO_DEEP,
    &NOT_TEXT,
    &TYPE_MISMATCH,
];

/// What stands here cannot be read: a mark is missing, one too many, or stands where it means nothing.
pub static SYNTAX: CompileError = CompileError {
    slug: "syntax",
    meaning: "what stands here cannot be read: a mark is missing, one too many, or stands where it means nothing",
    why: "a line that the compiler cannot read may be the one that says who is responsible",
    wrong: Wrong::Text(
        r#"touchpoint checkout "Checkout desk" {
  activity "buying the product
}
"#,
    ),
    right: r#"touchpoint checkout "Checkout desk" {
  activity "buying the product"
}
"#,
};

/// A declaration begins with a word that is no kind of declaration.
pub static UNKNOWN_KIND: CompileError = CompileError {
    slug: "unknown-kind",
    meaning: "a declaration begins with a word that is no kind of declaration",
    why: "what is declared under a word nobody knows is counted nowhere",
    wrong: Wrong::Text(
        r#"touchpont checkout "Checkout desk"
"#,
    ),
    right: r#"touchpoint checkout "Checkout desk"
"#,
};

/// A line begins with words that this kind of declaration does not know.
pub static UNKNOWN_PROPERTY: CompileError = CompileError {
    slug: "unknown-property",
    meaning: "a line begins with words that this kind of declaration does not know",
    why: "a line that is passed over in silence leaves a duty that everybody believes is given",
    wrong: Wrong::Text(
        r#"touchpoint checkout "Checkout desk" { manages tbd }
"#,
    ),
    right: r#"touchpoint checkout "Checkout desk" { manage tbd }
"#,
};

/// A name is used that nothing in the policy declares.
pub static UNKNOWN_NAME: CompileError = CompileError {
    slug: "unknown-name",
    meaning: "a name is used that nothing in the policy declares",
    why: "a duty given to a name that nobody bears is given to nobody",
    wrong: Wrong::Text(
        r#"department store-ops "Store Operations"

touchpoint checkout "Checkout desk" { owner store-opps }
"#,
    ),
    right: r#"department store-ops "Store Operations"

touchpoint checkout "Checkout desk" { owner store-ops }
"#,
};

/// A name is declared, and as something that cannot stand here.
pub static WRONG_KIND: CompileError = CompileError {
    slug: "wrong-kind",
    meaning: "a name is declared, and as something that cannot stand here",
    why: "a stage or a metric cannot answer to a customer; a department or a post can",
    wrong: Wrong::Text(
        r#"stage buy "Buying"

touchpoint checkout "Checkout desk" { owner buy }
"#,
    ),
    right: r#"stage buy "Buying"

touchpoint checkout "Checkout desk" { stage buy }
"#,
};

/// A property takes a value of another sort: a date, a number, a text.
pub static WRONG_VALUE: CompileError = CompileError {
    slug: "wrong-value",
    meaning: "a property takes a value of another sort: a date, a number, a text",
    why: "a date or an amount that can be read two ways will be",
    wrong: Wrong::Text(
        r#"touchpoint checkout "Checkout desk" { review every 6 }
"#,
    ),
    right: r#"touchpoint checkout "Checkout desk" { review every 6 months }
"#,
};

/// A word stands where only certain words can, and is none of them.
pub static UNKNOWN_WORD: CompileError = CompileError {
    slug: "unknown-word",
    meaning: "a word stands where only certain words can, and is none of them",
    why: "two spellings of one thing are counted as two things",
    wrong: Wrong::Text(
        r#"department store-ops "Store Operations" { function operatons }
"#,
    ),
    right: r#"department store-ops "Store Operations" { function operations }
"#,
};

/// A name is declared again, or a second organization is declared.
pub static DECLARED_TWICE: CompileError = CompileError {
    slug: "declared-twice",
    meaning: "a name is declared again, or a second organization is declared",
    why: "where two things share a name, nobody can tell which of them a duty is for",
    wrong: Wrong::Text(
        r#"stage buy "Buying"
stage buy "Paying"
"#,
    ),
    right: r#"stage buy "Buying"
stage pay "Paying"
"#,
};

/// A property that can be stated once is stated again.
pub static GIVEN_TWICE: CompileError = CompileError {
    slug: "given-twice",
    meaning: "a property that can be stated once is stated again",
    why: "two answers to one question leave the choice to whoever reads the policy",
    wrong: Wrong::Text(
        r#"stage buy "Buying"
stage pay "Paying"

touchpoint checkout "Checkout desk" {
  stage buy
  stage pay
}
"#,
    ),
    right: r#"stage buy "Buying"
stage pay "Paying"

touchpoint checkout "Checkout desk" {
  stage pay
}
"#,
};

/// A property that takes one value is given a list.
pub static TOO_MANY_VALUES: CompileError = CompileError {
    slug: "too-many-values",
    meaning: "a property that takes one value is given a list",
    why: "where one answer is wanted, two are none",
    wrong: Wrong::Text(
        r#"department store-ops "Store Operations" { function operations, service }
"#,
    ),
    right: r#"department store-ops "Store Operations" { function operations }
"#,
};

/// A value, a name or a line is missing that cannot be done without.
pub static MISSING_VALUE: CompileError = CompileError {
    slug: "missing-value",
    meaning: "a value, a name or a line is missing that cannot be done without",
    why: "what is left open in writing is filled in differently by everyone who reads it",
    wrong: Wrong::Text(
        r#"touchpoint checkout "Checkout desk" {
  owner
}
"#,
    ),
    right: r#"touchpoint checkout "Checkout desk" {
  owner tbd
}
"#,
};

/// Somebody reports to themselves, directly or by way of others.
pub static REPORTING_LOOP: CompileError = CompileError {
    slug: "reporting-loop",
    meaning: "somebody reports to themselves, directly or by way of others",
    why: "nobody in the loop answers to anyone, so nothing in it can be escalated",
    wrong: Wrong::Text(
        r#"executive coo "Chief Operating Officer" { post coo; reports to cfo }
executive cfo "Chief Financial Officer" { post cfo; reports to coo }
"#,
    ),
    right: r#"executive coo "Chief Operating Officer" { post coo }
executive cfo "Chief Financial Officer" { post cfo; reports to coo }
"#,
};

/// A department is a part of itself, directly or by way of others.
pub static PART_OF_LOOP: CompileError = CompileError {
    slug: "part-of-loop",
    meaning: "a department is a part of itself, directly or by way of others",
    why: "a department inside itself belongs to nobody",
    wrong: Wrong::Text(
        r#"department stores "Stores" { part of retail }
department retail "Retail" { part of stores }
"#,
    ),
    right: r#"department stores "Stores" { part of retail }
department retail "Retail"
"#,
};

/// A profile begins with itself.
pub static EXTENDS_LOOP: CompileError = CompileError {
    slug: "extends-loop",
    meaning: "a profile extends itself, directly or by way of others",
    why: "profiles that begin with each other never say what holds",
    wrong: Wrong::Text(
        r#"organization northwind "Northwind Retail" { profile house }
profile house "How we govern" { extends shops }
profile shops "How the shops are governed" { extends house }
"#,
    ),
    right: r#"organization northwind "Northwind Retail" { profile house }
profile house "How we govern"
profile shops "How the shops are governed" { extends house }
"#,
};

/// A date names a day that the calendar does not have.
pub static IMPOSSIBLE_DATE: CompileError = CompileError {
    slug: "impossible-date",
    meaning: "a date names a day that the calendar does not have",
    why: "a duty that ends on a day that never comes does not end",
    wrong: Wrong::Text(
        r#"touchpoint checkout "Checkout desk" { reviewed on 2027-02-29 }
"#,
    ),
    right: r#"touchpoint checkout "Checkout desk" { reviewed on 2027-02-28 }
"#,
};

/// A character stands here that a reader cannot see.
pub static HIDDEN_CHARACTER: CompileError = CompileError {
    slug: "hidden-character",
    meaning: "a character stands here that a reader cannot see",
    why: "what a reviewer cannot see, a reviewer cannot agree to",
    wrong: Wrong::Text("stage buy \"Buy\u{202e}ning\"\n"),
    right: r#"stage buy "Buying"
"#,
};

/// Blocks stand in blocks beyond what is read.
pub static TOO_DEEP: CompileError = CompileError {
    slug: "too-deep",
    meaning: "blocks stand in blocks beyond what is read",
    why: "what stands deeper than anyone reads is agreed to by no one",
    wrong: Wrong::Text(
        r#"rule r "R" {
  level error
  why "x"
  require count of all touchpoints > 0
  say "x"
  at policy
  bad { x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{x{}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}
  good { stage buy }
}
"#,
    ),
    right: r#"rule r "R" {
  level error
  why "x"
  require count of all touchpoints > 0
  say "x"
  at policy
  bad { stage buy }
  good { touchpoint checkout }
}
"#,
};

/// A file is not text in UTF-8.
pub static NOT_TEXT: CompileError = CompileError {
    slug: "not-text",
    meaning: "a file is not text in UTF-8",
    why: "a policy that cannot be read on every screen is not one policy",
    wrong: Wrong::Bytes(b"stage cafe \"Caf\xe9\"\n"),
    right: r#"stage cafe "Café"
"#,
};

/// A rule compares or joins things of different sorts.
pub static TYPE_MISMATCH: CompileError = CompileError {
    slug: "type-mismatch",
    meaning: "a rule compares or joins things of different sorts",
    why: "a rule that compares a day with a department never finds anything, and looks as if all were well",
    wrong: Wrong::Text(
        r#"rule late "Nobody is late" {
  level error
  why "x"
  for each touchpoint t
  require t.reviewed-on < t.owner
  say "{t}"
  at t
  bad { stage buy }
  good { stage buy }
}
"#,
    ),
    right: r#"rule late "Nobody is late" {
  level error
  why "x"
  for each touchpoint t
  require t.reviewed-on < today
  say "{t}"
  at t
  bad { stage buy }
  good { stage buy }
}
"#,
};
