//! Rule declarations to rules that can be run.
//!
//! In: a policy, among whose declarations the rules are, shipped and own. Out: a [`Rule`] for each that can be understood, and
//! what is wrong in the others. [`compile`] reads what is known of a rule at once; `plan` reads its lines by the form the
//! vocabulary gives them, in the order in which they bring names in reach: parameters, needs, variables, and then what is said
//! about them. A rule of the policy is planned at once; one that ships when it is first run, for not every profile runs it.

use std::sync::OnceLock;

use super::check::{Checker, Parameter};
use super::join;
use super::narrow::narrowed;
use super::needs::{self, Needs};
use super::plan::{Filter, List, Test};
use super::problems;
use super::rule::{Backing, Binding, Course, LevelCase, Plan, Root, Rule, RuleFix, RuleNote, RulePlace, Written};
use super::slots::{Slot, Slots};
use super::template::{Template, Words};
use super::types::{Class, Type};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::{DeclarationId, FactId, Missing, Policy, Value};
use crate::source::Span;
use crate::syntax::expression::{self as ast, Naming, Over, Part, Quantifier};
use crate::vocabulary::{ExpressionForm, KindSet, PropertyId, ValueType, WordId, known};

/// Reads the rule a declaration describes; what is wrong with it comes instead. A rule of which something could not be
/// read gives neither: that has been told.
pub fn compile(policy: &Policy, declaration: DeclarationId) -> Result<Option<Rule>, Vec<Diagnostic>> {
    if policy.declaration(declaration).missing != Missing::Nothing {
        return Ok(None);
    }
    let rule = Reader { policy, declaration }.rule();
    match policy.is_own(declaration) {
        true => rule.planned().map(Some),
        false => Ok(Some(rule)),
    }
}

/// Reads a rule's declaration.
struct Reader<'p> {
    policy: &'p Policy,
    declaration: DeclarationId,
}

impl Reader<'_> {
    fn rule(&self) -> Rule {
        let written = self.written();
        let mut planner = Planner::of(&written);
        planner.parameters();
        Rule {
            declaration: self.declaration,
            slug: self.policy.name(self.declaration).to_owned(),
            title: self.policy.title(self.declaration),
            group: self.listed(known().group).into_iter().next(),
            sources: self.backing(),
            why: self.listed(known().why).into_iter().next(),
            mark: self.mark(),
            levels: planner.level_words(),
            parameters: planner.checker.parameters,
            name: self.policy.declaration(self.declaration).name,
            written,
            plan: OnceLock::new(),
        }
    }

    /// The lines in the language of rules.
    fn written(&self) -> Vec<Written> {
        self.policy.lines(self.declaration).filter_map(|line| self.written_in(line)).collect()
    }

    fn written_in(&self, line: FactId) -> Option<Written> {
        let property = self.policy.fact(line).entry;
        let ValueType::Expression(form) = property.property.value else { return None };
        let place = self.policy.value_place(line, self.policy.values(line).first()?);
        Some(Written { property: property.id, form, text: self.policy.sources().slice(place).to_owned(), place })
    }

    /// The texts or words of a property.
    fn listed(&self, property: Option<PropertyId>) -> Vec<String> {
        let facts = property.into_iter().flat_map(|property| self.policy.stated(self.declaration, property));
        facts.flat_map(|fact| self.policy.values(fact).iter().map(move |held| self.policy.text(fact, held))).collect()
    }

    fn mark(&self) -> Option<WordId> {
        let line = self.policy.line(self.declaration, known().mark)?;
        match self.policy.value(line)? {
            Value::Word(word) => Some(word),
            _ => None,
        }
    }

    fn backing(&self) -> Vec<Backing> {
        let facts = known().source.into_iter().flat_map(|source| self.policy.stated(self.declaration, source));
        facts.flat_map(|fact| self.backing_of(fact)).collect()
    }

    fn backing_of(&self, fact: FactId) -> impl Iterator<Item = Backing> {
        let arguing = self.policy.clause(fact, known().arguing).and_then(|clause| self.policy.said(clause));
        let authors = self.policy.values(fact).iter().map(move |held| self.policy.text(fact, held));
        authors.map(move |author| Backing { author, arguing: arguing.clone() })
    }
}

/// Plans a rule. What is wrong with it comes instead.
pub(super) fn plan(rule: &Rule) -> Result<Plan, Vec<Diagnostic>> {
    let mut planner = Planner::of(&rule.written);
    let plan = planner.plan();
    planner.check_size(rule);
    match (plan, planner.checker.problems.is_empty()) {
        (Some(plan), true) => {
            planner.checker.see_indexes();
            Ok(Plan { checker: planner.checker, ..plan })
        }
        _ => Err(each_once(planner.checker.problems)),
    }
}

/// What is wrong with a name's expression may be met wherever the name is used.
fn each_once(problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut told: Vec<Diagnostic> = Vec::new();
    for problem in problems {
        if !told.contains(&problem) {
            told.push(problem);
        }
    }
    told
}

struct Planner<'r> {
    written: &'r [Written],
    checker: Checker,
}

impl<'r> Planner<'r> {
    fn of(written: &'r [Written]) -> Self {
        Planner { written, checker: Checker::default() }
    }

    fn check_size(&mut self, rule: &Rule) {
        if self.checker.slots > Slots::MOST && self.checker.problems.is_empty() {
            self.checker.problems.push(problems::too_many_names(rule.name));
        }
    }

    fn plan(&mut self) -> Option<Plan> {
        self.parameters();
        let namings = self.parts::<Naming>(ExpressionForm::Naming);
        self.checker.name_all(namings);
        let needs = self.needs();
        let quantifier = self.one_part::<Quantifier>(ExpressionForm::Quantifier);
        if !self.checker.problems.is_empty() {
            return None;
        }
        let mut bindings = self.bindings(quantifier);
        let root = self.root(&mut bindings);
        self.checker.check_names();
        if !self.checker.problems.is_empty() {
            return None;
        }
        let require =
            self.one_part::<ast::Expression>(ExpressionForm::Condition).and_then(|part| self.checker.test(&part));
        let levels = Some(self.levels()).filter(|levels| !levels.is_empty());
        let subject = self.place(ExpressionForm::Subject).map(|place| place.place);
        let at = self.place(ExpressionForm::Place);
        let notes = self.notes(ExpressionForm::Note);
        let traces = self.notes(ExpressionForm::Trace);
        let say = self.said(known().say);
        let help = self.said(known().help);
        let fixes = self.fixes();
        let (levels, say, at, checker) = (levels?, say?, at?, Checker::default());
        let course = Course { bindings, require: require? };
        let root = root.map(|(slot, kinds)| root_of(slot, kinds, &course));
        Some(Plan { needs, root, course, subject, levels, say, help, at, notes, traces, fixes, checker })
    }

    fn parts<P: Part>(&mut self, form: ExpressionForm) -> Vec<P> {
        let lines = self.written.iter().filter(|line| line.form == form);
        lines.filter_map(|line| self.read(line)).collect()
    }

    fn one_part<P: Part>(&mut self, form: ExpressionForm) -> Option<P> {
        self.parts(form).into_iter().next()
    }

    /// The cases of a property that is nothing but words.
    fn said(&mut self, property: Option<PropertyId>) -> Option<Words> {
        let line = self.written.iter().find(|line| Some(line.property) == property)?;
        let cases: Vec<ast::WordsCase> = self.read(line)?;
        self.words_of(&cases)
    }

    fn read<P: Part>(&mut self, line: &Written) -> Option<P> {
        match ast::read(&line.text, line.place) {
            Ok(part) => Some(part),
            Err(problem) => self.checker.fail(*problem),
        }
    }

    /// What the rule says in a place.
    fn slice(&self, place: Span) -> &'r str {
        let line = self.written.iter().find(|line| line.place.start <= place.start && place.end <= line.place.end);
        let within = |line: &'r Written| {
            let from = (place.start - line.place.start) as usize;
            line.text.get(from..from + place.len() as usize)
        };
        line.and_then(within).unwrap_or_default()
    }

    fn words_of(&mut self, cases: &[ast::WordsCase]) -> Option<Words> {
        cases.iter().map(|case| self.words_case(case)).collect::<Option<_>>().map(Words::of)
    }

    fn words_case(&mut self, case: &ast::WordsCase) -> Option<(Template, Option<Test>)> {
        let text = self.template_at(case.text);
        match &case.condition {
            Some(condition) => Some((text, Some(self.checker.test(condition)?))),
            None => Some((text, None)),
        }
    }

    fn template_at(&mut self, place: Span) -> Template {
        let quoted = self.slice(place);
        Template::read(&mut self.checker, quoted, place)
    }

    fn parameters(&mut self) {
        for parameter in self.parts::<Vec<ast::Parameter>>(ExpressionForm::Parameters).into_iter().flatten() {
            let Some((default, gives)) = self.checker.plain(&parameter.value) else { continue };
            if self.checker.parameters.iter().any(|known| known.name == parameter.name.text) {
                self.checker.problems.push(problems::declared_twice(&parameter.name));
                continue;
            }
            self.checker.parameters.push(Parameter { name: parameter.name.text, default, gives });
        }
    }

    fn needs(&mut self) -> Vec<Needs> {
        let lines = self.parts::<Vec<ast::Need>>(ExpressionForm::Needs);
        lines.iter().filter_map(|line| needs::check(&mut self.checker, line)).collect()
    }

    /// The variables in order; each condition is tested as soon as all its variables hold something.
    fn bindings(&mut self, quantifier: Option<Quantifier>) -> Vec<Binding> {
        let Some(Quantifier { bindings, condition }) = quantifier else { return Vec::new() };
        let lists: Vec<(Slot, List)> = bindings.iter().map(|binding| self.binding(binding)).collect();
        let test = condition.and_then(|condition| self.checker.test(&condition)).unwrap_or(Test::always());
        let mut waiting = join::conjuncts(test);
        let mut bound = Slots::default();
        let bind = |(slot, over): (Slot, List)| {
            bound = bound.or(Slots::only(slot));
            let (ready, later) = std::mem::take(&mut waiting).into_iter().partition(|test| test.slots().are_in(bound));
            waiting = later;
            let list = join::planned(Filter { over, slot, test: Test::All(ready) }, &mut self.checker.indexes);
            Binding { slot, list }
        };
        lists.into_iter().map(bind).collect()
    }

    /// Where the first variable sets out from, if its list can be gone through declaration by declaration.
    fn root(&mut self, bindings: &mut [Binding]) -> Option<(Slot, KindSet)> {
        let slot = self.checker.fresh();
        let kinds = bindings.first_mut()?.list.uproot(slot)?;
        Some((slot, kinds))
    }

    fn binding(&mut self, binding: &ast::Binding) -> (Slot, List) {
        let typed = match &binding.over {
            Over::Kinds(names) => {
                let kinds = self.checker.kinds_of_words(names);
                kinds.map(|kinds| (List::Kinds(kinds), Type::one(Class::Declared(kinds))))
            }
            Over::List(list) => self.checker.list(list, None).map(|(list, gives)| (list, gives.element())),
        };
        // what is wrong has been told; the variable is still known by its name
        let (list, gives) = typed.unwrap_or((List::Union(Vec::new()), Type::one(Class::Broken)));
        let slot = self.checker.bind(Some(&binding.name), gives);
        self.checker.outer = self.checker.variables.len();
        (slot, list)
    }

    /// How grave the findings may be, as far as that can be read.
    fn level_words(&mut self) -> Vec<Level> {
        let cases = self.one_part::<Vec<ast::LevelCase>>(ExpressionForm::Level).unwrap_or_default();
        cases.iter().filter_map(|case| level_of(&case.level.text)).collect()
    }

    fn levels(&mut self) -> Vec<LevelCase> {
        let cases = self.one_part::<Vec<ast::LevelCase>>(ExpressionForm::Level).unwrap_or_default();
        cases.iter().filter_map(|case| self.level(case)).collect()
    }

    fn level(&mut self, case: &ast::LevelCase) -> Option<LevelCase> {
        let Some(level) = level_of(&case.level.text) else {
            return self.checker.fail(problems::unknown_word(&case.level, "a level", &LEVELS.map(Level::word)));
        };
        let when = match &case.condition {
            Some(condition) => Some(self.checker.test(condition)?),
            None => None,
        };
        Some(LevelCase { level, when })
    }

    fn place(&mut self, form: ExpressionForm) -> Option<RulePlace> {
        let part = self.one_part::<ast::Place>(form)?;
        let (place, _) = self.checker.list(&part.place, None)?;
        Some(RulePlace { place, words: self.words_of(&part.words)? })
    }

    fn notes(&mut self, form: ExpressionForm) -> Vec<RuleNote> {
        self.parts::<ast::Note>(form).into_iter().filter_map(|note| self.note(note)).collect()
    }

    fn note(&mut self, note: ast::Note) -> Option<RuleNote> {
        let Some(name) = note.each else {
            let (place, _) = self.checker.list(&note.place, None)?;
            return Some(RuleNote { each: None, place, words: self.words_of(&note.words)? });
        };
        let (over, gives) = self.checker.list(&note.place, None)?;
        let slot = self.checker.bind(Some(&name), gives.element());
        let test = note.condition.map(|condition| self.checker.test(&condition));
        let words = self.words_of(&note.words);
        self.checker.variables.pop();
        let place = match test {
            Some(test) => join::planned(Filter { over, slot, test: test? }, &mut self.checker.indexes),
            None => over,
        };
        Some(RuleNote { each: Some(slot), place, words: words? })
    }

    fn fixes(&mut self) -> Vec<RuleFix> {
        let fixes = self.parts::<ast::Fix>(ExpressionForm::Fix);
        fixes.into_iter().filter_map(|fix| self.fix(fix)).collect()
    }

    fn fix(&mut self, fix: ast::Fix) -> Option<RuleFix> {
        let (place, _) = self.checker.list(&fix.place, None)?;
        let text = fix.text.map(|text| self.template_at(text));
        self.checker.reads.blocks |= fix.verb == ast::FixVerb::Add;
        Some(RuleFix { verb: fix.verb, place, text })
    }
}

fn root_of(slot: Slot, kinds: KindSet, course: &Course) -> Root {
    Root { slot, courses: kinds.iter().map(|kind| (kind, narrowed(course, slot, kind))).collect() }
}

const LEVELS: [Level; 3] = [Level::Error, Level::Warning, Level::Info];

fn level_of(word: &str) -> Option<Level> {
    LEVELS.into_iter().find(|level| level.word() == word)
}
