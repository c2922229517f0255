//! Profiles: levels and numbers are taken from the profile a policy names, through those it extends.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeSet;

use truenorth::analysis::{Analysis, Options, analyse, sources};
use truenorth::diagnostic::{Diagnostic, Level, Origin};
use truenorth::rules::{Setting, book};

fn problems(policy: &str) -> Vec<Diagnostic> {
    analysed(None, policy).problems
}

/// A policy under its own profile, or under another.
fn analysed(profile: Option<&str>, policy: &str) -> Analysis {
    let mut texts = sources();
    texts.add("policy.north", policy.as_bytes().to_vec()).unwrap();
    let as_of = Options::as_of("2026-11-22".parse().unwrap());
    analyse(texts, &Options { profile: profile.map(str::to_owned), ..as_of })
}

/// `level[slug]` of every problem that is not about the rules the case leaves alone.
fn check(rule: &str, policy: &str, expected: &[&str]) {
    let told = problems(policy);
    let about = told.iter().filter(|problem| problem.slug == rule || problem.origin == Origin::Compile);
    let said: Vec<String> = about.map(|problem| format!("{}[{}]", problem.level.word(), problem.slug)).collect();
    assert_eq!(said, expected, "{policy}");
}

const LOW_LEADER: &str = "
    executive ceo { post ceo }
    executive coo { post coo; reports to ceo }
    executive cxo { post cxo; reports to coo }
";

#[test]
fn a_rule_weighs_what_the_profile_says() {
    let policy = |lines: &str| {
        format!(
            "organization o {{ profile house; driven by cxo }}\n{LOW_LEADER}\nprofile house {{ extends baseline\n{lines} }}"
        )
    };
    check("leader-too-low", &policy(""), &["warning[leader-too-low]"]);
    check("leader-too-low", &policy("error leader-too-low"), &["error[leader-too-low]"]);
    check("leader-too-low", &policy("off leader-too-low because \"we are small\""), &[]);
}

#[test]
fn what_is_extended_and_cannot_be_read_brings_no_rule_into_force() {
    let off = |extends: &str| {
        let text = format!("organization o {{ profile house }}\nprofile house {{ {extends} }}");
        let analysis = analysed(None, &text);
        analysis.profile.lineage.len() == 2 && analysis.checked == analysed(None, "organization o").checked
    };
    assert_eq!(["extends baseline", "extends basline", "extneds federal", "extends"].map(off), [true; 4]);
    assert!(!off(""));
}

#[test]
fn a_number_changes_what_fires() {
    let policy = format!(
        "organization o {{ profile house; driven by cxo }}\n{LOW_LEADER}\nprofile house {{ warning leader-too-low with max-steps = 2 }}"
    );
    check("leader-too-low", &policy, &[]);
}

#[test]
fn numbers_and_a_reason_stand_in_either_order() {
    for clauses in ["with max-steps = 2 because \"we are small\"", "because \"we are small\" with max-steps = 2"] {
        let policy = |steps: &str| {
            format!(
                "organization o {{ profile house; driven by cxo }}\n{LOW_LEADER}\n{steps}\nprofile house {{ info leader-too-low {clauses} }}"
            )
        };
        check("leader-too-low", &policy(""), &[]);
        let low = policy("").replace(
            "executive coo { post coo; reports to ceo }",
            "executive coo { post coo; reports to cfo }\nexecutive cfo { post cfo; reports to ceo }",
        );
        check("leader-too-low", &low, &["info[leader-too-low]"]);
    }
}

#[test]
fn what_is_said_nearer_wins_and_a_circle_is_an_error() {
    let policy = format!(
        "organization o {{ profile a; driven by cxo }}\n{LOW_LEADER}
         profile a {{ extends b; error leader-too-low }}
         profile b {{ extends a; info leader-too-low because \"for now\" }}"
    );
    check("leader-too-low", &policy, &["error[leader-too-low]", "error[extends-loop]"]);
}

#[test]
fn a_weakening_without_a_reason_and_a_wrong_number_are_told() {
    let policy = |line: &str| format!("organization o {{ profile house }}\nprofile house {{ {line} }}");
    check("leader-too-low", &policy("info leader-too-low"), &["error[missing-value]"]);
    check("leader-too-low", &policy("error leader-too-low with max-step = 2"), &["error[unknown-name]"]);
    check("leader-too-low", &policy("error leader-too-low with max-steps = 2 weeks"), &["error[type-mismatch]"]);
}

/// The profiles that ship.
fn shipped() -> impl Iterator<Item = &'static str> {
    book::sources().iter().filter_map(|(path, _)| path.strip_prefix("profiles/")?.strip_suffix(".north"))
}

#[test]
fn no_shipped_profile_has_problems_of_its_own() {
    assert_eq!(shipped().count(), 7);
    for name in shipped() {
        check("", &format!("organization o {{ profile {name} }}"), &[]);
    }
}

/// A question that the sources answer differently: whoever does as one rule says breaks the other.
struct Dispute {
    rules: [&'static str; 2],
    /// What obeys the first rule, and what obeys the second.
    answers: [&'static str; 2],
}

const TOP: &str = "
    executive ceo { post ceo }
    executive cmo { post cmo; reports to ceo }
    executive cxo { post cxo; reports to ceo }
    department brand { function marketing; led by cmo }
    touchpoint till { design studio }
";

const DISPUTES: [Dispute; 3] = [
    Dispute {
        rules: ["cx-inside-a-silo", "design-outside-cmo"],
        answers: [
            "department studio { function customer-experience; led by cxo }",
            "department studio { function customer-experience; part of brand }",
        ],
    },
    Dispute {
        rules: ["leader-not-under-ceo", "design-outside-cmo"],
        answers: [
            "department studio { function customer-experience; led by cxo }",
            "department studio { function customer-experience; led by head }
             role head { in brand; reports to cmo; level head }",
        ],
    },
    Dispute {
        rules: ["leader-in-another-post", "design-outside-cmo"],
        answers: [
            "organization o { driven by cxo }
             department studio { function research; led by cxo }",
            "organization o { driven by cmo }
             department studio { function research; led by cmo }",
        ],
    },
];

impl Dispute {
    /// Which of the two rules each answer breaks where both hold.
    fn broken(&self) -> [Vec<&str>; 2] {
        let [one, other] = self.rules;
        self.answers.map(|answer| {
            let both = format!("profile both {{ error {one}, {other} }}");
            let told = analysed(Some("both"), &format!("{TOP}\n{both}\n{answer}")).problems;
            assert_eq!(told.iter().find(|problem| problem.origin == Origin::Compile), None, "{answer}");
            self.rules.into_iter().filter(|rule| told.iter().any(|problem| problem.slug == *rule)).collect()
        })
    }
}

#[test]
fn who_does_as_one_of_two_disputed_rules_says_breaks_the_other() {
    for dispute in &DISPUTES {
        let [one, other] = dispute.rules;
        assert_eq!(dispute.broken(), [vec![other], vec![one]]);
    }
}

#[test]
fn no_shipped_profile_takes_both_sides_of_a_dispute() {
    let mut taken = BTreeSet::new();
    for profile in shipped() {
        let Analysis { checked, not_checkable, .. } = analysed(Some(profile), "");
        let on: BTreeSet<String> = checked.into_iter().chain(not_checkable.into_iter().map(|rule| rule.rule)).collect();
        for Dispute { rules, .. } in &DISPUTES {
            assert!(!rules.iter().all(|rule| on.contains(*rule)), "{profile} takes both sides: {rules:?}");
        }
        taken.extend(on);
    }
    let mut sides = DISPUTES.iter().flat_map(|dispute| dispute.rules);
    assert_eq!(sides.find(|rule| !taken.contains(*rule)), None, "no profile takes this side");
}

#[test]
fn what_is_wrong_in_a_profile_that_does_not_hold_is_told_once() {
    let policy = "profile house { info leader-too-low; warning leader-too-low with steps = 1 }
                  profile inner { extends house }";
    check("", policy, &["error[missing-value]", "error[unknown-name]"]);
}

#[test]
fn the_profile_asked_for_wins_over_the_policys_own() {
    let policy = format!(
        "organization o {{ profile house; driven by cxo }}\n{LOW_LEADER}
         profile house {{ off leader-too-low because \"we are small\" }}
         profile strict {{ extends house; error leader-too-low }}"
    );
    let standing = |profile: Option<&str>| {
        let analysis = analysed(profile, &policy);
        let standing = analysis.standing("leader-too-low");
        standing.map(|said| (analysis.policy.name(said.profile).to_owned(), said.setting, said.because))
    };
    assert_eq!(standing(None), Some(("house".to_owned(), Setting::Off, Some("we are small".to_owned()))));
    assert_eq!(standing(Some("strict")), Some(("strict".to_owned(), Setting::Level(Level::Error), None)));
    assert_eq!(standing(Some("baseline")), None);
    assert_eq!(standing(Some("unheard-of")), standing(None));
}

#[test]
fn a_number_may_be_of_any_sort() {
    let policy = |given: &str| {
        format!(
            "organization o {{ profile house }}
             profile house {{ error telling with {given} }}
             rule telling {{
               level error
               why \"x\"
               with most = 3, share = 50 %, grace = 2 weeks, limit = 100 USD, day = 2026-01-01, word = \"a\", words = (\"a\", \"b\"), posts = (ceo, coo)
               require 1 = 2
               say \"{{most}}, {{share}}, {{grace}}, {{limit}}, {{day}}, {{word}}, {{words}}, {{posts}}\"
               at policy
               bad {{ }}
               good {{ }}
             }}"
        )
    };
    let said = |given: &str| {
        let told = problems(&policy(given));
        let finding = told.into_iter().find(|problem| problem.slug == "telling").unwrap();
        assert_eq!(finding.origin, truenorth::diagnostic::Origin::Finding);
        finding.message
    };
    assert_eq!(said("most = 4"), "4, 50 %, 2 weeks, 100 USD, 2026-01-01, a, a and b, ceo and coo");
    assert_eq!(
        said(
            "share = 60 %, grace = 1 day, limit = 5 EUR, day = 2027-03-31, word = \"c\", words = (\"c\", \"d\"), posts = cxo"
        ),
        "3, 60 %, 1 day, 5 EUR, 2027-03-31, c, c and d, cxo"
    );
    for wrong in ["most = \"x\"", "most = (1, 2)", "grace = 3", "word = ceo", "posts = (website, email)", "day = 2026"]
    {
        check("", &policy(wrong), &["error[type-mismatch]"]);
    }
    check("", &policy("day = 2026-02-30"), &["error[impossible-date]"]);
}
