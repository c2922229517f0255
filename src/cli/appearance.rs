//! How pages look: colour, width and lines, from the arguments, the terminal and the environment.

use std::env;
use std::io::{self, IsTerminal};

use clap::ValueEnum;

use crate::render::{Charset, Colour, OfAKind, Options};

/// The width of a page that is not shown on a terminal.
const PAGE: usize = 100;

/// How what is found looks.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Appearance {
    /// When to use colour
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = ColorChoice::Auto)]
    color: ColorChoice,
    /// Draw with ASCII characters alone
    #[arg(long)]
    ascii: bool,
    /// How many columns a page has [default: the terminal's, or 100]
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..))]
    width: Option<u16>,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorChoice {
    /// On a terminal that has it, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Appearance {
    /// How pages look on standard output.
    pub(super) fn options(&self, of_a_kind: OfAKind) -> Options {
        self.options_on(&io::stdout(), of_a_kind)
    }

    /// How pages look on a stream.
    pub(super) fn options_on(&self, stream: &impl IsTerminal, of_a_kind: OfAKind) -> Options {
        Options {
            width: self.width.map_or_else(|| width(stream), usize::from),
            colour: coloured(self.color, stream),
            charset: if self.ascii { Charset::Ascii } else { Charset::Unicode },
            of_a_kind,
        }
    }
}

/// Whether a stream gets colour.
pub(super) fn coloured(choice: ColorChoice, stream: &impl IsTerminal) -> Colour {
    let wanted = match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto if is_set("NO_COLOR") => false,
        ColorChoice::Auto if is_set("CLICOLOR_FORCE") => true,
        ColorChoice::Auto => stream.is_terminal() && env::var_os("TERM").is_none_or(|term| term != "dumb"),
    };
    if wanted { Colour::Coloured } else { Colour::Plain }
}

/// Set to something, and not to `0`.
fn is_set(name: &str) -> bool {
    env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0")
}

fn width(stream: &impl IsTerminal) -> usize {
    if !stream.is_terminal() {
        return PAGE;
    }
    let stated = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let asked = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    stated.or_else(asked).unwrap_or(PAGE)
}
