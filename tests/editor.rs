//! The editor's side of a policy: texts that change, and what is said of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs, reason = "tests")]

#[path = "editor/edits.rs"]
mod edits;
