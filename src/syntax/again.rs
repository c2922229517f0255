//! Parsing a text again after an edit.
//!
//! In: the tree and text from before, and the text of now. Out: the tree that [`super::parse`] gives in pieces of one
//! declaration. What stands before the first letter that changed and behind the last is taken over; one scan of the bytes says
//! which pieces those are. A piece in which anything is wrong is read anew, so that nothing hangs on why.

use std::sync::Arc;

use super::cut::{self, Cut};
use super::tree::{Piece, Tree};
use super::{PieceSize, build, placed, readable};
use crate::source::common_ends;

/// The tree of a text that was edited.
pub fn parse_again(before: (&Tree, &str), text: &str) -> Tree {
    let cut = cut::cut(text, PieceSize::Declaration);
    let readable = readable(text, &cut);
    let known = Known::new(before, text, &cut);
    let pieces = placed(&cut).map(|(start, end, slips)| {
        let kept = known.piece(start, end).filter(|_| slips.is_empty());
        let text = readable.get(start as usize..end as usize).unwrap_or("");
        (start, kept.unwrap_or_else(|| Arc::new(build::build(text, slips))))
    });
    Tree::new(before.0.file(), pieces.collect(), cut.blanked.is_empty())
}

/// What of the old tree stands unchanged in the new text.
struct Known<'t> {
    tree: &'t Tree,
    /// The length of the old text and of the new one.
    lengths: (u32, u32),
    /// How many bytes at the beginning, and at the end, are the same.
    same: (u32, u32),
}

impl<'t> Known<'t> {
    fn new((tree, old): (&'t Tree, &str), new: &str, cut: &Cut) -> Known<'t> {
        let (old, new) = (old.as_bytes(), new.as_bytes());
        let is_plain = tree.is_plain() && cut.blanked.is_empty();
        let (first, last) = if is_plain { common_ends(old, new, u8::eq) } else { (0, 0) };
        Known { tree, lengths: (old.len() as u32, new.len() as u32), same: (first as u32, last as u32) }
    }

    /// The old piece that covers the same text as a new one from `start` to `end`.
    fn piece(&self, start: u32, end: u32) -> Option<Arc<Piece>> {
        let (old, new) = self.lengths;
        let at = match () {
            () if end <= self.same.0 => start,
            () if start >= new - self.same.1 => start + old - new,
            () => return None,
        };
        self.tree.sound_piece(at, at + (end - start), old)
    }
}
