//! What is said of a declaration where its name stands: who answers for it, where each duty comes from, what hangs on it.

use std::collections::BTreeMap;

use super::Edition;
use super::load::load;
use crate::diagnostic::Diagnostic;
use crate::model::{DeclarationId, FactId, Policy, duties};

/// The card of a declaration, in Markdown.
pub fn card(edition: &Edition, id: DeclarationId) -> String {
    let policy = &edition.analysis.policy;
    let kind = policy.kind(id);
    let title = policy.title(id).map_or_else(String::new, |title| format!(" \"{title}\""));
    let mut card = format!("**{}** `{}`{title}\n", kind.word(), policy.name(id));
    if let Some(said) = policy.documentation(id) {
        card += &format!("\n{said}\n");
    }
    let sections = [duties_of(policy, id), chain_of(policy, id), answers_for(policy, id), findings_of(edition, id)];
    for section in sections.into_iter().filter(|section| !section.is_empty()) {
        card += &format!("\n{}\n", section.join("\n"));
    }
    card
}

/// Each duty that holds, with where it was stated.
fn duties_of(policy: &Policy, id: DeclarationId) -> Vec<String> {
    let each = duties::all().iter().flat_map(|duty| policy.effective(id, *duty).map(move |line| (*duty, line)));
    each.map(|(duty, line)| {
        let from = policy.stating(id, duty);
        let origin = if from == id { String::new() } else { format!(" (from `{}`)", policy.name(from)) };
        format!("- {}{origin}", said(policy, line))
    })
    .collect()
}

/// A line as it is written, on one line.
pub fn said(policy: &Policy, line: FactId) -> String {
    policy.sources().slice(policy.place(line)).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Those above, nearest first.
fn chain_of(policy: &Policy, id: DeclarationId) -> Vec<String> {
    let chain = policy.relations().chain(id);
    let names: Vec<String> = chain.iter().map(|(above, _)| format!("`{}`", policy.name(*above))).collect();
    if names.is_empty() { Vec::new() } else { vec![format!("answers to {}", names.join(", then "))] }
}

/// How much a party answers for.
fn answers_for(policy: &Policy, id: DeclarationId) -> Vec<String> {
    let load = load(policy, id);
    if load.is_empty() { Vec::new() } else { vec![load.join(" · ")] }
}

/// What was found about a declaration.
fn findings_of(edition: &Edition, id: DeclarationId) -> Vec<String> {
    let found = Findings::of(edition);
    found.about(id).iter().map(|problem| format!("- {}: {}", problem.level.word(), problem.message)).collect()
}

/// The findings of a policy by what they are about; those that are accepted are left out.
#[derive(Debug)]
pub struct Findings<'e> {
    policy: &'e Policy,
    by_subject: BTreeMap<(&'e str, &'e str), Vec<&'e Diagnostic>>,
}

impl<'e> Findings<'e> {
    /// Of an edition.
    pub fn of(edition: &'e Edition) -> Findings<'e> {
        let mut by_subject: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for problem in edition.analysis.problems.iter().filter(|problem| problem.waived.is_none()) {
            let Some(subject) = &problem.subject else { continue };
            let name = subject.holder();
            by_subject.entry((subject.kind.as_str(), name)).or_default().push(problem);
        }
        Findings { policy: &edition.analysis.policy, by_subject }
    }

    /// Those about a declaration, or a handoff in it, in reading order.
    pub fn about(&self, id: DeclarationId) -> &[&'e Diagnostic] {
        let subject = (self.policy.kind(id).word(), self.policy.name(id));
        self.by_subject.get(&subject).map_or(&[], Vec::as_slice)
    }
}
