//! Profiles: which rules hold in a policy, how gravely, and with which numbers.
//!
//! In: a policy and its compiled rules. Out: the [`Settings`] of a run, and what is wrong in the profiles' own numbers. The
//! profile is the one the organization names, else the shipped `baseline`; what a profile says of a rule wins over what the
//! profile it extends says. To make a rule weigh less than there needs a reason.

use rustc_hash::FxHashSet;

use super::check::{Checker, Parameter};
use super::run::{Setting, Settings};
use super::types::Class;
use super::{Rule, RuleBook, problems};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::{Date, DeclarationId, FactId, Policy};
use crate::syntax::expression as ast;
use crate::vocabulary::{Kind, PropertyId, known};

/// The profile of a policy that names none.
pub const DEFAULT: &str = "baseline";

/// The profile that holds for a policy: the one its organization names, else the default one.
pub fn active(policy: &Policy) -> Option<DeclarationId> {
    let named = policy.organization().and_then(|organization| target(policy, organization, known().profile));
    named.or_else(|| policy.named(Kind::Profile, DEFAULT))
}

/// A profile and those it extends, the nearest first. One that comes round to itself ends there.
pub fn lineage(policy: &Policy, profile: DeclarationId) -> Vec<DeclarationId> {
    let mut seen = FxHashSet::default();
    let next = |id: &DeclarationId| target(policy, *id, known().extends);
    std::iter::successors(Some(profile), next).take_while(|id| seen.insert(*id)).collect()
}

fn target(policy: &Policy, id: DeclarationId, property: Option<PropertyId>) -> Option<DeclarationId> {
    let fact = policy.stated(id, property?).next()?;
    policy.values(fact).first()?.value.declaration()
}

/// The settings a profile gives a run, and what is wrong with the numbers it gives.
pub fn settings(policy: &Policy, book: &RuleBook, as_of: Date) -> (Settings, Vec<Diagnostic>) {
    let mut reader = Reader { policy, book, settings: Settings::as_of(as_of), problems: Vec::new() };
    let lineage = active(policy).map_or_else(Vec::new, |profile| lineage(policy, profile));
    for profile in lineage.into_iter().rev() {
        policy.lines(profile).for_each(|line| reader.line(line));
    }
    (reader.settings, reader.problems)
}

struct Reader<'p> {
    policy: &'p Policy,
    book: &'p RuleBook,
    settings: Settings,
    problems: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn line(&mut self, line: FactId) {
        let Some(setting) = setting(self.policy.fact(line).entry.id) else { return };
        let named = self.policy.values(line).iter().filter_map(|held| held.value.declaration());
        for rule in named.filter_map(|rule| self.book.get(self.policy.name(rule))) {
            self.reason(line, rule, setting);
            self.settings.levels.insert(rule.slug.clone(), setting);
            self.numbers(line, rule);
        }
    }

    /// A rule that is to weigh less than it did needs a reason.
    fn reason(&mut self, line: FactId, rule: &Rule, setting: Setting) {
        let own = rule.levels.iter().map(|case| Setting::Level(case.level)).max();
        let before = self.settings.levels.get(&rule.slug).copied().or(own);
        let reason = known().because.and_then(|because| self.policy.inner_stated(line, because).next());
        if reason.is_none() && before.is_some_and(|before| setting < before) {
            self.problems.push(problems::weakened(self.policy.place(line), &rule.slug));
        }
    }

    fn numbers(&mut self, line: FactId, rule: &Rule) {
        let with = known().with.and_then(|with| self.policy.inner_stated(line, with).next());
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
        let mut checker = Checker::default();
        let plain = checker.plain(&number.value);
        self.problems.append(&mut checker.problems);
        match plain {
            Some((value, gives)) if fits(&gives.class, parameter) => {
                self.settings.parameters.insert((rule.slug.clone(), parameter.name.clone()), value);
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

/// Whether a value is of the same sort as the parameter's own; texts belong to the rule that states them.
fn fits(class: &Class, parameter: &Parameter) -> bool {
    match (class, &parameter.gives.class) {
        (Class::Text, _) => false,
        (Class::Word(_), Class::Word(_)) => true,
        (Class::Number(given), Class::Number(own)) => given == own,
        (given, own) => std::mem::discriminant(given) == std::mem::discriminant(own),
    }
}
