//! The marks a version control system leaves where two people changed the same lines.

use super::{Ends, Scan};
use crate::syntax::slip::SlipKind;

const OURS: &[u8] = b"<<<<<<<";
const DIVIDE: &[u8] = b"\n=======";
const THEIRS: &[u8] = b"\n>>>>>>>";

impl Scan<'_> {
    /// Passes over a mark of a merge conflict, with their side if it is the one between the sides.
    pub(super) fn passed_a_mark(&mut self) -> bool {
        match self.byte(self.at) {
            Some(b'<') if begins(self.rest()) => self.conflict(),
            Some(b'=') => return self.passed_theirs(),
            _ => return false,
        }
        true
    }

    /// A merge conflict: our side is read; the marks and their side are not.
    fn conflict(&mut self) {
        let (start, first) = (self.at, line_length(self.rest()));
        let found = if self.conflicts_end == Ends::Never { None } else { read(self.rest()) };
        match found {
            Some(conflict) => {
                self.slip(SlipKind::Conflict, start, start + conflict.end);
                self.theirs = Some((start + conflict.divide, start + conflict.end));
            }
            None => {
                self.conflicts_end = Ends::Never;
                self.slip(SlipKind::Conflict, start, start + first);
            }
        }
        self.hide(start, start + first);
        self.at = start + first;
    }

    fn passed_theirs(&mut self) -> bool {
        let Some((from, to)) = self.theirs.take_if(|(from, _)| *from == self.at) else { return false };
        self.hide(from, to);
        self.at = to;
        true
    }
}

/// The marks of a conflict, relative to its beginning.
struct Conflict {
    /// Where their side's mark begins.
    divide: usize,
    /// After the last mark's line.
    end: usize,
}

/// Whether a conflict's first mark stands here.
fn begins(line: &[u8]) -> bool {
    line.starts_with(OURS)
}

/// The conflict that begins at the start of `text`, if it is ended.
fn read(text: &[u8]) -> Option<Conflict> {
    let divide = find(text, DIVIDE, 0)?;
    let last = find(text, THEIRS, divide)? + 1;
    let after = text.get(last..).map_or(0, line_length);
    Some(Conflict { divide: divide + 1, end: last + after })
}

/// The length of the first line, its line end counted.
fn line_length(text: &[u8]) -> usize {
    text.iter().position(|byte| *byte == b'\n').map_or(text.len(), |length| length + 1)
}

fn find(text: &[u8], mark: &[u8], from: usize) -> Option<usize> {
    let at = text.get(from..)?.windows(mark.len()).position(|window| window == mark)?;
    Some(from + at)
}
