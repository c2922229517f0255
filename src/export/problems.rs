//! What a check says to machines: the document `truenorth.problems`.
//!
//! In: problems, the sources they lie in, and how the run went. Out: [`Document`], its JSON and its schema. The
//! problems keep their order.

use schemars::{JsonSchema, Schema, schema_for};
use serde::Serialize;

use super::checked::Checked;
use super::place::Place;
use crate::diagnostic as inner;
use crate::source::Sources;

/// The identifier of the schema.
pub const SCHEMA_ID: &str = "urn:truenorth:schema:problems:1";

/// How a run went, as far as the problems do not say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The day for which the policy was judged, as `YYYY-MM-DD`.
    pub as_of: String,
    /// Whether all of it was judged.
    pub extent: Extent,
    /// The rules that could not be checked.
    pub not_checkable: Vec<NotCheckable>,
    /// What became of every rule, where that is asked for.
    pub checked: Option<Checked>,
}

/// How much of a policy was judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Complete,
    /// Something could not be read, or a limit was hit.
    Incomplete,
}

/// What one run of `truenorth check` found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(title = "Problems of a Truenorth policy", extend("$id" = SCHEMA_ID))]
pub struct Document {
    /// What this document is.
    pub format: Format,
    /// The day for which the policy was judged.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub as_of: String,
    /// Whether everything was analysed; if not, the exit status is 3.
    pub complete: bool,
    /// How many problems there are.
    pub summary: Summary,
    /// The problems, in order of place.
    pub problems: Vec<Problem>,
    /// The rules that could not be checked, because what they need is not declared.
    pub not_checkable: Vec<NotCheckable>,
    /// What became of every rule, and how far duties are covered; absent unless it is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked: Option<Checked>,
}

/// Name and version of a format. A minor version adds fields; anything else is a major one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Format {
    /// Always `truenorth.problems`.
    #[schemars(extend("const" = "truenorth.problems"))]
    pub name: String,
    /// Major and minor version.
    #[schemars(regex(pattern = r"^1\.\d+$"))]
    pub version: String,
}

/// How many problems there are of each level that no waiver accepts, and how many a waiver accepts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// Level error.
    pub errors: usize,
    /// Level warning.
    pub warnings: usize,
    /// Level info.
    pub infos: usize,
    /// Accepted for a time, of any level.
    pub waived: usize,
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// The name of the compile error, or of the rule.
    pub slug: String,
    /// Who says so.
    pub kind: Kind,
    /// How much it weighs.
    pub level: Level,
    /// What is wrong.
    pub message: String,
    /// Why it matters.
    pub why: Option<String>,
    /// What to do; may be several lines.
    pub help: Option<String>,
    /// Where it is.
    #[serde(flatten)]
    pub place: Place,
    /// What a finding is about; null for a compile error.
    pub subject: Option<Subject>,
    /// The other places, in reading order.
    pub related: Vec<Related>,
    /// How a machine can mend it.
    pub fix: Option<Fix>,
    /// The same from one run to the next as long as rule and subject are; null for a compile error.
    pub fingerprint: Option<String>,
    /// The waiver that accepts it.
    pub waived: Option<Waived>,
}

/// Who says that something is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// The compiler: the text cannot be understood.
    Compile,
    /// A governance rule.
    Finding,
}

/// How much a problem weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Level {
    /// To be mended; the policy does not pass.
    Error,
    /// To be looked into.
    Warning,
    /// Worth knowing.
    Info,
}

/// What a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Subject {
    /// The word of the kind of declaration.
    pub kind: String,
    /// Its name; of a handoff `journey:a->b`.
    pub id: String,
}

/// Another place that belongs to a problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Related {
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// What is to be seen there.
    pub message: String,
}

/// How a machine can mend a problem.
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

/// How sure a fix is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Grade {
    /// The meaning is unchanged, or certain.
    Safe,
    /// It has a blank to fill (`${…}`) or a choice to make.
    Suggested,
}

/// One replacement of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Edit {
    /// What is replaced; empty to insert.
    #[serde(flatten)]
    pub place: Place,
    /// By what.
    pub text: String,
}

/// The waiver that accepts a finding for a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Waived {
    /// The waiver's name.
    pub by: String,
    /// Who approved it.
    pub approved_by: String,
    /// Why.
    pub because: String,
    /// Its last day.
    pub until: String,
}

/// A rule that could not be checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NotCheckable {
    /// The rule.
    pub rule: String,
    /// What to declare so that it can be.
    pub declare: String,
}

/// The document of a run.
pub fn document(problems: &[inner::Diagnostic], sources: &Sources, run: &Run) -> Document {
    Document {
        format: Format { name: "truenorth.problems".to_owned(), version: "1.1".to_owned() },
        as_of: run.as_of.clone(),
        complete: run.extent == Extent::Complete,
        summary: Summary::of(problems),
        problems: problems.iter().map(|problem| Problem::of(problem, sources)).collect(),
        not_checkable: run.not_checkable.clone(),
        checked: run.checked.clone(),
    }
}

/// The JSON Schema of the document.
pub fn schema() -> Schema {
    schema_for!(Document)
}

impl Document {
    /// Its JSON, with a newline at the end; the same bytes for the same run.
    pub fn to_json(&self) -> String {
        #[expect(clippy::expect_used, reason = "texts, numbers and lists of them can always be written")]
        let json = serde_json::to_string_pretty(self).expect("a document is JSON");
        json + "\n"
    }
}

impl Summary {
    fn of(problems: &[inner::Diagnostic]) -> Summary {
        let open = problems.iter().filter(|problem| problem.waived.is_none());
        let count = |level| open.clone().filter(|problem| problem.level == level).count();
        Summary {
            errors: count(inner::Level::Error),
            warnings: count(inner::Level::Warning),
            infos: count(inner::Level::Info),
            waived: problems.iter().filter(|problem| problem.waived.is_some()).count(),
        }
    }
}

impl Problem {
    fn of(problem: &inner::Diagnostic, sources: &Sources) -> Problem {
        let related = problem.related.iter();
        Problem {
            slug: problem.slug.clone(),
            kind: problem.origin.into(),
            level: problem.level.into(),
            message: problem.message.clone(),
            why: problem.why.clone(),
            help: problem.help.clone(),
            place: Place::of(problem.primary.span, sources),
            subject: problem.subject.as_ref().map(Subject::of),
            related: related.map(|label| Related::of(label, sources)).collect(),
            fix: problem.fix.as_ref().map(|fix| Fix::of(fix, sources)),
            fingerprint: problem.fingerprint.clone(),
            waived: problem.waived.as_ref().map(Waived::of),
        }
    }
}

impl Subject {
    pub(super) fn of(subject: &inner::Subject) -> Subject {
        Subject { kind: subject.kind.clone(), id: subject.id.clone() }
    }
}

impl Related {
    fn of(label: &inner::Label, sources: &Sources) -> Related {
        Related { place: Place::of(label.span, sources), message: label.text.clone() }
    }
}

impl Fix {
    fn of(fix: &inner::Fix, sources: &Sources) -> Fix {
        let edits = fix.edits.iter().map(|edit| Edit { place: Place::of(edit.span, sources), text: edit.text.clone() });
        Fix { grade: fix.grade.into(), title: fix.title.clone(), edits: edits.collect() }
    }
}

impl Waived {
    pub(super) fn of(waived: &inner::Waived) -> Waived {
        Waived {
            by: waived.by.clone(),
            approved_by: waived.approved_by.clone(),
            because: waived.because.clone(),
            until: waived.until.clone(),
        }
    }
}

impl From<inner::Origin> for Kind {
    fn from(origin: inner::Origin) -> Kind {
        match origin {
            inner::Origin::Compile => Kind::Compile,
            inner::Origin::Finding => Kind::Finding,
        }
    }
}

impl From<inner::Level> for Level {
    fn from(level: inner::Level) -> Level {
        match level {
            inner::Level::Error => Level::Error,
            inner::Level::Warning => Level::Warning,
            inner::Level::Info => Level::Info,
        }
    }
}

impl From<inner::Grade> for Grade {
    fn from(grade: inner::Grade) -> Grade {
        match grade {
            inner::Grade::Safe => Grade::Safe,
            inner::Grade::Suggested => Grade::Suggested,
        }
    }
}
