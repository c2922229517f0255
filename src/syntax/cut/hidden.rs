//! Characters that cannot be seen, or that change how others are seen.

/// What a character stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    /// A quoted text, where spaces of any kind are the writer's own affair.
    Text,
    /// A comment, which ends with its line.
    Comment,
    /// A name or a number, which it parts.
    Name,
    /// Anything else.
    Outside,
}

/// Whether a character may not stand there as itself. Tab and `\n` always may; the caller knows the `\r` of a line end.
pub(super) fn is_hidden(character: char, within: Where) -> bool {
    match character {
        '\t' | '\n' => false,
        _ if character.is_control() => true,
        '\u{2028}' | '\u{2029}' | '\u{61c}' | '\u{200e}' | '\u{200f}' => true,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => within != Where::Text,
        _ => false,
    }
}

/// Whether a hidden character outside texts reads as a blank between words.
pub(in crate::syntax) fn is_space(character: char) -> bool {
    matches!(character, '\u{b}' | '\u{c}' | '\u{a0}' | '\u{202f}' | '\u{2007}')
}

/// Whether a hidden character outside texts reads as the end of a line.
pub(in crate::syntax) fn ends_line(character: char) -> bool {
    matches!(character, '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a character may stand in a text only as an escape.
pub fn must_be_escaped(character: char) -> bool {
    is_hidden(character, Where::Text)
}
