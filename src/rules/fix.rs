//! How a machine can mend a finding.
//!
//! In: what a rule says to add, delete or replace, and where. Out: edits of the policy's text. A line is added at the end of
//! a declaration's block, indented like the others; a block is opened where there is none.

use super::eval::Evaluator;
use super::item::Item;
use super::place;
use super::print::Style;
use super::rule::RuleFix;
use crate::diagnostic::{Edit, Fix, Grade, blanks};
use crate::model::{Declaration, Policy};
use crate::source::Span;
use crate::syntax::expression::FixVerb;

/// The fix that a rule's lines make together; none where one of them has no place to work on.
pub(super) fn fix(evaluator: &Evaluator<'_>, lines: &[RuleFix]) -> Option<Fix> {
    let edits = lines.iter().map(|line| edit(evaluator, line)).collect::<Option<Vec<_>>>()?;
    let has_blank = edits.iter().any(|(edit, _)| blanks::any(&edit.text));
    let grade = if has_blank { Grade::Suggested } else { Grade::Safe };
    let title: Vec<String> = edits.iter().map(|(_, title)| title.clone()).collect();
    let edits: Vec<Edit> = edits.into_iter().map(|(edit, _)| edit).collect();
    (!edits.is_empty()).then(|| Fix { grade, title: title.join(", and "), edits })
}

/// One edit and what it does, in words.
fn edit(evaluator: &Evaluator<'_>, line: &RuleFix) -> Option<(Edit, String)> {
    let policy = evaluator.policy();
    let item = evaluator.one(&line.place)?;
    let text = line.text.as_ref().map(|text| text.fill(evaluator, Style::Code)).unwrap_or_default();
    match line.verb {
        FixVerb::Add => {
            let id = item.declaration(policy)?;
            evaluator.asked.lines(id);
            let edit = addition(policy, policy.declaration(id), &text)?;
            let first = text.lines().next().unwrap_or_default();
            Some((edit, format!("add `{first}` to `{}`", policy.name(id))))
        }
        FixVerb::Delete => {
            let span = line_of(evaluator, item)?;
            let said = policy.sources().slice(span).trim();
            let title = format!("delete `{said}`");
            Some((Edit { span: with_its_line(policy, span), text: String::new() }, title))
        }
        FixVerb::Replace => {
            let span = place::of_item(evaluator, item)?;
            let title = format!("write `{text}`");
            Some((Edit { span, text }, title))
        }
    }
}

fn line_of(evaluator: &Evaluator<'_>, item: Item) -> Option<Span> {
    item.said().map(|said| evaluator.policy().place(said.fact))
}

/// The whole line where nothing else stands on it.
fn with_its_line(policy: &Policy, span: Span) -> Span {
    let source = policy.sources().get(span.file);
    source.and_then(|source| source.line_alone(span)).unwrap_or(span)
}

/// The block of a declaration.
enum Block<'p> {
    /// There is none yet.
    Absent,
    /// What stands between its braces.
    Closed(&'p str),
    /// It has no end that can be told.
    Open,
}

fn block<'p>(policy: &'p Policy, declaration: &Declaration) -> Block<'p> {
    let body = Span { start: declaration.head.end, ..declaration.span };
    let body = policy.sources().slice(body).trim_start();
    match body.strip_prefix('{').and_then(|inside| inside.strip_suffix('}')) {
        Some(inside) => Block::Closed(inside),
        None if body.is_empty() => Block::Absent,
        None => Block::Open,
    }
}

/// Whether lines can be added to a declaration.
pub(super) fn takes_lines(policy: &Policy, declaration: &Declaration) -> bool {
    !matches!(block(policy, declaration), Block::Open)
}

/// Adds lines to the block of a declaration.
fn addition(policy: &Policy, declaration: &Declaration, text: &str) -> Option<Edit> {
    let (head, span) = (declaration.head, declaration.span);
    let margin = indent_before(policy, head);
    let inside = match block(policy, declaration) {
        Block::Open => return None,
        Block::Closed(inside) => inside,
        Block::Absent => {
            let lines = indented(text, &format!("{margin}  "));
            return Some(Edit { span: head.after(), text: format!(" {{\n{lines}\n{margin}}}") });
        }
    };
    let close = Span::new(span.file, span.end - 1, span.end - 1);
    let kept = inside.trim_end();
    let at = Span::new(span.file, close.start - (inside.len() - kept.len()) as u32, close.start);
    if !inside.contains('\n') {
        let joint = if kept.trim().is_empty() { " " } else { "; " };
        let one_line = text.lines().map(str::trim).collect::<Vec<_>>().join("; ");
        return Some(Edit { span: at, text: format!("{joint}{one_line} ") });
    }
    let indent = first_indent(inside).unwrap_or_else(|| format!("{margin}  "));
    Some(Edit { span: at, text: format!("\n{}\n{margin}", indented(text, &indent)) })
}

fn indented(text: &str, indent: &str) -> String {
    text.lines().map(|line| format!("{indent}{line}")).collect::<Vec<_>>().join("\n")
}

/// The blanks before the line a declaration begins on.
fn indent_before(policy: &Policy, head: Span) -> String {
    let before = policy.sources().slice(Span::new(head.file, 0, head.start));
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.chars().take_while(|mark| matches!(mark, ' ' | '\t')).collect()
}

fn first_indent(inside: &str) -> Option<String> {
    let mut lines = inside.split('\n').skip(1).filter(|line| !line.trim().is_empty());
    lines.next().map(|line| line.chars().take_while(|mark| matches!(mark, ' ' | '\t')).collect())
}
