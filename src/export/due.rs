//! What falls due, for machines: the document `truenorth.due`.
//!
//! In: what falls due in a policy. Out: [`Document`], its JSON and its schema. Everything stands by day.

use schemars::{JsonSchema, Schema, schema_for};
use serde::Serialize;

use super::place::Place;
use super::problems::{Level, Subject};
use crate::due as inner;
use crate::model::Policy;

/// The identifier of the schema.
pub const SCHEMA_ID: &str = "urn:truenorth:schema:due:1";

/// What falls due in a policy up to a day, if nothing is changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(title = "What falls due in a Truenorth policy", extend("$id" = SCHEMA_ID))]
pub struct Document {
    /// What this document is.
    pub format: Format,
    /// The day it is asked on.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub as_of: String,
    /// The last day that counts.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub until: String,
    /// What the policy itself dates, what is overdue first.
    pub events: Vec<Event>,
    /// How many lines say how often and not from when, so that no day can be told.
    pub undated: usize,
    /// The findings that are not there yet, by the day they appear.
    pub findings: Vec<Finding>,
}

/// Name and version of a format. A minor version adds fields; anything else is a major one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Format {
    /// Always `truenorth.due`.
    #[schemars(extend("const" = "truenorth.due"))]
    pub name: String,
    /// Major and minor version.
    #[schemars(regex(pattern = r"^1\.\d+$"))]
    pub version: String,
}

/// Something the policy dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    /// The day; of what ends, its last.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub day: String,
    /// What happens on it, or should.
    pub what: What,
    /// Whether its day has passed, and it still waits to be done.
    pub overdue: bool,
    /// The declaration it stands in.
    pub of: Subject,
    /// The title of that declaration.
    pub title: Option<String>,
    /// What is to be done, or what it is that begins or ends, as written; null for the declaration itself.
    pub text: Option<String>,
    /// Where it is said.
    #[serde(flatten)]
    pub place: Place,
}

/// What happens on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
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

/// A finding that is not there yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// The first day of it.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub from: String,
    /// The name of the rule.
    pub rule: String,
    /// How much it will weigh.
    pub level: Level,
    /// What will be wrong, in the words of the last day.
    pub message: String,
    /// What to do; may be several lines.
    pub help: Option<String>,
    /// What it is about.
    pub subject: Option<Subject>,
    /// The same from one run to the next as long as rule and subject are.
    pub fingerprint: Option<String>,
    /// Where it will be.
    #[serde(flatten)]
    pub place: Place,
}

/// The document.
pub fn document(due: &inner::Due, policy: &Policy) -> Document {
    Document {
        format: Format { name: "truenorth.due".to_owned(), version: "1.0".to_owned() },
        as_of: due.as_of.to_string(),
        until: due.until.to_string(),
        events: due.events.iter().map(|event| Event::of(event, policy)).collect(),
        undated: due.undated,
        findings: due.findings.iter().map(|appearing| Finding::of(appearing, policy)).collect(),
    }
}

/// The JSON Schema of the document.
pub fn schema() -> Schema {
    schema_for!(Document)
}

impl Document {
    /// Its JSON, with a newline at the end; the same bytes for the same policy and days.
    pub fn to_json(&self) -> String {
        #[expect(clippy::expect_used, reason = "texts, numbers and lists of them can always be written")]
        let json = serde_json::to_string_pretty(self).expect("a document is JSON");
        json + "\n"
    }
}

impl Event {
    fn of(event: &inner::Event, policy: &Policy) -> Event {
        let (kind, id) = (policy.kind(event.holder).word().to_owned(), policy.name(event.holder).to_owned());
        Event {
            day: event.day.to_string(),
            what: event.what.into(),
            overdue: event.is_overdue,
            of: Subject { kind, id },
            title: policy.title(event.holder),
            text: Some(event.text.clone()).filter(|text| !text.is_empty()),
            place: Place::of(event.place, policy.sources()),
        }
    }
}

impl Finding {
    fn of(appearing: &inner::Appearing, policy: &Policy) -> Finding {
        let finding = &appearing.finding;
        Finding {
            from: appearing.day.to_string(),
            rule: finding.slug.clone(),
            level: finding.level.into(),
            message: finding.message.clone(),
            help: finding.help.clone(),
            subject: finding.subject.as_ref().map(Subject::of),
            fingerprint: finding.fingerprint.clone(),
            place: Place::of(finding.primary.span, policy.sources()),
        }
    }
}

impl From<inner::What> for What {
    fn from(what: inner::What) -> What {
        match what {
            inner::What::Review => What::Review,
            inner::What::Step => What::Step,
            inner::What::Deadline => What::Deadline,
            inner::What::Begins => What::Begins,
            inner::What::Ends => What::Ends,
        }
    }
}
