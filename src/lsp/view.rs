//! An edition in the words of the protocol: spans to ranges, positions to bytes.

use std::rc::Rc;

use lsp_types::{Location, Position, Range, TextEdit, Uri};

use super::client::Client;
use super::policies::Policy;
use crate::diagnostic::Edit;
use crate::editor::{Edition, Point};
use crate::source::{FileId, Source, Span, Spot};

/// What a request looks at: one policy as it stands.
#[derive(Debug)]
pub(super) struct View<'s> {
    pub(super) policy: &'s Policy,
    pub(super) edition: Rc<Edition>,
    pub(super) client: Client,
}

impl View<'_> {
    /// The file at an address.
    pub(super) fn file(&self, path: &str) -> Option<FileId> {
        self.edition.file(path)
    }

    /// The place a position stands for.
    pub(super) fn point(&self, file: FileId, position: Position) -> Point {
        let byte = |source: &Source| {
            let spot = spot(position);
            let unit = if spot.line == 0 { spot.unit.saturating_sub(self.mark(source)) } else { spot.unit };
            source.byte_at(Spot { unit, ..spot }, self.client.units)
        };
        Point { file, byte: self.edition.source(file).map_or(0, byte) }
    }

    /// The stretch a range stands for.
    pub(super) fn span(&self, file: FileId, range: Range) -> Span {
        let (start, end) = (self.point(file, range.start).byte, self.point(file, range.end).byte);
        Span::new(file, start, end.max(start))
    }

    /// The range of a span in its file.
    pub(super) fn range(&self, span: Span) -> Range {
        let position = |source: &Source, byte| {
            let Spot { line, unit } = source.spot(byte, self.client.units);
            Position::new(line, if line == 0 { unit + self.mark(source) } else { unit })
        };
        let source = self.edition.source(span.file);
        source
            .map_or_else(Range::default, |source| Range::new(position(source, span.start), position(source, span.end)))
    }

    /// How many units the client counts in the first line that are not in the text: those of the byte-order mark it sent.
    fn mark(&self, source: &Source) -> u32 {
        let is_open = self.policy.version(source.path()).is_some();
        if is_open { self.client.units.count(source.mark()) } else { 0 }
    }

    /// The address of a file; what ships has none.
    pub(super) fn address(&self, file: FileId) -> Option<&Uri> {
        self.policy.address(self.edition.source(file)?.path())
    }

    /// The place of a span.
    pub(super) fn location(&self, span: Span) -> Option<Location> {
        Some(Location::new(self.address(span.file)?.clone(), self.range(span)))
    }

    /// An edit of one file.
    pub(super) fn text_edit(&self, edit: &Edit) -> TextEdit {
        TextEdit::new(self.range(edit.span), edit.text.clone())
    }
}

fn spot(position: Position) -> Spot {
    Spot { line: position.line, unit: position.character }
}

/// The byte of a position in a text.
pub(super) fn byte(source: &Source, at: Position, client: Client) -> u32 {
    source.byte_at(spot(at), client.units)
}
