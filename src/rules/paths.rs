//! Names behind a point: what `t.manage`, `d.roles`, `e.from` lead to.
//!
//! In: a type and a name. Out: the step and the type behind it. What a line says of itself (its clauses, the lines of its
//! block, its parts) is found before what its value has; a property before an inverse, an inverse before a derived name.

use std::sync::OnceLock;

use super::derived::{self, DERIVED, How, Of};
use super::plan::{Own, Step};
use super::types::{Class, Type};
use crate::model::duties;
use crate::vocabulary::{self, Entry, KINDS, Kind, KindSet, Part, PropertyId, ValueType, WordId};

/// What a name behind a point leads to.
pub enum Path {
    /// A step, and the type behind it.
    Step(Step, Type),
    /// What is written in the language of rules, where `it` is what the name is asked of: one of these kinds.
    Written(&'static str, KindSet),
    /// Things of different types, which cannot be one list.
    Mixed,
}

/// Looks a name up; none when nothing of this type has it.
pub fn find(name: &str, of: &Type) -> Option<Path> {
    inner(name, of)
        .or_else(|| part(name, of))
        .or_else(|| own(name, of))
        .or_else(|| inverse(name, of))
        .or_else(|| derived_name(name, of))
}

/// Every name that could stand behind a point, for suggestions.
pub fn names(of: &Type) -> Vec<&'static str> {
    let inner = of.rows.iter().flat_map(|row| row.clauses.iter().chain(&row.block)).map(|row| row.id.path());
    let own = of.kinds().iter().flat_map(vocabulary::properties).map(|row| row.id.path());
    let inverse =
        inverses().iter().filter(|seen| !seen.targets.and(of.kinds()).is_empty()).map(|seen| seen.inverse.path());
    let derived = DERIVED.iter().filter(|row| row.of.takes(of)).map(|row| row.name);
    inner.chain(own).chain(inverse).chain(derived).collect()
}

fn step(step: Step, gives: Option<Type>) -> Path {
    gives.map_or(Path::Mixed, |gives| Path::Step(step, gives))
}

fn id_of(rows: &[&'static Entry]) -> Option<PropertyId> {
    rows.first().map(|row| row.id)
}

fn inner(name: &str, of: &Type) -> Option<Path> {
    let all = of.rows.iter().flat_map(|row| row.clauses.iter().chain(&row.block));
    let rows: Vec<&'static Entry> = all.filter(|row| row.id.path() == name).collect();
    let id = id_of(&rows)?;
    Some(step(Step::Inner(id), Type::of_rows(rows, of.many)))
}

fn part(name: &str, of: &Type) -> Option<Path> {
    let parts = of.rows.iter().filter_map(|row| match row.property.value {
        ValueType::Parts(parts) => Some(parts),
        _ => None,
    });
    let mut classes = parts.flatten().filter_map(|part| match part {
        Part::Field(field, value) if *field == name => Some(Class::of(*value)),
        Part::Comparator(field) if *field == name => Some(Class::Comparator),
        _ => None,
    });
    let first = classes.next()?;
    let class = classes.try_fold(first, Class::joined);
    let gives = class.map(|class| Type { many: of.many, ..Type::one(class) });
    Some(step(Step::Part(PropertyId::of_path(name)?), gives))
}

fn own(name: &str, of: &Type) -> Option<Path> {
    let property = PropertyId::of_path(name)?;
    let has = |kind: &Kind| vocabulary::by_id(vocabulary::properties(*kind), property).is_some();
    let kinds: Vec<Kind> = of.kinds().iter().filter(has).collect();
    let all = kinds.iter().filter_map(|kind| vocabulary::by_id(vocabulary::properties(*kind), property));
    let rows: Vec<&'static Entry> = all.collect();
    let default = rows.iter().find_map(|row| row.property.default).and_then(WordId::of);
    let own = Own { property, kinds: KindSet::of(&kinds), duty: duties::number(property), default };
    (!rows.is_empty()).then(|| step(Step::Own(own), Type::of_rows(rows, of.many)))
}

/// An inverse: the name, whose declarations see it, and what they see.
struct Seen {
    inverse: PropertyId,
    targets: KindSet,
    holder: KindSet,
}

/// Every row that has an inverse, clauses and blocks included.
fn inverses() -> &'static [Seen] {
    static INVERSES: OnceLock<Vec<Seen>> = OnceLock::new();
    INVERSES.get_or_init(|| {
        let of_kind = |row: &crate::vocabulary::KindRow| {
            let holder = KindSet::of(&[row.kind]);
            let rows = vocabulary::properties(row.kind).iter().flat_map(with_inner);
            rows.filter_map(move |row| {
                Some(Seen { inverse: row.inverse?, targets: row.property.value.targets(), holder })
            })
        };
        KINDS.iter().flat_map(of_kind).collect()
    })
}

fn with_inner(row: &'static Entry) -> Vec<&'static Entry> {
    let inner = row.clauses.iter().chain(&row.block).flat_map(with_inner);
    std::iter::once(row).chain(inner).collect()
}

/// The declarations that name one of this type under an inverse.
pub(super) fn inverse(name: &str, of: &Type) -> Option<Path> {
    let id = PropertyId::of_path(name)?;
    let seen: Vec<&Seen> =
        inverses().iter().filter(|seen| seen.inverse == id && !seen.targets.and(of.kinds()).is_empty()).collect();
    let holders = seen.iter().fold(KindSet::NONE, |kinds, seen| kinds.or(seen.holder));
    (!seen.is_empty()).then(|| Path::Step(Step::Inverse(id), Type::several(Class::Declared(holders))))
}

fn derived_name(name: &str, of: &Type) -> Option<Path> {
    let row = derived::find(name, of)?;
    Some(match (row.how, row.of) {
        (How::Native(native), _) => step(Step::Native(native), native.gives(of)),
        (How::Written(text), Of::Kinds(kinds)) => Path::Written(text, kinds),
        (How::Written(text), _) => Path::Written(text, KindSet::NONE),
    })
}
