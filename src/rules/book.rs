//! The rules that ship: the files of `rulebook/`, which the build script gathers. Adding a rule is adding a file there.

include!(concat!(env!("OUT_DIR"), "/rulebook.rs"));

/// The shipped files, each with its path below `rulebook/` and its text, sorted by path.
pub fn sources() -> &'static [(&'static str, &'static str)] {
    FILES
}

/// The name of the one rule or profile that stands in a shipped file.
pub fn name_of(path: &str) -> &str {
    let file = path.rsplit('/').next().unwrap_or(path);
    file.split('.').next().unwrap_or(file)
}
