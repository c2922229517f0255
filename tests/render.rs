//! Problems as they are shown: pages, traps, summaries, short lines and JSON, each with the expected answer.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "to stop is how a test says no"
)]

#[path = "render/json.rs"]
mod json;
#[path = "render/pages.rs"]
mod pages;
#[path = "render/policy.rs"]
mod policy;
#[path = "render/properties.rs"]
mod properties;
#[path = "render/short.rs"]
mod short;
#[path = "render/summary.rs"]
mod summary;
#[path = "render/traps.rs"]
mod traps;
