//! What falls due, and what the rules will find by then.
//!
//! In: an analysis, and a later day. Out: [`Due`]: the reviews, steps, beginnings and ends that the policy itself dates up to that
//! day, what is overdue already, and the findings that will appear if nothing is done. It reads no clock, and judges nothing
//! that a rule does not.

mod dates;

use rustc_hash::FxHashSet;

use crate::analysis::Analysis;
use crate::diagnostic::Diagnostic;
use crate::model::{Date, DeclarationId};
use crate::source::Span;

/// What falls due between two days.
#[derive(Debug)]
pub struct Due {
    /// The day it is asked on.
    pub as_of: Date,
    /// The last day that counts.
    pub until: Date,
    /// What the policy dates, by day.
    pub events: Vec<Event>,
    /// How many lines say how often and not from when, so that no day can be told.
    pub undated: usize,
    /// The findings that will appear, by day.
    pub findings: Vec<Appearing>,
}

/// Something the policy dates.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Event {
    /// The day.
    pub day: Date,
    /// What happens on it, or should.
    pub what: What,
    /// The declaration it stands in.
    pub holder: DeclarationId,
    /// Where it is said.
    pub place: Span,
    /// What is to be done, or what it is that begins or ends, as written; empty for the declaration itself.
    pub text: String,
    /// Whether its day has passed, and it still waits to be done.
    pub is_overdue: bool,
}

/// What happens on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// The declaration is to be gone over again.
    Review,
    /// A step is to be taken.
    Step,
    /// Something is to be taken up by then.
    Deadline,
    /// Something begins.
    Begins,
    /// The last day of something.
    Ends,
}

impl What {
    /// In a word.
    pub fn word(self) -> &'static str {
        match self {
            What::Review => "review",
            What::Step => "step",
            What::Deadline => "deadline",
            What::Begins => "begins",
            What::Ends => "ends",
        }
    }
}

/// A finding that is not there yet.
#[derive(Debug)]
pub struct Appearing {
    /// The first day of it.
    pub day: Date,
    /// What will be found.
    pub finding: Diagnostic,
}

/// What falls due up to a day, and what will be found by then.
pub fn due(analysis: &Analysis, until: Date) -> Due {
    let (events, undated) = dates::events(analysis, until);
    let as_of = analysis.as_of;
    Due { as_of, until, events, undated, findings: appearing(analysis, until) }
}

fn appearing(analysis: &Analysis, until: Date) -> Vec<Appearing> {
    let mut findings = Vec::new();
    if until > analysis.as_of {
        let now = open(&analysis.problems);
        let then = analysis.findings_on(until);
        let new = then.iter().filter(|finding| is_open(finding) && !now.contains(&key(finding))).cloned().collect();
        date(analysis, [analysis.as_of, until], new, &mut findings);
    }
    findings.sort_by_key(|it| it.day);
    findings
}

/// Finds the first day of each of some findings that are not there on the first of two days and are there on the last, by
/// asking about the day in the middle.
fn date(analysis: &Analysis, [before, last]: [Date; 2], findings: Vec<Diagnostic>, dated: &mut Vec<Appearing>) {
    if findings.is_empty() {
        return;
    }
    let Some(middle) = middle(before, last) else {
        return dated.extend(findings.into_iter().map(|finding| Appearing { day: last, finding }));
    };
    let there = analysis.findings_on(middle);
    let there = open(&there);
    let (earlier, later) = findings.into_iter().partition(|finding| there.contains(&key(finding)));
    date(analysis, [before, middle], earlier, dated);
    date(analysis, [middle, last], later, dated);
}

/// The day halfway between two, if there is one.
fn middle(before: Date, last: Date) -> Option<Date> {
    let days = last.duration_since(before).as_hours() / 24;
    let half = jiff::Span::new().try_days(days / 2).ok().filter(|_| days > 1)?;
    before.checked_add(half).ok()
}

fn open(findings: &[Diagnostic]) -> FxHashSet<Option<&str>> {
    findings.iter().filter(|finding| is_open(finding)).map(key).collect()
}

fn is_open(finding: &Diagnostic) -> bool {
    finding.waived.is_none()
}

fn key(finding: &Diagnostic) -> Option<&str> {
    finding.fingerprint.as_deref()
}
