//! One line a problem: `path:line:column: level[slug] message`. What a waiver accepts weighs nothing: in the place of its level
//! stands that it is waived, and behind the message until when.
//!
//! In: problems. Out: a line each, ended by a newline; whatever a policy says, there is one line a problem, and none
//! that a build server takes for a command.

use super::Charset;
use super::harmless::{line, shown};
use crate::diagnostic::Diagnostic;
use crate::source::Sources;

/// The lines of some problems.
pub fn lines<'p>(
    problems: &'p [Diagnostic],
    sources: &'p Sources,
    charset: Charset,
) -> impl Iterator<Item = String> + 'p {
    problems.iter().map(move |problem| short(problem, sources, charset))
}

fn short(problem: &Diagnostic, sources: &Sources, charset: Charset) -> String {
    let span = problem.primary.span;
    let (row, column) = sources.get(span.file).map_or((1, 1), |source| {
        let at = source.position(span.start.min(span.end));
        (at.line, at.column)
    });
    let path = shown(sources.path(span.file), charset);
    let (slug, message) = (shown(&problem.slug, charset), shown(&problem.message, charset));
    let (weight, until) = match &problem.waived {
        Some(waived) => {
            ("waived", format!(" (until {} by `{}`)", shown(&waived.until, charset), shown(&waived.by, charset)))
        }
        None => (problem.level.word(), String::new()),
    };
    line(format!("{path}:{row}:{column}: {weight}[{slug}] {message}{until}")) + "\n"
}
