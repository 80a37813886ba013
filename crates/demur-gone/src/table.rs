//! A hash table of strings that lie in one arena: 13 octets for each of the places, of which a quarter is empty.
//!
//! It is filled once to a known size and never grows. Places come in groups of eight. One octet of the hash of each is
//! kept apart from the rest, eight of them in one word: a look-up that finds nothing reads one word as a rule.

/// One key with what belongs to it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Slot {
    /// Where the key begins in the arena.
    at: u32,
    /// A number that the owner of the table gives a meaning.
    pub(crate) note: u32,
    /// The length of the key.
    key: u16,
    /// The length of the value, which follows the key.
    value: u16,
}

impl Slot {
    pub(crate) fn key(self, arena: &str) -> &str {
        slice(arena, self.at, self.key)
    }

    pub(crate) fn value(self, arena: &str) -> &str {
        slice(
            arena,
            self.at.saturating_add(u32::from(self.key)),
            self.value,
        )
    }
}

fn slice(arena: &str, at: u32, length: u16) -> &str {
    usize::try_from(at)
        .ok()
        .and_then(|start| arena.get(start..start + usize::from(length)))
        .unwrap_or_default()
}

/// What [`Table::insert`] did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Inserted {
    /// At this position.
    New(usize),
    /// The key is at this position already.
    Known(usize),
    /// The arena or the table is full.
    Full,
}

const LANES: usize = 8;
const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;

/// A hash table of strings.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// Eight tags in each; zero is an empty place.
    tags: Box<[u64]>,
    slots: Box<[Slot]>,
}

impl Table {
    /// A table for at most `count` keys.
    pub(crate) fn for_count(count: usize) -> Self {
        let groups = if count == 0 {
            0
        } else {
            (count + count / 3) / LANES + 1
        };
        Self {
            tags: vec![0; groups].into_boxed_slice(),
            slots: vec![Slot::default(); groups * LANES].into_boxed_slice(),
        }
    }

    /// The slot of a key with a certain hash, and its position.
    #[inline]
    pub(crate) fn find(&self, arena: &str, hash: u64, key: &str) -> Option<(Slot, usize)> {
        let tags = Self::repeated(hash);
        let mut group = self.group(hash);
        for _ in 0..self.tags.len() {
            let word = *self.tags.get(group)?;
            let mut lanes = zeros(word ^ tags);
            while lanes != 0 {
                let at = position(group, lanes);
                let slot = *self.slots.get(at)?;
                if usize::from(slot.key) == key.len() && slot.key(arena) == key {
                    return Some((slot, at));
                }
                lanes &= lanes - 1;
            }
            if zeros(word) != 0 {
                return None;
            }
            group = self.next(group);
        }
        None
    }

    /// Puts a key into the table and key and value into the arena.
    pub(crate) fn insert(
        &mut self,
        arena: &mut String,
        hash: u64,
        (key, value): (&str, &str),
        note: u32,
    ) -> Inserted {
        if let Some((_, at)) = self.find(arena, hash, key) {
            return Inserted::Known(at);
        }
        let lengths = (
            u32::try_from(arena.len()),
            u16::try_from(key.len()),
            u16::try_from(value.len()),
        );
        let (Ok(start), Ok(key_length), Ok(value_length)) = lengths else {
            return Inserted::Full;
        };
        let slot = Slot {
            at: start,
            note,
            key: key_length,
            value: value_length,
        };
        let inserted = self.put(hash, slot);
        if let Inserted::New(_) = inserted {
            arena.push_str(key);
            arena.push_str(value);
        }
        inserted
    }

    fn put(&mut self, hash: u64, new: Slot) -> Inserted {
        let tags = Self::repeated(hash);
        let mut group = self.group(hash);
        for _ in 0..self.tags.len() {
            let next = self.next(group);
            let empty = self.tags.get(group).map_or(0, |word| zeros(*word));
            if empty != 0 {
                let at = position(group, empty);
                let lane = 0xff << (empty.trailing_zeros() & !7);
                if let (Some(word), Some(slot)) = (self.tags.get_mut(group), self.slots.get_mut(at))
                {
                    *word |= tags & lane;
                    *slot = new;
                    return Inserted::New(at);
                }
            }
            group = next;
        }
        Inserted::Full
    }

    pub(crate) fn slots(&self) -> usize {
        self.slots.len()
    }

    pub(crate) fn memory(&self) -> usize {
        size_of_val(&*self.slots) + size_of_val(&*self.tags)
    }

    fn next(&self, group: usize) -> usize {
        if group + 1 < self.tags.len() {
            group + 1
        } else {
            0
        }
    }

    /// The upper half of the hash, scaled to the number of groups.
    #[inline]
    fn group(&self, hash: u64) -> usize {
        let count = u64::try_from(self.tags.len()).unwrap_or(0) & u64::from(u32::MAX);
        usize::try_from(((hash >> 32) * count) >> 32).unwrap_or(0)
    }

    /// The tag of a hash in all eight lanes; never zero.
    #[inline]
    fn repeated(hash: u64) -> u64 {
        (hash & 0xff).max(1) * ONES
    }
}

/// A bit for each octet that is zero; above the lowest of them there may be bits too many, but never without one.
#[inline]
fn zeros(word: u64) -> u64 {
    word.wrapping_sub(ONES) & !word & HIGHS
}

/// The position of the lowest lane that has its bit set.
#[inline]
fn position(group: usize, lanes: u64) -> usize {
    group * LANES + usize::try_from(lanes.trailing_zeros() / 8).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::HashKey;

    #[test]
    fn every_key_is_found_with_its_value_and_no_other_is() {
        let (mut table, mut arena, key) =
            (Table::for_count(1000), String::new(), HashKey::random());
        for number in 0..1000_u32 {
            let (path, value) = (format!("/k/{number}"), format!("/v/{number}"));
            let inserted = table.insert(&mut arena, key.hash(&path), (&path, &value), number);
            assert!(matches!(inserted, Inserted::New(_)), "{number}");
        }
        assert!(matches!(
            table.insert(&mut arena, key.hash("/k/7"), ("/k/7", ""), 0),
            Inserted::Known(_)
        ));
        for number in 0..1000_u32 {
            let path = format!("/k/{number}");
            let (slot, _) = table.find(&arena, key.hash(&path), &path).expect("a slot");
            assert_eq!(
                (slot.value(&arena), slot.note),
                (format!("/v/{number}").as_str(), number)
            );
        }
        assert!(table.find(&arena, key.hash("/k/1000"), "/k/1000").is_none());
    }

    #[test]
    fn keys_whose_hashes_collide_are_told_apart_until_the_table_is_full() {
        let (mut table, mut arena) = (Table::for_count(20), String::new());
        let names: Vec<_> = (0..table.slots())
            .map(|number| format!("/{number}"))
            .collect();
        for name in &names {
            assert!(
                matches!(
                    table.insert(&mut arena, u64::MAX, (name, ""), 0),
                    Inserted::New(_)
                ),
                "{name}"
            );
        }
        assert_eq!(
            table.insert(&mut arena, u64::MAX, ("/more", ""), 0),
            Inserted::Full
        );
        for name in &names {
            assert!(table.find(&arena, u64::MAX, name).is_some(), "{name}");
        }
        assert!(table.find(&arena, u64::MAX, "/more").is_none());
    }

    #[test]
    fn a_table_for_nothing_finds_nothing() {
        assert!(Table::for_count(0).find("", 7, "/").is_none());
    }
}
