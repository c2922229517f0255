//! What a rule is about: why, what it asks, what it finds in its own examples, and how a company may live with it.

use super::{Page, Part, profile};
use crate::analysis::Analysis;
use crate::diagnostic::{Diagnostic, blanks};
use crate::format::format;
use crate::mend::waiver;
use crate::model::{FactId, Policy};
use crate::proof::{Bench, Shows, Tried, shows};
use crate::rules::Rule;
use crate::rules::waivers::About;
use crate::syntax::expression as ast;
use crate::vocabulary::{ExpressionForm, ValueType, known};

/// What stands where people have to decide.
const BLANK: &str = "…";

/// What examples show, and what stands above them.
const SHOWN: [(Shows, &str); 3] =
    [(Shows::Bad, "it fires here"), (Shows::Good, "it is silent here"), (Shows::Bare, "it cannot be checked here")];

/// How many examples of a rule are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Examples {
    /// None, nor its relatives: the page is to be short.
    None,
    /// The first in which it fires, and the first in which it does not.
    First,
    /// All of them.
    All,
}

/// The page of a rule.
pub(super) fn page(analysis: &Analysis, bench: &Bench<'_>, rule: &Rule, examples: Examples) -> Page {
    let about = Explained { analysis, policy: &analysis.policy, rule };
    let mut page = Page::new(&rule.slug, rule.title.as_deref().unwrap_or(""));
    page.rows(about.beginning());
    page.section("what it asks");
    page.parts.push(Part::Lines(about.asked()));
    let numbers = about.numbers();
    if !numbers.is_empty() {
        page.section("numbers a profile may change");
        page.rows(numbers);
    }
    let finding = about.examples(&mut page, bench, examples);
    page.section("to accept one finding for a time");
    about.waiver(&mut page, finding.as_ref());
    page.section("to weigh it otherwise, or not at all");
    page.written(&about.own_profile());
    let related = about.related();
    if !related.is_empty() && examples != Examples::None {
        page.section("related");
        page.parts.push(Part::Names(related));
    }
    page
}

struct Explained<'a> {
    analysis: &'a Analysis,
    policy: &'a Policy,
    rule: &'a Rule,
}

impl Explained<'_> {
    fn beginning(&self) -> Vec<(&'static str, String)> {
        let mut rows = vec![
            ("group", self.rule.group.clone().unwrap_or_default()),
            ("level", self.level()),
            ("why", self.rule.why.clone().unwrap_or_default()),
        ];
        let sources = self.rule.sources.iter().map(|backing| match &backing.arguing {
            Some(arguing) => format!("{}: {arguing}", backing.author),
            None => backing.author.clone(),
        });
        rows.extend(sources.map(|said| ("source", said)));
        rows
    }

    /// What its findings weigh here, and who says so.
    fn level(&self) -> String {
        let own = self.words(ExpressionForm::Level);
        let Some(standing) = self.analysis.standing(&self.rule.slug) else { return own };
        let because = standing.because.map_or_else(String::new, |because| format!(" ({because})"));
        let by = self.policy.name(standing.profile);
        format!("{}, says profile `{by}`{because}; by itself {own}", profile::word(standing.setting))
    }

    fn words(&self, form: ExpressionForm) -> String {
        let is_of_form = |line: &FactId| self.form(*line) == Some(form);
        let lines = self.policy.lines(self.rule.declaration).filter(is_of_form).map(|line| self.said(line));
        lines.collect::<Vec<_>>().join(", ")
    }

    fn form(&self, line: FactId) -> Option<ExpressionForm> {
        match self.policy.fact(line).entry.property.value {
            ValueType::Expression(form) => Some(form),
            _ => None,
        }
    }

    /// Its lines about what it looks at and says; where a finding points and how it is mended is seen on the page of one.
    fn asked(&self) -> Vec<(String, String)> {
        use ExpressionForm::{Condition, Naming, Needs, Quantifier, Words};
        let is_told = |line: &FactId| matches!(self.form(*line), Some(Condition | Naming | Needs | Quantifier | Words));
        let lines = self.policy.lines(self.rule.declaration).filter(is_told);
        lines.map(|line| (self.policy.fact(line).entry.property.words.to_owned(), self.written(line))).collect()
    }

    fn said(&self, line: FactId) -> String {
        self.written(line).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What stands behind a line's words, broken where its author broke it.
    fn written(&self, line: FactId) -> String {
        let values = self.policy.values(line).iter().map(|held| self.policy.text(line, held));
        values.collect::<Vec<_>>().join(", ")
    }

    /// Its parameters, each with its value and the one that holds here, if that is another.
    fn numbers(&self) -> Vec<(String, String)> {
        let here = self.analysis.profile.lineage.iter().flat_map(|profile| {
            let lines = self.policy.lines(*profile).filter(|line| self.names_it(*line));
            let clauses = lines.flat_map(|line| self.policy.clause(line, known().with));
            clauses.flat_map(|clause| parameters(self.policy, clause)).map(|number| (number, *profile))
        });
        let here: Vec<_> = here.collect();
        let lines = self.policy.lines(self.rule.declaration);
        let own = lines.filter(|line| self.form(*line) == Some(ExpressionForm::Parameters));
        let own = own.flat_map(|line| parameters(self.policy, line));
        let row = |(name, value): (String, String)| {
            let other = here.iter().find(|((other, _), _)| *other == name);
            let other =
                other.map(|((_, value), by)| format!("; here {value}, says profile `{}`", self.policy.name(*by)));
            (name, value + &other.unwrap_or_default())
        };
        own.map(row).collect()
    }

    /// Whether a line of a profile speaks of this rule.
    fn names_it(&self, line: FactId) -> bool {
        let named = self.policy.values(line).iter().filter_map(|held| held.value.declaration());
        named.into_iter().any(|id| id == self.rule.declaration)
    }

    /// Shows its examples; the first finding in one is the answer.
    fn examples(&self, page: &mut Page, bench: &Bench<'_>, examples: Examples) -> Option<Diagnostic> {
        let mut finding = None;
        for (wanted, heading) in SHOWN {
            let lines = self.policy.lines(self.rule.declaration);
            let mut lines = lines.filter(|line| shows(self.policy, *line) == Some(wanted)).peekable();
            let most = match examples {
                Examples::None => return None,
                Examples::First => 1,
                Examples::All => usize::MAX,
            };
            if lines.peek().is_some() {
                page.section(heading);
            }
            for line in lines.take(most) {
                let text = self.example(line);
                page.written(&text);
                let tried = bench.text(self.rule, "example.north", text).filter(|_| finding.is_none());
                let found = tried.and_then(|tried| first(&tried).map(|found| (found, tried.sources)));
                if let Some((found, sources)) = found {
                    page.parts.push(Part::Problem(Box::new(found.clone()), sources));
                    finding = Some(found);
                }
            }
        }
        finding
    }

    /// Shows a waiver of a finding, to be filled in.
    fn waiver(&self, page: &mut Page, finding: Option<&Diagnostic>) {
        let subject = finding.and_then(|finding| finding.subject.as_ref());
        let about = subject.and_then(About::of).map_or(BLANK.to_owned(), |about| about.to_string());
        let waiver = waiver(&format!("{}-for-now", self.rule.slug), &self.rule.slug, &about, BLANK);
        page.written(&blanks::filled(&waiver, |_| BLANK));
        if subject.is_some_and(|subject| About::of(subject).is_none()) {
            let whole =
                "It is found about the policy as a whole: a waiver names the organization, once one is declared.";
            page.parts.push(Part::Text(whole.to_owned()));
        }
    }

    /// The policy of an example, in canonical form.
    fn example(&self, line: FactId) -> String {
        let written = self.policy.said(line).unwrap_or_default();
        let inside = written.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap_or(&written);
        format(&unindented(inside)).text
    }

    /// A profile that begins with the one that holds, and turns the rule off.
    fn own_profile(&self) -> String {
        let holds = self.analysis.profile.lineage.first();
        let extends = holds.map_or(crate::rules::profile::DEFAULT, |id| self.policy.name(*id));
        format!(
            "profile your-house \"How we govern\" {{\n  extends  {extends}\n  off      {} because \"{BLANK}\"\n}}",
            self.rule.slug
        )
    }

    fn related(&self) -> Vec<String> {
        let rules = self.analysis.book.rules.iter();
        let alike = rules.filter(|other| other.group == self.rule.group && other.slug != self.rule.slug);
        alike.map(|other| other.slug.clone()).collect()
    }
}

fn first(tried: &Tried) -> Option<Diagnostic> {
    tried.outcome.findings.first().cloned()
}

/// The names and values of `max-hops = 3, patience = 90 days`, as written.
fn parameters(policy: &Policy, line: FactId) -> Vec<(String, String)> {
    let Some(held) = policy.values(line).first() else { return Vec::new() };
    let place = policy.value_place(line, held);
    let read = ast::read::<Vec<ast::Parameter>>(policy.sources().slice(place), place);
    let written = |number: ast::Parameter| (number.name.text, policy.sources().slice(number.value.span).to_owned());
    read.map(|numbers| numbers.into_iter().map(written).collect()).unwrap_or_default()
}

/// A block's lines without the indent they share.
fn unindented(text: &str) -> String {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let indent = lines().map(|line| line.len() - line.trim_start().len()).min().unwrap_or(0);
    text.lines().map(|line| line.get(indent..).unwrap_or("").to_owned() + "\n").collect()
}
