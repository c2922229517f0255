//! Expressions, written out again.
//!
//! In: an expression as it was read. Out: a text that reads as the same expression, with a pair of brackets too many rather
//! than one too few.

use truenorth::source::Sources;
use truenorth::syntax::expression::{Binding, Expression, Filter, Function, Node, Over, Quantifier, Relation};

/// Writes an expression. A node this does not know is taken as it stands in the source.
pub fn written(sources: &Sources, expression: &Expression) -> String {
    let text = |inner: &Expression| written(sources, inner);
    let joined = |all: &[Expression], word: &str| all.iter().map(text).collect::<Vec<_>>().join(word);
    match &expression.node {
        Node::Name(word) | Node::Amount(word) | Node::Date(word) | Node::Text(word) => word.clone(),
        Node::Member(of, name) => format!("{}.{}", text(of), name.text),
        Node::All(kind) => format!("(all {})", kind.text),
        Node::List(all) => format!("({})", joined(all, ", ")),
        Node::Filter(filter) => format!("({})", filtered(sources, filter)),
        Node::Apply(function, list) => applied(sources, *function, list),
        Node::Steps(from, to) => format!("(steps from {} to {})", text(from), text(to)),
        Node::Share(part, whole) => format!("({} of {})", text(part), text(whole)),
        Node::Plus(left, right) => format!("({} + {})", text(left), text(right)),
        Node::Minus(left, right) => format!("({} - {})", text(left), text(right)),
        Node::And(all) => format!("({})", joined(all, " and ")),
        Node::Or(all) => format!("({})", joined(all, " or ")),
        Node::Not(inner) => format!("(not {})", text(inner)),
        Node::Exists(inner) => format!("({} exists)", text(inner)),
        Node::Is(inner, word) => format!("({} is {})", text(inner), word.text),
        Node::Compare(left, sign, right) => format!("({} {sign} {})", text(left), text(right)),
        Node::Relate(relation, left, right) => format!("({} {} {})", text(left), related(*relation), text(right)),
        Node::Some(filter) => some(sources, filter),
        Node::Every(filter, body) => format!("(every {}: {})", filtered(sources, filter), text(body)),
        #[allow(unreachable_patterns, reason = "the language may learn more")]
        _ => sources.slice(expression.span).to_owned(),
    }
}

fn applied(sources: &Sources, function: Function, list: &Expression) -> String {
    let words = match function {
        Function::Count => "count of",
        Function::Distinct => "distinct",
        Function::Head => "head of",
        Function::Least => "least of",
        Function::Most => "most of",
        Function::LongestRun => "longest run of",
        Function::First => "first of",
        #[allow(unreachable_patterns, reason = "the language may learn more")]
        _ => return sources.slice(list.span).to_owned(),
    };
    match &list.node {
        Node::Filter(filter) if filter.name.is_some() && function != Function::Distinct => {
            format!("({words} {})", filtered(sources, filter))
        }
        _ => format!("({words} {})", written(sources, list)),
    }
}

fn related(relation: Relation) -> &'static str {
    match relation {
        Relation::In => "in",
        Relation::Overlaps => "overlaps",
        Relation::Within => "within",
        Relation::Before => "before",
    }
}

/// `x in xs where …`
fn filtered(sources: &Sources, filter: &Filter) -> String {
    let name = filter.name.as_ref().map_or(String::new(), |name| format!("{} in ", name.text));
    let condition = filter.condition.as_ref().map_or(String::new(), |all| format!(" where {}", written(sources, all)));
    format!("{name}{}{condition}", written(sources, &filter.over))
}

fn some(sources: &Sources, filter: &Filter) -> String {
    let name = filter.name.as_ref().map_or("", |name| &name.text);
    let over = written(sources, &filter.over);
    match &filter.condition {
        Some(condition) => format!("(some {name} in {over}: {})", written(sources, condition)),
        None => format!("({over} exists)"),
    }
}

/// `each touchpoint t, p in t.manage where …`
pub fn quantifier(sources: &Sources, quantifier: &Quantifier) -> String {
    let bindings: Vec<String> = quantifier.bindings.iter().map(|each| binding(sources, each)).collect();
    let condition = quantifier.condition.as_ref().map(|condition| format!(" where {}", written(sources, condition)));
    bindings.join(", ") + &condition.unwrap_or_default()
}

fn binding(sources: &Sources, binding: &Binding) -> String {
    match &binding.over {
        Over::Kinds(kinds) => {
            let kinds: Vec<&str> = kinds.iter().map(|kind| kind.text.as_str()).collect();
            format!("{} {}", kinds.join(" or "), binding.name.text)
        }
        Over::List(list) => format!("{} in {}", binding.name.text, written(sources, list)),
        #[allow(unreachable_patterns, reason = "the language may learn more")]
        _ => binding.name.text.clone(),
    }
}
