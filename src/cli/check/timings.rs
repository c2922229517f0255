//! How long each rule takes, the slowest first. The clock is read here, not in the library.

use std::time::{Duration, Instant};

use crate::analysis::Analysis;
use crate::render::{Options, table};
use crate::rules::run_watched;

/// What stands in the table for the work that all rules share.
const SHARED: &str = "(shared by all)";

/// A table of the time each rule took in a run of its own.
pub(super) fn tables(analysis: &Analysis, how: &Options) -> String {
    let mut steps = measured(analysis);
    let all: Duration = steps.iter().map(|step| step.time).sum();
    steps.sort_by_key(|step| std::cmp::Reverse(step.time));
    let rows: Vec<[String; 3]> = steps.iter().map(|step| step.row(all)).collect();
    let sum = format!("{} rules in {} ms\n\n", analysis.book.rules.len(), milliseconds(all));
    table(["rule", "ms", "% of all"], &rows, how) + &sum
}

struct Step {
    rule: String,
    time: Duration,
}

impl Step {
    fn row(&self, all: Duration) -> [String; 3] {
        let share = 100.0 * self.time.as_secs_f64() / all.as_secs_f64().max(f64::MIN_POSITIVE);
        [self.rule.clone(), milliseconds(self.time), format!("{share:.1}")]
    }
}

fn milliseconds(time: Duration) -> String {
    format!("{:.3}", time.as_secs_f64() * 1000.0)
}

fn measured(analysis: &Analysis) -> Vec<Step> {
    let (mut steps, mut last) = (Vec::new(), Instant::now());
    run_watched(&analysis.book, &analysis.policy, &analysis.settings, &mut |rule| {
        let now = Instant::now();
        let rule = rule.map_or(SHARED, |rule| &rule.slug).to_owned();
        steps.push(Step { rule, time: now.duration_since(last) });
        last = now;
    });
    steps
}
