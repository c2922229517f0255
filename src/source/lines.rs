//! Where lines begin, and how many characters stand before a byte.
//!
//! In: a text, and perhaps the lines of it before an edit. Out: [`Lines`], which tells the line of a byte and its column in
//! characters. A search over the line starts and a count over at most [`STRIDE`] bytes: a line of any length costs no more.

use std::sync::OnceLock;

use memchr::memchr_iter;

use super::Change;

/// A count of characters is kept for every so many bytes.
const STRIDE: usize = 256;

/// The line starts of a text, and character counts to begin from.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Lines {
    /// Byte offsets where lines begin; the first is 0.
    starts: Vec<u32>,
    /// How many characters begin before each multiple of [`STRIDE`]; empty where every character is one byte. Editors do not ask.
    counts: OnceLock<Vec<u32>>,
}

impl Lines {
    pub(super) fn of(text: &str) -> Lines {
        let starts = std::iter::once(0).chain(starts_within(text.as_bytes(), 0)).collect();
        Lines { starts, counts: OnceLock::new() }
    }

    /// The lines of the text as an edit left it.
    pub(super) fn again(&self, change: &Change, text: &str) -> Lines {
        let until = |byte: u32| self.starts.partition_point(|start| *start <= byte);
        let (before, behind) = (until(change.start), until(change.was_end));
        let changed = text.as_bytes().get(change.start as usize..change.is_end as usize).unwrap_or(&[]);
        let mut starts = Vec::with_capacity(self.starts.len() + 1);
        starts.extend(self.starts.iter().take(before));
        starts.extend(starts_within(changed, change.start));
        starts.extend(self.starts.iter().skip(behind).map(|start| start - change.was_end + change.is_end));
        Lines { starts, counts: OnceLock::new() }
    }

    /// The line (from 0) a byte stands on, and the offset where that line begins.
    pub(super) fn line_of(&self, byte: u32) -> (u32, u32) {
        let line = self.starts.partition_point(|start| *start <= byte).saturating_sub(1);
        (line as u32, self.starts.get(line).copied().unwrap_or(0))
    }

    /// Where a line (from 0) begins, and where the next one does.
    pub(super) fn bounds(&self, line: u32) -> Option<(u32, Option<u32>)> {
        let line = line as usize;
        Some((*self.starts.get(line)?, self.starts.get(line + 1).copied()))
    }

    /// How many characters of the text begin before a byte.
    pub(super) fn characters_before(&self, text: &str, byte: u32) -> u32 {
        let byte = byte as usize;
        let counts = self.counts.get_or_init(|| counts(text));
        let Some(counted) = counts.get(byte / STRIDE) else { return byte as u32 };
        counted + characters(text.as_bytes().get(byte - byte % STRIDE..byte).unwrap_or(&[]))
    }
}

/// The line starts that the line ends in some bytes make, the first of which stands at `from`.
fn starts_within(bytes: &[u8], from: u32) -> impl Iterator<Item = u32> {
    memchr_iter(b'\n', bytes).map(move |at| from + at as u32 + 1)
}

fn counts(text: &str) -> Vec<u32> {
    if text.is_ascii() {
        return Vec::new();
    }
    let strides = text.as_bytes().chunks(STRIDE);
    let sums = strides.scan(0, |total, stride| {
        *total += characters(stride);
        Some(*total)
    });
    std::iter::once(0).chain(sums).collect()
}

/// How many characters begin in a stretch of bytes.
fn characters(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count() as u32
}
