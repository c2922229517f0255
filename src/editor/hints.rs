//! What an editor writes between the lines: what holds and is not written, how far it is to the top, how long a waiver lasts; and over a
//! declaration, what hangs on it.

use super::card::Findings;
use super::load::load;
use super::{Edition, actions};
use crate::diagnostic::Level;
use crate::model::{Date, DeclarationId, Policy, Value};
use crate::render::counted;
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
    Some(Hint {
        at: policy.declaration(id).head.after(),
        text: format!("{} to the top", counted(steps as usize, "step")),
    })
}

/// How many days a waiver has left, behind its last day.
fn days_left(policy: &Policy, id: DeclarationId, today: Date) -> Option<Hint> {
    let line = policy.line(id, known().until).filter(|_| policy.kind(id) == Kind::Waiver)?;
    let held = policy.values(line).first()?;
    let Value::Date(last) = held.value else { return None };
    let text = match usize::try_from(today.until(last).ok()?.get_days()) {
        Ok(0) => "its last day".to_owned(),
        Ok(days) => format!("{} left", counted(days, "day")),
        Err(_) => "over".to_owned(),
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
    /// What they lead to.
    pub leads_to: Lead,
}

/// A page that words may lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lead {
    /// Who answers for a declaration, and for what it answers: its name.
    Accountability(String),
    /// A rule: its name.
    Rule(String),
}

/// Over how many rules that fire at one declaration one may ask why.
const RULES_OVER_ONE: usize = 3;

/// What hangs on each declaration of a file and was found about it, where anything does or was, and why.
pub fn lenses(edition: &Edition, file: FileId) -> Vec<Lens> {
    let policy = &edition.analysis.policy;
    let findings = Findings::of(edition);
    let own = policy.own().filter(|id| policy.declaration(*id).name.file == file);
    own.flat_map(|id| over(policy, &findings, id)).collect()
}

fn over(policy: &Policy, findings: &Findings<'_>, id: DeclarationId) -> Vec<Lens> {
    let about = findings.about(id);
    let found = (!about.is_empty()).then(|| counted(about.len(), "finding"));
    let text: Vec<String> = load(policy, id).into_iter().chain(found).collect();
    let at = policy.declaration(id).head;
    let leads_to = Lead::Accountability(policy.name(id).to_owned());
    let first = (!text.is_empty()).then(|| Lens { at, text: text.join(" · "), leads_to });
    let mut rules: Vec<&str> = Vec::new();
    for problem in about.iter().filter(|problem| problem.level > Level::Info) {
        if rules.len() < RULES_OVER_ONE && !rules.contains(&problem.slug.as_str()) {
            rules.push(&problem.slug);
        }
    }
    let why = |rule: &str| Lens { at, text: format!("why `{rule}`?"), leads_to: Lead::Rule(rule.to_owned()) };
    first.into_iter().chain(rules.into_iter().map(why)).collect()
}
