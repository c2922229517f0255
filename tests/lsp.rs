//! The language server, spoken to in its own protocol, in this process.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    missing_docs,
    reason = "tests"
)]

#[path = "lsp/abuse.rs"]
mod abuse;
#[path = "lsp/client.rs"]
mod client;
#[path = "lsp/edits.rs"]
mod edits;
#[path = "lsp/hierarchy.rs"]
mod hierarchy;
#[path = "lsp/problems.rs"]
mod problems;
#[path = "lsp/process.rs"]
mod process;
#[path = "lsp/requests.rs"]
mod requests;
#[path = "lsp/showing.rs"]
mod showing;
