//! What the server says unasked: problems, work under way, lines in the log, and what it asks the client.
//!
//! In: what became of the policies. Out: notifications and requests to the client. Problems are told as the client wants them: those
//! of each file where they are others than it knows, or word that it should ask.

use std::rc::Rc;

use lsp_server::{Notification, Request, RequestId};
use lsp_types::PublishDiagnosticsParams;
use serde_json::{Value, json};

use super::Server;
use crate::lsp::policies::Policy;
use crate::lsp::problems;
use crate::lsp::settings::SECTION;

impl Server<'_> {
    /// Tells the problems of every policy that changed.
    pub(super) fn tell_problems(&mut self) {
        for index in 0..self.policies.list.len() {
            let is_due = |policy: &mut Policy| std::mem::take(&mut policy.is_due);
            if self.policies.list.get_mut(index).is_some_and(is_due) {
                match self.client.pulls {
                    true => self.ask_to_pull(),
                    false => self.push(index),
                }
            }
        }
    }

    fn ask_to_pull(&mut self) {
        if self.client.refreshes_problems {
            self.ask("workspace/diagnostic/refresh", Value::Null);
        }
    }

    /// Sends the problems of each file for which they, or the version they are of, are others than the client knows.
    fn push(&mut self, index: usize) {
        let settings = self.settings.clone();
        let Some(view) = self.view(index) else { return };
        let mut found = problems::problems(&view, &settings);
        let edition = Rc::clone(&view.edition);
        let Some(policy) = self.policies.list.get_mut(index) else { return };
        let mut told = std::mem::take(&mut policy.told);
        let mut params = Vec::new();
        for (file, source) in edition.analysis.sources().of_policy() {
            let (path, problems) = (source.path(), found.remove(&file).unwrap_or_default());
            let now = (policy.version(path), problems);
            let before = told.remove(path);
            let is_new = before.as_ref().map_or(now.0.is_some() || !now.1.is_empty(), |before| *before != now);
            if let Some(address) = policy.address(path).filter(|_| is_new) {
                params.push(PublishDiagnosticsParams::new(address.clone(), now.0, now.1.clone()));
            }
            policy.told.insert(path.to_owned(), now);
        }
        let gone = told.keys().filter_map(|path| policy.address(path).cloned());
        params.extend(gone.map(|address| PublishDiagnosticsParams::new(address, None, Vec::new())));
        params.into_iter().for_each(|params| self.publish(params));
    }

    /// The client is to forget the problems of a policy.
    pub(in crate::lsp) fn withdraw(&self, policy: &Policy) {
        let told = policy.told.iter().filter(|(_, (_, problems))| !problems.is_empty());
        for address in told.filter_map(|(path, _)| policy.address(path)) {
            self.publish(PublishDiagnosticsParams::new(address.clone(), None, Vec::new()));
        }
    }

    fn publish(&self, params: PublishDiagnosticsParams) {
        self.notify("textDocument/publishDiagnostics", json!(params));
    }

    /// Shows, where the client can, that something is under way.
    pub(super) fn begin_progress(&mut self, title: &str) {
        if self.client.shows_progress {
            self.ask("window/workDoneProgress/create", json!({ "token": SECTION }));
            self.progress(json!({ "kind": "begin", "title": title }));
        }
    }

    pub(super) fn end_progress(&mut self) {
        if self.client.shows_progress {
            self.progress(json!({ "kind": "end" }));
        }
    }

    fn progress(&self, value: Value) {
        self.notify("$/progress", json!({ "token": SECTION, "value": value }));
    }

    /// Asks the client for its settings; the answer comes when it comes.
    pub(in crate::lsp) fn ask_settings(&mut self) {
        let id = self.ask("workspace/configuration", json!({ "items": [{ "section": SECTION }] }));
        self.settings_asked = Some(id);
    }

    /// Asks the client something.
    pub(super) fn ask(&mut self, method: &str, params: Value) -> RequestId {
        self.asked += 1;
        let id = RequestId::from(format!("{SECTION}-{}", self.asked));
        let request = Request { id: id.clone(), method: method.to_owned(), params };
        let _ = self.connection.sender.send(request.into());
        id
    }

    fn notify(&self, method: &str, params: Value) {
        let notification = Notification { method: method.to_owned(), params };
        let _ = self.connection.sender.send(notification.into());
    }

    /// A line in the client's log.
    pub(in crate::lsp) fn log(&self, message: &str) -> Option<()> {
        self.notify("window/logMessage", json!({ "type": 2, "message": message }));
        Some(())
    }
}
