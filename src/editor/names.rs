//! Names: what one stands for, where it is used, and another one in its place.

use super::locals::{self, Local, local_at};
use super::{Edition, Point};
use crate::analysis;
use crate::diagnostic::{Diagnostic, Edit, Origin};
use crate::model::{DeclarationId, FactId, Policy};
use crate::source::{FileId, Source, Span};
use crate::syntax::gaps;

/// A word that names a declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// The declaration.
    pub declaration: DeclarationId,
    /// The word.
    pub span: Span,
}

/// The declaration a point lies in.
pub fn declaration_at(policy: &Policy, point: Point) -> Option<DeclarationId> {
    policy.declarations().find(|id| touches(policy.declaration(*id).span, point))
}

/// What the word at a point names: the declaration it begins, or one it refers to.
pub fn named_at(edition: &Edition, point: Point) -> Option<Named> {
    let policy = &edition.analysis.policy;
    let declaration = declaration_at(policy, point)?;
    let name = policy.declaration(declaration).name;
    if touches(name, point) {
        return Some(Named { declaration, span: name });
    }
    let mut all = Vec::new();
    policy.lines(declaration).for_each(|line| references_of(policy, line, &mut all));
    all.into_iter().find(|named| touches(named.span, point))
}

fn touches(span: Span, point: Point) -> bool {
    span.file == point.file && span.start <= point.byte && point.byte <= span.end
}

/// Every place of the policy where a declaration is referred to, in reading order.
pub fn references(edition: &Edition, target: DeclarationId) -> Vec<Span> {
    let policy = &edition.analysis.policy;
    let mut all = Vec::new();
    for line in policy.own().flat_map(|id| policy.lines(id)) {
        references_of(policy, line, &mut all);
    }
    let mut spans: Vec<Span> =
        all.into_iter().filter(|named| named.declaration == target).map(|named| named.span).collect();
    spans.sort();
    spans.dedup();
    spans
}

fn references_of(policy: &Policy, fact: FactId, all: &mut Vec<Named>) {
    for held in policy.values(fact) {
        if let Some(declaration) = held.value.declaration() {
            all.push(Named { declaration, span: policy.value_place(fact, held) });
        }
    }
    policy.inner(fact).for_each(|inner| references_of(policy, inner, all));
}

/// The edits that give what stands at a point another name, everywhere.
///
/// # Errors
/// Why it cannot be renamed, or not so.
pub fn rename(edition: &Edition, point: Point, new: &str) -> Result<Vec<Edit>, String> {
    let Renamable { name: old, what, .. } = renamable(edition, point)?;
    let (places, unfit) = match &what {
        Renamed::Declaration(id) => (everywhere(edition, *id, &old), None),
        Renamed::Local(local) => (local.places.clone(), locals::unfit(edition, local, new)),
    };
    let edits: Vec<Edit> = places.into_iter().map(|span| Edit { span, text: new.to_owned() }).collect();
    match unfit.or_else(|| Some(broken_by(edition, &edits)?.message)) {
        Some(why) => Err(format!("`{old}` cannot be renamed to `{new}`: {why}")),
        None => Ok(edits),
    }
}

/// A name that can be given another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renamable {
    /// The word that stands for it.
    pub span: Span,
    /// The name.
    pub name: String,
    what: Renamed,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Renamed {
    Declaration(DeclarationId),
    Local(Local),
}

/// The name at a point, if it can be given another.
///
/// # Errors
/// Why it cannot.
pub fn renamable(edition: &Edition, point: Point) -> Result<Renamable, String> {
    let policy = &edition.analysis.policy;
    if let Some(local) = local_at(edition, point) {
        let name = policy.sources().slice(local.at).to_owned();
        return Ok(Renamable { span: local.at, name, what: Renamed::Local(local) });
    }
    let Named { declaration, span } =
        named_at(edition, point).ok_or("no name stands here that the policy gives to anything")?;
    let name = policy.name(declaration).to_owned();
    match policy.is_own(declaration) {
        true => Ok(Renamable { span, name, what: Renamed::Declaration(declaration) }),
        false => Err(format!("`{name}` ships with Truenorth and keeps its name")),
    }
}

/// Wherever the name of a declaration stands, comments included.
fn everywhere(edition: &Edition, id: DeclarationId, name: &str) -> Vec<Span> {
    let policy = &edition.analysis.policy;
    let declared = policy.declaration(id).name;
    let spans = std::iter::once(declared).chain(references(edition, id));
    spans.filter(|span| policy.sources().slice(*span) == name).chain(mentions(edition, name)).collect()
}

/// Where comments speak of a name, in backticks.
fn mentions<'e>(edition: &'e Edition, name: &str) -> impl Iterator<Item = Span> + use<'e> {
    let quoted = format!("`{name}`");
    let files = edition.analysis.sources().of_policy();
    files.flat_map(move |(file, source)| mentions_in(edition, (file, source), &quoted))
}

fn mentions_in(edition: &Edition, (file, source): (FileId, &Source), quoted: &str) -> Vec<Span> {
    let text = source.text();
    let found = text.match_indices(quoted).map(|(at, _)| at as u32 + 1);
    let spans = found.map(|start| Span::new(file, start, start + quoted.len() as u32 - 2));
    spans.filter(|span| is_in_comment(edition, *span)).collect()
}

/// Whether a stretch lies in a comment: behind `//` on its line, and in no item.
fn is_in_comment(edition: &Edition, span: Span) -> bool {
    let Some(source) = edition.source(span.file) else { return false };
    let line = source.position(span.start).line;
    let start = source.line_range(line).map_or(0, |(start, _)| start);
    let before = source.slice(start, span.start);
    let comments = before.match_indices("//").map(|(at, _)| Point { file: span.file, byte: start + at as u32 + 1 });
    comments.into_iter().any(|point| !is_in_item(edition, point)) && !gaps::trivia(before).is_empty()
}

fn is_in_item(edition: &Edition, point: Point) -> bool {
    super::place::place(edition, point).is_some_and(|place| {
        let inside = |line: crate::syntax::Line<'_>| {
            line.items().any(|item| item.span.start < point.byte && point.byte < item.span.end)
        };
        place.line.is_some_and(inside) || place.outer.iter().any(|line| inside(*line))
    })
}

/// The first compile error that some edits bring.
fn broken_by(edition: &Edition, edits: &[Edit]) -> Option<Diagnostic> {
    let mut sources = analysis::sources();
    for (file, source) in edition.analysis.sources().of_policy() {
        sources.add(source.path(), Edit::all_in(edits, file, source).into_bytes()).ok()?;
    }
    let before = edition.analysis.problems.iter().filter(|problem| problem.origin == Origin::Compile);
    let mut before: Vec<&str> = before.map(|problem| problem.slug.as_str()).collect();
    let is_new = |problem: &Diagnostic| {
        let known = before.iter().position(|slug| *slug == problem.slug);
        known.map(|index| before.swap_remove(index)).is_none()
    };
    analysis::mistakes(sources, edition.analysis.as_of).into_iter().find(is_new)
}
