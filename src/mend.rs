//! Safe fixes, applied.
//!
//! In: an analysis. Out: the files its safe fixes change, with their new text. A fix is applied whole or not at all, and no two
//! that touch the same place: the second is left for the next run. Suggested fixes are not for a machine to decide.

use std::collections::BTreeMap;

use crate::analysis::Analysis;
use crate::diagnostic::{Diagnostic, Fix, Grade};
use crate::source::{FileId, Origin, Source, Span};

/// A file, mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// Which.
    pub file: FileId,
    /// Its new text.
    pub text: String,
}

/// How many fixes were applied, and what became of the files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mending {
    /// How many.
    pub fixes: usize,
    /// The files that change, in the order of the sources.
    pub files: Vec<Mended>,
}

/// Edits by place; no two touch.
type Edits<'a> = BTreeMap<Span, &'a str>;

/// Applies the safe fixes of a policy's problems.
pub fn mend(analysis: &Analysis) -> Mending {
    let (fixes, edits) = compatible(analysis);
    let texts = analysis.sources().of_policy().map(|(file, source)| (file, edited(file, source, &edits)));
    let files = texts.filter_map(|(file, text)| text.map(|text| Mended { file, text }));
    Mending { fixes, files: files.collect() }
}

/// As many fixes as do not get in each other's way, in reading order.
fn compatible(analysis: &Analysis) -> (usize, Edits<'_>) {
    let (mut count, mut taken) = (0, Edits::new());
    for fix in analysis.problems.iter().filter_map(safe).filter(|fix| is_in_policy(fix, analysis)) {
        if !fix.edits.iter().any(|edit| touches(edit.span, &taken)) {
            taken.extend(fix.edits.iter().map(|edit| (edit.span, edit.text.as_str())));
            count += 1;
        }
    }
    (count, taken)
}

fn safe(problem: &Diagnostic) -> Option<&Fix> {
    problem.fix.as_ref().filter(|fix| fix.grade == Grade::Safe)
}

/// Of a file whose bytes are no text, more would be lost than mended; and what ships is not ours to change here.
fn is_in_policy(fix: &Fix, analysis: &Analysis) -> bool {
    let is_text = |source: &Source| source.origin() == Origin::Policy && source.not_text_at().is_none();
    fix.edits.iter().all(|edit| analysis.sources().get(edit.span.file).is_some_and(is_text))
}

/// Of the edits taken, only the last that begins before the end of this one can reach into it.
fn touches(span: Span, taken: &Edits<'_>) -> bool {
    let before = taken.range(..=Span::new(span.file, span.end, u32::MAX)).next_back();
    before.is_some_and(|(other, _)| other.file == span.file && other.end >= span.start)
}

/// The text with the edits of its file; none if there are none.
fn edited(file: FileId, source: &Source, edits: &Edits<'_>) -> Option<String> {
    let (mut text, mut at) = (String::new(), 0);
    for (span, new) in edits.range(Span::new(file, 0, 0)..=Span::new(file, u32::MAX, u32::MAX)) {
        text.push_str(source.slice(at, span.start));
        text.push_str(new);
        at = span.end;
    }
    let is_edited = at > 0 || !text.is_empty();
    is_edited.then(|| text + source.slice(at, source.text().len() as u32))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Options, analyse, sources};
    use crate::model::Date;

    fn mended(text: &str) -> (usize, String) {
        let mut sources = sources();
        sources.add("a.north", text.as_bytes().to_vec()).unwrap();
        let analysis = analyse(sources, &Options::as_of(Date::constant(2026, 11, 22)));
        let mending = mend(&analysis);
        (mending.fixes, mending.files.into_iter().map(|file| file.text).collect())
    }

    #[test]
    fn a_slip_of_the_pen_is_mended_and_nothing_else() {
        let (fixes, text) = mended("touchpoint till {\n  manages shop // mine\n}\ndepartment shop\n");
        assert_eq!((fixes, text.as_str()), (1, "touchpoint till {\n  manage shop // mine\n}\ndepartment shop\n"));
    }

    #[test]
    fn two_in_a_file_are_mended_together() {
        let (fixes, text) = mended("touchpoint till {\n  manages shop\n  desing shop\n}\ndepartment shop\n");
        assert_eq!(fixes, 2);
        assert!(text.contains("manage shop") && text.contains("design shop"), "{text}");
    }

    #[test]
    fn what_needs_a_decision_is_left_alone() {
        assert_eq!(mended("touchpoint till\n"), (0, String::new()));
    }
}
