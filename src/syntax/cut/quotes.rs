//! How far a quoted text goes. The same as in the grammar, which reads it again.

use super::hidden::Where;

/// What begins and ends a long text.
pub(super) const LONG: &[u8] = b"\"\"\"";

/// The length of the text at the start of `rest`, and what its characters stand in. One that is not closed on its line goes
/// up to the line's end, or to a brace that stands last on the line.
pub(super) fn text(rest: &[u8]) -> (usize, Where) {
    let mut at = 1;
    while let Some(byte) = rest.get(at) {
        match byte {
            b'"' => return (at + 1, Where::Text),
            b'\n' => break,
            b'\\' if rest.get(at + 1).is_some_and(|next| *next != b'\n') => at += 2,
            _ => at += 1,
        }
    }
    (open_length(rest.get(..at).unwrap_or(rest)), Where::Outside)
}

fn open_length(line: &[u8]) -> usize {
    let blank = line.iter().rev().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
    let last = line.len() - blank;
    let brace = last > 1 && line.get(last - 1).is_some_and(|byte| matches!(byte, b'{' | b'}'));
    if brace { last - 1 } else { line.len() }
}

/// The length of the long text at `start`, if it is ended.
pub(super) fn long_text(text: &str, start: usize) -> Option<usize> {
    let body = text.get(start + LONG.len()..)?;
    Some(LONG.len() + body.find("\"\"\"")? + LONG.len())
}

const PASTED: [char; 6] = ['“', '”', '„', '‟', '«', '»'];

/// The length of the text with pasted quotation marks at the start of `rest`, if there is one.
pub(super) fn pasted_text(rest: &str) -> Option<usize> {
    let first = rest.chars().next().filter(|character| PASTED.contains(character))?;
    let body = rest.get(first.len_utf8()..)?;
    let end = body.find(|character| PASTED.contains(&character) || matches!(character, '"' | '{' | '}' | '\n'));
    let Some(end) = end else { return Some(rest.len()) };
    let mark = body.get(end..)?.chars().next().filter(|mark| *mark == '"' || PASTED.contains(mark));
    Some(first.len_utf8() + end + mark.map_or(0, char::len_utf8))
}
