//! What explanations are made of: headings, lines of a word and what it says, examples, and the problems of an example.

use super::analyse;
use crate::render::{self, Options, harmless, wrap};

/// How far everything but headings is set in.
const INDENT: &str = "  ";

/// A page that grows.
#[derive(Debug)]
pub(super) struct Page<'o> {
    how: &'o Options,
    text: String,
}

impl<'o> Page<'o> {
    /// A page with its title.
    pub(super) fn new(name: &str, title: &str, how: &'o Options) -> Page<'o> {
        let text = wrap(&format!("{name}: {title}"), how.width).join("\n") + "\n";
        Page { how, text }
    }

    /// A section begins.
    pub(super) fn section(&mut self, heading: &str) {
        self.text += &format!("\n{heading}:\n");
    }

    /// Words, and what they say, in two columns.
    pub(super) fn rows<'r>(&mut self, rows: impl IntoIterator<Item = (&'r str, String)>) {
        let rows: Vec<_> = rows.into_iter().filter(|(_, said)| !said.is_empty()).collect();
        let column = rows.iter().map(|(key, _)| key.chars().count()).max().unwrap_or(0).min(20);
        self.text.push('\n');
        for (key, said) in &rows {
            self.row(key, said, column);
        }
    }

    fn row(&mut self, key: &str, said: &str, column: usize) {
        let room = self.how.width.saturating_sub(column + 2 * INDENT.len()).max(20);
        let lines = wrap(&said.split_whitespace().collect::<Vec<_>>().join(" "), room);
        for (index, line) in lines.iter().enumerate() {
            let key = if index == 0 { key } else { "" };
            self.text += &format!("{INDENT}{key:column$}{INDENT}{line}\n");
        }
    }

    /// A policy, as it is written.
    pub(super) fn written(&mut self, text: &str) {
        self.text.push('\n');
        for line in text.trim_matches('\n').lines() {
            self.text += format!("{INDENT}{INDENT}{}", harmless(line)).trim_end();
            self.text.push('\n');
        }
    }

    /// The first problem of one name that an example has, as `truenorth check` shows it; nothing if it has none.
    pub(super) fn problem(&mut self, slug: &str, example: Vec<u8>) {
        let analysis = analyse(example);
        let problem = analysis.problems.iter().find(|problem| problem.slug == slug).cloned();
        let page: String = render::pages(problem.as_slice(), analysis.sources(), self.how).collect();
        for line in page.trim_end().lines() {
            self.text.push('\n');
            self.text += line;
        }
        self.text += if page.is_empty() { "" } else { "\n" };
    }

    /// The whole of it.
    pub(super) fn text(self) -> String {
        self.text
    }
}
