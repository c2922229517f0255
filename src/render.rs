//! Problems as people read them.
//!
//! In: problems, the sources they lie in, and how to show them ([`Options`]). Out: text. [`pages`] draws a problem with
//! its places, [`lines`] tells each in one line, [`summary`] closes a run. What machines read is [`crate::export`]'s.
//! Nothing is printed or decided here, problems come in the order to be shown, and nothing a policy says can reach a
//! terminal or a build server as a command: every text passes through `harmless`.
//!
//! # How a page is drawn
//! 1. `spots` finds the line of each label, puts the labels in groups (the sections of the drawing) and rows.
//! 2. `cut` chooses what of a long line is shown, and `cells` lays that out in the cells of a terminal.
//! 3. `drawing` has ariadne draw a stand-in: one `x` a cell, so that spans, widths and bytes cannot surprise it.
//! 4. `tidy` puts the texts, line numbers and locations where the stand-ins are.
//! 5. `page` sets the message above and why, help and fix below.

mod cells;
mod cut;
mod drawing;
mod harmless;
mod page;
mod paint;
mod short;
mod spots;
mod sum_up;
pub mod summary;
mod table;
mod tidy;
mod wrap;

pub use short::lines;
pub use sum_up::pages;
pub use summary::counted;
pub use table::table;
pub use wrap::wrap;

/// How problems are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// How many cells a line of the terminal has.
    pub width: usize,
    /// Whether there is colour.
    pub colour: Colour,
    /// What lines and marks are drawn with.
    pub charset: Charset,
    /// How many of one kind are shown in full.
    pub of_a_kind: OfAKind,
}

impl Default for Options {
    fn default() -> Self {
        Options { width: 100, colour: Colour::Plain, charset: Charset::Unicode, of_a_kind: OfAKind::First(5) }
    }
}

impl Options {
    /// The width lines are laid out for: a terminal narrower than this breaks them itself.
    fn room(&self) -> usize {
        self.width.clamp(40, 400)
    }
}

/// Whether there is colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// None: the text holds no escape sequence.
    Plain,
    /// With ANSI escape sequences.
    Coloured,
}

/// What lines and marks are drawn with. The policy's own letters are shown in either.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charset {
    /// Box-drawing characters.
    Unicode,
    /// ASCII alone.
    Ascii,
}

impl Charset {
    /// The mark for what was left out.
    fn dots(self) -> &'static str {
        match self {
            Charset::Unicode => "…",
            Charset::Ascii => "...",
        }
    }
}

/// How many problems with one slug are shown in full; the others are summed up in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfAKind {
    /// The first few.
    First(usize),
    /// Every one.
    All,
}

/// A text as it may be shown outside a page: one line, and nothing in it that a terminal would obey.
pub fn harmless(text: &str) -> String {
    harmless::shown(text, Charset::Unicode).into_owned()
}
