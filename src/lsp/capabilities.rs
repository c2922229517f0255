//! What the server offers.

use lsp_types::{
    DiagnosticOptions, DiagnosticProvider, InitializeResult, Save, ServerCapabilities, ServerInfo, TextDocumentSync,
    TextDocumentSyncKind, TextDocumentSyncOptions, WorkspaceFoldersServerCapabilities, WorkspaceOptions,
};
use serde_json::{Value, json};

use super::client::Client;
use super::settings::SECTION;

/// The answer to `initialize`.
pub(super) fn result(client: Client) -> InitializeResult {
    let server_info = ServerInfo { name: SECTION.to_owned(), version: Some(env!("CARGO_PKG_VERSION").to_owned()) };
    InitializeResult::new(capabilities(client), Some(server_info))
}

fn capabilities(client: Client) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(client.encoding()),
        text_document_sync: Some(TextDocumentSync::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::Incremental),
            save: Some(Save::Bool(true)),
            ..TextDocumentSyncOptions::default()
        })),
        diagnostic_provider: Some(DiagnosticProvider::DiagnosticOptions(DiagnosticOptions {
            identifier: Some(SECTION.to_owned()),
            inter_file_dependencies: true,
            workspace_diagnostics: true,
            ..DiagnosticOptions::default()
        })),
        workspace: Some(WorkspaceOptions {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(lsp_types::ChangeNotifications::Bool(true)),
            }),
            ..WorkspaceOptions::default()
        }),
        ..ServerCapabilities::default()
    }
}

/// What asks the client to watch the files of policies.
pub(super) fn watched_files() -> Value {
    let watchers = json!({ "watchers": [{ "globPattern": "**/*.north" }] });
    let registration =
        json!({ "id": "watch", "method": "workspace/didChangeWatchedFiles", "registerOptions": watchers });
    json!({ "registrations": [registration] })
}
