//! The words for what the model cannot understand. One function a problem; nothing here decides anything.

mod head;

pub(super) use head::*;

use super::policy::Declaration;
use crate::diagnostic::{Diagnostic, Edit, catalogue};
use crate::source::{Sources, Span};
use crate::vocabulary::{self, Entry, ExpressionForm, Kind, KindSet, ValueType};

fn replace(span: Span, text: &str) -> Vec<Edit> {
    vec![Edit { span, text: text.to_owned() }]
}

/// `a`, `b` and `c`, at most `limit` of them.
pub(super) fn list<'w>(words: impl Iterator<Item = &'w str>, limit: usize) -> String {
    let mut words: Vec<&str> = words.collect();
    let more = words.len() > limit;
    words.truncate(limit);
    let listed = words.join(", ");
    if more { format!("{listed}, …") } else { listed }
}

/// Words of a row that somebody misspelt.
pub(super) struct Meant<'a> {
    /// As they should be.
    pub(super) words: &'a str,
    /// Where they stand.
    pub(super) place: Span,
    /// What follows them on the line.
    pub(super) rest: &'a str,
}

/// A line that begins with a word its owner has no property for.
pub(super) fn unknown_property(
    word: (&str, Span),
    meant: Option<Meant<'_>>,
    owner: &str,
    rows: &[Entry],
) -> Diagnostic {
    let (word, span) = word;
    let message = format!("{owner} has no property `{word}`");
    let problem = Diagnostic::compile(catalogue::UNKNOWN_PROPERTY.slug, span, message);
    if let Some(Meant { words: nearest, place, rest }) = meant {
        let line = format!("{nearest} {rest}");
        let line = if line.len() > 60 { nearest } else { line.trim_end() };
        let others = list(in_order_of_use(rows).filter(|words| *words != nearest), 8);
        return problem
            .pointing(format!("did you mean `{nearest}`?"))
            .help(format!("write `{line}`; {owner} can also say: {others}"))
            .safe_fix(format!("write `{nearest}`"), replace(place, nearest));
    }
    let problem = problem.pointing("not a property it has");
    match rows {
        [] => problem.help(format!("delete the line; {owner} says nothing beyond its name and title")),
        _ => problem.help(format!("write one of what {owner} can say: {}", list(in_order_of_use(rows), 12))),
    }
}

/// The words of properties, the duties first: they are what a policy is about.
fn in_order_of_use(rows: &[Entry]) -> impl Iterator<Item = &'static str> {
    let is_duty = |entry: &&Entry| super::duties::number(entry.id).is_some();
    let duties = rows.iter().filter(is_duty);
    duties.chain(rows.iter().filter(move |entry| !is_duty(entry))).map(|entry| entry.property.words)
}

/// The property meant by a word that is none: the nearest, or the one whose first word it is.
pub(super) fn nearest_words<'w>(word: &str, words: impl Iterator<Item = &'w str> + Clone) -> Option<&'w str> {
    let begun = words.clone().find(|candidate| candidate.split(' ').next() == Some(word));
    let first_words = words.clone().map(|candidate| candidate.split(' ').next().unwrap_or(candidate));
    let nearest = vocabulary::nearest(word, words.clone().chain(first_words));
    begun.or_else(|| {
        words.clone().find(|candidate| nearest == candidate.split(' ').next() || nearest == Some(candidate))
    })
}

pub(super) fn no_property(span: Span, owner: &str, rows: &[Entry]) -> Diagnostic {
    Diagnostic::compile(catalogue::SYNTAX.slug, span, "a line begins with the property it states")
        .pointing("this is no property")
        .help(format!("begin the line with what {owner} can say: {}", list(in_order_of_use(rows), 12)))
}

pub(super) fn mark_after_property(span: Span, mark: &str, words: &str) -> Diagnostic {
    Diagnostic::compile(catalogue::SYNTAX.slug, span, format!("`{mark}` has no place behind `{words}`"))
        .pointing("the value follows at once, with a space before it")
        .help("delete it")
        .safe_fix("delete it", replace(span, ""))
}

pub(super) fn no_block(span: Span, words: &str) -> Diagnostic {
    Diagnostic::compile(catalogue::SYNTAX.slug, span, format!("`{words}` takes no block"))
        .pointing("this block belongs to nothing")
        .help(format!("write what it says behind `{words}`, on the same line, or delete it"))
}

pub(super) fn unknown_name(span: Span, name: &str, kinds: KindSet, nearest: Option<&str>) -> Diagnostic {
    let problem = Diagnostic::compile(catalogue::UNKNOWN_NAME.slug, span, format!("`{name}` is not declared"));
    let wanted = wanted(kinds);
    match nearest {
        Some(nearest) => problem
            .pointing(format!("did you mean `{nearest}`?"))
            .help(format!("write `{nearest}`, or declare `{name}`"))
            .suggested_fix(format!("write `{nearest}`"), replace(span, nearest)),
        None if kinds == KindSet::DECLARED => {
            problem.pointing("nothing has this name").help("name something that is declared, or declare it")
        }
        None => problem.pointing(format!("this should be {wanted}, and nothing has this name")).help(format!(
            "name {wanted} that is declared{}, or declare it: `{}`",
            which(&wanted),
            declaring(name, kinds)
        )),
    }
}

/// A declaration to begin with: `department it-services "…"`.
fn declaring(name: &str, kinds: KindSet) -> String {
    let likely = if kinds.contains(Kind::Department) { Some(Kind::Department) } else { kinds.iter().next() };
    format!("{} {} \"…\"", likely.map_or("", Kind::word), name.to_lowercase())
}

pub(super) fn wrong_kind(span: Span, named: (&str, &Declaration), words: &str, wanted: &str) -> Diagnostic {
    let (name, declared) = named;
    let one = declared.kind.row().one;
    Diagnostic::compile(catalogue::WRONG_KIND.slug, span, format!("`{name}` is {one}, and `{words}` takes {wanted}"))
        .pointing(format!("{one}, not {wanted}"))
        .related(declared.name, format!("declared here as {one}"))
        .help(format!("name {wanted} here{}", which(wanted)))
}

/// Who can be a party, where a message has just asked for one.
fn which(wanted: &str) -> String {
    let kinds: Vec<&str> = KindSet::PARTY.iter().map(|kind| kind.row().noun()).collect();
    if wanted.starts_with(A_PARTY) { format!(" ({})", kinds.join(", ")) } else { String::new() }
}

const A_PARTY: &str = "a party";

/// A value that is not of the type its row takes; `wanted` may go on with an example behind a comma.
pub(super) fn wrong_value(span: Span, words: &str, wanted: &str, help: impl Into<String>) -> Diagnostic {
    let (short, _) = wanted.split_once(", such as").unwrap_or((wanted, ""));
    Diagnostic::compile(catalogue::WRONG_VALUE.slug, span, format!("`{words}` takes {wanted}"))
        .pointing(format!("this is not {short}"))
        .help(help)
}

/// A value in parts that lacks `expected` at a place.
pub(super) fn broken_off(span: Span, words: &str, shape: &str, expected: &str) -> Diagnostic {
    Diagnostic::compile(catalogue::WRONG_VALUE.slug, span, format!("`{words}` is written `{words} {shape}`"))
        .pointing(format!("{expected} should follow"))
        .help(format!("write `{words} {shape}`"))
}

/// A text where a name should be, and the name of what has it for a title.
pub(super) fn title_for_name(span: Span, words: &str, wanted: &str, name: &str) -> Diagnostic {
    Diagnostic::compile(catalogue::WRONG_VALUE.slug, span, format!("`{words}` takes {wanted}, by its name"))
        .pointing(format!("this is the title of `{name}`"))
        .help(format!("write `{words} {name}`"))
        .suggested_fix(format!("write `{name}`"), replace(span, name))
}

pub(super) fn unquoted(span: Span, words: &str, text: &str) -> Diagnostic {
    let quoted = crate::syntax::text::quote(text);
    wrong_value(span, words, "text in quotation marks", format!("write `{words} {quoted}`"))
        .suggested_fix("put it in quotation marks", replace(span, &quoted))
}

pub(super) fn missing_value(span: Span, words: &str, wanted: &str) -> Diagnostic {
    let (short, example) = wanted.split_once(", such as").unwrap_or((wanted, ""));
    let example = if example.is_empty() { String::new() } else { format!(", such as{example}") };
    Diagnostic::compile(catalogue::MISSING_VALUE.slug, span, format!("nothing follows `{words}`"))
        .pointing(format!("{short} should follow"))
        .help(format!("write {short} behind it{example}, or delete it"))
}

/// What a declaration has to say and does not.
pub(super) fn missing_properties(head: Span, owner: &str, missing: &[&Entry]) -> Diagnostic {
    let quoted: Vec<String> = missing.iter().map(|entry| format!("`{}`", entry.property.words)).collect();
    let all = match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    };
    let lines = missing.iter().map(|entry| format!("\n{}", line_to_fill(entry)));
    Diagnostic::compile(catalogue::MISSING_VALUE.slug, head, format!("{owner} has to say {all}, and this one does not"))
        .pointing(format!("{all} should stand in its block"))
        .help(format!("add to its block:{}", lines.collect::<String>()))
}

fn line_to_fill(entry: &Entry) -> String {
    let words = entry.property.words;
    match entry.property.value {
        ValueType::Text => format!("{words} \"…\""),
        ValueType::Date => format!("{words} 2027-03-31"),
        ValueType::Expression(ExpressionForm::Words) => format!("{words} \"…\""),
        ValueType::Expression(ExpressionForm::Policy) => format!("{words} {{ … }}"),
        _ => format!("{words} …"),
    }
}

pub(super) fn unknown_word(span: Span, word: &str, words: &str, known: &[&str]) -> Diagnostic {
    let problem = Diagnostic::compile(catalogue::UNKNOWN_WORD.slug, span, format!("`{words}` cannot be `{word}`"));
    let help = format!("write one of: {}", list(known.iter().copied(), 40));
    match vocabulary::nearest(word, known.iter().copied()) {
        Some(nearest) => problem
            .pointing(format!("did you mean `{nearest}`?"))
            .help(help)
            .safe_fix(format!("write `{nearest}`"), replace(span, nearest)),
        None => problem.pointing("not one of its words").help(help),
    }
}

pub(super) fn unknown_clause(word: (&str, Span), meant: Option<Meant<'_>>, row: &Entry) -> Diagnostic {
    let (word, span) = word;
    let message = format!("`{word}` means nothing after `{}`", row.property.words);
    let problem = Diagnostic::compile(catalogue::UNKNOWN_WORD.slug, span, message);
    let is_chain = row.property.value.is_chain();
    let known = row.clauses.iter().map(|entry| entry.property.words);
    match (word, meant, &*row.clauses) {
        ("(", ..) => {
            problem.pointing("a remark in brackets").help("write a remark behind `//`, at the end of the line")
        }
        ("-", ..) if is_chain => did_you_mean(problem, ARROW, span),
        (_, Some(meant), _) => did_you_mean(problem, meant.words, meant.place),
        (_, None, []) => {
            problem.pointing("nothing more can be said on this line").help("delete it, or begin a new line with it")
        }
        _ => problem.pointing("not a way to go on").help(format!("go on with one of: {}", list(known, 12))),
    }
}

const ARROW: &str = "->";

fn did_you_mean(problem: Diagnostic, words: &str, place: Span) -> Diagnostic {
    problem
        .pointing(format!("did you mean `{words}`?"))
        .help(format!("write `{words}`"))
        .safe_fix(format!("write `{words}`"), replace(place, words))
}

pub(super) fn missing_comma(span: Span, (before, name): (Span, &str), word: &str) -> Diagnostic {
    Diagnostic::compile(catalogue::SYNTAX.slug, span, format!("a comma is missing before `{word}`"))
        .pointing("a second name begins here")
        .help(format!("separate the names with a comma: `{name}, {word}`"))
        .suggested_fix("insert a comma", vec![Edit { span: before.after(), text: ",".to_owned() }])
}

/// A second value where one is taken; `first` is the one before it.
pub(super) fn too_many_values(span: Span, words: &str, first: &str) -> Diagnostic {
    Diagnostic::compile(catalogue::TOO_MANY_VALUES.slug, span, format!("`{words}` takes one value"))
        .pointing("one too many")
        .help(format!("keep one of them: `{words} {first}`"))
}

/// A comma between what follows one another.
pub(super) fn comma_for_arrow(span: Span, words: &str) -> Diagnostic {
    let message = format!("`{words}` takes one chain, and a comma does not carry it on");
    Diagnostic::compile(catalogue::TOO_MANY_VALUES.slug, span, message)
        .pointing(format!("did you mean `{ARROW}`?"))
        .help(format!("write `{ARROW}` between what follows one another"))
        .suggested_fix(format!("write `{ARROW}`"), replace(span, &format!(" {ARROW}")))
}

/// What is stated again, and where it was stated first.
pub(super) fn given_twice(span: Span, first: Span, words: &str) -> Diagnostic {
    Diagnostic::compile(catalogue::GIVEN_TWICE.slug, span, format!("`{words}` is stated twice"))
        .pointing("stated again here; the first one counts")
        .related(first, "first stated here")
        .help("keep one of them")
}

/// A duty that is stated again for the same part.
pub(super) fn duty_given_twice(span: Span, first: Span, line: &str, words: &str) -> Diagnostic {
    given_twice(span, first, words)
        .help(format!("keep one of them, or say which part of it each covers: `{line} for \"…\"`"))
}

pub(super) fn impossible_date(span: Span, text: &str) -> Diagnostic {
    Diagnostic::compile(catalogue::IMPOSSIBLE_DATE.slug, span, format!("`{text}` is not a day of the calendar"))
        .pointing("no such day")
        .help("check the month and the day; a date is year, month, day: `2027-03-31`")
}

pub(super) fn dangling_comma(span: Span, next: Span) -> Diagnostic {
    Diagnostic::compile(catalogue::SYNTAX.slug, span, "nothing comes after this comma")
        .pointing("the list goes on from here …")
        .related(next, "… but a new line begins instead")
        .help("delete the comma, or write what should follow it")
        .safe_fix("delete the comma", replace(span, ""))
}

/// What a set of kinds is called in a message: `an executive or a role`.
pub(super) fn wanted(kinds: KindSet) -> String {
    if kinds == KindSet::DECLARED {
        return "something declared".to_owned();
    }
    let (parties, others) = (kinds.and(KindSet::PARTY), kinds.without(KindSet::PARTY));
    let any_party = parties == KindSet::PARTY;
    let named = if any_party { others } else { kinds };
    let ones = any_party.then_some(A_PARTY).into_iter().chain(named.iter().map(|kind| kind.row().one));
    let ones: Vec<&str> = ones.collect();
    match ones.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) if rest.len() < 6 => format!("{} or {last}", rest.join(", ")),
        _ => "something declared".to_owned(),
    }
}

pub(super) fn unknown_unit(span: Span, word: &str, said: &str, known: &[&str]) -> Diagnostic {
    let problem = Diagnostic::compile(catalogue::UNKNOWN_WORD.slug, span, format!("`{word}` in `{said}` is no unit"));
    match vocabulary::nearest(word, known.iter().copied()) {
        Some(nearest) => problem
            .pointing(format!("did you mean `{nearest}`?"))
            .help(format!("write `{nearest}`, or declare a metric that counts in it: `unit {word}`"))
            .safe_fix(format!("write `{nearest}`"), replace(span, nearest)),
        None => problem
            .pointing("neither a time nor a currency, and no metric counts in it")
            .help(format!("declare a metric that counts in it (`unit {word}`), or write `%`, a currency or a time")),
    }
}

/// A number too large, too finely divided or not written as one.
pub(super) fn uncountable(span: Span, number: &str) -> Diagnostic {
    Diagnostic::compile(catalogue::WRONG_VALUE.slug, span, format!("`{number}` cannot be counted with"))
        .pointing("too large, too finely divided, or not written as a number")
        .help("write digits: below nine billion, at most six of them behind the point, the unit after them")
}

/// A list that is stated again: the line where it was first, the values to add to that, and the line that then can go.
pub(super) fn list_given_twice(problem: Diagnostic, places: [Span; 3], sources: &Sources) -> Diagnostic {
    let [first, values, line] = places;
    let more = format!(", {}", sources.slice(values));
    let whole = format!("{}{more}", sources.slice(first));
    problem.help(format!("make one line of them: `{whole}`")).safe_fix(
        "make one line of them",
        vec![Edit { span: first.after(), text: more }, Edit { span: line, text: String::new() }],
    )
}
