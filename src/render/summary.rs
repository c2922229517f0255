//! The lines that close a run.
//!
//! In: the problems, and what the caller knows of the run ([`Coverage`]). Out: how many problems of each level there
//! are, or what it means that there are none; how many rules were checked; and what to declare so that the others can
//! be. A run that left something unanalysed says so beside this: the caller knows, and must.

use std::collections::BTreeSet;

use super::harmless::{shown, width};
use super::{Charset, Options};
use crate::diagnostic::{Diagnostic, Level, Waived};

/// What a run read, and what its rules could judge.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Files of the policy that were read.
    pub files: usize,
    /// Declarations in them.
    pub declarations: usize,
    /// Rules that were checked.
    pub rules: usize,
    /// Rules that the profile has put out of force.
    pub off: usize,
    /// What those that could not be checked lack, what most of them lack first.
    pub lacking: Vec<Lacking>,
}

/// So many lacks are told; the others are in a table of their own.
const TOLD: usize = 6;

/// What some rules need that is not declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lacking {
    /// What to declare, with its article: ``a `right` ``.
    pub declare: String,
    /// How many rules need it.
    pub rules: usize,
}

/// How many problems there are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Problems of level error that no waiver accepts.
    pub errors: usize,
    /// The same of level warning.
    pub warnings: usize,
    /// The same of level info.
    pub notes: usize,
    /// Problems that a waiver accepts.
    pub waived: usize,
    /// The last day of these waivers, where it is one day for all.
    pub waived_until: Option<String>,
    /// Files the problems lie in, waived ones not counted.
    pub files: usize,
}

impl Summary {
    /// Counts some problems.
    pub fn of(problems: &[Diagnostic]) -> Summary {
        let open = || problems.iter().filter(|problem| problem.waived.is_none());
        let count = |level| open().filter(|problem| problem.level == level).count();
        let waivers = || problems.iter().filter_map(|problem| problem.waived.as_ref());
        Summary {
            errors: count(Level::Error),
            warnings: count(Level::Warning),
            notes: count(Level::Info),
            waived: waivers().count(),
            waived_until: one_date(waivers()),
            files: open().map(|problem| problem.primary.span.file).collect::<BTreeSet<_>>().len(),
        }
    }

    /// The closing lines of a run.
    pub fn closing(&self, coverage: &Coverage, how: &Options) -> String {
        match self.errors + self.warnings + self.notes {
            0 => self.clean(coverage, how.charset) + &coverage.unchecked(how),
            _ => self.counts(how.charset) + &coverage.checked(how),
        }
    }

    fn counts(&self, charset: Charset) -> String {
        let levels = [(self.errors, "error"), (self.warnings, "warning"), (self.notes, "note")];
        let some = levels.iter().filter(|(count, _)| *count > 0).map(|(count, noun)| counted(*count, noun));
        let levels = some.collect::<Vec<_>>().join(", ");
        let waived =
            if self.waived == 0 { String::new() } else { format!(" ({} {})", self.waived, self.until(charset)) };
        format!("{levels} in {}{waived}\n", counted(self.files, "file"))
    }

    /// What it means that there is nothing to report.
    fn clean(&self, coverage: &Coverage, charset: Charset) -> String {
        let but = match self.waived {
            0 => String::new(),
            waived => format!(", but for {} {}", counted(waived, "finding"), self.until(charset)),
        };
        format!("{}{but}\n", coverage.meaning())
    }

    fn until(&self, charset: Charset) -> String {
        match &self.waived_until {
            Some(date) => format!("waived until {}", shown(date, charset)),
            None => "waived".to_owned(),
        }
    }
}

fn one_date<'w>(mut waivers: impl Iterator<Item = &'w Waived>) -> Option<String> {
    let first = &waivers.next()?.until;
    waivers.all(|waived| waived.until == *first).then(|| first.clone())
}

impl Coverage {
    /// What was read and what of it is known to be right, when nothing is known to be wrong.
    fn meaning(&self) -> String {
        let read = format!("{} read in {}", counted(self.declarations, "declaration"), counted(self.files, "file"));
        match (self.rules, self.unchecked_rules()) {
            (0, 0) => format!("{read}; no rule was checked{}", self.out_of_force()),
            (0, _) => format!("{read}; no rule could be checked{}", self.out_of_force()),
            (1, 0) => format!("{read}: the 1 rule checked holds{}", self.out_of_force()),
            (1, _) => format!("{read}: the 1 rule that could be checked holds{}", self.out_of_force()),
            (rules, 0) => format!("{read}: all {rules} rules hold{}", self.out_of_force()),
            (rules, _) => format!("{read}: all {rules} rules that could be checked hold{}", self.out_of_force()),
        }
    }

    fn out_of_force(&self) -> String {
        if self.off == 0 { String::new() } else { format!(", {} off", self.off) }
    }

    /// How many rules were checked, and what the others lack.
    fn checked(&self, how: &Options) -> String {
        let checked = format!("{} checked{}", counted(self.rules, "rule"), self.out_of_force());
        match self.unchecked_rules() {
            0 if self.rules == 0 => String::new(),
            0 => format!("{checked}\n"),
            missing => self.lacks(format!("{checked}; {missing} could not be, for want of:"), how),
        }
    }

    /// What the rules lack that could not be checked.
    fn unchecked(&self, how: &Options) -> String {
        match self.unchecked_rules() {
            0 => String::new(),
            missing => self.lacks(format!("{} could not be checked, for want of:", counted(missing, "rule")), how),
        }
    }

    fn unchecked_rules(&self) -> usize {
        self.lacking.iter().map(|lacking| lacking.rules).sum()
    }

    /// What is lacking, as much of it to a line as fits.
    fn lacks(&self, head: String, how: &Options) -> String {
        let dot = match how.charset {
            Charset::Unicode => "  ·  ",
            Charset::Ascii => "  -  ",
        };
        let (mut lines, mut used, mut between) = (head.clone(), width(&head), "  ");
        for words in self.lacking_words(how.charset) {
            let fits = used + width(between) + width(&words) <= how.room();
            let before = if fits { between } else { "\n  " };
            used = if fits { used + width(between) } else { 2 } + width(&words);
            lines = lines + before + &words;
            between = dot;
        }
        lines + "\n"
    }

    /// The first few, and how many more there are.
    fn lacking_words(&self, charset: Charset) -> Vec<String> {
        let told = self.lacking.iter().take(TOLD).enumerate();
        let rest: usize = self.lacking.iter().skip(TOLD).map(|lacking| lacking.rules).sum();
        let rest = (rest > 0).then(|| format!("and more ({rest}): truenorth check --coverage"));
        told.map(|(index, lacking)| lacking.words(index, charset)).chain(rest).collect()
    }
}

impl Lacking {
    /// The first says what is counted.
    fn words(&self, index: usize, charset: Charset) -> String {
        let declare = shown(&self.declare, charset);
        match index {
            0 => format!("{declare} ({})", counted(self.rules, "rule")),
            _ => format!("{declare} ({})", self.rules),
        }
    }
}

/// So many of something, `1 rule`, `2 rules`.
pub fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
