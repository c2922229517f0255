//! The command line as a person or a script meets it: what is said, on which stream, and how it ends.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "to stop is how a test says no")]

#[path = "support/run.rs"]
mod support;

#[path = "cli/build.rs"]
mod build;
#[path = "cli/check.rs"]
mod check;
#[path = "cli/due.rs"]
mod due;
#[path = "cli/edge.rs"]
mod edge;
#[path = "cli/files.rs"]
mod files;
#[path = "cli/fix.rs"]
mod fix;
#[path = "cli/fmt.rs"]
mod fmt;
#[path = "cli/test.rs"]
mod test;
#[path = "cli/words.rs"]
mod words;
