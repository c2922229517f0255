//! The duties: which properties they are, and what a touch-point takes from its channel.

use std::sync::OnceLock;

use crate::vocabulary::{DUTIES, Kind, PropertyId, WordId};

/// Whether declarations of a kind take the duties they do not state from their channel.
pub fn are_inherited_by(kind: Kind) -> bool {
    kind == Kind::Touchpoint
}

/// The duties in the table's order, as numbers.
pub fn all() -> &'static [PropertyId] {
    static ALL: OnceLock<Vec<PropertyId>> = OnceLock::new();
    ALL.get_or_init(|| DUTIES.iter().filter_map(|duty| PropertyId::of_path(duty.words)).collect())
}

/// The place of a duty among [`all`]; none for a property that is no duty.
pub fn number(property: PropertyId) -> Option<u8> {
    static NUMBERS: OnceLock<Vec<Option<u8>>> = OnceLock::new();
    let numbers = NUMBERS.get_or_init(|| {
        let last = all().iter().map(|duty| duty.index()).max().unwrap_or(0);
        let place = |index: usize| all().iter().position(|duty| duty.index() == index).map(|place| place as u8);
        (0..=last).map(place).collect()
    });
    numbers.get(property.index()).copied().flatten()
}

/// The word that says which duty a property is.
pub fn word(property: PropertyId) -> Option<WordId> {
    static WORDS: OnceLock<Vec<Option<WordId>>> = OnceLock::new();
    let words = WORDS.get_or_init(|| all().iter().map(|duty| WordId::of(duty.path())).collect());
    words.get(usize::from(number(property)?)).copied().flatten()
}
