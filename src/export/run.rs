//! How the document was made: from which files, by which rules.
//!
//! In: an analysis. Out: the profile and those it extends, the files with their digests, the rules that were checked, could
//! not be, or do not hold here.

use schemars::JsonSchema;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::problems::NotCheckable;
use super::reading::Reading;
use crate::rules::Setting;
use crate::rules::profile;

/// The profile that said which rules hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Profile {
    /// Its name.
    pub name: String,
    /// The profiles it begins with, nearest first.
    pub extends: Vec<String>,
}

/// A file of the policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Input {
    /// Its path, relative to what was asked for, with `/`.
    pub path: String,
    /// The SHA-256 digest of its bytes.
    #[schemars(regex(pattern = r"^[0-9a-f]{64}$"))]
    pub sha256: String,
}

/// What became of the rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Rules {
    /// The rules that were checked, in the order of the book.
    pub checked: Vec<String>,
    /// The rules that could not be, and what to declare so that they can, in the order of the book.
    pub not_checkable: Vec<NotCheckable>,
    /// The rules that the profile has put out of force, sorted.
    pub off: Vec<Off>,
}

/// A rule that does not hold here.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Off {
    /// Its name.
    pub rule: String,
    /// Why not.
    pub because: Option<String>,
}

pub(super) fn profile(reading: &Reading<'_>) -> Profile {
    let mut names = reading.analysis.profile.lineage.iter().map(|id| reading.name(*id));
    Profile { name: names.next().unwrap_or_else(|| profile::DEFAULT.to_owned()), extends: names.collect() }
}

/// The files of the policy, by path.
pub(super) fn inputs(reading: &Reading<'_>) -> Vec<Input> {
    let files = reading.policy.sources().of_policy();
    let mut inputs: Vec<Input> =
        files.map(|(_, source)| Input { path: source.path().to_owned(), sha256: digest(source.bytes()) }).collect();
    inputs.sort_by(|a, b| a.path.cmp(&b.path));
    inputs
}

fn digest(parts: [&[u8]; 2]) -> String {
    let hash = parts.into_iter().fold(Sha256::new(), |hash, part| hash.chain_update(part));
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(super) fn rules(reading: &Reading<'_>) -> Rules {
    let analysis = reading.analysis;
    let not_checkable = analysis.not_checkable.iter();
    Rules {
        checked: analysis.checked.clone(),
        not_checkable: not_checkable
            .map(|rule| NotCheckable { rule: rule.rule.clone(), declare: rule.declare.clone() })
            .collect(),
        off: off(reading),
    }
}

fn off(reading: &Reading<'_>) -> Vec<Off> {
    let standing = |rule: &String| reading.analysis.standing(rule).map(|standing| (rule.clone(), standing));
    let all = reading.analysis.profile.lines.keys().filter_map(standing);
    let mut off: Vec<Off> = all
        .filter(|(_, standing)| standing.setting == Setting::Off)
        .map(|(rule, standing)| Off { rule, because: standing.because })
        .collect();
    off.sort();
    off
}
