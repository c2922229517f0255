//! A rule case by case.
//!
//! A case is one declaration that a rule sets out from. In: a rule's plan and an evaluator. Out: what the rule finds, and [`Cases`]:
//! of which case each finding is, and what was asked to judge each. After an edit only those cases are judged again that asked
//! something to which the answer may be another now.

use std::iter::Peekable;
use std::sync::Arc;
use std::vec::IntoIter;

use rustc_hash::FxHashSet;

use super::eval::{Evaluator, Question};
use super::item::Item;
use super::rule::{Plan, Root, Rule};
use super::run::broken;
use crate::diagnostic::Diagnostic;
use crate::model::{DeclarationId, Policy};

/// What the cases of a rule hang on, and what came of them.
#[derive(Debug, Default)]
pub struct Cases {
    /// What was asked to judge each case, one case behind the other.
    asked: Vec<Question>,
    /// Where those of each case end.
    ends: Vec<u32>,
    /// Of each finding, its case.
    of: Vec<u32>,
}

impl Cases {
    /// Room for about as many.
    fn room(&self) -> Cases {
        Cases {
            asked: Vec::with_capacity(self.asked.len() + 64),
            ends: Vec::with_capacity(self.ends.len()),
            of: Vec::with_capacity(self.of.len()),
        }
    }

    /// What was asked for a case.
    fn asked(&self, case: u32) -> &[Question] {
        let end = |case: u32| self.ends.get(case as usize).copied().unwrap_or(0) as usize;
        let start = case.checked_sub(1).map_or(0, end);
        self.asked.get(start..end(case)).unwrap_or(&[])
    }

    /// The cases that asked one of some questions, which are marked by their number.
    fn asking(&self, marked: &[bool]) -> FxHashSet<u32> {
        let is_marked = |question: &Question| marked.get(question.index()).copied().unwrap_or(true);
        (0..self.ends.len() as u32).filter(|case| self.asked(*case).iter().any(is_marked)).collect()
    }

    /// Enters the next case, with how many findings there are by now.
    fn enter(&mut self, asked: &[Question], findings: usize) {
        self.of.resize(findings, self.ends.len() as u32);
        self.asked.extend(asked);
        self.ends.push(self.asked.len() as u32);
    }
}

/// The cases of a rule after an edit, as far as they are what they were.
#[derive(Debug)]
pub struct Kept {
    cases: Arc<Cases>,
    /// The cases to be judged again.
    stale: FxHashSet<u32>,
    /// The findings before the edit with their cases, their places moved; nothing where the case is to be judged again.
    found: Peekable<IntoIter<(u32, Option<Diagnostic>)>>,
}

impl Kept {
    /// Of the cases and findings before an edit: those that asked nothing that is marked, and point at nothing that is no more.
    pub fn of(cases: &Arc<Cases>, marked: &[bool], found: impl Iterator<Item = Option<Diagnostic>>) -> Kept {
        let mut stale = cases.asking(marked);
        let found: Vec<_> = cases.of.iter().copied().zip(found).collect();
        stale.extend(found.iter().filter(|(_, finding)| finding.is_none()).map(|(case, _)| *case));
        Kept { cases: Arc::clone(cases), stale, found: found.into_iter().peekable() }
    }

    /// What was asked for the next case and what was found, if it need not be judged again.
    fn next(&mut self, case: u32) -> Option<(&[Question], Vec<Diagnostic>)> {
        let mut found = Vec::new();
        while let Some((_, finding)) = self.found.next_if(|(of, _)| *of == case) {
            found.extend(finding);
        }
        (!self.stale.contains(&case)).then_some((self.cases.asked(case), found))
    }

    /// All that was found, where no case need be judged again.
    fn all(self) -> (Vec<Diagnostic>, Arc<Cases>) {
        (self.found.filter_map(|(_, finding)| finding).collect(), self.cases)
    }
}

/// Judges each case of a rule, but for those that are kept; tells what that asked.
pub(super) fn judge(
    (rule, plan, root): (&Rule, &Plan, &Root),
    evaluator: &Evaluator<'_>,
    mut kept: Option<Kept>,
) -> (Vec<Diagnostic>, Arc<Cases>) {
    if let Some(kept) = kept.take_if(|kept| kept.stale.is_empty()) {
        return kept.all();
    }
    let (mut found, mut cases) = (Vec::new(), kept.as_ref().map(|kept| kept.cases.room()).unwrap_or_default());
    for (case, id) in (0..).zip(root.declarations(evaluator.policy())) {
        if let Some((asked, findings)) = kept.as_mut().and_then(|kept| kept.next(case)) {
            found.extend(findings);
            cases.enter(asked, found.len());
            continue;
        }
        evaluator.set(root.slot, Item::of(id));
        broken((rule, plan), evaluator, &plan.bindings, &mut found);
        cases.enter(&evaluator.asked.take(), found.len());
    }
    (found, Arc::new(cases))
}

/// Goes through the declarations a rule sets out from.
pub(super) fn each(root: &Root, evaluator: &Evaluator<'_>, mut judge: impl FnMut()) {
    for id in root.declarations(evaluator.policy()) {
        evaluator.set(root.slot, Item::of(id));
        judge();
    }
}

impl Root {
    /// The declarations a rule sets out from, in order.
    fn declarations<'p>(&self, policy: &'p Policy) -> impl Iterator<Item = DeclarationId> + use<'p> {
        self.kinds.iter().flat_map(|kind| policy.of_kind(kind)).copied()
    }
}
