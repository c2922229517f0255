//! Every request, at places behind emoji, CJK and CRLF.

use std::fs;

use serde_json::{Value, json};

use crate::client::Client;

const A: &str = "file:///nowhere/a.north";

/// In line 3 `ops` stands behind characters that count differently in every unit.
const TEXT: &str = "executive boss \"Boss\" { post ceo }\r\ndepartment ops \"日本🙂\" { led by boss }\r\n\
    channel store \"🙂\" { manage ops }\r\ntouchpoint till \"日本🙂\" { channel store; owner ops }\r\n\
    // `ops` 🙂 see https://example.org\r\n// more\r\n";

fn session(text: &str) -> Client {
    let client = Client::start(json!({ "capabilities": {} }));
    client.open(A, text);
    client
}

fn position(line: u32, unit: u32) -> Value {
    json!({ "textDocument": { "uri": A }, "position": { "line": line, "character": unit } })
}

fn range(line: u32, units: (u32, u32)) -> Value {
    json!({ "start": { "line": line, "character": units.0 }, "end": { "line": line, "character": units.1 } })
}

/// Where `ops` stands in the line of the till, in UTF-16.
const OPS: (u32, u32) = (46, 49);

#[test]
fn hover_stands_under_the_word() {
    let hover = session(TEXT).ask("textDocument/hover", position(3, OPS.0)).unwrap();
    assert_eq!((&hover["range"], &hover["contents"]["kind"]), (&range(3, OPS), &json!("markdown")));
    assert!(hover["contents"]["value"].as_str().unwrap().starts_with("**department** `ops` \"日本🙂\""));
    assert_eq!(session(TEXT).ask("textDocument/hover", position(4, 0)).unwrap(), Value::Null);
}

#[test]
fn names_lead_to_their_places() {
    let mut client = session(TEXT);
    let definition = client.ask("textDocument/definition", position(3, OPS.1)).unwrap();
    assert_eq!((&definition["uri"], &definition["range"]), (&json!(A), &range(1, (11, 14))));
    let mut params = position(1, 12);
    params["context"] = json!({ "includeDeclaration": true });
    let places = client.ask("textDocument/references", params).unwrap();
    let ranges: Vec<&Value> = places.as_array().unwrap().iter().map(|place| &place["range"]).collect();
    assert_eq!(ranges, [&range(1, (11, 14)), &range(2, (28, 31)), &range(3, OPS)]);
    let highlights = client.ask("textDocument/documentHighlight", position(2, 29)).unwrap();
    let kinds: Vec<&Value> = highlights.as_array().unwrap().iter().map(|it| &it["kind"]).collect();
    assert_eq!(kinds, [3, 2, 2]);
}

#[test]
fn a_name_is_changed_everywhere_or_not_at_all() {
    let mut client = session(TEXT);
    let prepared = client.ask("textDocument/prepareRename", position(3, OPS.0)).unwrap();
    assert_eq!(prepared, json!({ "range": range(3, OPS), "placeholder": "ops" }));
    let mut params = position(3, OPS.0);
    params["newName"] = json!("crew");
    let edit = client.ask("textDocument/rename", params.clone()).unwrap();
    assert_eq!(edit["changes"][A].as_array().unwrap().len(), 4);
    params["newName"] = json!("boss");
    let (code, why) = client.ask("textDocument/rename", params).unwrap_err();
    assert!(code == -32803 && why.contains("`ops` cannot be renamed to `boss`"), "{code} {why}");
    assert_eq!(client.ask("textDocument/prepareRename", position(5, 4)).unwrap_err().0, -32803);
}

#[test]
fn a_name_within_a_rule_is_shown_and_changed_wherever_it_stands() {
    let mut client = session("// 🙂\nrule mine \"日本\" {\n  for each touchpoint t\n  say \"🙂 {t}\"\n  at t\n}\n");
    let prepared = client.ask("textDocument/prepareRename", position(3, 11)).unwrap();
    assert_eq!(prepared, json!({ "range": range(3, (11, 12)), "placeholder": "t" }));
    let highlights = client.ask("textDocument/documentHighlight", position(4, 5)).unwrap();
    let ranges: Vec<&Value> = highlights.as_array().unwrap().iter().map(|it| &it["range"]).collect();
    assert_eq!(ranges, [&range(2, (22, 23)), &range(3, (11, 12)), &range(4, (5, 6))]);
    let mut params = position(2, 22);
    params["newName"] = json!("desk");
    let edit = client.ask("textDocument/rename", params).unwrap();
    assert_eq!(edit["changes"][A].as_array().unwrap().len(), 3);
}

#[test]
fn completion_replaces_the_word_and_fills_blanks_where_the_client_can() {
    let text = TEXT.replace("owner ops", "owner o");
    let completed = |capabilities: Value| {
        let mut client = Client::start(json!({ "capabilities": capabilities }));
        client.open(A, &text);
        client.ask("textDocument/completion", position(3, OPS.0 + 1)).unwrap()["items"].clone()
    };
    let items = completed(json!({}));
    let ops = items.as_array().unwrap().iter().find(|item| item["label"] == "ops").unwrap();
    assert_eq!(ops["textEdit"], json!({ "range": range(3, (OPS.0, OPS.0 + 1)), "newText": "ops" }));
    assert_eq!(ops["detail"], "日本🙂");
    let mut client = Client::start(
        json!({ "capabilities": { "textDocument": { "completion": { "completionItem": { "snippetSupport": true } } } } }),
    );
    client.open(A, "");
    let items = client.ask("textDocument/completion", position(0, 0)).unwrap()["items"].clone();
    let text = items[0]["textEdit"]["newText"].as_str().unwrap();
    assert!(text.contains("${1:name}") && items[0]["insertTextFormat"] == 2, "{text}");
}

#[test]
fn the_shape_of_a_file_is_told() {
    let mut client = session(TEXT);
    let document = json!({ "textDocument": { "uri": A } });
    let symbols = client.ask("textDocument/documentSymbol", document.clone()).unwrap();
    assert_eq!(symbols[3]["selectionRange"], range(3, (11, 15)));
    let found = client.ask("workspace/symbol", json!({ "query": "日本" })).unwrap();
    assert_eq!(found.as_array().unwrap().len(), 2);
    let folds = client.ask("textDocument/foldingRange", document.clone()).unwrap();
    assert_eq!(folds, json!([{ "startLine": 4, "endLine": 5, "kind": "comment" }]));
    let links = client.ask("textDocument/documentLink", document).unwrap();
    assert_eq!((&links[0]["target"], &links[0]["range"]), (&json!("https://example.org"), &range(4, (16, 35))));
    let params = json!({ "textDocument": { "uri": A }, "positions": [{ "line": 3, "character": OPS.0 }] });
    let selection = client.ask("textDocument/selectionRange", params).unwrap();
    assert_eq!((&selection[0]["range"], selection[0]["parent"].is_object()), (&range(3, OPS), true));
}

#[test]
fn text_is_laid_out_whole_in_part_and_as_it_is_typed() {
    let mut client = session("role  a\r\nrole b {\r\nin c\r\n}\r\n");
    let options = json!({ "tabSize": 2, "insertSpaces": true });
    let mut params = json!({ "textDocument": { "uri": A }, "options": options });
    let edits = client.ask("textDocument/formatting", params.clone()).unwrap();
    assert_eq!(edits.as_array().unwrap().len(), 1);
    params["range"] = range(0, (0, 1));
    let edits = client.ask("textDocument/rangeFormatting", params.clone()).unwrap();
    assert_eq!(edits, json!([{ "range": range(0, (0, 7)), "newText": "role a" }]));
    params["position"] = json!({ "line": 2, "character": 0 });
    params["ch"] = json!("\n");
    let edits = client.ask("textDocument/onTypeFormatting", params).unwrap();
    assert_eq!(edits, json!([{ "range": range(2, (0, 0)), "newText": "  " }]));
}

fn actions(client: &mut Client, line: u32, only: Value) -> Vec<Value> {
    let context = json!({ "diagnostics": [], "only": only });
    let params = json!({ "textDocument": { "uri": A }, "range": range(line, (4, 12)), "context": context });
    client.ask("textDocument/codeAction", params).unwrap().as_array().unwrap().clone()
}

#[test]
fn problems_are_mended_by_actions_of_the_kinds_that_are_asked_for() {
    let text = "touchpoint till {\r\n  manages ops \r\n  stage pay\r\n}\r\ndepartment ops\r\n";
    let mut client = session(text);
    let fixes = actions(&mut client, 1, Value::Null);
    let preferred = fixes.iter().find(|action| action["isPreferred"] == true).unwrap();
    assert_eq!(preferred["edit"]["changes"][A][0]["newText"], "manage");
    assert_eq!(preferred["diagnostics"][0]["code"], "unknown-property");
    assert!(actions(&mut client, 2, json!(["refactor"])).iter().all(|action| action["kind"] == "refactor.rewrite"));
    let all = actions(&mut client, 0, json!(["source.fixAll"]));
    assert_eq!((all.len(), &all[0]["kind"]), (1, &json!("source.fixAll")));
    assert!(actions(&mut client, 0, json!(["source.organizeImports"])).is_empty());
}

#[test]
fn a_finding_is_explained_by_the_client_that_can() {
    let explained = |commands: Value| {
        let capabilities = json!({ "experimental": { "commands": { "commands": commands } } });
        let mut client = Client::start(json!({ "capabilities": capabilities }));
        client.open(A, "touchpoint till \"Till\" { owner ops }\ndepartment ops\n");
        let all = actions(&mut client, 0, json!(["quickfix"]));
        all.into_iter().find(|action| action["title"] == "Explain `unmanaged-touchpoint`")
    };
    let command = explained(json!(["truenorth.showRule"])).unwrap()["command"].clone();
    assert_eq!(
        (&command["command"], &command["arguments"]),
        (&json!("truenorth.showRule"), &json!(["unmanaged-touchpoint"]))
    );
    assert_eq!(explained(json!([])), None);
}

#[test]
fn blanks_are_left_to_the_client_that_can_fill_them() {
    let text = "touchpoint till \"Till\" { owner ops }\ndepartment ops\n";
    let waived = |workspace: Value| {
        let mut client = Client::start(json!({ "capabilities": { "workspace": { "workspaceEdit": workspace } } }));
        client.open(A, text);
        let all = actions(&mut client, 0, json!(["quickfix"]));
        all.into_iter().find(|action| action["title"].as_str().unwrap().starts_with("Waive")).unwrap()["edit"].clone()
    };
    let plain = waived(json!({}));
    assert!(plain["changes"][A][0]["newText"].as_str().unwrap().contains("\"reason\""));
    let filled = waived(json!({ "documentChanges": true, "snippetEditSupport": true }));
    let change = &filled["documentChanges"][0];
    assert_eq!(change["textDocument"]["version"], 1);
    assert!(change["edits"][0]["snippet"]["value"].as_str().unwrap().contains("\"${1:reason}\""));
}

#[test]
fn a_declaration_is_moved_where_the_client_makes_files() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.north"), "role clerk\nrole boss\n").unwrap();
    let uri = format!("file://{}", folder.path().display());
    let workspace = json!({ "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"] } });
    let mut client = Client::start(json!({ "capabilities": { "workspace": workspace }, "rootUri": uri }));
    let context = json!({ "diagnostics": [] });
    let params =
        json!({ "textDocument": { "uri": format!("{uri}/a.north") }, "range": range(1, (6, 6)), "context": context });
    let all = client.ask("textDocument/codeAction", params).unwrap();
    let moved =
        all.as_array().unwrap().iter().find(|action| action["title"].as_str().unwrap().starts_with("Move")).unwrap();
    let changes = &moved["edit"]["documentChanges"];
    assert_eq!((&changes[0]["kind"], &changes[0]["uri"]), (&json!("create"), &json!(format!("{uri}/boss.north"))));
    assert_eq!(changes[1]["edits"][0]["newText"], "role boss\n");
    assert_eq!(changes[2]["edits"][0]["newText"], "");
}
