//! What can be done about a stretch of text: fixes, and changes nobody has to make.
//!
//! In: an edition and a stretch. Out: [`Action`]s, each a list of edits. Texts of edits may have blanks, `${department}`, for people to
//! fill in.

use super::names::declaration_at;
use super::{Edition, Point, card, organise};
use crate::analysis::Options;
use crate::diagnostic::{Diagnostic, Edit, Grade, Origin, catalogue};
use crate::mend::{Wanted, mend, waiver};
use crate::model::{self, Date, DeclarationId, Policy, duties};
use crate::rules::waivers::About;
use crate::source::{FileId, Span};
use crate::syntax::text;
use crate::vocabulary::{Kind, ValueType};

/// What sort of change it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// It mends a problem, and the meaning is unchanged or certain.
    Fix,
    /// It mends a problem, with a blank or a choice.
    Suggestion,
    /// It says the same in another way.
    Rewrite,
}

/// Something that can be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// What it does, beginning with a verb.
    pub title: String,
    /// What sort of change it is.
    pub sort: Sort,
    /// The problem it mends, by its place among all.
    pub mends: Option<usize>,
    /// The replacements; none overlap.
    pub edits: Vec<Edit>,
    /// A file to be made first, by its path beside the others, with its text.
    pub makes: Option<(String, String)>,
}

/// What can be done about a stretch.
pub fn actions(edition: &Edition, span: Span) -> Vec<Action> {
    let mut actions: Vec<Action> =
        problems(edition, span).flat_map(|(index, problem)| about(edition, index, problem)).collect();
    if let Some(id) = declaration_at(&edition.analysis.policy, Point { file: span.file, byte: span.start }) {
        actions.extend(inherited_made_explicit(edition, id));
        actions.extend(moved_out(edition, id));
        actions.extend(organised(edition, Point { file: span.file, byte: span.start }));
    }
    actions
}

/// The findings that stand at a stretch.
pub fn findings(edition: &Edition, span: Span) -> impl Iterator<Item = &Diagnostic> {
    problems(edition, span).map(|(_, problem)| problem).filter(|problem| problem.origin == Origin::Finding)
}

/// The problems that stand at a stretch, by their place among all; those that are accepted are left out.
fn problems(edition: &Edition, span: Span) -> impl Iterator<Item = (usize, &Diagnostic)> {
    let all = edition.analysis.problems.iter().enumerate();
    all.filter(move |(_, problem)| problem.waived.is_none() && meets(problem.primary.span, span))
}

fn meets(one: Span, other: Span) -> bool {
    one.file == other.file && one.start <= other.end && other.start <= one.end
}

fn about(edition: &Edition, index: usize, problem: &Diagnostic) -> Vec<Action> {
    let fix = problem.fix.as_ref().filter(|fix| fix.edits.iter().all(|edit| edition.source(edit.span.file).is_some()));
    let fix = fix.map(|fix| Action {
        title: fix.title.clone(),
        sort: if fix.grade == Grade::Safe { Sort::Fix } else { Sort::Suggestion },
        mends: Some(index),
        edits: fix.edits.clone(),
        makes: None,
    });
    let waive = waive(edition, problem).map(|action| Action { mends: Some(index), ..action });
    let declare = declare(edition, problem).into_iter().map(|action| Action { mends: Some(index), ..action });
    fix.into_iter().chain(declare).chain(waive).collect()
}

/// A waiver for a finding, with its reason and its approver left open; none for what a waiver cannot name.
fn waive(edition: &Edition, problem: &Diagnostic) -> Option<Action> {
    let policy = &edition.analysis.policy;
    let about = About::of(problem.subject.as_ref()?).filter(|about| about.is_declared(policy))?.to_string();
    let name = free_name(policy, &format!("{}-{}", about.replace(" -> ", "-to-"), problem.slug));
    let waiver = waiver(&name, &problem.slug, &about, &in_three_months(edition.analysis.as_of).to_string());
    let edits = vec![Edit { span: end_of(edition, problem.primary.span.file)?, text: format!("\n{waiver}") }];
    let title = format!("Waive `{}` on `{about}` for three months", problem.slug);
    Some(Action { title, sort: Sort::Suggestion, mends: None, edits, makes: None })
}

/// A name like `wanted` that nothing has yet.
fn free_name(policy: &Policy, wanted: &str) -> String {
    let numbered = (2..).map(|number| format!("{wanted}-{number}"));
    let mut names = std::iter::once(wanted.to_owned()).chain(numbered);
    names.find(|name| policy.named(Kind::Waiver, name).is_none()).unwrap_or_default()
}

fn in_three_months(day: Date) -> Date {
    day.checked_add(jiff::Span::new().months(3)).unwrap_or(day)
}

fn end_of(edition: &Edition, file: FileId) -> Option<Span> {
    let end = edition.source(file)?.text().len() as u32;
    Some(Span::new(file, end, end))
}

/// How many kinds are offered for a name.
const KINDS_OFFERED: usize = 6;

/// Declarations of a name that is missing, one for each kind that may stand there.
fn declare(edition: &Edition, problem: &Diagnostic) -> Vec<Action> {
    if problem.slug != catalogue::UNKNOWN_NAME.slug {
        return Vec::new();
    }
    let span = problem.primary.span;
    let name = edition.analysis.sources().slice(span).to_owned();
    let Some(end) = end_of(edition, span.file).filter(|_| model::is_name(&name)) else { return Vec::new() };
    let declare = |kind: Kind| {
        let title = text::quote(&titled(&name));
        let edits = vec![Edit { span: end, text: format!("\n{} {name} {title}\n", kind.word()) }];
        let title = format!("Declare `{name}` as {}", kind.row().one);
        Action { title, sort: Sort::Suggestion, mends: None, edits, makes: None }
    };
    wanted(edition, span).into_iter().take(KINDS_OFFERED).map(declare).collect()
}

/// The kinds whose names may stand in a place.
fn wanted(edition: &Edition, span: Span) -> Vec<Kind> {
    use crate::vocabulary::KindSet;
    let place = super::place::place(edition, Point { file: span.file, byte: span.start });
    let Some((_, super::place::Role::Value(entry))) = place.as_ref().and_then(super::place::Place::item) else {
        return Vec::new();
    };
    let kinds = match entry.property.value {
        ValueType::Name(kinds) | ValueType::Chain(kinds) | ValueType::Scope(kinds) => kinds,
        ValueType::Party | ValueType::PartyChain => KindSet::PARTY,
        ValueType::PartyOr(kinds) => KindSet::PARTY.or(kinds),
        _ => KindSet::NONE,
    };
    let has_organization = edition.analysis.policy.organization().is_some();
    kinds.iter().filter(|kind| *kind != Kind::Organization || !has_organization).collect()
}

/// `pick-up` as a title: `Pick up`.
fn titled(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The duties a touch-point takes from its channel, written out.
fn inherited_made_explicit(edition: &Edition, id: DeclarationId) -> Option<Action> {
    let policy = &edition.analysis.policy;
    let lines: Vec<String> = inherited(policy, id).into_iter().map(|(_, line)| format!("  {line}\n")).collect();
    let span = policy.declaration(id).span;
    let written = policy.sources().slice(span);
    let at = span.end - u32::from(written.ends_with('}'));
    if lines.is_empty() || !written.ends_with('}') || !policy.is_own(id) {
        return None;
    }
    let starts_line = policy.sources().slice(Span { end: at, ..span }).ends_with('\n');
    let text = format!("{}{}", if starts_line { "" } else { "\n" }, lines.concat());
    let edits = vec![Edit { span: Span::new(span.file, at, at), text }];
    let title = "Write out the duties it takes from its channel".to_owned();
    Some(Action { title, sort: Sort::Rewrite, mends: None, edits, makes: None })
}

/// The duties a touch-point takes from its channel: where they are stated, and as they are written there.
pub fn inherited(policy: &Policy, id: DeclarationId) -> Vec<(DeclarationId, String)> {
    let taken = duties::all().iter().filter_map(|duty| Some((*duty, policy.relations().inherits(id, *duty)?)));
    let lines =
        taken.flat_map(|(duty, from)| policy.stated(from, duty).map(move |line| (from, card::said(policy, line))));
    lines.collect()
}

/// The lines of a block in the order of the vocabulary.
fn organised(edition: &Edition, point: Point) -> Option<Action> {
    let edits = vec![organise::organised(edition, point)?];
    let title = "Put the lines of this block in the usual order".to_owned();
    Some(Action { title, sort: Sort::Rewrite, mends: None, edits, makes: None })
}

/// A declaration in a file of its own, where it shares one.
fn moved_out(edition: &Edition, id: DeclarationId) -> Option<Action> {
    let policy = &edition.analysis.policy;
    let span = policy.declaration(id).span;
    let source = edition.source(span.file).filter(|_| policy.is_own(id))?;
    let shares = policy.declarations().filter(|other| policy.declaration(*other).span.file == span.file).count() > 1;
    let path = format!("{}.north", policy.name(id));
    if !shares || edition.file(&path).is_some() || source.path().contains('/') {
        return None;
    }
    let said = policy.documentation(id).unwrap_or_default();
    let comments: String = said.lines().map(|line| format!("/// {line}").trim_end().to_owned() + "\n").collect();
    let text = format!("{comments}{}\n", source.slice(span.start, span.end));
    let edits = vec![Edit { span: with_comments(source.slice(0, span.start), span), text: String::new() }];
    let title = format!("Move `{}` to a file of its own", policy.name(id));
    Some(Action { title, sort: Sort::Rewrite, mends: None, edits, makes: Some((path, text)) })
}

/// A declaration's span with the `///` comments right before it.
fn with_comments(before: &str, span: Span) -> Span {
    let before = before.trim_end_matches([' ', '\t']);
    let comments = before.split_inclusive('\n').rev().take_while(|line| line.trim_start().starts_with("///"));
    let start = before.len() - comments.map(str::len).sum::<usize>();
    Span { start: start as u32, ..span }
}

/// All safe fixes of a policy, as edits of one file.
pub fn fix_all(edition: &Edition, file: FileId, profile: Option<&str>) -> Option<Edit> {
    let analysis = &edition.analysis;
    let options = Options { profile: profile.map(str::to_owned), ..Options::as_of(analysis.as_of) };
    let mended = mend(analysis, &options, Wanted::Safe);
    let text = mended.files(analysis).into_iter().find(|mended| mended.file == file)?.text;
    let all = Span::new(file, 0, edition.source(file)?.text().len() as u32);
    Some(Edit { span: all, text })
}
