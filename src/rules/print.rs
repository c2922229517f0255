//! Items as words.
//!
//! In: items. Out: text: names in backticks, in notes with their titles; amounts and dates as a reader writes them; lists as
//! `a, b and c`.

use rustc_hash::FxHashSet;

use super::eval::{Evaluator, Walk};
use super::item::Item;
use super::plan::List;
use crate::model::{DeclarationId, Quantity, Unit, Value};
use crate::vocabulary::{DURATION_UNITS, SCOPE_WORD};

/// How names are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// In backticks.
    Message,
    /// In backticks, with the title.
    Note,
    /// Bare, as a policy writes them.
    Code,
}

/// How many items of a list are told by name.
const NAMED: usize = 6;

impl Evaluator<'_> {
    /// The items of a list in words.
    pub fn say(&self, list: &List, style: Style) -> String {
        let (items, walk) = self.all(list);
        match items.as_slice() {
            [] if walk == Walk::Open => return "something that cannot be read".to_owned(),
            [one] => return self.say_item(*one, style),
            _ => {}
        }
        let mut seen = FxHashSet::default();
        let said = items.into_iter().map(|item| self.say_item(item, style));
        let said: Vec<String> = said.filter(|words| seen.insert(words.clone())).collect();
        if style == Style::Code { said.join(", ") } else { joined(&said) }
    }

    /// One item in words.
    pub fn say_item(&self, item: Item, style: Style) -> String {
        let quoted = |name: &str| if style == Style::Code { name.to_owned() } else { format!("`{name}`") };
        match item {
            Item::Edge(number) => self.world.graph.edge(number).map_or(String::new(), |edge| {
                let ends = [edge.from, edge.to()].map(|end| self.say_item(Item::Said(end), style));
                ends.join(" -> ")
            }),
            Item::Loop(holder, number) => self.say_loop(self.world.graph.edges_of_loop(holder, number), style),
            Item::Finding(number) => {
                self.world.findings.get(number).map_or(String::new(), |finding| finding.message.clone())
            }
            Item::Line(said) => quoted(self.policy().fact(said.fact).entry.property.words),
            Item::Name(_) | Item::Text(_) => self.text(item).unwrap_or_default(),
            Item::Title(_) => format!("\"{}\"", self.text(item).unwrap_or_default()),
            Item::Value(value) => self.say_value(value, style),
            Item::Said(said) => match said.value(self.policy()) {
                Value::Text => format!("\"{}\"", self.text(item).unwrap_or_default()),
                Value::Identifier => self.text(item).unwrap_or_default(),
                Value::Unknown => {
                    self.text(item).map_or_else(|| self.say_value(Value::Unknown, style), |word| quoted(&word))
                }
                Value::Cadence(_) => cadence(&self.text(item).unwrap_or_default()),
                value => self.say_value(value, style),
            },
        }
    }

    fn say_loop(&self, edges: &[u32], style: Style) -> String {
        let edges: Vec<_> = edges.iter().filter_map(|edge| self.world.graph.edge(*edge)).collect();
        let last = edges.last().map(|edge| edge.to());
        let hops = edges.iter().map(|edge| edge.from).chain(last);
        hops.map(|hop| self.say_item(Item::Said(hop), style)).collect::<Vec<_>>().join(" -> ")
    }

    fn say_value(&self, value: Value, style: Style) -> String {
        let quoted = |word: &str| if style == Style::Code { word.to_owned() } else { format!("`{word}`") };
        match value {
            Value::Declaration(id) => self.say_declaration(id, style),
            Value::Party(party) => quoted(party.word()),
            Value::All(None) => quoted(SCOPE_WORD),
            Value::All(Some(kind)) => quoted(&format!("{SCOPE_WORD} {}", kind.row().many)),
            Value::Word(word) => word.word().to_owned(),
            Value::Quantity(amount) => self.say_amount(amount),
            Value::Cadence(amount) => format!("every {}", self.say_amount(amount)),
            Value::Date(date) => date.to_string(),
            Value::Comparator(comparator) => comparator.sign().to_owned(),
            Value::Unknown | Value::Text | Value::Identifier | Value::Expression => "something unknown".to_owned(),
        }
    }

    fn say_declaration(&self, id: DeclarationId, style: Style) -> String {
        let name = self.policy().name(id);
        let title = (style == Style::Note).then(|| self.title(id)).flatten();
        match (style, title) {
            (Style::Code, _) => name.to_owned(),
            (_, Some(title)) => format!("`{name}` \"{title}\""),
            (_, None) => format!("`{name}`"),
        }
    }

    fn title(&self, id: DeclarationId) -> Option<String> {
        self.asked.title(id);
        self.policy().title(id)
    }

    fn say_amount(&self, quantity: Quantity) -> String {
        let amount = quantity.amount;
        match quantity.unit {
            Unit::None => amount.to_string(),
            Unit::Percent => format!("{amount} %"),
            Unit::Money(_) => format!("{amount} {}", quantity.unit.currency().unwrap_or_default()),
            Unit::Own(number) => format!("{amount} {}", self.policy().unit_word(number)),
            Unit::Time(unit) => {
                let row = DURATION_UNITS.iter().find(|row| row.unit == unit);
                let word = row.map_or("", |row| if amount.as_whole() == Some(1) { row.one } else { row.many });
                format!("{amount} {word}")
            }
        }
    }

    /// What a text says.
    pub fn text(&self, item: Item) -> Option<String> {
        match item {
            Item::Name(id) => Some(self.policy().name(id).to_owned()),
            Item::Title(id) => self.title(id),
            Item::Text(number) => self.given.texts.get(number as usize).cloned(),
            Item::Said(said) => {
                let held = self.policy().values(said.fact).get(said.index as usize)?;
                Some(self.policy().text(said.fact, held))
            }
            _ => None,
        }
    }
}

/// How often, as written: `weekly`, `every 6 weeks`.
fn cadence(written: &str) -> String {
    let is_bare = written.starts_with(|mark: char| mark.is_ascii_digit());
    if is_bare { format!("every {written}") } else { written.to_owned() }
}

fn joined(said: &[String]) -> String {
    if said.len() > NAMED {
        let named: Vec<&str> = said.iter().take(NAMED - 1).map(String::as_str).collect();
        return format!("{} and {} more", named.join(", "), said.len() + 1 - NAMED);
    }
    match said.split_last() {
        None => "nothing".to_owned(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}
