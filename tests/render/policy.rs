//! Small policies and problems in them, made by hand.

use truenorth::diagnostic::{Diagnostic, Label, Level, Origin, Subject, Waived};
use truenorth::render::{Charset, Colour, OfAKind, Options, pages};
use truenorth::source::{FileId, Sources, Span};

/// A policy of some files.
pub(crate) fn policy(files: &[(&str, &str)]) -> Sources {
    let mut sources = Sources::default();
    for (path, text) in files {
        sources.add(*path, text.as_bytes().to_vec()).unwrap();
    }
    sources
}

/// The file with this number.
pub(crate) fn file(sources: &Sources, index: usize) -> FileId {
    sources.iter().nth(index).unwrap().0
}

/// A stretch of the first file.
pub(crate) fn span(sources: &Sources, start: usize, end: usize) -> Span {
    Span::new(file(sources, 0), start as u32, end as u32)
}

/// What stands between `«` and `»` in `pattern`, found where the rest of the pattern stands in a file.
pub(crate) fn at(sources: &Sources, path: &str, pattern: &str) -> Span {
    let (file, source) = sources.iter().find(|(_, source)| source.path() == path).expect(path);
    let (before, rest) = pattern.split_once('«').expect(pattern);
    let (within, after) = rest.split_once('»').expect(pattern);
    let found = source.text().find(&format!("{before}{within}{after}")).expect(pattern);
    let start = found + before.len();
    Span::new(file, start as u32, (start + within.len()) as u32)
}

/// A finding without words but its message.
pub(crate) fn finding(slug: &str, level: Level, span: Span) -> Diagnostic {
    Diagnostic {
        slug: slug.to_owned(),
        origin: Origin::Finding,
        level,
        message: String::new(),
        primary: Label { span, text: String::new() },
        ..Diagnostic::compile("", span, "")
    }
}

/// A finding about a subject.
pub(crate) fn about(kind: &str, id: &str, span: Span) -> Diagnostic {
    let subject = Some(Subject { kind: kind.to_owned(), id: id.to_owned() });
    let fingerprint = Some(format!("unmanaged-touchpoint/{id}"));
    let message = format!("nobody manages `{id}`");
    Diagnostic { subject, fingerprint, message, ..finding("unmanaged-touchpoint", Level::Error, span) }
}

/// The same, accepted until a day.
pub(crate) fn waived(problem: Diagnostic, until: &str) -> Diagnostic {
    let waived = Waived {
        by: "pick-up-not-measured".to_owned(),
        approved_by: "coo".to_owned(),
        because: "sensor arrives in January".to_owned(),
        until: until.to_owned(),
    };
    Diagnostic { waived: Some(waived), ..problem }
}

pub(crate) fn wide() -> Options {
    Options::default()
}

pub(crate) fn narrow() -> Options {
    Options { width: 60, ..wide() }
}

pub(crate) fn ascii() -> Options {
    Options { charset: Charset::Ascii, ..narrow() }
}

pub(crate) fn coloured() -> Options {
    Options { colour: Colour::Coloured, ..wide() }
}

pub(crate) fn every_one() -> Options {
    Options { of_a_kind: OfAKind::All, ..wide() }
}

/// The pages of one problem.
pub(crate) fn page(problem: &Diagnostic, sources: &Sources, how: &Options) -> String {
    pages(std::slice::from_ref(problem), sources, how).collect()
}

/// Escape sequences made visible, so that a snapshot can be read.
pub(crate) fn visible(text: &str) -> String {
    text.replace('\x1b', "␛")
}
