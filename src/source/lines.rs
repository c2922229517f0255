//! Where lines begin, and how many characters stand before a byte.
//!
//! In: a text. Out: [`Lines`], which tells the line of a byte and its column in characters. It knows how many lines end, and
//! characters begin, before every [`STRIDE`] bytes; the rest is counted when somebody asks: a line of any length costs no more, and a
//! text of which nobody asks much costs little.

use std::sync::OnceLock;

use memchr::memchr_iter;

/// A count is kept for every so many bytes.
const STRIDE: usize = 256;

/// Counts to begin from.
#[derive(Debug)]
pub(super) struct Lines {
    /// How many lines end before each multiple of [`STRIDE`], and in all.
    ends: Vec<u32>,
    /// How many characters begin before each; empty where every character is one byte. Editors do not ask.
    characters: OnceLock<Vec<u32>>,
}

impl Lines {
    pub(super) fn of(text: &str) -> Lines {
        Lines { ends: sums(text, line_ends), characters: OnceLock::new() }
    }

    /// The line (from 0) a byte stands on, and the offset where that line begins.
    pub(super) fn line_of(&self, text: &str, byte: u32) -> (u32, u32) {
        let (ends, rest) = known(&self.ends, text, byte).unwrap_or_default();
        let line = ends + line_ends(rest);
        (line, self.start(text, line).unwrap_or(0))
    }

    /// Where a line (from 0) begins, and where the next one does.
    pub(super) fn bounds(&self, text: &str, line: u32) -> Option<(u32, Option<u32>)> {
        Some((self.start(text, line)?, self.start(text, line + 1)))
    }

    /// Behind as many line ends as there are lines before it.
    fn start(&self, text: &str, line: u32) -> Option<u32> {
        let Some(stride) = self.ends.partition_point(|ends| *ends < line).checked_sub(1) else { return Some(0) };
        let wanted = line - self.ends.get(stride)? - 1;
        let from = stride * STRIDE;
        let mut ends = memchr_iter(b'\n', text.as_bytes().get(from..)?);
        ends.nth(wanted as usize).map(|end| (from + end + 1) as u32)
    }

    /// How many characters of the text begin before a byte.
    pub(super) fn characters_before(&self, text: &str, byte: u32) -> u32 {
        let all = || if text.is_ascii() { Vec::new() } else { sums(text, characters) };
        let known = known(self.characters.get_or_init(all), text, byte);
        known.map_or(byte, |(before, rest)| before + characters(rest))
    }
}

/// What is counted before each multiple of [`STRIDE`], and in all.
fn sums(text: &str, count: fn(&[u8]) -> u32) -> Vec<u32> {
    let strides = text.as_bytes().chunks(STRIDE);
    let sums = strides.scan(0, |total, stride| {
        *total += count(stride);
        Some(*total)
    });
    std::iter::once(0).chain(sums).collect()
}

/// What is counted before the last multiple of [`STRIDE`] up to a byte, and the bytes from there.
fn known<'t>(sums: &[u32], text: &'t str, byte: u32) -> Option<(u32, &'t [u8])> {
    let byte = byte as usize;
    let rest = text.as_bytes().get(byte - byte % STRIDE..byte)?;
    Some((*sums.get(byte / STRIDE)?, rest))
}

fn line_ends(bytes: &[u8]) -> u32 {
    memchr_iter(b'\n', bytes).count() as u32
}

/// How many characters begin in a stretch of bytes.
fn characters(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count() as u32
}
