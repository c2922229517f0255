//! What machines read: documents with a version and a schema.
//!
//! In: what the compiler found. Out: serialisable structs, frozen: a field may be added in a minor version, anything
//! else is a major one. They are copies on purpose, so that the inner types can change without a dashboard breaking;
//! each document's JSON Schema is made from its structs. What is counted here (coverage, load) is counted from what the
//! policy states; nothing is judged.

pub mod accountability;
pub mod actions;
pub mod checked;
pub mod coverage;
pub mod due;
pub mod duties;
pub mod element;
pub mod findings;
pub mod journey;
pub mod ladder;
pub mod party;
pub mod place;
pub mod policy;
pub mod problems;
mod reading;
mod rows;
pub mod run;
pub mod source_map;
pub mod stated;
pub mod touchpoint;
mod values;
