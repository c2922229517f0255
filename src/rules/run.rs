//! Rules over a policy: what each finds, and which could not be checked.
//!
//! In: compiled rules, a policy, the settings of a run. Out: an [`Outcome`]. A rule is off, or not checkable because the policy
//! does not declare what it needs, or checked; a checked rule that finds nothing is clean. A finding that a waiver accepts is
//! among the findings, and says so.

use std::ops::ControlFlow;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::RuleBook;
use super::cases::{self, Cases, Kept};
use super::eval::{Asked, Evaluator, Given, Question, World};
use super::finding::{FINGERPRINT, finding};
use super::graph::Graph;
use super::item::{Item, Truth};
use super::needs;
use super::rule::{Binding, Course, Plan, Rule};
use super::waivers::{Findings, Waivers};
use crate::diagnostic::{Diagnostic, Level, in_reading_order};
use crate::model::{Date, DeclarationId, Policy};

/// What a run is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The day it is asked about.
    pub as_of: Date,
    /// The level of each rule that does not have its own, or that it is off.
    pub levels: FxHashMap<String, Setting>,
    /// The values of parameters that differ from the rule's own, by rule and name.
    pub parameters: FxHashMap<(String, String), Vec<Item>>,
    /// The texts of rules whose parameters are set to others, the rule's own texts first.
    pub texts: FxHashMap<String, Vec<String>>,
}

/// What a profile says of a rule. Ordered by how much the rule weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Setting {
    /// It does not hold here.
    Off,
    /// Its findings are of this level.
    Level(Level),
}

impl Settings {
    /// Every rule as it says itself, asked about a day.
    pub fn as_of(as_of: Date) -> Settings {
        Settings { as_of, levels: FxHashMap::default(), parameters: FxHashMap::default(), texts: FxHashMap::default() }
    }

    /// Whether a rule does not hold.
    pub(super) fn is_off(&self, rule: &Rule) -> bool {
        self.levels.get(&rule.slug) == Some(&Setting::Off)
    }

    /// The texts a rule works with.
    pub(super) fn texts_of<'t>(&'t self, rule: &'t Rule) -> &'t [String] {
        let own = || rule.plan().map_or(&[][..], |plan| &plan.checker.texts);
        self.texts.get(&rule.slug).map_or_else(own, Vec::as_slice)
    }
}

/// What a run found.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The findings, in reading order.
    pub findings: Vec<Diagnostic>,
    /// The rules that were checked, by name, in the order of the book.
    pub checked: Vec<String>,
    /// The rules that could not be.
    pub not_checkable: Vec<NotCheckable>,
    /// The rules that do not hold here.
    pub off: Vec<String>,
}

/// A rule that could not be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotCheckable {
    /// Its name.
    pub rule: String,
    /// What to declare so that it can be.
    pub declare: String,
}

/// What a rule says of a policy, before anything is waived.
#[derive(Debug, Clone)]
pub enum Judgement {
    /// What it found.
    Checked(Vec<Diagnostic>),
    /// That it could not be checked.
    NotCheckable(NotCheckable),
}

/// A judgement, and what tells whether it still holds.
#[derive(Debug, Clone)]
pub struct Judged {
    /// What the rule says.
    pub judgement: Judgement,
    /// The cases it was come to by, of a rule that is judged case by case.
    pub cases: Option<Arc<Cases>>,
    /// The titles it says, of a rule that is judged as a whole.
    pub titles: Arc<[Question]>,
}

impl Judged {
    /// Whether what it says hangs on the answer to one of the questions that are marked.
    pub(super) fn hangs_on(&self, marked: &[bool]) -> bool {
        let of_cases = || self.cases.as_ref().is_some_and(|cases| cases.asked_to_find(marked));
        self.titles.iter().any(|title| title.is_marked(marked)) || of_cases()
    }
}

/// What rules say, each by its declaration.
pub type Judgements = FxHashMap<DeclarationId, Judged>;

/// What is known of a rule before it is run.
#[derive(Debug)]
pub enum Known {
    /// All it says.
    Whole(Judged),
    /// What it found of some of its cases.
    Cases(Box<Kept>),
}

/// What is known of rules before they are run, each by its declaration.
pub type KnownRules = FxHashMap<DeclarationId, Known>;

/// Runs every rule of a book.
pub fn run(book: &RuleBook, policy: &Policy, settings: &Settings) -> Outcome {
    run_watched(book, policy, settings, &mut |_| ())
}

/// Runs every rule of a book, and tells when what they share is made, and when each of them is done.
pub fn run_watched(book: &RuleBook, policy: &Policy, settings: &Settings, watch: &mut Watch<'_>) -> Outcome {
    Run::new(settings, watch).all(book.iter(), policy)
}

/// Runs every rule of a book but those whose judgement is `known`; gives what the rules that look at the policy alone say, too.
pub fn run_again(book: &RuleBook, policy: &Policy, settings: &Settings, known: KnownRules) -> (Outcome, Judgements) {
    let mut watch = |_: Option<&Rule>| ();
    let mut run = Run { known, keeps: Some(Judgements::default()), ..Run::new(settings, &mut watch) };
    let outcome = run.all(book.iter(), policy);
    (outcome, run.keeps.unwrap_or_default())
}

/// Is told of each step of a run: what all rules share, then each rule.
pub type Watch<'w> = dyn FnMut(Option<&Rule>) + 'w;

/// Runs one rule of a book; one about waivers, with those whose findings the waivers accept.
pub fn run_only(book: &RuleBook, rule: &Rule, policy: &Policy, settings: &Settings) -> Outcome {
    if !rule.reads_findings() {
        return Run::new(settings, &mut |_| ()).all([rule], policy);
    }
    let mut outcome = run(book, policy, settings);
    outcome.findings.retain(|finding| finding.slug == rule.slug);
    outcome.checked.retain(|checked| *checked == rule.slug);
    outcome.not_checkable.retain(|missing| missing.rule == rule.slug);
    outcome.off.retain(|off| *off == rule.slug);
    outcome
}

/// A run on its way.
struct Run<'r, 'w> {
    settings: &'r Settings,
    outcome: Outcome,
    watch: &'r mut Watch<'w>,
    /// What needs no asking.
    known: KnownRules,
    /// What the rules that look at the policy alone say, where somebody wants to know.
    keeps: Option<Judgements>,
}

impl<'r, 'w> Run<'r, 'w> {
    fn new(settings: &'r Settings, watch: &'r mut Watch<'w>) -> Self {
        Run { settings, outcome: Outcome::default(), watch, known: KnownRules::default(), keeps: None }
    }

    /// Runs the rules that look at the policy alone, then those that look at what these have found.
    fn all<'a>(&mut self, rules: impl IntoIterator<Item = &'a Rule>, policy: &Policy) -> Outcome {
        let rules: Vec<&Rule> = rules.into_iter().collect();
        let (off, on): (Vec<&Rule>, Vec<&Rule>) = rules.iter().partition(|rule| self.settings.is_off(rule));
        let (later, sooner): (Vec<&Rule>, Vec<&Rule>) = on.iter().partition(|rule| rule.reads_findings());
        let (graph, waivers) = (Graph::of(policy), Waivers::of(policy));
        (self.watch)(None);
        self.outcome.off = off.iter().map(|rule| rule.slug.clone()).collect();
        let world = World { policy, graph: &graph, today: self.settings.as_of, findings: &Findings::default() };
        let found = self.stage(&sooner, world, &waivers);
        let findings = waivers.among(found, |rule| self.has_judged(rule));
        let found = self.stage(&later, World { findings: &findings, ..world }, &waivers);
        let mut outcome = std::mem::take(&mut self.outcome);
        outcome.findings = found;
        outcome.findings.extend(findings.into_all());
        in_reading_order(&mut outcome.findings);
        in_order_of(&rules, &mut outcome);
        outcome
    }

    /// Runs some rules, and gives what they find, in reading order.
    fn stage(&mut self, rules: &[&Rule], world: World<'_>, waivers: &Waivers) -> Vec<Diagnostic> {
        for rule in rules {
            let judged = self.judged(rule, world);
            judged.into_iter().for_each(|judged| self.enter(rule, judged));
            (self.watch)(Some(rule));
        }
        let mut found = std::mem::take(&mut self.outcome.findings);
        waivers.accept(&mut found, self.settings.as_of);
        in_reading_order(&mut found);
        found
    }

    /// What a rule says, which may be known.
    fn judged(&mut self, rule: &Rule, world: World<'_>) -> Option<Judged> {
        let kept = match self.known.remove(&rule.declaration) {
            Some(Known::Whole(judged)) => return Some(judged),
            Some(Known::Cases(kept)) => Some(*kept),
            None => None,
        };
        judge(rule, (world, self.asked_by(rule)), self.settings, kept)
    }

    /// As much of what a rule asks as tells later whether it would find the same.
    fn asked_by(&self, rule: &Rule) -> Asked {
        let has_cases = || rule.plan().is_some_and(|plan| plan.root.is_some());
        match &self.keeps {
            None => Asked::default(),
            Some(_) if has_cases() => Asked::listening(),
            Some(_) => Asked::listening_for_titles(),
        }
    }

    fn enter(&mut self, rule: &Rule, judged: Judged) {
        if let Some(kept) = self.keeps.as_mut().filter(|_| !rule.reads_findings()) {
            kept.insert(rule.declaration, judged.clone());
        }
        match judged.judgement {
            Judgement::Checked(found) => {
                self.outcome.checked.push(rule.slug.clone());
                self.outcome.findings.extend(found);
            }
            Judgement::NotCheckable(missing) => self.outcome.not_checkable.push(missing),
        }
    }

    /// Whether all is known that a rule finds.
    fn has_judged(&self, rule: &str) -> bool {
        self.outcome.checked.iter().chain(&self.outcome.off).any(|judged| judged == rule)
    }
}

fn in_order_of(rules: &[&Rule], outcome: &mut Outcome) {
    let place: FxHashMap<&str, usize> =
        rules.iter().enumerate().map(|(place, rule)| (rule.slug.as_str(), place)).collect();
    outcome.checked.sort_by_key(|rule| place.get(rule.as_str()));
    outcome.not_checkable.sort_by_key(|missing| place.get(missing.rule.as_str()));
}

fn judge(rule: &Rule, (world, asked): (World<'_>, Asked), settings: &Settings, kept: Option<Kept>) -> Option<Judged> {
    let plan = rule.plan()?;
    let parameters = parameters(rule, settings);
    let given = Given {
        indexes: &plan.checker.indexes,
        texts: settings.texts_of(rule),
        parameters: &parameters,
        once: plan.checker.once,
        slots: plan.checker.slots,
    };
    let evaluator = Evaluator::new(world, given, asked);
    let evaluator = match &kept {
        Some(kept) if !kept.is_in_doubt() => evaluator.recalling(kept.shared()),
        _ => evaluator,
    };
    let shared = &plan.checker.shared_parts;
    let kept = kept.filter(|kept| !kept.is_in_doubt() || evaluator.confirms(kept.shared(), shared));
    if let Some(declare) = wanting(plan, &evaluator) {
        let judgement = Judgement::NotCheckable(NotCheckable { rule: rule.slug.clone(), declare });
        return Some(Judged { judgement, cases: None, titles: evaluator.asked.take().into() });
    }
    let (mut found, cases) = found((rule, plan), &evaluator, kept);
    if let Some(Setting::Level(level)) = settings.levels.get(&rule.slug) {
        found.iter_mut().for_each(|finding| finding.level = *level);
    }
    tell_apart(&mut found);
    Some(Judged { judgement: Judgement::Checked(found), cases, titles: evaluator.asked.take().into() })
}

/// What is to be declared before a rule can be checked, if anything is.
fn wanting(plan: &Plan, evaluator: &Evaluator<'_>) -> Option<String> {
    let unmet = plan.needs.iter().filter(|line| !evaluator.asked.unheard(|| needs::met(evaluator, line)));
    let wanting: Vec<String> = unmet.map(|line| needs::declare(evaluator, line)).collect();
    (!wanting.is_empty()).then(|| wanting.join(" and "))
}

/// What a rule finds, case by case where it has any and somebody wants to know of them.
fn found(
    (rule, plan): (&Rule, &Plan),
    evaluator: &Evaluator<'_>,
    kept: Option<Kept>,
) -> (Vec<Diagnostic>, Option<Arc<Cases>>) {
    let mut found = Vec::new();
    match &plan.root {
        Some(root) if evaluator.asked.listens() => {
            let (found, cases) = cases::judge((rule, plan, root), evaluator, kept);
            return (found, Some(cases));
        }
        Some(root) => cases::each(root, evaluator, |course| broken((rule, plan), evaluator, course, &mut found)),
        None => broken((rule, plan), evaluator, &plan.course, &mut found),
    }
    (found, None)
}

fn parameters(rule: &Rule, settings: &Settings) -> Vec<Vec<Item>> {
    let set = |name: &str| settings.parameters.get(&(rule.slug.clone(), name.to_owned())).cloned();
    rule.parameters.iter().map(|parameter| set(&parameter.name).unwrap_or_else(|| parameter.default.clone())).collect()
}

/// Goes through what the variables stand for, and finds where the rule is broken.
pub(super) fn broken(
    (rule, plan): (&Rule, &Plan),
    evaluator: &Evaluator<'_>,
    course: &Course,
    findings: &mut Vec<Diagnostic>,
) {
    each_choice(&course.bindings, evaluator, &mut || {
        if evaluator.test(&course.require) == Truth::False {
            findings.extend(finding(rule, plan, evaluator));
        }
    });
}

/// Lets the variables hold whatever they stand for, one choice after another.
fn each_choice(bindings: &[Binding], evaluator: &Evaluator<'_>, judge: &mut dyn FnMut()) {
    let Some((binding, rest)) = bindings.split_first() else { return judge() };
    evaluator.walk(&binding.list, &mut |item| {
        evaluator.set(binding.slot, item);
        each_choice(rest, evaluator, judge);
        ControlFlow::Continue(())
    });
}

/// Findings of one rule that nothing tells apart are numbered, so that each keeps an identity of its own.
fn tell_apart(findings: &mut [Diagnostic]) {
    let mut seen: FxHashMap<String, usize> = FxHashMap::default();
    for finding in findings {
        let Some(fingerprint) = &mut finding.fingerprint else { continue };
        fingerprint.truncate(FINGERPRINT);
        let count = seen.entry(fingerprint.clone()).or_default();
        *count += 1;
        if *count > 1 {
            fingerprint.push_str(&format!("-{count}"));
        }
    }
}
