//! What a rule looks at, so that it need not be run again when only something else has changed.
//!
//! In: the steps of its paths, as they are checked. Out: [`Reads`]. Properties are told apart one by one; how parties stand to each
//! other counts as one thing.

use rustc_hash::FxHashSet;

use super::derived::Native;
use super::plan::{List, Step, Test};
use super::types::is_between;
use crate::model::duties;
use crate::syntax::expression::Relation;
use crate::vocabulary::{self, Entry, KINDS, PropertyId, known};

/// What a rule looks at, or what an edit touches.
#[derive(Debug, Default)]
pub struct Reads {
    properties: FxHashSet<PropertyId>,
    /// How parties stand to each other: who is above whom, in which departments, who is at the top.
    pub structure: bool,
    /// Titles.
    pub titles: bool,
    /// Whether lines can be added to the blocks of declarations.
    pub blocks: bool,
    /// What other rules have found.
    pub findings: bool,
}

impl Reads {
    /// Takes in a step of a path.
    pub fn see(&mut self, step: Step) {
        match step {
            Step::Own(own) => self.stated(own.property),
            Step::Inner(property) => self.stated(property),
            Step::Part(property) | Step::Inverse(property) => self.property(property),
            Step::Native(native) => self.see_native(native),
        }
    }

    /// A finding about what a duty names is told from others by the reach of its line.
    fn stated(&mut self, property: PropertyId) {
        self.property(property);
        if duties::number(property).is_some() {
            self.properties.extend(known().scope);
        }
    }

    fn duties(&mut self) {
        duties::all().iter().for_each(|duty| self.stated(*duty));
    }

    fn see_native(&mut self, native: Native) {
        use Native::{
            Above, Accountable, Assignments, Below, Departments, Duties, Duty, Edges, Ends, Findings, From, Handoff,
            Hops, Inherited, Itself, Loops, Name, OwnAssignments, OwnDuties, Subjects, Superiors, Title, To,
        };
        match native {
            Name | Itself => {}
            Title => self.titles = true,
            Findings => self.findings = true,
            Above | Below | Superiors => self.structure = true,
            Duties | Assignments | OwnDuties | OwnAssignments | Duty | Accountable | Inherited => {
                self.duties();
            }
            Departments => {
                self.structure = true;
                self.properties.extend(duties::all());
            }
            Edges | Ends | Loops | From | To | Handoff | Hops | Subjects => self.see_chains(),
        }
    }

    /// What makes a chain, what is declared between its neighbours, and the waivers that name them.
    fn see_chains(&mut self) {
        let rows = KINDS.iter().flat_map(|kind| vocabulary::properties(kind.kind));
        let chains = rows.filter(|row| row.property.value.is_chain() || is_between(row.property.value));
        self.properties.extend(chains.map(|row| row.id));
    }

    /// Takes in every step of a list.
    pub(super) fn see_list(&mut self, list: &List) {
        match list {
            List::Slot(_) | List::Kinds(_) | List::Organization | List::Today | List::Fixed(_) | List::Parameter(_) => {
            }
            List::Head => self.structure = true,
            List::Step(list, step) => {
                self.see(*step);
                self.see_list(list);
            }
            List::Distinct(list)
            | List::First(list)
            | List::Count(list)
            | List::Extreme(_, list)
            | List::LongestRun(list) => self.see_list(list),
            List::Union(lists) => lists.iter().for_each(|list| self.see_list(list)),
            List::Each(lists, _) | List::Share(lists) | List::Sum(_, lists) => self.see_both(lists),
            List::Steps(lists) => {
                self.structure = true;
                self.see_both(lists);
            }
            List::Where(filter) => {
                self.see_list(&filter.over);
                self.see_test(&filter.test);
            }
            List::Lookup(lookup) => {
                self.see_list(&lookup.wanted);
                self.see_test(&lookup.test);
            }
            List::Once(once) => self.see_list(&once.list),
        }
    }

    fn see_both(&mut self, lists: &(List, List)) {
        self.see_list(&lists.0);
        self.see_list(&lists.1);
    }

    /// Takes in every step of a condition.
    pub(super) fn see_test(&mut self, test: &Test) {
        match test {
            Test::All(tests) | Test::Any(tests) => tests.iter().for_each(|test| self.see_test(test)),
            Test::Not(test) => self.see_test(test),
            Test::Once(_, test) => self.see_test(test),
            Test::Unstated(unstated) => self.see_test(&unstated.test),
            Test::Exists(list)
            | Test::IsKind(list, _)
            | Test::IsWord(list, _)
            | Test::IsParty(list, _)
            | Test::IsAll(list) => self.see_list(list),
            Test::Compare(lists, _) | Test::Same(lists, _) => self.see_both(lists),
            Test::Relate(relation, lists) => {
                self.structure |= *relation == Relation::Within;
                self.see_both(lists);
            }
        }
    }

    /// Takes in a property.
    pub(super) fn property(&mut self, property: PropertyId) {
        self.properties.insert(property);
    }

    /// Takes in that a line or clause with this row was touched.
    pub(super) fn touch(&mut self, entry: &Entry) {
        self.property(entry.id);
        entry.inverse.into_iter().for_each(|inverse| self.property(inverse));
    }

    /// Whether it holds a property.
    pub(super) fn contains(&self, property: PropertyId) -> bool {
        self.properties.contains(&property)
    }

    /// Whether both have something in common; titles apart, which nearly every note says.
    pub(super) fn overlaps(&self, other: &Reads) -> bool {
        let things = [(self.structure, other.structure), (self.blocks, other.blocks)];
        things.contains(&(true, true)) || !self.properties.is_disjoint(&other.properties)
    }
}
