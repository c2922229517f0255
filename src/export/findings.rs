//! What the rules found, as a flat table.
//!
//! In: the findings of an analysis. Out: [`Finding`]s. Compile errors are not among them: a policy that has any is not built.

use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::Serialize;

use super::problems::{Grade, Level, Subject, Waived};
use super::reading::{Reading, is_finding};
use super::source_map::Location;
use crate::diagnostic as inner;
use crate::rules::Setting;
use crate::vocabulary::{Kind, known};

/// What a rule found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// The name of the rule.
    pub rule: String,
    /// How much it weighs.
    pub level: Level,
    /// How much the profile says it weighs; null where the profile leaves that to the rule.
    pub profile_level: Option<Level>,
    /// What is wrong.
    pub message: String,
    /// Why it matters.
    pub why: Option<String>,
    /// What to do; may be several lines.
    pub help: Option<String>,
    /// What it is about.
    pub subject: Option<Subject>,
    /// The other places, in reading order.
    pub related: Vec<Related>,
    /// Where it is.
    pub location: Location,
    /// Whose thoughts the rule rests on, in source order.
    pub source: Vec<String>,
    /// How a machine can mend it.
    pub fix: Option<Fix>,
    /// The same from one build to the next as long as rule and subject are.
    pub fingerprint: Option<String>,
    /// The waiver that accepts it.
    pub waived: Option<Waived>,
}

/// Another place that belongs to a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Related {
    /// Where.
    pub location: Location,
    /// What is to be seen there.
    pub message: String,
}

/// How a machine can mend a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Fix {
    /// How sure it is.
    pub grade: Grade,
    /// What it does.
    pub title: String,
    /// The replacements; none overlap.
    pub edits: Vec<Edit>,
}

/// One replacement of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Edit {
    /// What is replaced; empty to insert.
    pub location: Location,
    /// By what.
    pub text: String,
}

/// What is said of a rule once, for all its findings.
#[derive(Default)]
struct Said {
    profile_level: Option<Level>,
    source: Vec<String>,
}

/// Every finding, in reading order.
pub(super) fn findings(reading: &Reading<'_>) -> Vec<Finding> {
    let mut known: FxHashMap<&str, Said> = FxHashMap::default();
    let mut found = Vec::new();
    for problem in reading.analysis.problems.iter().filter(|problem| is_finding(problem)) {
        let said = known.entry(&problem.slug).or_insert_with(|| said_of(reading, &problem.slug));
        found.push(finding(reading, problem, said));
    }
    found
}

fn said_of(reading: &Reading<'_>, slug: &str) -> Said {
    let policy = reading.policy;
    let Some(rule) = policy.named(Kind::Rule, slug) else { return Said::default() };
    let profile_level = match reading.analysis.standing(slug).map(|standing| standing.setting) {
        Some(Setting::Level(level)) => Some(level.into()),
        _ => None,
    };
    let lines = reading.stated(rule, known().source);
    let source = lines.flat_map(|fact| policy.values(fact).iter().map(move |held| policy.text(fact, held)));
    Said { profile_level, source: source.collect() }
}

fn finding(reading: &Reading<'_>, problem: &inner::Diagnostic, said: &Said) -> Finding {
    let related =
        |label: &inner::Label| Related { location: reading.location_of(label.span), message: label.text.clone() };
    Finding {
        rule: problem.slug.clone(),
        level: problem.level.into(),
        profile_level: said.profile_level,
        message: problem.message.clone(),
        why: problem.why.clone(),
        help: problem.help.clone(),
        subject: problem.subject.as_ref().map(Subject::of),
        related: problem.related.iter().map(related).collect(),
        location: reading.location_of(problem.primary.span),
        source: said.source.clone(),
        fix: problem.fix.as_ref().map(|found| fix(reading, found)),
        fingerprint: problem.fingerprint.clone(),
        waived: problem.waived.as_ref().map(Waived::of),
    }
}

fn fix(reading: &Reading<'_>, fix: &inner::Fix) -> Fix {
    let edit = |edit: &inner::Edit| Edit { location: reading.location_of(edit.span), text: edit.text.clone() };
    Fix { grade: fix.grade.into(), title: fix.title.clone(), edits: fix.edits.iter().map(edit).collect() }
}
