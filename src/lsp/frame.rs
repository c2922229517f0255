//! Frames: a header with a length, then so many bytes of JSON.
//!
//! In: bytes. Out: messages; and the other way round, bodies to bytes. A header that is no header, or promises more than [`LARGEST`] bytes, ends the session before a byte
//! of memory is taken for it; a body that is no message is told to the server as a notification, `$/unreadable`, and the next frame
//! is read.

use std::io::{self, BufRead, Read, Write};

use lsp_server::{Message, Notification};
use serde_json::Value;

/// No body is longer.
pub const LARGEST: u64 = 256 * 1024 * 1024;

/// No line of a header is longer, and no header has more lines.
const HEADER_LINE: u64 = 1024;
const HEADER_LINES: usize = 32;

/// What the server is told instead of a body that is no message.
pub(super) const UNREADABLE: &str = "$/unreadable";

/// Reads messages until the input ends, or nobody takes them.
///
/// # Errors
/// When the input fails, or what comes in is no frame.
pub fn read_all(input: &mut impl BufRead, mut take: impl FnMut(Message) -> bool) -> io::Result<()> {
    while let Some(length) = header(input)? {
        let Some(body) = body(input, length)? else { return Ok(()) };
        let message = message(&body);
        let is_last = is_exit(&message);
        if !take(message) || is_last {
            return Ok(());
        }
    }
    Ok(())
}

/// Writes bodies, each in a frame, until there are no more, or nobody reads them.
pub fn write_all(output: &mut impl Write, bodies: impl Iterator<Item = Vec<u8>>) {
    for body in bodies {
        if write(output, &body).is_err() {
            return;
        }
    }
}

fn write(output: &mut impl Write, body: &[u8]) -> io::Result<()> {
    write!(output, "Content-Length: {}\r\n\r\n", body.len())?;
    output.write_all(body)?;
    output.flush()
}

/// The length a header promises; none at the end of the input.
fn header(input: &mut impl BufRead) -> io::Result<Option<u64>> {
    let mut length = None;
    for _ in 0..HEADER_LINES {
        let mut line = Vec::new();
        input.by_ref().take(HEADER_LINE).read_until(b'\n', &mut line)?;
        if line.is_empty() {
            return Ok(None);
        }
        let line = String::from_utf8(line).map_err(|_| malformed("it is not text"))?;
        match line.trim_end_matches(['\r', '\n']) {
            "" => return length.map(Some).ok_or_else(|| malformed("it does not say how long the message is")),
            _ if !line.ends_with('\n') => return Err(malformed("a line of it has no end")),
            field => length = read_length(field)?.or(length),
        }
    }
    Err(malformed("it has too many lines"))
}

fn read_length(field: &str) -> io::Result<Option<u64>> {
    let (name, value) = field.split_once(':').ok_or_else(|| malformed("a line of it is not `name: value`"))?;
    if !name.trim().eq_ignore_ascii_case("content-length") {
        return Ok(None);
    }
    let length = value.trim().parse().map_err(|_| malformed("the length is not a number"))?;
    if length > LARGEST {
        return Err(malformed("the message would be too long"));
    }
    Ok(Some(length))
}

fn malformed(why: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("the header of a message cannot be read: {why}"))
}

/// The body, if all of it comes. Memory is taken as bytes arrive, not as they are promised.
fn body(input: &mut impl BufRead, length: u64) -> io::Result<Option<Vec<u8>>> {
    let mut body = Vec::new();
    input.take(length).read_to_end(&mut body)?;
    Ok((body.len() as u64 == length).then_some(body))
}

fn message(body: &[u8]) -> Message {
    match serde_json::from_slice(body) {
        Ok(Message::Notification(_)) if wants_answer(body) => unreadable("its id is neither a small number nor a text"),
        Ok(message) => message,
        Err(error) => unreadable(&error.to_string()),
    }
}

fn unreadable(why: &str) -> Message {
    let params = Value::String(format!("a message cannot be read: {why}"));
    Message::Notification(Notification { method: UNREADABLE.to_owned(), params })
}

/// Whether a message has an id: where it could not be read, the message looks as if it had none.
fn wants_answer(body: &[u8]) -> bool {
    let may = body.windows(4).any(|bytes| bytes == b"\"id\"");
    may && serde_json::from_slice(body).is_ok_and(|message: Value| message.get("id").is_some())
}

/// Whether nothing is to be read behind a message.
pub(super) fn is_exit(message: &Message) -> bool {
    matches!(message, Message::Notification(notification) if notification.method == "exit")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(input: &[u8]) -> (Vec<String>, Option<String>) {
        let mut methods = Vec::new();
        let ended = read_all(&mut &*input, |message| {
            methods.push(match message {
                Message::Request(request) => request.method,
                Message::Notification(notification) => notification.method,
                Message::Response(_) => "response".to_owned(),
            });
            true
        });
        (methods, ended.err().map(|error| error.to_string()))
    }

    fn framed(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    #[test]
    fn frames_follow_one_another() {
        let input = framed(r#"{"method":"a"}"#) + "content-length:14\nX: y\n\n" + r#"{"method":"b"}"#;
        assert_eq!(read(input.as_bytes()), (vec!["a".to_owned(), "b".to_owned()], None));
    }

    #[test]
    fn a_body_that_is_no_message_is_told_and_the_next_is_read() {
        for body in ["", "null", "{", "[1]", r#"{"id":1.5,"method":"x"}"#, "\u{0}\u{0}"] {
            let input = framed(body) + &framed(r#"{"method":"b"}"#);
            assert_eq!(read(input.as_bytes()), (vec![UNREADABLE.to_owned(), "b".to_owned()], None), "{body}");
        }
    }

    #[test]
    fn a_header_that_is_none_or_promises_too_much_ends_the_session() {
        let long = "x".repeat(5000);
        let many = "a: b\r\n".repeat(50);
        let lengths = ["18446744073709551615", "107374182400", "99999999999999999999999", "-1", "x", ""];
        let lengths = lengths.map(|length| format!("Content-Length: {length}\r\n\r\n{{}}"));
        let others = ["hello\r\n\r\n".to_owned(), "\r\n\r\n".to_owned(), long, many, "A: b\r\n\r\n".to_owned()];
        for input in lengths.iter().chain(&others) {
            let (methods, ended) = read(input.as_bytes());
            assert!(methods.is_empty() && ended.is_some(), "{input:.40}");
        }
        assert!(read(b"Content-Length: 2\xff\r\n\r\n{}").1.is_some());
    }

    #[test]
    fn a_client_that_dies_within_a_message_is_an_end() {
        assert_eq!(read(b"Content-Length: 99\r\n\r\n{"), (vec![], None));
        assert_eq!(read(b""), (vec![], None));
    }
}
