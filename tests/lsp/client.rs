//! A client: what the tests speak through.

use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use lsp_server::{Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};
use truenorth::lsp::{Ending, serve};
use truenorth::model::Date;

/// How long an answer may take before the test says that there is none.
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) struct Client {
    say: Sender<Message>,
    hear: Receiver<Vec<u8>>,
    server: Option<JoinHandle<Ending>>,
    asked: i32,
    pub(crate) capabilities: Value,
    /// What the server said that was no answer, in order.
    pub(crate) heard: Vec<Message>,
}

impl Client {
    /// A session with these parameters of `initialize`.
    pub(crate) fn start(params: Value) -> Client {
        let mut client = Client::silent();
        client.capabilities = client.ask("initialize", params).unwrap()["capabilities"].clone();
        client.tell("initialized", json!({}));
        client
    }

    /// A session in a folder.
    pub(crate) fn in_folder(folder: &std::path::Path) -> Client {
        let uri = format!("file://{}", folder.display());
        Client::start(json!({ "capabilities": {}, "workspaceFolders": [{ "uri": uri, "name": "policy" }] }))
    }

    /// A connection on which nothing has been said.
    pub(crate) fn silent() -> Client {
        Client::having_said(|_| ())
    }

    /// A connection on which something has been said before the server begins to listen.
    pub(crate) fn having_said(say: impl FnOnce(&mut Client)) -> Client {
        let ((to_server, from_client), (to_client, hear)) = (mpsc::channel(), mpsc::channel());
        let (capabilities, heard) = (Value::Null, Vec::new());
        let mut client = Client { say: to_server, hear, server: None, asked: 0, capabilities, heard };
        say(&mut client);
        client.server = Some(thread::spawn(move || serve(from_client, to_client, &|| Date::constant(2026, 11, 22))));
        client
    }

    pub(crate) fn send(&self, message: impl Into<Message>) {
        self.say.send(message.into()).unwrap();
    }

    pub(crate) fn tell(&self, method: &str, params: Value) {
        self.send(Notification { method: method.to_owned(), params });
    }

    pub(crate) fn request(&mut self, method: &str, params: Value) -> RequestId {
        self.asked += 1;
        let id = RequestId::from(self.asked);
        self.send(Request { id: id.clone(), method: method.to_owned(), params });
        id
    }

    /// Asks, and waits for the answer: the result, or the code and the words of the error.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Result<Value, (i32, String)> {
        let id = self.request(method, params);
        self.answer(&id)
    }

    pub(crate) fn answer(&mut self, id: &RequestId) -> Result<Value, (i32, String)> {
        loop {
            match self.next() {
                Message::Response(Response { id: of, response_result }) if of == *id => {
                    return response_result.map_err(|error| (error.code, error.message));
                }
                other => self.heard.push(other),
            }
        }
    }

    fn next(&self) -> Message {
        let body = self.hear.recv_timeout(PATIENCE).expect("the server says nothing");
        serde_json::from_slice(&body).expect("what the server says is a message")
    }

    pub(crate) fn open(&self, uri: &str, text: &str) {
        let document = json!({ "uri": uri, "languageId": "truenorth", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    pub(crate) fn change(&self, uri: &str, version: i32, changes: Value) {
        let document = json!({ "uri": uri, "version": version });
        self.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
    }

    /// Waits until the server tells the problems of an address.
    pub(crate) fn problems(&mut self, uri: &str) -> Value {
        let is_it = |message: &Message| {
            matches!(message, Message::Notification(Notification { method, params })
            if method == "textDocument/publishDiagnostics" && params["uri"] == uri)
        };
        if let Some(index) = self.heard.iter().position(is_it) {
            return params(self.heard.remove(index));
        }
        loop {
            match self.next() {
                message if is_it(&message) => return params(message),
                other => self.heard.push(other),
            }
        }
    }

    /// Waits until the server tells the problems of a version of an address.
    pub(crate) fn problems_of(&mut self, uri: &str, version: i32) -> Value {
        loop {
            let told = self.problems(uri);
            if told["version"] == version {
                return told;
            }
        }
    }

    /// Says goodbye as the protocol wants.
    pub(crate) fn end(mut self) -> Ending {
        self.ask("shutdown", Value::Null).unwrap();
        self.tell("exit", Value::Null);
        self.server.take().unwrap().join().unwrap()
    }

    /// Is gone without a word.
    pub(crate) fn die(mut self) -> Ending {
        let server = self.server.take().unwrap();
        drop(self);
        server.join().unwrap()
    }
}

fn params(message: Message) -> Value {
    match message {
        Message::Notification(notification) => notification.params,
        other => panic!("{other:?}"),
    }
}

/// The codes of problems, with the lines they begin on.
pub(crate) fn codes(problems: &Value) -> Vec<String> {
    let list = problems["diagnostics"].as_array().or_else(|| problems["items"].as_array()).unwrap();
    let line = |problem: &Value| problem["range"]["start"]["line"].to_string();
    list.iter().map(|problem| format!("{}:{}", line(problem), problem["code"].as_str().unwrap())).collect()
}
