//! Snippets: what an editor offers when somebody types the word of a kind.
//!
//! In: the examples of the vocabulary. Out: for each kind the beginning of a declaration, and the first declaration of its
//! example with every value a place to stop at.

use serde_json::{Map, Value, json};
use truenorth::vocabulary::{KINDS, KindRow, Property, ValueType};

/// All of them, by title.
pub(super) fn all() -> Value {
    let whole = KINDS.iter().map(|row| (format!("{} with all it can say", row.word), whole(row)));
    let short = KINDS.iter().map(|row| (row.word.to_owned(), short(row)));
    Value::Object(short.chain(whole).collect::<Map<_, _>>())
}

fn snippet(prefix: &str, body: Vec<String>, meaning: &str) -> Value {
    json!({ "prefix": prefix, "body": body, "description": meaning })
}

/// The head, and the lines without which the declaration is an error.
fn short(row: &KindRow) -> Value {
    let mut stops = Stops::default();
    let mut body = vec![head(row, "name", "Title", &mut stops)];
    let needed: Vec<&Property> = row.properties().filter(|property| property.required).collect();
    let width = needed.iter().map(|property| property.words.len()).max().unwrap_or(0);
    body.extend(needed.iter().map(|property| format!("  {:width$}  {}", property.words, blank(property, &mut stops))));
    body.extend(["  $0".to_owned(), "}".to_owned()]);
    snippet(row.word, body, row.meaning)
}

/// A stop where nothing stands yet.
fn blank(property: &Property, stops: &mut Stops) -> String {
    match property.value {
        ValueType::Text => format!("\"{}\"", stops.at("")),
        _ if property.holds_policy() => format!("{{ {} \\}}", stops.at("")),
        _ => stops.at(""),
    }
}

/// The first declaration of the example.
fn whole(row: &KindRow) -> Value {
    let mut stops = Stops::default();
    let example = row.example.trim_start().lines();
    let mut body: Vec<String> =
        example.take_while(|line| *line != "}").map(|line| stopped(row, line, &mut stops)).collect();
    body.push("}$0".to_owned());
    snippet(&format!("{}-full", row.word), body, row.meaning)
}

fn head(row: &KindRow, name: &str, title: &str, stops: &mut Stops) -> String {
    format!("{} {} \"{}\" {{", row.word, stops.at(name), stops.at(title))
}

/// A line of an example, its value made a stop.
fn stopped(row: &KindRow, line: &str, stops: &mut Stops) -> String {
    if let Some((name, title)) = line.strip_prefix(row.word).and_then(|rest| rest.split_once('"')) {
        return head(row, name.trim(), title.trim_end_matches(['"', ' ', '{']), stops);
    }
    let stated = line.trim_start();
    let Some((words, said)) = stated.split_once("  ").filter(|(_, said)| !said.is_empty()) else {
        return escaped(line);
    };
    let indent = " ".repeat(line.len() - stated.len());
    let gap = " ".repeat(stated.len() - words.len() - said.trim_start().len());
    let (said, open) = said.trim().strip_suffix(" {").map_or((said.trim(), ""), |said| (said, " {"));
    let (said, open) = if said == "{" { ("", "{") } else { (said, open) };
    let property = row.properties().find(|property| property.words == words);
    let said = match property {
        Some(property) => value(property, said, stops),
        None => stops.at(said),
    };
    format!("{indent}{words}{gap}{said}{open}")
}

/// A stop for a value; a choice where the words are a closed list.
fn value(property: &Property, said: &str, stops: &mut Stops) -> String {
    match property.value {
        _ if said.is_empty() => String::new(),
        ValueType::Word(words) if !said.contains(' ') => stops.choice(words.iter().map(|word| word.word), said),
        _ => stops.at(said),
    }
}

/// The stops of a snippet, numbered from 1.
#[derive(Default)]
struct Stops(usize);

impl Stops {
    fn at(&mut self, said: &str) -> String {
        self.0 += 1;
        if said.is_empty() { format!("${}", self.0) } else { format!("${{{}:{}}}", self.0, escaped(said)) }
    }

    fn choice<'w>(&mut self, words: impl Iterator<Item = &'w str>, first: &'w str) -> String {
        self.0 += 1;
        let others = words.filter(|word| *word != first);
        let words: Vec<&str> = std::iter::once(first).chain(others).collect();
        format!("${{{}|{}|}}", self.0, words.join(","))
    }
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}")
}
