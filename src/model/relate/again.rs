//! The tables where little is stated otherwise than it was.
//!
//! In: a policy that names the same declarations and numbers its facts as one before, the tables of that one, and the
//! declarations that state something else. Out: the tables of now. What others name is kept.

use super::{above, channel, departments, grouped, head, may_be_unread, open, references, stated_duties};
use crate::model::lists::Lists;
use crate::model::policy::{DeclarationId, Policy};
use crate::model::relations::{Channel, Reference, Relations};

/// The tables of [`super::relate`].
pub(in crate::model) fn relate_again(policy: &Policy, was: &Relations, changed: &[DeclarationId]) -> Relations {
    let (mut channels, mut stated) = (was.channels.clone(), was.stated_duties.clone());
    for id in changed {
        put(&mut channels, *id, channel(policy, *id));
        put(&mut stated, *id, stated_duties(policy, *id));
    }
    let may_answer = changed.iter().any(|id| policy.kind(*id).is_party());
    let mut relations = Relations {
        may_be_unread: may_be_unread(policy, &channels),
        channels,
        stated_duties: stated,
        above: if may_answer { above(policy) } else { was.above.clone() },
        open: open(policy),
        ..Relations::default()
    };
    name_again(policy, was, changed, &mut relations);
    relations.departments = match may_answer {
        true => Lists::of(policy.declarations(), |id, list| departments(policy, &relations, id, list)),
        false => was.departments.clone(),
    };
    relations.head = head(policy);
    relations
}

fn put<T>(table: &mut [T], id: DeclarationId, row: T) {
    if let Some(place) = table.get_mut(id.index()) {
        *place = row;
    }
}

/// The references: those that were, but for what the touched name now instead.
fn name_again(policy: &Policy, was: &Relations, changed: &[DeclarationId], relations: &mut Relations) {
    let touched = touched(policy, relations, changed);
    let is_touched = |id: DeclarationId| touched.get(id.index()).copied().unwrap_or(false);
    let named = references(policy, relations, policy.declarations().filter(|id| is_touched(*id)), Vec::new());
    let new = grouped(named, touched.len());
    relations.references.reserve(was.references.len());
    for target in policy.declarations() {
        let (before, now) = (was.naming(target), new.naming(target));
        let start = relations.references.len();
        let is_kept = |reference: &&Reference| !is_touched(reference.holder);
        match now {
            [] if before.iter().all(|reference| is_kept(&reference)) => relations.references.extend_from_slice(before),
            [] => relations.references.extend(before.iter().filter(is_kept)),
            _ => relations.references.extend(merged(before.iter().filter(is_kept).chain(now))),
        }
        relations.close(start..relations.references.len());
    }
    relations.starts.push(relations.groups.len() as u32);
}

/// References of one declaration, those of one inverse in the order of their holders.
fn merged<'r>(references: impl Iterator<Item = &'r Reference>) -> Vec<Reference> {
    let mut references: Vec<Reference> = references.copied().collect();
    references.sort_by_key(|reference| (reference.inverse, reference.holder));
    references
}

/// For each declaration, whether it may name others than it did: it changed, or the channel did that it takes duties from.
fn touched(policy: &Policy, relations: &Relations, changed: &[DeclarationId]) -> Vec<bool> {
    let mut is_changed = vec![false; policy.declarations().len()];
    changed.iter().for_each(|id| put(&mut is_changed, *id, true));
    let mut touched = is_changed.clone();
    for (touched, channel) in touched.iter_mut().zip(&relations.channels) {
        if let Channel::Known(channel) = channel {
            *touched |= is_changed.get(channel.index()).copied().unwrap_or(false);
        }
    }
    touched
}
