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

/// A file of a policy, in canonical form.
pub(crate) fn north(declarations: &[Declaration]) -> String {
    let mut out = String::new();
    for declaration in declarations {
        declaration.write_north(&mut out);
    }
    truenorth::format::format(&out).text
}

impl Declaration {
    fn write_north(&self, out: &mut String) {
        let head = format!("{} {} \"{}\"", self.kind, self.name, self.title);
        if self.properties.is_empty() {
            return out.push_str(&(head + "\n"));
        }
        let _ = write!(out, "\n{head}");
        write_block(out, self.properties.iter().map(|property| (property.words, &property.value)));
        out.push_str("\n\n");
    }
}

fn write_block<'v>(out: &mut String, lines: impl Iterator<Item = (&'static str, &'v Value)>) {
    out.push_str(" {\n");
    for (words, value) in lines {
        match value {
            Value::Lines(values) => values.iter().for_each(|value| write_line(out, words, value)),
            value => write_line(out, words, value),
        }
    }
    out.push('}');
}

fn write_line(out: &mut String, words: &str, value: &Value) {
    let _ = write!(out, "{words} ");
    value.write_north(out);
    out.push('\n');
}

impl Value {
    fn write_north(&self, out: &mut String) {
        match self {
            Value::Word(word) => out.push_str(word),
            Value::Text(text) => _ = write!(out, "\"{text}\""),
            Value::Chain(names) => out.push_str(&names.join(" -> ")),
            Value::List(values) | Value::Lines(values) => {
                for (index, value) in values.iter().enumerate() {
                    out.push_str(if index > 0 { ", " } else { "" });
                    value.write_north(out);
                }
            }
            Value::Clauses(head, clauses) => {
                head.value.write_north(out);
                for (words, value) in clauses {
                    let _ = write!(out, " {words} ");
                    value.write_north(out);
                }
            }
            Value::Block(head, lines) => {
                head.value.write_north(out);
                write_block(out, lines.iter().map(|(words, value)| (*words, value)));
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
