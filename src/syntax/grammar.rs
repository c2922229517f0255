//! pest's parser for `grammar/north.pest`, and nothing else.

use pest::Parser as _;
use pest::error::Error;
use pest::iterators::Pairs;

#[derive(pest_derive::Parser)]
#[grammar = "../grammar/north.pest"]
struct NorthParser;

/// The pairs of a piece. The grammar accepts every text, so there are always some; were it ever to refuse, there are none
/// and the caller sees an empty piece.
pub(super) fn read(text: &str) -> Option<Pairs<'_, Rule>> {
    NorthParser::parse(Rule::piece, text).ok()
}

/// The pairs of a part of a rule.
pub(super) fn read_part(entry: Rule, text: &str) -> Result<Pairs<'_, Rule>, Box<Error<Rule>>> {
    NorthParser::parse(entry, text).map_err(Box::new)
}
