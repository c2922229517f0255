//! The shape of a file: what is declared, what folds, what lies round a point.

use super::place::place;
use super::{Edition, Point};
use crate::model::{DeclarationId, Policy};
use crate::source::{FileId, Span};
use crate::syntax::{ItemKind, Line};
use crate::vocabulary::Kind;

/// A declaration, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// All of it.
    pub span: Span,
    /// Its name's place.
    pub at: Span,
}

fn symbol(policy: &Policy, id: DeclarationId) -> Symbol {
    let declaration = policy.declaration(id);
    Symbol {
        kind: declaration.kind,
        name: policy.name(id).to_owned(),
        title: policy.title(id),
        span: declaration.span,
        at: declaration.name,
    }
}

/// The declarations of a file, in order.
pub fn symbols(edition: &Edition, file: FileId) -> Vec<Symbol> {
    let policy = &edition.analysis.policy;
    let all = policy.declarations().filter(|id| policy.declaration(*id).name.file == file);
    all.map(|id| symbol(policy, id)).collect()
}

/// The policy's declarations whose name or title has the letters of a query in their order, in source order.
pub fn search(edition: &Edition, query: &str) -> Vec<Symbol> {
    let policy = &edition.analysis.policy;
    let all = policy.own().map(|id| symbol(policy, id));
    all.filter(|it| is_like(query, &it.name) || it.title.as_deref().is_some_and(|title| is_like(query, title)))
        .collect()
}

fn is_like(query: &str, name: &str) -> bool {
    let mut letters = name.chars().flat_map(char::to_lowercase);
    query.chars().flat_map(char::to_lowercase).all(|wanted| letters.any(|letter| letter == wanted))
}

/// A stretch of lines that can be hidden behind its first: lines from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fold {
    /// The line that stays.
    pub first: u32,
    /// The last that is hidden.
    pub last: u32,
    /// What it is.
    pub sort: FoldSort,
}

/// What folds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FoldSort {
    /// A block, or a text over several lines.
    Block,
    /// Comments that follow one another.
    Comment,
}

/// What folds in a file, in order.
pub fn folds(edition: &Edition, file: FileId) -> Vec<Fold> {
    let (Some(tree), Some(source)) = (edition.tree(file), edition.source(file)) else { return Vec::new() };
    let mut spans = Vec::new();
    tree.declarations().for_each(|line| foldable(line, &mut spans));
    let line = |byte| source.position(byte).line - 1;
    let blocks = spans.iter().map(|span: &Span| (line(span.start), line(span.end)));
    let blocks =
        blocks.filter(|(first, last)| first < last).map(|(first, last)| Fold { first, last, sort: FoldSort::Block });
    let mut folds: Vec<Fold> = blocks.chain(comments(source.text())).collect();
    folds.sort_unstable();
    folds.dedup();
    folds
}

fn foldable(line: Line<'_>, spans: &mut Vec<Span>) {
    spans.extend(line.block());
    spans.extend(line.items().filter(|item| item.kind == ItemKind::LongText).map(|item| item.span));
    line.children().for_each(|inner| foldable(inner, spans));
}

/// Runs of lines that are comments and nothing else.
fn comments(text: &str) -> Vec<Fold> {
    let mut folds: Vec<Fold> = Vec::new();
    let mut run: Option<Fold> = None;
    for (number, line) in text.lines().enumerate() {
        let number = number as u32;
        run = match run {
            _ if !line.trim_start().starts_with("//") => {
                folds.extend(run.filter(|run| run.first < run.last));
                None
            }
            Some(run) => Some(Fold { last: number, ..run }),
            None => Some(Fold { first: number, last: number, sort: FoldSort::Comment }),
        };
    }
    folds.extend(run.filter(|run| run.first < run.last));
    folds
}

/// What lies round a point, from the word to the whole file, each in the next.
pub fn selections(edition: &Edition, point: Point) -> Vec<Span> {
    let (Some(place), Some(source)) = (place(edition, point), edition.source(point.file)) else { return Vec::new() };
    let item = place.item().map(|(item, _)| item.span);
    let line = place.line.into_iter().flat_map(|line| [line.head(), line.span()]);
    let outer = place.outer.iter().rev().flat_map(|line| line.block().into_iter().chain([line.span()]));
    let all = Span::new(point.file, 0, source.text().len() as u32);
    let mut found: Vec<Span> = Vec::new();
    for span in item.into_iter().chain(line).chain(outer).chain([all]) {
        let grows = found.last().is_none_or(|last| span != *last && span.start <= last.start && last.end <= span.end);
        if grows && span.start <= point.byte && point.byte <= span.end {
            found.push(span);
        }
    }
    found
}

/// Addresses in the web that a file names, each with its place.
pub fn links(edition: &Edition, file: FileId) -> Vec<(Span, String)> {
    let Some(source) = edition.source(file) else { return Vec::new() };
    let text = source.text();
    let starts = text.match_indices("http").map(|(at, _)| at);
    let ends_link = |letter: char| letter.is_whitespace() || "\"<>`{}|\\^".contains(letter);
    let links = starts.filter_map(|at| {
        let rest = text.get(at..)?;
        let link = rest.split(ends_link).next()?.trim_end_matches(['.', ',', ';', ':', ')', '?', '!']);
        let host = link.strip_prefix("https://").or(link.strip_prefix("http://"))?;
        let span = Span::new(file, at as u32, (at + link.len()) as u32);
        (!host.is_empty()).then(|| (span, link.to_owned()))
    });
    links.collect()
}
