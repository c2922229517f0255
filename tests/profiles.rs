//! Profiles: levels and numbers are taken from the profile a policy names, through those it extends.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use truenorth::analysis::{Options, analyse, sources};
use truenorth::diagnostic::Diagnostic;

fn problems(policy: &str) -> Vec<Diagnostic> {
    let mut texts = sources();
    texts.add("policy.north", policy.as_bytes().to_vec()).unwrap();
    analyse(texts, &Options { as_of: "2026-11-22".parse().unwrap() }).problems
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
fn what_is_said_nearer_wins_and_a_circle_ends() {
    let policy = format!(
        "organization o {{ profile a; driven by cxo }}\n{LOW_LEADER}
         profile a {{ extends b; error leader-too-low }}
         profile b {{ extends a; info leader-too-low because \"for now\" }}"
    );
    check("leader-too-low", &policy, &["error[leader-too-low]"]);
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
