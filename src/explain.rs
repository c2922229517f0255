//! What a name is about: a rule, a compile error, a kind, a property, a profile.
//!
//! In: an analysis, which says which rules and profiles there are and which of them hold, and a name. Out: [`Page`]s, made of a few
//! sorts of [`Part`]; [`terminal`] and [`markdown`] lay them out. All that is said comes from the rules and the tables
//! themselves, and what a rule finds in its examples is found anew for each page.

mod markdown;
mod mistake;
mod profile;
mod rule;
mod terminal;
mod word;

use std::sync::Arc;

pub use markdown::markdown;
pub use rule::Examples;
pub use terminal::terminal;

use crate::analysis::Analysis;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::Policy;
use crate::proof::Bench;
use crate::rules::Rule;
use crate::source::Sources;
use crate::vocabulary::{KINDS, Kind, KindRow};

/// All that is said about one name.
#[derive(Debug)]
pub struct Page {
    /// The name.
    pub name: String,
    /// What it is, in a line.
    pub title: String,
    /// What there is to say, in order.
    pub parts: Vec<Part>,
}

/// A part of a page.
#[derive(Debug)]
pub enum Part {
    /// What follows is about this.
    Section(String),
    /// A sentence or two.
    Text(String),
    /// Words, and what there is to say about each.
    Rows(Vec<(String, String)>),
    /// Lines of a rule, as they are written: their words, and what stands behind them.
    Lines(Vec<(String, String)>),
    /// Names that have pages of their own.
    Names(Vec<String>),
    /// A policy, or a part of one.
    Written(String),
    /// A problem, and the texts it lies in.
    Problem(Box<Diagnostic>, Arc<Sources>),
}

impl Page {
    fn new(name: &str, title: &str) -> Page {
        Page { name: name.to_owned(), title: title.to_owned(), parts: Vec::new() }
    }

    fn section(&mut self, heading: &str) {
        self.parts.push(Part::Section(heading.to_owned()));
    }

    /// Rows of which none is empty.
    fn rows<K: Into<String>>(&mut self, rows: impl IntoIterator<Item = (K, String)>) {
        let rows: Vec<_> = rows.into_iter().filter(|(_, said)| !said.is_empty()).collect();
        if !rows.is_empty() {
            self.parts.push(Part::Rows(rows.into_iter().map(|(key, said)| (key.into(), said)).collect()));
        }
    }

    fn written(&mut self, text: &str) {
        self.parts.push(Part::Written(text.trim_matches('\n').to_owned()));
    }
}

/// Explains what an analysis knows.
#[derive(Debug)]
pub struct Explainer<'a> {
    analysis: &'a Analysis,
    bench: Bench<'a>,
}

impl<'a> Explainer<'a> {
    /// For the rules, profiles and levels of an analysis.
    pub fn of(analysis: &'a Analysis) -> Explainer<'a> {
        Explainer { analysis, bench: Bench::of(analysis) }
    }

    /// The pages of whatever bears a name: a rule and a word may bear one at once.
    pub fn pages(&self, name: &str) -> Vec<Page> {
        let rule = self.analysis.book.get(name).map(|rule| self.rule(rule, Examples::First));
        let mistake = catalogue::of(name).map(mistake::page);
        let profile = self.profile(name);
        let kind = KINDS.iter().find(|row| row.word == name).map(|row| self.kind(row));
        [rule, mistake, profile, kind].into_iter().flatten().chain(word::of_property(name)).collect()
    }

    /// The page of a rule.
    pub fn rule(&self, rule: &Rule, examples: Examples) -> Page {
        rule::page(self.analysis, &self.bench, rule, examples)
    }

    /// The page of a profile, if one bears the name.
    pub fn profile(&self, name: &str) -> Option<Page> {
        profile::page(self.analysis, name)
    }

    /// The page of a kind of declaration.
    pub fn kind(&self, row: &KindRow) -> Page {
        word::of_kind(self.analysis, row)
    }

    /// The pages of all that a kind can say, in its order.
    pub fn properties(&self, row: &KindRow) -> Vec<Page> {
        row.properties().map(|property| word::page(property, &[row.word.to_owned()])).collect()
    }

    /// Every name that has a page, properties included.
    pub fn names(&self) -> Vec<&'a str> {
        let policy: &'a Policy = &self.analysis.policy;
        let declared = [Kind::Rule, Kind::Profile].into_iter().flat_map(|kind| policy.of_kind(kind));
        let mut names: Vec<&'a str> = declared.map(|id| policy.name(*id)).collect();
        names.extend(catalogue::ALL.iter().map(|row| row.slug));
        names.extend(KINDS.iter().map(|row| row.word));
        names.extend(word::properties());
        names
    }
}
