//! Pass 1: which declarations there are.
//!
//! In: the trees. Out: every declaration with its kind, name and title, the three namespaces, and the names that are known
//! to be declared somewhere though their declaration cannot be read (*ghosts*), so that nobody is told they are missing.

mod namespace;

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::policy::{Declaration, DeclarationId, Missing, Properties};
use super::problems;
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Sources, Span};
use crate::syntax::{Item, ItemKind, Line, Tree};
use crate::vocabulary::{self, KINDS, Kind};
pub(super) use namespace::Namespace;

/// Which declaration a name stands for, in each of the three namespaces, and which there are of a kind.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) declared: Namespace,
    pub(super) rules: Namespace,
    pub(super) profiles: Namespace,
    /// For each kind its declarations; one whose name already stood for another does not count.
    pub(super) by_kind: Vec<Vec<DeclarationId>>,
    /// For each declaration, whether its name already stood for another.
    pub(super) shadowed: Vec<bool>,
    /// Whether every line outside a block declares something, and there was nothing to tell of any.
    pub(super) is_clear: bool,
}

impl Names {
    /// The namespace of a kind.
    pub(super) fn of(&self, kind: Kind) -> &Namespace {
        match kind {
            Kind::Rule => &self.rules,
            Kind::Profile => &self.profiles,
            _ => &self.declared,
        }
    }

    /// Whether a name stands for something, be it no rule or profile.
    pub(super) fn declare(&self, name: &str) -> bool {
        self.declared.get(name).is_some()
    }

    pub(super) fn is_shadowed(&self, id: DeclarationId) -> bool {
        self.shadowed.get(id.index()).copied().unwrap_or(false)
    }

    fn of_mut(&mut self, kind: Kind) -> &mut Namespace {
        match kind {
            Kind::Rule => &mut self.rules,
            Kind::Profile => &mut self.profiles,
            _ => &mut self.declared,
        }
    }
}

/// What the first pass found.
#[derive(Default)]
pub(super) struct Found<'t> {
    pub(super) declarations: Vec<Declaration>,
    /// The lines of the declarations.
    pub(super) lines: Lines<'t>,
    pub(super) names: Arc<Names>,
    pub(super) ghosts: FxHashSet<String>,
    /// Whether a declaration could not be read at all.
    pub(super) something_unread: bool,
    pub(super) problems: Vec<Diagnostic>,
}

/// The lines of declarations.
#[derive(Default)]
pub(super) struct Lines<'t> {
    /// Of each declaration its own, where all were gone through.
    pub(super) each: Vec<Line<'t>>,
    /// Where else they are to be sought; few are wanted then.
    pub(super) trees: &'t [Tree],
}

impl<'t> Lines<'t> {
    /// That of a declaration.
    pub(super) fn of(&self, id: DeclarationId, declared: &Declaration) -> Option<Line<'t>> {
        let sought = || self.trees.get(declared.span.file.index())?.declaration_at(declared.span.start);
        self.each.get(id.index()).copied().or_else(sought)
    }
}

pub(super) fn find<'t>(sources: &Sources, trees: &'t [Tree]) -> Found<'t> {
    let lines = trees.iter().map(|tree| tree.size().0).sum::<usize>() / 5;
    let mut finder = Finder::new(sources);
    finder.found.declarations.reserve(lines);
    finder.found.lines.each.reserve(lines);
    for line in trees.iter().flat_map(Tree::declarations) {
        finder.line(line);
    }
    finder.finish()
}

/// What a line declares, where it can be read by itself and there is nothing to tell of it.
pub(super) fn declared(sources: &Sources, line: Line<'_>) -> Option<Declaration> {
    let mut finder = Finder::new(sources);
    finder.line(line);
    let found = finder.finish();
    found.declarations.first().copied().filter(|_| found.names.is_clear)
}

struct Finder<'s, 't> {
    sources: &'s Sources,
    found: Found<'t>,
    names: Names,
    organization: Option<DeclarationId>,
    /// The file in which a line outside any block was told to be no declaration, until the next one that is.
    strayed: Option<FileId>,
}

impl<'s, 't> Finder<'s, 't> {
    fn new(sources: &'s Sources) -> Self {
        let names = Names { by_kind: vec![Vec::new(); KINDS.len()], ..Names::default() };
        Finder { sources, found: Found::default(), names, organization: None, strayed: None }
    }

    fn finish(self) -> Found<'t> {
        let Finder { mut found, mut names, .. } = self;
        names.is_clear = found.problems.is_empty() && found.ghosts.is_empty() && !found.something_unread;
        found.names = Arc::new(names);
        found
    }

    fn line(&mut self, line: Line<'t>) {
        let Some(first) = line.item(0) else { return };
        if first.kind != ItemKind::Word {
            return self.unreadable(line, |_| problems::no_kind(line.head()));
        }
        if self.strayed == Some(first.span.file) && self.is_property(line) {
            self.found.something_unread = true;
            return;
        }
        let Some(kind) = self.kind(line, first) else { return };
        match line.item(1) {
            Some(name) if name.kind == ItemKind::Word => self.declare(line, kind, name),
            Some(name) if name.kind == ItemKind::Number => {
                self.unreadable(line, |text| problems::name_shape(name.span, text(name)));
            }
            Some(title) if title.kind == ItemKind::Text => {
                self.unreadable(line, |text| problems::no_name(first.span, kind, Some((title.span, &text(title)))));
            }
            _ => self.unreadable(line, |_| problems::no_name(first.span, kind, None)),
        }
    }

    /// Whether a line is one of a block that was closed too early: it begins with a property, and declares nothing.
    fn is_property(&self, line: Line<'t>) -> bool {
        let word =
            |index: usize| line.item(index).filter(|item| item.kind == ItemKind::Word).map(|item| self.text(item));
        let Some(first) = word(0) else { return false };
        let has_title = line.item(2).is_some_and(|item| item.kind == ItemKind::Text);
        let declares = vocabulary::kind_of_word(first).is_some() && (has_title || line.block().is_some());
        let rows = || vocabulary::KINDS.iter().map(|row| vocabulary::properties(row.kind));
        !declares && rows().any(|rows| vocabulary::find(rows, first, || word(1)).is_some())
    }

    fn text(&self, item: Item) -> &'s str {
        self.sources.slice(item.span)
    }

    /// A line that declares nothing that can be known; told unless the tree has told already.
    fn unreadable(&mut self, line: Line<'t>, problem: impl FnOnce(&dyn Fn(Item) -> String) -> Diagnostic) {
        self.found.something_unread = true;
        if let Some(name) = line.item(1) {
            let name = self.name_from(name.span);
            self.found.ghosts.insert(name);
        }
        if !line.is_broken() {
            let problem = problem(&|item| self.text(item).to_owned());
            self.found.problems.push(problem);
        }
    }

    /// The name that seems to begin at a place: up to the next blank, without what is hidden in it.
    fn name_from(&self, span: Span) -> String {
        let source = self.sources.get(span.file);
        let rest = source.map_or("", |source| source.slice(span.start, source.text().len() as u32));
        let name: String =
            rest.chars().take_while(|letter| !letter.is_whitespace() && !";{}".contains(*letter)).collect();
        let dashed = name.replace(['–', '—'], "-");
        dashed.chars().filter(|letter| letter.is_ascii_alphanumeric() || "-_".contains(*letter)).collect()
    }

    /// The kind a line declares; one that is misspelt is told, and taken for the nearest.
    fn kind(&mut self, line: Line<'t>, word: Item) -> Option<Kind> {
        let text = self.text(word);
        if let Some(kind) = vocabulary::kind_of_word(text) {
            return Some(kind);
        }
        let nearest = vocabulary::nearest(text, vocabulary::KINDS.iter().map(|row| row.word));
        let problem = problems::unknown_kind(word.span, text, nearest);
        match nearest {
            Some(nearest) if line.len() > 1 => {
                self.found.problems.push(problem);
                vocabulary::kind_of_word(nearest)
            }
            _ => {
                self.strayed = Some(word.span.file);
                self.unreadable(line, |_| problem);
                None
            }
        }
    }

    fn declare(&mut self, line: Line<'t>, kind: Kind, name: Item) {
        let text = self.text(name);
        if line.is_broken() {
            self.found.ghosts.insert(self.name_from(name.span));
        }
        if !text.is_ascii() {
            return self.unreadable(line, |_| problems::name_shape(name.span, text.to_owned()));
        }
        self.strayed = None;
        self.check_name(name.span, text);
        let title = title(line);
        self.check_rest(line, title);
        let id = DeclarationId(self.found.declarations.len() as u32);
        self.found.declarations.push(Declaration::of(line, kind, (name, title)));
        self.found.lines.each.push(line);
        let shadowed = self.is_shadowed(id, kind, text);
        self.names.shadowed.push(shadowed);
        if let Some(all) = self.names.by_kind.get_mut(kind as usize).filter(|_| !shadowed) {
            all.push(id);
        }
    }

    fn check_name(&mut self, span: Span, name: &str) {
        if !is_name(name) {
            self.found.problems.push(problems::name_shape(span, name.to_owned()));
        } else if is_reserved(name) {
            self.found.problems.push(problems::name_reserved(span, name));
        }
    }

    fn check_rest(&mut self, line: Line<'t>, title: Option<Item>) {
        let rest = line.item(2 + usize::from(title.is_some()));
        let Some(extra) = rest.filter(|_| !line.is_broken()) else { return };
        let all = extra.span.to(line.head());
        let is_title = title.is_none() && line.items().skip(2).all(|item| item.kind == ItemKind::Word);
        let problem = match is_title {
            true => problems::title_unquoted(all, self.sources.slice(all)),
            false => problems::more_than_a_head(extra.span, self.text(extra)),
        };
        self.found.problems.push(problem);
    }

    /// Enters a name; when it is taken the first one counts, and a second organization is one too many.
    fn is_shadowed(&mut self, id: DeclarationId, kind: Kind, name: &str) -> bool {
        let taken = self.names.of(kind).get(name);
        let first = taken.or(self.only_one(id, kind));
        let Some(first) = first else {
            self.names.of_mut(kind).add(name, id);
            return false;
        };
        let (first, again) = (first.index(), id.index());
        if let (Some(first), Some(again)) = (self.found.declarations.get(first), self.found.declarations.get(again)) {
            let problem = problems::declared_twice(self.sources, first, again);
            self.found.problems.push(problem);
        }
        true
    }

    /// The organization declared before, if this is another.
    fn only_one(&mut self, id: DeclarationId, kind: Kind) -> Option<DeclarationId> {
        if kind != Kind::Organization || self.organization.is_some() {
            return self.organization.filter(|_| kind == Kind::Organization);
        }
        self.organization = Some(id);
        None
    }
}

impl Declaration {
    /// What a line declares, before its block is read.
    fn of(line: Line<'_>, kind: Kind, (name, title): (Item, Option<Item>)) -> Declaration {
        Declaration {
            kind,
            name: name.span,
            title: title.map(|title| title.span),
            head: line.head(),
            span: line.span(),
            missing: missing(line),
            facts: (0, 0),
            states: Properties::default(),
        }
    }

    /// The same `by` so many bytes further on, before its block is read.
    pub(super) fn moved(&self, by: u32) -> Declaration {
        let moved = |span: Span| Span { start: span.start.wrapping_add(by), end: span.end.wrapping_add(by), ..span };
        let (name, title, head) = (moved(self.name), self.title.map(moved), moved(self.head));
        Declaration { name, title, head, span: moved(self.span), facts: (0, 0), ..*self }
    }
}

/// What of a declaration cannot be read before its block is.
pub(super) fn missing(line: Line<'_>) -> Missing {
    if line.is_torn() { Missing::Anything } else { Missing::Nothing }
}

fn title(line: Line<'_>) -> Option<Item> {
    line.item(2).filter(|item| matches!(item.kind, ItemKind::Text | ItemKind::LongText))
}

/// Whether a word has the shape of a name: small letters, digits, single hyphens or underscores between.
pub(crate) fn is_name(word: &str) -> bool {
    let bytes = word.as_bytes();
    let is_letter = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let goes_on = |(one, next): (&u8, &u8)| is_letter(next) || matches!(next, b'-' | b'_') && is_letter(one);
    bytes.first().is_some_and(u8::is_ascii_lowercase)
        && bytes.last().is_some_and(is_letter)
        && bytes.iter().zip(bytes.iter().skip(1)).all(goes_on)
}

/// Whether a word may never be a declared name.
pub(super) fn is_reserved(word: &str) -> bool {
    let party = vocabulary::PARTY_WORDS.iter().any(|row| row.word == word);
    party || word == vocabulary::SCOPE_WORD || vocabulary::begins_clause(word)
}
