//! What the server says unasked: problems, work under way, lines in the log, and what it asks the client.
//!
//! In: what became of the policies. Out: notifications and requests to the client. Problems are told as the client wants them: those
//! of each file where they are others than it knows, or word that it should ask.

use std::rc::Rc;

use lsp_server::{Request, RequestId};
use lsp_types::{PublishDiagnosticsParams, Uri};
use serde_json::{Value, json};

use super::Server;
use crate::lsp::outbox::Outbox;
use crate::lsp::policies::Policy;
use crate::lsp::problems;
use crate::lsp::settings::SECTION;

const PROBLEMS: &str = "textDocument/publishDiagnostics";

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
        let mut before = std::mem::take(&mut policy.told);
        for (file, source) in edition.analysis.sources().of_policy() {
            let (path, problems) = (source.path(), found.remove(&file).unwrap_or_default());
            let Some(address) = policy.address(path) else { continue };
            let now = PublishDiagnosticsParams::new(address.clone(), policy.version(path), problems);
            if before.remove(path).map_or(says_anything(&now), |before| before != now) {
                self.outbox.tell(PROBLEMS, &now);
            }
            policy.told.insert(path.to_owned(), now);
        }
        before.into_values().for_each(|gone| forget(&self.outbox, gone.uri));
    }

    /// The client is to forget the problems of a policy.
    pub(in crate::lsp) fn withdraw(&self, policy: &Policy) {
        let told = policy.told.values().filter(|told| !told.diagnostics.is_empty());
        told.for_each(|told| forget(&self.outbox, told.uri.clone()));
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
        self.outbox.tell("$/progress", &json!({ "token": SECTION, "value": value }));
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
        self.outbox.ask(&request);
        id
    }

    /// A line in the client's log.
    pub(in crate::lsp) fn log(&self, message: &str) -> Option<()> {
        self.outbox.tell("window/logMessage", &json!({ "type": 2, "message": message }));
        Some(())
    }
}

/// Whether a client that knows nothing of a file has to be told.
fn says_anything(told: &PublishDiagnosticsParams) -> bool {
    told.version.is_some() || !told.diagnostics.is_empty()
}

fn forget(outbox: &Outbox, address: Uri) {
    outbox.tell(PROBLEMS, &PublishDiagnosticsParams::new(address, None, Vec::new()));
}
