//! The program itself, over its own input and output.

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn framed(body: &str) -> String {
    format!("Content-Length: {}\r\n\r\n{body}", body.len())
}

/// What becomes of `truenorth lsp` when it is given these bytes and then nothing more.
fn given(input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_truenorth"));
    let pipes = command.arg("lsp").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut server = pipes.spawn().unwrap();
    let _ = server.stdin.take().unwrap().write_all(input.as_bytes()); // it may have ended before it read all
    server.wait_with_output().unwrap()
}

const BEGIN: &str = r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#;
const SHUTDOWN: &str = r#"{"jsonrpc":"2.0","id":2,"method":"shutdown"}"#;
const EXIT: &str = r#"{"jsonrpc":"2.0","method":"exit"}"#;

#[test]
fn a_session_in_order_ends_well() {
    let ended = given(&[BEGIN, SHUTDOWN, EXIT].map(framed).concat());
    let said = String::from_utf8(ended.stdout).unwrap();
    assert_eq!(ended.status.code(), Some(0));
    assert!(said.contains("positionEncoding") && said.contains(r#""id":2"#), "{said}");
}

#[test]
fn an_editor_that_is_gone_ends_it() {
    assert_eq!(given(&framed(BEGIN)).status.code(), Some(1));
    assert_eq!(given(&[BEGIN, EXIT].map(framed).concat()).status.code(), Some(1));
    assert_eq!(given("Content-Length: 5000\r\n\r\n{\"half").status.code(), Some(1));
}

#[test]
fn a_header_that_promises_too_much_is_refused_at_once() {
    for length in ["18446744073709551615", "100000000000", "18446744073709551616"] {
        let ended = given(&format!("{}Content-Length: {length}\r\n\r\n{{", framed(BEGIN)));
        let why = String::from_utf8(ended.stderr).unwrap();
        assert!(why.contains("the header of a message cannot be read"), "{length}: {why}");
        assert_eq!(ended.status.code(), Some(2), "{length}");
    }
}

/// A client that is killed closes all its pipes at once, whatever is still on its way.
#[test]
fn an_editor_that_is_killed_ends_it_in_the_middle_of_its_work() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_truenorth"));
    let mut server =
        command.arg("lsp").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let text = "department shop\\n".repeat(2000);
    let open = format!(
        r#"{{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{{"textDocument":{{"uri":"file:///n/a.north","languageId":"north","version":1,"text":"{text}"}}}}}}"#
    );
    let ask = r#"{"jsonrpc":"2.0","id":2,"method":"workspace/diagnostic","params":{"previousResultIds":[]}}"#;
    let mut input = server.stdin.take().unwrap();
    for body in [BEGIN, open.as_str(), ask, ask, ask] {
        input.write_all(framed(body).as_bytes()).unwrap();
    }
    drop(server.stdout.take());
    drop(input);
    let ended = server.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), String::from_utf8(ended.stderr).unwrap().as_str()), (Some(1), ""));
}
