//! The files of a policy on disk: the only reader and writer.
//!
//! In: paths as they were asked for. Out: which files are meant and by which name outputs show them ([`find`](fn@find)), their bytes
//! ([`Found::read`]), what could not be read ([`Unread`]), and files written so that nothing is ever half written
//! ([`write`](fn@write)). It judges no text.

mod find;
mod write;

use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;

pub use find::{Listing, Naming, STANDARD_INPUT, find, is_policy_file};
pub use write::{create, exists, write};

/// One file that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where its bytes come from.
    pub input: Input,
    /// Its name in outputs, with `/`.
    pub shown: String,
}

/// Where bytes come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Standard input.
    Standard,
    /// A file.
    File(PathBuf),
}

/// What could not be read.
#[derive(Debug)]
pub struct Unread {
    /// The file or directory, as a person would name it.
    pub path: String,
    /// Why.
    pub reason: io::Error,
}

impl Found {
    /// Its bytes.
    ///
    /// # Errors
    /// [`Unread`] when the file cannot be opened or read to its end.
    pub fn read(&self) -> Result<Vec<u8>, Unread> {
        let bytes = match &self.input {
            Input::Standard => all(io::stdin().lock()),
            Input::File(path) => File::open(path).and_then(all),
        };
        bytes.map_err(|reason| Unread { path: self.named(), reason })
    }

    /// The name a person would use on a command line.
    fn named(&self) -> String {
        match &self.input {
            Input::Standard => self.shown.clone(),
            Input::File(path) => path.to_string_lossy().into_owned(),
        }
    }
}

fn all(mut source: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.read_to_end(&mut bytes)?;
    Ok(bytes)
}
