//! What holds of the tree of any text; shared by the property tests and the fuzz targets.
#![allow(clippy::expect_used, reason = "to stop is how a test says no")]

use truenorth::diagnostic::Diagnostic;
use truenorth::source::{Source, Sources, Span};
use truenorth::syntax::{Item, Line, PieceSize, Tree, parse};

/// Parses the bytes in large and in small pieces and panics where the trees are not well formed, or differ.
pub(crate) fn assert_parses_well(bytes: &[u8]) {
    let mut sources = Sources::default();
    let file = sources.add("any.north", bytes.to_vec()).expect("it is not that long");
    let source = sources.get(file).expect("it was just added");
    let batch = parse(file, source.text(), PieceSize::Batch);
    let single = parse(file, source.text(), PieceSize::Declaration);
    assert_well_formed(&batch, source);
    assert_well_formed(&single, source);
    assert_eq!(outline(&batch), outline(&single), "the size of the pieces shows in the tree");
    assert_eq!(batch.problems(source), single.problems(source), "the size of the pieces shows in the problems");
    assert_eq!(batch.is_incomplete(), single.is_incomplete());
}

fn assert_well_formed(tree: &Tree, source: &Source) {
    let whole = Span::new(tree.file(), 0, source.text().len() as u32);
    assert_side_by_side(tree.declarations(), whole, source);
    for problem in tree.problems(source) {
        assert_points_into(&problem, whole, source);
    }
}

/// The lines lie in `room`, in order, and do not overlap; each is well formed itself.
fn assert_side_by_side<'t>(lines: impl Iterator<Item = Line<'t>>, room: Span, source: &Source) {
    let mut from = room.start;
    for line in lines {
        let span = line.span();
        assert_place(span, Span { start: from, ..room }, source);
        assert!(!span.is_empty(), "a line covers something");
        from = span.end;
        assert_line(line, source);
    }
}

fn assert_line(line: Line<'_>, source: &Source) {
    let (span, block) = (line.span(), line.block());
    let head = Span { end: block.map_or(span.end, |block| block.start), ..span };
    let mut from = head.start;
    for item in line.items() {
        assert_place(item.span, Span { start: from, ..head }, source);
        assert!(!item.span.is_empty(), "an item covers something");
        from = item.span.end;
    }
    assert_eq!(line.items().len(), line.len());
    assert_place(line.head(), span, source);
    assert!(!line.is_empty() || block.is_some(), "a line has an item or a block");
    let Some(block) = block else { return assert_eq!(line.children().count(), 0) };
    assert_place(block, span, source);
    assert_eq!(source.slice(block.start, block.start + 1), "{");
    assert_side_by_side(line.children(), Span { start: block.start + 1, ..block }, source);
}

/// A span lies in `room` and cuts no character in two.
fn assert_place(span: Span, room: Span, source: &Source) {
    assert_eq!(span.file, room.file);
    assert!(room.start <= span.start && span.start <= span.end && span.end <= room.end, "{span:?} outside {room:?}");
    assert_eq!((source.floor(span.start), source.floor(span.end)), (span.start, span.end), "{span:?}");
}

fn assert_points_into(problem: &Diagnostic, whole: Span, source: &Source) {
    assert!(!problem.message.is_empty());
    assert_place(problem.primary.span, whole, source);
    for label in &problem.related {
        assert_place(label.span, whole, source);
    }
    let mut from = 0;
    for edit in problem.fix.iter().flat_map(|fix| &fix.edits) {
        assert_place(edit.span, Span { start: from, ..whole }, source);
        from = edit.span.end;
    }
}

/// All that a tree says of a line.
#[derive(Debug, PartialEq)]
pub(crate) struct Said {
    /// In how many blocks it stands.
    pub(crate) depth: usize,
    span: Span,
    block: Option<Span>,
    is_broken: bool,
    is_torn: bool,
    items: Vec<Item>,
}

/// All that a tree says, line by line.
pub(crate) fn outline(tree: &Tree) -> Vec<Said> {
    tree.declarations().flat_map(|line| outline_of(line, 0)).collect()
}

fn outline_of(line: Line<'_>, depth: usize) -> Vec<Said> {
    let (is_broken, is_torn) = (line.is_broken(), line.is_torn());
    let own = Said { depth, span: line.span(), block: line.block(), is_broken, is_torn, items: line.items().collect() };
    std::iter::once(own).chain(line.children().flat_map(|child| outline_of(child, depth + 1))).collect()
}
