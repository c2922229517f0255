//! What machines read: documents with a version and a schema.
//!
//! In: what the compiler found. Out: serialisable structs, frozen: a field may be added in a minor version, anything
//! else is a major one. They are copies on purpose, so that the inner types can change without a dashboard breaking;
//! each document's JSON Schema is made from its structs. Nothing is computed here that the compiler does not know.

pub mod place;
pub mod problems;
