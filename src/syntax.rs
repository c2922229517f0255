//! Text to tree. Never fails: every file yields a tree and its problems.
//!
//! In: the text of one file. Out: a [`Tree`] of [`Line`]s, each a list of [`Item`]s and perhaps a block of lines, with
//! spans and nothing owned; and what cannot be read, as problems. pest lives here and nowhere else. What the words mean is
//! the model's business; comments are not stored, they lie in the gaps between items ([`gaps`]).
//!
//! # How a text becomes a tree
//! 1. [`cut`] scans the bytes once. It knows strings, comments and braces, and nothing else. It bounds the depth, finds
//!    hidden characters, merge conflicts and blocks that are never closed, and cuts the file into *pieces* at declarations.
//! 2. `grammar` lets pest read each piece, or what of it is to be `seen`; the grammar accepts any text.
//! 3. `build` turns pest's tokens into the flat arrays of a [`Piece`], joins continued lines and notes *slips*: small,
//!    relative descriptions of what is wrong.
//! 4. [`Tree::problems`] words the slips.
//!
//! Offsets inside a piece are relative to it: a piece whose text is unchanged can be kept when the text before it grows.

mod again;
mod build;
pub mod cut;
pub mod expression;
pub mod gaps;
mod grammar;
mod seen;
mod slip;
pub mod text;
mod tree;

pub use again::parse_again;
pub use slip::{Slip, SlipKind};
pub use tree::{Item, ItemKind, Line, Lines, Piece, Tree};

use cut::Cut;
use std::borrow::Cow;
use std::sync::Arc;

use crate::source::FileId;

/// How large the pieces are that a file is cut into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceSize {
    /// A few dozen KiB: the fastest way through a whole file.
    Batch,
    /// One declaration: what an editor parses again after a keystroke.
    Declaration,
}

/// What becomes of the policies that rules show as bad or good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Examples {
    /// They are read like everything else.
    #[default]
    Read,
    /// Their blocks have no lines in the tree: whoever wants an example reads its text by itself.
    Unread,
}

/// The tree of a file.
pub fn parse(file: FileId, text: &str, size: PieceSize) -> Tree {
    let parted = Parted::of(file, text, size, Examples::Read);
    let pieces = (0..parted.len()).map(|index| parted.read(index)).collect();
    parted.tree(pieces)
}

/// A file cut into pieces, which can be read apart from one another.
#[derive(Debug)]
pub struct Parted<'t> {
    file: FileId,
    readable: Cow<'t, str>,
    blanked: Vec<(u32, u32)>,
    /// Where each begins and ends, and what the scan says of it.
    pieces: Vec<(u32, u32, Scanned)>,
}

/// What the scan says of a piece, relative to it.
#[derive(Debug, Clone)]
struct Scanned {
    slips: Vec<Slip>,
    /// Stretches without a line in the tree.
    unread: Vec<(u32, u32)>,
}

impl<'t> Parted<'t> {
    /// Cuts a file.
    pub fn of(file: FileId, text: &'t str, size: PieceSize, examples: Examples) -> Parted<'t> {
        let cut = cut::cut(text, size, examples);
        let (readable, pieces) = (readable(text, &cut.blanked), placed(&cut).collect());
        Parted { file, readable, blanked: cut.blanked, pieces }
    }

    /// How many pieces there are.
    pub fn len(&self) -> usize {
        self.pieces.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Reads a piece.
    pub fn read(&self, index: usize) -> Arc<Piece> {
        let Some((start, end, scanned)) = self.pieces.get(index) else { return Arc::default() };
        let text = self.readable.get(*start as usize..*end as usize).unwrap_or("");
        Arc::new(build::build(text, scanned.clone()))
    }

    /// The tree of the file, of its pieces in order.
    pub fn tree(&self, pieces: Vec<Arc<Piece>>) -> Tree {
        let starts = self.pieces.iter().map(|(start, ..)| *start);
        Tree::new(self.file, starts.zip(pieces).collect(), self.blanked.clone())
    }
}

/// The text as the grammar may see it: what cannot be read is blanked, byte for byte.
fn readable<'t>(text: &'t str, blanked: &[(u32, u32)]) -> Cow<'t, str> {
    match blanked {
        [] => Cow::Borrowed(text),
        blanked => Cow::Owned(cut::blank(text, blanked)),
    }
}

/// Where each piece begins and ends, with what the scan says of it.
fn placed(cut: &Cut) -> impl Iterator<Item = (u32, u32, Scanned)> + '_ {
    let (mut slips, mut unread) = (cut.slips.iter().peekable(), cut.unread.iter().peekable());
    cut.bounds.iter().zip(cut.bounds.iter().skip(1)).map(move |(start, end)| {
        let slips = std::iter::from_fn(|| slips.next_if(|slip| slip.start < *end));
        let unread = std::iter::from_fn(|| unread.next_if(|(from, _)| from < end));
        let slips = slips.map(|slip| slip.moved_back(*start)).collect();
        let unread = unread.map(|(from, to)| (from - start, to - start)).collect();
        (*start, *end, Scanned { slips, unread })
    })
}
