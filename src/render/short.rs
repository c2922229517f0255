//! One line a problem: `path:line:column: level[slug] message`.
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
    line(format!("{path}:{row}:{column}: {}[{slug}] {message}", problem.level.word())) + "\n"
}
