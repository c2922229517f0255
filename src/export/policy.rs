//! What a policy compiles to: the document `truenorth.policy`, which `truenorth build` writes.
//!
//! In: an analysis. Out: [`Document`], its JSON and its schema. It is for dashboards, auditors and scripts that do not know the
//! language, so each part is a table or a list, things hang together by id, and nothing has to be worked out again. Whether a
//! policy may be built at all is not decided here.
//!
//! The structs are frozen by hand. What declarations state is driven by the vocabulary: a property added there is a field here
//! and in the schema, and one taken away is missed by the test that holds the schema.

use std::collections::BTreeMap;

use schemars::{JsonSchema, schema_for};
use serde::Serialize;
use serde_json::Value as Json;

use super::accountability::{self, Accountability, Load};
use super::actions::{self, Action};
use super::coverage::{self, Coverage};
use super::element::{Element, elements, list_schema, one_schema};
use super::findings::{self, Finding};
use super::journey::{self, Journey};
use super::ladder::{self, Ladder};
use super::party::{self, Party};
use super::reading::Reading;
use super::run::{self, Input, Profile, Rules};
use super::source_map::{self, Location};
use super::touchpoint::{self, Channel, Touchpoint};
use crate::analysis::Analysis;
use crate::vocabulary::Kind;

/// The identifier of the schema.
pub const SCHEMA_ID: &str = "urn:truenorth:schema:policy:1";

/// A policy, compiled. Every field is always there: what is not stated is null, false or an empty array. Things name each
/// other by id.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(title = "A Truenorth policy", extend("$id" = SCHEMA_ID))]
pub struct Document {
    /// The schema of this document.
    #[serde(rename = "$schema")]
    #[schemars(extend("const" = SCHEMA_ID))]
    pub schema: String,
    /// What this document is.
    pub format: Format,
    /// What made it.
    pub tool: Tool,
    /// The day for which the policy was judged.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub as_of: String,
    /// Whether it has findings that would keep it from being built without `--with-findings`.
    pub with_findings: bool,
    /// The profile that said which rules hold.
    pub profile: Profile,
    /// The files of the policy, sorted by path.
    pub inputs: Vec<Input>,
    /// The organization; null where none is declared.
    #[schemars(schema_with = "one_schema::<{ Kind::Organization as u8 }>")]
    pub organization: Option<Element>,
    /// Executives, departments, roles and partners, sorted by id.
    #[schemars(schema_with = "party::list_schema")]
    pub parties: Vec<Party>,
    /// Ways of contact, sorted by id.
    #[schemars(schema_with = "touchpoint::channels_schema")]
    pub channels: Vec<Channel>,
    /// Steps of the customer's lifecycle, sorted by id.
    #[schemars(schema_with = "list_schema::<{ Kind::Stage as u8 }>")]
    pub stages: Vec<Element>,
    /// Groups of customers, sorted by id.
    #[schemars(schema_with = "list_schema::<{ Kind::Segment as u8 }>")]
    pub segments: Vec<Element>,
    /// Interactions between a customer and the brand, sorted by id.
    #[schemars(schema_with = "touchpoint::touchpoints_schema")]
    pub touchpoints: Vec<Touchpoint>,
    /// Paths of touch-points, sorted by id.
    #[schemars(schema_with = "journey::list_schema")]
    pub journeys: Vec<Journey>,
    /// Standards that managers answer to, sorted by id.
    #[schemars(schema_with = "list_schema::<{ Kind::Standard as u8 }>")]
    pub standards: Vec<Element>,
    /// What customers have been told will happen, sorted by id.
    #[schemars(schema_with = "list_schema::<{ Kind::Promise as u8 }>")]
    pub promises: Vec<Element>,
    /// What is measured, sorted by id.
    #[schemars(schema_with = "list_schema::<{ Kind::Metric as u8 }>")]
    pub metrics: Vec<Element>,
    /// Sources of the customer's voice, sorted by id.
    #[schemars(schema_with = "list_schema::<{ Kind::Feedback as u8 }>")]
    pub feedback: Vec<Element>,
    /// Councils and committees, sorted by id.
    #[schemars(schema_with = "list_schema::<{ Kind::Forum as u8 }>")]
    pub forums: Vec<Element>,
    /// Decisions that somebody may take alone, sorted by id.
    #[schemars(schema_with = "list_schema::<{ Kind::Right as u8 }>")]
    pub rights: Vec<Element>,
    /// What prepares people for their part, sorted by id.
    #[schemars(schema_with = "list_schema::<{ Kind::Training as u8 }>")]
    pub trainings: Vec<Element>,
    /// Plans for the customer's experience, sorted by id.
    #[schemars(schema_with = "list_schema::<{ Kind::Strategy as u8 }>")]
    pub strategies: Vec<Element>,
    /// What strategies are for, sorted by id.
    #[schemars(schema_with = "list_schema::<{ Kind::Goal as u8 }>")]
    pub goals: Vec<Element>,
    /// Statements of what comes first, sorted by id.
    #[schemars(schema_with = "list_schema::<{ Kind::Claim as u8 }>")]
    pub claims: Vec<Element>,
    /// Pieces of change, sorted by id.
    #[schemars(schema_with = "list_schema::<{ Kind::Initiative as u8 }>")]
    pub initiatives: Vec<Element>,
    /// Where two parties claim one thing, sorted by id.
    #[schemars(schema_with = "list_schema::<{ Kind::Conflict as u8 }>")]
    pub conflicts: Vec<Element>,
    /// Where requests go inside the company, sorted by id.
    #[schemars(schema_with = "list_schema::<{ Kind::Route as u8 }>")]
    pub routes: Vec<Element>,
    /// Parts of the culture, sorted by id.
    #[schemars(schema_with = "list_schema::<{ Kind::Value as u8 }>")]
    pub values: Vec<Element>,
    /// What one group asks of another, sorted by id.
    #[schemars(schema_with = "list_schema::<{ Kind::Expectation as u8 }>")]
    pub expectations: Vec<Element>,
    /// Who is tied to what: the touch-points, journeys and channels, each by id, then the handoffs by journey; the duties of
    /// each in the vocabulary's order, the lines of a duty in source order.
    pub accountability: Vec<Accountability>,
    /// Who owns the customer's experience, from the top to the customer.
    pub ladder: Ladder,
    /// The steps to be taken: by the kind of declaration they stand in, by its id, in source order.
    pub actions: Vec<Action>,
    /// How much is covered.
    pub coverage: Coverage,
    /// How much each party answers for, sorted by party.
    pub load: Vec<Load>,
    /// What the rules found, in reading order.
    pub findings: Vec<Finding>,
    /// What became of the rules.
    pub rules: Rules,
    /// Findings that somebody accepts for a time, sorted by id.
    #[schemars(schema_with = "list_schema::<{ Kind::Waiver as u8 }>")]
    pub waivers: Vec<Element>,
    /// Where things are said: `/touchpoints/checkout` for a declaration, by its list in this document and its id (the
    /// organization is `/organization`); `/touchpoints/checkout/owner` for what it states itself, and
    /// `/touchpoints/checkout/owner/2` for the second line of the same property.
    pub source_map: BTreeMap<String, Location>,
}

/// Name and version of a format. A minor version adds fields; anything else is a major one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Format {
    /// Always `truenorth.policy`.
    #[schemars(extend("const" = "truenorth.policy"))]
    pub name: String,
    /// Major and minor version.
    #[schemars(regex(pattern = r"^1\.\d+$"))]
    pub version: String,
}

/// What made the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Tool {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// The document of an analysis.
pub fn document(analysis: &Analysis) -> Document {
    let reading = &Reading::of(analysis);
    let all = |kind| elements(reading, kind);
    let journeys = journey::journeys(reading);
    let actions = actions::actions(reading);
    let accountability = accountability::accountability(reading, &journeys);
    Document {
        schema: SCHEMA_ID.to_owned(),
        format: Format { name: "truenorth.policy".to_owned(), version: "1.0".to_owned() },
        tool: Tool { name: env!("CARGO_PKG_NAME").to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
        as_of: analysis.as_of.to_string(),
        with_findings: analysis.fails(),
        profile: run::profile(reading),
        inputs: run::inputs(reading),
        organization: all(Kind::Organization).into_iter().next(),
        parties: party::parties(reading),
        channels: touchpoint::channels(reading),
        stages: all(Kind::Stage),
        segments: all(Kind::Segment),
        touchpoints: touchpoint::touchpoints(reading, &journeys),
        standards: all(Kind::Standard),
        promises: all(Kind::Promise),
        metrics: all(Kind::Metric),
        feedback: all(Kind::Feedback),
        forums: all(Kind::Forum),
        rights: all(Kind::Right),
        trainings: all(Kind::Training),
        strategies: all(Kind::Strategy),
        goals: all(Kind::Goal),
        claims: all(Kind::Claim),
        initiatives: all(Kind::Initiative),
        conflicts: all(Kind::Conflict),
        routes: all(Kind::Route),
        values: all(Kind::Value),
        expectations: all(Kind::Expectation),
        ladder: ladder::ladder(reading),
        coverage: coverage::coverage(reading, &journeys, &actions),
        load: accountability::load(&accountability),
        findings: findings::findings(reading),
        rules: run::rules(reading),
        waivers: all(Kind::Waiver),
        source_map: source_map::source_map(reading),
        accountability,
        actions,
        journeys,
    }
}

/// The JSON of a document, with a newline at the end; the same bytes for the same policy and day.
pub fn to_json(document: &Document) -> String {
    #[expect(clippy::expect_used, reason = "texts, numbers and lists of them can always be written")]
    let json = serde_json::to_string_pretty(document).expect("a document is JSON");
    json + "\n"
}

/// The JSON Schema of the document.
pub fn schema() -> Json {
    schema_for!(Document).into()
}
