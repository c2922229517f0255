//! Breaking text into lines.
//!
//! In: a shown text and a number of cells. Out: lines no wider than that, broken between words, or inside a word that
//! is wider than a line. A line never begins as a command of a build server.

use super::Charset;
use super::harmless::{self, Look, looks, width};

/// The lines of a text; at least one. Spaces that follow one another are one.
pub fn wrap(shown: &str, room: usize) -> Vec<String> {
    let words = shown.split(' ').filter(|word| !word.is_empty()).flat_map(|word| parts(word, room.max(1)));
    let lines = words.fold(Vec::new(), |lines, word| set(lines, word, room));
    if lines.is_empty() { vec![String::new()] } else { lines.into_iter().map(harmless::line).collect() }
}

fn set(mut lines: Vec<String>, word: &str, room: usize) -> Vec<String> {
    match lines.last_mut() {
        Some(line) if width(line) + 1 + width(word) <= room => {
            line.push(' ');
            line.push_str(word);
        }
        _ => lines.push(word.to_owned()),
    }
    lines
}

/// A word, in parts where it is wider than a line.
fn parts(word: &str, room: usize) -> Vec<&str> {
    let (mut parts, mut start, mut used) = (Vec::new(), 0, 0);
    for (at, c, look) in looks(word, Charset::Unicode) {
        let width = look.width(c);
        if used + width > room && look != Look::Joined {
            parts.extend(word.get(start..at));
            (start, used) = (at, 0);
        }
        used += width;
    }
    parts.extend(word.get(start..));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrap("nobody manages the till", 10), ["nobody", "manages", "the till"]);
        assert_eq!(wrap("", 10), [""]);
        assert_eq!(wrap("a   b", 10), ["a b"]);
    }

    #[test]
    fn a_word_wider_than_a_line_is_broken() {
        assert_eq!(wrap("日本日本日本 ab", 5), ["日本", "日本", "日本", "ab"]);
    }

    #[test]
    fn no_line_begins_as_a_command() {
        assert_eq!(wrap("nobody ::error::x", 10), ["nobody", ":\\u{3a}error::x"]);
    }
}
