//! What a policy compiles to, and that the schema says so.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "to stop is how a test says no")]

#[path = "export/examples.rs"]
mod examples;
#[path = "export/meaning.rs"]
mod meaning;
#[path = "export/schema.rs"]
mod schema;
#[path = "export/support.rs"]
mod support;
