//! Gathers the rule book: writes a sorted table of the files below `rulebook/` for `src/rules/book.rs` to include.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?);
    let book = root.join("rulebook");
    println!("cargo::rerun-if-changed=rulebook");
    let mut files = Vec::new();
    gather(&book, &mut files)?;
    files.sort();
    let rows: Vec<String> = files.iter().filter_map(|file| row(&book, file)).collect();
    let table = format!("static FILES: &[(&str, &str)] = &[\n{}];\n", rows.concat());
    let out = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    fs::write(out.join("rulebook.rs"), table)
}

fn gather(directory: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        if path.is_dir() {
            gather(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "north") {
            files.push(path);
        }
    }
    Ok(())
}

/// The path below the rule book, with `/`, and the text.
fn row(book: &Path, file: &Path) -> Option<String> {
    let below = file.strip_prefix(book).ok()?;
    let parts: Vec<&str> = below.iter().filter_map(|part| part.to_str()).collect();
    Some(format!("    ({:?}, include_str!({:?})),\n", parts.join("/"), file.to_str()?))
}
