//! Ids of routes, their names, and what became of ids that are no more.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Change, RouteId};

/// Bytes of all names together.
const NAME_BYTES: usize = 2 << 20;
/// The name of everything that the bounds keep out.
const OTHER: &str = "{other}";

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Entry {
    name: Box<str>,
    documented: bool,
}

/// The ids that are in use, and the changes since they were last asked for.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Ids {
    entries: BTreeMap<u32, Entry>,
    next: u32,
    name_bytes: usize,
    limit: usize,
    changes: Vec<Change>,
    /// Named in changes that were taken, so that their names may go.
    told: Vec<u32>,
}

impl Ids {
    /// No id but that of everything else. At most `limit` are given out.
    pub(super) fn new(limit: usize) -> Self {
        Self {
            entries: BTreeMap::new(),
            next: 1,
            name_bytes: 0,
            limit,
            changes: Vec::new(),
            told: Vec::new(),
        }
    }

    /// A new id, or that of everything else if there are enough.
    pub(super) fn give(&mut self, name: String) -> u32 {
        if self.entries.len() >= self.limit || self.name_bytes + name.len() > NAME_BYTES {
            return RouteId::OTHER.0;
        }
        self.enter(name, false)
    }

    /// A new id, whatever the number of those that are in use: a document bounds itself.
    pub(super) fn give_declared(&mut self, name: &str, documented: bool) -> u32 {
        self.enter(name.to_owned(), documented)
    }

    /// The id that a declared template had, or a new one.
    pub(super) fn give_again(&mut self, old: &[u32], name: &str, documented: bool) -> u32 {
        let known = old.iter().find(|id| {
            self.entries
                .get(id)
                .is_some_and(|entry| &*entry.name == name)
        });
        match known.and_then(|id| Some((*id, self.entries.get_mut(id)?))) {
            Some((id, entry)) => {
                entry.documented = documented;
                id
            }
            None => self.enter(name.to_owned(), documented),
        }
    }

    fn enter(&mut self, name: String, documented: bool) -> u32 {
        let id = self.next;
        self.next = self.next.saturating_add(1);
        self.name_bytes += name.len();
        self.entries.insert(
            id,
            Entry {
                name: name.into_boxed_str(),
                documented,
            },
        );
        id
    }

    /// Ends an id; its series goes into that of another.
    pub(super) fn end(&mut self, from: u32, into: u32) {
        if from != RouteId::OTHER.0 && from != into {
            self.changes.push(Change {
                from: RouteId(from),
                into: RouteId(into),
            });
        }
    }

    /// What ended since the last call, each with the id that is alive now.
    pub(super) fn take_changes(&mut self) -> Vec<Change> {
        let mut changes = std::mem::take(&mut self.changes);
        let mut heirs = BTreeMap::new();
        for change in changes.iter_mut().rev() {
            let heir = heirs.get(&change.into.0).copied().unwrap_or(change.into);
            heirs.insert(change.from.0, heir);
            change.into = heir;
        }
        self.told.extend(changes.iter().map(|change| change.from.0));
        changes
    }

    /// Drops the names of ids whose end was told before.
    pub(super) fn forget(&mut self) {
        for id in std::mem::take(&mut self.told) {
            if let Some(entry) = self.entries.remove(&id) {
                self.name_bytes = self.name_bytes.saturating_sub(entry.name.len());
            }
        }
    }

    pub(super) fn name(&self, id: RouteId) -> &str {
        self.entries.get(&id.0).map_or(OTHER, |entry| &*entry.name)
    }

    pub(super) fn is_documented(&self, id: RouteId) -> bool {
        self.entries
            .get(&id.0)
            .is_some_and(|entry| entry.documented)
    }

    /// Every id with its name, but for those that ended.
    pub(super) fn all(&self) -> impl Iterator<Item = (u32, &str)> {
        let has_ended = |id: &u32| {
            self.told.contains(id) || self.changes.iter().any(|change| change.from.0 == *id)
        };
        let alive = self.entries.iter().filter(move |(id, _)| !has_ended(id));
        alive.map(|(id, entry)| (*id, &*entry.name))
    }

    /// Ids in use.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Bytes that the names take, by their own count.
    pub(super) fn bytes(&self) -> usize {
        self.name_bytes
            + self.entries.len() * (size_of::<Entry>() + size_of::<u32>()) * 3 / 2
            + self.changes.capacity() * size_of::<Change>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_lead_to_what_is_alive() {
        let mut ids = Ids::new(10);
        let (one, two, three) = (
            ids.give("/a".into()),
            ids.give("/b".into()),
            ids.give("/c".into()),
        );
        ids.end(one, two);
        ids.end(two, three);
        let into: Vec<_> = ids
            .take_changes()
            .into_iter()
            .map(|change| change.into.0)
            .collect();
        assert_eq!(into, [three, three]);
    }

    #[test]
    fn names_outlive_their_ids_until_the_next_minute() {
        let mut ids = Ids::new(10);
        let (one, two) = (ids.give("/a".into()), ids.give("/b".into()));
        ids.end(one, two);
        assert_eq!(ids.take_changes().len(), 1);
        assert_eq!(ids.name(RouteId(one)), "/a");
        ids.forget();
        assert_eq!(ids.name(RouteId(one)), OTHER);
    }

    #[test]
    fn beyond_the_limit_all_is_other() {
        let mut ids = Ids::new(1);
        ids.give("/a".into());
        assert_eq!(ids.give("/b".into()), RouteId::OTHER.0);
    }
}
