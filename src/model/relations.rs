//! What follows from the facts: who points at whom, what a touch-point takes from its channel, who stands above whom.
//!
//! In: the facts of a policy. Out: [`Relations`], flat tables that answer in constant time or a short walk. Built once, after
//! every reference is resolved; no table is larger than the policy.

use std::collections::VecDeque;
use std::ops::Range;

use rustc_hash::FxHashSet;

use super::lists::Lists;
use super::policy::{DeclarationId, FactId};
use crate::vocabulary::{KindSet, PropertyId};

/// One place where a declaration is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference {
    /// The name under which the target sees the holder; none where the vocabulary gives no inverse.
    pub inverse: Option<PropertyId>,
    /// The declaration for which the naming line holds: the one it stands in, or a touch-point that inherits it.
    pub holder: DeclarationId,
    /// The line or clause that names it.
    pub fact: FactId,
}

/// The references of one declaration under one inverse.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    pub(super) inverse: Option<PropertyId>,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// What a touch-point takes from its channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Channel {
    #[default]
    Without,
    /// It names one that cannot be known.
    Unknown,
    Known(DeclarationId),
}

/// The tables.
#[derive(Debug, Default)]
pub struct Relations {
    /// For each declaration, where its groups begin; one more at the end.
    pub(super) starts: Vec<u32>,
    /// The references of each declaration by inverse.
    pub(super) groups: Vec<Group>,
    /// Grouped by target, then by inverse, then in the order of their holders.
    pub(super) references: Vec<Reference>,
    pub(super) channels: Vec<Channel>,
    /// For each declaration, a bit for each duty it states.
    pub(super) stated_duties: Vec<u8>,
    /// For each declaration, those directly above it.
    pub(super) above: Lists,
    /// For each declaration, the departments it belongs to or leads.
    pub(super) departments: Lists,
    pub(super) head: Option<DeclarationId>,
    /// Whether something of a declaration, or its channel, is not known; of most policies everything is.
    pub(super) may_be_unread: bool,
    /// The inverses under which a line that could not be read may name further declarations, and of which kinds. Mostly there are none.
    pub(super) open: Vec<(PropertyId, KindSet)>,
}

impl Relations {
    /// Every place where a declaration is named, sorted by inverse.
    pub fn naming(&self, target: DeclarationId) -> &[Reference] {
        match self.groups_of(target) {
            [] => &[],
            [first, ..] => {
                let end = self.groups_of(target).last().map_or(first.end, |last| last.end);
                self.references.get(first.start as usize..end as usize).unwrap_or(&[])
            }
        }
    }

    /// The places that name a declaration under one inverse: the `journeys` of a touch-point.
    pub fn under(&self, target: DeclarationId, inverse: PropertyId) -> &[Reference] {
        let group = self.groups_of(target).iter().find(|group| group.inverse == Some(inverse));
        group.map_or(&[], |group| self.references.get(group.start as usize..group.end as usize).unwrap_or(&[]))
    }

    /// Whether a declaration names another under an inverse.
    pub fn is_under(&self, holder: DeclarationId, target: DeclarationId, inverse: PropertyId) -> bool {
        self.under(target, inverse).binary_search_by_key(&holder, |reference| reference.holder).is_ok()
    }

    /// Makes groups of the references that name the next declaration.
    pub(super) fn close(&mut self, bounds: Range<usize>) {
        self.starts.push(self.groups.len() as u32);
        let mut start = bounds.start as u32;
        let named = self.references.get(bounds).unwrap_or(&[]);
        for group in named.chunk_by(|one, next| one.inverse == next.inverse) {
            let end = start + group.len() as u32;
            self.groups.push(Group { inverse: group.first().and_then(|first| first.inverse), start, end });
            start = end;
        }
    }

    fn groups_of(&self, target: DeclarationId) -> &[Group] {
        let bound = |index: usize| self.starts.get(index).copied().unwrap_or(0) as usize;
        self.groups.get(bound(target.index())..bound(target.index() + 1)).unwrap_or(&[])
    }

    /// The declarations that may have more under an inverse than is known, because a line somewhere could not be read: those of these
    /// kinds.
    pub fn may_be_more(&self, inverse: PropertyId) -> KindSet {
        self.open.iter().find(|(open, _)| *open == inverse).map_or(KindSet::NONE, |(_, kinds)| *kinds)
    }

    /// The inverses under which there may be more in one policy and not in the other, for declarations of these kinds.
    pub fn opened_or_closed(&self, other: &Relations) -> Vec<(PropertyId, KindSet)> {
        let differing = |(inverse, _): &(PropertyId, KindSet)| {
            let (one, two) = (self.may_be_more(*inverse), other.may_be_more(*inverse));
            (*inverse, one.or(two).without(one.and(two)))
        };
        self.open.iter().chain(&other.open).map(differing).filter(|(_, kinds)| !kinds.is_empty()).collect()
    }

    /// Whether parties stand to each other as they do in another policy with the same declarations: who is above whom, in which
    /// departments, and who is at the top.
    pub fn has_structure_of(&self, other: &Relations) -> bool {
        self.head == other.head && self.above == other.above && self.departments == other.departments
    }

    /// The channel of a touch-point, where it is known.
    pub fn channel(&self, id: DeclarationId) -> Option<DeclarationId> {
        match self.channels.get(id.index())? {
            Channel::Known(channel) => Some(*channel),
            _ => None,
        }
    }

    /// The channel whose lines about a duty hold for a touch-point that states none.
    pub fn inherits(&self, id: DeclarationId, property: PropertyId) -> Option<DeclarationId> {
        self.inherits_duty(id, super::duties::number(property)?)
    }

    /// The same by the duty's number.
    pub fn inherits_duty(&self, id: DeclarationId, duty: u8) -> Option<DeclarationId> {
        self.channel(id).filter(|_| !self.states(id, duty))
    }

    /// Whether a declaration states a duty itself.
    pub fn states_duties(&self, id: DeclarationId) -> bool {
        self.stated_duties.get(id.index()).is_some_and(|stated| *stated != 0)
    }

    fn states(&self, id: DeclarationId, duty: u8) -> bool {
        self.stated_duties.get(id.index()).is_some_and(|stated| stated & (1 << duty) != 0)
    }

    /// Whether a duty that is stated neither by a touch-point nor by its channel may yet be inherited, its channel being
    /// unknown.
    pub fn may_inherit(&self, id: DeclarationId, property: PropertyId) -> bool {
        let Some(duty) = super::duties::number(property) else { return false };
        self.channels.get(id.index()) == Some(&Channel::Unknown) && !self.states(id, duty)
    }

    /// Those directly above a party: whom it reports to, who leads it, what it is part of.
    pub fn above(&self, party: DeclarationId) -> &[DeclarationId] {
        self.above.get(party)
    }

    /// Everyone above a party, nearest first, each with its distance in steps; the party itself is not among them.
    pub fn chain(&self, party: DeclarationId) -> Vec<(DeclarationId, u32)> {
        let mut seen = FxHashSet::from_iter([party]);
        let mut found = Vec::new();
        let mut next = VecDeque::from([(party, 0)]);
        while let Some((below, steps)) = next.pop_front() {
            for above in self.above(below).iter().filter(|above| seen.insert(**above)) {
                found.push((*above, steps + 1));
                next.push_back((*above, steps + 1));
            }
        }
        found
    }

    /// How many steps lead up from one party to another; none when no path does.
    pub fn steps(&self, from: DeclarationId, to: DeclarationId) -> Option<u32> {
        if from == to {
            return Some(0);
        }
        self.chain(from).into_iter().find(|(above, _)| *above == to).map(|(_, steps)| steps)
    }

    /// The departments a party belongs to: itself, that of a role, those an executive leads.
    pub fn departments(&self, party: DeclarationId) -> &[DeclarationId] {
        self.departments.get(party)
    }

    /// Who stands at the top: the executive with the post of chief executive, else the only one who reports to nobody.
    pub fn head(&self) -> Option<DeclarationId> {
        self.head
    }
}
