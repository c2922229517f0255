//! Changes to texts in the words of the protocol, as far as the client can follow them.

use std::collections::{BTreeMap, HashMap};

use lsp_types::{
    CreateFile, DocumentChange, Edit as ProtocolEdit, OptionalVersionedTextDocumentIdentifier, Position, Range,
    SnippetTextEdit, StringValue, TextDocumentEdit, TextDocumentIdentifier, TextEdit, Uri, WorkspaceEdit,
};

use super::view::View;
use crate::diagnostic::Edit;
use crate::diagnostic::blanks::{self, Piece};
use crate::source::FileId;

/// What the texts of a change may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Texts {
    /// Only what is to be written.
    Plain,
    /// Blanks, `${department}`.
    WithBlanks,
}

/// A change of the policy's files.
pub(super) fn workspace_edit(view: &View<'_>, edits: &[Edit], texts: Texts) -> Option<WorkspaceEdit> {
    let mut by_file: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    edits.iter().for_each(|edit| by_file.entry(edit.span.file).or_default().push(edit));
    if view.client.versioned_edits {
        let changes = by_file.iter().map(|(file, edits)| document_edit(view, *file, edits, texts));
        return Some(WorkspaceEdit {
            document_changes: Some(changes.collect::<Option<_>>()?),
            ..WorkspaceEdit::default()
        });
    }
    let plain = |edit: &&Edit| text_edit(view, edit, texts);
    let changes =
        by_file.iter().map(|(file, edits)| Some((view.address(*file)?.clone(), edits.iter().map(plain).collect())));
    let changes: HashMap<Uri, Vec<TextEdit>> = changes.collect::<Option<_>>()?;
    Some(WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() })
}

fn document_edit(view: &View<'_>, file: FileId, edits: &[&Edit], texts: Texts) -> Option<DocumentChange> {
    let path = view.edition.source(file)?.path();
    let document = OptionalVersionedTextDocumentIdentifier {
        version: view.policy.version(path),
        text_document_identifier: TextDocumentIdentifier { uri: view.address(file)?.clone() },
    };
    let edits = edits.iter().map(|edit| protocol_edit(view, edit, texts)).collect();
    Some(DocumentChange::TextDocumentEdit(TextDocumentEdit { text_document: document, edits }))
}

fn protocol_edit(view: &View<'_>, edit: &Edit, texts: Texts) -> ProtocolEdit {
    if texts == Texts::WithBlanks && view.client.edits_snippets && blanks::any(&edit.text) {
        let snippet = StringValue { value: snippet(&edit.text) };
        return ProtocolEdit::SnippetTextEdit(SnippetTextEdit {
            range: view.range(edit.span),
            snippet,
            annotation_id: None,
        });
    }
    ProtocolEdit::TextEdit(text_edit(view, edit, texts))
}

fn text_edit(view: &View<'_>, edit: &Edit, texts: Texts) -> TextEdit {
    let text = if texts == Texts::WithBlanks { plain(&edit.text) } else { edit.text.clone() };
    TextEdit::new(view.range(edit.span), text)
}

/// A text with its blanks as the protocol wants them: `${department}` as `${1:department}`. A blank without a word at the end is
/// where the cursor comes to stand.
pub(super) fn snippet(text: &str) -> String {
    let escape = |text: &str| text.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}");
    let count = blanks::pieces(text).filter(|piece| matches!(piece, Piece::Blank(_))).count();
    let mut number = 0;
    let piece = |piece: Piece<'_>| {
        number += usize::from(matches!(piece, Piece::Blank(_)));
        match piece {
            Piece::Text(text) => escape(text),
            Piece::Blank("") if number == count => "$0".to_owned(),
            Piece::Blank("") => format!("${number}"),
            Piece::Blank(word) => format!("${{{number}:{}}}", escape(word)),
        }
    };
    blanks::pieces(text).map(piece).collect()
}

/// A text with the words of its blanks in their place.
pub(super) fn plain(text: &str) -> String {
    let piece = |piece| match piece {
        Piece::Text(text) | Piece::Blank(text) => text,
    };
    blanks::pieces(text).map(piece).collect()
}

/// The same change with a file made first; none where the client makes no files.
pub(super) fn with_new_file(
    view: &View<'_>,
    edit: WorkspaceEdit,
    (path, text): &(String, String),
) -> Option<WorkspaceEdit> {
    let uri = view.policy.address_beside(path).filter(|_| view.client.makes_files)?;
    let create = CreateFile { uri: uri.clone(), options: None, annotation_id: None };
    let start = Range::new(Position::new(0, 0), Position::new(0, 0));
    let document = OptionalVersionedTextDocumentIdentifier {
        version: None,
        text_document_identifier: TextDocumentIdentifier { uri },
    };
    let fill = TextDocumentEdit {
        text_document: document,
        edits: vec![ProtocolEdit::TextEdit(TextEdit::new(start, text.clone()))],
    };
    let first = [DocumentChange::CreateFile(create), DocumentChange::TextDocumentEdit(fill)];
    let changes = first.into_iter().chain(edit.document_changes?).collect();
    Some(WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_numbered_and_the_rest_is_kept_from_being_read() {
        let cases = [
            (
                "manage ${department} to ${standard} // 5 $ \\ }",
                "manage ${1:department} to ${2:standard} // 5 \\$ \\\\ \\}",
            ),
            ("role ${name} \"${Title}\" {\n  ${}\n}", "role ${1:name} \"${2:Title}\" {\n  $0\n\\}"),
            ("${} to ${}", "$1 to $0"),
        ];
        for (text, expected) in cases {
            assert_eq!(snippet(text), expected);
        }
        assert_eq!(plain("manage ${department} to ${it}${}"), "manage department to it");
    }
}
