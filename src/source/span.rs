//! Places: which file, which stretch of it, and where a byte stands as people count.

use std::ops::Range;

/// Which file of a run; only [`super::Sources::add`] makes one. The default is the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FileId(pub(super) u32);

impl FileId {
    /// The file's place in the order the files were added.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A stretch of one file, in bytes: `start` is the first, `end` the one after the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file it lies in.
    pub file: FileId,
    /// Byte offset of the first byte.
    pub start: u32,
    /// Byte offset after the last byte.
    pub end: u32,
}

impl Span {
    /// The stretch from `start` up to `end`.
    pub fn new(file: FileId, start: u32, end: u32) -> Self {
        Span { file, start, end }
    }

    /// The empty stretch before `self`.
    pub fn before(self) -> Self {
        Span { end: self.start, ..self }
    }

    /// The empty stretch after `self`.
    pub fn after(self) -> Self {
        Span { start: self.end, ..self }
    }

    /// The stretch from where `self` begins to where `last` ends; both lie in one file.
    pub fn to(self, last: Span) -> Self {
        Span { end: last.end.max(self.end), ..self }
    }

    /// The bytes it covers in its file.
    pub fn range(self) -> Range<u32> {
        self.start..self.end
    }

    /// Its length in bytes.
    pub fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }
}

/// Where a byte stands, as people count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in characters.
    pub column: u32,
    /// The byte offset in the file, from 0.
    pub byte: u32,
}
