//! The mutants of a rule: its text with one thing broken in what it looks at or requires.
//!
//! In: the text of a file of the rule book. Out: [`Mutant`]s that compile. What a rule says about a finding (its words, places
//! and levels) is left alone: its blocks do not show it.

use std::sync::Arc;

use truenorth::model::{self, FactId, Policy};
use truenorth::rules::{self, Rule};
use truenorth::source::{Origin, Sources, Span};
use truenorth::syntax::expression::{self as ast, Expression, Naming, Need, Parameter, Part, Quantifier};
use truenorth::syntax::{self, PieceSize};
use truenorth::vocabulary::{ExpressionForm, Kind, ValueType};

use crate::broken::{Break, breaks, whole};
use crate::written::{self, written};

/// A rule with one thing broken.
pub struct Mutant {
    /// What was done to it.
    pub what: String,
    /// The broken rule.
    pub rule: Arc<Rule>,
}

/// A file of the rule book by itself.
pub fn policy_of(text: &str) -> Policy {
    let mut sources = Sources::default();
    sources.add_from(Origin::Rulebook, "rule.north".to_owned(), text.as_bytes().to_vec()).unwrap();
    let sources = Arc::new(sources);
    let trees: Vec<_> = sources.iter().map(|(id, source)| syntax::parse(id, source.text(), PieceSize::Batch)).collect();
    if trees.iter().any(|tree| !tree.problems(sources.get(tree.file()).unwrap()).is_empty()) {
        return model::build(Arc::default(), Vec::new()).0;
    }
    model::build(sources, trees).0
}

/// The one rule of a file, if it compiles.
pub fn rule_of(text: &str) -> Option<Arc<Rule>> {
    let (book, problems) = rules::compile(&policy_of(text));
    let is_sound = problems.is_empty() && book.plan_all().is_empty();
    book.rules.into_iter().next().filter(|_| is_sound)
}

/// Every mutant of a rule that compiles, in the order of its lines.
pub fn mutants(text: &str) -> Vec<Mutant> {
    let policy = policy_of(text);
    let lines = policy.of_kind(Kind::Rule).iter().flat_map(|rule| policy.lines(*rule));
    let breaks = lines.flat_map(|line| breaks_of_line(&policy, line));
    breaks.filter_map(|(place, each)| compiled(text, place, each)).collect()
}

/// The first result that compiles.
fn compiled(text: &str, place: Span, each: Break<String>) -> Option<Mutant> {
    let rule = each.results.iter().find_map(|result| rule_of(&spliced(text, place, result)))?;
    Some(Mutant { what: each.what, rule })
}

fn spliced(text: &str, place: Span, with: &str) -> String {
    format!("{}{with}{}", &text[..place.start as usize], &text[place.end as usize..])
}

/// The form of a line and where what stands behind its words is.
fn part_of(policy: &Policy, line: FactId) -> Option<(ExpressionForm, Span)> {
    let ValueType::Expression(form) = policy.fact(line).entry.property.value else { return None };
    Some((form, policy.value_place(line, policy.values(line).first()?)))
}

fn breaks_of_line(policy: &Policy, line: FactId) -> Vec<(Span, Break<String>)> {
    let Some((form, place)) = part_of(policy, line) else { return Vec::new() };
    let sources = policy.sources();
    let text = sources.slice(place);
    let shown = |expression: &Expression| tidy(&written(sources, expression));
    let found = match form {
        ExpressionForm::Condition => read::<Expression>(text, place)
            .iter()
            .flat_map(|condition| breaks(condition, &shown))
            .map(|each| each.within(|condition| written(sources, &condition)))
            .collect(),
        ExpressionForm::Quantifier => read::<Quantifier>(text, place)
            .iter()
            .flat_map(|quantifier| of_quantifier(quantifier, &shown))
            .map(|each| each.within(|quantifier| written::quantifier(sources, &quantifier)))
            .collect(),
        ExpressionForm::Naming => read::<Naming>(text, place)
            .iter()
            .flat_map(|naming| breaks(&naming.means, &shown).into_iter().map(move |each| (naming, each)))
            .map(|(naming, each)| each.within(|means| format!("{} = {}", naming.name.text, written(sources, &means))))
            .collect(),
        ExpressionForm::Parameters => read::<Vec<Parameter>>(text, place)
            .iter()
            .flat_map(|parameters| of_parameters(parameters, sources, &shown))
            .collect(),
        ExpressionForm::Needs => {
            let whole_line = Break { what: format!("without needs {}", tidy(text)), results: vec![String::new()] };
            let needs = read::<Vec<Need>>(text, place);
            let mut found: Vec<_> = needs.iter().flat_map(|needs| of_needs(needs, sources, &shown)).collect();
            found.iter_mut().for_each(|each: &mut Break<String>| each.what.insert_str(0, "needs: "));
            return std::iter::once((policy.place(line), whole_line))
                .chain(found.into_iter().map(|each| (place, each)))
                .collect();
        }
        _ => Vec::new(),
    };
    found.into_iter().map(|each| (place, each)).collect()
}

fn read<P: Part>(text: &str, place: Span) -> Option<P> {
    ast::read::<P>(text, place).ok()
}

fn of_quantifier(quantifier: &Quantifier, shown: crate::broken::Shown<'_>) -> Vec<Break<Quantifier>> {
    let mut found = Vec::new();
    for (index, binding) in quantifier.bindings.iter().enumerate() {
        if let ast::Over::List(list) = &binding.over {
            found.extend(breaks(list, shown).into_iter().map(|each| {
                each.within(|list| {
                    let mut broken = quantifier.clone();
                    broken.bindings[index].over = ast::Over::List(list);
                    broken
                })
            }));
        }
    }
    for each in quantifier.condition.iter().flat_map(|condition| whole(condition, shown)) {
        found.push(each.within(|condition| Quantifier { condition, ..quantifier.clone() }));
    }
    found
}

fn of_parameters(parameters: &[Parameter], sources: &Sources, shown: crate::broken::Shown<'_>) -> Vec<Break<String>> {
    let line = |all: &[Parameter]| {
        let each = all.iter().map(|one| format!("{} = {}", one.name.text, written(sources, &one.value)));
        each.collect::<Vec<_>>().join(", ")
    };
    let mut found = Vec::new();
    for (index, parameter) in parameters.iter().enumerate() {
        found.extend(breaks(&parameter.value, shown).into_iter().map(|each| {
            let named = Break { what: format!("{}: {}", parameter.name.text, each.what), ..each };
            named.within(|value| {
                let mut broken = parameters.to_vec();
                broken[index].value = value;
                line(&broken)
            })
        }));
    }
    found
}

fn of_needs(needs: &[Need], sources: &Sources, shown: crate::broken::Shown<'_>) -> Vec<Break<String>> {
    let line = |all: &[Need]| {
        let one = |need: &Need| {
            let condition = need.condition.as_ref().map(|condition| format!(" where {}", written(sources, condition)));
            need.kind.text.clone() + &condition.unwrap_or_default()
        };
        all.iter().map(one).collect::<Vec<_>>().join(" or ")
    };
    let mut found = Vec::new();
    for (index, need) in needs.iter().enumerate() {
        for each in need.condition.iter().flat_map(|condition| whole(condition, shown)) {
            found.push(each.within(|condition| {
                let mut broken = needs.to_vec();
                broken[index].condition = condition;
                line(&broken)
            }));
        }
    }
    found
}

/// A rule with each of its lines written out again; it means the same.
pub fn rewritten(text: &str) -> String {
    let policy = policy_of(text);
    let sources = policy.sources();
    let mut lines: Vec<(Span, String)> = Vec::new();
    for line in policy.of_kind(Kind::Rule).iter().flat_map(|rule| policy.lines(*rule)) {
        let Some((form, place)) = part_of(&policy, line) else { continue };
        let slice = sources.slice(place);
        let again = match form {
            ExpressionForm::Condition => read(slice, place).map(|condition| written(sources, &condition)),
            ExpressionForm::Naming => read(slice, place)
                .map(|naming: Naming| format!("{} = {}", naming.name.text, written(sources, &naming.means))),
            ExpressionForm::Quantifier => read(slice, place).map(|all| written::quantifier(sources, &all)),
            _ => None,
        };
        lines.extend(again.map(|again| (place, again)));
    }
    lines.into_iter().rev().fold(text.to_owned(), |text, (place, again)| spliced(&text, place, &again))
}

/// On one line.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
