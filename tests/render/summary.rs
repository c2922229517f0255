//! The lines that close a run.

use truenorth::diagnostic::{Diagnostic, Level};
use truenorth::render::summary::{Coverage, Lacking, Summary};

use crate::policy::*;

fn lacking(declare: &str, rules: usize) -> Lacking {
    Lacking { declare: declare.to_owned(), rules }
}

fn coverage() -> Coverage {
    let lacks =
        vec![lacking("a `right`", 3), lacking("a `metric` with `kind revenue`", 1), lacking("an `initiative`", 5)];
    Coverage { files: 9, declarations: 214, rules: 68, off: 0, lacking: lacks }
}

/// So many problems of each level, every one in a file of its own, and one waived until each date.
fn summary(counts: [usize; 3], waived_until: &[&str]) -> Summary {
    let total = counts.iter().sum::<usize>().max(1);
    let paths: Vec<String> = (0..total).map(|n| format!("{n}.north")).collect();
    let sources = policy(&paths.iter().map(|path| (path.as_str(), "x")).collect::<Vec<_>>());
    let levels = [Level::Error, Level::Warning, Level::Info].into_iter().zip(counts);
    let levels = levels.flat_map(|(level, count)| std::iter::repeat_n(level, count));
    let place = |n| truenorth::source::Span::new(file(&sources, n), 0, 1);
    let mut problems: Vec<Diagnostic> = levels.enumerate().map(|(n, level)| finding("x", level, place(n))).collect();
    problems.extend(waived_until.iter().map(|date| waived(finding("x", Level::Error, place(0)), date)));
    Summary::of(&problems)
}

fn check(summary: &Summary, coverage: &Coverage, expected: &str) {
    assert_eq!(summary.closing(coverage, &wide()), expected);
}

#[test]
fn problems_are_counted_and_what_was_not_judged_is_said() {
    check(
        &summary([7, 12, 3], &["2027-02-28"]),
        &coverage(),
        "7 errors, 12 warnings, 3 notes in 22 files (1 waived until 2027-02-28)\n\
         68 rules checked; 9 could not be, for want of:  a `right` (3 rules)\n  \
         a `metric` with `kind revenue` (1)  ·  an `initiative` (5)\n",
    );
}

#[test]
fn a_wide_line_holds_all_that_is_lacking() {
    let how = truenorth::render::Options { width: 140, ..wide() };
    let closing = summary([7, 0, 0], &[]).closing(&coverage(), &how);
    let expected = "68 rules checked; 9 could not be, for want of:  a `right` (3 rules)  ·  a `metric` with `kind revenue` (1)  ·  an `initiative` (5)";
    assert_eq!(closing.lines().nth(1), Some(expected));
}

#[test]
fn what_few_rules_lack_is_summed_up_behind_what_many_do() {
    let many = (1..=8).map(|number| lacking(&format!("a `{number}`"), 9 - number)).collect();
    let closing = summary([1, 0, 0], &[]).closing(&Coverage { lacking: many, off: 2, ..coverage() }, &wide());
    let (_, checked) = closing.split_once('\n').unwrap();
    assert_eq!(
        checked,
        "68 rules checked, 2 off; 36 could not be, for want of:  a `1` (8 rules)  ·  a `2` (7)  ·  a `3` (6)\n  \
         a `4` (5)  ·  a `5` (4)  ·  a `6` (3)  ·  and more (3): truenorth check --coverage\n"
    );
}

#[test]
fn one_is_one() {
    let one = Coverage { rules: 1, lacking: vec![lacking("a `right`", 1)], ..coverage() };
    check(
        &summary([1, 0, 1], &[]),
        &one,
        "1 error, 1 note in 2 files\n1 rule checked; 1 could not be, for want of:  a `right` (1 rule)\n",
    );
    check(&summary([0, 1, 0], &[]), &Coverage { lacking: vec![], ..one }, "1 warning in 1 file\n1 rule checked\n");
}

#[test]
fn waivers_of_several_dates_have_none() {
    let two = summary([1, 0, 0], &["2027-02-28", "2027-03-31"]);
    check(&two, &Coverage::default(), "1 error in 1 file (2 waived)\n");
    let same = summary([1, 0, 0], &["2027-02-28", "2027-02-28"]);
    check(&same, &Coverage::default(), "1 error in 1 file (2 waived until 2027-02-28)\n");
}

#[test]
fn a_clean_run_says_what_that_means() {
    let clean = summary([0, 0, 0], &[]);
    check(
        &clean,
        &coverage(),
        "214 declarations read in 9 files: all 68 rules that could be checked hold\n\
         9 rules could not be checked, for want of:  a `right` (3 rules)\n  \
         a `metric` with `kind revenue` (1)  ·  an `initiative` (5)\n",
    );
    let all = Coverage { lacking: vec![], ..coverage() };
    check(&clean, &all, "214 declarations read in 9 files: all 68 rules hold\n");
    let accepted = summary([0, 0, 0], &["2027-02-28"]);
    check(
        &accepted,
        &all,
        "214 declarations read in 9 files: all 68 rules hold, but for 1 finding waived until 2027-02-28\n",
    );
}

#[test]
fn silence_is_not_coverage() {
    let clean = summary([0, 0, 0], &[]);
    let none = Coverage { files: 1, declarations: 1, rules: 0, off: 0, lacking: vec![] };
    check(&clean, &none, "1 declaration read in 1 file; no rule was checked\n");
    check(
        &clean,
        &Coverage { lacking: vec![lacking("a `touchpoint`", 4)], ..none },
        "1 declaration read in 1 file; no rule could be checked\n4 rules could not be checked, for want of:  a `touchpoint` (4 rules)\n",
    );
}
