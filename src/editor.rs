//! What an editor asks of a policy while it is being written.
//!
//! In: an [`Edition`], the policy as it stands at one moment, and a [`Point`] in it. Out: plain data with spans: what stands
//! there, what may be written there, where a name leads. It knows no protocol and no file system; [`draft`] keeps the texts and
//! parses again only what changed, everything else is a function of the edition.

pub mod actions;
pub mod card;
pub mod completion;
pub mod draft;
pub mod hints;
pub mod hover;
pub mod load;
pub mod locals;
pub mod names;
pub mod organise;
pub mod outline;
pub mod place;
pub mod signature;
pub mod tidy;
pub mod ties;
pub mod tokens;

pub use draft::{Draft, Edition};

use crate::source::FileId;

/// A place in a file, as a byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// The file.
    pub file: FileId,
    /// The byte.
    pub byte: u32,
}
