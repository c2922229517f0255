//! What a rule is about: its own lines as they are written, and the policies in which it fires and does not.

use super::page::Page;
use crate::format::format;
use crate::model::{FactId, Policy};
use crate::render::Options;
use crate::rules::Rule;
use crate::vocabulary::{ExpressionForm, ValueType};

/// The page of a rule.
pub(super) fn page(rule: &Rule, policy: &Policy, how: &Options) -> String {
    let mut page = Page::new(&rule.slug, rule.title.as_deref().unwrap_or(""), how);
    let (examples, lines): (Vec<FactId>, Vec<FactId>) =
        policy.lines(rule.declaration).partition(|line| policy.fact(*line).entry.property.holds_policy());
    let told = lines.into_iter().filter(|line| !is_drawing(policy.fact(*line).entry.property.value));
    page.rows(told.map(|line| (policy.fact(line).entry.property.words, said(policy, line))));
    for example in first_of_each(policy, &examples) {
        show(&mut page, rule, policy, example);
    }
    page.text()
}

/// Where a finding points and how it is mended is seen on the page of one.
fn is_drawing(value: ValueType) -> bool {
    use ExpressionForm::{Fix, Note, Place, Subject, Trace};
    matches!(value, ValueType::Expression(Fix | Note | Place | Subject | Trace))
}

fn said(policy: &Policy, line: FactId) -> String {
    let values = policy.values(line).iter().map(|held| policy.text(line, held));
    values.collect::<Vec<_>>().join(", ")
}

/// The first line of each property.
fn first_of_each(policy: &Policy, lines: &[FactId]) -> Vec<FactId> {
    let mut seen = Vec::new();
    let mut is_first = |line: &&FactId| {
        let property = policy.fact(**line).entry.id;
        let is_first = !seen.contains(&property);
        seen.push(property);
        is_first
    };
    lines.iter().filter(|line| is_first(line)).copied().collect()
}

fn show(page: &mut Page<'_>, rule: &Rule, policy: &Policy, example: FactId) {
    let property = policy.fact(example).entry.property;
    let written = said(policy, example);
    let inside = written.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap_or(&written);
    page.section(&format!("{} ({})", property.words, property.meaning));
    let canonical = format(inside).text;
    page.written(&canonical);
    page.problem(&rule.slug, canonical.into_bytes());
}
