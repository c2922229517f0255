//! Reads a policy of N touch-points once, runs all shipped rules over it so many times, and prints what each rule cost.
//!
//!     cargo bench --bench rules_once -- 10000 5
//!     cargo bench --bench rules_once -- 10000 5 unowned-handoff

mod generator;

use std::env;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use truenorth::model::{self, Date, Policy};
use truenorth::rules::{self, RuleBook, Settings, book};
use truenorth::source::{Origin, Sources};
use truenorth::syntax::{self, PieceSize};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let numbers: Vec<usize> = arguments.iter().take(2).map_while(|argument| argument.parse().ok()).collect();
    let [touchpoints, times] = numbers.as_slice() else {
        eprintln!("usage: rules_once TOUCHPOINTS TIMES [RULE]");
        return ExitCode::from(2);
    };
    let only = arguments.get(2);
    let policy = policy(*touchpoints);
    let start = Instant::now();
    let (mut book, problems) = rules::compile(&policy);
    book.rules.retain(|rule| only.is_none_or(|only| *only == rule.slug));
    println!("{:>9.3} ms  compiling {} rules, {} problems", ms(start.elapsed()), book.rules.len(), problems.len());
    let settings = Settings::as_of(Date::constant(2026, 11, 22));
    run(&book, &policy, &settings, *times);
    ExitCode::SUCCESS
}

fn run(book: &RuleBook, policy: &Policy, settings: &Settings, times: usize) {
    let fastest = |work: &dyn Fn() -> usize| {
        let once = |_| {
            let start = Instant::now();
            let findings = work();
            (start.elapsed(), findings)
        };
        (0..times.max(1)).map(once).min().unwrap_or_default()
    };
    let (all, findings) = fastest(&|| rules::run(book, policy, settings).findings.len());
    println!("{:>9.3} ms  all rules, {findings} findings", ms(all));
    for rule in &book.rules {
        let (time, findings) = fastest(&|| rules::run_only(book, rule, policy, settings).findings.len());
        println!("{:>9.3} ms  {} ({findings})", ms(time), rule.slug);
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn policy(touchpoints: usize) -> Policy {
    let mut sources = Sources::default();
    for (path, text) in book::sources() {
        let _ = sources.add_from(Origin::Rulebook, format!("rulebook/{path}"), text.as_bytes().to_vec());
    }
    for file in generator::policy(touchpoints) {
        let _ = sources.add(file.name, file.text.into_bytes());
    }
    let sources = Arc::new(sources);
    let start = Instant::now();
    let trees: Vec<_> = sources.iter().map(|(id, source)| syntax::parse(id, source.text(), PieceSize::Batch)).collect();
    println!("{:>9.3} ms  parsing", ms(start.elapsed()));
    let start = Instant::now();
    let (policy, problems) = model::build(sources, trees);
    println!("{:>9.3} ms  resolving, {} problems", ms(start.elapsed()), problems.len());
    policy
}
