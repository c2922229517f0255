//! The words for what the model cannot understand. One function a problem; nothing here decides anything.

use super::policy::Declaration;
use crate::diagnostic::{Diagnostic, Edit};
use crate::source::{Origin, Sources, Span};
use crate::vocabulary::{self, Entry, Kind, KindSet};

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

pub(super) fn no_kind(span: Span) -> Diagnostic {
    Diagnostic::compile("syntax", span, "a declaration begins with what it declares")
        .pointing("this is neither a kind nor inside a block")
        .help("begin the line with a kind and a name, such as `touchpoint checkout \"Checkout desk\"`")
}

pub(super) fn unknown_kind(span: Span, word: &str, nearest: Option<&str>) -> Diagnostic {
    let problem = Diagnostic::compile("unknown-kind", span, format!("nothing of the kind `{word}` can be declared"));
    if let Some(nearest) = nearest {
        let fix = format!("write `{nearest}`");
        return problem
            .pointing(format!("did you mean `{nearest}`?"))
            .help(fix.clone())
            .safe_fix(fix, replace(span, nearest));
    }
    if let Some(kind) = kind_with_property(word) {
        return problem
            .pointing(format!("`{word}` is what {} says about itself", kind.row().one))
            .help(format!("move the line into the block of {}", kind.row().one));
    }
    let kinds = list(vocabulary::KINDS.iter().map(|row| row.word), 40);
    problem.pointing("not a kind of declaration").help(format!("declare one of: {kinds}"))
}

fn kind_with_property(word: &str) -> Option<Kind> {
    let has = |kind: Kind| vocabulary::properties(kind).iter().any(|entry| entry.property.words == word);
    vocabulary::KINDS.iter().map(|row| row.kind).filter(|kind| *kind != Kind::Rule).find(|kind| has(*kind))
}

pub(super) fn no_name(span: Span, kind: Kind) -> Diagnostic {
    let word = kind.word();
    Diagnostic::compile("missing-value", span, format!("this {} has no name", said(kind)))
        .pointing("a name follows, so that others can refer to it")
        .help(format!("write one in small letters before the title: `{word} front-door \"Front door\"`"))
}

/// A kind as prose says it, without its article: `touch-point`.
pub(super) fn said(kind: Kind) -> &'static str {
    let one = kind.row().one;
    one.split_once(' ').map_or(one, |(_, noun)| noun)
}

pub(super) fn name_shape(span: Span, name: String) -> Diagnostic {
    let shaped = shaped(&name);
    let problem = Diagnostic::compile("syntax", span, format!("`{name}` cannot be a name"))
        .pointing("names are small letters and digits, with single hyphens between");
    if shaped.is_empty() {
        return problem.help("begin with a letter: `desk-24h`");
    }
    let fix = format!("write `{shaped}`");
    problem.help(format!("{fix}, here and wherever it is named")).suggested_fix(fix, replace(span, &shaped))
}

fn shaped(name: &str) -> String {
    let small = name.to_lowercase().replace(['_', '–', '—', '.'], "-");
    let parts: Vec<&str> = small.split('-').filter(|part| !part.is_empty()).collect();
    let joined = parts.join("-");
    if super::names::is_name(&joined) { joined } else { String::new() }
}

pub(super) fn name_reserved(span: Span, name: &str) -> Diagnostic {
    Diagnostic::compile("syntax", span, format!("`{name}` cannot be a name"))
        .pointing("the word has a meaning of its own in every policy")
        .help(format!("choose another, such as `{name}-team`"))
}

pub(super) fn more_than_a_head(span: Span, text: &str) -> Diagnostic {
    Diagnostic::compile("syntax", span, format!("`{text}` follows where the declaration should end"))
        .pointing("a declaration is a kind, a name, a title in quotation marks and a block")
        .help("put the title in quotation marks, and what it says in the block")
}

pub(super) fn declared_twice(sources: &Sources, first: &Declaration, again: &Declaration) -> Diagnostic {
    let name = sources.slice(again.name);
    if sources.get(first.name.file).is_some_and(|source| source.origin() == Origin::Rulebook) {
        return Diagnostic::compile("declared-twice", again.name, format!("`{name}` ships with Truenorth"))
            .pointing("declared again here")
            .related(first.name, "the one that ships")
            .help("choose another name");
    }
    let same_name = sources.slice(first.name) == name;
    let message = if same_name {
        format!("`{name}` is declared twice")
    } else {
        format!("a policy has one {}, and this is a second", said(again.kind))
    };
    Diagnostic::compile("declared-twice", again.name, message)
        .pointing("declared again here; the first one counts")
        .related(first.name, format!("first declared here, as {}", first.kind.row().one))
        .help(if same_name {
            "give one of them another name, or make them one"
        } else {
            "make them one, or split the policy"
        })
}

pub(super) fn unknown_property(span: Span, word: &str, owner: &str, rows: &[Entry]) -> Diagnostic {
    let words = || rows.iter().map(|entry| entry.property.words);
    let problem = Diagnostic::compile("unknown-property", span, format!("{owner} has no property `{word}`"));
    let others = list(words().take(40), 9);
    match nearest_words(word, words()) {
        Some(nearest) => problem
            .pointing(format!("did you mean `{nearest}`?"))
            .help(format!("write `{nearest}`; {owner} can also say: {others}"))
            .safe_fix(format!("write `{nearest}`"), replace(span, nearest)),
        None => problem.pointing("not a property it has").help(format!("{owner} can say: {others}")),
    }
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

pub(super) fn no_property(span: Span) -> Diagnostic {
    Diagnostic::compile("syntax", span, "a line begins with the property it states")
        .pointing("this is no property")
        .help("begin the line with a property's word, such as `owner` or `manage`")
}

pub(super) fn no_block(span: Span, words: &str) -> Diagnostic {
    Diagnostic::compile("syntax", span, format!("`{words}` takes no block"))
        .pointing("this block belongs to nothing")
        .help("move its lines out of the block, or delete it")
}

pub(super) fn unknown_name(span: Span, name: &str, wanted: &str, nearest: Option<&str>) -> Diagnostic {
    let problem = Diagnostic::compile("unknown-name", span, format!("`{name}` is not declared"));
    match nearest {
        Some(nearest) => problem
            .pointing(format!("did you mean `{nearest}`?"))
            .help(format!("write `{nearest}`, or declare `{name}`"))
            .suggested_fix(format!("write `{nearest}`"), replace(span, nearest)),
        None => problem
            .pointing(format!("{wanted} is named here, and no declaration has this name"))
            .help(format!("declare `{name}`, or name {wanted} that is declared{}", which(wanted))),
    }
}

pub(super) fn wrong_kind(span: Span, named: (&str, &Declaration), words: &str, wanted: &str) -> Diagnostic {
    let (name, declared) = named;
    let one = declared.kind.row().one;
    Diagnostic::compile("wrong-kind", span, format!("`{name}` is {one}, and `{words}` takes {wanted}"))
        .pointing(format!("{one}, not {wanted}"))
        .related(declared.name, format!("declared here as {one}"))
        .help(format!("name {wanted} here{}", which(wanted)))
}

/// Who can be a party, where a message has just asked for one.
fn which(wanted: &str) -> String {
    let kinds: Vec<&str> = KindSet::PARTY.iter().map(said).collect();
    if wanted == A_PARTY { format!(" ({})", kinds.join(", ")) } else { String::new() }
}

const A_PARTY: &str = "a party";

pub(super) fn wrong_value(span: Span, words: &str, wanted: &str, help: impl Into<String>) -> Diagnostic {
    Diagnostic::compile("wrong-value", span, format!("`{words}` takes {wanted}"))
        .pointing(format!("this is not {wanted}"))
        .help(help)
}

pub(super) fn unquoted(span: Span, words: &str, text: &str) -> Diagnostic {
    let quoted = crate::syntax::text::quote(text);
    wrong_value(span, words, "text in quotation marks", format!("write `{words} {quoted}`"))
        .suggested_fix("put it in quotation marks", replace(span, &quoted))
}

pub(super) fn missing_value(span: Span, words: &str, wanted: &str) -> Diagnostic {
    Diagnostic::compile("missing-value", span, format!("`{words}` says nothing further"))
        .pointing(format!("{wanted} should follow"))
        .help(format!("write {wanted} after `{words}`, or delete the line"))
}

pub(super) fn missing_property(span: Span, owner: &str, words: &str, meaning: &str) -> Diagnostic {
    Diagnostic::compile("missing-value", span, format!("{owner} does not say `{words}`"))
        .pointing(format!("`{words}` is needed here: {meaning}"))
        .help(format!("add a line `{words} …` to its block"))
}

pub(super) fn unknown_word(span: Span, word: &str, words: &str, known: &[&str]) -> Diagnostic {
    let problem = Diagnostic::compile("unknown-word", span, format!("`{words}` cannot be `{word}`"));
    let help = format!("write one of: {}", list(known.iter().copied(), 40));
    match vocabulary::nearest(word, known.iter().copied()) {
        Some(nearest) => problem
            .pointing(format!("did you mean `{nearest}`?"))
            .help(help)
            .safe_fix(format!("write `{nearest}`"), replace(span, nearest)),
        None => problem.pointing("not one of its words").help(help),
    }
}

pub(super) fn unknown_clause(span: Span, word: &str, words: &str, clauses: &[Entry]) -> Diagnostic {
    let known = || clauses.iter().map(|entry| entry.property.words);
    let problem = Diagnostic::compile("unknown-word", span, format!("`{word}` means nothing after `{words}`"));
    if let Some(nearest) = nearest_words(word, known()) {
        return problem
            .pointing(format!("did you mean `{nearest}`?"))
            .help(format!("write `{nearest}`"))
            .safe_fix(format!("write `{nearest}`"), replace(span, nearest));
    }
    match clauses {
        [] => problem.pointing("nothing more can be said on this line").help("delete it, or begin a new line with it"),
        _ => problem.pointing("not a way to go on").help(format!("go on with one of: {}", list(known(), 12))),
    }
}

pub(super) fn missing_comma(span: Span, before: Span, word: &str) -> Diagnostic {
    Diagnostic::compile("syntax", span, format!("a comma is missing before `{word}`"))
        .pointing("a second name begins here")
        .help("separate the names with a comma")
        .suggested_fix("insert a comma", vec![Edit { span: before.after(), text: ",".to_owned() }])
}

pub(super) fn too_many_values(span: Span, words: &str, owner: &str) -> Diagnostic {
    Diagnostic::compile("too-many-values", span, format!("`{words}` takes one value"))
        .pointing("one too many")
        .help(format!("keep the first, or delete it and keep this one; {owner} has one at a time"))
}

pub(super) fn given_twice(span: Span, first: Span, words: &str) -> Diagnostic {
    Diagnostic::compile("given-twice", span, format!("`{words}` is stated twice"))
        .pointing("stated again here; the first one counts")
        .related(first, "first stated here")
        .help("keep one of the lines")
}

pub(super) fn impossible_date(span: Span, text: &str) -> Diagnostic {
    Diagnostic::compile("impossible-date", span, format!("`{text}` is not a day of the calendar"))
        .pointing("no such day")
        .help("check the month and the day; a date is year, month, day: `2027-03-31`")
}

pub(super) fn dangling_comma(span: Span, next: Span) -> Diagnostic {
    Diagnostic::compile("syntax", span, "nothing comes after this comma")
        .pointing("the list goes on from here …")
        .related(next, "… but a new line begins instead")
        .help("delete the comma, or write what should follow it")
        .safe_fix("delete the comma", replace(span, ""))
}

/// What a set of kinds is called in a message: `an executive or a role`.
pub(super) fn wanted(kinds: KindSet) -> String {
    if kinds.and(KindSet::PARTY) == KindSet::PARTY {
        return A_PARTY.to_owned();
    }
    let ones: Vec<&str> = kinds.iter().map(|kind| kind.row().one).collect();
    match ones.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) if rest.len() < 6 => format!("{} or {last}", rest.join(", ")),
        _ => "the name of a declaration".to_owned(),
    }
}

pub(super) fn unknown_unit(span: Span, word: &str, said: &str, known: &[&str]) -> Diagnostic {
    let problem = Diagnostic::compile("unknown-word", span, format!("`{word}` in `{said}` is no unit"));
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
