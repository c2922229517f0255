//! The tree on the page.
//!
//! In: a text and its tree. Out: the canonical text, not yet proven. Every gap is asked for its comments exactly once, every
//! item is written exactly once.

use std::borrow::Cow;

use super::columns::{Placed, placed};
use super::flat;
use super::keys::{Breaks, Empty, Place};
use super::long_text;
use super::page::Page;
use super::rows::{Before, Part, may_end_before, parts, width_from};
use super::written::{Comment, Gap, Written};
use super::{STEP, WIDTH};
use crate::syntax::gaps::Trivia;
use crate::syntax::{ItemKind, Line, Tree};

/// The canonical text of a tree.
pub(super) fn lay_out(text: &str, tree: &Tree) -> String {
    let written = Written::new(text);
    let mut layout = Layout { written, page: Page::like(text) };
    layout.lines(&placed(written, written.with_gaps(tree.declarations(), 0), Place::Declarations), 0);
    layout.gap(written.rest(tree.declarations().last()), 0);
    layout.page.finish()
}

struct Layout<'t> {
    written: Written<'t>,
    page: Page,
}

impl<'t> Layout<'t> {
    fn lines(&mut self, lines: &[Placed<'t>], indent: usize) {
        for line in lines {
            self.gap(line.gap, indent);
            self.line(line, indent);
        }
    }

    /// The comments and empty lines of a gap. Only at the top can one be unreadable; inside, its block is copied.
    fn gap(&mut self, gap: Gap<'t>, indent: usize) {
        if gap.is_unreadable() {
            return self.page.copy(gap.text());
        }
        for found in gap.trivia() {
            match gap.comment(found) {
                Some(comment) => self.comment(comment, indent),
                None if found == Trivia::BlankLine => self.page.part(),
                None => {}
            }
        }
    }

    fn comment(&mut self, comment: Comment<'t>, indent: usize) {
        match comment.trailing && self.page.takes_comment() {
            true => self.page.comment_behind(comment.text, self.written.row_before(comment.start)),
            false => self.page.comment(comment.text, indent),
        }
    }

    fn line(&mut self, placed: &Placed<'t>, indent: usize) {
        match placed.copied {
            true => self.copy(placed.line, indent),
            false => {
                self.page.row(indent);
                self.items(placed, indent);
                self.block(placed, indent);
            }
        }
        if placed.held_apart && placed.line.block().is_none() {
            self.page.push(";");
        }
    }

    /// A line as it stands. Its later rows stay where they are, so its first does too, if there are any.
    fn copy(&mut self, line: Line<'t>, indent: usize) {
        let whole = self.written.of(line.span());
        let text = whole.trim_end_matches([' ', '\t', '\r', '\n']);
        match text.contains('\n').then(|| self.written.row_before(line.span().start)) {
            Some(before) if before.trim_matches([' ', '\t']).is_empty() => self.page.row_behind(before),
            _ => self.page.row(indent),
        }
        self.page.push(text);
        if whole.get(text.len()..).is_some_and(|rest| rest.matches('\n').count() > 1) {
            self.page.part();
        }
    }

    fn items(&mut self, placed: &Placed<'t>, indent: usize) {
        let parts = parts(self.written, placed.line, placed.key.items);
        let mut brackets = 0;
        for (index, part) in parts.iter().enumerate() {
            let column = indent + placed.column.unwrap_or(STEP) + STEP * brackets.min(MOST_BRACKETS);
            for comment in &part.comments {
                self.comment(*comment, column);
            }
            let begins_value = placed.column.filter(|_| index == placed.key.items);
            match (begins_value, part.before) {
                (_, Before::Row) => self.page.row(column),
                _ if self.is_row_full(placed, &parts, index) => self.page.row(column),
                (Some(column), _) => self.page.pad_to(indent + column),
                (None, Before::Blank) => self.page.push(" "),
                (None, Before::Nothing) => {}
            }
            let text = self.shown(part, indent);
            self.page.push(&text);
            brackets = open_brackets(brackets, &text);
        }
    }

    fn is_row_full(&self, placed: &Placed<'t>, parts: &[Part<'t>], index: usize) -> bool {
        let may_end = placed.key.breaks == Breaks::Fill && index > placed.key.items && may_end_before(parts, index);
        may_end && self.page.width() + width_from(parts, index) > WIDTH
    }

    fn shown(&self, part: &Part<'t>, indent: usize) -> Cow<'t, str> {
        match (part.kind, &part.text) {
            (ItemKind::LongText, Cow::Borrowed(text)) => long_text::indented(text, indent + STEP),
            (_, text) => text.clone(),
        }
    }

    fn block(&mut self, placed: &Placed<'t>, indent: usize) {
        let line = placed.line;
        if line.block().is_none() || self.is_dropped(placed) {
            return;
        }
        match placed.column {
            Some(column) if line.len() == placed.key.items => self.page.pad_to(indent + column),
            _ => self.page.push(" "),
        }
        let room = WIDTH.saturating_sub(self.page.width());
        match flat::block(self.written, line, placed.key.block, room) {
            Some(flat) => self.page.push(&flat),
            None => self.open_block(placed, indent),
        }
    }

    fn is_dropped(&self, placed: &Placed<'t>) -> bool {
        placed.key.empty == Empty::Dropped && !placed.held_apart && flat::is_empty(self.written, placed.line)
    }

    /// Comments between a line and its `{` come behind that.
    fn open_block(&mut self, placed: &Placed<'t>, indent: usize) {
        let (line, inner) = (placed.line, indent + STEP);
        self.page.open();
        for comment in self.written.before_block(line).map(Gap::comments).unwrap_or_default() {
            self.comment(comment, inner);
        }
        self.lines(&self::placed(self.written, self.written.block(line), placed.key.block), inner);
        if let Some(gap) = self.written.before_close(line) {
            self.gap(gap, inner);
        }
        self.page.close(indent);
    }
}

/// How many brackets indent a row at most.
const MOST_BRACKETS: usize = 8;

fn open_brackets(before: usize, text: &str) -> usize {
    match text {
        "(" => before + 1,
        ")" => before.saturating_sub(1),
        _ => before,
    }
}
