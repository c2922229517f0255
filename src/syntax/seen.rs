//! What the grammar sees of a piece: its text without the stretches that are left unread.
//!
//! In: the text and the stretches, ascending, each of which ends where an item begins. Out: the text that is left, and where
//! what is found there stands in the whole one. One text is read faster than many short ones.

use std::borrow::Cow;

/// The text that is left.
pub(super) fn seen<'t>(text: &'t str, unread: &[(u32, u32)]) -> Cow<'t, str> {
    if unread.is_empty() {
        return Cow::Borrowed(text);
    }
    let starts = std::iter::once(0).chain(unread.iter().map(|(_, end)| *end as usize));
    let ends = unread.iter().map(|(start, _)| *start as usize).chain([text.len()]);
    starts.zip(ends).filter_map(|(start, end)| text.get(start..end)).collect::<String>().into()
}

/// Where what is found in the text that is left, in its order, stands in the whole one.
pub(super) struct Places<'u> {
    unread: &'u [(u32, u32)],
    /// Bytes left out so far.
    behind: u32,
}

impl Places<'_> {
    pub(super) fn among(unread: &[(u32, u32)]) -> Places<'_> {
        Places { unread, behind: 0 }
    }

    /// Where an item begins that is found at a byte.
    pub(super) fn start(&mut self, at: usize) -> u32 {
        while let Some(((from, to), rest)) = self.unread.split_first().filter(|((from, _), _)| *from <= self.end(at)) {
            (self.unread, self.behind) = (rest, self.behind + (to - from));
        }
        self.end(at)
    }

    /// Where it ends, if it was the last that began.
    pub(super) fn end(&self, at: usize) -> u32 {
        at as u32 + self.behind
    }
}
