//! Where places are after an edit.
//!
//! In: the texts of a file before and after. Out: [`Moved`], which tells where a place of the first stands in the second, or that the
//! edit touched it.

use rustc_hash::FxHashMap;

use crate::model::Policy;
use crate::source::{Change, FileId, Source, Span};

/// What differs in a file.
pub(super) struct Moved {
    /// Byte by byte.
    change: Change,
    /// Where the lines that differ begin, before and after.
    start: u32,
    /// Where they ended before.
    end: u32,
}

/// What moved in each file that differs; nothing where a file is another.
pub(super) fn moved(old: &Policy, new: &Policy) -> Option<FxHashMap<FileId, Moved>> {
    let mut moved = FxHashMap::default();
    for ((file, was), (_, is)) in old.sources().of_policy().zip(new.sources().of_policy()) {
        if was.path() != is.path() {
            return None;
        }
        if !std::ptr::eq(was, is) && was.text() != is.text() {
            moved.insert(file, Moved::between(was, is)?);
        }
    }
    Some(moved)
}

impl Moved {
    fn between(was: &Source, is: &Source) -> Option<Moved> {
        let change = Change::between(was.text(), is.text());
        let old = was.text().as_bytes();
        let ends_line = |byte: &u8| *byte == b'\n';
        let start = old.get(..change.start as usize)?.iter().rposition(ends_line).map_or(0, |at| at + 1);
        let rest = old.get(change.was_end as usize..)?;
        let end = change.was_end as usize + rest.iter().position(ends_line).map_or(rest.len(), |at| at + 1);
        Some(Moved { change, start: start as u32, end: end as u32 })
    }

    /// Where a place is now; nothing where it lies in lines that differ, or touches them.
    pub(super) fn outside_lines(&self, span: Span) -> Option<Span> {
        match () {
            () if span.end < self.start => Some(span),
            () if span.start > self.end => self.shifted(span),
            () => None,
        }
    }

    /// Where a place is now, which may lie in a line that differs; nothing where something differs within it.
    pub(super) fn untouched(&self, span: Span) -> Option<Span> {
        match () {
            () if span.end <= self.change.start => Some(span),
            () => self.shifted(span),
        }
    }

    fn shifted(&self, span: Span) -> Option<Span> {
        Some(Span { start: self.change.moved(span.start)?, end: self.change.moved(span.end)?, ..span })
    }
}
