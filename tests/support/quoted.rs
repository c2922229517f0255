//! The texts in quotation marks that stand in a line of a rule.
#![allow(clippy::string_slice, reason = "to stop is how a test says no")]

/// The inside of each, as written.
pub(super) fn texts(written: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = written;
    while let Some(start) = rest.find('"') {
        let after = &rest[start..];
        let mark = if after.starts_with("\"\"\"") { "\"\"\"" } else { "\"" };
        let inside = &after[mark.len()..];
        let Some(end) = end_of(inside, mark) else { break };
        found.push(&inside[..end]);
        rest = &inside[end + mark.len()..];
    }
    found
}

/// Where the closing mark stands; one behind a backslash does not close.
fn end_of(inside: &str, mark: &str) -> Option<usize> {
    inside.match_indices(mark).map(|(at, _)| at).find(|at| !inside[..*at].ends_with('\\'))
}
