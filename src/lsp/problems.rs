//! Problems in the words of the protocol.
//!
//! In: a [`View`]. Out: for each file that has any, its problems. A problem stands where its primary place is; where one of its other
//! places lies in another file, a hint stands there that leads to it.

use std::collections::BTreeMap;

use lsp_types::{
    Code, CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Message, Uri,
};

use super::settings::{SECTION, Settings};
use super::view::View;
use crate::diagnostic::{self as inner, Label, Level, Origin};
use crate::rules::Rule;
use crate::source::FileId;
use crate::vocabulary::known;

/// The problems of every file that has any.
pub(super) fn problems(view: &View<'_>, settings: &Settings) -> BTreeMap<FileId, Vec<Diagnostic>> {
    let mut found: BTreeMap<FileId, Vec<Diagnostic>> = BTreeMap::new();
    for problem in view.edition.analysis.problems.iter().filter(|problem| problem.waived.is_none()) {
        let told = told(view, settings, problem);
        for label in elsewhere(problem) {
            found.entry(label.span.file).or_default().push(pointer(view, problem, label));
        }
        found.entry(problem.primary.span.file).or_default().push(told);
    }
    found
}

/// The first of the other places of a problem in each other file.
fn elsewhere(problem: &inner::Diagnostic) -> Vec<&Label> {
    let mut labels: Vec<&Label> = Vec::new();
    for label in problem.related.iter().filter(|label| label.span.file != problem.primary.span.file) {
        if !labels.iter().any(|known| known.span.file == label.span.file) {
            labels.push(label);
        }
    }
    labels
}

/// One problem.
pub(super) fn told(view: &View<'_>, settings: &Settings, problem: &inner::Diagnostic) -> Diagnostic {
    let related: Vec<_> = problem.shown().iter().filter_map(|label| related(view, label)).collect();
    Diagnostic {
        range: view.range(problem.primary.span),
        severity: Some(severity(problem.level)),
        code: Some(Code::String(problem.slug.clone())),
        code_description: page(view, settings, problem).map(|href| CodeDescription { href }),
        source: Some(SECTION.to_owned()),
        message: Message::String(message(problem)),
        tags: tag(view, problem).map(|tag| vec![tag]),
        related_information: (!related.is_empty()).then_some(related),
        data: None,
    }
}

/// What is wrong, how many more places there are than are shown, then why it matters and what to do, a line each.
fn message(problem: &inner::Diagnostic) -> String {
    let (primary, more) = (Some(&problem.primary.text).filter(|text| !text.is_empty()), problem.not_shown());
    let mut message = problem.message.clone();
    let (why, help) = (problem.why.as_ref(), problem.help.as_ref());
    let lines = [("", primary), ("also: ", more.as_ref()), ("why: ", why), ("help: ", help)];
    for (key, text) in lines.into_iter().filter_map(|(key, text)| Some((key, text?))) {
        message += &format!("\n{key}{text}");
    }
    message
}

/// The page of the rule: where its pages lie, or the rule itself where the company wrote it.
fn page(view: &View<'_>, settings: &Settings, problem: &inner::Diagnostic) -> Option<Uri> {
    let name = view.edition.analysis.policy.declaration(rule(view, problem)?.declaration).name;
    match view.address(name.file) {
        Some(own) => Some(Uri(format!("{}#L{}", own.0, view.range(name).start.line + 1))),
        None => settings.rule_pages.as_ref().map(|pages| Uri(format!("{pages}/{}.md", problem.slug))),
    }
}

/// The rule that found it; none of a compile error.
fn rule<'v>(view: &'v View<'_>, problem: &inner::Diagnostic) -> Option<&'v Rule> {
    view.edition.analysis.book.get(&problem.slug).filter(|_| problem.origin == Origin::Finding)
}

fn related(view: &View<'_>, label: &Label) -> Option<DiagnosticRelatedInformation> {
    let message = if label.text.is_empty() { "here" } else { &label.text };
    Some(DiagnosticRelatedInformation { location: view.location(label.span)?, message: message.to_owned() })
}

/// A hint at another place of a problem that leads to its primary one.
fn pointer(view: &View<'_>, problem: &inner::Diagnostic, label: &Label) -> Diagnostic {
    let primary = Label { text: problem.message.clone(), ..problem.primary.clone() };
    let said = if label.text.is_empty() { &problem.message } else { &label.text };
    Diagnostic {
        range: view.range(label.span),
        severity: Some(DiagnosticSeverity::Hint),
        code: Some(Code::String(problem.slug.clone())),
        source: Some(SECTION.to_owned()),
        message: Message::String(said.clone()),
        related_information: related(view, &primary).map(|related| vec![related]),
        ..Diagnostic::default()
    }
}

fn severity(level: Level) -> DiagnosticSeverity {
    match level {
        Level::Error => DiagnosticSeverity::Error,
        Level::Warning => DiagnosticSeverity::Warning,
        Level::Info => DiagnosticSeverity::Information,
    }
}

/// As the rule says its findings are to be shown.
fn tag(view: &View<'_>, problem: &inner::Diagnostic) -> Option<DiagnosticTag> {
    let mark = rule(view, problem)?.mark?;
    let tags = [(known().unused, DiagnosticTag::Unnecessary), (known().expired, DiagnosticTag::Deprecated)];
    tags.into_iter().find(|(word, _)| *word == Some(mark)).map(|(_, tag)| tag)
}
