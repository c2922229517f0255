//! The loop of a session.
//!
//! In: messages, as they come. Out: answers, and, once all that has come is dealt with, what is told unasked ([`telling`]). What has been cancelled is not
//! answered, and neither is what asks about a text that has changed since. Whatever fails inside a request becomes an error reply, and
//! the session goes on.

mod telling;

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender};

use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::{InitializeParams, Uri, WorkspaceFolders};
use serde_json::{Value, json};

use super::client::Client;
use super::frame::is_exit;
use super::outbox::Outbox;
use super::policies::{Policies, Policy};
use super::requests::Colours;
use super::settings::Settings;
use super::view::View;
use super::{Ending, capabilities, requests, sync};
use crate::analysis::Options;
use crate::model::Date;

/// How far a session has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    /// Before `initialize`.
    New,
    Running,
    /// After `shutdown`.
    Ending,
}

/// Why a request is not answered.
#[derive(Debug)]
pub(super) struct Refusal {
    code: ErrorCode,
    why: String,
}

impl Refusal {
    pub(super) fn new(code: ErrorCode, why: impl Into<String>) -> Refusal {
        Refusal { code, why: why.into() }
    }
}

/// A session.
pub(super) struct Server<'c> {
    heard: Receiver<Message>,
    outbox: Outbox,
    today: &'c dyn Fn() -> Date,
    pub(super) phase: Phase,
    pub(super) client: Client,
    pub(super) settings: Settings,
    pub(super) policies: Policies,
    pub(super) colours: Colours,
    folders: Vec<Uri>,
    asked: i32,
    /// The request that asked for the settings, until it is answered.
    settings_asked: Option<RequestId>,
}

impl<'c> Server<'c> {
    pub(super) fn new(heard: Receiver<Message>, said: Sender<Vec<u8>>, today: &'c dyn Fn() -> Date) -> Server<'c> {
        Server {
            heard,
            outbox: Outbox { bodies: said },
            today,
            phase: Phase::New,
            client: Client::default(),
            settings: Settings::default(),
            policies: Policies::default(),
            colours: Colours::default(),
            folders: Vec::new(),
            asked: 0,
            settings_asked: None,
        }
    }

    /// Serves until the client leaves.
    pub(super) fn serve(mut self) -> Ending {
        while let Ok(first) = self.heard.recv() {
            let mut waiting: VecDeque<Message> = std::iter::once(first).collect();
            waiting.extend(self.heard.try_iter());
            while let Some(message) = waiting.pop_front() {
                if is_exit(&message) {
                    return if self.phase == Phase::Ending { Ending::Orderly } else { Ending::Abrupt };
                }
                self.deal_with(message, &waiting);
            }
            self.guarded(Server::tell_problems);
        }
        Ending::Abrupt
    }

    fn deal_with(&mut self, message: Message, waiting: &VecDeque<Message>) {
        match message {
            Message::Request(request) => {
                let id = request.id.clone();
                let answer = match overtaken(&request, waiting) {
                    Some(refusal) => Err(refusal),
                    None => self.guarded(|server| server.answer(request)).unwrap_or_else(|| Err(our_fault())),
                };
                self.reply(id, answer);
            }
            Message::Notification(Notification { method, params }) => {
                self.guarded(|server| sync::hear(server, &method, params));
            }
            Message::Response(response) => self.hear_answer(response),
        }
    }

    /// Runs something; where it fails, that is logged and nothing that was made half is kept.
    fn guarded<T>(&mut self, run: impl FnOnce(&mut Self) -> T) -> Option<T> {
        let done = catch_unwind(AssertUnwindSafe(|| run(self)));
        if done.is_err() {
            self.policies.list.iter_mut().for_each(Policy::touch);
            self.log("something inside Truenorth failed; that is our fault, not the policy's");
        }
        done.ok()
    }

    fn answer(&mut self, request: Request) -> Result<Value, Refusal> {
        match (self.phase, request.method.as_str()) {
            (Phase::New, "initialize") => self.initialize(request.params),
            (Phase::New, _) => Err(Refusal::new(ErrorCode::ServerNotInitialized, "the session has not begun")),
            (Phase::Running, "shutdown") => {
                self.phase = Phase::Ending;
                Ok(Value::Null)
            }
            (Phase::Running, method) => requests::answer(self, method, request.params),
            (Phase::Ending, _) => Err(Refusal::new(ErrorCode::InvalidRequest, "the session is at its end")),
        }
    }

    #[expect(deprecated, reason = "older clients know no workspace folders")]
    fn initialize(&mut self, params: Value) -> Result<Value, Refusal> {
        let params: InitializeParams = requests::read(params)?;
        self.client = Client::of(&params.capabilities);
        self.settings = params.initialization_options.as_ref().map(Settings::read).unwrap_or_default();
        self.folders = match params.workspace_folders_initialize_params.workspace_folders {
            Some(WorkspaceFolders::WorkspaceFolderList(folders)) => folders.into_iter().map(|it| it.uri).collect(),
            _ => params.root_uri.into_iter().collect(),
        };
        self.phase = Phase::Running;
        Ok(json!(capabilities::result(self.client)))
    }

    /// After the handshake: reads the folders, and asks for what the client can tell.
    pub(super) fn settle(&mut self) -> Option<()> {
        if self.client.watches_files {
            self.ask("client/registerCapability", capabilities::watched_files());
        }
        if self.client.tells_settings {
            self.ask_settings();
        }
        let folders = std::mem::take(&mut self.folders);
        self.change_folders(&folders, &[]);
        Some(())
    }

    /// Folders come and go. Reading them is shown as work under way.
    pub(super) fn change_folders(&mut self, added: &[Uri], removed: &[Uri]) {
        self.begin_progress("reading the policy");
        let (unread, gone) = self.policies.change_folders(added, removed);
        for unread in &unread {
            self.log(unread);
        }
        gone.iter().for_each(|policy| self.withdraw(policy));
        self.end_progress();
    }

    fn hear_answer(&mut self, response: Response) {
        if self.settings_asked.as_ref() != Some(&response.id) {
            return;
        }
        self.settings_asked = None;
        if let Some(section) = response.response_result.ok().as_ref().and_then(|answer| answer.get(0)) {
            self.set(Settings::read(section));
        }
    }

    /// New settings hold for everything from now on.
    pub(super) fn set(&mut self, settings: Settings) {
        if self.settings != settings {
            self.settings = settings;
            for policy in &mut self.policies.list {
                policy.touch();
                policy.fall_due();
            }
        }
    }

    fn options(&self) -> Options {
        let as_of = self.settings.as_of.unwrap_or_else(|| (self.today)());
        Options { profile: self.settings.profile.clone(), ..Options::as_of(as_of) }
    }

    /// A policy as it stands.
    pub(super) fn view(&mut self, policy: usize) -> Option<View<'_>> {
        let (options, client) = (self.options(), self.client);
        let policy = self.policies.list.get_mut(policy)?;
        let edition = policy.edition(&options);
        Some(View { policy, edition, client })
    }

    /// A policy as it stood when its problems were to be told last.
    pub(super) fn told_view(&mut self, policy: usize) -> Option<View<'_>> {
        let (options, client) = (self.options(), self.client);
        let policy = self.policies.list.get_mut(policy)?;
        let edition = policy.told_edition(&options);
        Some(View { policy, edition, client })
    }

    fn reply(&self, id: RequestId, answer: Result<Value, Refusal>) {
        let response = match answer {
            Ok(value) => Response::new_ok(id, value),
            Err(refusal) => Response::new_err(id, refusal.code as i32, refusal.why),
        };
        self.outbox.reply(&response);
    }
}

fn our_fault() -> Refusal {
    Refusal::new(ErrorCode::InternalError, "something inside Truenorth failed; that is our fault, not the policy's")
}

/// Whether what waits behind a request makes its answer useless: it is cancelled, or the text it asks about changes.
fn overtaken(request: &Request, waiting: &VecDeque<Message>) -> Option<Refusal> {
    let text = request.params.get("textDocument").and_then(|document| document.get("uri"));
    let later = waiting.iter().filter_map(|message| match message {
        Message::Notification(notification) => Some(notification),
        _ => None,
    });
    for Notification { method, params } in later {
        match method.as_str() {
            "$/cancelRequest" if params.get("id") == Some(&json!(request.id)) => {
                return Some(Refusal::new(ErrorCode::RequestCanceled, "it was cancelled"));
            }
            "textDocument/didChange" if text.is_some() && params.pointer("/textDocument/uri") == text => {
                return Some(Refusal::new(ErrorCode::ContentModified, "the text has changed since"));
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn what_fails_inside_is_logged_and_the_session_goes_on() {
        let ((_say, heard), (said, hear)) = (mpsc::channel(), mpsc::channel());
        let mut server = Server::new(heard, said, &|| Date::constant(2026, 11, 22));
        assert_eq!(server.guarded::<()>(|_| panic!("a fault on purpose")), None);
        assert_eq!(server.guarded(|_| 1), Some(1));
        let logged = hear.try_iter().count();
        assert_eq!(logged, 1);
    }
}
