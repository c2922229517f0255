//! Which declaration a name stands for.
//!
//! In: names, each with its declaration. Out: the declaration of a name, in constant time. The names lie one behind the other
//! in one text, so that to look one up visits little memory.

use std::hash::Hasher;

use hashbrown::HashTable;
use rustc_hash::FxHasher;

use crate::model::policy::DeclarationId;

/// Names, each of which stands for one declaration.
#[derive(Debug, Default)]
pub(in crate::model) struct Namespace {
    text: String,
    table: HashTable<Named>,
}

/// A name by its place in the text, and what it stands for.
#[derive(Debug, Clone, Copy)]
struct Named {
    start: u32,
    end: u32,
    id: DeclarationId,
}

impl Namespace {
    /// What a name stands for.
    pub(in crate::model) fn get(&self, name: &str) -> Option<DeclarationId> {
        let named = self.table.find(hash(name), |named| written(&self.text, named) == name);
        named.map(|named| named.id)
    }

    /// Lets a name that stands for nothing stand for a declaration.
    pub(in crate::model) fn add(&mut self, name: &str, id: DeclarationId) {
        let start = self.text.len() as u32;
        self.text.push_str(name);
        let named = Named { start, end: self.text.len() as u32, id };
        self.table.insert_unique(hash(name), named, |named| hash(written(&self.text, named)));
    }

    /// All of them, in order.
    #[cfg(test)]
    pub(in crate::model) fn all(&self) -> std::collections::BTreeMap<&str, DeclarationId> {
        self.table.iter().map(|named| (written(&self.text, named), named.id)).collect()
    }
}

fn written<'t>(text: &'t str, named: &Named) -> &'t str {
    text.get(named.start as usize..named.end as usize).unwrap_or("")
}

fn hash(name: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(name.as_bytes());
    hasher.finish()
}
