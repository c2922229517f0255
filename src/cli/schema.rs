//! `truenorth schema`: the JSON Schema of what machines read.

use clap::ValueEnum;

use super::edge::{Status, Stop};
use super::output::print;
use crate::export::{due, policy, problems};

/// Print the JSON Schema of a document that Truenorth writes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Which document
    #[arg(value_enum, default_value_t = Document::Policy)]
    document: Document,
}

const EXAMPLES: &str = "\
Examples:
  truenorth schema > truenorth-policy-1.schema.json
  truenorth schema problems > truenorth-problems-1.schema.json";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Document {
    /// What `truenorth build` writes
    Policy,
    /// What `truenorth check --format json` writes
    Problems,
    /// What `truenorth due --format json` writes
    Due,
}

/// Prints a schema.
pub(super) fn run(args: &Args) -> Result<Status, Stop> {
    let schema = match args.document {
        Document::Policy => policy::schema(),
        Document::Problems => problems::schema().into(),
        Document::Due => due::schema().into(),
    };
    print(&format!("{schema:#}\n"))?;
    Ok(Status::Clean)
}
