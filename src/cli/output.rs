//! Standard output and standard error.
//!
//! A reader that has gone away (`| head`) is no failure: the answer stands, whoever reads it. Any other failure to write is
//! told, so that a full disk never looks like a clean policy.

use std::io::{self, Write};

use similar::TextDiff;

use super::appearance::{ColorChoice, coloured};
use super::edge::{Status, Stop};
use crate::render::{Colour, harmless};

/// Writes a text to standard output.
pub(super) fn print(text: &str) -> Result<(), Stop> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(Stop::Output),
    }
}

/// Writes remarks to standard error, where there is nobody left to tell if that fails. Names in them can do no harm.
pub(super) fn tell(remarks: &str) {
    let lines: Vec<String> = remarks.lines().map(harmless).collect();
    let _ = writeln!(io::stderr(), "{}", lines.join("\n"));
}

/// What differs between two texts of a file, as other tools show it.
pub(super) fn difference(shown: &str, old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    diff.unified_diff().header(&format!("a/{shown}"), &format!("b/{shown}")).to_string()
}

/// Shows finished pages on standard error, because standard output is for something else.
pub(super) fn show_beside(pages: &str) {
    let _ = io::stderr().write_all(pages.as_bytes());
}

/// Shows what clap has to say.
pub(super) fn show_parser(said: &clap::Error) -> Status {
    if said.use_stderr() {
        let _ = said.print();
        return Status::Usage;
    }
    let help = said.render();
    let text = match coloured(ColorChoice::Auto, &io::stdout()) {
        Colour::Coloured => help.ansi().to_string(),
        Colour::Plain => help.to_string(),
    };
    match print(&text) {
        Ok(()) => Status::Clean,
        Err(_) => Status::Incomplete,
    }
}
