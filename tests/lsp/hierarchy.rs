//! Who answers to whom, and what hangs on whom.

use serde_json::{Value, json};

use crate::client::Client;

const A: &str = "file:///nowhere/a.north";

/// The till takes its manager from its channel.
const TEXT: &str = "executive boss \"Boss 🙂\" { post ceo }\r\n\
    department ops \"日本\" { led by boss }\r\n\
    channel store \"Store\" { manage ops to quick }\r\n\
    touchpoint till \"Till\" { channel store; owner ops consulting boss, ops }\r\n\
    standard quick \"Quick\" { designed by ops }\r\n\
    journey visit {\r\n  steps till -> desk\r\n  handoff till -> desk { owner boss }\r\n}\r\ntouchpoint desk\r\n";

fn session() -> Client {
    let client = Client::start(json!({ "capabilities": {} }));
    client.open(A, TEXT);
    client
}

fn prepared(client: &mut Client, shape: &str, (line, unit): (u32, u32)) -> Value {
    let params = json!({ "textDocument": { "uri": A }, "position": { "line": line, "character": unit } });
    client.ask(&format!("textDocument/prepare{shape}Hierarchy"), params).unwrap()
}

fn range(line: u32, units: (u32, u32)) -> Value {
    json!({ "start": { "line": line, "character": units.0 }, "end": { "line": line, "character": units.1 } })
}

#[test]
fn one_walks_up_and_down_from_party_to_party() {
    let mut client = session();
    let item = prepared(&mut client, "Type", (3, 46))[0].clone();
    assert_eq!(item["name"], "ops");
    let above = client.ask("typeHierarchy/supertypes", json!({ "item": item })).unwrap();
    assert_eq!(above[0]["name"], "boss");
    let below = client.ask("typeHierarchy/subtypes", json!({ "item": above[0] })).unwrap();
    assert_eq!(below, json!([item]));
}

/// The ends of calls, each as `name: detail`.
fn ends(calls: &Value, end: &str) -> Vec<String> {
    let told =
        |call: &Value| format!("{}: {}", call[end]["name"].as_str().unwrap(), call[end]["detail"].as_str().unwrap());
    calls.as_array().unwrap().iter().map(told).collect()
}

#[test]
fn all_that_names_a_party_hangs_on_it() {
    let mut client = session();
    let ops = prepared(&mut client, "Call", (1, 12))[0].clone();
    assert_eq!((&ops["name"], &ops["detail"]), (&json!("ops"), &json!("日本")));
    let calls = client.ask("callHierarchy/incomingCalls", json!({ "item": ops })).unwrap();
    let expected = ["store: manage · Store", "till: manage, owner, consulting · Till", "quick: designed by · Quick"];
    assert_eq!(ends(&calls, "from"), expected);
    assert_eq!(calls[1]["fromRanges"], json!([range(3, (11, 15)), range(3, (46, 49)), range(3, (67, 70))]));
    let boss = prepared(&mut client, "Call", (0, 12))[0].clone();
    let calls = client.ask("callHierarchy/incomingCalls", json!({ "item": boss })).unwrap();
    assert_eq!(ends(&calls, "from"), ["ops: led by · 日本", "till: consulting · Till", "visit: owner"]);
}

#[test]
fn a_declaration_hangs_on_the_parties_it_names() {
    let mut client = session();
    let till = prepared(&mut client, "Call", (3, 12))[0].clone();
    let calls = client.ask("callHierarchy/outgoingCalls", json!({ "item": till })).unwrap();
    assert_eq!(ends(&calls, "to"), ["boss: consulting · Boss 🙂", "ops: manage, owner, consulting · 日本"]);
    assert_eq!(client.ask("callHierarchy/incomingCalls", json!({ "item": till })).unwrap(), json!([]));
    assert_eq!(prepared(&mut client, "Call", (0, 0)), Value::Null);
}

#[test]
fn an_item_of_which_nothing_is_left_has_no_calls() {
    let mut client = session();
    let ops = prepared(&mut client, "Call", (1, 12))[0].clone();
    client.change(A, 2, json!([{ "text": TEXT.replace("department ops", "department opz") }]));
    for method in ["callHierarchy/incomingCalls", "callHierarchy/outgoingCalls"] {
        assert_eq!(client.ask(method, json!({ "item": ops })).unwrap(), Value::Null);
    }
}
