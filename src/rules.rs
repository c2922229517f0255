//! Governance rules: declarations of the policy language, compiled, planned and run.
//!
//! In: a policy, whose rule declarations (the shipped book's and the company's own) are read here; a date and settings. Out:
//! the [`Outcome`]: findings, which rules were checked, which could not be and what to declare so that they can.
//!
//! # How a rule becomes findings
//! 1. [`mod@compile`]: each line's text is read into an expression (by [`crate::syntax::expression`]) and checked against the
//!    vocabulary: [`check`] looks names up, [`paths`] what stands behind a point, [`derived`] the names no line states. What
//!    passes has become a [`plan`].
//! 2. [`join`]: a list that is searched by a property becomes a lookup in an index. `narrow`: what declarations of a kind cannot have
//!    is left out where the rule sets out from that kind.
//! 3. [`mod@run`]: needs are held against the policy; the variables go through what they stand for, and [`eval`] says what holds.
//!    It knows three answers: what depends on something unreadable is unknown, and fires nothing.
//! 4. `finding`: where `require` is false, the words, places, identity and fix are filled in.
//! 5. [`waivers`]: findings say who accepts them and until when; only then the rules that ask for findings are run.
//!
//! In an editor, [`again`] keeps what rules found that look ([`reads`]) at nothing an edit touched; of a rule that does, the cases
//! ([`mod@cases`]) for which it asked nobody the edit touched.
//!
//! Which rules are run, how gravely and with which numbers, is said by a [`profile`].
//! No rule has Rust of its own, and none can fail when it is run.

pub mod again;
mod behind;
pub mod book;
pub mod cases;
pub mod check;
pub mod compile;
pub mod derived;
pub mod eval;
mod finding;
mod fix;
pub mod graph;
pub mod item;
pub mod join;
mod narrow;
mod needs;
pub mod paths;
mod place;
pub mod plan;
pub mod print;
mod problems;
pub mod profile;
pub mod reads;
mod rule;
pub mod run;
pub mod slots;
mod template;
pub mod types;
mod unstated;
pub mod waivers;

pub use rule::{Backing, Rule};
pub use run::{Judgements, NotCheckable, Outcome, Setting, Settings, run, run_again, run_only, run_watched};
pub use template::holes;

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::diagnostic::Diagnostic;
use crate::model::Policy;
use crate::vocabulary::Kind;

/// The rules of a policy that can be run, in source order: the shipped ones first.
#[derive(Debug, Default, Clone)]
pub struct RuleBook {
    /// The rules.
    pub rules: Vec<Arc<Rule>>,
}

impl RuleBook {
    /// Every rule, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter().map(Arc::as_ref)
    }

    /// Plans every rule, and tells what is wrong in those that cannot be. Those of a policy have been planned; of those that
    /// ship, which are planned when they are first run, the tests ask it.
    pub fn plan_all(&self) -> Vec<Diagnostic> {
        self.iter().filter_map(|rule| compile::plan(rule).err()).flatten().collect()
    }

    /// The rule of this name.
    pub fn get(&self, slug: &str) -> Option<&Rule> {
        self.iter().find(|rule| rule.slug == slug)
    }
}

/// Compiles every rule of a policy, and tells what is wrong in those that cannot be.
pub fn compile(policy: &Policy) -> (RuleBook, Vec<Diagnostic>) {
    compile_on(&RuleBook::default(), policy)
}

/// The same where rules that ship are known already, from a policy that was read behind the same sources.
pub fn compile_on(shipped: &RuleBook, policy: &Policy) -> (RuleBook, Vec<Diagnostic>) {
    let mut book = RuleBook::default();
    let mut problems = Vec::new();
    let known: FxHashMap<_, _> = shipped.rules.iter().map(|rule| (rule.declaration, rule)).collect();
    for id in policy.of_kind(Kind::Rule) {
        match known.get(id) {
            Some(rule) => book.rules.push(Arc::clone(rule)),
            None => match compile::compile(policy, *id) {
                Ok(rule) => book.rules.extend(rule.map(Arc::new)),
                Err(wrong) => problems.extend(wrong),
            },
        }
    }
    (book, problems)
}
