//! The marks a version control system leaves where two people changed the same lines.

const OURS: &[u8] = b"<<<<<<<";
const DIVIDE: &[u8] = b"\n=======";
const THEIRS: &[u8] = b"\n>>>>>>>";

/// The marks of a conflict, relative to its beginning.
pub(super) struct Conflict {
    /// Where their side's mark begins.
    pub(super) divide: usize,
    /// After the last mark's line.
    pub(super) end: usize,
}

/// Whether a conflict's first mark stands here.
pub(super) fn begins(line: &[u8]) -> bool {
    line.starts_with(OURS)
}

/// The conflict that begins at the start of `text`, if it is ended.
pub(super) fn read(text: &[u8]) -> Option<Conflict> {
    let divide = find(text, DIVIDE, 0)?;
    let last = find(text, THEIRS, divide)? + 1;
    let after = text.get(last..).map_or(0, line_length);
    Some(Conflict { divide: divide + 1, end: last + after })
}

/// The length of the first line, its line end counted.
pub(super) fn line_length(text: &[u8]) -> usize {
    text.iter().position(|byte| *byte == b'\n').map_or(text.len(), |length| length + 1)
}

fn find(text: &[u8], mark: &[u8], from: usize) -> Option<usize> {
    let at = text.get(from..)?.windows(mark.len()).position(|window| window == mark)?;
    Some(from + at)
}
