//! From ariadne's drawing of the stand-in to the drawing that is shown.
//!
//! In: the layout of a problem and what `drawing` made of it. Out: the same drawing with the texts of the policy, the
//! true line numbers and locations, the words of the labels close to what they are about and broken to the width, and
//! without the lines that only lead on.

use super::drawing::{MESSAGE, SECTION};
use super::harmless::{self, shown};
use super::spots::{Group, Layout, Mark, Row, margin};
use super::wrap::wrap;
use super::{Charset, Options};
use crate::source::Sources;

/// One cell of the drawing: how it is painted, and what it shows.
#[derive(Debug, Clone, Copy)]
struct Cell<'t> {
    paint: Option<&'t str>,
    text: &'t str,
}

const BLANK: Cell = Cell { paint: None, text: " " };

/// The cells in which words can well be broken into lines.
const ENOUGH: usize = 30;

/// Ends a colour.
const END: &str = "\x1b[0m";

/// The drawing as it is shown.
pub(super) fn tidy(layout: &Layout, drawn: &str, sources: &Sources, how: &Options) -> String {
    let mut tidy =
        Tidy { layout, sources, how, pens: Pens::of(how.charset), out: String::new(), group: None, row: None, mark: 0 };
    let lines: Vec<Vec<Cell>> = drawn.lines().skip(1).map(cells).collect();
    let own_margin = lines.first().map_or(0, |line| line.iter().take_while(|cell| cell.is(' ')).count());
    for (margin, rest) in lines.iter().filter_map(|line| line.split_at_checked(own_margin)) {
        tidy.line(margin, rest);
    }
    tidy.out
}

/// A line of ariadne's, cell by cell. The only escape sequences in it are those that set a colour.
fn cells(line: &str) -> Vec<Cell<'_>> {
    let (mut cells, mut paint, mut rest) = (Vec::new(), None, line);
    while let Some(c) = rest.chars().next() {
        let len = if c == '\x1b' { rest.find('m').map_or(rest.len(), |end| end + 1) } else { c.len_utf8() };
        let (text, after) = rest.split_at(len);
        match c {
            '\x1b' => paint = Some(text).filter(|text| *text != END),
            _ => cells.push(Cell { paint, text }),
        }
        rest = after;
    }
    cells
}

/// The signs ariadne draws with, as far as they matter here.
#[derive(Debug, Clone, Copy)]
struct Pens {
    gap: &'static str,
    dash: &'static str,
    underline: &'static str,
    to_the_right: &'static str,
    to_the_left: &'static str,
}

impl Pens {
    fn of(charset: Charset) -> Pens {
        match charset {
            Charset::Unicode => {
                Pens { gap: "┆", dash: "─", underline: "─", to_the_right: "╰", to_the_left: "╯" }
            }
            Charset::Ascii => Pens { gap: ":", dash: "-", underline: "^", to_the_right: "`", to_the_left: "'" },
        }
    }
}

/// How far the drawing has come.
struct Tidy<'t> {
    layout: &'t Layout,
    sources: &'t Sources,
    how: &'t Options,
    pens: Pens,
    out: String,
    /// The section and the row of it that were begun last.
    group: Option<usize>,
    row: Option<usize>,
    /// How many labels of the row are done.
    mark: usize,
}

impl<'t> Tidy<'t> {
    /// One line of the drawing, its margin apart.
    fn line(&mut self, margin: &[Cell<'t>], rest: &[Cell<'t>]) {
        if rest.iter().any(|cell| cell.is(SECTION)) {
            self.section(rest);
        } else if margin.first().is_some_and(|cell| cell.text == self.pens.dash) {
            self.tail(margin, rest);
        } else if margin.iter().any(|cell| cell.text.bytes().all(|byte| byte.is_ascii_digit())) {
            self.text(margin, rest);
        } else if rest.iter().any(|cell| cell.is(MESSAGE)) {
            self.message(rest);
        } else if self.row.is_some() && self.mark == 0 {
            self.underline(rest);
        }
    }

    /// The head of the next section, with its true location.
    fn section(&mut self, rest: &[Cell<'t>]) {
        self.group = Some(self.group.map_or(0, |group| group + 1));
        self.row = None;
        let location = self.group().map(|group| self.location(group)).unwrap_or_default();
        let mut parts = rest.split(|cell| cell.is(SECTION));
        let (before, after) = (parts.next().unwrap_or(&[]), parts.next().unwrap_or(&[]));
        let location = Cell { paint: None, text: &location };
        let end = after.iter().skip_while(|cell| !cell.is(' '));
        let line = before.iter().chain(std::iter::once(&location)).chain(end).copied();
        self.write(vec![BLANK; self.margin()].into_iter().chain(line));
    }

    fn location(&self, group: &Group) -> String {
        let path = shown(self.sources.path(group.file), self.how.charset);
        format!("{path}:{}:{}", group.at.line, group.at.column)
    }

    /// The line that closes the drawing.
    fn tail(&mut self, margin: &[Cell<'t>], rest: &[Cell<'t>]) {
        let Some(dash) = margin.last().copied() else { return };
        self.write(vec![dash; self.margin()].into_iter().chain(rest.iter().copied()));
    }

    /// A line of the policy: its number and its text, painted as the stand-in was.
    fn text(&mut self, margin: &[Cell<'t>], rest: &[Cell<'t>]) {
        let before = self.row().map(|row| row.line);
        (self.row, self.mark) = (Some(self.row.map_or(0, |row| row + 1)), 0);
        let Some(row) = self.row() else { return };
        self.gap(before, row, rest);
        let number = format!(" {:>width$} ", row.line, width = self.layout.digits);
        let number = Cell { paint: margin.last().and_then(|cell| cell.paint), text: &number };
        let (bar, stand_in) = rest.split_at_checked(2).unwrap_or((rest, &[]));
        let paints = stand_in.iter().chain(std::iter::repeat(stand_in.last().unwrap_or(&BLANK))).map(|cell| cell.paint);
        let text = paints.zip(0..row.strip.len()).map(|(paint, index)| Cell { paint, text: row.strip.cell(index) });
        self.write(std::iter::once(number).chain(bar.iter().copied()).chain(text));
    }

    /// A mark for the lines between two rows, unless they are the hops of a path.
    fn gap(&mut self, before: Option<u32>, row: &Row, rest: &[Cell<'t>]) {
        let jumps = before.is_some_and(|before| row.line > before + 1);
        if jumps && !self.layout.is_path {
            let gap = Cell { paint: rest.first().and_then(|cell| cell.paint), text: self.pens.gap };
            self.write(vec![BLANK; self.margin()].into_iter().chain(std::iter::once(gap)));
        }
    }

    /// The line between a text and the words of its first label.
    fn underline(&mut self, rest: &[Cell<'t>]) {
        let under = rest.iter().enumerate().map(|(index, cell)| match self.hangs_nothing(index) {
            true => Cell { text: self.pens.underline, ..*cell },
            false => *cell,
        });
        let under: Vec<Cell> = under.collect();
        self.write_behind_margin(&under);
    }

    /// Whether the middle of a label stands here, and none that says something hangs from it.
    fn hangs_nothing(&self, index: usize) -> bool {
        let marks = self.row().map_or(&[][..], |row| &row.marks);
        let mut here = marks.iter().filter(|mark| middle(mark) + 2 == index).peekable();
        here.peek().is_some() && here.all(|mark| mark.text.is_empty())
    }

    /// The words of the next label, beside the end of its line: behind it, or before it where there is more room.
    fn message(&mut self, rest: &[Cell<'t>]) {
        let Some(mark) = self.next_mark() else { return };
        let (lead, after) = rest.split_at_checked(middle(mark) + 2).unwrap_or((rest, &[]));
        let corner = after.first().copied().unwrap_or(BLANK);
        let (left, right) = self.rooms(mark);
        if harmless::width(&mark.text) <= right || right >= left.min(ENOUGH) {
            self.words_behind(lead, corner, &wrap(&mark.text, right));
        } else {
            self.words_before(lead, corner, &wrap(&mark.text, left));
        }
    }

    /// The next label of the row, if it says something.
    fn next_mark(&mut self) -> Option<&'t Mark> {
        let mark = self.row()?.marks.get(self.mark);
        self.mark += 1;
        mark.filter(|mark| !mark.text.is_empty())
    }

    /// The cells there are for words before and behind the middle of a label, the signs that lead to them apart.
    fn rooms(&self, mark: &Mark) -> (usize, usize) {
        let all = self.how.room().saturating_sub(margin(self.layout.digits));
        let at = middle(mark);
        (at.saturating_sub(3), all.saturating_sub(at + 4))
    }

    fn words_behind(&mut self, lead: &[Cell<'t>], corner: Cell<'t>, words: &[String]) {
        let signs = [self.pens.to_the_right, self.pens.dash, self.pens.dash, " "];
        for (index, words) in words.iter().enumerate() {
            let signs = signs.map(|sign| if index == 0 { Cell { text: sign, ..corner } } else { BLANK });
            let words = Cell { paint: None, text: words };
            let line: Vec<Cell> = lead.iter().copied().chain(signs).chain(std::iter::once(words)).collect();
            self.write_behind_margin(&line);
        }
    }

    fn words_before(&mut self, lead: &[Cell<'t>], corner: Cell<'t>, words: &[String]) {
        let signs = [" ", self.pens.dash, self.pens.dash, self.pens.to_the_left];
        let widest = words.iter().map(|words| harmless::width(words)).max().unwrap_or(0);
        let start = lead.len().saturating_sub(widest + 3);
        for (index, words) in words.iter().enumerate() {
            let signs = signs.map(|sign| if index == 0 { Cell { text: sign, ..corner } } else { BLANK });
            let filled = format!("{words}{}", " ".repeat(widest.saturating_sub(harmless::width(words))));
            let words = Cell { paint: None, text: &filled };
            let line: Vec<Cell> = lead.iter().take(start).copied().chain(std::iter::once(words)).chain(signs).collect();
            self.write_behind_margin(&line);
        }
    }

    fn group(&self) -> Option<&'t Group> {
        self.layout.groups.get(self.group?)
    }

    fn row(&self) -> Option<&'t Row> {
        self.group()?.rows.get(self.row?)
    }

    fn margin(&self) -> usize {
        self.layout.digits + 2
    }

    fn write_behind_margin(&mut self, rest: &[Cell]) {
        self.write(vec![BLANK; self.margin()].into_iter().chain(rest.iter().copied()));
    }

    /// A finished line: cells of one colour together, nothing blank at its end.
    fn write<'c>(&mut self, cells: impl Iterator<Item = Cell<'c>>) {
        let mut paint = None;
        for cell in cells {
            if cell.paint != paint {
                self.out.push_str(paint.map_or("", |_| END));
                self.out.push_str(cell.paint.unwrap_or(""));
                paint = cell.paint;
            }
            self.out.push_str(cell.text);
        }
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.out.push_str(paint.map_or("", |_| END));
        self.out.push('\n');
    }
}

impl Cell<'_> {
    fn is(self, sign: char) -> bool {
        self.text.starts_with(sign)
    }
}

/// The cell in the middle of a label, where its words hang.
fn middle(mark: &Mark) -> usize {
    (mark.cells.start + mark.cells.end) / 2
}
