//! Where on a page the labels of a problem go.
//!
//! In: a problem. Out: [`Group`]s, the sections of its drawing, each a stretch of one file with its rows. The places of
//! a path keep their order and are numbered; other places stand file by file, from top to bottom.

use std::ops::Range;

use super::cells::Strip;
use super::cut::Cutter;
use super::harmless::shown;
use super::{Charset, Options};
use crate::diagnostic::{Diagnostic, Label, Reading};
use crate::source::{FileId, Position, Source, Sources};

/// Which label of a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Primary,
    Related,
}

/// One label with its line.
#[derive(Debug)]
struct Spot {
    role: Role,
    file: FileId,
    at: Position,
    /// The bytes of the line it lies on; what goes on in later lines is not shown.
    bytes: Range<usize>,
    text: String,
}

/// A section of the drawing.
#[derive(Debug)]
pub(super) struct Group {
    /// The file.
    pub(super) file: FileId,
    /// Where its first label stands.
    pub(super) at: Position,
    /// Its rows, from top to bottom.
    pub(super) rows: Vec<Row>,
}

/// A row of the drawing: a line, or the part of it that some labels point at.
#[derive(Debug)]
pub(super) struct Row {
    /// The number of the line.
    pub(super) line: u32,
    /// What is shown of it.
    pub(super) strip: Strip,
    /// The labels, in the order in which they are drawn.
    pub(super) marks: Vec<Mark>,
}

/// A label on its row.
#[derive(Debug)]
pub(super) struct Mark {
    /// Which it is.
    pub(super) role: Role,
    /// The cells it underlines.
    pub(super) cells: Range<usize>,
    /// What it says; may be empty.
    pub(super) text: String,
}

/// What is drawn of a problem.
#[derive(Debug)]
pub(super) struct Layout {
    /// The sections, in order.
    pub(super) groups: Vec<Group>,
    /// How wide the widest line number is.
    pub(super) digits: usize,
    /// Whether the rows are the hops of a path.
    pub(super) is_path: bool,
}

/// How many cells the margin takes, with a blank before the number and `" │ "` behind it.
pub(super) fn margin(digits: usize) -> usize {
    digits + 4
}

/// The layout of a problem. Labels in a file that is not among the sources are left out.
pub(super) fn layout(problem: &Diagnostic, sources: &Sources, how: &Options) -> Layout {
    let spots: Vec<Spot> = labels(problem).filter_map(|label| spot(label, sources, how.charset)).collect();
    let digits = spots.iter().map(|spot| spot.at.line.to_string().len()).max().unwrap_or(1);
    let cutting = Cutting { sources, room: how.room().saturating_sub(margin(digits)), charset: how.charset };
    let sections = match problem.reading {
        Reading::Path => along_the_path(spots),
        Reading::Places => file_by_file(spots),
    };
    let groups = sections.into_iter().filter_map(|section| cutting.group(section)).collect();
    Layout { groups, digits, is_path: problem.reading == Reading::Path }
}

type Numbered<'d> = (Role, &'d Label, Option<usize>);

/// The labels that are shown, in reading order, with their numbers on a path.
fn labels(problem: &Diagnostic) -> impl Iterator<Item = Numbered<'_>> {
    let primary = std::iter::once((Role::Primary, &problem.primary));
    let all = primary.chain(problem.shown().iter().map(|label| (Role::Related, label)));
    let is_path = problem.reading == Reading::Path && !problem.related.is_empty();
    all.zip(1..).map(move |((role, label), number)| (role, label, is_path.then_some(number)))
}

fn spot((role, label, number): Numbered, sources: &Sources, charset: Charset) -> Option<Spot> {
    let source = sources.get(label.span.file)?;
    let (at, bytes) = on_its_line(source, label.span.start.min(label.span.end), label.span.start.max(label.span.end))?;
    let said = shown(&label.text, charset);
    let text = match number {
        Some(number) => format!("{number}. {said}").trim_end().to_owned(),
        None => said.into_owned(),
    };
    Some(Spot { role, file: label.span.file, at, bytes, text })
}

/// Where a stretch begins, and the bytes of that line which it covers, counted from the line's first.
fn on_its_line(source: &Source, start: u32, end: u32) -> Option<(Position, Range<usize>)> {
    let at = source.position(start);
    let (first, last) = source.line_range(at.line)?;
    let start = at.byte.clamp(first, last);
    Some((at, (start - first) as usize..(end.clamp(start, last) - first) as usize))
}

/// A path is followed: a label goes to the row its line already has, else below the one before it, else it begins a
/// section.
fn along_the_path(spots: Vec<Spot>) -> Vec<Vec<Spot>> {
    let mut sections: Vec<Vec<Spot>> = Vec::new();
    let mut before = 0;
    for spot in spots {
        let known = sections.iter().position(|section| section.iter().any(|other| other.same_line(&spot)));
        let below = sections.get(before).filter(|section| section.iter().all(|other| other.is_above(&spot)));
        before = known.or(below.map(|_| before)).unwrap_or(sections.len());
        put(&mut sections, before, spot);
    }
    sections
}

fn file_by_file(spots: Vec<Spot>) -> Vec<Vec<Spot>> {
    let mut sections: Vec<Vec<Spot>> = Vec::new();
    for spot in spots {
        let known = sections.iter().position(|section| section.iter().any(|other| other.file == spot.file));
        let place = known.unwrap_or(sections.len());
        put(&mut sections, place, spot);
    }
    sections
}

fn put(sections: &mut Vec<Vec<Spot>>, place: usize, spot: Spot) {
    match sections.get_mut(place) {
        Some(section) => section.push(spot),
        None => sections.push(vec![spot]),
    }
}

impl Spot {
    fn same_line(&self, other: &Spot) -> bool {
        self.file == other.file && self.at.line == other.at.line
    }

    fn mark(&self, strip: &Strip) -> Mark {
        Mark { role: self.role, cells: strip.under(self.bytes.clone()), text: self.text.clone() }
    }

    fn is_above(&self, other: &Spot) -> bool {
        self.file == other.file && self.at.line < other.at.line
    }
}

struct Cutting<'s> {
    sources: &'s Sources,
    room: usize,
    charset: Charset,
}

impl Cutting<'_> {
    fn group(&self, mut spots: Vec<Spot>) -> Option<Group> {
        let (file, at) = spots.first().map(|spot| (spot.file, spot.at))?;
        spots.sort_by_key(|spot| spot.at.line);
        let lines = spots.chunk_by(Spot::same_line);
        Some(Group { file, at, rows: lines.flat_map(|spots| self.rows(spots)).collect() })
    }

    /// The rows of one line: one, unless it must be cut and its labels do not fit side by side.
    fn rows(&self, spots: &[Spot]) -> Vec<Row> {
        let Some((source, line)) = spots.first().and_then(|spot| Some((self.sources.get(spot.file)?, spot.at.line)))
        else {
            return Vec::new();
        };
        let (first, last) = source.line_range(line).unwrap_or((0, 0));
        let cutter = Cutter::new(source.slice(first, last), self.room, self.charset);
        let bytes: Vec<Range<usize>> = spots.iter().map(|spot| spot.bytes.clone()).collect();
        let mut spots = spots.iter();
        let rows = cutter.rows(&bytes).into_iter();
        rows.map(|(count, strip)| row(line, strip, spots.by_ref().take(count))).collect()
    }
}

fn row<'s>(line: u32, strip: Strip, spots: impl Iterator<Item = &'s Spot>) -> Row {
    let mut marks: Vec<Mark> = spots.map(|spot| spot.mark(&strip)).collect();
    // ariadne draws the underlines with the first label; one that says nothing hangs no line across those that follow
    marks.sort_by_key(|mark| !mark.text.is_empty());
    Row { line, strip, marks }
}
