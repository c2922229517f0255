//! However a session came to where it is, it says what a session says that begins there.
//!
//! A client types at random, often where nothing is, and keeps its own text by its own count; then all that the server says of
//! its texts is held against what it says to a client that has just opened them.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::client::Client;

const FOLDER: &str = "file:///nowhere/at/all";

/// What is typed: words, broken words, and everything that shifts where things begin and end.
const TYPED: &[&str] = &[
    "",
    "x",
    " ",
    "\n",
    "\r\n",
    "{",
    "}",
    "\"",
    "\"\"\"",
    "// ",
    "🙂",
    "日本",
    "\u{feff}",
    "->",
    "manage ops",
    "\nrole clerk { in ops }\n",
    "\nwaiver w {\n  rule unmanaged-touchpoint\n  on desk\n  until 2026-12-01\n}\n",
    "\nrule mine \"Mine\" {\n  for each touchpoint t\n  require t.owner exists\n  say \"no {t}\"\n  at t\n}\n",
    "<<<<<<< ours\n",
];

const START: &str = "executive boss \"Boss 🙂\" { post ceo }\r\ndepartment ops \"日本\" {\n  led by boss\n}\n\
    channel store { manage ops }\ntouchpoint desk \"Desk\" {\n  channel store\n  owner ops\n}\n";

/// What is asked of each text, beside its problems.
const ASKED: &[&str] = &[
    "textDocument/semanticTokens/full",
    "textDocument/documentSymbol",
    "textDocument/foldingRange",
    "textDocument/codeLens",
    "textDocument/formatting",
];

#[derive(Debug, Clone)]
enum Deed {
    /// Changes of a text, told together.
    Type(usize, Vec<Change>),
    Close(usize),
    /// A request that is cancelled before it can be answered, and one that is not.
    Ask(usize),
}

#[derive(Debug, Clone)]
struct Change {
    /// Line and unit of both ends; none for the whole text.
    range: Option<[(u32, u32); 2]>,
    text: &'static str,
}

fn deed() -> impl Strategy<Value = Deed> {
    let file = 0..2_usize;
    prop_oneof![
        8 => (file.clone(), prop::collection::vec(change(), 1..4)).prop_map(|(file, changes)| Deed::Type(file, changes)),
        1 => file.clone().prop_map(Deed::Close),
        1 => file.prop_map(Deed::Ask),
    ]
}

fn change() -> impl Strategy<Value = Change> {
    let place = || prop_oneof![9 => (0..14_u32, 0..44_u32), 1 => (Just(u32::MAX), Just(u32::MAX))];
    let near = (place(), 0..9_u32).prop_map(|(at, more)| [at, (at.0, at.1.saturating_add(more))]);
    let far = (place(), place()).prop_map(|(one, other)| [one.min(other), one.max(other)]);
    let range = prop_oneof![12 => near.prop_map(Some), 4 => far.prop_map(Some), 1 => Just(None)];
    (range, prop::sample::select(TYPED)).prop_map(|(range, text)| Change { range, text })
}

/// A client's own idea of a text: units of UTF-16, lines that end in `\n` or `\r\n`.
fn typed(text: &str, change: &Change) -> String {
    let Some([start, end]) = change.range else { return change.text.to_owned() };
    let units: Vec<u16> = text.encode_utf16().collect();
    let (start, end) = (unit_at(&units, start), unit_at(&units, end));
    [&units[..start], &change.text.encode_utf16().collect::<Vec<_>>(), &units[end..]]
        .map(|part| String::from_utf16(part).unwrap())
        .concat()
}

fn unit_at(units: &[u16], (line, unit): (u32, u32)) -> usize {
    let newline = u16::from(b'\n');
    let starts = std::iter::once(0).chain((0..units.len()).filter(|at| units[*at] == newline).map(|at| at + 1));
    let Some(start) = starts.into_iter().nth(line as usize) else { return units.len() };
    let length = units[start..].iter().position(|unit| *unit == newline).unwrap_or(units.len() - start);
    let text = &units[start..start + length];
    let text = text.strip_suffix(&[u16::from(b'\r')]).unwrap_or(text);
    let at = (unit as usize).min(text.len());
    let is_inside_a_letter = text.get(at).is_some_and(|unit| (0xDC00..0xE000).contains(unit));
    start + at - usize::from(is_inside_a_letter)
}

fn address(file: usize) -> String {
    format!("{FOLDER}/{file}.north")
}

fn session() -> Client {
    Client::start(json!({ "capabilities": {}, "workspaceFolders": [{ "uri": FOLDER, "name": "policy" }] }))
}

/// All that a server says of the texts that are open.
fn said(client: &mut Client, texts: &[Option<String>]) -> Vec<Value> {
    let open = (0..texts.len()).filter(|file| texts[*file].is_some());
    let mut ask = |file, method: &str| {
        let options = json!({ "tabSize": 2, "insertSpaces": true });
        let params = json!({ "textDocument": { "uri": address(file) }, "options": options });
        let mut answer = client.ask(method, params).unwrap();
        answer.as_object_mut().map(|answer| answer.remove("resultId")); // how often was asked, not what is said
        answer
    };
    open.flat_map(|file| {
        let problems = ask(file, "textDocument/diagnostic");
        std::iter::once(problems).chain(ASKED.iter().map(|method| ask(file, method))).collect::<Vec<_>>()
    })
    .collect()
}

/// A client that types, and what it thinks its texts are.
struct Typist {
    client: Client,
    texts: [Option<String>; 2],
    version: i32,
}

impl Typist {
    fn new() -> Typist {
        let typist = Typist { client: session(), texts: [Some(START.to_owned()), Some(String::new())], version: 1 };
        typist
            .texts
            .iter()
            .enumerate()
            .for_each(|(file, text)| typist.client.open(&address(file), text.as_ref().unwrap()));
        typist
    }

    fn act(&mut self, deed: &Deed) {
        self.version += 1;
        match deed {
            Deed::Type(file, changes) => self.edit(*file, changes),
            Deed::Close(file) => {
                self.client.tell("textDocument/didClose", json!({ "textDocument": { "uri": address(*file) } }));
                self.texts[*file] = None;
            }
            Deed::Ask(file) => {
                let params = json!({ "textDocument": { "uri": address(*file) } });
                let id = self.client.request("textDocument/documentSymbol", params.clone());
                self.client.tell("$/cancelRequest", json!({ "id": id }));
                self.client.request("textDocument/diagnostic", params);
            }
        }
    }

    /// Opens a text that is closed, else changes it.
    fn edit(&mut self, file: usize, changes: &[Change]) {
        let Some(mut text) = self.texts[file].take() else {
            self.client.open(&address(file), START);
            self.texts[file] = Some(START.to_owned());
            return;
        };
        let mut told = Vec::new();
        for change in changes {
            let at = |(line, unit): (u32, u32)| json!({ "line": line, "character": unit });
            let range = change.range.map(|[start, end]| json!({ "start": at(start), "end": at(end) }));
            told.push(
                range.map_or(json!({ "text": change.text }), |range| json!({ "range": range, "text": change.text })),
            );
            text = typed(&text, change);
        }
        self.client.change(&address(file), self.version, Value::Array(told));
        self.texts[file] = Some(text);
    }
}

/// How many sequences are tried: a few here, and as many as `EDIT_SEQUENCES` says where one has the time.
fn sequences() -> u32 {
    std::env::var("EDIT_SEQUENCES").ok().and_then(|number| number.parse().ok()).unwrap_or(6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: sequences(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_a_sequence_of_edits_a_session_says_what_a_new_one_says(deeds in prop::collection::vec(deed(), 1..12)) {
        let mut typist = Typist::new();
        deeds.iter().for_each(|deed| typist.act(deed));
        let mut fresh = session();
        for (file, text) in typist.texts.iter().enumerate() {
            text.iter().for_each(|text| fresh.open(&address(file), text));
        }
        let (now, then) = (said(&mut typist.client, &typist.texts), said(&mut fresh, &typist.texts));
        prop_assert_eq!(now, then, "{:?}", typist.texts);
    }
}
