//! What is said of a declaration where its name stands: who answers for it, where each duty comes from, what hangs on it.

use super::Edition;
use crate::diagnostic::Subject;
use crate::model::{DeclarationId, FactId, Policy, Value, duties};
use crate::vocabulary::{Kind, PropertyId};

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

/// How much a party answers for, by duty.
fn answers_for(policy: &Policy, id: DeclarationId) -> Vec<String> {
    if !policy.kind(id).is_party() {
        return Vec::new();
    }
    let counts = duties::all().iter().map(|duty| (duty.path(), held(policy, id, *duty).len()));
    let told: Vec<String> =
        counts.filter(|(_, count)| *count > 0).map(|(duty, count)| format!("{duty} of {count}")).collect();
    if told.is_empty() { Vec::new() } else { vec![told.join(" · ")] }
}

/// The things for which a party has a duty, in source order.
pub fn held(policy: &Policy, party: DeclarationId, duty: PropertyId) -> Vec<DeclarationId> {
    let is_of = |thing: &DeclarationId| {
        let mut lines = policy.effective(*thing, duty);
        lines.any(|line| policy.values(line).iter().any(|held| held.value == Value::Declaration(party)))
    };
    let kinds = [Kind::Channel, Kind::Touchpoint, Kind::Journey];
    kinds.iter().flat_map(|kind| policy.of_kind(*kind)).copied().filter(is_of).collect()
}

/// What was found about a declaration.
fn findings_of(edition: &Edition, id: DeclarationId) -> Vec<String> {
    let found = findings(edition, id);
    let problems = found.iter().filter_map(|index| edition.analysis.problems.get(*index));
    problems.map(|problem| format!("- {}: {}", problem.level.word(), problem.message)).collect()
}

/// The problems whose subject is a declaration, by their place among all; those that are accepted are left out.
pub fn findings(edition: &Edition, id: DeclarationId) -> Vec<usize> {
    let policy = &edition.analysis.policy;
    let (kind, name) = (policy.kind(id).word(), policy.name(id));
    let is_about = |subject: &Subject| subject.kind == kind && subject.holder() == name;
    let problems = edition.analysis.problems.iter().enumerate().filter(|(_, problem)| problem.waived.is_none());
    problems.filter(|(_, problem)| problem.subject.as_ref().is_some_and(is_about)).map(|(index, _)| index).collect()
}
