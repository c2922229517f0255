//! Colours, in one table.
//!
//! In: what something is. Out: its colour, for ariadne and for our own lines.

use ariadne::Color;

use super::{Colour, Options};
use crate::diagnostic::Level;

/// The colour of a problem's level.
pub(super) fn of_level(level: Level) -> Color {
    match level {
        Level::Error => Color::Red,
        Level::Warning => Color::Yellow,
        Level::Info => Color::Green,
    }
}

/// The colour of the places other than the primary.
pub(super) const RELATED: Color = Color::Cyan;

/// How our own words are set off.
#[derive(Debug, Clone, Copy)]
pub(super) enum Ink {
    /// The level and slug of a problem.
    Level(Level),
    /// Its message.
    Message,
    /// The word before a line below the drawing.
    Key,
}

impl Ink {
    fn code(self) -> &'static str {
        match self {
            Ink::Level(Level::Error) => "1;31",
            Ink::Level(Level::Warning) => "1;33",
            Ink::Level(Level::Info) => "1;32",
            Ink::Message => "1",
            Ink::Key => "36",
        }
    }

    /// The text in this ink, where there is colour.
    pub(super) fn paint(self, text: &str, how: &Options) -> String {
        match how.colour {
            Colour::Coloured if !text.is_empty() => format!("\x1b[{}m{text}\x1b[0m", self.code()),
            _ => text.to_owned(),
        }
    }
}
