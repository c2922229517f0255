//! A title is said by some findings, and only these hang on it.

use super::*;
use crate::analysis::{self, Analysis, Options, analyse};
use crate::model::Date;
use crate::rules::run_again;

/// `single-channel-journeys`, which is judged as a whole, says the titles of the journey and of its channel; `owner-without-authority`,
/// case by case, those of the desk and of whoever has it in hand.
const TEXT: &str = "channel site \"Site\"\nchannel store \"Store\"\n\
    department shops \"Shops\"\ndepartment help \"Help\"\nright refund { held by shops; at till }\n\
    touchpoint till \"Till\" {\n  channel store\n}\n\
    touchpoint desk \"Desk\" {\n  channel site\n  owner shops\n  manage help\n}\n\
    journey visit \"Visit\" {\n  steps desk\n}\n";

/// A rule that is judged as a whole, and one that is not.
const RULES: [&str; 2] = ["single-channel-journeys", "owner-without-authority"];

fn analysed(text: &str) -> Analysis {
    let mut sources = analysis::sources();
    sources.add("a.north", text.as_bytes().to_vec()).unwrap();
    analyse(sources, &Options::as_of(Date::constant(2026, 11, 22)))
}

/// Which of the two rules have judgements that are kept when some words of the text give way to others.
fn kept(words: &str, others: &str) -> Vec<&'static str> {
    let (was, is) = (analysed(TEXT), analysed(&TEXT.replace(words, others)));
    let (outcome, judgements) = run_again(&was.book, &was.policy, &was.settings, KnownRules::default());
    let finds = |rule: &str| outcome.findings.iter().any(|finding| finding.slug == rule);
    assert!(RULES.iter().all(|rule| finds(rule)));
    let before = Before { policy: &was.policy, settings: &was.settings, judgements: &judgements };
    let known = still_true(before, &is.book, &is.policy, &is.settings);
    let whole = |slug: &&str| {
        let rule = is.book.iter().find(|rule| rule.slug == *slug).unwrap();
        matches!(known.get(&rule.declaration), Some(Known::Whole(_)))
    };
    RULES.into_iter().filter(whole).collect()
}

#[test]
fn a_title_that_no_finding_says_leaves_all_of_them() {
    assert_eq!(kept("\"Till\"", "\"Till!\""), RULES);
}

#[test]
fn a_title_touches_the_findings_that_say_it() {
    assert_eq!(kept("\"Site\"", "\"Site!\""), [RULES[1]]);
    assert_eq!(kept("\"Desk\"", "\"Desk!\""), [RULES[0]]);
}

#[test]
fn a_title_is_no_line() {
    let (was, is) = (analysed(TEXT), analysed(&TEXT.replace("Till", "Till!")));
    let edit = Edit::between(&was.policy, &is.policy).unwrap();
    let till = is.policy.of_kind(Kind::Touchpoint)[0];
    let touched = |question: Question| edit.touched_questions[question.index()];
    assert!(touched(Question::title(till)) && !touched(Question::lines(till)));
    assert_eq!(edit.touched_questions.iter().filter(|touched| **touched).count(), 1);
}

/// The finding is at the owner; the line of the manager has a clause.
const CLAUSES: &str = "department shops\ndepartment help\nstandard quick { set by shops }\nstandard kind { set by shops }\n\
    touchpoint till {\n  owner everyone\n  manage shops to quick\n}\n";

/// What is kept of a rule when some words of a text give way to others.
fn kept_of(rule: &str, text: &str, words: &str, others: &str) -> Option<Known> {
    let (was, is) = (analysed(text), analysed(&text.replace(words, others)));
    let (_, judgements) = run_again(&was.book, &was.policy, &was.settings, KnownRules::default());
    let before = Before { policy: &was.policy, settings: &was.settings, judgements: &judgements };
    let rule = is.book.iter().find(|one| one.slug == rule).unwrap();
    still_true(before, &is.book, &is.policy, &is.settings).remove(&rule.declaration)
}

#[test]
fn a_clause_leaves_the_rules_that_look_at_its_line_alone() {
    assert!(matches!(kept_of("everyone-owns", CLAUSES, "to quick", "to kind"), Some(Known::Whole(_))));
    assert!(matches!(kept_of("everyone-owns", CLAUSES, "shops to", "everyone to"), Some(Known::Cases(_))));
    assert!(matches!(kept_of("managed-to-no-standard", CLAUSES, "to quick", "to kind"), Some(Known::Cases(_))));
}

#[test]
fn a_clause_with_the_reach_of_a_line_touches_the_line() {
    let text = CLAUSES.replace("to quick", "for \"advice\"");
    assert!(matches!(kept_of("everyone-owns", &text, "\"advice\"", "\"help\""), Some(Known::Cases(_))));
}

#[test]
fn cases_are_in_doubt_where_what_they_share_may_be_another() {
    let in_doubt = |words, others| match kept_of("everyone-owns", CLAUSES, words, others) {
        Some(Known::Cases(kept)) => Some(kept.is_in_doubt()),
        _ => None,
    };
    assert_eq!(in_doubt("department help\n", "department help { part of shops }\n"), Some(true));
    assert_eq!(in_doubt("shops to", "everyone to"), Some(false));
}

#[test]
fn what_cannot_be_checked_still_cannot_where_nothing_it_needs_was_touched() {
    let whole = |words, others| kept_of("deflection-purpose", CLAUSES, words, others);
    assert!(matches!(whole("shops to", "help to"), Some(Known::Whole(_))));
    assert!(matches!(whole("owner everyone", "status planned"), Some(Known::Whole(_))));
    assert!(whole("owner everyone", "purpose serve").is_none());
}
