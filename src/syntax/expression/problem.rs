//! What to say when a part of a rule cannot be read.

use pest::error::{Error, ErrorVariant, InputLocation};

use crate::diagnostic::{Diagnostic, catalogue};
use crate::source::Span;
use crate::syntax::grammar::Rule;

/// How deep brackets, and words that open something, may be nested in one part; more than any rule needs, few enough to walk
/// on the stack of any thread.
const MAX_OPENINGS: usize = 70;

/// How many steps of paths and terms of sums may stand in one part.
const MAX_STEPS: usize = 500;

const OPENING_WORDS: [&str; 5] = ["some", "every", "of", "steps", "distinct"];

pub(super) fn check_depth(text: &str, place: Span) -> Result<(), Box<Diagnostic>> {
    let (openings, steps) = (openings(text), steps(text));
    if openings <= MAX_OPENINGS && steps <= MAX_STEPS {
        return Ok(());
    }
    let problem = Diagnostic::compile(catalogue::TOO_DEEP.slug, place, "this part of the rule is too long to be read")
        .pointing("more brackets and lists than any rule needs")
        .help("make several rules of it");
    Err(Box::new(problem))
}

/// How deep a part may be nested at most.
pub(super) fn nesting(text: &str) -> usize {
    openings(text) + steps(text)
}

/// Words are counted, as each may open what all that follow stand in; of brackets, how many are open at once, twice, for it
/// takes more to walk one.
fn openings(text: &str) -> usize {
    let words = text.split(|mark: char| !mark.is_ascii_alphanumeric()).filter(|word| OPENING_WORDS.contains(word));
    words.count() + 2 * brackets(text)
}

fn brackets(text: &str) -> usize {
    let mut open: usize = 0;
    let depths = text.bytes().map(|byte| {
        open = match byte {
            b'(' => open + 1,
            b')' => open.saturating_sub(1),
            _ => open,
        };
        open
    });
    depths.max().unwrap_or(0)
}

fn steps(text: &str) -> usize {
    text.bytes().filter(|byte| matches!(byte, b'.' | b'+')).count() + text.matches(" -").count()
}

pub(super) fn nothing(place: Span) -> Box<Diagnostic> {
    Box::new(Diagnostic::compile(catalogue::SYNTAX.slug, place, "this part of the rule cannot be read"))
}

/// Where pest stopped, and what it would have read there.
pub(super) fn word(error: &Error<Rule>, text: &str, place: Span) -> Box<Diagnostic> {
    let (InputLocation::Pos(at) | InputLocation::Span((at, _))) = error.location;
    let rest = text.get(at..).unwrap_or("");
    let found = found(rest);
    let span = Span::new(place.file, place.start + at as u32, place.start + (at + found.len()) as u32);
    let message = match found {
        "" => "the rule's line ends too early".to_owned(),
        found => format!("`{found}` cannot stand here"),
    };
    Box::new(
        Diagnostic::compile(catalogue::SYNTAX.slug, span, message)
            .pointing("reading stopped here")
            .help(expected(error)),
    )
}

/// What stands at the place: a word, or one sign.
fn found(rest: &str) -> &str {
    let word = rest.len() - rest.trim_start_matches(|mark: char| mark.is_ascii_alphanumeric() || mark == '-').len();
    let sign = rest.chars().next().map_or(0, char::len_utf8);
    rest.get(..if word > 0 { word } else { sign }).unwrap_or("")
}

fn expected(error: &Error<Rule>) -> String {
    let ErrorVariant::ParsingError { positives, .. } = &error.variant else {
        return "write a condition, such as `t.manage exists`".to_owned();
    };
    let may_end = positives.contains(&Rule::EOI);
    let mut wanted: Vec<&str> = Vec::new();
    for said in positives.iter().filter_map(|rule| said(*rule)) {
        if !wanted.contains(&said) {
            wanted.push(said);
        }
    }
    let or_end = if may_end { ", or end the line here" } else { "" };
    match wanted.split_last() {
        None if may_end => "end the line here".to_owned(),
        None => "write a condition, such as `t.manage exists`".to_owned(),
        Some((last, [])) => format!("write {last}{or_end}"),
        Some((last, rest)) => format!("write {} or {last}{or_end}", rest.join(", ")),
    }
}

fn said(rule: Rule) -> Option<&'static str> {
    Some(match rule {
        Rule::name | Rule::member => "a name",
        Rule::condition | Rule::conjunction | Rule::negation | Rule::relation => "a condition",
        Rule::sum | Rule::term | Rule::amount => "a value",
        Rule::comparator => "a comparison such as `=`",
        Rule::exists => "`exists`",
        Rule::is_word => "`is`",
        Rule::relating => "`in`",
        Rule::text | Rule::long_text | Rule::quoted | Rule::words | Rule::words_case => "a text in quotation marks",
        Rule::binding | Rule::kind_binding | Rule::list_binding => "`<kind> <name>` or `<name> in <list>`",
        Rule::parameter => "`<name> = <number>`",
        Rule::fix_add => "`add to <place> \"…\"`",
        _ => return None,
    })
}
