//! The engine is not believed because it agrees with itself: rules are written a second time, in Rego, from the catalogue and
//! not from the rules, and over the exported document instead of the policy. On random policies both must find the same.
//!
//! `OPINIONS` says how many policies, `SEED` which; `ONLY` names the rules to look at, `TALLY=1` goes on where they differ, `RULEBOOK` names a folder to take the
//! rules from.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    unreachable_pub,
    reason = "to stop is how a test says no"
)]

#[path = "second_opinion/answer.rs"]
mod answer;
#[path = "second_opinion/choices.rs"]
mod choices;
#[path = "second_opinion/company.rs"]
mod company;
#[path = "second_opinion/engine.rs"]
mod engine;
#[path = "second_opinion/opinion.rs"]
mod opinion;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use answer::{Answer, difference};
use engine::Engine;
use opinion::Opinion;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{RngAlgorithm, TestError, TestRng, TestRunner};
use truenorth::rules::book;

/// How many policies are tried where nobody asks for more.
const POLICIES: u32 = 8_000;

/// How many policies are tried in one go: each batch has a seed of its own, so that it does not matter which thread tries it.
const BATCH: u32 = 250;

fn asked(name: &str, otherwise: u32) -> u32 {
    std::env::var(name).map_or(otherwise, |number| number.replace('_', "").parse().unwrap())
}

/// Both sides.
struct Bench {
    engine: Engine,
    opinion: Opinion,
    shares: BTreeMap<String, Share>,
}

/// In how many policies a rule could be checked, and in how many it fired.
#[derive(Debug, Default, Clone, Copy)]
struct Share {
    checked: u32,
    fired: u32,
}

impl Bench {
    fn new() -> Bench {
        Bench { engine: Engine::new(), opinion: Opinion::new(), shares: BTreeMap::new() }
    }

    /// Where the two sides differ, if they do.
    fn compare(&mut self, policy: &str) -> Result<(), String> {
        let (found, document) = self.engine.judge(policy)?;
        let opinions = self.opinion.judge(&document);
        let nothing = Answer::default();
        let mut differences = Vec::new();
        for (slug, opinion) in &opinions {
            let Some(_) = self.engine.book.get(slug) else { continue };
            let own = found.get(slug).unwrap_or(&nothing);
            let share = self.shares.entry(slug.clone()).or_default();
            share.checked += u32::from(own.is_checked);
            share.fired += u32::from(!own.found.is_empty());
            differences.extend(difference(own, opinion).into_iter().map(|said| format!("{slug}: {said}")));
        }
        if differences.is_empty() { Ok(()) } else { Err(differences.join("\n")) }
    }
}

/// The policies of one batch of a seed, always the same.
fn runner(seed: u32, batch: u32, count: u32) -> TestRunner {
    let cases = ProptestConfig { cases: count, ..ProptestConfig::default() };
    let config = ProptestConfig { failure_persistence: None, max_shrink_iters: 5_000, ..cases };
    let mut bytes = [0; 32];
    bytes[..4].copy_from_slice(&seed.to_le_bytes());
    bytes[4..8].copy_from_slice(&batch.to_le_bytes());
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
}

fn choices() -> impl Strategy<Value = Vec<u8>> {
    vec(any::<u8>(), 1_000)
}

/// Tries policies of one seed on every core, and tells in how many each rule fired; or the smallest policy on which the sides differ.
fn try_policies(seed: u32, count: u32) -> Result<BTreeMap<String, Share>, String> {
    let batches = AtomicU32::new(0);
    let work = || -> Result<BTreeMap<String, Share>, String> {
        let bench = RefCell::new(Bench::new());
        loop {
            let batch = batches.fetch_add(1, Ordering::Relaxed);
            let count = count.saturating_sub(batch.saturating_mul(BATCH)).min(BATCH);
            if count == 0 {
                return Ok(bench.into_inner().shares);
            }
            try_batch(&bench, runner(seed, batch, count))?;
        }
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let shares: Result<Vec<_>, String> = thread::scope(|scope| {
        let threads: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    shares.map(added)
}

fn try_batch(bench: &RefCell<Bench>, mut runner: TestRunner) -> Result<(), String> {
    let tried = runner.run(&choices(), |bytes| {
        let said = bench.borrow_mut().compare(&company::policy(&bytes));
        said.map_err(TestCaseError::fail)
    });
    match tried {
        Ok(()) => Ok(()),
        Err(TestError::Fail(why, bytes)) => Err(format!("{why}\nin this policy:\n{}", company::policy(&bytes))),
        Err(TestError::Abort(why)) => Err(why.to_string()),
    }
}

/// What the threads have counted, together.
fn added(all: Vec<BTreeMap<String, Share>>) -> BTreeMap<String, Share> {
    let mut sum: BTreeMap<String, Share> = BTreeMap::new();
    for (slug, share) in all.into_iter().flatten() {
        let known = sum.entry(slug).or_default();
        known.checked += share.checked;
        known.fired += share.fired;
    }
    sum
}

/// Where the sides differ about one rule.
struct Differences {
    count: u32,
    /// What they said of the shortest policy, and that policy.
    said: Vec<String>,
    policy: String,
}

/// Goes on where the sides differ: of each rule, in how many findings they do, and one policy.
fn tally(seed: u32, count: u32) {
    let (mut bench, mut runner) = (Bench::new(), runner(seed, 0, count));
    let mut found: BTreeMap<String, Differences> = BTreeMap::new();
    for _ in 0..count {
        let policy = company::policy(&choices().new_tree(&mut runner).unwrap().current());
        let Err(said) = bench.compare(&policy) else { continue };
        for line in said.lines() {
            let slug = line.split(':').next().unwrap();
            let own = said.lines().filter(|line| line.starts_with(slug)).map(str::to_owned).collect();
            let known = found.remove(slug);
            let count = known.as_ref().map_or(0, |known| known.count) + 1;
            let new = Differences { count, said: own, policy: policy.clone() };
            let shortest = known.filter(|known| known.policy.len() <= policy.len());
            found.insert(slug.to_owned(), shortest.map_or(new, |known| Differences { count, ..known }));
        }
    }
    print(&bench.shares, count);
    for (slug, Differences { count, said, policy }) in found {
        println!("{slug}: {count} differences, such as\n  {}\nin\n{policy}", said.join("\n  "));
    }
}

fn print(shares: &BTreeMap<String, Share>, count: u32) {
    for (slug, Share { checked, fired }) in shares {
        println!("{slug}: {checked} of {count} could be checked, fired in {fired}");
    }
}

#[test]
fn a_second_reading_of_the_rules_finds_the_same() {
    let (seed, count) = (asked("SEED", 1), asked("OPINIONS", POLICIES));
    if std::env::var("TALLY").is_ok() {
        return tally(seed, count);
    }
    let shares = try_policies(seed, count).unwrap_or_else(|why| panic!("{why}"));
    print(&shares, count);
    let silent: Vec<&String> = shares.iter().filter(|(_, share)| share.fired == 0).map(|(slug, _)| slug).collect();
    assert!(silent.is_empty() || count < POLICIES, "never fired: {silent:?}");
}

#[test]
fn every_second_reading_is_of_a_shipped_rule() {
    let shipped: Vec<&str> = book::sources().iter().map(|(path, _)| book::name_of(path)).collect();
    let none: Vec<String> = opinion::slugs().into_iter().filter(|slug| !shipped.contains(&slug.as_str())).collect();
    assert!(none.is_empty(), "no rule of this name ships: {none:#?}");
}
