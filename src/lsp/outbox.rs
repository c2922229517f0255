//! What the server says, on its way out.
//!
//! In: notifications, questions and answers. Out: the body of each, ready to be written, so that the problems of a large file are
//! put into words once and nothing in between is built of them. Where nobody listens any more, what is said is lost; the loop ends by itself.

use std::sync::mpsc::Sender;

use lsp_server::{Request, Response};
use serde::Serialize;

/// Where the server puts what it says.
#[derive(Debug)]
pub(super) struct Outbox {
    pub(super) bodies: Sender<Vec<u8>>,
}

#[derive(Serialize)]
struct Said<M> {
    jsonrpc: &'static str,
    #[serde(flatten)]
    message: M,
}

#[derive(Serialize)]
struct Told<'m, P> {
    method: &'m str,
    params: &'m P,
}

impl Outbox {
    /// A notification.
    pub(super) fn tell(&self, method: &str, params: &impl Serialize) {
        self.say(Told { method, params });
    }

    /// A question to the client.
    pub(super) fn ask(&self, request: &Request) {
        self.say(request);
    }

    /// The answer to a request.
    pub(super) fn reply(&self, response: &Response) {
        self.say(response);
    }

    fn say(&self, message: impl Serialize) {
        if let Ok(body) = serde_json::to_vec(&Said { jsonrpc: "2.0", message }) {
            let _ = self.bodies.send(body);
        }
    }
}
