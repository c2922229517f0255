//! The one place that calls ariadne.
//!
//! In: the layout of a problem. Out: ariadne's drawing of a stand-in for it: each row of the layout is a line of `x`,
//! one for each cell as far as there are labels, and each label says only [`MESSAGE`]. So a character is a cell, and
//! ariadne meets no text of a policy.

use std::ops::Range;

use ariadne::{Cache, CharSet, Color, Config, Label, Report, ReportKind, Source};

use super::paint;
use super::spots::{Group, Mark, Role, Row};
use super::{Charset, Colour, Options};
use crate::diagnostic::Level;

/// Stands where the path of a section goes.
pub(super) const SECTION: char = '\u{1}';
/// Stands where the words of a label go.
pub(super) const MESSAGE: char = '\u{2}';

/// ariadne's drawing, its own heading included.
pub(super) fn draw(groups: &[Group], level: Level, how: &Options) -> String {
    let mut report = Report::build(ReportKind::Custom("", Color::Primary), (0, 0..0)).with_config(config(how));
    for ((section, cells, mark), order) in marks(groups).zip(0..) {
        let label = Label::new((section, cells)).with_message(MESSAGE).with_order(order);
        report.add_label(label.with_color(colour(mark, level)));
    }
    let mut drawing = Vec::new();
    let drawn = report.finish().write(StandIns::of(groups), &mut drawing);
    drawn.ok().and_then(|()| String::from_utf8(drawing).ok()).unwrap_or_default()
}

fn config(how: &Options) -> Config {
    let charset = match how.charset {
        Charset::Unicode => CharSet::Unicode,
        Charset::Ascii => CharSet::Ascii,
    };
    Config::new().with_char_set(charset).with_color(how.colour == Colour::Coloured)
}

fn colour(mark: &Mark, level: Level) -> Color {
    match mark.role {
        Role::Primary => paint::of_level(level),
        Role::Related => paint::RELATED,
    }
}

/// Every label in the order drawn, with its section and its place in the stand-in of that.
fn marks(groups: &[Group]) -> impl Iterator<Item = (usize, Range<usize>, &Mark)> {
    groups.iter().enumerate().flat_map(|(section, group)| {
        let starts = group.rows.iter().scan(0, |next, row| {
            let start = *next;
            *next += length(row) + 1;
            Some(start)
        });
        group.rows.iter().zip(starts).flat_map(move |(row, start)| {
            row.marks.iter().map(move |mark| (section, start + mark.cells.start..start + mark.cells.end, mark))
        })
    })
}

/// The stand-in of each section.
struct StandIns(Vec<Source<String>>);

impl StandIns {
    fn of(groups: &[Group]) -> StandIns {
        StandIns(groups.iter().map(|group| Source::from(stand_in(group))).collect())
    }
}

fn stand_in(group: &Group) -> String {
    group.rows.iter().map(|row| "x".repeat(length(row)) + "\n").collect()
}

/// How far the stand-in of a row goes: to the cell behind its last label. The rest looks like that.
fn length(row: &Row) -> usize {
    let last = row.marks.iter().map(|mark| mark.cells.end).max().unwrap_or(0);
    (last + 1).min(row.strip.len())
}

impl Cache<usize> for StandIns {
    type Storage = String;

    fn fetch(&mut self, section: &usize) -> Result<&Source<String>, impl std::fmt::Debug> {
        self.0.get(*section).ok_or("no such section")
    }

    fn display<'a>(&self, _: &'a usize) -> Option<impl std::fmt::Display + 'a> {
        Some(SECTION)
    }
}
