//! Many problems of one kind, summed up after the first few.
//!
//! In: problems in the order to be shown. Out: their pages in that order; behind the last page shown of a slug, a line
//! for those that are not. Nothing is left out of a count or of what machines read: that is not asked of this module.

use rustc_hash::FxHashMap;

use super::page::page;
use super::{OfAKind, Options};
use super::{harmless, paint::Ink};
use crate::diagnostic::{Diagnostic, Subject};
use crate::source::Sources;
use crate::vocabulary::{KindRow, kind_of_word};

/// The pages of some problems, one text each, every one with an empty line at its end.
pub fn pages<'p>(
    problems: &'p [Diagnostic],
    sources: &'p Sources,
    how: &'p Options,
) -> impl Iterator<Item = String> + 'p {
    let most = match how.of_a_kind {
        OfAKind::First(most) => most.max(1),
        OfAKind::All => usize::MAX,
    };
    let hidden = hidden(problems, most);
    let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
    problems.iter().filter_map(move |problem| {
        let seen = seen.entry(&problem.slug).or_default();
        *seen += 1;
        let page = (*seen <= most).then(|| page(problem, sources, how))?;
        let rest = hidden.get(problem.slug.as_str()).filter(|_| *seen == most);
        Some(page + &rest.map_or(String::new(), |rest| rest.line(&problem.slug, how)))
    })
}

/// The problems of one slug that are not shown.
#[derive(Debug)]
struct Hidden {
    count: usize,
    /// The kind they all are about, if there is one.
    kind: Option<&'static KindRow>,
}

/// What is not shown of each slug.
fn hidden(problems: &[Diagnostic], most: usize) -> FxHashMap<&str, Hidden> {
    let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
    let mut all: FxHashMap<&str, Hidden> = FxHashMap::default();
    for problem in problems {
        let seen = seen.entry(&problem.slug).or_default();
        *seen += 1;
        if *seen > most {
            let kind = problem.subject.as_ref().and_then(kind);
            let hidden = all.entry(&problem.slug).or_insert(Hidden { count: 0, kind });
            hidden.count += 1;
            hidden.kind = hidden.kind.filter(|row| kind.is_some_and(|kind| kind.word == row.word));
        }
    }
    all
}

/// The kind of declaration a finding is about. A handoff is none: it stands in a journey.
fn kind(subject: &Subject) -> Option<&'static KindRow> {
    kind_of_word(&subject.kind).map(|kind| kind.row()).filter(|_| !subject.id.contains(':'))
}

impl Hidden {
    fn line(&self, slug: &str, how: &Options) -> String {
        let things = things(self.kind, self.count);
        let and = format!("and {} more {things}:", self.count);
        let command = format!("truenorth check --rule {}", harmless::shown(slug, how.charset));
        format!("{} {command}\n\n", Ink::Message.paint(&and, how))
    }
}

/// What messages call so many of a kind.
fn things(kind: Option<&KindRow>, count: usize) -> String {
    let places = || if count == 1 { "place" } else { "places" }.to_owned();
    kind.map_or_else(places, |row| row.nouns(count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Kind;

    #[test]
    fn kinds_are_counted_in_the_words_of_messages() {
        let many = |kind: Kind| things(Some(kind.row()), 2);
        assert_eq!(many(Kind::Touchpoint), "touch-points");
        assert_eq!(many(Kind::Feedback), "sources of feedback");
        assert_eq!(many(Kind::Strategy), "strategies");
        assert_eq!(things(Some(Kind::Touchpoint.row()), 1), "touch-point");
        assert_eq!((things(None, 1), things(None, 2)), ("place".to_owned(), "places".to_owned()));
    }
}
