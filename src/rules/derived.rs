//! The names that stand in no line of a policy and can be walked all the same: `departments`, `edges`, `duties`.
//!
//! In: nothing. Out: [`DERIVED`], one row a name, with what it is of and what it means. A row is worked out from the policy
//! ([`Native`]) or written in the language of rules itself, where `it` is what the name is asked of.

use super::types::{Class, Type, is_between};
use crate::vocabulary::{self, DUTY_WORDS, Entry, Kind, KindSet};

/// A row of the table.
#[derive(Debug)]
pub struct Derived {
    /// The name.
    pub name: &'static str,
    /// What it can be asked of.
    pub of: Of,
    /// How it is found.
    pub how: How,
    /// What it means, in a line.
    pub meaning: &'static str,
}

/// What a derived name can be asked of.
#[derive(Debug, Clone, Copy)]
pub enum Of {
    /// Declarations of these kinds.
    Kinds(KindSet),
    /// A party or other declaration as a line names it.
    Named,
    /// A duty as a line states it.
    Duty,
    /// Two neighbours of a chain.
    Edge,
    /// A loop of a chain.
    Loop,
}

/// How a derived name is found.
#[derive(Debug, Clone, Copy)]
pub enum How {
    /// Worked out from the policy.
    Native(Native),
    /// Written in the language of rules.
    Written(&'static str),
}

/// What is worked out from the policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the table says what each means")]
pub enum Native {
    Name,
    Title,
    Duties,
    Assignments,
    /// Those that are not inherited; what `duties` becomes where only they are wanted.
    OwnDuties,
    OwnAssignments,
    Departments,
    Above,
    Below,
    Superiors,
    Edges,
    Ends,
    Loops,
    Itself,
    Duty,
    Accountable,
    Inherited,
    From,
    To,
    Handoff,
    Hops,
    Findings,
    Subjects,
}

const ALL: KindSet = KindSet::DECLARED;
const NAMED: KindSet = KindSet::DECLARED.or(KindSet::of(&[Kind::Rule, Kind::Profile]));
/// What duties can be given for.
pub(super) const EXPERIENCE: KindSet = KindSet::of(&[Kind::Touchpoint, Kind::Journey, Kind::Channel]);
const CHAINS: KindSet = KindSet::of(&[Kind::Journey, Kind::Route, Kind::Organization]);
const WAIVER: KindSet = KindSet::of(&[Kind::Waiver]);
const TOUCHPOINT: KindSet = KindSet::of(&[Kind::Touchpoint]);
const DEPARTMENT: KindSet = KindSet::of(&[Kind::Department]);
const MEASURES: KindSet = KindSet::of(&[Kind::Metric, Kind::Feedback]);

const fn native(name: &'static str, of: Of, native: Native, meaning: &'static str) -> Derived {
    Derived { name, of, how: How::Native(native), meaning }
}

const fn written(name: &'static str, of: KindSet, text: &'static str, meaning: &'static str) -> Derived {
    Derived { name, of: Of::Kinds(of), how: How::Written(text), meaning }
}

/// Every derived name.
pub static DERIVED: &[Derived] = &[
    native("name", Of::Kinds(NAMED), Native::Name, "its name, without backticks"),
    native("title", Of::Kinds(NAMED), Native::Title, "its title"),
    native(
        "duties",
        Of::Kinds(EXPERIENCE),
        Native::Duties,
        "its duties, an accountable party each, inherited ones too",
    ),
    native("assignments", Of::Kinds(EXPERIENCE), Native::Assignments, "its duties, a line each, inherited ones too"),
    native("itself", Of::Named, Native::Itself, "what the line names, without what the line says of it"),
    native("duty", Of::Duty, Native::Duty, "which duty it is"),
    native("accountable", Of::Duty, Native::Accountable, "every party its line makes accountable"),
    native("inherited", Of::Duty, Native::Inherited, "there when a touch-point takes it from its channel"),
    native(
        "departments",
        Of::Kinds(KindSet::PARTY.or(EXPERIENCE)),
        Native::Departments,
        "of a party: itself, a role's, those an executive leads; of a thing: its managers', or without one its owners'",
    ),
    native("above", Of::Kinds(KindSet::PARTY), Native::Above, "everyone it answers to, nearest first"),
    native(
        "superiors",
        Of::Kinds(KindSet::PARTY),
        Native::Superiors,
        "whom it answers to, one after another, up to the top",
    ),
    native("below", Of::Kinds(KindSet::PARTY), Native::Below, "everyone who answers to it, nearest first"),
    written("leaders", KindSet::PARTY, "(it.led-by, it.chaired-by, it.managed-by)", "who leads it or looks after it"),
    written(
        "mandates",
        KindSet::PARTY,
        "(it.mandate-over, it.led-by.mandate-over, it.chaired-by.mandate-over)",
        "the departments and channels it or its leader may change",
    ),
    written(
        "people",
        KindSet::PARTY,
        "distinct (x in (it, it.below, it.members, it.members.below) where x is role)",
        "the roles in it or below it",
    ),
    written(
        "touchpoints-run",
        DEPARTMENT,
        "distinct (t in ((it, it.roles, it.led-by).manages, (it, it.roles, it.led-by).owns)
            where t is touchpoint and it in t.departments)",
        "the touch-points it stands behind, because it, a role of it or whoever leads it manages them, or owns what nobody manages",
    ),
    native(
        "edges",
        Of::Kinds(CHAINS.or(WAIVER)),
        Native::Edges,
        "each step of its chain, from one thing to the next; of a waiver, each that it names",
    ),
    native("ends", Of::Kinds(CHAINS), Native::Ends, "where its chain ends"),
    native("loops", Of::Kinds(CHAINS), Native::Loops, "where its chain comes back to where it was"),
    native("from", Of::Edge, Native::From, "where the step begins"),
    native("to", Of::Edge, Native::To, "where the step ends"),
    native("handoff", Of::Edge, Native::Handoff, "what is declared about the step"),
    native("hops", Of::Loop, Native::Hops, "what the loop passes, in order"),
    native("findings", Of::Kinds(WAIVER), Native::Findings, "what it accepts, or would on another day"),
    native("subjects", Of::Kinds(WAIVER), Native::Subjects, "what it is about; of a step, whose step it is"),
    written(
        "answerable",
        ALL,
        "(it.duties, it.owner, it.driven-by, it.made-by, it.designed-by, it.gathered-by)",
        "who answers for it: by a duty, or as its owner, driver, maker, designer or gatherer",
    ),
    written(
        "measured-through",
        TOUCHPOINT,
        "distinct (it.metrics, it.channel.metrics, it.journeys.metrics)",
        "the metrics about it, its channel or its journeys",
    ),
    written(
        "heard-through",
        TOUCHPOINT,
        "distinct (it.feedback, it.channel.feedback, it.journeys.feedback)",
        "the feedback about it, its channel or its journeys",
    ),
    written(
        "held-to",
        TOUCHPOINT,
        "((x in it.targets.target where it in x.on), (x in it.manage.standards.target
            where not (x.on exists or it in (y in it.targets.target where y.metric = x.metric).on)))",
        "the targets that hold there: those that name it, and of those its managers answer to each that names no touch-point",
    ),
    written(
        "about-touchpoints",
        MEASURES,
        "distinct (x in (it.about, it.about.touchpoints, it.about.steps) where x is touchpoint)",
        "the touch-points it is about: those named, and those of a channel or journey named",
    ),
];

/// The row of this name for what a type's elements are.
pub fn find(name: &str, of: &Type) -> Option<&'static Derived> {
    DERIVED.iter().find(|row| row.name == name && row.of.takes(of))
}

/// The kinds of which something is found, where it can be asked of no other declaration.
pub fn kinds_of(native: Native) -> Option<KindSet> {
    let is_it = |row: &&Derived| matches!(row.how, How::Native(other) if other == native || other.own() == native);
    match DERIVED.iter().find(is_it)?.of {
        Of::Kinds(kinds) => Some(kinds),
        _ => None,
    }
}

impl Of {
    /// Whether it can be asked of elements of a type.
    pub fn takes(self, of: &Type) -> bool {
        match (self, &of.class) {
            (Of::Kinds(kinds), Class::Declared(of)) => !kinds.and(*of).is_empty(),
            (Of::Named, Class::Declared(_)) => !of.rows.is_empty(),
            (Of::Duty, Class::Declared(_)) => of.rows.iter().any(|row| is_duty(row)),
            (Of::Edge, Class::Edge(_)) | (Of::Loop, Class::Loop(_)) => true,
            _ => false,
        }
    }
}

fn is_duty(row: &Entry) -> bool {
    crate::model::duties::number(row.id).is_some()
}

impl Native {
    /// What leads to the same without what is inherited.
    pub fn own(self) -> Native {
        match self {
            Native::Duties => Native::OwnDuties,
            Native::Assignments => Native::OwnAssignments,
            other => other,
        }
    }

    /// The type of what it leads to.
    pub fn gives(self, from: &Type) -> Option<Type> {
        let party = || Class::Declared(KindSet::PARTY);
        let many = from.many;
        let class = match self {
            Native::Duties | Native::Assignments | Native::OwnDuties | Native::OwnAssignments => {
                return Type::of_rows(rows_of(from.kinds(), is_duty), true);
            }
            Native::Accountable => return Some(Type { many: true, rows: from.rows.clone(), ..Type::one(party()) }),
            Native::Itself => return Some(Type { rows: Vec::new(), ..from.clone() }),
            Native::Handoff => return Type::of_rows(handoffs(), many).map(|handoff| Type { many, ..handoff }),
            Native::Name | Native::Title => Class::Text,
            Native::Departments => {
                return Some(Type::several(Class::Declared(KindSet::of(&[Kind::Department]))));
            }
            Native::Above | Native::Below | Native::Superiors => return Some(Type::several(party())),
            Native::Edges => return Some(Type::several(Class::Edge(chained(from.kinds())))),
            Native::Ends => return Some(Type::several(Class::Declared(chained(from.kinds())))),
            Native::Findings => return Some(Type::several(Class::Finding)),
            Native::Subjects => return Some(Type::several(Class::Declared(ALL))),
            Native::Loops => return Some(Type::several(Class::Loop(chained(from.kinds())))),
            Native::Duty => Class::Word(vec![DUTY_WORDS]),
            Native::Inherited => Class::Flag,
            Native::From | Native::To | Native::Hops => match from.class {
                Class::Edge(kinds) | Class::Loop(kinds) => Class::Declared(kinds),
                _ => return None,
            },
        };
        Some(Type { many: many || self == Native::Hops, ..Type::one(class) })
    }
}

/// The rows of these kinds that fit.
fn rows_of(kinds: KindSet, fits: fn(&Entry) -> bool) -> Vec<&'static Entry> {
    let mut rows: Vec<&'static Entry> = Vec::new();
    for entry in kinds.iter().flat_map(vocabulary::properties).filter(|entry| fits(entry)) {
        if !rows.iter().any(|row| std::ptr::eq(row.property, entry.property)) {
            rows.push(entry);
        }
    }
    rows
}

fn handoffs() -> Vec<&'static Entry> {
    rows_of(CHAINS, |entry| is_between(entry.property.value))
}

/// What the chains of these kinds pass.
fn chained(kinds: KindSet) -> KindSet {
    let rows = rows_of(kinds, |entry| entry.property.value.is_chain());
    rows.iter().fold(KindSet::NONE, |kinds, row| kinds.or(row.property.value.targets()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_derived_name_is_no_property_and_no_inverse_of_what_it_is_asked_of() {
        for row in DERIVED {
            let Of::Kinds(kinds) = row.of else { continue };
            for kind in kinds.iter() {
                let own = vocabulary::properties(kind).iter().any(|entry| entry.id.path() == row.name);
                assert!(!own, "`{}` is a property of {}", row.name, kind.row().one);
                let asked = Type::one(Class::Declared(KindSet::of(&[kind])));
                assert!(super::super::paths::inverse(row.name, &asked).is_none(), "`{}` is an inverse", row.name);
            }
        }
    }
}
