//! A list of declarations for each declaration, all in one stretch of memory.

use super::policy::DeclarationId;

/// The lists, by the declaration each is for.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Lists {
    ends: Vec<u32>,
    items: Vec<DeclarationId>,
}

impl Lists {
    /// Asks `fill` for the list of each of the declarations.
    pub(crate) fn of(
        declarations: impl Iterator<Item = DeclarationId>,
        mut fill: impl FnMut(DeclarationId, &mut Vec<DeclarationId>),
    ) -> Lists {
        let mut lists = Lists::default();
        let mut list = Vec::new();
        for id in declarations {
            fill(id, &mut list);
            lists.items.append(&mut list);
            lists.ends.push(lists.items.len() as u32);
        }
        lists
    }

    /// The list of a declaration.
    pub(crate) fn get(&self, id: DeclarationId) -> &[DeclarationId] {
        let end = |index: usize| self.ends.get(index).copied().unwrap_or(0) as usize;
        let start = id.index().checked_sub(1).map_or(0, end);
        self.items.get(start..end(id.index())).unwrap_or(&[])
    }
}
