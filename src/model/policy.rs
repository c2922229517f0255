//! The policy as data: declarations, what each states, and the tables that make it walkable.
//!
//! In: what the passes of [`super`] found. Out: [`Policy`], read through small copyable ids. Everything stands in flat arrays
//! in source order: a declaration has a range of facts, a fact a range of values and a range of further facts (its clauses,
//! then the lines of its block).
//!
//! A *fact* is one line of a declaration, or one clause of a line: `manage store-ops to quick-checkout` is a fact whose value
//! is `store-ops`, with a clause fact whose value is `quick-checkout`.

use std::ops::Range;
use std::sync::Arc;

use super::names::Names;
use super::relations::Relations;
use super::value::Value;
use crate::source::{FileId, Sources, Span};
use crate::vocabulary::{Entry, Kind, PropertyId};

/// A declaration, by its place in source order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeclarationId(pub(super) u32);

/// A fact, by its place in the policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactId(pub(super) u32);

impl DeclarationId {
    /// Its number, from 0, without gaps.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl FactId {
    /// Its number, from 0, without gaps.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One declaration.
#[derive(Debug, Clone, Copy)]
pub struct Declaration {
    /// What it is.
    pub kind: Kind,
    /// Where its name stands.
    pub name: Span,
    /// Where its title stands, with its quotation marks.
    pub title: Option<Span>,
    /// From its kind to its title.
    pub head: Span,
    /// From its kind to the end of its block.
    pub span: Span,
    /// What of it could not be read.
    pub missing: Missing,
    pub(super) facts: (u32, u32),
    /// What its lines state.
    pub(super) states: Properties,
}

/// What of a declaration could not be read: an absence there is unknown, not an absence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Nothing.
    Nothing,
    /// A line that was to state this property.
    Property(PropertyId),
    /// A line of which nothing is known, or several.
    Anything,
}

impl Missing {
    /// Both together.
    pub fn and(self, other: Missing) -> Missing {
        match (self, other) {
            (Missing::Nothing, one) | (one, Missing::Nothing) => one,
            (one, two) if one == two => one,
            _ => Missing::Anything,
        }
    }

    /// Whether a line about `property` may be among what is missing.
    pub fn may_state(self, property: PropertyId) -> bool {
        match self {
            Missing::Nothing => false,
            Missing::Property(missing) => missing == property,
            Missing::Anything => true,
        }
    }
}

/// Some properties, as bits: one that is not among them may seem to be, where it shares its bit with one that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Properties(u64);

impl Properties {
    fn bit(property: PropertyId) -> u64 {
        1 << (property.index() % u64::BITS as usize)
    }

    /// Those that some facts state.
    pub(super) fn of(facts: &[Fact]) -> Properties {
        facts.iter().map(|fact| fact.entry.id).collect()
    }

    fn may_contain(self, property: PropertyId) -> bool {
        self.0 & Properties::bit(property) != 0
    }
}

impl FromIterator<PropertyId> for Properties {
    fn from_iter<I: IntoIterator<Item = PropertyId>>(properties: I) -> Properties {
        Properties(properties.into_iter().fold(0, |bits, property| bits | Properties::bit(property)))
    }
}

/// All that stands in a declaration, clauses and all.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Extent {
    pub(super) facts: (u32, u32),
    pub(super) values: (u32, u32),
    /// Whether there was nothing to tell of it, and nothing in it is unknown: it says the same wherever its names stand for the same.
    pub(super) is_clear: bool,
}

/// One fact: a line or a clause.
#[derive(Debug, Clone, Copy)]
pub struct Fact {
    /// Its row in the vocabulary.
    pub entry: &'static Entry,
    /// The declaration it stands in.
    pub holder: DeclarationId,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) values: (u32, u32),
    pub(super) inner: (u32, u32),
}

/// A value and where it stands in its declaration's file.
#[derive(Debug, Clone, Copy)]
pub struct Held {
    /// What it is.
    pub value: Value,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// A policy, with whatever of it could be understood.
#[derive(Debug)]
pub struct Policy {
    pub(super) sources: Arc<Sources>,
    pub(super) declarations: Vec<Declaration>,
    /// Of each declaration, where all of it lies.
    pub(super) extents: Vec<Extent>,
    pub(super) facts: Vec<Fact>,
    /// Of each fact, what it states: its row says so too, but a search through many facts had better not visit their rows.
    pub(super) properties: Vec<PropertyId>,
    pub(super) values: Vec<Held>,
    pub(super) names: Arc<Names>,
    pub(super) units: Vec<String>,
    /// Whether there may be declarations that could not be read.
    pub(super) something_unread: bool,
    pub(super) relations: Arc<Relations>,
}

pub(super) fn range(bounds: (u32, u32)) -> Range<usize> {
    bounds.0 as usize..bounds.1 as usize
}

impl Policy {
    /// The texts it was read from.
    pub fn sources(&self) -> &Arc<Sources> {
        &self.sources
    }

    /// Every declaration, in source order; those of the rule book come first.
    pub fn declarations(&self) -> impl ExactSizeIterator<Item = DeclarationId> + use<> {
        (0..self.declarations.len() as u32).map(DeclarationId)
    }

    /// Whether the policy itself makes a declaration, and not what ships.
    pub fn is_own(&self, id: DeclarationId) -> bool {
        self.sources.is_own(self.declaration(id).name.file)
    }

    /// The declarations of the policy itself, in source order.
    pub fn own(&self) -> impl Iterator<Item = DeclarationId> + '_ {
        self.declarations().filter(|id| self.is_own(*id))
    }

    /// The declarations of a kind, in source order.
    pub fn of_kind(&self, kind: Kind) -> &[DeclarationId] {
        self.names.by_kind.get(kind as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether there may be declarations that could not be read: what is not found may yet be there.
    pub fn may_declare_more(&self) -> bool {
        self.something_unread
    }

    /// The organization, if one is declared.
    pub fn organization(&self) -> Option<DeclarationId> {
        self.of_kind(Kind::Organization).first().copied()
    }

    /// A declaration's row.
    pub fn declaration(&self, id: DeclarationId) -> &Declaration {
        #[expect(clippy::indexing_slicing, reason = "ids are made by pushing a declaration, and none is ever removed")]
        &self.declarations[id.index()]
    }

    /// A fact's row.
    pub fn fact(&self, id: FactId) -> &Fact {
        #[expect(clippy::indexing_slicing, reason = "ids are made by pushing a fact, and none is ever removed")]
        &self.facts[id.index()]
    }

    /// What a fact states.
    pub fn property(&self, id: FactId) -> PropertyId {
        #[expect(clippy::indexing_slicing, reason = "every fact has its property, see `model::build`")]
        self.properties[id.index()]
    }

    /// What a declaration is.
    pub fn kind(&self, id: DeclarationId) -> Kind {
        self.declaration(id).kind
    }

    /// A declaration's name.
    pub fn name(&self, id: DeclarationId) -> &str {
        self.sources.slice(self.declaration(id).name)
    }

    /// A declaration's title.
    pub fn title(&self, id: DeclarationId) -> Option<String> {
        self.declaration(id).title.map(|span| crate::syntax::text::unquote(self.sources.slice(span)))
    }

    /// What the `///` comments before a declaration say.
    pub fn documentation(&self, id: DeclarationId) -> Option<String> {
        let span = self.declaration(id).span;
        let before = self.sources.slice(Span { start: 0, end: span.start, ..span });
        crate::syntax::gaps::documentation(before)
    }

    /// The declaration with this name, in the namespace of `kind`.
    pub fn named(&self, kind: Kind, name: &str) -> Option<DeclarationId> {
        self.names.of(kind).get(name)
    }

    /// The word of a metric's own unit.
    pub fn unit_word(&self, number: u16) -> &str {
        self.units.get(number as usize).map_or("", String::as_str)
    }

    /// Every line of a declaration, in source order.
    pub fn lines(&self, id: DeclarationId) -> impl DoubleEndedIterator<Item = FactId> + Clone + use<> {
        let (first, end) = self.declaration(id).facts;
        (first..end).map(FactId)
    }

    /// The lines a declaration has about a property, its own only.
    pub fn stated(&self, id: DeclarationId, property: PropertyId) -> impl Iterator<Item = FactId> + Clone + '_ {
        let declared = self.declaration(id);
        self.about(if declared.states.may_contain(property) { declared.facts } else { (0, 0) }, property)
    }

    /// Whether it is certain that a declaration has no line of its own about any of some properties.
    pub fn states_none(&self, id: DeclarationId, properties: Properties) -> bool {
        !self.relations.may_be_unread && self.declaration(id).states.0 & properties.0 == 0
    }

    /// The first line a declaration has about a property, its own only.
    pub fn line(&self, id: DeclarationId, property: Option<PropertyId>) -> Option<FactId> {
        self.stated(id, property?).next()
    }

    /// The declaration whose lines about a property hold for `id`: itself, or its channel where it inherits a duty.
    pub fn stating(&self, id: DeclarationId, property: PropertyId) -> DeclarationId {
        self.relations.inherits(id, property).unwrap_or(id)
    }

    /// The same for a duty by its number.
    pub fn stating_duty(&self, id: DeclarationId, duty: u8) -> DeclarationId {
        self.relations.inherits_duty(id, duty).unwrap_or(id)
    }

    /// The lines that hold for a declaration about a property, its channel's duties counted where it states none.
    pub fn effective(&self, id: DeclarationId, property: PropertyId) -> impl Iterator<Item = FactId> + Clone + '_ {
        self.stated(self.stating(id, property), property)
    }

    /// Whether a line that could not be read may have stated the property, for the declaration or where it inherits from.
    #[inline]
    pub fn may_state(&self, id: DeclarationId, property: PropertyId) -> bool {
        self.relations.may_be_unread && self.may_yet_state(id, property)
    }

    fn may_yet_state(&self, id: DeclarationId, property: PropertyId) -> bool {
        let missing = |id| self.declaration(id).missing.may_state(property);
        let inherited = self.relations.inherits(id, property);
        missing(id) || inherited.is_some_and(missing) || self.relations.may_inherit(id, property)
    }

    /// The values of a fact.
    pub fn values(&self, fact: FactId) -> &[Held] {
        self.values.get(range(self.fact(fact).values)).unwrap_or(&[])
    }

    /// The first value of a fact.
    pub fn value(&self, fact: FactId) -> Option<Value> {
        self.values(fact).first().map(|held| held.value)
    }

    /// The values of a fact whose row takes a list of chains, chain by chain.
    pub fn chains(&self, fact: FactId) -> impl Iterator<Item = &[Held]> {
        let file = self.file_of(self.fact(fact));
        self.values(fact).chunk_by(move |one, next| {
            let between = self.sources.slice(Span::new(file, one.end, next.start));
            !between.lines().any(|line| line.split("//").next().is_some_and(|code| code.contains(',')))
        })
    }

    /// The clauses of a fact and the lines of its block, in source order.
    pub fn inner(&self, fact: FactId) -> impl Iterator<Item = FactId> + Clone + use<> {
        let (first, end) = self.fact(fact).inner;
        (first..end).map(FactId)
    }

    /// The clauses and inner lines of a fact with this path.
    pub fn inner_stated(&self, fact: FactId, property: PropertyId) -> impl Iterator<Item = FactId> + Clone + '_ {
        self.about(self.fact(fact).inner, property)
    }

    /// The first clause or inner line of a fact with this path.
    pub fn clause(&self, fact: FactId, property: Option<PropertyId>) -> Option<FactId> {
        self.inner_stated(fact, property?).next()
    }

    /// The facts of a range that state a property.
    fn about(&self, facts: (u32, u32), property: PropertyId) -> impl Iterator<Item = FactId> + Clone + '_ {
        let properties = self.properties.get(range(facts)).unwrap_or(&[]).iter();
        let stated = properties.zip(facts.0..).filter(move |(stated, _)| **stated == property);
        stated.map(|(_, number)| FactId(number))
    }

    /// Where a fact stands: its words, values and clauses, not its block.
    pub fn place(&self, fact: FactId) -> Span {
        let fact = self.fact(fact);
        Span::new(self.file_of(fact), fact.start, fact.end)
    }

    /// Where a value of a fact stands.
    pub fn value_place(&self, fact: FactId, held: &Held) -> Span {
        Span::new(self.file_of(self.fact(fact)), held.start, held.end)
    }

    fn file_of(&self, fact: &Fact) -> FileId {
        self.declaration(fact.holder).name.file
    }

    /// What a text value says, or an identifier or an expression as written.
    pub fn text(&self, fact: FactId, held: &Held) -> String {
        let written = self.sources.slice(self.value_place(fact, held));
        match held.value {
            Value::Text => crate::syntax::text::unquote(written),
            _ => written.to_owned(),
        }
    }

    /// What the first value of a fact says, as [`Policy::text`] has it.
    pub fn said(&self, fact: FactId) -> Option<String> {
        self.values(fact).first().map(|held| self.text(fact, held))
    }

    /// The tables of derived relations: inverse references, chains of command, duties.
    pub fn relations(&self) -> &Relations {
        &self.relations
    }
}
