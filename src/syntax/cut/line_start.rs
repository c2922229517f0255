//! What the beginning of a line says to the scan: a declaration, the going-on of the line before, a merge conflict.

use crate::syntax::ItemKind;
use crate::vocabulary::{Kind, kind_of_word};

/// A line that can only begin a declaration: `kind name "` or `kind name {`.
pub(super) struct Opening {
    /// Bytes before its first word.
    pub(super) indent: usize,
    /// Bytes of its first word.
    pub(super) word: usize,
    /// Whether it declares a rule.
    pub(super) is_rule: bool,
}

/// Whether `kind name` is all that stands on a line before a title or a block.
pub(super) fn opening(head: &[u8]) -> Option<Opening> {
    let indent = blank(head);
    let (word, rest) = word(head.get(indent..)?)?;
    let gap = blank(rest);
    let (_, rest) = self::word(rest.get(gap..)?)?;
    let alone = gap > 0 && blank(rest) == rest.len();
    let kind = alone.then(|| kind_of_word(std::str::from_utf8(word).ok()?))??;
    Some(Opening { indent, word: word.len(), is_rule: kind == Kind::Rule })
}

/// Whether a line at the margin declares a rule.
pub(super) fn is_rule(line: &[u8]) -> bool {
    word(line).is_some_and(|(word, _)| word == Kind::Rule.word().as_bytes())
}

/// Whether a line at the margin can begin something new; one that begins with `and`, say, goes on with the line before.
pub(super) fn begins(line: &[u8]) -> bool {
    let Some((word, _)) = word(line) else { return false };
    let goes_on = std::str::from_utf8(word).is_ok_and(|word| ItemKind::Word.goes_on(word));
    word.first().is_some_and(u8::is_ascii_lowercase) && !goes_on
}

/// Whether a policy as a rule shows it begins with the block behind `before`.
pub(super) fn opens_example(before: &[u8]) -> bool {
    let line = before.rsplit(|byte| *byte == b'\n').next().unwrap_or(before);
    let words = line.trim_ascii();
    Kind::Rule.row().properties().any(|row| row.holds_policy() && row.words.as_bytes() == words)
}

/// The offset of the first line after `start` that begins a declaration at the margin, or of the end.
pub(super) fn next_declaration(bytes: &[u8], start: usize) -> usize {
    let rest = bytes.get(start..).unwrap_or(&[]);
    let line_starts = rest.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| start + at + 1);
    let mut at_margin = line_starts.filter(|at| bytes.get(*at).is_some_and(u8::is_ascii_lowercase));
    at_margin.find(|at| bytes.get(*at..).and_then(head).and_then(opening).is_some()).unwrap_or(bytes.len())
}

/// What stands on a line before its title or block.
fn head(line: &[u8]) -> Option<&[u8]> {
    let end = line.iter().position(|byte| matches!(byte, b'"' | b'{' | b'\n'))?;
    line.get(..end).filter(|_| line.get(end) != Some(&b'\n'))
}

/// How many of the leading bytes are blank.
pub(super) fn blank(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
}

fn word(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let letters = bytes.iter().take_while(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || **byte == b'-');
    let length = letters.count();
    let arrow = bytes.get(length) == Some(&b'>') && bytes.get(..length)?.ends_with(b"-");
    let (word, rest) = bytes.split_at_checked(length - usize::from(arrow))?;
    (!word.is_empty()).then_some((word, rest))
}
