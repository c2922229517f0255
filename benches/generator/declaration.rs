//! A declaration as plain data, written as a policy in its canonical form and as JSON.

use std::fmt::Write as _;

/// One declaration.
#[derive(Clone)]
pub(crate) struct Declaration {
    kind: &'static str,
    name: String,
    title: String,
    properties: Vec<Property>,
}

/// One property with its value, or with several where it stands on several lines.
#[derive(Clone)]
struct Property {
    words: &'static str,
    value: Value,
}

/// What a property says.
#[derive(Clone)]
pub(crate) enum Value {
    /// A name, a word, a number or a date.
    Word(String),
    /// Quoted.
    Text(String),
    /// `a, b`
    List(Vec<Value>),
    /// `a -> b`
    Chain(Vec<String>),
    /// One line each.
    Lines(Vec<Value>),
    /// A value and its clauses.
    Clauses(Head, Vec<(&'static str, Value)>),
    /// A value and the lines of its block.
    Block(Head, Vec<(&'static str, Value)>),
}

/// The value before clauses or a block, and the key that stands for it in JSON.
#[derive(Clone)]
pub(crate) struct Head {
    key: &'static str,
    value: Box<Value>,
}

pub(crate) fn word(word: impl Into<String>) -> Value {
    Value::Word(word.into())
}

pub(crate) fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into())
}

pub(crate) fn words<W: Into<String>>(names: impl IntoIterator<Item = W>) -> Value {
    Value::List(names.into_iter().map(word).collect())
}

pub(crate) fn head(key: &'static str, value: Value) -> Head {
    Head { key, value: Box::new(value) }
}

/// A party with the clauses of a duty.
pub(crate) fn duty(party: impl Into<String>, clauses: Vec<(&'static str, Value)>) -> Value {
    Value::Clauses(head("party", word(party)), clauses)
}

impl Declaration {
    pub(crate) fn new(kind: &'static str, name: impl Into<String>, title: impl Into<String>) -> Declaration {
        Declaration { kind, name: name.into(), title: title.into(), properties: Vec::new() }
    }

    /// With one more property.
    pub(crate) fn with(mut self, words: &'static str, value: Value) -> Declaration {
        self.properties.push(Property { words, value });
        self
    }

    /// With one more property, where it has a value.
    pub(crate) fn with_some(self, words: &'static str, value: Option<Value>) -> Declaration {
        match value {
            Some(value) => self.with(words, value),
            None => self,
        }
    }
}

/// A file of a policy.
pub(crate) fn north(declarations: &[Declaration]) -> String {
    let mut out = String::new();
    let mut had_block = false;
    for (index, declaration) in declarations.iter().enumerate() {
        let has_block = !declaration.properties.is_empty();
        if index > 0 && (has_block || had_block) {
            out.push('\n');
        }
        had_block = has_block;
        declaration.write_north(&mut out);
    }
    out
}

impl Declaration {
    fn write_north(&self, out: &mut String) {
        let _ = write!(out, "{} {} \"{}\"", self.kind, self.name, self.title);
        if self.properties.is_empty() {
            return out.push('\n');
        }
        let lines: Vec<_> = self.properties.iter().flat_map(Property::lines).collect();
        write_block(out, &lines, 0);
        out.push('\n');
    }
}

impl Property {
    fn lines(&self) -> Vec<(&'static str, &Value)> {
        match &self.value {
            Value::Lines(values) => values.iter().map(|value| (self.words, value)).collect(),
            value => vec![(self.words, value)],
        }
    }
}

fn write_block(out: &mut String, lines: &[(&'static str, &Value)], depth: usize) {
    let width = lines.iter().map(|(words, _)| words.len()).max().unwrap_or(0) + 2;
    let indent = 2 * depth + 2;
    out.push_str(" {\n");
    for (words, value) in lines {
        let _ = write!(out, "{:indent$}{words:width$}", "");
        value.write_north(out, depth + 1);
        out.push('\n');
    }
    let _ = write!(out, "{:1$}}}", "", 2 * depth);
}

impl Value {
    fn write_north(&self, out: &mut String, depth: usize) {
        match self {
            Value::Word(word) => out.push_str(word),
            Value::Text(text) => _ = write!(out, "\"{text}\""),
            Value::Chain(names) => out.push_str(&names.join(" -> ")),
            Value::List(values) | Value::Lines(values) => {
                for (index, value) in values.iter().enumerate() {
                    out.push_str(if index > 0 { ", " } else { "" });
                    value.write_north(out, depth);
                }
            }
            Value::Clauses(head, clauses) => {
                head.value.write_north(out, depth);
                for (words, value) in clauses {
                    let _ = write!(out, " {words} ");
                    value.write_north(out, depth);
                }
            }
            Value::Block(head, lines) => {
                head.value.write_north(out, depth);
                let lines: Vec<_> = lines.iter().map(|(words, value)| (*words, value)).collect();
                write_block(out, &lines, depth);
            }
        }
    }
}

/// The declarations by kind, as a JSON document.
pub(crate) fn json(declarations: &[Declaration]) -> String {
    let mut kinds: Vec<&str> = Vec::new();
    for declaration in declarations {
        if !kinds.contains(&declaration.kind) {
            kinds.push(declaration.kind);
        }
    }
    let lists = kinds.iter().map(|kind| {
        let of_kind = declarations.iter().filter(|declaration| declaration.kind == *kind);
        let objects: Vec<String> = of_kind.map(Declaration::json).collect();
        format!("\"{kind}\": [\n{}\n]", objects.join(",\n"))
    });
    format!("{{\n{}\n}}\n", lists.collect::<Vec<_>>().join(",\n"))
}

impl Declaration {
    fn json(&self) -> String {
        let names = [("name", &self.name), ("title", &self.title)];
        let names = names.into_iter().map(|(key, value)| format!("\"{key}\": \"{value}\""));
        let rest = self.properties.iter().map(|property| member(property.words, &property.value));
        object(names.chain(rest))
    }
}

fn member(words: &str, value: &Value) -> String {
    format!("\"{}\": {}", words.replace(' ', "_"), value.json())
}

fn object(members: impl Iterator<Item = String>) -> String {
    format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
}

fn array(values: impl Iterator<Item = String>) -> String {
    format!("[{}]", values.collect::<Vec<_>>().join(", "))
}

impl Value {
    fn json(&self) -> String {
        match self {
            Value::Word(text) | Value::Text(text) => format!("\"{text}\""),
            Value::Chain(names) => array(names.iter().map(|name| format!("\"{name}\""))),
            Value::List(values) | Value::Lines(values) => array(values.iter().map(Value::json)),
            Value::Clauses(head, rest) | Value::Block(head, rest) => {
                let first = format!("\"{}\": {}", head.key, head.value.json());
                object(std::iter::once(first).chain(rest.iter().map(|(words, value)| member(words, value))))
            }
        }
    }
}
