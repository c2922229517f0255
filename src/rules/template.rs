//! The texts of a rule, with expressions between braces: `nobody manages {t}`.
//!
//! In: a quoted text and where it stands. Out: a [`Template`] that is filled once for each finding. `{` opens an expression
//! where a letter, a digit or a bracket follows and no `$` stands before it; any other brace is a brace, so that a help may
//! show a block and a fix may have a blank `${…}`.

use super::check::Checker;
use super::eval::Evaluator;
use super::item::Truth;
use super::plan::{List, Test};
use super::print::Style;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::source::Span;
use crate::syntax::expression::{self, Expression};
use crate::syntax::text::unquote;

/// A text with holes.
#[derive(Debug, Clone, Default)]
pub(super) struct Template {
    parts: Vec<TextPart>,
}

#[derive(Debug, Clone)]
enum TextPart {
    Text(String),
    Hole(List),
}

/// What is said: the text of the first case that applies.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    cases: Vec<(Template, Option<Test>)>,
}

impl Words {
    /// Of these cases; what is wrong in them is told to the checker.
    pub(super) fn of(cases: Vec<(Template, Option<Test>)>) -> Words {
        Words { cases }
    }

    /// The text of the case that applies, with its holes filled; none where none applies.
    pub(super) fn fill(&self, evaluator: &Evaluator<'_>, style: Style) -> Option<String> {
        let applies = |when: &Option<Test>| when.as_ref().is_none_or(|when| evaluator.test(when) == Truth::True);
        let (text, _) = self.cases.iter().find(|(_, when)| applies(when))?;
        Some(text.fill(evaluator, style))
    }

    /// The same; where none applies, the last.
    pub(super) fn fill_in_any_case(&self, evaluator: &Evaluator<'_>, style: Style) -> String {
        let last = || self.cases.last().map_or(String::new(), |(text, _)| text.fill(evaluator, style));
        self.fill(evaluator, style).unwrap_or_else(last)
    }
}

/// What stands in a text in the place of a hole while its escapes are read; no policy can hold it, for it must be escaped.
const HOLE: char = '\u{1}';

impl Template {
    /// Reads a quoted text; what is wrong in its holes is told to the checker.
    pub(super) fn read(checker: &mut Checker, quoted: &str, place: Span) -> Template {
        let (text, holes) = apart(quoted);
        checker.problems.extend(unclosed(quoted, place));
        let text = unquote(&text);
        let mut parts = Vec::new();
        let mut holes = holes.into_iter();
        for (index, piece) in text.split(HOLE).enumerate() {
            if index > 0
                && let Some((start, end)) = holes.next()
            {
                parts.extend(hole(checker, quoted, (start, end), place).map(TextPart::Hole));
            }
            parts.push(TextPart::Text(piece.to_owned()));
        }
        Template { parts }
    }

    /// The text with its holes filled.
    pub(super) fn fill(&self, evaluator: &Evaluator<'_>, style: Style) -> String {
        let said = self.parts.iter().map(|part| match part {
            TextPart::Text(text) => text.clone(),
            TextPart::Hole(list) => evaluator.say(list, style),
        });
        said.collect()
    }
}

fn hole(checker: &mut Checker, quoted: &str, (start, end): (usize, usize), place: Span) -> Option<List> {
    let at = Span::new(place.file, place.start + start as u32, place.start + end as u32);
    match expression::read::<Expression>(quoted.get(start..end)?, at) {
        Ok(expression) => checker.list(&expression, None).map(|(list, _)| list),
        Err(problem) => checker.fail(*problem),
    }
}

/// Where the expressions in a quoted text stand: the byte of it where each begins, and the one behind it.
pub fn holes(quoted: &str) -> Vec<(usize, usize)> {
    apart(quoted).1
}

/// The text with each hole replaced by a mark, and where the holes' expressions stand.
fn apart(quoted: &str) -> (String, Vec<(usize, usize)>) {
    let mut text = String::with_capacity(quoted.len());
    let mut holes = Vec::new();
    let mut from = 0;
    for (at, _) in quoted.match_indices('{').filter(|(at, _)| opens_a_hole(quoted, *at)) {
        let Some(length) = quoted.get(at..).and_then(|rest| rest.find('}')).filter(|_| at >= from) else { continue };
        text.push_str(quoted.get(from..at).unwrap_or(""));
        text.push(HOLE);
        holes.push((at + 1, at + length));
        from = at + length + 1;
    }
    text.push_str(quoted.get(from..).unwrap_or(""));
    (text, holes)
}

/// A hole that is opened and never closed.
fn unclosed(quoted: &str, place: Span) -> Option<Diagnostic> {
    let (at, _) = quoted.match_indices('{').rfind(|(at, _)| opens_a_hole(quoted, *at))?;
    if quoted.get(at..).is_some_and(|rest| rest.contains('}')) {
        return None;
    }
    let span = Span::new(place.file, place.start + at as u32, place.start + at as u32 + 1);
    let problem = Diagnostic::compile(catalogue::SYNTAX.slug, span, "this `{` is never closed")
        .pointing("an expression begins here");
    Some(problem.help("close it with `}`, or put a blank after it if a brace is meant"))
}

fn opens_a_hole(quoted: &str, at: usize) -> bool {
    let before = quoted.get(..at).and_then(|text| text.chars().next_back());
    let after = quoted.get(at + 1..).and_then(|text| text.chars().next());
    let is_escape = quoted.get(..at).is_some_and(|text| text.ends_with("\\u"));
    let begins = after.is_some_and(|mark| mark.is_ascii_alphanumeric() || mark == '(');
    begins && before != Some('$') && !is_escape
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_brace_before_a_word_opens_a_hole() {
        let (text, holes) = apart(r#""{t} has { owner ${party} } and \u{e9}""#);
        assert_eq!(text, "\"\u{1} has { owner ${party} } and \\u{e9}\"");
        assert_eq!(holes, [(2, 3)]);
    }
}
