//! What the word under the pointer means.

use super::place::{Role, place};
use super::{Edition, Point, card, names};
use crate::analysis::Analysis;
use crate::explain::{Examples, Explainer, markdown};
use crate::model::{DeclarationId, value_said};
use crate::rules::Rule;
use crate::source::Span;
use crate::vocabulary::{EnumWord, Kind, PARTY_WORDS, Property, ValueType};

/// What is said of a stretch of text, in Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hover {
    /// The stretch.
    pub span: Span,
    /// What is said.
    pub text: String,
}

/// What is said of the word at a point.
pub fn hover(edition: &Edition, point: Point) -> Option<Hover> {
    if let Some(named) = names::named_at(edition, point) {
        return Some(Hover { span: named.span, text: of_name(edition, named.declaration) });
    }
    let place = place(edition, point)?;
    let (item, role) = place.item()?;
    Some(Hover { span: item.span, text: of_role(place.text(item), role)? })
}

/// A rule or profile is explained; of anything else there is a card.
fn of_name(edition: &Edition, id: DeclarationId) -> String {
    let analysis = &edition.analysis;
    let name = analysis.policy.name(id);
    let page = match analysis.policy.kind(id) {
        Kind::Rule => analysis.book.get(name).map(|rule| of_rule(analysis, rule)),
        Kind::Profile => Explainer::of(analysis).profile(name).map(|page| markdown(&page, "")),
        _ => None,
    };
    page.unwrap_or_else(|| card::card(edition, id))
}

/// The page of a rule but for its examples, which are run anew for each page: they are one `truenorth explain` away.
fn of_rule(analysis: &Analysis, rule: &Rule) -> String {
    let page = Explainer::of(analysis).rule(rule, Examples::None);
    format!("{}\n`truenorth explain {}` shows examples", markdown(&page, ""), rule.slug)
}

fn of_role(word: &str, role: Role) -> Option<String> {
    match role {
        Role::Kind(kind) => kind.map(of_kind),
        Role::Row(entry) => Some(of_row(entry.property)),
        Role::Value(entry) => of_value(entry.property.value, word),
        Role::Name(_) | Role::Other => None,
    }
}

fn of_kind(kind: Kind) -> String {
    let row = kind.row();
    let rows: Vec<String> =
        row.properties().map(|property| format!("- `{}`: {}", property.words, property.meaning)).collect();
    format!("**{}**: {}\n\n{}\n\n```north{}```\n", row.word, row.meaning, rows.join("\n"), row.example)
}

/// What a property or clause says, what it takes, and what may follow.
pub fn of_row(property: &Property) -> String {
    let clauses = property.clauses.iter().chain(property.block);
    let clauses: Vec<String> = clauses.map(|clause| format!("- `{}`: {}", clause.words, clause.meaning)).collect();
    let follow =
        if clauses.is_empty() { String::new() } else { format!("\n\nmay be followed by\n{}", clauses.join("\n")) };
    format!("**{}**: {}\n\ntakes {}{follow}", property.words, property.meaning, value_said(property.value))
}

fn of_value(value: ValueType, word: &str) -> Option<String> {
    let words: &[EnumWord] = match value {
        ValueType::Word(words) => words,
        ValueType::Party | ValueType::PartyOr(_) | ValueType::PartyChain => PARTY_WORDS,
        _ => return None,
    };
    let row = words.iter().find(|row| row.word == word)?;
    Some(format!("**{}**: {}", row.word, row.meaning))
}
