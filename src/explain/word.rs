//! What a kind of declaration or a property can say: the rows of the vocabulary, in words.

use super::{Page, Part};
use crate::analysis::Analysis;
use crate::model::value_said;
use crate::rules::Rule;
use crate::syntax::expression as ast;
use crate::vocabulary::{ExpressionForm, KINDS, KindRow, Many, Property, ValueType};

/// The page of a kind.
pub(super) fn of_kind(analysis: &Analysis, row: &KindRow) -> Page {
    let mut page = Page::new(row.word, row.meaning);
    let party = if row.kind.is_party() { format!("{} can answer for something", row.one) } else { String::new() };
    page.rows([("all", format!("rules speak of all of them as `all {}`", row.many)), ("party", party)]);
    page.section("it can say");
    page.rows(row.properties().map(|property| (property.words, in_short(property))));
    page.section("example");
    page.written(row.example);
    let rules = analysis.book.rules.iter().filter(|rule| looks_at(analysis, rule, row.word));
    let rules: Vec<String> = rules.map(|rule| rule.slug.clone()).collect();
    if !rules.is_empty() {
        page.section("rules that look at each");
        page.parts.push(Part::Names(rules));
    }
    page
}

/// Whether a rule goes through the declarations of a kind, one by one.
fn looks_at(analysis: &Analysis, rule: &Rule, kind: &str) -> bool {
    let policy = &analysis.policy;
    let is_for_each = |property: &Property| matches!(property.value, ValueType::Expression(ExpressionForm::Quantifier));
    let lines = policy.lines(rule.declaration).filter(|line| is_for_each(policy.fact(*line).entry.property));
    let places = lines.filter_map(|line| Some(policy.value_place(line, policy.values(line).first()?)));
    let read = places.filter_map(|place| ast::read::<ast::Quantifier>(policy.sources().slice(place), place).ok());
    read.flat_map(|each| each.bindings).any(|binding| match binding.over {
        ast::Over::Kinds(kinds) => kinds.iter().any(|name| name.text == kind),
        ast::Over::List(_) => false,
    })
}

/// The pages of the properties with these words.
pub(super) fn of_property(words: &str) -> Vec<Page> {
    let mut alike: Vec<(&Property, Vec<String>)> = Vec::new();
    for place in places().into_iter().filter(|place| is_called(place.property, words)) {
        match alike.iter_mut().find(|(property, _)| same(property, place.property)) {
            Some((_, of)) if of.contains(&place.of) => {}
            Some((_, of)) => of.push(place.of),
            None => alike.push((place.property, vec![place.of])),
        }
    }
    alike.into_iter().map(|(property, of)| page(property, &of)).collect()
}

/// The words of all properties and clauses.
pub(super) fn properties() -> Vec<&'static str> {
    places().into_iter().map(|place| place.property.words).collect()
}

/// A property and what it stands in.
struct Place {
    property: &'static Property,
    of: String,
}

fn places() -> Vec<Place> {
    let mut places = Vec::new();
    for row in KINDS {
        row.properties().for_each(|property| gather(property, row.word.to_owned(), &mut places));
    }
    places
}

fn gather(property: &'static Property, of: String, places: &mut Vec<Place>) {
    let inside = format!("{} of {of}", property.words);
    places.push(Place { property, of });
    for inner in property.clauses.iter().chain(property.block) {
        gather(inner, inside.clone(), places);
    }
}

fn is_called(property: &Property, words: &str) -> bool {
    [Some(property.words), property.also, property.named].contains(&Some(words))
        || property.words.replace(' ', "-") == words
}

/// The same row, stated for another kind.
fn same(one: &Property, other: &Property) -> bool {
    one.words == other.words && one.meaning == other.meaning && value_said(one.value) == value_said(other.value)
}

/// The page of a property that stands in these.
pub(super) fn page(property: &Property, of: &[String]) -> Page {
    let mut page = Page::new(property.words, property.meaning);
    page.rows([
        ("of", of.join(", ")),
        ("value", value_said(property.value)),
        ("how often", how_often(property.many).to_owned()),
        ("needed", if property.required { "yes".to_owned() } else { String::new() }),
        ("if not said", property.default.unwrap_or("").to_owned()),
        ("also written", property.also.unwrap_or("").to_owned()),
        ("other side", property.inverse.unwrap_or("").to_owned()),
    ]);
    if let ValueType::Word(words) = property.value {
        page.section("the words");
        page.rows(words.iter().map(|word| (word.word, word.meaning.to_owned())));
    }
    inner(&mut page, "behind the value", property.clauses);
    inner(&mut page, "in its block", property.block);
    page
}

fn inner(page: &mut Page, heading: &str, rows: &[Property]) {
    if !rows.is_empty() {
        page.section(heading);
        page.rows(rows.iter().map(|row| (row.words, in_short(row))));
    }
}

fn in_short(property: &Property) -> String {
    match property.value {
        ValueType::Flag => property.meaning.to_owned(),
        value => format!("{}: {}", property.meaning, value_said(value)),
    }
}

fn how_often(many: Many) -> &'static str {
    match many {
        Many::One => "one line, one value",
        Many::List => "one line, one value or a list",
        Many::Lines => "any number of lines, one value each",
        Many::ListLines => "any number of lines, one value or a list each",
    }
}
