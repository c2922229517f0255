//! What the tests of rules share: a policy's text to findings, with the shipped rules.

#![allow(dead_code, unreachable_pub, missing_docs, reason = "each test crate uses its part")]

use std::sync::Arc;

use truenorth::diagnostic::Diagnostic;
use truenorth::model::{self, Date, Policy};
use truenorth::rules::{self, Outcome, RuleBook, Settings, book};
use truenorth::source::{Origin, Sources};
use truenorth::syntax::{self, PieceSize};

/// A policy, checked.
pub struct Checked {
    pub policy: Policy,
    pub book: RuleBook,
    /// Problems of any stage but findings, as `slug at "text": message`.
    pub problems: Vec<String>,
    pub diagnostics: Vec<Diagnostic>,
    pub outcome: Outcome,
}

/// The day the tests ask about.
pub fn today() -> Date {
    Date::constant(2026, 11, 22)
}

/// Checks a policy with the shipped rules.
pub fn check(text: &str) -> Checked {
    let mut sources = Sources::default();
    for (path, text) in book::sources() {
        sources.add_from(Origin::Rulebook, format!("rulebook/{path}"), text.as_bytes().to_vec()).unwrap();
    }
    check_sources(sources, text)
}

/// Checks a policy with the rules that stand in it, and no others.
pub fn check_alone(text: &str) -> Checked {
    check_sources(Sources::default(), text)
}

fn check_sources(mut sources: Sources, text: &str) -> Checked {
    sources.add("policy.north", text.as_bytes().to_vec()).unwrap();
    let sources = Arc::new(sources);
    let trees: Vec<_> = sources.iter().map(|(id, source)| syntax::parse(id, source.text(), PieceSize::Batch)).collect();
    let slips = trees.iter().flat_map(|tree| tree.problems(sources.get(tree.file()).unwrap()));
    let mut diagnostics: Vec<Diagnostic> = slips.collect();
    let (policy, wrong) = model::build(sources, trees);
    diagnostics.extend(wrong);
    let (book, wrong) = rules::compile(&policy);
    diagnostics.extend(wrong);
    diagnostics.extend(book.plan_all());
    let problems = diagnostics.iter().map(|problem| told(&policy, problem)).collect();
    let outcome = rules::run(&book, &policy, &Settings::as_of(today()));
    Checked { policy, book, problems, diagnostics, outcome }
}

fn told(policy: &Policy, problem: &Diagnostic) -> String {
    format!("{} at {:?}: {}", problem.slug, policy.sources().slice(problem.primary.span), problem.message)
}
