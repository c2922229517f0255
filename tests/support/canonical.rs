//! Files that are to be in canonical form. With `UPDATE=1` in the environment they are brought into it.

use std::fs;
use std::path::Path;

use truenorth::format::{Outcome, format};

/// Holds that a file is in canonical form.
pub(super) fn hold(path: &Path) {
    let formatted = format(&fs::read_to_string(path).unwrap());
    if formatted.outcome == Outcome::Changed && std::env::var_os("UPDATE").is_some() {
        return fs::write(path, formatted.text).unwrap();
    }
    assert_eq!(formatted.outcome, Outcome::Unchanged, "{}: UPDATE=1 brings it into canonical form", path.display());
}
