//! Profiles: which rules hold in a policy, how gravely, and with which numbers.
//!
//! In: a policy, its compiled rules, and the profile asked for, if one is. Out: the [`Profile`] that holds, the [`Settings`] it
//! gives a run, and what is wrong in the profiles' own lines. The profile is the one asked for, else the one the organization
//! names, else the shipped `baseline`; what a profile says of a rule wins over what the profile it extends says. To make a
//! rule weigh less than there needs a reason.

use rustc_hash::{FxHashMap, FxHashSet};

use super::check::{Checker, Parameter};
use super::run::{Setting, Settings};
use super::types::{Class, Type};
use super::{Rule, RuleBook, problems};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::{Date, DeclarationId, FactId, Policy};
use crate::syntax::expression as ast;
use crate::vocabulary::{Kind, PropertyId, known};

/// The profile of a policy that names none.
pub const DEFAULT: &str = "baseline";

/// The profile that holds, and where it says what it says.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    /// Itself, then those it extends, the nearest first; empty where none is known.
    pub lineage: Vec<DeclarationId>,
    /// By the name of a rule, the line that says how much it weighs here.
    pub lines: FxHashMap<String, FactId>,
}

/// What a profile says of one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// That it does not hold, or how much its findings weigh.
    pub setting: Setting,
    /// The profile that says so: the one that holds, or one it extends.
    pub profile: DeclarationId,
    /// Its line.
    pub line: FactId,
    /// Its reason, if it gives one.
    pub because: Option<String>,
}

impl Profile {
    /// What is said of a rule; nothing where the rule's own level holds.
    pub fn standing(&self, policy: &Policy, rule: &str) -> Option<Standing> {
        let line = *self.lines.get(rule)?;
        let fact = policy.fact(line);
        let because = policy.clause(line, known().because).and_then(|clause| policy.said(clause));
        Some(Standing { setting: setting(fact.entry.id)?, profile: fact.holder, line, because })
    }
}

/// What the profiles of a policy come to.
#[derive(Debug)]
pub struct Chosen {
    /// The profile that holds.
    pub profile: Profile,
    /// What it makes of the rules.
    pub settings: Settings,
    /// What is wrong in the lines of any profile.
    pub problems: Vec<Diagnostic>,
}

/// Reads the profiles of a policy, of which the one `wanted` holds if it is declared.
pub fn choose(policy: &Policy, book: &RuleBook, as_of: Date, wanted: Option<&str>) -> Chosen {
    let active = wanted.and_then(|name| policy.named(Kind::Profile, name)).or_else(|| named_by(policy));
    let others = policy.of_kind(Kind::Profile).iter().filter(|id| Some(**id) != active && policy.is_own(**id));
    let mut problems: Vec<Diagnostic> = others.flat_map(|id| Reader::read(policy, book, as_of, *id).problems).collect();
    let Some(active) = active else {
        return Chosen { profile: Profile::default(), settings: Settings::as_of(as_of), problems };
    };
    let reader = Reader::read(policy, book, as_of, active);
    problems.extend(reader.problems);
    Chosen { profile: reader.profile, settings: reader.settings, problems }
}

/// The profile the organization names, else the default one.
fn named_by(policy: &Policy) -> Option<DeclarationId> {
    let named = policy.organization().and_then(|organization| target(policy, organization, known().profile));
    named.or_else(|| policy.named(Kind::Profile, DEFAULT))
}

/// A profile and those it extends, the nearest first. One that comes round to itself ends there; one that extends what cannot be
/// read extends the default, so that no rule is in force on account of the mistake.
fn lineage(policy: &Policy, profile: DeclarationId) -> Vec<DeclarationId> {
    let mut seen = FxHashSet::default();
    let is_unread =
        |id| policy.line(id, known().extends).is_some() || known().extends.is_some_and(|row| policy.may_state(id, row));
    let default = |id| policy.named(Kind::Profile, DEFAULT).filter(|_| is_unread(id));
    let next = |id: &DeclarationId| target(policy, *id, known().extends).or_else(|| default(*id));
    std::iter::successors(Some(profile), next).take_while(|id| seen.insert(*id)).collect()
}

fn target(policy: &Policy, id: DeclarationId, property: Option<PropertyId>) -> Option<DeclarationId> {
    policy.value(policy.line(id, property)?)?.declaration()
}

struct Reader<'p> {
    policy: &'p Policy,
    book: &'p RuleBook,
    profile: Profile,
    settings: Settings,
    problems: Vec<Diagnostic>,
}

impl<'p> Reader<'p> {
    /// Reads a profile through those it extends, the farthest first. What is wrong in theirs is told of them.
    fn read(policy: &'p Policy, book: &'p RuleBook, as_of: Date, profile: DeclarationId) -> Reader<'p> {
        let profile = Profile { lineage: lineage(policy, profile), lines: FxHashMap::default() };
        let farthest_first: Vec<DeclarationId> = profile.lineage.iter().rev().copied().collect();
        let mut reader = Reader { policy, book, profile, settings: Settings::as_of(as_of), problems: Vec::new() };
        for profile in farthest_first {
            reader.problems.clear();
            policy.lines(profile).for_each(|line| reader.line(line));
        }
        reader
    }

    fn line(&mut self, line: FactId) {
        let Some(setting) = setting(self.policy.fact(line).entry.id) else { return };
        let named = self.policy.values(line).iter().filter_map(|held| held.value.declaration());
        for rule in named.filter_map(|rule| self.book.get(self.policy.name(rule))) {
            self.reason(line, rule, setting);
            self.settings.levels.insert(rule.slug.clone(), setting);
            self.profile.lines.insert(rule.slug.clone(), line);
            self.numbers(line, rule);
        }
    }

    /// A rule that is to weigh less than it did needs a reason.
    fn reason(&mut self, line: FactId, rule: &Rule, setting: Setting) {
        let own = rule.levels.iter().copied().map(Setting::Level).max();
        let before = self.settings.levels.get(&rule.slug).copied().or(own);
        let reason = self.policy.clause(line, known().because);
        if reason.is_none() && before.is_some_and(|before| setting < before) {
            self.problems.push(problems::weakened(self.policy.place(line), &rule.slug));
        }
    }

    fn numbers(&mut self, line: FactId, rule: &Rule) {
        let with = self.policy.clause(line, known().with);
        let Some((fact, held)) = with.and_then(|fact| Some((fact, self.policy.values(fact).first()?))) else { return };
        let place = self.policy.value_place(fact, held);
        match ast::read::<Vec<ast::Parameter>>(self.policy.sources().slice(place), place) {
            Ok(numbers) => numbers.iter().for_each(|number| self.number(number, rule)),
            Err(problem) => self.problems.push(*problem),
        }
    }

    fn number(&mut self, number: &ast::Parameter, rule: &Rule) {
        let Some(parameter) = rule.parameters.iter().find(|known| known.name == number.name.text) else {
            let known: Vec<&str> = rule.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
            return self.problems.push(problems::unknown_parameter(&number.name, &rule.slug, &known));
        };
        let texts = self.settings.texts_of(rule).to_vec();
        let mut checker = Checker { texts, ..Checker::default() };
        let plain = checker.plain(&number.value);
        self.problems.append(&mut checker.problems);
        match plain {
            Some((value, gives)) if fits(&gives, parameter) => {
                self.settings.parameters.insert((rule.slug.clone(), parameter.name.clone()), value);
                if matches!(gives.class, Class::Text) {
                    self.settings.texts.insert(rule.slug.clone(), checker.texts);
                }
            }
            Some(_) => self.problems.push(problems::parameter_mismatch(number, &rule.slug)),
            None => {}
        }
    }
}

/// What a property of a profile makes of the rules it names.
pub fn setting(property: PropertyId) -> Option<Setting> {
    if Some(property) == known().off {
        return Some(Setting::Off);
    }
    let levels = [Level::Error, Level::Warning, Level::Info];
    levels.into_iter().find(|level| level.word() == property.path()).map(Setting::Level)
}

/// Whether a value is of the same sort as the parameter's own. Words may always be several.
fn fits(given: &Type, parameter: &Parameter) -> bool {
    let own = &parameter.gives;
    match (&given.class, &own.class) {
        (Class::Word(given), Class::Word(own)) => {
            given.iter().any(|words| own.iter().any(|row| std::ptr::eq(*words, *row)))
        }
        (Class::Number(of), Class::Number(wanted)) => of == wanted && given.many <= own.many,
        (of, wanted) => std::mem::discriminant(of) == std::mem::discriminant(wanted) && given.many <= own.many,
    }
}
