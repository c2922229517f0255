//! What is wrong where a declaration begins: its kind, its name, its title.

use super::{list, replace, wanted};
use crate::diagnostic::{Diagnostic, Edit, catalogue};
use crate::model::policy::Declaration;
use crate::source::{Sources, Span};
use crate::vocabulary::{self, Kind, KindSet};

pub(in crate::model) fn no_kind(span: Span) -> Diagnostic {
    Diagnostic::compile(catalogue::SYNTAX.slug, span, "a declaration begins with what it declares")
        .pointing("this is neither a kind nor inside a block")
        .help("begin the line with a kind and a name, such as `touchpoint checkout \"Checkout desk\"`")
}

pub(in crate::model) fn unknown_kind(span: Span, word: &str, nearest: Option<&str>) -> Diagnostic {
    let problem =
        Diagnostic::compile(catalogue::UNKNOWN_KIND.slug, span, format!("`{word}` is no kind of declaration"));
    if let Some(nearest) = nearest {
        let fix = format!("write `{nearest}`");
        return problem
            .pointing(format!("did you mean `{nearest}`?"))
            .help(fix.clone())
            .safe_fix(fix, replace(span, nearest));
    }
    if let Some(kinds) = kinds_with_property(word) {
        return problem.pointing(format!("`{word}` stands inside a block, such as that of {kinds}")).help(
            "move the line into the block of what it is about, or delete the `}` that closes that block too early",
        );
    }
    let kinds = list(vocabulary::KINDS.iter().map(|row| row.word), 40);
    problem.pointing("nothing can be declared with this word").help(format!("declare one of: {kinds}"))
}

/// The kinds that have a property, as `a department or a role`.
fn kinds_with_property(word: &str) -> Option<String> {
    let has = |kind: &Kind| {
        vocabulary::properties(*kind).iter().any(|entry| entry.property.words.split(' ').next() == Some(word))
    };
    let kinds: Vec<Kind> = KindSet::DECLARED.iter().filter(has).collect();
    match kinds.as_slice() {
        [] => None,
        kinds => Some(wanted(KindSet::of(kinds.get(..3).unwrap_or(kinds)))),
    }
}

/// A declaration without a name, and its title if it has one.
pub(in crate::model) fn no_name(span: Span, kind: Kind, title: Option<(Span, &str)>) -> Diagnostic {
    let problem =
        Diagnostic::compile(catalogue::MISSING_VALUE.slug, span, format!("this {} has no name", kind.row().noun()))
            .pointing("a name follows, so that others can refer to it");
    let word = kind.word();
    match title.map(|(place, text)| (place, text, shaped(&crate::syntax::text::unquote(text)))) {
        Some((place, text, name)) if !name.is_empty() => problem
            .help(format!("write one in small letters before the title: `{word} {name} {text}`"))
            .suggested_fix(format!("name it `{name}`"), vec![Edit { span: place.before(), text: format!("{name} ") }]),
        _ => problem.help(format!("write one in small letters behind `{word}`: `{}`", example_head(kind))),
    }
}

/// How the example of a kind begins: `stage buy "Buying"`.
fn example_head(kind: Kind) -> &'static str {
    let first = kind.row().example.trim().lines().next().unwrap_or_default();
    first.split_once(" {").map_or(first, |(head, _)| head)
}

pub(in crate::model) fn name_shape(span: Span, name: String) -> Diagnostic {
    let shaped = shaped(&name);
    let problem = Diagnostic::compile(catalogue::SYNTAX.slug, span, format!("`{name}` cannot be a name"))
        .pointing("names are small letters and digits, with single hyphens between");
    if shaped.is_empty() {
        return problem.help("begin with a letter: `desk-24h`");
    }
    let fix = format!("write `{shaped}`");
    problem.help(format!("{fix}, here and wherever it is named")).suggested_fix(fix, replace(span, &shaped))
}

fn shaped(name: &str) -> String {
    let small = name.to_lowercase().replace(['_', '–', '—', '.', ' '], "-");
    let parts: Vec<&str> = small.split('-').filter(|part| !part.is_empty()).collect();
    let joined = parts.join("-");
    if crate::model::names::is_name(&joined) { joined } else { String::new() }
}

pub(in crate::model) fn name_reserved(span: Span, name: &str) -> Diagnostic {
    Diagnostic::compile(catalogue::SYNTAX.slug, span, format!("`{name}` cannot be a name"))
        .pointing("the word has a meaning of its own in every policy")
        .help(format!("choose another, such as `{name}-team`"))
}

pub(in crate::model) fn more_than_a_head(span: Span, text: &str) -> Diagnostic {
    Diagnostic::compile(catalogue::SYNTAX.slug, span, format!("`{text}` follows where the declaration should end"))
        .pointing("a declaration is a kind, a name, a title and a block")
        .help("begin a new line here, or put what is said of it into its block, between `{` and `}`")
}

pub(in crate::model) fn title_unquoted(span: Span, text: &str) -> Diagnostic {
    let quoted = crate::syntax::text::quote(text);
    Diagnostic::compile(catalogue::SYNTAX.slug, span, "this title is not in quotation marks")
        .pointing("a title, or more than a name should be")
        .help(format!("write `{quoted}`"))
        .suggested_fix("put it in quotation marks", replace(span, &quoted))
}

pub(in crate::model) fn declared_twice(sources: &Sources, first: &Declaration, again: &Declaration) -> Diagnostic {
    let name = sources.slice(again.name);
    if !sources.is_own(first.name.file) {
        return Diagnostic::compile(
            catalogue::DECLARED_TWICE.slug,
            again.name,
            format!("`{name}` ships with Truenorth"),
        )
        .pointing("declared again here")
        .related(first.name, "the one that ships")
        .help("choose another name");
    }
    let same_name = sources.slice(first.name) == name;
    let message = if same_name {
        format!("`{name}` is declared twice")
    } else {
        format!("a policy has one {}, and this is another", again.kind.row().noun())
    };
    Diagnostic::compile(catalogue::DECLARED_TWICE.slug, again.name, message)
        .pointing("declared again here; the first one counts")
        .related(first.name, format!("first declared here, as {}", first.kind.row().one))
        .help(if same_name {
            "give one of them another name, or make them one"
        } else {
            "make them one, or split the policy"
        })
}
