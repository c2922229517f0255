//! What is wrong in a rule, in words.

use super::types::{Class, Measure};
use crate::diagnostic::{Diagnostic, catalogue};
use crate::source::Span;
use crate::syntax::expression::Name;
use crate::vocabulary::nearest;

const SHOWN: usize = 8;

fn listed<'w>(words: &[&'w str]) -> String {
    let mut shown: Vec<&'w str> = Vec::new();
    for word in words {
        if !shown.contains(word) {
            shown.push(word);
        }
    }
    let more = if shown.len() > SHOWN { ", …" } else { "" };
    let quoted: Vec<String> = shown.iter().take(SHOWN).map(|word| format!("`{word}`")).collect();
    format!("{}{more}", quoted.join(", "))
}

/// A word that none of `known` is, with the one it may be meant for.
fn unknown(slug: &'static str, name: &Name, message: String, known: &[&str]) -> Diagnostic {
    let problem = Diagnostic::compile(slug, name.span, message);
    match nearest(&name.text, known.iter().copied()) {
        Some(meant) => {
            let edit = crate::diagnostic::Edit { span: name.span, text: meant.to_owned() };
            problem.pointing(format!("did you mean `{meant}`?")).suggested_fix(format!("write `{meant}`"), vec![edit])
        }
        None => problem.pointing("not known here"),
    }
}

/// What to write in place of a word that none of `known` is: first the one that may be meant.
fn instead(name: &Name, known: &[&str]) -> String {
    let meant = nearest(&name.text, known.iter().copied());
    let others: Vec<&str> = known.iter().copied().filter(|word| Some(*word) != meant).collect();
    let others = match others.as_slice() {
        [] | [_] => listed(&others),
        _ => format!("one of {}", listed(&others)),
    };
    match meant {
        Some(meant) if others.is_empty() => format!("write `{meant}`"),
        Some(meant) => format!("write `{meant}`, or {others}"),
        None => format!("write {others}"),
    }
}

/// Nothing of this type has a property, inverse or derived name like this.
pub(super) fn unknown_property(name: &Name, of: &str, known: &[&str]) -> Diagnostic {
    let message = format!("{of} has no `{}` in a rule", name.text);
    let problem = unknown(catalogue::UNKNOWN_PROPERTY.slug, name, message, known);
    if known.is_empty() {
        return problem.help("end the path before it");
    }
    problem.help(instead(name, known))
}

/// No variable or parameter is called this.
pub(super) fn unknown_name(name: &Name, known: &[&str]) -> Diagnostic {
    let message = format!("nothing in this rule is called `{}`", name.text);
    let problem = unknown(catalogue::UNKNOWN_NAME.slug, name, message, known);
    if known.is_empty() {
        return problem.help("say with `for each` or `let` what it is");
    }
    problem.help(format!("name one of {}, or say with `for each` or `let` what it is", listed(known)))
}

/// No kind is called this.
pub(super) fn unknown_kind(name: &Name, known: &[&str]) -> Diagnostic {
    let message = format!("there is no kind of declaration called `{}`", name.text);
    unknown(catalogue::UNKNOWN_KIND.slug, name, message, known).help(instead(name, known))
}

/// The enumeration has no such word.
pub(super) fn unknown_word(name: &Name, of: &str, known: &[&str]) -> Diagnostic {
    let message = format!("{of} is never `{}`", name.text);
    unknown(catalogue::UNKNOWN_WORD.slug, name, message, known).help(instead(name, known))
}

/// Something of another type is wanted here.
pub(super) fn mismatch(span: Span, message: impl Into<String>, help: impl Into<String>) -> Diagnostic {
    Diagnostic::compile(catalogue::TYPE_MISMATCH.slug, span, message).pointing("not what is wanted here").help(help)
}

/// Two sides of which neither can be the other, nor more or less than it.
pub(super) fn not_alike((left, of): (Span, &Class), (right, to): (Span, &Class)) -> Diagnostic {
    let (of_said, to_said) = (of.said(), to.said());
    mismatch(right, format!("{to_said} cannot be compared with {of_said}"), comparable(of))
        .pointing(format!("this is {to_said}"))
        .related(left, format!("this is {of_said}"))
}

/// What something of a class can be compared with.
fn comparable(class: &Class) -> &'static str {
    match class {
        Class::Date => "compare it with a date, such as `today` or `2027-03-31`",
        Class::Number(Measure::Time) => "compare it with a length of time, such as `90 days`",
        Class::Number(Measure::Money) => "compare it with an amount of money, such as `100 USD`",
        Class::Number(_) => "compare it with a number, such as `3` or `count of …`",
        Class::Text => "compare it with a text in quotation marks",
        Class::Word(_) => "ask for one of its words: `is <word>`",
        Class::Declared(_) => "compare it with something that is declared, or ask for its kind: `is <kind>`",
        _ => "ask whether there is one: `exists`",
    }
}

/// What cannot be read as the amount it should be.
pub(super) fn bad_amount(span: Span, text: &str) -> Diagnostic {
    Diagnostic::compile(catalogue::WRONG_VALUE.slug, span, format!("`{text}` is no amount"))
        .pointing("not a number with a unit that is known")
        .help("write a number alone, or with `%`, a unit of time such as `days`, or a currency such as `USD`")
}

/// A date the calendar does not have.
pub(super) fn impossible_date(span: Span, text: &str) -> Diagnostic {
    Diagnostic::compile(catalogue::IMPOSSIBLE_DATE.slug, span, format!("there is no day `{text}`"))
        .pointing("not in the calendar")
        .help("write a day that exists, as year, month and day: `2027-02-28`")
}

/// A name given to two things of one rule.
pub(super) fn declared_twice(name: &Name) -> Diagnostic {
    Diagnostic::compile(
        catalogue::DECLARED_TWICE.slug,
        name.span,
        format!("`{}` is already the name of something in this rule", name.text),
    )
    .pointing("named again here")
    .help("give it another name")
}

/// A name that stands for more than can be walked.
pub(super) fn too_long_a_name(name: &Name) -> Diagnostic {
    Diagnostic::compile(catalogue::TOO_DEEP.slug, name.span, format!("`{}` stands for too much", name.text))
        .pointing("names that use names, again and again")
        .help("say it with fewer of them")
}

/// A rule with more variables than can be walked.
pub(super) fn too_many_names(span: Span) -> Diagnostic {
    Diagnostic::compile(catalogue::TOO_DEEP.slug, span, "this rule has too many variables")
        .pointing("one too many")
        .help("make several rules of it")
}

/// The rule has no number of this name for a profile to change.
pub(super) fn unknown_parameter(name: &Name, rule: &str, known: &[&str]) -> Diagnostic {
    let message = format!("`{rule}` has no number called `{}`", name.text);
    let problem = unknown(catalogue::UNKNOWN_NAME.slug, name, message, known);
    match known {
        [] => problem.help("delete it: the rule has none to change"),
        _ => problem.help(instead(name, known)),
    }
}

/// A profile gives a rule's number a value of another sort.
pub(super) fn parameter_mismatch(number: &crate::syntax::expression::Parameter, rule: &str) -> Diagnostic {
    let message = format!("`{}` of `{rule}` takes a value of another sort", number.name.text);
    mismatch(
        number.value.span,
        message,
        "write a value like the rule's own: the same unit, or words of the same property",
    )
    .pointing("the rule's own is of another sort")
}

/// A profile makes a rule weigh less than the profile it extends, and does not say why.
pub(super) fn weakened(place: Span, rule: &str) -> Diagnostic {
    Diagnostic::compile(
        catalogue::MISSING_VALUE.slug,
        place,
        format!("`{rule}` weighs less here than before, and no reason is given"),
    )
    .pointing("a reason should follow")
    .why("whoever reviews the change should know what the company has decided to live with")
    .help("write why, at the end of the line: `because \"…\"`")
}
