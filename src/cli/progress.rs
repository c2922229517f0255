//! A line on standard error while a run takes longer than a second, on a terminal only; it is erased at the end.

use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(1);

/// Does some work and meanwhile says so, if it takes long.
pub(super) fn saying<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let _line = io::stderr().is_terminal().then(|| Line::start(what.to_owned()));
    work()
}

struct Line {
    done: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Line {
    fn start(what: String) -> Line {
        let (done, is_done) = mpsc::channel::<()>();
        let thread = thread::spawn(move || {
            if is_done.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                show(&format!("{what} …"));
                let _ = is_done.recv();
                show("\r\x1b[2K");
            }
        });
        Line { done: Some(done), thread: Some(thread) }
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        drop(self.done.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn show(text: &str) {
    let mut terminal = io::stderr();
    let _ = terminal.write_all(text.as_bytes()).and_then(|()| terminal.flush());
}
