//! Problems: pushed and pulled, in step with what is written.

use std::fs;

use serde_json::{Value, json};

use crate::client::{Client, codes};

const A: &str = "file:///nowhere/a.north";

#[test]
fn problems_follow_every_edit_and_carry_its_version() {
    let mut client = Client::start(json!({ "capabilities": {} }));
    client.open(A, "deparment shop\n");
    let told = client.problems(A);
    assert_eq!((codes(&told), &told["version"]), (vec!["0:unknown-kind".to_owned()], &json!(1)));
    let range = json!({ "start": { "line": 0, "character": 5 }, "end": { "line": 0, "character": 5 } });
    client.change(A, 2, json!([{ "range": range, "text": "t" }]));
    let told = client.problems(A);
    assert_eq!((codes(&told), &told["version"]), (vec![], &json!(2)));
}

#[test]
fn places_are_counted_in_the_units_the_client_offers() {
    let text = "department ops \"日本🙂\" x\r\nrole clerk \"🙂\" { in opps; impact \"listens\" }\r\n";
    for (offered, unit) in [("utf-8", "role clerk \"🙂\" { in ".len()), ("utf-16", 21), ("utf-32", 20)] {
        let general = json!({ "positionEncodings": ["utf-7", offered] });
        let mut client = Client::start(json!({ "capabilities": { "general": general } }));
        assert_eq!(client.capabilities["positionEncoding"], offered);
        client.open(A, text);
        let told = client.problems(A);
        let unknown = told["diagnostics"].as_array().unwrap().iter().find(|it| it["code"] == "unknown-name").unwrap();
        let range = json!({ "start": { "line": 1, "character": unit }, "end": { "line": 1, "character": unit + 4 } });
        assert_eq!(unknown["range"], range, "{offered}");
        client.change(A, 2, json!([{ "range": range, "text": "ops" }]));
        assert_eq!(codes(&client.problems(A)), ["0:syntax"], "{offered}");
    }
}

#[test]
fn a_byte_order_mark_the_client_sends_is_counted_and_is_no_problem() {
    for (offered, mark) in [("utf-8", 3), ("utf-16", 1), ("utf-32", 1)] {
        let general = json!({ "positionEncodings": [offered] });
        let mut client = Client::start(json!({ "capabilities": { "general": general } }));
        client.open(A, "\u{feff}deparment shop\ndeparment b\n");
        let at = |unit: u32| json!({ "line": 0, "character": mark + unit });
        let told = client.problems(A);
        assert_eq!(codes(&told), ["0:unknown-kind", "1:unknown-kind"]);
        assert_eq!(told["diagnostics"][0]["range"], json!({ "start": at(0), "end": at(9) }), "{offered}");
        client.change(A, 2, json!([{ "range": { "start": at(5), "end": at(5) }, "text": "t" }]));
        assert_eq!(codes(&client.problems(A)), ["1:unknown-kind"]);
        let start = json!({ "line": 0, "character": 0 });
        client.change(A, 3, json!([{ "range": { "start": start, "end": start }, "text": "// " }]));
        assert_eq!(codes(&client.problems(A)), ["0:hidden-character", "1:unknown-kind"]);
    }
}

#[test]
fn a_folder_is_one_policy_and_open_texts_lie_over_its_files() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.north"), "role clerk { in ops; impact \"listens\" }\n").unwrap();
    fs::write(folder.path().join("b ü.north"), "department ops\n").unwrap();
    let (a, b) = (format!("file://{}/a.north", folder.path().display()), folder.path().join("b ü.north"));
    let escaped = format!("file://{}/b%20%C3%BC.north", folder.path().display());
    let mut client = Client::in_folder(folder.path());
    client.open(&a, "role clerk { in ops; impact \"listens\" }\nrole boss { in ops; impact \"decides\" }\n");
    assert_eq!(codes(&client.problems(&a)), Vec::<String>::new());
    fs::write(&b, "department oops\n").unwrap();
    client.tell("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": escaped, "type": 2 }] }));
    assert_eq!(codes(&client.problems(&a)), ["0:unknown-name"]);
    client.open(&escaped, "department ops");
    assert_eq!(codes(&client.problems(&a)), Vec::<String>::new());
    client.tell("textDocument/didClose", json!({ "textDocument": { "uri": escaped } }));
    assert_eq!(codes(&client.problems(&a)), ["0:unknown-name"]);
    fs::write(folder.path().join("c.north"), "department ops\n").unwrap();
    let created = format!("file://{}/c.north", folder.path().display());
    client.tell("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": created, "type": 1 }] }));
    assert_eq!(codes(&client.problems(&a)), Vec::<String>::new());
}

#[test]
fn each_folder_is_a_policy_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let mut folders = Vec::new();
    for name in ["one", "two"] {
        let path = folder.path().join(name);
        fs::create_dir(&path).unwrap();
        fs::write(path.join("a.north"), "department ops\ndepartment ops\n").unwrap();
        folders.push(json!({ "uri": format!("file://{}", path.display()), "name": name }));
    }
    let mut client = Client::start(json!({ "capabilities": {}, "workspaceFolders": [folders[0]] }));
    let address = |index: usize| format!("{}/a.north", folders[index]["uri"].as_str().unwrap());
    assert_eq!(codes(&client.problems(&address(0))), ["1:declared-twice"]);
    let event = json!({ "event": { "added": [folders[1]], "removed": [folders[0]] } });
    client.tell("workspace/didChangeWorkspaceFolders", event);
    assert_eq!(codes(&client.problems(&address(0))), Vec::<String>::new());
    assert_eq!(codes(&client.problems(&address(1))), ["1:declared-twice"]);
}

#[test]
fn a_problem_of_two_files_stands_in_both() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.north"), "department ops\n").unwrap();
    fs::write(folder.path().join("b.north"), "\ndepartment ops\n").unwrap();
    let address = |name: &str| format!("file://{}/{name}.north", folder.path().display());
    let mut client = Client::in_folder(folder.path());
    let (first, again) = (client.problems(&address("a")), client.problems(&address("b")));
    let (first, again) = (&first["diagnostics"][0], &again["diagnostics"][0]);
    assert_eq!((&first["severity"], &again["severity"]), (&json!(4), &json!(1)));
    assert_eq!(first["relatedInformation"][0]["location"]["uri"], address("b"));
    assert_eq!(again["relatedInformation"][0]["location"]["uri"], address("a"));
}

#[test]
fn a_client_that_asks_itself_is_not_told() {
    let capabilities = json!({ "textDocument": { "diagnostic": {} } });
    let mut client = Client::start(json!({ "capabilities": capabilities }));
    client.open(A, "deparment shop\n");
    let params = json!({ "textDocument": { "uri": A } });
    let report = client.ask("textDocument/diagnostic", params).unwrap();
    assert_eq!((codes(&report), &report["kind"]), (vec!["0:unknown-kind".to_owned()], &json!("full")));
    let all = client.ask("workspace/diagnostic", json!({ "previousResultIds": [] })).unwrap();
    assert_eq!((&all["items"][0]["uri"], codes(&all["items"][0]).len()), (&json!(A), 1));
    assert!(client.heard.is_empty(), "{:?}", client.heard);
}

#[test]
fn a_problem_says_why_and_what_to_do_and_where_its_page_is() {
    let options = json!({ "rulePages": "https://rules.example/" });
    let mut client = Client::start(json!({ "capabilities": {}, "initializationOptions": options }));
    client.open(A, "touchpoint till \"Till\" { owner ops }\ndepartment ops \"Operations\"\n");
    let told = client.problems(A);
    let finding =
        told["diagnostics"].as_array().unwrap().iter().find(|it| it["code"] == "unmanaged-touchpoint").unwrap();
    assert_eq!(finding["codeDescription"]["href"], "https://rules.example/unmanaged-touchpoint.md");
    let message = finding["message"].as_str().unwrap();
    assert!(message.contains("\nwhy: ") && message.contains("\nhelp: "), "{message}");
}

#[test]
fn a_place_is_faded_or_struck_through_where_the_rule_says_so() {
    let rule = |name: &str, mark: &str| {
        format!(
            "rule {name} {{ level info; why \"x\"; {mark}; for each department d; require d.led-by exists; say \"x\"; at d; \
             bad {{ department a }}; good {{ department a {{ led by ceo }}; executive ceo }} }}\n"
        )
    };
    let rules = [rule("faded", "mark unused"), rule("struck", "mark expired"), rule("plain", "")].concat();
    let mut client = Client::start(json!({ "capabilities": {} }));
    client.open(A, &format!("{rules}department shop\nstandard quick\n"));
    let told = client.problems(A);
    let tags = |slug: &str| {
        told["diagnostics"].as_array().unwrap().iter().find(|it| it["code"] == slug).unwrap()["tags"].clone()
    };
    let found = ["faded", "struck", "plain", "unused-standard"].map(tags);
    assert_eq!(found, [json!([1]), json!([2]), json!(null), json!([1])]);
}

#[test]
fn problems_wait_for_the_file_to_be_saved_where_that_is_set() {
    let mut client = Client::start(json!({ "capabilities": {}, "initializationOptions": { "lint": "save" } }));
    client.open(A, "department shop\n");
    assert_eq!(codes(&client.problems(A)), Vec::<String>::new());
    client.change(A, 2, json!([{ "text": "deparment shop\n" }]));
    client.change(A, 3, json!([{ "text": "deparment shop // x\n" }]));
    client.tell("textDocument/didSave", json!({ "textDocument": { "uri": A } }));
    let told = client.problems(A);
    assert_eq!((codes(&told), &told["version"]), (vec!["0:unknown-kind".to_owned()], &json!(3)));
}

#[test]
fn a_client_that_asks_waits_for_the_file_to_be_saved_where_that_is_set() {
    let capabilities = json!({ "textDocument": { "diagnostic": {} } });
    let options = json!({ "lint": "save" });
    let mut client = Client::start(json!({ "capabilities": capabilities, "initializationOptions": options }));
    client.open(A, "department shop\n");
    let params = json!({ "textDocument": { "uri": A } });
    let report = client.ask("textDocument/diagnostic", params.clone()).unwrap();
    assert_eq!(codes(&report), Vec::<String>::new());
    client.change(A, 2, json!([{ "text": "deparment shop\n" }]));
    let known = json!({ "textDocument": { "uri": A }, "previousResultId": report["resultId"] });
    let again = client.ask("textDocument/diagnostic", known.clone()).unwrap();
    assert_eq!(again, json!({ "kind": "unchanged", "resultId": report["resultId"] }));
    assert_eq!(codes(&client.ask("textDocument/diagnostic", params).unwrap()), Vec::<String>::new());
    client.tell("textDocument/didSave", json!({ "textDocument": { "uri": A } }));
    assert_eq!(codes(&client.ask("textDocument/diagnostic", known).unwrap()), ["0:unknown-kind"]);
}

#[test]
fn problems_the_client_knows_are_not_told_again() {
    let mut client = Client::start(json!({ "capabilities": { "textDocument": { "diagnostic": {} } } }));
    client.open(A, "deparment shop\n");
    let told = client.ask("workspace/diagnostic", json!({ "previousResultIds": [] })).unwrap()["items"][0].clone();
    let known = json!({ "previousResultIds": [{ "uri": A, "value": told["resultId"] }] });
    let again = client.ask("workspace/diagnostic", known.clone()).unwrap();
    assert_eq!(again["items"], json!([{ "uri": A, "version": 1, "kind": "unchanged", "resultId": told["resultId"] }]));
    client.change(A, 2, json!([{ "text": "department shop\n" }]));
    let now = client.ask("workspace/diagnostic", known).unwrap();
    assert_eq!((codes(&now["items"][0]), &now["items"][0]["version"]), (vec![], &json!(2)));
}

#[test]
fn settings_are_asked_for_and_hold_from_then_on() {
    let capabilities =
        json!({ "workspace": { "configuration": true, "didChangeWatchedFiles": { "dynamicRegistration": true } } });
    let mut client = Client::start(json!({ "capabilities": capabilities }));
    let text = "waiver w {\n  rule unmanaged-touchpoint\n  on till\n  because \"x\"\n  approved by boss\n  until 2027-01-01\n}\n\
        executive boss \"Boss\" { post ceo }\ntouchpoint till \"Till\" { owner boss }\n";
    client.open(A, text);
    let is_over = |told: &Value| codes(told).iter().any(|code| code.ends_with("expired-waiver"));
    assert!(!is_over(&client.problems(A)));
    let asked = client.heard.iter().find_map(|message| match message {
        lsp_server::Message::Request(request) if request.method == "workspace/configuration" => {
            Some(request.id.clone())
        }
        _ => None,
    });
    client.send(lsp_server::Response::new_ok(asked.unwrap(), json!([{ "asOf": "2027-06-01" }])));
    assert!(is_over(&client.problems(A)));
}

#[test]
fn of_many_places_a_dozen_are_shown_and_the_rest_are_counted() {
    let mut client = Client::start(json!({ "capabilities": {} }));
    let touchpoints: Vec<String> =
        (0..40).map(|number| format!("touchpoint t{number} {{ manage nobody }}\n")).collect();
    client.open(A, &touchpoints.concat());
    let told = client.problems(A);
    let unknown = told["diagnostics"].as_array().unwrap().iter().find(|it| it["code"] == "unknown-name").unwrap();
    assert_eq!(unknown["relatedInformation"].as_array().unwrap().len(), 11);
    assert!(unknown["message"].as_str().unwrap().contains("\nalso: 28 more places\n"), "{unknown}");
}
