//! What the client tells: texts that open, change, are saved and closed; files and folders that come and go; settings.

use std::sync::Arc;

use lsp_types::{
    DidChangeConfigurationParams, DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams,
    FileChangeType, TextDocumentContentChangeEvent, Uri, WorkspaceFolder,
};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::client::Client;
use super::policies::{Policy, Where};
use super::server::{Phase, Server};
use super::settings::{Lint, Settings};
use super::{frame, view};
use crate::source::Source;
use crate::workspace::is_policy_file;

type Handler = fn(&mut Server<'_>, Value) -> Option<()>;

/// What is heard, and what is done about it. Anything else is passed over, as the protocol wants.
const NOTIFICATIONS: &[(&str, Handler)] = &[
    ("initialized", |server, _| server.settle()),
    ("textDocument/didOpen", |server, params| open(server, read(params)?)),
    ("textDocument/didChange", |server, params| change(server, read(params)?)),
    ("textDocument/didSave", |server, params| save(server, read(params)?)),
    ("textDocument/didClose", |server, params| close(server, read(params)?)),
    ("workspace/didChangeWatchedFiles", |server, params| watched(server, &read(params)?)),
    ("workspace/didChangeWorkspaceFolders", |server, params| folders(server, read(params)?)),
    ("workspace/didChangeConfiguration", |server, params| configuration(server, &read(params)?)),
    (frame::UNREADABLE, |server, params| server.log(params.as_str()?)),
];

/// Hears a notification. One that cannot be read changes nothing.
pub(super) fn hear(server: &mut Server<'_>, method: &str, params: Value) {
    let known = NOTIFICATIONS.iter().find(|(known, _)| *known == method);
    let Some((_, handler)) = known.filter(|_| server.phase == Phase::Running) else { return };
    if handler(server, params).is_none() {
        server.log(&format!("`{method}` cannot be read, or is about nothing that is open"));
    }
}

fn read<P: DeserializeOwned>(params: Value) -> Option<P> {
    serde_json::from_value(params).ok()
}

fn open(server: &mut Server<'_>, params: DidOpenTextDocumentParams) -> Option<()> {
    let document = params.text_document;
    let place = server.policies.find_or_add(&document.uri);
    let policy = server.policies.list.get_mut(place.policy)?;
    policy.open(&place.path, &document.uri, (document.version, document.text));
    policy.fall_due();
    Some(())
}

fn change(server: &mut Server<'_>, params: DidChangeTextDocumentParams) -> Option<()> {
    let address = params.text_document.text_document_identifier.uri;
    let Where { policy, path } = server.policies.find(&address)?;
    let (client, lint) = (server.client, server.settings.lint);
    let policy = server.policies.list.get_mut(policy)?;
    policy.version(&path)?;
    let mut source = Source::as_sent(policy.source(&path)?).ok()?;
    for change in params.content_changes {
        let text = changed(&source, change, client);
        source = Arc::new(Source::of_text(text).ok()?);
    }
    let text = source.text().to_owned();
    policy.open(&path, &address, (params.text_document.version, text));
    if lint == Lint::OnType {
        policy.fall_due();
    }
    Some(())
}

/// A text after one change.
fn changed(source: &Source, change: TextDocumentContentChangeEvent, client: Client) -> String {
    match change {
        TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => whole.text,
        TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
            let byte = |at| view::byte(source, at, client);
            source.replaced([(byte(part.range.start)..byte(part.range.end), part.text.as_str())])
        }
    }
}

fn save(server: &mut Server<'_>, params: DidSaveTextDocumentParams) -> Option<()> {
    find(server, &params.text_document.uri)?.0.fall_due();
    Some(())
}

fn close(server: &mut Server<'_>, params: DidCloseTextDocumentParams) -> Option<()> {
    let (policy, path) = find(server, &params.text_document.uri)?;
    policy.version(&path)?;
    policy.close(&path);
    policy.fall_due();
    server.colours.forget(&params.text_document.uri);
    for gone in server.policies.sweep() {
        server.withdraw(&gone);
    }
    Some(())
}

fn watched(server: &mut Server<'_>, params: &DidChangeWatchedFilesParams) -> Option<()> {
    for event in &params.changes {
        let Some((policy, path)) = find(server, &event.uri) else { continue };
        match event.kind {
            FileChangeType::Created if is_policy_file(path.as_ref()) => drop(policy.load()),
            FileChangeType::Created => {}
            _ if policy.source(&path).is_some() => policy.reread(&path),
            _ => {}
        }
        policy.fall_due();
    }
    Some(())
}

fn folders(server: &mut Server<'_>, params: DidChangeWorkspaceFoldersParams) -> Option<()> {
    let addresses = |folders: Vec<WorkspaceFolder>| folders.into_iter().map(|folder| folder.uri).collect::<Vec<Uri>>();
    let (added, removed) = (addresses(params.event.added), addresses(params.event.removed));
    server.change_folders(&added, &removed);
    Some(())
}

fn configuration(server: &mut Server<'_>, params: &DidChangeConfigurationParams) -> Option<()> {
    match server.client.tells_settings {
        true => server.ask_settings(),
        false => server.set(Settings::read(&params.settings)),
    }
    Some(())
}

fn find<'s>(server: &'s mut Server<'_>, address: &Uri) -> Option<(&'s mut Policy, String)> {
    let Where { policy, path } = server.policies.find(address)?;
    Some((server.policies.list.get_mut(policy)?, path))
}
