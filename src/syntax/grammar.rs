//! pest's parser for `grammar/north.pest`, and nothing else.

use pest::Parser as _;
use pest::iterators::Pairs;

#[derive(pest_derive::Parser)]
#[grammar = "../grammar/north.pest"]
struct NorthParser;

/// The pairs of a piece. The grammar accepts every text, so there are always some; were it ever to refuse, there are none
/// and the caller sees an empty piece.
pub(super) fn read(text: &str) -> Option<Pairs<'_, Rule>> {
    NorthParser::parse(Rule::piece, text).ok()
}
