//! Quoted texts: what they say, and which escapes say nothing.
//!
//! In: a text item as written. Out: what it says. Escapes: `\"`, `\\`, `\n`, `\t`, `\u{…}`; one that stands for no character
//! is kept as written, its problem having been told by the builder.

const LONG: &str = "\"\"\"";
const MARKS: [char; 7] = ['"', '“', '”', '„', '‟', '«', '»'];

/// What a quoted text says: its quotation marks gone, its escapes read, the common indent of a long text removed.
pub fn unquote(quoted: &str) -> String {
    match long_body(quoted) {
        Some(body) => unescape(&dedent(body)),
        None => unescape(short_body(quoted)),
    }
}

/// A text as a policy writes it, in quotation marks and on one line; what cannot be seen is written as an escape.
pub fn quote(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            _ if super::cut::must_be_escaped(character) => {
                quoted.push_str(&format!("\\u{{{:x}}}", u32::from(character)))
            }
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

fn long_body(quoted: &str) -> Option<&str> {
    quoted.strip_prefix(LONG)?.strip_suffix(LONG)
}

fn short_body(quoted: &str) -> &str {
    let body = quoted.strip_prefix(MARKS).unwrap_or(quoted);
    body.strip_suffix(MARKS).unwrap_or(body)
}

/// The lines of a long text without their common indent; a first line that is empty and a last one that is blank are part
/// of the quotation, not of the text.
fn dedent(body: &str) -> String {
    let mut lines: Vec<&str> = body.split('\n').map(|line| line.trim_end_matches('\r')).collect();
    let first_is_empty = lines.first().is_some_and(|line| line.trim().is_empty());
    let indent =
        lines.iter().skip(1).filter(|line| !line.trim().is_empty()).map(|line| indent_of(line)).min().unwrap_or(0);
    if lines.len() > 1 && lines.last().is_some_and(|line| line.trim().is_empty()) {
        lines.pop();
    }
    let outdented =
        lines.iter().enumerate().map(|(index, line)| if index == 0 { line } else { line.get(indent..).unwrap_or("") });
    let kept: Vec<&str> = outdented.skip(usize::from(first_is_empty)).collect();
    kept.join("\n")
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

fn unescape(body: &str) -> String {
    if !body.contains('\\') {
        return body.to_owned();
    }
    let mut out = String::with_capacity(body.len());
    let mut rest = body;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let length = match escape(after) {
            Escape::Character(character, length) => {
                out.push(character);
                length
            }
            Escape::Bad(length) => {
                out.push('\\');
                out.push_str(after.get(..length).unwrap_or(""));
                length
            }
        };
        rest = after.get(length..).unwrap_or("");
    }
    out.push_str(rest);
    out
}

/// Where escapes that stand for no character lie in a text as written.
pub fn bad_escapes(quoted: &str) -> Vec<(usize, usize)> {
    let mut bad = Vec::new();
    let mut at = 0;
    while let Some(found) = quoted.get(at..).and_then(|rest| rest.find('\\')) {
        let start = at + found;
        let length = match escape(quoted.get(start + 1..).unwrap_or("")) {
            Escape::Character(_, length) => length,
            Escape::Bad(length) => {
                bad.push((start, start + 1 + length));
                length
            }
        };
        at = start + 1 + length;
    }
    bad
}

enum Escape {
    /// The character, and how many bytes after the backslash stand for it.
    Character(char, usize),
    /// No character, and how many bytes to show.
    Bad(usize),
}

fn escape(after: &str) -> Escape {
    let Some(first) = after.chars().next() else { return Escape::Bad(0) };
    match first {
        '"' | '\\' => Escape::Character(first, 1),
        'n' => Escape::Character('\n', 1),
        't' => Escape::Character('\t', 1),
        'u' => unicode(after).unwrap_or(Escape::Bad(1)),
        _ => Escape::Bad(first.len_utf8()),
    }
}

fn unicode(after: &str) -> Option<Escape> {
    let digits = after.strip_prefix("u{")?.split_once('}')?.0;
    let valid = (1..=6).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    let code = valid.then(|| u32::from_str_radix(digits, 16).ok())??;
    Some(Escape::Character(char::from_u32(code)?, "u{}".len() + digits.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_read_and_written_back() {
        assert_eq!(unquote(r#""a \"b\" \u{e9}\n\\""#), "a \"b\" é\n\\");
        let text = "q\" \\ \n \t \u{202e}é\u{1F600}";
        assert_eq!(unquote(&quote(text)), text);
    }

    #[test]
    fn escapes_that_stand_for_nothing_are_kept_and_told() {
        assert_eq!(unquote(r#""a\qb""#), r"a\qb");
        assert_eq!(bad_escapes(r#""a\q\u{110000}\\""#), [(2, 4), (4, 6)]);
    }

    #[test]
    fn long_texts_lose_their_common_indent() {
        assert_eq!(unquote("\"\"\"\n    one\n      two\n\n    three\n  \"\"\""), "one\n  two\n\nthree");
        assert_eq!(unquote("\"\"\"one\"\"\""), "one");
        assert_eq!(unquote("\"\"\"one\n  two\"\"\""), "one\ntwo");
    }

    #[test]
    fn pasted_marks_are_marks() {
        assert_eq!(unquote("“Desk”"), "Desk");
    }
}
