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
    let mut ids = Vec::new();
    let mut client = Client::having_said(|client| {
        client.request("initialize", json!({ "capabilities": {} }));
        client.tell("initialized", json!({}));
        client.open(A, "department shop\n");
        let params = json!({ "textDocument": { "uri": A } });
        let cancelled = client.request("textDocument/diagnostic", params.clone());
        client.tell("$/cancelRequest", json!({ "id": cancelled }));
        let stale = client.request("textDocument/diagnostic", params);
        client.change(A, 2, json!([{ "text": "" }]));
        ids = vec![cancelled, stale];
    });
    let codes: Vec<i32> = ids.iter().map(|id| client.answer(id).unwrap_err().0).collect();
    assert_eq!(codes, [-32800, -32801]);
}

#[test]
fn answers_nobody_asked_for_and_cancellations_of_nothing_are_passed_over() {
    let mut client = Client::start(json!({ "capabilities": {} }));
    client.tell("$/cancelRequest", json!({ "id": 77 }));
    client.tell("$/cancelRequest", json!({ "id": { "odd": [] } }));
    client.tell("$/cancelRequest", Value::Null);
    client.send(lsp_server::Response::new_ok(RequestId::from(99), json!([{ "profile": "federal" }])));
    client.send(lsp_server::Response::new_err(RequestId::from("truenorth-1".to_owned()), -1, "no".to_owned()));
    let id = client.request("workspace/symbol", json!({ "query": "" }));
    assert!(client.answer(&id).is_ok());
    client.tell("$/cancelRequest", json!({ "id": id }));
    assert_eq!(client.end(), Ending::Orderly);
}

#[test]
fn one_id_given_twice_is_answered_twice() {
    let mut client = Client::start(json!({ "capabilities": {} }));
    for _ in 0..2 {
        let params = json!({ "query": "" });
        client.send(Request { id: RequestId::from(5), method: "workspace/symbol".to_owned(), params });
    }
    assert!(client.answer(&RequestId::from(5)).is_ok());
    assert!(client.answer(&RequestId::from(5)).is_ok());
}

#[test]
fn versions_that_go_backwards_are_told_as_they_came() {
    let mut client = Client::start(json!({ "capabilities": {} }));
    client.open(A, "department shop\n");
    client.change(A, 9, json!([{ "text": "deparment shop\n" }]));
    client.change(A, -3, json!([{ "text": "department shop\n\ndeparment b\n" }]));
    assert_eq!(codes(&client.problems_of(A, -3)), ["2:unknown-kind"]);
}

#[test]
fn every_place_of_a_text_can_be_asked_about_and_every_place_outside() {
    let mut client = Client::start(json!({ "capabilities": {} }));
    client.open(A, "touchpoint t \"日🙂\" {\r\n  manage ops to\r\n");
    let methods = ["hover", "definition", "completion", "signatureHelp", "prepareCallHierarchy", "documentHighlight"];
    let places =
        [0, 1, 2, 3, u32::MAX].into_iter().flat_map(|line| (0..24).chain([u32::MAX]).map(move |at| (line, at)));
    for (line, character) in places {
        let params = json!({ "textDocument": { "uri": A }, "position": { "line": line, "character": character } });
        let ids: Vec<RequestId> =
            methods.map(|method| client.request(&format!("textDocument/{method}"), params.clone())).into();
        for id in ids {
            assert!(client.answer(&id).is_ok(), "{line}:{character}");
        }
    }
}

#[test]
fn a_folder_of_two_thousand_files_is_one_policy() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..2000 {
        let text = format!("touchpoint t{number} {{ owner d{} }}\ndepartment d{number}\n", (number + 1) % 2000);
        std::fs::write(folder.path().join(format!("{number}.north")), text).unwrap();
    }
    let mut client = Client::in_folder(folder.path());
    let address = |number: u32| format!("file://{}/{number}.north", folder.path().display());
    client.open(&address(7), "touchpoint t7 { owner nobody }\n");
    let of = |client: &mut Client, number: u32| {
        let params = json!({ "textDocument": { "uri": address(number) } });
        codes(&client.ask("textDocument/diagnostic", params).unwrap())
    };
    assert!(of(&mut client, 7).contains(&"0:unknown-name".to_owned()));
    assert!(of(&mut client, 6).contains(&"0:unknown-name".to_owned()), "its owner was in the file that changed");
    assert!(!of(&mut client, 8).contains(&"0:unknown-name".to_owned()));
    let found = client.ask("workspace/symbol", json!({ "query": "t1999" })).unwrap();
    assert_eq!(found.as_array().unwrap().len(), 1);
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
