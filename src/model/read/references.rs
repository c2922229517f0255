//! Looking up names, and gathering those that are not declared.

use rustc_hash::FxHashMap;

use crate::diagnostic::Diagnostic;
use crate::model::names::Found;
use crate::model::policy::{Declaration, DeclarationId};
use crate::model::problems;
use crate::source::{Sources, Span};
use crate::vocabulary::{self, Kind, KindSet};

/// How much looking for the nearest name one run may do; what is beyond gets no suggestion.
const SUGGESTION_WORK: usize = 2_000_000;

/// The names of a policy, and the places of those that are none.
pub(super) struct References<'s> {
    found: &'s Found<'s>,
    declarations: &'s [Declaration],
    /// For each name that is not declared, where in `unknown` it is.
    index: FxHashMap<(String, Kind), usize>,
    unknown: Vec<Unknown>,
    /// How much looking for what may be meant is left.
    work: usize,
}

struct Unknown {
    name: String,
    kinds: KindSet,
    first: Span,
    again: Vec<Span>,
}

/// What a name turned out to be.
pub(super) enum Named {
    /// A declaration of one of the kinds asked for.
    Declaration(DeclarationId),
    /// A declaration of another kind.
    OfAnotherKind(DeclarationId),
    /// Nothing that can be known.
    Nothing,
}

impl<'s> References<'s> {
    pub(super) fn new(found: &'s Found<'s>, declarations: &'s [Declaration]) -> Self {
        References { found, declarations, index: FxHashMap::default(), unknown: Vec::new(), work: SUGGESTION_WORK }
    }

    pub(super) fn declaration(&self, id: DeclarationId) -> Option<&'s Declaration> {
        self.declarations.get(id.index())
    }

    pub(super) fn work_left(&self) -> usize {
        self.work
    }

    /// Whether a name is declared.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.found.names.declare(name) || self.found.ghosts.contains(name)
    }

    /// Whether the name was meant to be declared by a line that cannot be read.
    pub(super) fn is_ghost(&self, name: &str) -> bool {
        self.found.ghosts.contains(name)
    }

    /// The name of the declaration of these kinds that has this title, in whatever case.
    pub(super) fn titled<'n>(&mut self, title: &str, kinds: KindSet, sources: &'n Sources) -> Option<&'n str> {
        self.work = self.work.checked_sub(self.declarations.len())?;
        let mut fitting = self.declarations.iter().filter(|declared| kinds.contains(declared.kind));
        let found = fitting
            .find(|declared| declared.title.is_some_and(|place| sources.slice(place).eq_ignore_ascii_case(title)))?;
        Some(sources.slice(found.name))
    }

    pub(super) fn look_up(&mut self, name: &str, kinds: KindSet, place: Span) -> Named {
        let namespace = namespace(kinds);
        if let Some(id) = self.found.names.of(namespace).get(name) {
            let fits = self.declaration(id).is_some_and(|declared| kinds.contains(declared.kind));
            return if fits { Named::Declaration(id) } else { Named::OfAnotherKind(id) };
        }
        if !self.found.ghosts.contains(name) {
            self.note(name, kinds, place);
        }
        Named::Nothing
    }

    fn note(&mut self, name: &str, kinds: KindSet, place: Span) {
        let next = self.unknown.len();
        let index = *self.index.entry((name.to_owned(), namespace(kinds))).or_insert(next);
        match self.unknown.get_mut(index) {
            Some(unknown) => unknown.again.push(place),
            None => self.unknown.push(Unknown { name: name.to_owned(), kinds, first: place, again: Vec::new() }),
        }
    }

    /// One problem for each name that is not declared, at the first place that names it; the others are shown with it.
    pub(super) fn unknown_names(&self, sources: &Sources) -> Vec<Diagnostic> {
        let mut work = self.work;
        self.unknown.iter().map(|unknown| self.unknown_name(unknown, sources, &mut work)).collect()
    }

    fn unknown_name(&self, unknown: &Unknown, sources: &Sources, work: &mut usize) -> Diagnostic {
        let nearest = self.nearest(unknown, sources, work);
        let problem = problems::unknown_name(unknown.first, &unknown.name, unknown.kinds, nearest);
        unknown.again.iter().fold(problem, |problem, place| problem.related(*place, "named here as well"))
    }

    fn nearest<'n>(&self, unknown: &Unknown, sources: &'n Sources, work: &mut usize) -> Option<&'n str> {
        *work = work.checked_sub(self.declarations.len())?;
        let fitting = self.declarations.iter().filter(|declared| unknown.kinds.contains(declared.kind));
        vocabulary::nearest(&unknown.name, fitting.map(|declared| sources.slice(declared.name)))
    }
}

/// A kind that stands for the namespace these kinds are in.
fn namespace(kinds: KindSet) -> Kind {
    [Kind::Rule, Kind::Profile].into_iter().find(|kind| kinds.contains(*kind)).unwrap_or(Kind::Organization)
}
