//! About how many different things there were, in eight bytes.

use serde::{Deserialize, Serialize};

/// Bits of a level.
const BITS: u32 = 8;
const LEVELS: u32 = 8;
/// A level with more bits set than this says little.
const CROWDED: u32 = 6;

/// A bitmap of eight levels, each of which takes half of what the one before takes: exact for one or two, within about
/// a third up to some two thousand, and of no use beyond.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Distinct(u64);

impl Distinct {
    /// More than can be told.
    pub(super) const MANY: Self = Self(u64::MAX);

    /// Adds a thing by its hash.
    pub(super) fn add(&mut self, hash: u64) {
        let level = hash.trailing_zeros().min(LEVELS - 1);
        let bit = u32::try_from(hash >> 32).unwrap_or(0) % BITS;
        self.0 |= 1 << (level * BITS + bit);
    }

    /// Adds all that another has.
    pub(super) fn join(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// About how many there were.
    pub(super) fn estimate(self) -> f64 {
        let set = |level: u32| (self.0 >> (level * BITS) & ((1 << BITS) - 1)).count_ones();
        // From the first level on that is not crowded: all levels above have seen half as much, and so on.
        let base = (0..LEVELS - 1)
            .find(|level| set(*level) <= CROWDED)
            .unwrap_or(LEVELS - 1);
        let things = |bits: u32| {
            -f64::from(BITS) * (1.0 - f64::from(bits.min(BITS - 1)) / f64::from(BITS)).ln()
        };
        let above: f64 = (base..LEVELS).map(|level| things(set(level))).sum();
        above * f64::from(1 << base)
    }
}

#[cfg(test)]
mod tests {
    use xxhash_rust::xxh3::xxh3_64;

    use super::*;

    #[test]
    fn estimates_are_within_a_factor_of_two() {
        for (first, count) in [
            (0, 1),
            (7, 2),
            (100, 10),
            (200, 60),
            (1_000, 300),
            (2_000, 1_500),
        ] {
            let mut distinct = Distinct::default();
            for thing in first..first + count {
                distinct.add(xxh3_64(&u64::to_le_bytes(thing)));
            }
            let estimate = distinct.estimate();
            let count = f64::from(u32::try_from(count).unwrap());
            assert!(
                estimate > count / 2.0 && estimate < count * 2.0,
                "{count}: {estimate}"
            );
        }
    }

    #[test]
    fn repeats_do_not_count() {
        let mut distinct = Distinct::default();
        (0..100).for_each(|_| distinct.add(xxh3_64(b"one")));
        assert!(distinct.estimate() < 1.5);
    }
}
