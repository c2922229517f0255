//! The rules' own examples are worth something: break any one thing in what a rule looks at or requires, and a `bad`, `good` or
//! `bare` block of it says so, or a finding in one of the examples is missing or new.
//!
//! Examples are those in `examples/`, one of inheritance and an empty one. Mutants that nothing can tell from the rule stand in `mutation/equivalent.txt`, one a line, each with its reason.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    unreachable_pub,
    reason = "to stop is how a test says no"
)]

#[path = "mutation/broken.rs"]
mod broken;
#[path = "mutation/mutants.rs"]
mod mutants;
#[path = "mutation/trial.rs"]
mod trial;
#[path = "mutation/written.rs"]
mod written;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use mutants::{mutants, rewritten, rule_of};
use trial::{Court, Verdict};
use truenorth::rules::book;

/// Of a hundred mutants, how many must be caught.
const WANTED: usize = 95;

/// The files of the book, or of the folder that `RULEBOOK` names.
fn files() -> Vec<(String, String)> {
    let Ok(folder) = std::env::var("RULEBOOK") else {
        return book::sources().iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    };
    let paths = trial::folder(Path::new(&folder)).into_iter().flat_map(|group| trial::folder(&group));
    paths.map(|path| (path.display().to_string(), std::fs::read_to_string(&path).unwrap())).collect()
}

#[test]
fn a_rule_that_is_written_out_again_means_the_same() {
    let mut court = Court::of(files());
    for seat in court.seats() {
        let (path, again) = (court.file(seat).0.to_owned(), rewritten(court.file(seat).1));
        let rule = rule_of(&again).unwrap_or_else(|| panic!("{path}\n{again}"));
        let trial = court.trial(seat);
        assert_eq!(trial.failed(&court.rulings(seat)), None, "{path}");
        assert_eq!(court.judge(seat, &trial, rule), Verdict::Survived, "{path}");
    }
}

#[test]
fn a_policy_that_says_nothing_is_told_what_to_declare() {
    let court = Court::of(files());
    let lines: Vec<String> = court.seats().map(|seat| court.rulings(seat).wanting()).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn what_is_inherited_is_said_of_the_channel_alone() {
    let court = Court::of(files());
    let found: Vec<String> = court.seats().flat_map(|seat| court.rulings(seat).inherited()).collect();
    insta::assert_snapshot!(found.join("\n"));
}

#[test]
fn nineteen_of_twenty_broken_rules_are_caught() {
    let mut court = Court::of(files());
    let equivalent = equivalent();
    let (mut score, mut report) = (Score::default(), String::new());
    let mut excused = BTreeSet::new();
    for seat in court.seats() {
        let trial = court.trial(seat);
        for mutant in mutants(court.file(seat).1) {
            let name = format!("{} | {}", mutant.rule.slug, mutant.what);
            if equivalent.contains(&name) {
                excused.insert(name);
                continue;
            }
            let verdict = court.judge(seat, &trial, mutant.rule);
            score.count(&verdict);
            if verdict == Verdict::Survived {
                writeln!(report, "{}: {}", court.file(seat).0, mutant.what).unwrap();
            }
        }
    }
    if let Ok(to) = std::env::var("MUTANTS") {
        std::fs::write(to, format!("{score:?}\n{report}")).unwrap();
    }
    println!("{score:?}, {} that nothing can tell from the rule", excused.len());
    let stale: Vec<_> = equivalent.difference(&excused).collect();
    assert!(stale.is_empty(), "these are no mutants of any rule: {stale:#?}");
    assert!(score.caught() * 100 >= score.all() * WANTED, "{score:?}; these lived:\n{report}");
}

/// What became of the mutants.
#[derive(Debug, Default)]
struct Score {
    caught_by_blocks: usize,
    caught_by_examples: usize,
    survived: usize,
}

impl Score {
    fn count(&mut self, verdict: &Verdict) {
        match verdict {
            Verdict::Blocks => self.caught_by_blocks += 1,
            Verdict::Examples => self.caught_by_examples += 1,
            Verdict::Survived => self.survived += 1,
        }
    }

    fn caught(&self) -> usize {
        self.caught_by_blocks + self.caught_by_examples
    }

    fn all(&self) -> usize {
        self.caught() + self.survived
    }
}

/// The mutants that mean the same as the rule: `rule | what was done | why nothing can tell`.
fn equivalent() -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mutation/equivalent.txt");
    let text = std::fs::read_to_string(path).unwrap();
    let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let name = |line: &str| {
        let parts: Vec<&str> = line.split(" | ").collect();
        assert_eq!(parts.len(), 3, "rule | what | why: {line}");
        format!("{} | {}", parts[0], parts[1])
    };
    lines.map(name).collect()
}
