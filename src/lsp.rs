//! The language server: the editor's protocol round [`crate::editor`].
//!
//! In: frames on standard input. Out: frames on standard output. Each workspace folder is a policy of its own: its files on
//! disk, and over them what is open in the editor. Nothing is judged here: a request is turned into a question to `editor`, the answer
//! into the words of the protocol. One thread does all of it, in the order things come in, so versions cannot mix; two more only
//! read and write.
//!
//! - [`frame`]: bytes to messages; what is too large or malformed is met here.
//! - `outbox`: messages to bytes.
//! - `server`: the loop: what is cancelled or stale is not answered, what fails inside becomes an error reply; and what is told unasked.
//! - `policies`: folders, open texts, editions.
//! - `view`: places and problems in the words of the protocol.
//! - `requests`: one row a method.

mod capabilities;
mod client;
mod edits;
pub mod frame;
mod outbox;
mod policies;
mod problems;
mod requests;
mod server;
mod settings;
mod sync;
mod uri;
mod view;

use std::io;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use lsp_server::Message;

use crate::model::Date;

/// How a session came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The client asked for it, in the order the protocol wants.
    Orderly,
    /// The client was gone, or left without a word.
    Abrupt,
}

/// Serves standard input until it ends. `today` tells the day policies are judged for, where no setting does.
///
/// # Errors
/// When what comes in cannot be told apart into messages any more.
pub fn run(today: &dyn Fn() -> Date) -> io::Result<Ending> {
    let (hear, heard) = mpsc::channel();
    let (say, said) = mpsc::channel();
    let reader = thread::spawn(move || frame::read_all(&mut io::stdin().lock(), |message| hear.send(message).is_ok()));
    let writer = thread::spawn(move || frame::write_all(&mut io::stdout().lock(), said.iter()));
    let ending = serve(heard, say, today);
    let _ = writer.join();
    reader.join().unwrap_or(Ok(())).map(|()| ending)
}

/// Serves what is heard until nothing more comes; what is said are the bodies of messages.
pub fn serve(heard: Receiver<Message>, said: Sender<Vec<u8>>, today: &dyn Fn() -> Date) -> Ending {
    server::Server::new(heard, said, today).serve()
}
