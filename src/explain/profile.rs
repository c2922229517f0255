//! What a profile is about: which rules it weighs otherwise than they do themselves, and why.

use super::{Page, Part};
use crate::analysis::Analysis;
use crate::rules::profile::{self, Standing};
use crate::rules::{Rule, Setting};
use crate::vocabulary::Kind;

/// The page of the profile of this name.
pub(super) fn page(analysis: &Analysis, name: &str) -> Option<Page> {
    let policy = &analysis.policy;
    let id = policy.named(Kind::Profile, name)?;
    let mut page = Page::new(name, &policy.title(id).unwrap_or_default());
    page.parts.extend(policy.documentation(id).map(Part::Text));
    let chosen = profile::choose(policy, &analysis.book, analysis.as_of, Some(name)).profile;
    let extends: Vec<&str> = chosen.lineage.iter().skip(1).map(|id| policy.name(*id)).collect();
    page.rows([("extends", extends.join(", which extends "))]);
    let standing = |rule: &'_ Rule| Some((rule.slug.clone(), chosen.standing(policy, &rule.slug)?));
    let rows: Vec<_> = analysis.book.iter().filter_map(standing).collect();
    page.section("rules it weighs otherwise than they do themselves");
    match rows.is_empty() {
        true => page.parts.push(Part::Text("None: each weighs what it says itself.".to_owned())),
        false => page.rows(rows.into_iter().map(|(rule, standing)| (rule, said(analysis, name, &standing)))),
    }
    page.section("to hold it");
    page.written(&format!("organization your-company {{ profile {name} }}"));
    page.section("to begin a profile of your own with it");
    page.written(&format!("profile your-house \"How we govern\" {{ extends {name} }}"));
    Some(page)
}

fn said(analysis: &Analysis, name: &str, standing: &Standing) -> String {
    let by = analysis.policy.name(standing.profile);
    let by = if by == name { String::new() } else { format!(", says `{by}`") };
    let because = standing.because.as_ref().map_or_else(String::new, |because| format!(": {because}"));
    format!("{}{by}{because}", word(standing.setting))
}

/// In a word.
pub(super) fn word(setting: Setting) -> &'static str {
    match setting {
        Setting::Off => "off",
        Setting::Level(level) => level.word(),
    }
}
