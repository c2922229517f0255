//! A rule case by case.
//!
//! A case is one declaration that a rule sets out from. In: a rule's plan and an evaluator. Out: what the rule finds, and [`Cases`]:
//! of which case each finding is, and what was asked to judge each. After an edit only those cases are judged again that asked
//! something to which the answer may be another now.

use std::iter::Peekable;
use std::ops::Range;
use std::sync::Arc;
use std::vec::IntoIter;

use super::eval::{Evaluator, Question, Shared};
use super::item::Item;
use super::rule::{Course, Plan, Root, Rule};
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
    /// What was worked out for all of them.
    shared: Shared,
}

impl Cases {
    /// Room for about as many.
    fn room(&self) -> Cases {
        Cases {
            asked: Vec::with_capacity(self.asked.len() + 64),
            ends: Vec::with_capacity(self.ends.len()),
            of: Vec::with_capacity(self.of.len()),
            shared: Shared::default(),
        }
    }

    /// Where what was asked for some cases lies.
    fn bounds(&self, cases: &Range<u32>) -> Range<usize> {
        let end = |case: u32| case.checked_sub(1).and_then(|last| self.ends.get(last as usize)).map_or(0, |end| *end);
        end(cases.start) as usize..end(cases.end) as usize
    }

    /// The cases that asked one of some questions, which are marked by their number; in order.
    fn asking(&self, marked: &[bool]) -> Vec<u32> {
        (0..self.ends.len() as u32).filter(|case| self.asks(*case, marked)).collect()
    }

    /// Whether a case asked one of the questions that are marked.
    fn asks(&self, case: u32, marked: &[bool]) -> bool {
        let asked = self.asked.get(self.bounds(&(case..case + 1))).unwrap_or(&[]);
        asked.iter().fold(false, |any, question| any | question.is_marked(marked))
    }

    /// Whether a case of which there is a finding asked one of the questions that are marked.
    pub fn asked_to_find(&self, marked: &[bool]) -> bool {
        self.of.chunk_by(|one, next| one == next).filter_map(|of| of.first()).any(|case| self.asks(*case, marked))
    }

    /// Enters the next case, with how many findings there are by now.
    fn enter(&mut self, asked: &[Question], findings: usize) {
        self.of.resize(findings, self.ends.len() as u32);
        self.asked.extend(asked);
        self.ends.push(self.asked.len() as u32);
    }

    /// Enters cases as they are in another table, all that it has before them being entered.
    fn take_over(&mut self, other: &Cases, cases: Range<u32>) {
        let bounds = other.bounds(&cases);
        let (was, is) = (bounds.start as u32, self.asked.len() as u32);
        self.asked.extend_from_slice(other.asked.get(bounds).unwrap_or(&[]));
        let ends = other.ends.get(cases.start as usize..cases.end as usize).unwrap_or(&[]);
        self.ends.extend(ends.iter().map(|end| end - was + is));
    }
}

/// The cases of a rule after an edit, as far as they are what they were.
#[derive(Debug)]
pub struct Kept {
    cases: Arc<Cases>,
    /// The cases to be judged again, in order.
    stale: Vec<u32>,
    /// Whether what was worked out for all of them may come to something else now.
    is_in_doubt: bool,
    /// The findings before the edit with their cases, their places moved; nothing where the case is to be judged again.
    found: Peekable<IntoIter<(u32, Option<Diagnostic>)>>,
}

impl Kept {
    /// Of the cases and findings before an edit: those that asked nothing that is marked, and point at nothing that is no more.
    pub fn of(cases: &Arc<Cases>, marked: &[bool], found: impl Iterator<Item = Option<Diagnostic>>) -> Kept {
        let mut stale = cases.asking(marked);
        let found: Vec<_> = cases.of.iter().copied().zip(found).collect();
        stale.extend(found.iter().filter(|(_, finding)| finding.is_none()).map(|(case, _)| *case));
        stale.sort_unstable();
        stale.dedup();
        Kept { cases: Arc::clone(cases), stale, is_in_doubt: false, found: found.into_iter().peekable() }
    }

    /// The same, where what was worked out for all cases may come to something else now.
    pub fn in_doubt(self) -> Kept {
        Kept { is_in_doubt: true, ..self }
    }

    /// Whether it may be used only if what was worked out for all cases comes to the same again.
    pub fn is_in_doubt(&self) -> bool {
        self.is_in_doubt
    }

    /// What was worked out for all cases.
    pub fn shared(&self) -> &Shared {
        &self.cases.shared
    }

    /// Nothing of so many cases.
    fn nothing(cases: usize) -> Kept {
        let found = Vec::new().into_iter().peekable();
        Kept { cases: Arc::default(), stale: (0..cases as u32).collect(), is_in_doubt: false, found }
    }

    /// All that was found, where no case need be judged again.
    fn all(self) -> (Vec<Diagnostic>, Arc<Cases>) {
        (self.found.filter_map(|(_, finding)| finding).collect(), self.cases)
    }
}

/// What came of the cases that were gone through so far.
struct Progress {
    found: Vec<Diagnostic>,
    cases: Cases,
}

impl Progress {
    /// Takes over the cases of a stretch in which none need be judged again.
    fn take_over(&mut self, kept: &mut Kept, stretch: Range<u32>) {
        self.cases.take_over(&kept.cases, stretch.clone());
        while let Some((case, finding)) = kept.found.next_if(|(case, _)| *case < stretch.end) {
            if let Some(finding) = finding.filter(|_| stretch.contains(&case)) {
                self.found.push(finding);
                self.cases.of.push(case);
            }
        }
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
    let declarations: Vec<_> = root.declarations(evaluator.policy()).collect();
    let mut kept = kept.unwrap_or_else(|| Kept::nothing(declarations.len()));
    let mut progress = Progress { found: Vec::new(), cases: kept.cases.room() };
    let mut next = 0;
    for case in std::mem::take(&mut kept.stale) {
        progress.take_over(&mut kept, next..case);
        if let Some((id, course)) = declarations.get(case as usize) {
            evaluator.set(root.slot, Item::of(*id));
            broken((rule, plan), evaluator, course, &mut progress.found);
        }
        progress.cases.enter(&evaluator.asked.take(), progress.found.len());
        next = case + 1;
    }
    progress.take_over(&mut kept, next..declarations.len() as u32);
    progress.cases.shared = evaluator.shared().since(kept.shared());
    (progress.found, Arc::new(progress.cases))
}

/// Goes through the declarations a rule sets out from.
pub(super) fn each(root: &Root, evaluator: &Evaluator<'_>, mut judge: impl FnMut(&Course)) {
    for (id, course) in root.declarations(evaluator.policy()) {
        evaluator.set(root.slot, Item::of(id));
        judge(course);
    }
}

impl Root {
    /// The declarations a rule sets out from, in order, each with the course from there.
    fn declarations<'a>(&'a self, policy: &'a Policy) -> impl Iterator<Item = (DeclarationId, &'a Course)> {
        self.courses.iter().flat_map(|(kind, course)| policy.of_kind(*kind).iter().map(move |id| (*id, course)))
    }
}
