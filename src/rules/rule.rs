//! A rule: what is known of it at once, and its plan, which is made when it is first wanted.
//!
//! In: what [`super::compile`] read of a declaration. Out: a [`Rule`]. It holds its own text, so that it can be planned without
//! the policy it was read from, and serves any other policy with the same rule in the same place.

use std::sync::OnceLock;

use super::check::{Checker, Parameter};
use super::compile;
use super::needs::Needs;
use super::plan::{List, Test};
use super::reads::Reads;
use super::slots::Slot;
use super::template::{Template, Words};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::DeclarationId;
use crate::source::Span;
use crate::syntax::expression::FixVerb;
use crate::vocabulary::{ExpressionForm, Kind, PropertyId, WordId};

/// A rule that can be run.
#[derive(Debug)]
pub struct Rule {
    /// Its declaration.
    pub declaration: DeclarationId,
    /// Its name.
    pub slug: String,
    /// What holds where it does not fire.
    pub title: Option<String>,
    /// The group it is listed in.
    pub group: Option<String>,
    /// Whose thoughts it rests on.
    pub sources: Vec<Backing>,
    /// Why it matters.
    pub why: Option<String>,
    /// How editors show the place of a finding, if not like any other.
    pub mark: Option<WordId>,
    /// How grave its findings may be, case by case.
    pub levels: Vec<Level>,
    /// Its numbers, which a profile may change.
    pub parameters: Vec<Parameter>,
    pub(super) name: Span,
    pub(super) written: Vec<Written>,
    pub(super) plan: OnceLock<Option<Plan>>,
}

/// Whose thought a rule rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backing {
    /// Who thought it.
    pub author: String,
    /// The thought, in other words than theirs.
    pub arguing: Option<String>,
}

/// What stands behind the words of a line that is in the language of rules.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) property: PropertyId,
    pub(super) form: ExpressionForm,
    pub(super) text: String,
    pub(super) place: Span,
}

impl Rule {
    /// What it does when it is run; nothing where it makes no sense, which has been told of a rule of the policy, and is true of
    /// none that ships.
    pub(super) fn plan(&self) -> Option<&Plan> {
        self.plan.get_or_init(|| compile::plan(self).ok()).as_ref()
    }

    /// Plans it at once, so that all that is wrong with it is told.
    pub(super) fn planned(self) -> Result<Rule, Vec<Diagnostic>> {
        let plan = compile::plan(&self)?;
        Ok(Rule { plan: OnceLock::from(Some(plan)), ..self })
    }

    /// Whether it looks at what other rules have found, and so is run after them.
    pub fn reads_findings(&self) -> bool {
        self.reads().is_some_and(|reads| reads.findings)
    }

    /// What of that it looks at to know whether it can be checked.
    pub(super) fn needed_reads(&self) -> Option<&Reads> {
        self.plan().map(|plan| &plan.checker.needed)
    }

    /// What of that it looks at once, whichever case it is judging.
    pub(super) fn shared_reads(&self) -> Option<&Reads> {
        self.plan().map(|plan| &plan.checker.shared)
    }

    /// What it looks at.
    pub(super) fn reads(&self) -> Option<&Reads> {
        self.plan().map(|plan| &plan.checker.reads)
    }
}

/// What a rule does.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) needs: Vec<Needs>,
    pub(super) root: Option<Root>,
    pub(super) course: Course,
    pub(super) subject: Option<List>,
    pub(super) levels: Vec<LevelCase>,
    pub(super) say: Words,
    pub(super) help: Option<Words>,
    pub(super) at: RulePlace,
    pub(super) notes: Vec<RuleNote>,
    pub(super) traces: Vec<RuleNote>,
    pub(super) fixes: Vec<RuleFix>,
    pub(super) checker: Checker,
}

/// How grave a finding is when something holds.
#[derive(Debug)]
pub(super) struct LevelCase {
    pub(super) level: Level,
    /// When; always, if not said.
    pub(super) when: Option<Test>,
}

/// What a rule goes through: what its variables stand for in turn, and what must then hold.
#[derive(Debug)]
pub(super) struct Course {
    pub(super) bindings: Vec<Binding>,
    pub(super) require: Test,
}

/// Where a rule sets out from: each declaration of some kinds in turn, held by a variable, with the course from those of a kind.
#[derive(Debug)]
pub(super) struct Root {
    pub(super) slot: Slot,
    pub(super) courses: Vec<(Kind, Course)>,
}

/// One variable of a rule and what it stands for in turn, conditions included.
#[derive(Debug)]
pub(super) struct Binding {
    pub(super) slot: Slot,
    pub(super) list: List,
}

#[derive(Debug)]
pub(super) struct RulePlace {
    pub(super) place: List,
    pub(super) words: Words,
}

#[derive(Debug)]
pub(super) struct RuleNote {
    pub(super) each: Option<Slot>,
    pub(super) place: List,
    pub(super) words: Words,
}

/// One line of a rule's fix.
#[derive(Debug)]
pub(super) struct RuleFix {
    pub(super) verb: FixVerb,
    pub(super) place: List,
    pub(super) text: Option<Template>,
}
