//! Which files are meant by the paths that were asked for.
//!
//! In: files, directories and `-`. Out: a [`Listing`], sorted by the name outputs show. A directory stands for every
//! `.north` file below it but hidden ones and those its `.gitignore` files leave out; nothing of the machine's own settings is asked, so
//! that a policy has the same files everywhere. Links are followed, and a file reached twice is listed once.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};

use super::{Found, Input, Unread};

/// The name by which outputs show what was read from standard input.
pub const STANDARD_INPUT: &str = "<stdin>";

const EXTENSION: &str = "north";

/// How files are named in outputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// Below the one directory that was asked for: `store.north`. Where a file or several paths were asked for, as typed.
    Within,
    /// As one would type it here: `shop/store.north`.
    AsTyped,
}

/// The files that are meant, and what could not be looked into.
#[derive(Debug, Default)]
pub struct Listing {
    /// The files, by name.
    pub files: Vec<Found>,
    /// The rest.
    pub unread: Vec<Unread>,
}

/// Lists the files that some paths stand for.
pub fn find(asked: &[PathBuf], naming: Naming) -> Listing {
    let mut listing = Listing::default();
    let within = naming == Naming::Within && asked.len() == 1;
    for path in asked {
        let base = if within { path.as_path() } else { Path::new("") };
        match kind(path) {
            Ok(Asked::Standard) => listing.files.push(standard()),
            Ok(Asked::Directory) => listing.walk(path, base),
            Ok(Asked::File) => listing.files.push(found(path.clone(), Path::new(""))),
            Err(reason) => listing.unread.push(unread(path, reason)),
        }
    }
    listing.files.sort_by(|a, b| (&a.shown, key(&a.input)).cmp(&(&b.shown, key(&b.input))));
    let mut seen = BTreeSet::new();
    listing.files.retain(|file| seen.insert(identity(&file.input)));
    listing
}

enum Asked {
    Standard,
    Directory,
    File,
}

fn kind(path: &Path) -> io::Result<Asked> {
    if path == Path::new("-") {
        return Ok(Asked::Standard);
    }
    Ok(if fs::metadata(path)?.is_dir() { Asked::Directory } else { Asked::File })
}

impl Listing {
    fn walk(&mut self, root: &Path, base: &Path) {
        let mut walk = WalkBuilder::new(root);
        walk.follow_links(true).require_git(false).ignore(false).git_global(false).git_exclude(false);
        for entry in walk.build() {
            match entry {
                Ok(entry) if is_policy(&entry) => self.files.push(found(entry.into_path(), base)),
                Ok(_) => {}
                Err(error) => self.unread.extend(unreadable(&error, root)),
            }
        }
    }
}

/// Whether a path is named as the files of a policy are.
pub fn is_policy_file(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == EXTENSION)
}

/// A named pipe would be waited for without end, so only what is known to be a file is taken.
fn is_policy(entry: &DirEntry) -> bool {
    let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
    is_file && is_policy_file(entry.path())
}

/// What a walk could not look into. A link that leads back up is no loss: what it leads to is walked already.
fn unreadable(error: &ignore::Error, root: &Path) -> Option<Unread> {
    let (path, error) = located(error);
    let is_loop = matches!(error, ignore::Error::Loop { .. });
    let reason = match error.io_error() {
        Some(io) => io::Error::new(io.kind(), error.to_string()),
        None => io::Error::other(error.to_string()),
    };
    (!is_loop).then(|| unread(path.unwrap_or(root), reason))
}

/// The innermost error and the path it is about.
fn located(error: &ignore::Error) -> (Option<&Path>, &ignore::Error) {
    match error {
        ignore::Error::WithPath { path, err } => (Some(located(err).0.unwrap_or(path)), located(err).1),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => located(err),
        error => (None, error),
    }
}

fn standard() -> Found {
    Found { input: Input::Standard, shown: STANDARD_INPUT.to_owned() }
}

fn found(path: PathBuf, base: &Path) -> Found {
    Found { shown: shown(path.strip_prefix(base).unwrap_or(&path)), input: Input::File(path) }
}

fn unread(path: &Path, reason: io::Error) -> Unread {
    Unread { path: path.to_string_lossy().into_owned(), reason }
}

/// A path with `/` on every machine and without `.` in it; letters that are no text are shown as U+FFFD.
fn shown(path: &Path) -> String {
    let parts = path.components().filter(|part| *part != Component::CurDir);
    parts.collect::<PathBuf>().to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

fn key(input: &Input) -> Option<&Path> {
    match input {
        Input::Standard => None,
        Input::File(path) => Some(path),
    }
}

/// The same for two paths that lead to one file.
fn identity(input: &Input) -> Option<PathBuf> {
    key(input).map(|path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()))
}
