//! Parsing a text again after an edit.
//!
//! In: the tree and text from before, and the text of now. Out: the tree that [`super::parse`] gives in pieces of one
//! declaration, if the old one is in such pieces. Only a stretch round the edit is scanned; the pieces before and behind it are
//! taken over as they are. Of those in it, one in which anything is wrong is read anew, so that nothing hangs on why.
//!
//! # Why the pieces outside the stretch are what a scan of the whole text gives
//! A bound is *sure* if nothing in the piece before it is wrong, and nothing blanked up to the end of the one behind it. No block is
//! open there, the end of no long text or conflict was sought in vain, and the next line that is neither empty nor a comment stands at
//! the margin and goes on with nothing: from there the scan depends on nothing before the bound.
//! - The stretch begins at a sure bound with a whole piece between it and the edit. That piece holds such a line, so the bound is still
//!   one, and a scan that begins there goes on as one that comes from the beginning.
//! - It ends at a bound behind the edit that was sure before, if nothing in the stretch is blanked. The text behind is the same, and so are the
//!   bounds in it, what is blanked and what is wrong. Where there is none, it goes to the end of the text.

use std::sync::Arc;

use super::cut::{self, Cut};
use super::tree::{Piece, Placed, Tree};
use super::{build, placed, readable};
use crate::source::Change;

/// The tree of a text that was edited.
pub fn parse_again((tree, old): (&Tree, &str), text: &str) -> Tree {
    let known = Known { tree, length: old.len() as u32, change: Change::between(old, text) };
    let first = known.first();
    let from = tree.pieces().get(first).map_or(0, |(start, _)| *start);
    let (cut, last) = cut::cut_until(text, from, |cut| known.last(cut));
    let pieces = known.before(first).chain(known.within(text, &cut)).chain(known.behind(last));
    let blanked = known.blanked(&cut, last);
    Tree::new(tree.file(), pieces.collect(), blanked)
}

/// What was before, and what is another now.
struct Known<'t> {
    tree: &'t Tree,
    /// Of the old text.
    length: u32,
    change: Change,
}

impl Known<'_> {
    /// The piece the stretch begins with.
    fn first(&self) -> usize {
        let begun = self.tree.pieces().partition_point(|(start, _)| *start <= self.change.start);
        let touched = begun.saturating_sub(1);
        (1..touched).rev().find(|index| self.is_sure(*index)).unwrap_or(0)
    }

    /// The old piece that follows on the stretch, if what was found ends at a place where it can end.
    fn last(&self, cut: &Cut) -> Option<usize> {
        let was = self.change.moved_back(*cut.bounds.last()?)?;
        self.tree.piece_at(was).filter(|index| cut.blanked.is_empty() && self.is_sure(*index))
    }

    /// Whether the bound before a piece is sure.
    fn is_sure(&self, index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|before| self.tree.pieces().get(before));
        let is_plain = self.tree.blanked().first().is_none_or(|(blanked, _)| self.end(index) <= *blanked);
        is_plain && before.is_some_and(|(_, piece)| piece.is_sound())
    }

    /// Where an old piece ended.
    fn end(&self, index: usize) -> u32 {
        self.tree.pieces().get(index + 1).map_or(self.length, |(next, _)| *next)
    }

    fn before(&self, first: usize) -> impl Iterator<Item = Placed> {
        self.tree.pieces().iter().take(first).cloned()
    }

    fn within<'s>(&'s self, text: &'s str, cut: &'s Cut) -> impl Iterator<Item = Placed> + 's {
        let readable = readable(text, &cut.blanked);
        placed(cut).map(move |(start, end, scanned)| {
            let is_whole = scanned.slips.is_empty() && !cut::touches(&cut.blanked, start, end);
            let kept = self.kept(start, end).filter(|_| is_whole);
            let text = readable.get(start as usize..end as usize).unwrap_or("");
            (start, kept.unwrap_or_else(|| Arc::new(build::build(text, scanned))))
        })
    }

    fn behind(&self, last: Option<usize>) -> impl Iterator<Item = Placed> {
        let rest = last.and_then(|last| self.tree.pieces().get(last..)).unwrap_or(&[]);
        rest.iter().filter_map(|(start, piece)| Some((self.change.moved(*start)?, Arc::clone(piece))))
    }

    /// Nothing is blanked before the stretch, and nothing in one that ends before the text does.
    fn blanked(&self, cut: &Cut, last: Option<usize>) -> Vec<(u32, u32)> {
        let moved = |(start, end): &(u32, u32)| Some((self.change.moved(*start)?, self.change.moved(*end)?));
        match last {
            Some(_) => self.tree.blanked().iter().filter_map(moved).collect(),
            None => cut.blanked.clone(),
        }
    }

    /// The old piece that covers the same text as a new one from `start` to `end`, if nothing in it was wrong.
    fn kept(&self, start: u32, end: u32) -> Option<Arc<Piece>> {
        let was = if end <= self.change.start { start } else { self.change.moved_back(start)? };
        let (index, was_end) = (self.tree.piece_at(was)?, was + (end - start));
        let is_whole = self.end(index) == was_end && !cut::touches(self.tree.blanked(), was, was_end);
        let (_, piece) = self.tree.pieces().get(index)?;
        (is_whole && piece.is_sound()).then(|| Arc::clone(piece))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;
    use crate::syntax::{PieceSize, parse};

    /// How many pieces before and behind an edit are the same ones, in a text of twenty stages.
    fn taken_over(edit: impl Fn(&str) -> String) -> (usize, usize) {
        let stages: String = (0..20).map(|number| format!("stage s{number} {{\n  of visit\n}}\n")).collect();
        let (was, is) = (format!("{stages}// the end\n"), edit(&stages) + "// the end\n");
        let old = parse(FileId::default(), &was, PieceSize::Declaration);
        let new = parse_again((&old, &was), &is);
        assert_eq!(new, parse(FileId::default(), &is, PieceSize::Declaration));
        let same = |(old, new): &(&Placed, &Placed)| Arc::ptr_eq(&old.1, &new.1);
        let before = old.pieces().iter().zip(new.pieces()).take_while(same).count();
        (before, old.pieces().iter().rev().zip(new.pieces().iter().rev()).take_while(same).count())
    }

    #[test]
    fn what_an_edit_does_not_touch_is_taken_over() {
        let cases = [
            ("s7 ", "s77 ", (7, 12)),
            ("stage s7 {", "stage s7 \"\"\"{", (7, 12)),
            ("stage s7 {", "  and s7 {", (6, 12)),
            ("}\nstage s7", "stage s7", (6, 13)),
            ("stage s7", "stage x\nstage y\nstage s7", (7, 12)),
            ("stage s0 ", "", (0, 19)),
            ("s19 {\n  of visit\n}\n", "", (19, 0)),
        ];
        for (was, is, expected) in cases {
            assert_eq!(taken_over(|text| text.replacen(was, is, 1)), expected, "{was:?} to {is:?}");
        }
    }

    #[test]
    fn the_scan_ends_soon_behind_the_edit() {
        let text = "stage x {\n  of visit\n}\n".repeat(20);
        let tree = parse(FileId::default(), &text, PieceSize::Declaration);
        let now = text.replacen("visit\n}\nstage x", "visits\n}\nstage x", 1);
        let known = Known { tree: &tree, length: text.len() as u32, change: Change::between(&text, &now) };
        let (cut, last) = cut::cut_until(&now, 0, |cut| known.last(cut));
        assert_eq!((cut.bounds, last), (vec![0, 24], Some(1)));
    }
}
