//! What an editor writes between the lines: what holds and is not written, how far it is to the top, how long a waiver lasts; and over a
//! declaration, what hangs on it.

use super::{Edition, actions, card};
use crate::model::{Date, DeclarationId, Policy, Value, duties};
use crate::source::{FileId, Span};
use crate::vocabulary::{Kind, known};

/// Words behind a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The byte they stand behind.
    pub at: Span,
    /// The words.
    pub text: String,
}

/// The hints of a file, in order.
pub fn hints(edition: &Edition, file: FileId) -> Vec<Hint> {
    let policy = &edition.analysis.policy;
    let mut hints = Vec::new();
    for id in policy.declarations().filter(|id| policy.declaration(*id).name.file == file) {
        hints.extend(inherited(policy, id).chain(distance(policy, id)));
        hints.extend(days_left(policy, id, edition.analysis.as_of));
    }
    hints.sort_by_key(|hint| hint.at);
    hints
}

/// The duties a touch-point takes from its channel, behind its head.
fn inherited(policy: &Policy, id: DeclarationId) -> impl Iterator<Item = Hint> {
    let lines = actions::inherited(policy, id);
    let from = lines.first().map(|(from, _)| policy.name(*from).to_owned());
    let said: Vec<String> = lines.into_iter().map(|(_, line)| line).collect();
    let at = policy.declaration(id).head.after();
    from.map(|from| Hint { at, text: format!("{} (from {from})", said.join("; ")) }).into_iter()
}

/// How many steps stand between a party and the top, behind its head.
fn distance(policy: &Policy, id: DeclarationId) -> Option<Hint> {
    let steps = policy.relations().steps(id, policy.relations().head()?).filter(|steps| *steps > 0)?;
    let text = if steps == 1 { "1 step to the top".to_owned() } else { format!("{steps} steps to the top") };
    Some(Hint { at: policy.declaration(id).head.after(), text })
}

/// How many days a waiver has left, behind its last day.
fn days_left(policy: &Policy, id: DeclarationId, today: Date) -> Option<Hint> {
    let line = policy.stated(id, known().until?).next().filter(|_| policy.kind(id) == Kind::Waiver)?;
    let held = policy.values(line).first()?;
    let Value::Date(last) = held.value else { return None };
    let days = today.until(last).ok()?.get_days();
    let text = match days {
        0 => "its last day".to_owned(),
        1 => "1 day left".to_owned(),
        2.. => format!("{days} days left"),
        _ => "over".to_owned(),
    };
    Some(Hint { at: policy.value_place(line, held).after(), text })
}

/// Words over a declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lens {
    /// The head of the declaration.
    pub at: Span,
    /// The words.
    pub text: String,
}

/// What hangs on each declaration of a file, where anything does.
pub fn lenses(edition: &Edition, file: FileId) -> Vec<Lens> {
    let policy = &edition.analysis.policy;
    let own = policy.own().filter(|id| policy.declaration(*id).name.file == file);
    let lens = |id| {
        let text = answers_for(policy, id).into_iter().chain(findings(edition, id)).collect::<Vec<_>>().join(" · ");
        (!text.is_empty()).then(|| Lens { at: policy.declaration(id).head, text })
    };
    own.filter_map(lens).collect()
}

fn answers_for(policy: &Policy, id: DeclarationId) -> Vec<String> {
    if !policy.kind(id).is_party() {
        return Vec::new();
    }
    let counts = duties::all().iter().map(|duty| (duty.path(), card::held(policy, id, *duty).len()));
    counts.filter(|(_, count)| *count > 0).map(|(duty, count)| format!("{duty} of {count}")).collect()
}

fn findings(edition: &Edition, id: DeclarationId) -> Option<String> {
    match card::findings(edition, id).len() {
        0 => None,
        1 => Some("1 finding".to_owned()),
        count => Some(format!("{count} findings")),
    }
}
