//! One finding: its words, places, identity and fix.
//!
//! In: a rule and the evaluator, standing where the rule is broken. Out: a [`Diagnostic`]. A finding is known again by its
//! rule, its subject and its other variables, never by its words or its line.

use rustc_hash::FxHashSet;
use sha2::{Digest, Sha256};

use super::eval::Evaluator;
use super::item::{Item, Said, Truth};
use super::plan::List;
use super::print::Style;
use super::rule::{LevelCase, Plan, Rule, RuleNote};
use super::{fix, place};
use crate::diagnostic::{Diagnostic, Label, Level, Origin, Reading, Subject};
use crate::model::Value;
use crate::vocabulary::known;

/// The finding where the evaluator stands; none where there is no place to point at.
pub(super) fn finding(rule: &Rule, plan: &Plan, evaluator: &Evaluator<'_>) -> Option<Diagnostic> {
    let (subject, second) = identity(plan, evaluator);
    let mut labels = labels(plan, evaluator)?;
    let primary = labels.remove(0);
    let reading = if plan.traces.is_empty() { Reading::Places } else { Reading::Path };
    Some(Diagnostic {
        slug: rule.slug.clone(),
        origin: Origin::Finding,
        level: level(&plan.levels, evaluator),
        message: plan.say.fill_in_any_case(evaluator, Style::Message),
        primary,
        related: labels,
        reading,
        why: rule.why.clone(),
        help: plan.help.as_ref().and_then(|help| help.fill(evaluator, Style::Message)),
        fix: fix::fix(evaluator, &plan.fixes),
        fingerprint: Some(fingerprint(&[&rule.slug, &subject.kind, &subject.id, &second])),
        subject: Some(subject),
        waived: None,
    })
}

fn level(cases: &[LevelCase], evaluator: &Evaluator<'_>) -> Level {
    let applies = |case: &&LevelCase| case.when.as_ref().is_none_or(|when| evaluator.test(when) == Truth::True);
    cases.iter().find(applies).or(cases.last()).map_or(Level::Warning, |case| case.level)
}

/// The primary place first. A note at that very place lends it its words.
fn labels(plan: &Plan, evaluator: &Evaluator<'_>) -> Option<Vec<Label>> {
    let mut noted: Vec<Label> = plan.notes.iter().flat_map(|note| note_labels(note, evaluator)).collect();
    let mut labels: Vec<Label> = plan.traces.iter().flat_map(|note| note_labels(note, evaluator)).collect();
    if labels.is_empty() {
        let mut primary = primary(plan, evaluator)?;
        if let Some(index) = noted.iter().position(|note| note.span == primary.span && primary.text.is_empty()) {
            primary = noted.remove(index);
        }
        labels.push(primary);
    }
    labels.extend(noted);
    Some(each_once(labels))
}

/// What is pointed at with the same words twice is pointed at once.
fn each_once(labels: Vec<Label>) -> Vec<Label> {
    let mut told = FxHashSet::default();
    let is_new: Vec<bool> = labels.iter().map(|label| told.insert((label.span, label.text.as_str()))).collect();
    labels.into_iter().zip(is_new).filter_map(|(label, is_new)| is_new.then_some(label)).collect()
}

fn primary(plan: &Plan, evaluator: &Evaluator<'_>) -> Option<Label> {
    let at = &plan.at.place;
    let span = place::of_list(evaluator, at).or_else(|| place::of_root(evaluator, at));
    let text = plan.at.words.fill(evaluator, Style::Note).unwrap_or_default();
    Some(Label { span: span.or_else(|| place::of_policy(evaluator))?, text })
}

fn note_labels(note: &RuleNote, evaluator: &Evaluator<'_>) -> Vec<Label> {
    let label = |item: Item| {
        let span = place::of_item(evaluator, item)?;
        if let Some(slot) = note.each {
            evaluator.set(slot, item);
        }
        Some(Label { span, text: note.words.fill(evaluator, Style::Note)? })
    };
    let limit = if note.each.is_some() { usize::MAX } else { 1 };
    evaluator.known(&note.place).into_iter().filter_map(label).take(limit).collect()
}

/// What the finding is about, and what else tells it from the others of its rule. Where the subject that is stated gives nothing,
/// it is about the policy as a whole, whichever variables the subject speaks of.
fn identity(plan: &Plan, evaluator: &Evaluator<'_>) -> (Subject, String) {
    let stated = plan.subject.as_ref().and_then(|subject| evaluator.one(subject));
    let unmet = plan.subject.as_ref().filter(|_| stated.is_none()).map(List::slots).unwrap_or_default();
    let slots = plan.course.bindings.iter().map(|binding| binding.slot).filter(|slot| !unmet.contains(*slot));
    let variables: Vec<Item> = slots.map(|slot| evaluator.get(slot)).collect();
    let handoff = variables.iter().find_map(|item| handoff(evaluator, *item)).filter(|_| stated.is_none());
    let first = variables.first().copied().filter(|_| plan.subject.is_none());
    let about = stated.or(first).or(evaluator.policy().organization().map(Item::of));
    let others = variables.iter().filter(|item| Some(**item) != about);
    let second: Vec<String> = others.map(|item| id_of(evaluator, *item)).collect();
    let subject = handoff.or_else(|| about.map(|item| subject(evaluator, item))).unwrap_or_else(of_policy);
    (subject, second.join(" "))
}

/// The handoff in whose block an item is said: what is wrong there is wrong with the handoff, not with its journey.
fn handoff(evaluator: &Evaluator<'_>, item: Item) -> Option<Subject> {
    let Item::Said(said) = item else { return None };
    let policy = evaluator.policy();
    evaluator.asked.lines(said.holder);
    let mut handoffs = policy.stated(said.holder, known().handoff?);
    let line = handoffs.find(|line| policy.inner(*line).any(|inner| inner == said.fact))?;
    let ends: Vec<&str> =
        policy.values(line).iter().filter_map(|held| Some(policy.name(held.value.declaration()?))).collect();
    let id = format!("{}:{}", policy.name(said.holder), ends.join("->"));
    Some(Subject { kind: policy.kind(said.holder).word().to_owned(), id })
}

/// A rule about the policy as a whole, where no organization is declared.
fn of_policy() -> Subject {
    Subject { kind: "policy".to_owned(), id: "policy".to_owned() }
}

fn subject(evaluator: &Evaluator<'_>, item: Item) -> Subject {
    let policy = evaluator.policy();
    let holder = match item {
        Item::Edge(number) => evaluator.world.graph.edge(number).map(|edge| edge.from.holder),
        Item::Line(said) => Some(said.holder),
        _ => None,
    };
    match (holder, item.declaration(policy)) {
        (Some(holder), _) => {
            let id = format!("{}:{}", policy.name(holder), id_of(evaluator, item));
            Subject { kind: policy.kind(holder).word().to_owned(), id }
        }
        (None, Some(id)) => Subject { kind: policy.kind(id).word().to_owned(), id: policy.name(id).to_owned() },
        (None, None) => Subject { id: id_of(evaluator, item), ..of_policy() },
    }
}

/// What an item is known by: names, never places.
fn id_of(evaluator: &Evaluator<'_>, item: Item) -> String {
    match item {
        Item::Edge(_) | Item::Loop(..) => evaluator.say_item(item, Style::Code).replace(" -> ", "->"),
        Item::Said(said) => format!("{}:{}", row_of(evaluator, said), evaluator.say_item(item, Style::Code)),
        Item::Line(said) => row_of(evaluator, said),
        Item::Finding(number) => {
            evaluator.world.findings.get(number).and_then(|finding| finding.fingerprint.clone()).unwrap_or_default()
        }
        Item::Value(Value::Unknown) => String::new(),
        _ => evaluator.say_item(item, Style::Code),
    }
}

/// The property a line states, with its scope where it has one.
fn row_of(evaluator: &Evaluator<'_>, said: Said) -> String {
    let policy = evaluator.policy();
    let path = policy.fact(said.fact).entry.id.path();
    let scopes = known().scope.into_iter().flat_map(|scope| policy.inner_stated(said.fact, scope));
    let scope = scopes.flat_map(|fact| policy.values(fact).iter().map(move |held| policy.text(fact, held))).next();
    scope.map_or_else(|| path.to_owned(), |scope| format!("{path}({scope})"))
}

/// How many hexadecimal digits tell a finding from others.
pub(super) const FINGERPRINT: usize = 16;

/// Hexadecimal digits that stay the same as long as what they stand for does.
fn fingerprint(parts: &[&str]) -> String {
    let digest = Sha256::digest(parts.join("|").as_bytes());
    digest.iter().take(FINGERPRINT / 2).map(|byte| format!("{byte:02x}")).collect()
}
