//! Text to canonical text.
//!
//! In: the text of one file, whole or broken. Out: [`Formatted`]: the same policy in the one form all policies are written
//! in, with every comment, or the text as it was and the place where the form would have changed what it says. It reads no
//! names and judges nothing; telling two texts apart line by line is the command line's business.
//!
//! # The form
//! - Two blanks of indent a level; `kind name "Title" {` with one blank between; one property a line.
//! - **Columns.** In a block the values of lines that no empty line parts, a *run*, stand in one column, two blanks behind
//!   the longest property words; or one, where the author has lined up words of different length so. A value alone in its
//!   run stands one blank behind. Lines with a block of their own take part; a property without a value does not, nor do
//!   the conditions of a rule, which read as sentences, nor do declarations.
//! - **Rows.** A line stays broken where its author broke it, behind a comma or before an arrow, `and`, `or` or `where`,
//!   and goes on in the value's column, further in for each bracket that is open. A row over 100 columns is broken too, but
//!   for expressions.
//! - **Blocks.** What an author wrote on one line stays there if it fits and holds no comment: `{ post coo; reports to ceo }`.
//!   A declaration with nothing in its block loses it.
//! - **Empty lines** are kept between lines, never two, none where a block begins or ends.
//! - **Comments** stay before or behind what they stood before or behind; one behind keeps its column if it can.
//! - Texts, names and digits are the author's. A number stands one blank before its unit.
//! - **What cannot be read** is copied: a broken line, and a line whose block is torn, with the block.
//!
//! # How
//! `layout` walks the tree and writes rows on a `page`, asking `keys` what a line's words are, `columns` where its value
//! stands, `spacing` what comes between two items, `rows` where it is broken, `flat` whether a block fits on a line and
//! `broken` what to leave alone. Then nothing is believed: the result is parsed, held against the original as
//! [`same_meaning`] does, and laid out again, which must change nothing.

mod broken;
mod columns;
mod flat;
mod keys;
mod layout;
mod long_text;
mod meaning;
mod page;
mod rows;
mod spacing;
mod written;

pub use meaning::same_meaning;

use std::fmt;

use crate::source::Sources;
use crate::syntax::{PieceSize, Tree, parse};

/// How wide a row may be.
const WIDTH: usize = 100;

/// How much deeper each level stands.
const STEP: usize = 2;

/// What became of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formatted {
    /// The canonical text; if that was refused, the text as it was.
    pub text: String,
    /// Whether it differs from the text as it was.
    pub outcome: Outcome,
}

/// Whether formatting changed a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was canonical already.
    Unchanged,
    /// It is now.
    Changed,
    /// It was left alone.
    Refused(Refusal),
}

/// Why a text was left alone, and the byte of it where that came to light.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    /// Byte offset in the text, a leading byte-order mark not counted; 0 where the whole is to blame.
    pub at: u32,
    /// Why.
    pub reason: Reason,
}

/// Why a text was left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Read again, the result would have said something else.
    OtherMeaning,
    /// The result, formatted, would have become something else again.
    Restless,
    /// It is too long for offsets of 32 bits.
    TooLarge,
}

impl fmt::Display for Reason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Reason::OtherMeaning => "formatting would have changed what is said here",
            Reason::Restless => "formatting would not come to rest",
            Reason::TooLarge => "the file is too large to be formatted",
        })
    }
}

/// The canonical form of a text. Formatting the result changes nothing, and the result says what the text says.
pub fn format(text: &str) -> Formatted {
    match canonical(text) {
        Ok(canonical) if canonical == text => Formatted { text: canonical, outcome: Outcome::Unchanged },
        Ok(canonical) => Formatted { text: canonical, outcome: Outcome::Changed },
        Err(refusal) => Formatted { text: text.to_owned(), outcome: Outcome::Refused(refusal) },
    }
}

fn canonical(text: &str) -> Result<String, Refusal> {
    let text = without_mark(text);
    let tree = tree(text)?;
    let canonical = layout::lay_out(text, &tree);
    let again = self::tree(&canonical)?;
    if let Some(at) = meaning::difference((text, &tree), (&canonical, &again)) {
        return Err(Refusal { at, reason: Reason::OtherMeaning });
    }
    match layout::lay_out(&canonical, &again) == canonical {
        true => Ok(canonical),
        false => Err(Refusal { at: 0, reason: Reason::Restless }),
    }
}

/// The text without byte-order marks before it, as `source` hands it out.
fn without_mark(text: &str) -> &str {
    text.trim_start_matches('\u{feff}')
}

/// The tree of a text that belongs to no run; its spans name a file of their own.
fn tree(text: &str) -> Result<Tree, Refusal> {
    let too_large = Refusal { at: 0, reason: Reason::TooLarge };
    let file = Sources::default().add("", Vec::new()).map_err(|_| too_large)?;
    match text.len() < (u32::MAX / 2) as usize {
        true => Ok(parse(file, text, PieceSize::Batch)),
        false => Err(too_large),
    }
}
