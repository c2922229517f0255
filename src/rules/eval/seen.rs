//! Telling what comes again: a few things are looked through, many are looked up.
//!
//! Most lists that are gone through hold one thing or two, for which a table would cost more than the list.

use std::hash::Hash;

use rustc_hash::FxHashSet;

/// How many are looked through.
const FEW: usize = 8;

/// What was seen so far.
#[derive(Debug)]
pub(super) struct Seen<T> {
    /// Apart, as mostly there is no other.
    first: Option<T>,
    few: Vec<T>,
    many: FxHashSet<T>,
}

impl<T> Default for Seen<T> {
    fn default() -> Self {
        Seen { first: None, few: Vec::new(), many: FxHashSet::default() }
    }
}

impl<T: Copy + Eq + Hash> Seen<T> {
    /// Notes something, and says whether it had not been seen.
    pub(super) fn insert(&mut self, one: T) -> bool {
        if self.first.is_none() {
            self.first = Some(one);
            return true;
        }
        if self.first == Some(one) || self.few.contains(&one) {
            return false;
        }
        if self.few.len() == FEW {
            return self.many.insert(one);
        }
        self.few.push(one);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_new_once_however_many_there_are() {
        let mut seen = Seen::default();
        for round in 0..3 {
            for number in 0..40 {
                assert_eq!(seen.insert(number), round == 0);
            }
        }
    }
}
