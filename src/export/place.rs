//! Places in files, as every document writes them.
//!
//! In: spans. Out: positions with lines and columns that count from 1, columns in characters, and bytes that count from
//! 0.

use schemars::JsonSchema;
use serde::Serialize;

use crate::source::{Sources, Span};

/// Where a byte stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Position {
    /// The line, from 1.
    #[schemars(range(min = 1))]
    pub line: u32,
    /// The column, from 1, in characters.
    #[schemars(range(min = 1))]
    pub column: u32,
    /// The byte offset in the file, from 0.
    pub byte: u32,
}

/// A stretch of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// The file, relative to what was asked for, with `/`.
    pub path: String,
    /// Where it begins.
    pub start: Position,
    /// Where it ends: the position after its last character.
    pub end: Position,
}

impl Place {
    /// The place of a span. A span whose ends are the wrong way round is taken the right way round.
    pub fn of(span: Span, sources: &Sources) -> Place {
        let position = |byte| {
            let at = sources.get(span.file).map(|source| source.position(byte));
            at.map_or(START, |at| Position { line: at.line, column: at.column, byte: at.byte })
        };
        let (start, end) = (span.start.min(span.end), span.start.max(span.end));
        Place { path: sources.path(span.file).to_owned(), start: position(start), end: position(end) }
    }
}

const START: Position = Position { line: 1, column: 1, byte: 0 };
