//! What is wrong with an example, in words.
//!
//! In: a rule's name, what the example is to show and what came of it. Out: problems at the example's first word, or in it.

use super::{Shows, Tried};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::vocabulary::known;

/// What is wrong with an example; nothing if it shows what it is to show.
pub(super) fn of(rule: &str, shows: Shows, place: Span, tried: &Tried) -> Vec<Diagnostic> {
    if !tried.mistakes.is_empty() {
        return tried.mistakes.clone();
    }
    let about = About { rule, word: word(shows), place };
    match (shows, tried.outcome.not_checkable.first(), tried.outcome.findings.as_slice()) {
        (Shows::Bare, None, _) => vec![about.checkable()],
        (Shows::Bad | Shows::Good, Some(lacking), _) => vec![about.not_checkable(&lacking.declare)],
        (Shows::Bad, None, []) => vec![about.silent()],
        (Shows::Good, None, [_, ..]) => vec![about.fires(&tried.outcome.findings)],
        _ => Vec::new(),
    }
}

fn word(shows: Shows) -> &'static str {
    let row = match shows {
        Shows::Bad => known().bad,
        Shows::Good => known().good,
        Shows::Bare => known().bare,
    };
    row.map_or("", |row| row.path())
}

struct About<'a> {
    rule: &'a str,
    word: &'static str,
    place: Span,
}

impl About<'_> {
    fn not_checkable(&self, declare: &str) -> Diagnostic {
        self.problem(format!("`{}` cannot be checked in this `{}`", self.rule, self.word))
            .pointing("what the rule needs is not declared here")
            .why("a rule that was never checked here has not been shown to work")
            .help(format!("declare {declare} in it"))
    }

    fn checkable(&self) -> Diagnostic {
        self.problem(format!("`{}` can be checked in this `{}`", self.rule, self.word))
            .pointing("all that the rule needs is declared here")
            .why("a rule that takes silence for a gap blames companies for what they have only not written down")
            .help("make it a `bad` or a `good`, or say what the rule cannot do without: `needs <what>`")
    }

    fn silent(&self) -> Diagnostic {
        self.problem(format!("`{}` finds nothing in this `{}`", self.rule, self.word))
            .pointing("the rule should fire here")
            .why("a rule that is silent where it should speak lets the gap through to the customer")
            .help("make the example one that breaks the rule, or make the rule see it")
    }

    fn fires(&self, findings: &[Diagnostic]) -> Diagnostic {
        let problem = self.problem(format!("`{}` fires in this `{}`", self.rule, self.word));
        let problem = findings
            .iter()
            .fold(problem, |problem, finding| problem.related(finding.primary.span, finding.message.clone()));
        problem
            .pointing("the rule should be silent here")
            .why("a rule that cries wolf is soon waived by everybody, also where it is right")
            .help("make the example one that keeps the rule, or narrow the rule with a `where`")
    }

    fn problem(&self, message: String) -> Diagnostic {
        Diagnostic { slug: self.rule.to_owned(), ..Diagnostic::compile("", self.place, message) }
    }
}
