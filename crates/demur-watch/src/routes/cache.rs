//! The routes of paths that were asked for lately: a few places for each, so that nothing is ever searched or made.

/// Sets of places.
const SETS: usize = 1 << 14;
/// Places of a set; the last is given up first.
const WAYS: usize = 4;

/// A table of hashes of paths and the ids of their routes.
#[derive(Debug, Clone, Default)]
pub(super) struct Cache {
    /// Made when the first route is asked for.
    sets: Vec<Set>,
    /// Goes up with each clearing, which makes all places stale at once.
    generation: u32,
}

/// As long as a line of the machine's own cache, and not across two.
#[derive(Debug, Clone, Copy, Default)]
#[repr(align(64))]
struct Set {
    hashes: [u64; WAYS],
    ids: [u32; WAYS],
    generations: [u32; WAYS],
}

impl Cache {
    /// The id that was set for the hash.
    pub(super) fn get(&self, hash: u64) -> Option<u32> {
        let set = self.sets.get(place(hash))?;
        let entries = set.hashes.iter().zip(&set.ids).zip(&set.generations);
        let found = entries
            .into_iter()
            .find(|((known, _), made)| **known == hash && **made == self.generation);
        found.map(|((_, id), _)| *id)
    }

    /// Remembers the id for the hash.
    pub(super) fn set(&mut self, hash: u64, id: u32) {
        if self.sets.is_empty() {
            self.sets = vec![Set::default(); SETS];
            self.generation += 1;
        }
        if let Some(set) = self.sets.get_mut(place(hash)) {
            set.hashes.rotate_right(1);
            set.ids.rotate_right(1);
            set.generations.rotate_right(1);
            set.hashes[0] = hash;
            set.ids[0] = id;
            set.generations[0] = self.generation;
        }
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        match self.generation.checked_add(1) {
            Some(next) => self.generation = next,
            None => *self = Self::default(),
        }
    }

    /// Bytes that it takes.
    pub(super) fn bytes(&self) -> usize {
        self.sets.len() * size_of::<Set>()
    }
}

fn place(hash: u64) -> usize {
    usize::try_from(hash % SETS as u64).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_set_is_found_until_the_table_is_cleared() {
        let mut cache = Cache::default();
        for hash in [0, 1, 1 << 16, u64::MAX] {
            assert_eq!(cache.get(hash), None);
            cache.set(hash, 7);
            assert_eq!(cache.get(hash), Some(7));
            cache.clear();
            assert_eq!(cache.get(hash), None, "{hash}");
        }
    }

    #[test]
    fn the_oldest_of_a_set_is_given_up() {
        let mut cache = Cache::default();
        let hashes: Vec<u64> = (0..5).map(|nth| nth * SETS as u64).collect();
        for hash in &hashes {
            cache.set(*hash, 7);
        }
        assert_eq!(cache.get(hashes[0]), None);
        assert!(hashes[1..].iter().all(|hash| cache.get(*hash) == Some(7)));
    }
}
