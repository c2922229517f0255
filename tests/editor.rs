//! The editor's side of a policy: texts that change, and what is said of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs, reason = "tests")]

#[path = "editor/again.rs"]
mod again;
#[path = "editor/asked.rs"]
mod asked;
#[path = "editor/completion.rs"]
mod completion;
#[path = "editor/doing.rs"]
mod doing;
#[path = "editor/edits.rs"]
mod edits;
#[path = "editor/locals.rs"]
mod locals;
#[path = "editor/organise.rs"]
mod organise;
