//! `truenorth test`: the rules in some files, tried on their own examples.

use std::path::PathBuf;

use super::appearance::Appearance;
use super::asked::{Read, read};
use super::check::Format;
use super::edge::{Status, Stop};
use super::output::print;
use super::{progress, today};
use crate::diagnostic::Diagnostic;
use crate::export::problems::{Extent, Run, document};
use crate::model::Date;
use crate::proof::{self, Proof, prove};
use crate::render::{self, OfAKind, counted};
use crate::source::Sources;

/// Try the rules of your own: each must fire in its `bad` and be silent in its `good`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Files, directories (every `.north` file below), or `-` for standard input
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// The day the examples are judged for: one and the same, so that they say the same in ten years
    #[arg(long, value_name = "DATE", value_parser = today::date, default_value_t = proof::DAY)]
    as_of: Date,
    /// Show what each rule finds in its `bad`, as a check would
    #[arg(long)]
    show: bool,
    /// How to tell what is wrong
    #[arg(long, value_enum, default_value_t = Format::Pages)]
    format: Format,
    #[command(flatten)]
    appearance: Appearance,
}

const EXAMPLES: &str = "\
Examples:
  truenorth test                           try every rule below this directory
  truenorth test rules/slow-refund.north   try those of one file
  truenorth test --show rules              read what they say to those who break them

A rule of the name of a shipped one stands for it in the trial. A mistake in the files themselves fails
it too. The findings that `--show` shows are those of the `bad` examples, and do not.";

/// Tries the rules.
pub(super) fn run(args: &Args) -> Result<Status, Stop> {
    let Read { sources, unread, .. } = read(&args.paths, Sources::default())?;
    let proof = progress::saying("trying the rules", || prove(&sources, args.as_of));
    let is_complete = unread == 0 && proof.analysis.is_complete();
    print(&told(&proof, if is_complete { Extent::Complete } else { Extent::Incomplete }, args))?;
    Ok(match (is_complete, proof.problems.is_empty()) {
        (false, _) => Status::Incomplete,
        (true, false) => Status::Failing,
        (true, true) => Status::Clean,
    })
}

fn told(proof: &Proof, extent: Extent, args: &Args) -> String {
    let (sources, how) = (proof.analysis.sources(), args.appearance.options(OfAKind::All));
    match args.format {
        Format::Pages => {
            shown(proof, args) + &render::pages(&proof.problems, sources, &how).collect::<String>() + &summary(proof)
        }
        Format::Short => render::lines(&proof.problems, sources, how.charset).collect(),
        Format::Json => {
            let run = Run { as_of: args.as_of.to_string(), extent, not_checkable: Vec::new(), checked: None };
            document(&proof.problems, sources, &run).to_json()
        }
    }
}

/// What the rules find in their examples, if that was asked for.
fn shown(proof: &Proof, args: &Args) -> String {
    let bad = proof.examples.iter().filter(|example| args.show && example.shows == proof::Shows::Bad);
    let findings: Vec<Diagnostic> = bad.flat_map(|example| example.findings.iter().cloned()).collect();
    render::pages(&findings, proof.analysis.sources(), &args.appearance.options(OfAKind::All)).collect()
}

fn summary(proof: &Proof) -> String {
    let (tried, unreadable, all) = (proof.tried(), proof.unreadable(), proof.examples.len());
    let failing = proof.examples.iter().filter(|example| !example.holds).count();
    let examples = match failing {
        0 => format!("{} as they should be", counted(all, "example")),
        1 => format!("1 of {} is not as it should be", counted(all, "example")),
        _ => format!("{failing} of {} are not as they should be", counted(all, "example")),
    };
    let tried = format!("{} tried: {examples}\n", counted(tried, "rule"));
    let unread = format!("{} could not be tried\n", counted(unreadable, "rule"));
    match (proof.tried(), unreadable) {
        (0, 0) => "no rule stands in these files\n".to_owned(),
        (0, _) => unread,
        (_, 0) => tried,
        _ => tried + &unread,
    }
}
