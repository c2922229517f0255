//! What a check could say, beside what it found: each rule's outcome, and how far duties are covered.
//!
//! In: an analysis. Out: [`Checked`], a part of the document `truenorth.problems`.

use schemars::JsonSchema;
use serde::Serialize;

use super::coverage::{TouchpointRow, by_channel};
use super::problems::Level;
use super::reading::Reading;
use super::run::{self, Profile};
use crate::analysis::Analysis;
use crate::verdict::{self, Verdict, verdicts};

/// What was checked, and how far the policy goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Checked {
    /// The profile that said which rules hold.
    pub profile: Profile,
    /// Every rule, in the order of the book.
    pub rules: Vec<RuleRow>,
    /// The active touch-points, channel by channel, and how many of them are covered in each way.
    pub touchpoints: Vec<TouchpointRow>,
}

/// What became of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RuleRow {
    /// Its name.
    pub rule: String,
    /// The group it is listed in.
    pub group: Option<String>,
    /// What its findings weigh here, the cases of a rule that has several in their order.
    pub levels: Vec<Level>,
    /// What it came to.
    pub outcome: Outcome,
    /// How many findings stand.
    pub findings: usize,
    /// How many a waiver accepts.
    pub waived: usize,
    /// What to declare so that it can be checked, where it could not be.
    pub declare: Option<String>,
    /// Why it does not hold, where the profile has put it out of force and says so.
    pub because: Option<String>,
}

/// What a rule came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// It found something, be it accepted by a waiver.
    Fired,
    /// It was checked, and found nothing.
    Clean,
    /// What it needs is not declared.
    NotCheckable,
    /// The profile has put it out of force.
    Off,
}

/// What a check could say; of some rules only, where not all are wanted.
pub fn checked(analysis: &Analysis, is_wanted: impl Fn(&str) -> bool) -> Checked {
    let reading = Reading::of(analysis);
    let all = verdicts(analysis).into_iter().filter(|verdict| is_wanted(&verdict.rule.slug));
    Checked { profile: run::profile(&reading), rules: all.map(row).collect(), touchpoints: by_channel(&reading) }
}

fn row(verdict: Verdict<'_>) -> RuleRow {
    let (rule, levels) = (verdict.rule, verdict.levels.into_iter().map(Level::from).collect());
    let clean = RuleRow {
        rule: rule.slug.clone(),
        group: rule.group.clone(),
        levels,
        outcome: Outcome::Clean,
        findings: 0,
        waived: 0,
        declare: None,
        because: None,
    };
    match verdict.outcome {
        verdict::Outcome::Clean => clean,
        verdict::Outcome::Fired(found) => {
            RuleRow { outcome: Outcome::Fired, findings: found.open, waived: found.waived, ..clean }
        }
        verdict::Outcome::NotCheckable(declare) => {
            RuleRow { outcome: Outcome::NotCheckable, declare: Some(declare.to_owned()), ..clean }
        }
        verdict::Outcome::Off(because) => RuleRow { outcome: Outcome::Off, because, ..clean },
    }
}
