//! What no client should do: the server says so, and lives.

use lsp_server::{Request, RequestId};
use serde_json::{Value, json};
use truenorth::lsp::Ending;

use crate::client::{Client, codes};

const A: &str = "file:///nowhere/a.north";

#[test]
fn a_session_begins_and_ends_in_order() {
    let mut client = Client::silent();
    assert_eq!(client.ask("textDocument/hover", json!({})).unwrap_err().0, -32002);
    client.ask("initialize", json!({ "capabilities": {} })).unwrap();
    assert_eq!(client.ask("initialize", json!({ "capabilities": {} })).unwrap_err().0, -32601);
    client.ask("shutdown", Value::Null).unwrap();
    assert_eq!(client.ask("workspace/symbol", json!({ "query": "" })).unwrap_err().0, -32600);
    client.tell("exit", Value::Null);
    assert_eq!(client.die(), Ending::Orderly);
}

#[test]
fn a_client_that_is_gone_ends_the_session() {
    assert_eq!(Client::start(json!({ "capabilities": {} })).die(), Ending::Abrupt);
    assert_eq!(Client::silent().die(), Ending::Abrupt);
    assert_eq!(Client::start(json!({ "capabilities": {} })).end(), Ending::Orderly);
}

#[test]
fn odd_ids_come_back_as_they_were() {
    let mut client = Client::start(json!({ "capabilities": {} }));
    for id in [RequestId::from(-7), RequestId::from(i32::MAX), RequestId::from("日🙂 \" ".to_owned())] {
        let params = json!({ "query": "" });
        client.send(Request { id: id.clone(), method: "no/such".to_owned(), params });
        assert_eq!(client.answer(&id).unwrap_err().0, -32601);
    }
}

#[test]
fn parameters_that_cannot_be_read_are_refused() {
    let mut client = Client::start(json!({ "capabilities": {} }));
    for params in [Value::Null, json!([]), json!({ "textDocument": 3 }), json!("x")] {
        assert_eq!(client.ask("textDocument/diagnostic", params.clone()).unwrap_err().0, -32602, "{params}");
        client.tell("textDocument/didOpen", params.clone());
        client.tell("textDocument/didChange", params);
    }
    let unknown = json!({ "textDocument": { "uri": A } });
    assert_eq!(client.ask("textDocument/diagnostic", unknown).unwrap_err().0, -32602);
}

#[test]
fn edits_at_impossible_places_go_to_the_nearest_possible_one() {
    let mut client = Client::start(json!({ "capabilities": {} }));
    client.open(A, "// 🙂\r\n");
    let at = |line: u32, character: u32| json!({ "line": line, "character": character });
    let edits = json!([
        { "range": { "start": at(0, 4), "end": at(0, 4) }, "text": "é" },
        { "range": { "start": at(0, 900), "end": at(0, 900) }, "text": "!" },
        { "range": { "start": at(77, 3), "end": at(u32::MAX, u32::MAX) }, "text": "deparment" },
        { "range": { "start": at(1, 9), "end": at(0, 0) }, "text": " shop" },
    ]);
    client.change(A, 2, edits);
    assert_eq!(codes(&client.problems_of(A, 2)), ["1:unknown-kind"]);
}

#[test]
fn what_is_cancelled_or_stale_is_not_answered() {
    let mut client = Client::start(json!({ "capabilities": {} }));
    client.open(A, &"department shop\n".repeat(3000));
    let params = json!({ "textDocument": { "uri": A } });
    client.request("textDocument/diagnostic", params.clone()); // keeps the server busy
    let cancelled = client.request("textDocument/diagnostic", params.clone());
    client.tell("$/cancelRequest", json!({ "id": cancelled }));
    let stale = client.request("textDocument/diagnostic", params);
    client.change(A, 2, json!([{ "text": "" }]));
    assert_eq!(client.answer(&cancelled).unwrap_err().0, -32800);
    assert_eq!(client.answer(&stale).unwrap_err().0, -32801);
}

#[test]
fn closing_what_is_not_open_and_opening_twice_is_no_harm() {
    let client = Client::start(json!({ "capabilities": {} }));
    client.tell("textDocument/didClose", json!({ "textDocument": { "uri": A } }));
    client.change(A, 5, json!([{ "text": "x" }]));
    client.open(A, "deparment x");
    client.open(A, "department x");
    client.tell("textDocument/didClose", json!({ "textDocument": { "uri": A } }));
    client.tell("textDocument/didClose", json!({ "textDocument": { "uri": A } }));
    assert_eq!(client.end(), Ending::Orderly);
}
