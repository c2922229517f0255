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

#[test]
fn over_a_party_stands_what_it_answers_for() {
    let lenses = asked("textDocument/codeLens", json!({}));
    let of_line =
        |line: u32| lenses.as_array().unwrap().iter().find(|it| it["range"]["start"]["line"] == line).unwrap();
    let title = of_line(1)["command"]["title"].as_str().unwrap();
    assert!(title.starts_with("owner of 1 · manage of 2"), "{title}");
    assert!(of_line(3)["command"]["title"].as_str().unwrap().contains("finding"));
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
