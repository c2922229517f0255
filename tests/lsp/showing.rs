//! What is shown beside the text: colours, hints, lenses, how a line may be written.

use serde_json::{Value, json};

use crate::client::Client;

const A: &str = "file:///nowhere/a.north";

const TEXT: &str = "executive boss \"Boss 🙂\" { post ceo }\r\n\
    department ops \"日本\" { led by boss }\r\n\
    channel store \"Store\" { manage ops to quick }\r\n\
    touchpoint till \"Till\" { channel store; owner ops }\r\n\
    standard quick \"\"\"two\r\nlines\"\"\" { designed by ops }\r\n\
    waiver w {\r\n  rule unmanaged-touchpoint\r\n  on till\r\n  until 2026-12-01\r\n}\r\n";

fn asked(method: &str, params: Value) -> Value {
    let mut client = Client::start(json!({ "capabilities": {} }));
    client.open(A, TEXT);
    let mut all = json!({ "textDocument": { "uri": A } });
    all.as_object_mut().unwrap().extend(params.as_object().unwrap().clone());
    client.ask(method, all).unwrap()
}

fn at(line: u32, unit: u32) -> Value {
    json!({ "position": { "line": line, "character": unit } })
}

/// The texts under tokens, with their types, from the numbers of the protocol.
fn told(tokens: &Value) -> Vec<(String, u64)> {
    let lines: Vec<Vec<u16>> = TEXT.split("\r\n").map(|line| line.encode_utf16().collect()).collect();
    let numbers: Vec<u64> = tokens["data"].as_array().unwrap().iter().map(|it| it.as_u64().unwrap()).collect();
    let (mut line, mut start) = (0, 0);
    let each = numbers.chunks(5).map(|token| {
        start = if token[0] == 0 { start + token[1] as usize } else { token[1] as usize };
        line += token[0] as usize;
        (String::from_utf16(&lines[line][start..start + token[2] as usize]).unwrap(), token[3])
    });
    each.collect()
}

#[test]
fn each_word_is_told_for_what_it_is() {
    let all = told(&asked("textDocument/semanticTokens/full", json!({})));
    let first: Vec<(&str, u64)> = all.iter().take(5).map(|(text, token)| (text.as_str(), *token)).collect();
    assert_eq!(first, [("executive", 0), ("boss", 1), ("\"Boss 🙂\"", 5), ("post", 2), ("ceo", 4)]);
    for expected in [("to", 2), ("quick", 3), ("\"\"\"two", 5), ("lines\"\"\"", 5), ("2026-12-01", 6)] {
        assert!(all.iter().any(|(text, token)| (text.as_str(), *token) == expected), "{expected:?} {all:?}");
    }
    let range = json!({ "range": { "start": { "line": 1, "character": 0 }, "end": { "line": 1, "character": 3 } } });
    let some = told(&asked("textDocument/semanticTokens/range", range));
    assert_eq!(some.first().map(|(text, _)| text.as_str()), Some("department"));
    assert_eq!(some.len(), 6);
}

/// The numbers of tokens after the edits a client is told.
fn edited(numbers: &Value, edits: &Value) -> Value {
    let mut numbers = numbers.as_array().unwrap().clone();
    for edit in edits.as_array().unwrap() {
        let (start, count) = (edit["start"].as_u64().unwrap() as usize, edit["deleteCount"].as_u64().unwrap() as usize);
        numbers.splice(start..start + count, edit["data"].as_array().unwrap().clone());
    }
    Value::Array(numbers)
}

#[test]
fn of_colours_only_what_changed_is_told_again() {
    let mut client = Client::start(json!({ "capabilities": {} }));
    client.open(A, TEXT);
    let document = json!({ "uri": A });
    let mut last = client.ask("textDocument/semanticTokens/full", json!({ "textDocument": document })).unwrap();
    let delta = |client: &mut Client, previous: &Value| {
        let params = json!({ "textDocument": document, "previousResultId": previous });
        client.ask("textDocument/semanticTokens/full/delta", params).unwrap()
    };
    let at = |line: u32, unit: u32| json!({ "line": line, "character": unit });
    for (version, (start, end, text)) in [
        (at(1, 0), at(1, 0), "role clerk { in ops }\r\n"),
        (at(0, 15), at(0, 23), "\"B\""),
        (at(0, 0), at(99, 0), ""),
        (at(0, 0), at(0, 0), TEXT),
    ]
    .into_iter()
    .enumerate()
    {
        client.change(A, version as i32 + 2, json!([{ "range": { "start": start, "end": end }, "text": text }]));
        let told = delta(&mut client, &last["resultId"]);
        let numbers = edited(&last["data"], &told["edits"]);
        let all = client.ask("textDocument/semanticTokens/full", json!({ "textDocument": document })).unwrap();
        assert_eq!(numbers, all["data"]);
        last = all;
    }
    let same = delta(&mut client, &last["resultId"]);
    assert_eq!(same["edits"], json!([]));
    assert_eq!(delta(&mut client, &last["resultId"])["data"], last["data"], "an id that is no longer the last");
}

#[test]
fn what_holds_and_is_not_written_is_hinted() {
    let range = json!({ "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } } });
    let hints = asked("textDocument/inlayHint", range);
    let told = |hint: &Value| format!("{} {}", hint["position"], hint["label"].as_str().unwrap());
    let told: Vec<String> = hints.as_array().unwrap().iter().map(told).collect();
    assert_eq!(
        told,
        [
            r#"{"character":19,"line":1} 1 step to the top"#,
            r#"{"character":22,"line":3} manage ops to quick (from store)"#,
            r#"{"character":18,"line":9} 9 days left"#,
        ]
    );
}

/// The lenses a client is shown that can run these commands: line, words, command and what it is given.
fn lenses(commands: &[&str]) -> Vec<(u64, String, String)> {
    let capabilities = json!({ "experimental": { "commands": { "commands": commands } } });
    let mut client = Client::start(json!({ "capabilities": capabilities }));
    client.open(A, TEXT);
    let lenses = client.ask("textDocument/codeLens", json!({ "textDocument": { "uri": A } })).unwrap();
    let told = |lens: &Value| {
        let (command, line) = (&lens["command"], lens["range"]["start"]["line"].as_u64().unwrap());
        let given = command["arguments"].as_array().map_or("", |all| all[0].as_str().unwrap());
        let runs = format!("{} {given}", command["command"].as_str().unwrap());
        (line, command["title"].as_str().unwrap().to_owned(), runs.trim().to_owned())
    };
    lenses.as_array().unwrap().iter().map(told).collect()
}

#[test]
fn over_a_party_stands_what_it_answers_for() {
    let of_line = |line: u64, all: Vec<(u64, String, String)>| all.into_iter().find(|lens| lens.0 == line).unwrap();
    let (_, title, runs) = of_line(1, lenses(&[]));
    assert!(title.starts_with("owns 1 touch-point · manages 1 touch-point, 1 channel"), "{title}");
    assert_eq!(runs, "");
    let (_, title, runs) = of_line(3, lenses(&["truenorth.showAccountability"]));
    assert!(title.ends_with("findings"), "{title}");
    assert_eq!(runs, "truenorth.showAccountability till");
}

#[test]
fn one_may_ask_why_a_rule_fires_where_the_client_can_show_it() {
    let whys =
        |commands: &[&str]| lenses(commands).into_iter().filter(|(_, title, _)| title.starts_with("why")).count();
    assert_eq!(whys(&["truenorth.showAccountability"]), 0);
    let all = lenses(&["truenorth.showRule"]);
    let whys: Vec<_> = all.iter().filter(|(line, title, _)| *line == 3 && title.starts_with("why")).collect();
    assert!((1..=3).contains(&whys.len()), "{all:?}");
    for (_, title, runs) in whys {
        assert_eq!(*title, format!("why `{}`?", runs.strip_prefix("truenorth.showRule ").unwrap()));
    }
}

#[test]
fn a_line_says_how_it_may_be_written_and_where_one_is() {
    let help = asked("textDocument/signatureHelp", at(2, 38));
    let signature = &help["signatures"][0];
    assert!(signature["label"].as_str().unwrap().starts_with("manage <"), "{signature}");
    let active = help["activeParameter"].as_u64().unwrap() as usize;
    assert!(signature["parameters"][active]["label"].as_str().unwrap().starts_with("[to <"));
    assert_eq!(asked("textDocument/signatureHelp", at(2, 1)), Value::Null);
}
