//! The companies that the benchmarks are measured on are real policies.
#![allow(clippy::unwrap_used, reason = "to stop is how a test says no")]

#[path = "../benches/generator/mod.rs"]
mod generator;

use truenorth::analysis::{self, Analysis, Options};
use truenorth::diagnostic::Origin;

const SIZES: [usize; 3] = [50, 400, 2_000];

fn analysed(touchpoints: usize) -> Analysis {
    let mut sources = analysis::sources();
    for file in generator::policy(touchpoints) {
        sources.add(file.name, file.text.into_bytes()).unwrap();
    }
    analysis::analyse(sources, &Options::as_of("2026-11-02".parse().unwrap()))
}

#[test]
fn a_generated_policy_has_no_compile_errors() {
    for size in SIZES {
        let analysis = analysed(size);
        let errors = analysis.problems.iter().filter(|problem| problem.origin == Origin::Compile);
        assert_eq!(errors.map(|error| &error.message).collect::<Vec<_>>(), [""; 0], "with {size} touch-points");
    }
}

#[test]
fn most_of_a_generated_policy_has_no_findings_and_some_has() {
    let touchpoints = 2_000;
    let problems = analysed(touchpoints).problems;
    assert!(problems.len() * 20 < touchpoints, "{} findings", problems.len());
    let expected = [
        ("managed-to-no-standard", 1),
        ("placeholder-owner", 2),
        ("several-accountable", 1),
        ("unmanaged-touchpoint", 2),
        ("unmeasured-touchpoint", 15),
        ("unowned-handoff", 5),
        ("unowned-touchpoint", 1),
    ];
    let found = expected.map(|(rule, _)| (rule, problems.iter().filter(|problem| problem.slug == rule).count()));
    assert_eq!(found, expected);
}

#[test]
fn the_same_number_gives_the_same_bytes() {
    let texts = || generator::policy(400).into_iter().map(|file| (file.name, file.text)).collect::<Vec<_>>();
    assert_eq!(texts(), texts());
}
