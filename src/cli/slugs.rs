//! The names by which problems are known: those of the rules, shipped and own, and of the compile errors; and those of the
//! profiles.

use crate::analysis::Analysis;
use crate::diagnostic::catalogue;
use crate::model::Policy;
use crate::vocabulary::{Kind, nearest};

/// Says nothing if a slug is one of a rule or compile error, else what may have been meant.
pub(super) fn known(slug: &str, analysis: &Analysis) -> Result<(), String> {
    let all = all(&analysis.policy);
    if all.contains(&slug) {
        return Ok(());
    }
    let meant = match nearest(slug, all) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "see all rules with `truenorth rules`".to_owned(),
    };
    Err(format!("there is no rule or compile error `{slug}`\n  help  {meant}"))
}

/// All of them.
fn all(policy: &Policy) -> Vec<&str> {
    let rules: Vec<&str> = policy.of_kind(Kind::Rule).iter().map(|rule| policy.name(*rule)).collect();
    let mistakes: Vec<&str> = catalogue::ALL.iter().map(|row| row.slug).collect();
    [rules, mistakes].concat()
}

/// Says nothing if a name is one of a profile, shipped or own, else what may have been meant.
pub(super) fn profile(name: &str, policy: &Policy) -> Result<(), String> {
    let all: Vec<&str> = policy.of_kind(Kind::Profile).iter().map(|profile| policy.name(*profile)).collect();
    if all.contains(&name) {
        return Ok(());
    }
    let meant = match nearest(name, all.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("choose one of {}", all.join(", ")),
    };
    Err(format!("there is no profile `{name}`\n  help  {meant}"))
}
