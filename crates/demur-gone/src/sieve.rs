//! Says quickly of most stems that nothing begins with them (a Bloom filter): two bits are read, and no table.

/// Of a hundred stems that are not listed, about one passes.
const BITS_EACH: usize = 16;
const WORD: usize = 64;

/// A set of hashes that may contain more than was put into it, and never less.
#[derive(Debug, Default)]
pub(crate) struct Sieve {
    words: Box<[u64]>,
}

impl Sieve {
    pub(crate) fn for_count(count: usize) -> Self {
        let words = (count * BITS_EACH).div_ceil(WORD);
        Self {
            words: vec![0; words].into_boxed_slice(),
        }
    }

    pub(crate) fn insert(&mut self, hash: u64) {
        for (word, bit) in self.places(hash) {
            if let Some(word) = self.words.get_mut(word) {
                *word |= bit;
            }
        }
    }

    #[inline]
    pub(crate) fn may_contain(&self, hash: u64) -> bool {
        self.places(hash)
            .iter()
            .all(|(word, bit)| self.words.get(*word).is_some_and(|word| word & bit != 0))
    }

    pub(crate) fn memory(&self) -> usize {
        size_of_val(&*self.words)
    }

    #[inline]
    fn places(&self, hash: u64) -> [(usize, u64); 2] {
        let count = u64::try_from(self.words.len()).unwrap_or(0) & u64::from(u32::MAX);
        [hash >> 8, hash.rotate_left(24)].map(|hash| {
            let word = ((hash & u64::from(u32::MAX)) * count) >> 32;
            (usize::try_from(word).unwrap_or(0), 1 << ((hash >> 40) & 63))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::HashKey;

    #[test]
    fn what_is_in_it_passes_and_nearly_nothing_else_does() {
        let (mut sieve, key) = (Sieve::for_count(1000), HashKey::random());
        let hash = |number: u32| key.hash(&format!("/{number}/"));
        (0..1000).for_each(|number| sieve.insert(hash(number)));
        assert!((0..1000).all(|number| sieve.may_contain(hash(number))));
        let passed = (1000..11_000)
            .filter(|number| sieve.may_contain(hash(*number)))
            .count();
        assert!(passed < 400, "{passed}");
        assert!(!Sieve::for_count(0).may_contain(7));
    }
}
