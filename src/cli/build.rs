//! `truenorth build`: a policy as one JSON document.

use std::io;
use std::path::{Path, PathBuf};

use super::appearance::Appearance;
use super::asked::{Asked, Judged};
use super::edge::{Status, Stop};
use super::output::{print, show_beside, tell};
use crate::diagnostic::{Diagnostic, Origin};
use crate::export::policy;
use crate::render::{self, OfAKind};
use crate::workspace;

/// Compile a policy to JSON, for dashboards, auditors and scripts.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    asked: Asked,
    /// Where to write it [default: standard output]
    #[arg(short, long, value_name = "FILE", value_parser = no_policy_file)]
    output: Option<PathBuf>,
    /// Build it although it has findings, and say so in it; mistakes in writing are never built
    #[arg(long)]
    with_findings: bool,
    #[command(flatten)]
    appearance: Appearance,
}

const EXAMPLES: &str = "\
Examples:
  truenorth build policy -o policy.json          compile it; nothing is written if it has errors
  truenorth build policy --with-findings         show the gaps on a dashboard
  truenorth schema policy                        see what the document looks like

Where something is in the way it is told on standard error, and the exit status is that of a check.";

/// Builds a policy, if it may be.
pub(super) fn run(args: &Args) -> Result<Status, Stop> {
    let judged = args.asked.judge()?;
    let in_the_way = in_the_way(&judged, args);
    if !judged.is_complete() || !in_the_way.is_empty() {
        refuse(&judged, &in_the_way, args);
        return Ok(judged.status());
    }
    let json = policy::to_json(&policy::document(&judged.analysis));
    match &args.output {
        Some(path) => write(path, &json)?,
        None => print(&json)?,
    }
    Ok(Status::Clean)
}

/// A slip of the hand must not cost somebody a part of the policy.
fn no_policy_file(path: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(path);
    match workspace::is_policy_file(&path) {
        true => Err("that would be a file of a policy; the document is JSON".to_owned()),
        false => Ok(path),
    }
}

/// The problems for which it is not built.
fn in_the_way(judged: &Judged, args: &Args) -> Vec<Diagnostic> {
    let all = judged.analysis.problems.iter().filter(|problem| problem.fails());
    all.filter(|problem| !args.with_findings || problem.origin == Origin::Compile).cloned().collect()
}

fn refuse(judged: &Judged, in_the_way: &[Diagnostic], args: &Args) {
    let how = args.appearance.options_on(&io::stderr(), OfAKind::First(5));
    show_beside(&render::pages(in_the_way, judged.analysis.sources(), &how).collect::<String>());
    let why = match in_the_way.len() {
        0 => "something could not be read or analysed".to_owned(),
        1 => "it has an error".to_owned(),
        errors => format!("it has {errors} errors"),
    };
    tell(&format!("error: the policy is not built: {why}"));
}

fn write(path: &Path, json: &str) -> Result<(), Stop> {
    workspace::write(path, json.as_bytes()).map_err(|error| Stop::Unwritten(path.display().to_string(), error))
}
