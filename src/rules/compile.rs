//! Rule declarations to rules that can be run.
//!
//! In: a policy, among whose declarations the rules are, shipped and own. Out: a [`Rule`] for each that can be understood, and
//! what is wrong in the others. A rule's lines are read by the form the vocabulary gives them, in the order in which they
//! bring names in reach: parameters, needs, variables, and then what is said about them.

use super::check::{Checker, Parameter};
use super::join;
use super::needs::{self, Needs};
use super::plan::{Filter, List, Slot, Slots, Test};
use super::problems;
use super::template::{Template, Words};
use super::types::{Class, Type};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::{DeclarationId, FactId, Missing, Policy, Value};
use crate::source::Span;
use crate::syntax::expression::{self as ast, FixVerb, Naming, Over, Part, Quantifier};
use crate::vocabulary::{ExpressionForm, PropertyId, ValueType, WordId, known};

/// A rule that can be run.
#[derive(Debug)]
pub struct Rule {
    /// Its declaration.
    pub declaration: DeclarationId,
    /// Its name.
    pub slug: String,
    /// What holds where it does not fire.
    pub title: Option<String>,
    /// The group it is listed in.
    pub group: Option<String>,
    /// Whose thoughts it rests on.
    pub sources: Vec<Backing>,
    /// Why it matters.
    pub why: Option<String>,
    /// How editors show the place of a finding, if not like any other.
    pub mark: Option<WordId>,
    /// How grave a finding is: the first case that applies.
    pub levels: Vec<LevelCase>,
    /// Its numbers, which a profile may change.
    pub parameters: Vec<Parameter>,
    pub(super) needs: Vec<Needs>,
    pub(super) bindings: Vec<Binding>,
    pub(super) require: Test,
    pub(super) subject: Option<List>,
    pub(super) say: Words,
    pub(super) help: Option<Words>,
    pub(super) at: RulePlace,
    pub(super) notes: Vec<RuleNote>,
    pub(super) traces: Vec<RuleNote>,
    pub(super) fixes: Vec<RuleFix>,
    pub(super) checker: Checker,
}

/// Whose thought a rule rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backing {
    /// Who thought it.
    pub author: String,
    /// The thought, in other words than theirs.
    pub arguing: Option<String>,
}

impl Rule {
    /// Whether it looks at what other rules have found, and so is run after them.
    pub fn reads_findings(&self) -> bool {
        self.checker.reads_findings
    }
}

/// How grave a finding is when something holds.
#[derive(Debug)]
pub struct LevelCase {
    /// How grave.
    pub level: Level,
    /// When; always, if not said.
    pub when: Option<Test>,
}

/// One variable of a rule and what it stands for in turn, conditions included.
#[derive(Debug)]
pub(super) struct Binding {
    pub(super) slot: Slot,
    pub(super) list: List,
}

#[derive(Debug)]
pub(super) struct RulePlace {
    pub(super) place: List,
    pub(super) words: Words,
}

#[derive(Debug)]
pub(super) struct RuleNote {
    pub(super) each: Option<Slot>,
    pub(super) place: List,
    pub(super) words: Words,
}

/// One line of a rule's fix.
#[derive(Debug)]
pub struct RuleFix {
    pub(super) verb: FixVerb,
    pub(super) place: List,
    pub(super) text: Option<Template>,
}

/// Compiles the rule a declaration describes; what is wrong with it comes instead. A rule of which something could not be
/// read gives neither: that has been told.
pub fn compile(policy: &Policy, declaration: DeclarationId) -> Result<Option<Rule>, Vec<Diagnostic>> {
    if policy.declaration(declaration).missing != Missing::Nothing {
        return Ok(None);
    }
    let mut compiler = Compiler { policy, declaration, checker: Checker::default() };
    let rule = compiler.rule();
    compiler.check_size();
    match compiler.checker.problems.is_empty() {
        true => Ok(rule.map(|rule| Rule { checker: compiler.checker, ..rule })),
        false => Err(each_once(compiler.checker.problems)),
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

struct Compiler<'p> {
    policy: &'p Policy,
    declaration: DeclarationId,
    checker: Checker,
}

impl Compiler<'_> {
    fn check_size(&mut self) {
        if self.checker.slots > Slots::MOST && self.checker.problems.is_empty() {
            let name = self.policy.declaration(self.declaration).name;
            self.checker.problems.push(problems::too_many_names(name));
        }
    }

    fn rule(&mut self) -> Option<Rule> {
        self.parameters();
        let namings = self.parts::<Naming>(ExpressionForm::Naming);
        self.checker.name_all(namings);
        let needs = self.needs();
        let quantifier = self.one_part::<Quantifier>(ExpressionForm::Quantifier);
        if !self.checker.problems.is_empty() {
            return None;
        }
        let bindings = self.bindings(quantifier);
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
        Some(Rule {
            declaration: self.declaration,
            slug: self.policy.name(self.declaration).to_owned(),
            title: self.policy.title(self.declaration),
            group: self.listed(known().group).into_iter().next(),
            sources: self.backing(),
            why: self.listed(known().why).into_iter().next(),
            mark: self.mark(),
            levels: levels?,
            parameters: self.checker.parameters.clone(),
            needs,
            bindings,
            require: require?,
            subject,
            say: say?,
            help,
            at: at?,
            notes,
            traces,
            fixes,
            checker: Checker::default(),
        })
    }

    /// The lines of a form, each with the place of what stands behind its words.
    fn lines(&self, form: ExpressionForm) -> Vec<Span> {
        let is_of_form = |fact: &FactId| matches!(self.policy.fact(*fact).entry.property.value, ValueType::Expression(of) if of == form);
        self.policy.lines(self.declaration).filter(is_of_form).filter_map(|fact| self.value_place(fact)).collect()
    }

    fn value_place(&self, fact: FactId) -> Option<Span> {
        let held = self.policy.values(fact).first()?;
        Some(self.policy.value_place(fact, held))
    }

    fn read<P: Part>(&mut self, place: Span) -> Option<P> {
        match ast::read(self.policy.sources().slice(place), place) {
            Ok(part) => Some(part),
            Err(problem) => self.checker.fail(*problem),
        }
    }

    fn parts<P: Part>(&mut self, form: ExpressionForm) -> Vec<P> {
        self.lines(form).into_iter().filter_map(|place| self.read(place)).collect()
    }

    fn one_part<P: Part>(&mut self, form: ExpressionForm) -> Option<P> {
        self.parts(form).into_iter().next()
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

    /// The cases of a property that is nothing but words.
    fn said(&mut self, property: Option<PropertyId>) -> Option<Words> {
        let fact = self.policy.line(self.declaration, property)?;
        let cases = self.value_place(fact).and_then(|place| self.read::<Vec<ast::WordsCase>>(place))?;
        self.words_of(&cases)
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
        Template::read(&mut self.checker, self.policy.sources().slice(place), place)
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

    fn levels(&mut self) -> Vec<LevelCase> {
        let cases = self.one_part::<Vec<ast::LevelCase>>(ExpressionForm::Level).unwrap_or_default();
        cases.iter().filter_map(|case| self.level(case)).collect()
    }

    fn level(&mut self, case: &ast::LevelCase) -> Option<LevelCase> {
        let levels = [Level::Error, Level::Warning, Level::Info];
        let Some(level) = levels.into_iter().find(|level| level.word() == case.level.text) else {
            let words = levels.map(Level::word);
            return self.checker.fail(problems::unknown_word(&case.level, "a level", &words));
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
        let test = match note.condition {
            Some(condition) => self.checker.test(&condition),
            None => Some(Test::always()),
        };
        let words = self.words_of(&note.words);
        self.checker.variables.pop();
        let place = join::planned(Filter { over, slot, test: test? }, &mut self.checker.indexes);
        Some(RuleNote { each: Some(slot), place, words: words? })
    }

    fn fixes(&mut self) -> Vec<RuleFix> {
        let fixes = self.parts::<ast::Fix>(ExpressionForm::Fix);
        fixes.into_iter().filter_map(|fix| self.fix(fix)).collect()
    }

    fn fix(&mut self, fix: ast::Fix) -> Option<RuleFix> {
        let (place, _) = self.checker.list(&fix.place, None)?;
        let text = fix.text.map(|text| self.template_at(text));
        Some(RuleFix { verb: fix.verb, place, text })
    }
}
