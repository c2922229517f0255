//! Text that can do no harm on a terminal or in the log of a build server.
//!
//! In: any text of a policy, a path, a message. Out: what is shown in its place: control, invisible and bidirectional
//! characters as visible marks, tabs as spaces, and nothing that a build server would take for a command. It knows how
//! many cells each character takes; where a line is cut or broken is not decided here.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

use super::Charset;

/// What a terminal is given for one character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Itself, in so many cells.
    Plain(usize),
    /// Itself, in the cell of the character before it: an accent.
    Joined,
    /// Four spaces, so that a tab is as wide wherever it stands.
    Tab,
    /// One mark of one cell.
    Mark(char),
    /// Its number: `\u{202e}`.
    Number,
    /// Nothing: it only asks for another drawing of the character before it.
    Nothing,
}

const TAB: &str = "    ";

/// How many accents one cell may carry; a pile of them would run into the lines above.
const ACCENTS: usize = 4;

/// Characters that show nothing, or change the order of what is around them.
const INVISIBLE: &[(u32, u32)] = &[
    (0x80, 0x9f),
    (0xad, 0xad),
    (0x34f, 0x34f),
    (0x61c, 0x61c),
    (0x115f, 0x1160),
    (0x17b4, 0x17b5),
    (0x180b, 0x180f),
    (0x200b, 0x200f),
    (0x2028, 0x202e),
    (0x2060, 0x206f),
    (0x3164, 0x3164),
    (0xfe00, 0xfe0d),
    (0xfeff, 0xfeff),
    (0xffa0, 0xffa0),
    (0xfff0, 0xfffb),
    (0xfffe, 0xffff),
    (0x1bca0, 0x1bca3),
    (0x1d173, 0x1d17a),
    (0xe0000, 0xe0fff),
];

/// Every character of a text with its place and its look.
pub(super) fn looks(text: &str, charset: Charset) -> impl Iterator<Item = (usize, char, Look)> {
    let mut accents = 0;
    text.char_indices().map(move |(at, c)| {
        let look = if begins_command(c, text, at) { Look::Number } else { look(c, charset) };
        accents = if look == Look::Joined { accents + 1 } else { 0 };
        (at, c, if accents > ACCENTS { Look::Nothing } else { look })
    })
}

fn look(c: char, charset: Charset) -> Look {
    match c {
        ' '..='~' => Look::Plain(1),
        '\t' => Look::Tab,
        '\0'..='\x1f' => mark(char::from_u32(0x2400 + c as u32), charset),
        '\x7f' => mark(Some('␡'), charset),
        '\u{3000}' => Look::Plain(2),
        '\u{fe0e}' | '\u{fe0f}' => Look::Nothing,
        '\u{1f3fb}'..='\u{1f3ff}' => Look::Joined,
        _ if is_invisible(c) => Look::Number,
        _ if c.is_whitespace() => mark(Some('␣'), charset),
        _ => visible(c),
    }
}

fn visible(c: char) -> Look {
    match c.width() {
        Some(0) => Look::Joined,
        Some(width) => Look::Plain(width),
        None => Look::Number,
    }
}

fn mark(mark: Option<char>, charset: Charset) -> Look {
    match (charset, mark) {
        (Charset::Unicode, Some(mark)) => Look::Mark(mark),
        _ => Look::Number,
    }
}

fn is_invisible(c: char) -> bool {
    INVISIBLE.iter().any(|(first, last)| (*first..=*last).contains(&(c as u32)))
}

/// Whether a command of a build server begins at the first of two `#`: `##[error]`, `##vso[…]`, `##teamcity[…]`. Some
/// servers find these anywhere in a line.
fn begins_command(c: char, text: &str, at: usize) -> bool {
    c == '#'
        && text
            .get(at + 1..)
            .and_then(|rest| rest.strip_prefix('#'))
            .is_some_and(|rest| rest.trim_start_matches(|letter: char| letter.is_ascii_alphabetic()).starts_with('['))
}

impl Look {
    /// How many cells it takes.
    pub(super) fn width(self, c: char) -> usize {
        match self {
            Look::Plain(width) => width,
            Look::Joined | Look::Nothing => 0,
            Look::Tab => TAB.len(),
            Look::Mark(_) => 1,
            Look::Number => number(c).len(),
        }
    }

    /// Adds to `out` what is shown for `c`.
    pub(super) fn push(self, c: char, out: &mut String) {
        match self {
            Look::Plain(_) | Look::Joined => out.push(c),
            Look::Tab => out.push_str(TAB),
            Look::Mark(mark) => out.push(mark),
            Look::Number => out.push_str(&number(c)),
            Look::Nothing => {}
        }
    }
}

fn number(c: char) -> String {
    format!("\\u{{{:x}}}", c as u32)
}

/// A text as it is shown outside a drawing; it stays one line.
pub(super) fn shown(text: &str, charset: Charset) -> Cow<'_, str> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~') && byte != b'#') {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    looks(text, charset).for_each(|(_, c, look)| look.push(c, &mut shown));
    Cow::Owned(shown)
}

/// How many cells a shown text takes.
pub(super) fn width(shown: &str) -> usize {
    if shown.is_ascii() {
        return shown.len();
    }
    looks(shown, Charset::Unicode).map(|(_, c, look)| look.width(c)).sum()
}

/// A shown line that no build server takes for a command by how it begins, spaces before it or not.
pub(super) fn line(shown: String) -> String {
    let indent = shown.len() - shown.trim_start().len();
    let Some((spaces, rest)) = shown.split_at_checked(indent) else { return shown };
    match rest.get(..2) {
        Some("::") => format!("{spaces}:{}{}", number(':'), rest.get(2..).unwrap_or("")),
        Some("##") => format!("{spaces}#{}{}", number('#'), rest.get(2..).unwrap_or("")),
        _ => shown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, unicode: &str, ascii: &str) {
        assert_eq!((shown(text, Charset::Unicode).as_ref(), shown(text, Charset::Ascii).as_ref()), (unicode, ascii));
    }

    #[test]
    fn control_characters_are_seen_and_do_nothing() {
        check("a\x1b[31mb", "a␛[31mb", "a\\u{1b}[31mb");
        check("a\rb\nc\x7f", "a␍b␊c␡", "a\\u{d}b\\u{a}c\\u{7f}");
        check("\u{9b}2J\u{85}", "\\u{9b}2J\\u{85}", "\\u{9b}2J\\u{85}");
    }

    #[test]
    fn what_is_invisible_is_seen_by_its_number() {
        check(
            "a\u{202e}b\u{200b}\u{2028}\u{feff}",
            "a\\u{202e}b\\u{200b}\\u{2028}\\u{feff}",
            "a\\u{202e}b\\u{200b}\\u{2028}\\u{feff}",
        );
        check("12\u{a0}€", "12␣€", "12\\u{a0}€");
    }

    #[test]
    fn letters_of_any_script_stay() {
        check("Käse 日本 שלום e\u{301} 😀", "Käse 日本 שלום e\u{301} 😀", "Käse 日本 שלום e\u{301} 😀");
    }

    #[test]
    fn a_pile_of_accents_ends() {
        assert_eq!(shown(&format!("e{}", "\u{301}".repeat(100)), Charset::Unicode).chars().count(), 1 + ACCENTS);
    }

    #[test]
    fn a_command_of_a_build_server_is_broken_wherever_it_stands() {
        let n = "\\u{23}";
        check("see ##vso[task.x]", &format!("see {n}#vso[task.x]"), &format!("see {n}#vso[task.x]"));
        check("###[error]x", &format!("#{n}#[error]x"), &format!("#{n}#[error]x"));
        check("## heading [1]", "## heading [1]", "## heading [1]");
    }

    #[test]
    fn a_line_cannot_begin_as_a_command() {
        assert_eq!(line("  ::error::x".into()), "  :\\u{3a}error::x");
        assert_eq!(line("##x".into()), "#\\u{23}x");
        assert_eq!(line("a::b".into()), "a::b");
    }

    #[test]
    fn widths_are_those_of_a_terminal() {
        assert_eq!([width("日本"), width("e\u{301}"), width("👍🏽"), width("שלום")], [4, 1, 2, 4]);
    }
}
