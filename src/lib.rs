//! Truenorth: a language for who is accountable for what a company's customers go through, and a compiler that proves the
//! answer has no holes.
//!
//! The modules stand in the order data flows; each may use only those above it.
#![cfg_attr(rustfmt, rustfmt::skip)]

extern crate alloc; // pest's derive asks for it by this name when pest is built without `std`

pub mod source;
pub mod diagnostic;
pub mod vocabulary;
pub mod syntax;
pub mod model;
pub mod rules;
pub mod analysis;
pub mod verdict;
pub mod due;
pub mod proof;
pub mod format;
pub mod mend;
pub mod export;
pub mod render;
pub mod explain;
pub mod editor;
#[cfg(feature = "binary")] pub mod workspace;
#[cfg(feature = "binary")] pub mod lsp;
#[cfg(feature = "binary")] pub mod cli;
