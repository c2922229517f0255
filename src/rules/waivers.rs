//! Waivers: which findings somebody accepts, and for how long.
//!
//! In: a policy, the findings of a run, the day asked about. Out: findings that say which waiver accepts them, and
//! [`Findings`], through which the rules about waivers see what each is about. A waiver is about the findings of its rule on
//! its subjects; between its first and its last day it accepts them, and on any other day those it is about say so. It
//! never accepts a finding about itself.

use std::fmt;

use rustc_hash::FxHashMap;

use super::eval::Walk;
use crate::diagnostic::{Diagnostic, Label, Subject, Waived};
use crate::model::{Date, DeclarationId, FactId, Held, Policy, Value};
use crate::source::Span;
use crate::vocabulary::{Kind, PropertyId, kind_of_word, known};

/// The waivers of a policy, in source order.
#[derive(Debug, Default)]
pub(super) struct Waivers {
    all: Vec<Waiver>,
    /// By what they are about, their numbers.
    by_key: FxHashMap<Key, Vec<u32>>,
}

#[derive(Debug)]
struct Waiver {
    id: DeclarationId,
    /// The name of its rule; none where that cannot be known.
    rule: Option<String>,
    from: Option<Date>,
    until: Option<Date>,
    /// Where its last day is said.
    place: Span,
    words: Waived,
}

/// What findings are accepted by: the name of a rule, and what it finds something about.
type Key = (String, About);

/// What a waiver can be about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum About {
    /// A declaration, by its kind and name.
    Declaration(Kind, String),
    /// `a->b`, of whatever chain.
    Step(String),
}

impl About {
    /// What a finding is about; a line of a declaration stands for the declaration. What is found about the policy as a whole has
    /// no name before an organization is declared.
    pub fn of(subject: &Subject) -> Option<About> {
        let kind = kind_of_word(&subject.kind)?;
        Some(match subject.step() {
            Some(step) => About::Step(step.to_owned()),
            None => About::Declaration(kind, subject.holder().to_owned()),
        })
    }

    /// Whether a waiver of a policy can name it: no waiver names a rule, or a step to somebody undecided.
    pub fn is_declared(&self, policy: &Policy) -> bool {
        let declared = |name: &str| policy.named(Kind::Waiver, name);
        match self {
            About::Declaration(kind, name) => declared(name).is_some_and(|id| policy.kind(id) == *kind),
            About::Step(step) => step.split("->").all(|end| declared(end).is_some()),
        }
    }
}

impl fmt::Display for About {
    /// As a waiver names it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            About::Declaration(_, name) => f.write_str(name),
            About::Step(step) => f.write_str(&step.replace("->", " -> ")),
        }
    }
}

/// What the day makes of a waiver.
enum Standing {
    Begins(Date),
    InForce,
    Ended(Date),
}

impl Waivers {
    /// Those of a policy.
    pub(super) fn of(policy: &Policy) -> Waivers {
        let mut waivers = Waivers::default();
        for (number, id) in policy.of_kind(Kind::Waiver).iter().enumerate() {
            let waiver = Waiver::read(policy, *id);
            for (rule, about) in waiver.rule.iter().flat_map(|rule| abouts(policy, *id).map(move |about| (rule, about)))
            {
                waivers.by_key.entry((rule.clone(), about)).or_default().push(number as u32);
            }
            waivers.all.push(waiver);
        }
        waivers
    }

    /// Lets findings say by which waiver they are accepted; else which ones did so once, or will.
    pub(super) fn accept(&self, findings: &mut [Diagnostic], today: Date) {
        for finding in findings {
            let about = self.about(finding);
            let accepts = |waiver: &&&Waiver| matches!(waiver.standing(today), Standing::InForce);
            finding.waived = about.iter().find(accepts).map(|waiver| waiver.words.clone());
            if finding.waived.is_none() {
                finding.related.extend(about.iter().filter_map(|waiver| waiver.label(today)));
            }
        }
    }

    /// The waivers that are about a finding; none is about what is found of itself.
    fn about(&self, finding: &Diagnostic) -> Vec<&Waiver> {
        let Some(subject) = finding.subject.as_ref().filter(|_| !self.all.is_empty()) else { return Vec::new() };
        let Some(about) = About::of(subject) else { return Vec::new() };
        let key = (finding.slug.clone(), about);
        let numbers = self.by_key.get(&key).into_iter().flatten();
        let waivers = numbers.filter_map(|number| self.all.get(*number as usize));
        waivers.filter(|waiver| !waiver.is(subject)).collect()
    }

    /// What each waiver is about, among the findings of a stage of the run; `is_judged` says of which rules they are all.
    pub(super) fn among(&self, findings: Vec<Diagnostic>, is_judged: impl Fn(&str) -> bool) -> Findings {
        let is_known = |waiver: &Waiver| waiver.rule.as_deref().is_some_and(&is_judged);
        let known = self.all.iter().filter(|waiver| is_known(waiver)).map(|waiver| (waiver.id, Vec::new()));
        let mut by_waiver: FxHashMap<DeclarationId, Vec<u32>> = known.collect();
        for (number, finding) in findings.iter().enumerate() {
            for waiver in self.about(finding) {
                by_waiver.entry(waiver.id).or_default().push(number as u32);
            }
        }
        Findings { all: findings, by_waiver }
    }
}

impl Waiver {
    fn read(policy: &Policy, id: DeclarationId) -> Waiver {
        let day = |property| match value(policy, id, property)? {
            (_, Held { value: Value::Date(date), .. }) => Some(*date),
            _ => None,
        };
        let words =
            |property| value(policy, id, property).map_or(String::new(), |(fact, held)| policy.text(fact, held));
        let rule = value(policy, id, known().rule).and_then(|(_, held)| held.value.declaration());
        let place = value(policy, id, known().until).map(|(fact, held)| policy.value_place(fact, held));
        Waiver {
            id,
            rule: rule.map(|rule| policy.name(rule).to_owned()),
            from: day(known().from),
            until: day(known().until),
            place: place.unwrap_or(policy.declaration(id).head),
            words: Waived {
                by: policy.name(id).to_owned(),
                approved_by: words(known().approved_by),
                because: words(known().because),
                until: words(known().until),
            },
        }
    }

    fn is(&self, subject: &Subject) -> bool {
        subject.kind == Kind::Waiver.word() && subject.id == self.words.by
    }

    /// A day that cannot be read ends nothing: no finding comes back on account of it.
    fn standing(&self, today: Date) -> Standing {
        match (self.from, self.until) {
            (_, Some(until)) if until < today => Standing::Ended(until),
            (Some(from), _) if from > today => Standing::Begins(from),
            _ => Standing::InForce,
        }
    }

    fn label(&self, today: Date) -> Option<Label> {
        let text = match self.standing(today) {
            Standing::Begins(from) => format!("`{}` accepts this, but only from {from}", self.words.by),
            Standing::Ended(until) => format!("`{}` accepted this until {until}", self.words.by),
            Standing::InForce => return None,
        };
        Some(Label { span: self.place, text })
    }
}

fn value(policy: &Policy, id: DeclarationId, property: Option<PropertyId>) -> Option<(FactId, &Held)> {
    let fact = policy.line(id, property)?;
    Some((fact, policy.values(fact).first()?))
}

/// What a waiver names: declarations, and steps from one to the next.
fn abouts(policy: &Policy, waiver: DeclarationId) -> impl Iterator<Item = About> + '_ {
    named(policy, waiver).filter_map(|named| match named {
        Named::One(id) => Some(About::Declaration(policy.kind(id), policy.name(id).to_owned())),
        Named::Step(from, to) => Some(About::Step(format!("{}->{}", policy.name(from), policy.name(to)))),
        Named::Unknown => None,
    })
}

/// What a waiver names, one after another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// A declaration by itself.
    One(DeclarationId),
    /// A step from one to the next.
    Step(DeclarationId, DeclarationId),
    /// What cannot be read.
    Unknown,
}

/// What a waiver is about, as it says so.
pub(super) fn named(policy: &Policy, waiver: DeclarationId) -> impl Iterator<Item = Named> + '_ {
    let facts = known().on.into_iter().flat_map(move |on| policy.stated(waiver, on));
    facts.flat_map(move |fact| policy.chains(fact)).flat_map(|chain| match chain {
        [one] => vec![one.value.declaration().map_or(Named::Unknown, Named::One)],
        several => several.windows(2).map(step).collect(),
    })
}

fn step(ends: &[Held]) -> Named {
    match ends {
        [from, to] => {
            let ends = from.value.declaration().zip(to.value.declaration());
            ends.map_or(Named::Unknown, |(from, to)| Named::Step(from, to))
        }
        _ => Named::Unknown,
    }
}

/// What was found before the rules about waivers are run, and what of it each waiver is about.
#[derive(Debug, Default)]
pub struct Findings {
    all: Vec<Diagnostic>,
    /// For each waiver of a rule that was judged, their numbers.
    by_waiver: FxHashMap<DeclarationId, Vec<u32>>,
}

impl Findings {
    /// A finding by its number.
    pub fn get(&self, number: u32) -> Option<&Diagnostic> {
        self.all.get(number as usize)
    }

    /// The numbers of those a waiver is about, and whether these are all.
    pub fn of(&self, waiver: DeclarationId) -> (&[u32], Walk) {
        self.by_waiver.get(&waiver).map_or((&[], Walk::Open), |numbers| (numbers, Walk::Whole))
    }

    /// All of them.
    pub(super) fn into_all(self) -> Vec<Diagnostic> {
        self.all
    }
}
