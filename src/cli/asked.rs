//! The policy that is meant: its paths and the day, to an analysis.

use std::path::PathBuf;

use super::edge::{Status, Stop, tell_unread};
use super::{progress, slugs, today};
use crate::analysis::{self, Analysis, Options};
use crate::model::Date;
use crate::proof;
use crate::source::{FileId, Sources};
use crate::workspace::{Found, Naming, Unread, find};

/// Which policy, and for which day.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Asked {
    /// Files, directories (every `.north` file below), or `-` for standard input
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// The day to judge for, as `2027-03-31` [default: that of SOURCE_DATE_EPOCH, or today]
    #[arg(long, value_name = "DATE", value_parser = today::date)]
    as_of: Option<Date>,
    /// The profile that is to hold for this run, in place of the policy's own
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
}

/// A policy as far as it could be read, analysed.
#[derive(Debug)]
pub(super) struct Judged {
    pub(super) analysis: Analysis,
    /// What was asked of it.
    pub(super) options: Options,
    /// The files that were read, with what each is called in the analysis.
    pub(super) files: Vec<(FileId, Found)>,
    /// How many files and directories could not be read.
    pub(super) unread: usize,
}

impl Asked {
    /// Reads and analyses the policy. What cannot be read is told, and the rest analysed.
    pub(super) fn judge(&self) -> Result<Judged, Stop> {
        let as_of = self.as_of.map_or_else(today::today, Ok)?;
        progress::saying("reading the policy and checking it", || {
            let Read { sources, files, unread } = read(&self.paths, analysis::sources())?;
            let options = Options { as_of, profile: self.profile.clone() };
            let analysis = analysis::analyse(sources, &options);
            self.profile.iter().try_for_each(|name| slugs::profile(name, &analysis.policy)).map_err(Stop::Usage)?;
            Ok(Judged { analysis, options, files, unread })
        })
    }
}

/// The files of some paths, as far as they could be read.
#[derive(Debug)]
pub(super) struct Read {
    /// Their texts, behind those that were there.
    pub(super) sources: Sources,
    /// The files that were read, with what each is called in the sources.
    pub(super) files: Vec<(FileId, Found)>,
    /// How many files and directories could not be read.
    pub(super) unread: usize,
}

/// Reads the files of some paths and adds them to what is there. What cannot be read is told.
pub(super) fn read(paths: &[PathBuf], mut sources: Sources) -> Result<Read, Stop> {
    let listing = find(paths, Naming::Within);
    if listing.files.is_empty() && listing.unread.is_empty() {
        return Err(Stop::Usage(nothing_found(paths)));
    }
    let (mut files, mut unread) = (Vec::new(), listing.unread);
    for file in listing.files {
        match read_one(&file, &mut sources) {
            Ok(id) => files.push((id, file)),
            Err(missing) => unread.push(missing),
        }
    }
    tell_unread(&unread);
    Ok(Read { sources, files, unread: unread.len() })
}

/// What ships, with the policy of some paths if any are named: for what is said of rules, whatever the day.
pub(super) fn analysed_in(paths: &[PathBuf]) -> Result<(Analysis, Status), Stop> {
    let (mut sources, mut status) = (analysis::sources(), Status::Clean);
    if !paths.is_empty() {
        let found = read(paths, sources)?;
        status = if found.unread == 0 { Status::Clean } else { Status::Incomplete };
        sources = found.sources;
    }
    Ok((analysis::analyse(sources, &Options::as_of(proof::DAY)), status))
}

fn nothing_found(paths: &[PathBuf]) -> String {
    let paths: Vec<String> = paths.iter().map(|path| format!("`{}`", path.display())).collect();
    format!(
        "there is no `.north` file in {}\n  help  begin a policy with `truenorth new policy`, or name the directory it is in",
        paths.join(", ")
    )
}

fn read_one(file: &Found, sources: &mut Sources) -> Result<FileId, Unread> {
    let bytes = file.read()?;
    let too_large = |_| Unread { path: file.shown.clone(), reason: std::io::ErrorKind::FileTooLarge.into() };
    sources.add(file.shown.clone(), bytes).map_err(too_large)
}

impl Judged {
    /// Whether all that was asked for was read and analysed.
    pub(super) fn is_complete(&self) -> bool {
        self.unread == 0 && self.analysis.is_complete()
    }

    /// What the run ends with at best.
    pub(super) fn completeness(&self) -> Status {
        if self.is_complete() { Status::Clean } else { Status::Incomplete }
    }

    /// What the run ends with.
    pub(super) fn status(&self) -> Status {
        self.completeness().max(if self.analysis.fails() { Status::Failing } else { Status::Clean })
    }

    /// How many declarations the policy's own files have.
    pub(super) fn declarations(&self) -> usize {
        self.analysis.policy.own().count()
    }
}
