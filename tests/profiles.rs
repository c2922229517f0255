//! Profiles: levels and numbers are taken from the profile a policy names, through those it extends.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use truenorth::analysis::{Options, analyse, sources};
use truenorth::diagnostic::{Diagnostic, Level};
use truenorth::rules::Setting;

fn problems(policy: &str) -> Vec<Diagnostic> {
    let mut texts = sources();
    texts.add("policy.north", policy.as_bytes().to_vec()).unwrap();
    analyse(texts, &Options::as_of("2026-11-22".parse().unwrap())).problems
}

/// `level[slug]` of every problem that is not about the rules the case leaves alone.
fn check(rule: &str, policy: &str, expected: &[&str]) {
    let told = problems(policy);
    let about =
        told.iter().filter(|problem| problem.slug == rule || problem.origin == truenorth::diagnostic::Origin::Compile);
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

#[test]
fn no_shipped_profile_has_problems_of_its_own() {
    for name in
        ["baseline", "executive-owned", "cxo-under-ceo", "three-levels", "one-driver", "split-duties", "federal"]
    {
        check("", &format!("organization o {{ profile {name} }}"), &[]);
    }
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
        let mut texts = sources();
        texts.add("policy.north", policy.as_bytes().to_vec()).unwrap();
        let options = Options { profile: profile.map(str::to_owned), ..Options::as_of("2026-11-22".parse().unwrap()) };
        let analysis = analyse(texts, &options);
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
