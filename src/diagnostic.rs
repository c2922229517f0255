//! What is wrong, as plain data.
//!
//! In: a place and the words for it, from any later stage. Out: [`Diagnostic`], which renderers draw and the editor
//! sends. It knows no colour, no protocol and no file system. [`catalogue`] holds what can be said once about each
//! compile error; a finding brings its own words from its rule. [`blanks`] are what a suggested text leaves open.
//!
//! Message style: lower case, no full stop, the policy's own words in backticks. `why` is one sentence about the customer
//! or the company; `help` begins with a verb and can be typed.

pub mod blanks;
pub mod catalogue;

use crate::source::{FileId, Source, Span};

/// How much a problem weighs. Ordered: an error is the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Worth knowing.
    Info,
    /// To be looked into.
    Warning,
    /// To be mended; the policy does not pass.
    Error,
}

impl Level {
    /// The word outputs use.
    pub fn word(self) -> &'static str {
        match self {
            Level::Info => "info",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }
}

/// Who says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// The compiler: the text cannot be understood.
    Compile,
    /// A governance rule: the text is understood, and something is missing or wrong in what it says.
    Finding,
}

/// A place and the sentence a colleague would say while pointing at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// The sentence; may be empty.
    pub text: String,
}

/// How the labels of one problem relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reading {
    /// Each stands for itself.
    #[default]
    Places,
    /// They are the hops of one path; renderers number them from 1.
    Path,
}

/// How sure a fix is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    /// The meaning is unchanged, or certain.
    Safe,
    /// It has a blank to fill (`${…}` in its text) or a choice to make.
    Suggested,
}

/// One replacement of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty to insert.
    pub span: Span,
    /// By what.
    pub text: String,
}

impl Edit {
    /// The text of a file with those of some edits that lie in it.
    pub fn all_in(edits: &[Edit], file: FileId, source: &Source) -> String {
        let here = edits.iter().filter(|edit| edit.span.file == file);
        source.replaced(here.map(|edit| (edit.span.range(), edit.text.as_str())))
    }
}

/// How a machine can mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// How sure it is.
    pub grade: Grade,
    /// What it does, beginning with a verb.
    pub title: String,
    /// The replacements; none overlap.
    pub edits: Vec<Edit>,
}

/// What a finding is about: the word of a kind and a name, `journey` and `visit:checkout->pick-up` for a handoff.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    /// The word of the kind of declaration.
    pub kind: String,
    /// Its name.
    pub id: String,
}

impl Subject {
    /// The name of the declaration it is, or lies in.
    pub fn holder(&self) -> &str {
        self.id.split_once(':').map_or(self.id.as_str(), |(holder, _)| holder)
    }

    /// The step of a chain it is, `checkout->pick-up`, if it is one.
    pub fn step(&self) -> Option<&str> {
        self.id.split_once(':').map(|(_, part)| part).filter(|part| part.contains("->"))
    }
}

/// The waiver that accepts a finding for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waived {
    /// The waiver's name.
    pub by: String,
    /// Who approved it, by name.
    pub approved_by: String,
    /// Why.
    pub because: String,
    /// Its last day, as `YYYY-MM-DD`.
    pub until: String,
}

/// One problem, with everything a reader needs to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The name of the compile error or of the rule.
    pub slug: String,
    /// Who says so.
    pub origin: Origin,
    /// How much it weighs.
    pub level: Level,
    /// What is wrong.
    pub message: String,
    /// The primary place.
    pub primary: Label,
    /// The other places, in reading order.
    pub related: Vec<Label>,
    /// How `primary` and `related` hang together.
    pub reading: Reading,
    /// Why it matters.
    pub why: Option<String>,
    /// What to do. May be several lines: what follows the first is shown as typed.
    pub help: Option<String>,
    /// How a machine can mend it.
    pub fix: Option<Fix>,
    /// What a finding is about; a compile error has none.
    pub subject: Option<Subject>,
    /// Rule, subject and second entity in a stable form; a compile error has none.
    pub fingerprint: Option<String>,
    /// The waiver that accepts it.
    pub waived: Option<Waived>,
}

/// How many places of a problem are shown to people beside the primary one.
const SHOWN: usize = 11;

impl Diagnostic {
    /// A compile error: level error, no label text, nothing else said yet.
    pub fn compile(slug: &'static str, span: Span, message: impl Into<String>) -> Self {
        Diagnostic {
            slug: slug.to_owned(),
            origin: Origin::Compile,
            level: Level::Error,
            message: message.into(),
            primary: Label { span, text: String::new() },
            related: Vec::new(),
            reading: Reading::Places,
            why: None,
            help: None,
            fix: None,
            subject: None,
            fingerprint: None,
            waived: None,
        }
    }

    /// The other places that are shown to people, in reading order; there may be hundreds, which help nobody.
    pub fn shown(&self) -> &[Label] {
        self.related.get(..SHOWN).unwrap_or(&self.related)
    }

    /// What is said of the places that are not shown: `3 more places`.
    pub fn not_shown(&self) -> Option<String> {
        match self.related.len().saturating_sub(SHOWN) {
            0 => None,
            1 => Some("1 more place".to_owned()),
            more => Some(format!("{more} more places")),
        }
    }

    /// The sentence at the primary place.
    pub fn pointing(mut self, text: impl Into<String>) -> Self {
        self.primary.text = text.into();
        self
    }

    /// Another place.
    pub fn related(mut self, span: Span, text: impl Into<String>) -> Self {
        self.related.push(Label { span, text: text.into() });
        self
    }

    /// The places are the hops of a path.
    pub fn along_a_path(mut self) -> Self {
        self.reading = Reading::Path;
        self
    }

    /// Why it matters.
    pub fn why(mut self, text: impl Into<String>) -> Self {
        self.why = Some(text.into());
        self
    }

    /// What to do.
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// A mend that keeps the meaning.
    pub fn safe_fix(self, title: impl Into<String>, edits: Vec<Edit>) -> Self {
        self.fix(Fix { grade: Grade::Safe, title: title.into(), edits })
    }

    /// A mend with a blank or a choice in it.
    pub fn suggested_fix(self, title: impl Into<String>, edits: Vec<Edit>) -> Self {
        self.fix(Fix { grade: Grade::Suggested, title: title.into(), edits })
    }

    /// How a machine can mend it.
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// Whether it keeps the policy from passing: an error that no waiver accepts.
    pub fn fails(&self) -> bool {
        self.level == Level::Error && self.waived.is_none()
    }
}

/// The order problems are told in: by file, place, slug, the next place, then what they are about; the same for the same
/// policy.
pub fn in_reading_order(problems: &mut [Diagnostic]) {
    problems.sort_by(|a, b| sort_key(a).cmp(&sort_key(b)));
}

fn sort_key(problem: &Diagnostic) -> impl Ord + '_ {
    let next = problem.related.first().map(|label| label.span);
    let about = (problem.fingerprint.as_deref(), problem.message.as_str());
    (problem.primary.span, problem.origin, problem.slug.as_str(), next, about)
}
