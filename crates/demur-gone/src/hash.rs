//! The hash of paths.
//!
//! Paths come out of requests, so it is keyed: nobody outside can choose paths that collide with what is listed. A request
//! can put nothing into a table, so short secrets and few multiplications are enough.

use std::hash::{BuildHasher, RandomState};

/// Random numbers that nobody knows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct HashKey {
    first: u64,
    second: u64,
}

impl Default for HashKey {
    fn default() -> Self {
        Self::random()
    }
}

impl HashKey {
    /// A key that nobody knows.
    pub(crate) fn random() -> Self {
        let random = RandomState::new();
        Self {
            first: random.hash_one(1_u8),
            second: random.hash_one(2_u8),
        }
    }

    /// The hash of a text: sixteen octets at a time, the last of them once more if need be.
    #[inline]
    pub(crate) fn hash(self, text: &str) -> u64 {
        let octets = text.as_bytes();
        let length = u64::try_from(octets.len()).unwrap_or(u64::MAX);
        let mut state = self.second.wrapping_add(length);
        let mut left = octets;
        while left.len() > 16 {
            let Some((chunk, behind)) = left.split_first_chunk::<16>() else {
                break;
            };
            state = self.mix(state, halves(chunk));
            left = behind;
        }
        state = self.mix(
            state,
            octets
                .last_chunk::<16>()
                .map_or_else(|| short(octets), halves),
        );
        self.mix(state, (length, self.second))
    }

    #[inline]
    fn mix(self, state: u64, (one, other): (u64, u64)) -> u64 {
        fold(one ^ self.first, other ^ state)
    }
}

/// Both halves of the product of two numbers, one over the other.
#[inline]
fn fold(one: u64, other: u64) -> u64 {
    let product = u128::from(one) * u128::from(other);
    let low = u64::try_from(product & u128::from(u64::MAX)).unwrap_or(0);
    let high = u64::try_from(product >> 64).unwrap_or(0);
    high ^ low
}

#[inline]
fn halves(chunk: &[u8; 16]) -> (u64, u64) {
    let number = u128::from_le_bytes(*chunk);
    let low = u64::try_from(number & u128::from(u64::MAX)).unwrap_or(0);
    let high = u64::try_from(number >> 64).unwrap_or(0);
    (low, high)
}

/// Fewer octets than sixteen; the two parts overlap, and the length is part of the hash.
#[inline]
fn short(octets: &[u8]) -> (u64, u64) {
    if let (Some(first), Some(last)) = (octets.first_chunk::<8>(), octets.last_chunk::<8>()) {
        return (u64::from_le_bytes(*first), u64::from_le_bytes(*last));
    }
    if let (Some(first), Some(last)) = (octets.first_chunk::<4>(), octets.last_chunk::<4>()) {
        return (
            u32::from_le_bytes(*first).into(),
            u32::from_le_bytes(*last).into(),
        );
    }
    let number = octets
        .iter()
        .fold(0, |number, octet| (number << 8) | u64::from(*octet));
    (number, 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn different_paths_have_different_hashes() {
        let key = HashKey::random();
        let mut paths: Vec<_> = (0..20_000).map(|number| format!("/k/{number}")).collect();
        paths.extend(
            (1..100).flat_map(|count| ["a".repeat(count), "/".repeat(count), "\0".repeat(count)]),
        );
        let hashes: HashSet<_> = paths.iter().map(|path| key.hash(path)).collect();
        assert_eq!(hashes.len(), paths.len());
    }

    #[test]
    fn both_ends_of_a_hash_are_spread() {
        let key = HashKey::random();
        let hashes: Vec<_> = (0..4096)
            .map(|number| key.hash(&format!("/section/{number}/title")))
            .collect();
        let upper: HashSet<_> = hashes.iter().map(|hash| hash >> 56).collect();
        let lower: HashSet<_> = hashes.iter().map(|hash| hash & 0xff).collect();
        assert!(
            upper.len() > 240 && lower.len() > 240,
            "{} {}",
            upper.len(),
            lower.len()
        );
    }

    #[test]
    fn every_key_has_its_own_hashes() {
        assert_ne!(HashKey::random().hash("/a"), HashKey::random().hash("/a"));
    }
}
