//! Sets of kinds, as bits; and which kinds a value may name.

use super::{KINDS, Kind, Part, ValueType};

/// A set of kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct KindSet(u32);

impl KindSet {
    /// No kind.
    pub const NONE: KindSet = KindSet(0);
    /// Who can answer for something.
    pub const PARTY: KindSet =
        KindSet::of(&[Kind::Organization, Kind::Executive, Kind::Department, Kind::Role, Kind::Partner, Kind::Forum]);
    /// Every kind whose names share the policy's one namespace; rules and profiles have one each.
    pub const DECLARED: KindSet = KindSet((1 << Kind::Profile as u32) - 1);

    /// The set of the kinds listed.
    pub const fn of(kinds: &[Kind]) -> KindSet {
        let mut bits = 0;
        let mut index = 0;
        while index < kinds.len() {
            #[expect(clippy::indexing_slicing, reason = "index < len; iterators are not const")]
            let kind = kinds[index] as u32;
            bits |= 1 << kind;
            index += 1;
        }
        KindSet(bits)
    }

    /// Whether it holds `kind`.
    pub const fn contains(self, kind: Kind) -> bool {
        self.0 & (1 << kind as u32) != 0
    }

    /// Both together.
    pub const fn or(self, other: KindSet) -> KindSet {
        KindSet(self.0 | other.0)
    }

    /// What is in both.
    pub const fn and(self, other: KindSet) -> KindSet {
        KindSet(self.0 & other.0)
    }

    /// What is in this one alone.
    pub const fn without(self, other: KindSet) -> KindSet {
        KindSet(self.0 & !other.0)
    }

    /// Whether it holds none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Its kinds, in the order of [`Kind`].
    pub fn iter(self) -> impl Iterator<Item = Kind> {
        KINDS.iter().map(|row| row.kind).filter(move |kind| self.contains(*kind))
    }
}

impl ValueType {
    /// The kinds it may name.
    pub fn targets(self) -> KindSet {
        match self {
            ValueType::Name(kinds) | ValueType::Scope(kinds) | ValueType::Chain(kinds) => kinds,
            ValueType::Party | ValueType::PartyChain => KindSet::PARTY,
            ValueType::PartyOr(kinds) => KindSet::PARTY.or(kinds),
            ValueType::RuleName => KindSet::of(&[Kind::Rule]),
            ValueType::ProfileName => KindSet::of(&[Kind::Profile]),
            ValueType::Parts(parts) => parts.iter().fold(KindSet::NONE, |kinds, part| match part {
                Part::Field(_, value) => kinds.or(value.targets()),
                Part::Arrow | Part::Comparator(_) => kinds,
            }),
            _ => KindSet::NONE,
        }
    }
}
