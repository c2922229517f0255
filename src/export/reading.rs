//! What every part of the document asks of an analysis.
//!
//! In: an analysis. Out: [`Reading`]: the declarations the document is about, their names, their findings, and the tables that
//! several parts share. The declarations of the rule book are no part of the document.

use rustc_hash::{FxHashMap, FxHashSet};

use super::source_map::Location;
use crate::analysis::Analysis;
use crate::diagnostic::{Diagnostic, Origin};
use crate::model::{Date, DeclarationId, FactId, PartyWord, Policy, Value};
use crate::rules::graph::Graph;
use crate::source::Span;
use crate::vocabulary::{Kind, PropertyId, known};

/// An analysis, being read.
pub(super) struct Reading<'a> {
    pub(super) analysis: &'a Analysis,
    pub(super) policy: &'a Policy,
    pub(super) graph: Graph,
    /// By kind and name, the fingerprints of what was found about a declaration.
    findings: FxHashMap<(&'a str, &'a str), Vec<String>>,
}

/// What stands where a party does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Party {
    Declared(DeclarationId),
    Word(PartyWord),
}

impl<'a> Reading<'a> {
    pub(super) fn of(analysis: &'a Analysis) -> Reading<'a> {
        let policy = &analysis.policy;
        let mut findings: FxHashMap<_, Vec<String>> = FxHashMap::default();
        for finding in analysis.problems.iter().filter(|problem| is_finding(problem)) {
            let (Some(subject), Some(fingerprint)) = (&finding.subject, &finding.fingerprint) else { continue };
            findings.entry((subject.kind.as_str(), subject.holder())).or_default().push(fingerprint.clone());
        }
        Reading { analysis, policy, graph: Graph::of(policy), findings }
    }

    /// The declarations of a kind that the policy itself makes, by name.
    pub(super) fn declared(&self, kind: Kind) -> Vec<DeclarationId> {
        let all = self.policy.of_kind(kind).iter().copied();
        let mut declared: Vec<_> = all.filter(|id| self.policy.is_own(*id)).collect();
        declared.sort_by_key(|id| self.policy.name(*id));
        declared
    }

    pub(super) fn name(&self, id: DeclarationId) -> String {
        self.policy.name(id).to_owned()
    }

    /// Names in order, each once.
    pub(super) fn names(&self, ids: impl IntoIterator<Item = DeclarationId>) -> Vec<String> {
        let mut names: Vec<String> = ids.into_iter().map(|id| self.name(id)).collect();
        names.sort();
        names.dedup();
        names
    }

    /// Those that name a declaration under an inverse, each once, by name.
    pub(super) fn under(&self, id: DeclarationId, inverse: Option<PropertyId>) -> Vec<String> {
        self.names(self.holders(id, inverse))
    }

    /// Those that name a declaration under an inverse.
    pub(super) fn holders(&self, id: DeclarationId, inverse: Option<PropertyId>) -> Vec<DeclarationId> {
        let references = inverse.map_or(&[][..], |inverse| self.policy.relations().under(id, inverse));
        references.iter().map(|reference| reference.holder).collect()
    }

    pub(super) fn party_name(&self, party: Party) -> String {
        match party {
            Party::Declared(id) => self.name(id),
            Party::Word(word) => word.word().to_owned(),
        }
    }

    /// The word of a party's kind, or `word`.
    pub(super) fn party_kind(&self, party: Party) -> String {
        match party {
            Party::Declared(id) => self.policy.kind(id).word().to_owned(),
            Party::Word(_) => "word".to_owned(),
        }
    }

    /// The parties a line or clause names.
    pub(super) fn parties(&self, fact: FactId) -> impl Iterator<Item = Party> {
        self.policy.values(fact).iter().filter_map(|held| match held.value {
            Value::Declaration(id) => Some(Party::Declared(id)),
            Value::Party(word) => Some(Party::Word(word)),
            _ => None,
        })
    }

    /// The parties accountable for a duty, the channel's where a touch-point states none, in source order.
    pub(super) fn accountable(&self, id: DeclarationId, duty: Option<PropertyId>) -> Vec<Party> {
        let lines = duty.into_iter().flat_map(|duty| self.policy.effective(id, duty));
        let mut seen = FxHashSet::default();
        lines.flat_map(|fact| self.parties(fact)).filter(|party| seen.insert(*party)).collect()
    }

    /// The names of the parties accountable for a duty.
    pub(super) fn accountable_names(&self, id: DeclarationId, duty: Option<PropertyId>) -> Vec<String> {
        self.accountable(id, duty).into_iter().map(|party| self.party_name(party)).collect()
    }

    /// The lines of a declaration about a property.
    pub(super) fn stated(&self, id: DeclarationId, property: Option<PropertyId>) -> impl Iterator<Item = FactId> + '_ {
        property.into_iter().flat_map(move |property| self.policy.stated(id, property))
    }

    /// The clauses of a line with a path.
    pub(super) fn clauses(&self, fact: FactId, property: Option<PropertyId>) -> impl Iterator<Item = FactId> + '_ {
        property.into_iter().flat_map(move |property| self.policy.inner_stated(fact, property))
    }

    /// The first value a line or clause states.
    pub(super) fn first_value(&self, fact: FactId) -> Option<Value> {
        self.policy.value(fact)
    }

    /// The first text among lines.
    pub(super) fn text(&self, fact: FactId) -> Option<String> {
        let held = self.policy.values(fact).first()?;
        matches!(held.value, Value::Text).then(|| self.policy.text(fact, held))
    }

    /// The day a clause of a line says, as `YYYY-MM-DD`.
    pub(super) fn date(&self, fact: FactId, property: Option<PropertyId>) -> Option<String> {
        self.clauses(fact, property).find_map(|clause| self.date_of(clause)).map(|date| date.to_string())
    }

    fn date_of(&self, fact: FactId) -> Option<Date> {
        match self.first_value(fact)? {
            Value::Date(date) => Some(date),
            _ => None,
        }
    }

    /// Whether customers meet a touch-point today.
    pub(super) fn is_active(&self, touchpoint: DeclarationId) -> bool {
        let stated = self.policy.line(touchpoint, known().status);
        stated.is_none_or(|fact| self.first_value(fact) == known().active.map(Value::Word))
    }

    /// The departments that answer for a thing: those of its managers; without a manager, of its owners.
    pub(super) fn departments(&self, id: DeclarationId) -> Vec<String> {
        let managers = self.accountable(id, known().manage);
        let parties = if managers.is_empty() { self.accountable(id, known().owner) } else { managers };
        let relations = self.policy.relations();
        self.names(parties.into_iter().flat_map(|party| match party {
            Party::Declared(id) => relations.departments(id).to_vec(),
            Party::Word(_) => Vec::new(),
        }))
    }

    /// The channel of a touch-point.
    pub(super) fn channel(&self, touchpoint: DeclarationId) -> Option<DeclarationId> {
        let fact = self.policy.line(touchpoint, known().channel)?;
        self.first_value(fact)?.declaration()
    }

    /// Those that are about a touch-point under an inverse, or about its channel or one of its journeys.
    pub(super) fn through(&self, touchpoint: DeclarationId, inverse: Option<PropertyId>) -> Vec<String> {
        let journeys = self.holders(touchpoint, known().journeys);
        let about = [touchpoint].into_iter().chain(self.channel(touchpoint)).chain(journeys);
        self.names(about.flat_map(|id| self.holders(id, inverse)))
    }

    /// The fingerprints of what was found about a declaration, in reading order.
    pub(super) fn findings(&self, id: DeclarationId) -> Vec<String> {
        let key = (self.policy.kind(id).word(), self.policy.name(id));
        self.findings.get(&key).cloned().unwrap_or_default()
    }

    /// Where a declaration begins.
    pub(super) fn location(&self, id: DeclarationId) -> Location {
        self.location_of(self.policy.declaration(id).head)
    }

    pub(super) fn location_of(&self, span: Span) -> Location {
        Location::of(span, self.policy.sources())
    }
}

pub(super) fn is_finding(problem: &Diagnostic) -> bool {
    problem.origin == Origin::Finding
}
