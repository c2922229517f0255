//! What the beginning of a line says to the scan: a declaration, the going-on of the line before, a merge conflict.

use crate::vocabulary::{Kind, kind_of_word};

/// A line that can only begin a declaration.
pub(super) struct Opening {
    /// Bytes before its first word.
    pub(super) indent: usize,
    /// Bytes of its first word.
    pub(super) word: usize,
    /// Whether it declares a rule.
    pub(super) is_rule: bool,
}

/// Whether a line (with what follows it) begins `kind name "` or `kind name {`.
pub(super) fn opening(line: &[u8]) -> Option<Opening> {
    let indent = blank(line);
    let (word, rest) = word(line.get(indent..)?)?;
    if word.len() < SHORTEST_KIND {
        return None;
    }
    let kind = kind_of_word(std::str::from_utf8(word).ok()?)?;
    let gap = blank(rest);
    let (_, rest) = self::word(rest.get(gap..)?)?;
    let mark = rest.get(blank(rest))?;
    let opens = gap > 0 && matches!(mark, b'"' | b'{');
    opens.then_some(Opening { indent, word: word.len(), is_rule: kind == Kind::Rule })
}

/// A cheap door before the table is asked.
const SHORTEST_KIND: usize = 4;

/// Whether a line at the margin declares a rule.
pub(super) fn is_rule(line: &[u8]) -> bool {
    word(line).is_some_and(|(word, _)| word == Kind::Rule.word().as_bytes())
}

/// Whether a line at the margin can begin something new; one that begins with `and` or `or` goes on with the line before.
pub(super) fn begins(line: &[u8]) -> bool {
    word(line)
        .is_some_and(|(word, _)| word.first().is_some_and(u8::is_ascii_lowercase) && !matches!(word, b"and" | b"or"))
}

/// The offset of the first line after `start` that begins a declaration at the margin, or of the end.
pub(super) fn next_declaration(bytes: &[u8], start: usize) -> usize {
    let rest = bytes.get(start..).unwrap_or(&[]);
    let line_starts = rest.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| start + at + 1);
    let mut at_margin = line_starts.filter(|at| bytes.get(*at).is_some_and(u8::is_ascii_lowercase));
    at_margin.find(|at| bytes.get(*at..).is_some_and(|line| opening(line).is_some())).unwrap_or(bytes.len())
}

/// How many of the leading bytes are blank.
pub(super) fn blank(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
}

fn word(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let next = bytes.iter().skip(1).chain(b"\n");
    let letters = bytes.iter().zip(next).take_while(|(byte, next)| match byte {
        b'-' => **next != b'>',
        _ => byte.is_ascii_lowercase() || byte.is_ascii_digit(),
    });
    let (word, rest) = bytes.split_at_checked(letters.count())?;
    (!word.is_empty()).then_some((word, rest))
}
