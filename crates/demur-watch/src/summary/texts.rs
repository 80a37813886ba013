//! Each text once, under a number.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use xxhash_rust::xxh3::xxh3_64_with_seed;

/// Of all hashes here. It is part of what partial minutes agree about.
const SEED: u64 = 0x6465_6d75_7220_7731;

/// The hash of a text; that of the empty text is 0.
pub(crate) fn hash_of(text: &[u8]) -> u64 {
    if text.is_empty() {
        return 0;
    }
    xxh3_64_with_seed(text, SEED)
}

/// A map whose keys are hashes already.
pub(crate) type ByHash<V> = HashMap<u64, V, BuildHasherDefault<AsIs>>;

/// A set of hashes.
pub(crate) type Hashes = HashSet<u64, BuildHasherDefault<AsIs>>;

/// Takes the key for its own hash.
#[derive(Debug, Clone, Default)]
pub(crate) struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

/// Each text once, under a number; the empty text is 0.
#[derive(Debug, Clone, Default)]
pub(super) struct Texts {
    bytes: Vec<u8>,
    /// Where the text with the number one higher ends.
    ends: Vec<u32>,
    hashes: Vec<u64>,
    index: ByHash<u32>,
}

impl Texts {
    pub(super) fn intern(&mut self, hash: u64, text: &[u8]) -> u32 {
        if text.is_empty() {
            return 0;
        }
        if let Some(id) = self.index.get(&hash) {
            return *id;
        }
        self.bytes.extend_from_slice(text);
        // Texts are cut and rows bounded, so that these never come near the limit.
        let end = u32::try_from(self.bytes.len()).unwrap_or(u32::MAX);
        self.ends.push(end);
        self.hashes.push(hash);
        let id = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        self.index.insert(hash, id);
        id
    }

    pub(super) fn get(&self, id: u32) -> &[u8] {
        let Some(place) = (id as usize).checked_sub(1) else {
            return b"";
        };
        let start = place
            .checked_sub(1)
            .and_then(|before| self.ends.get(before));
        let start = start.copied().unwrap_or(0) as usize;
        let end = self.ends.get(place).copied().unwrap_or(0) as usize;
        self.bytes.get(start..end).unwrap_or_default()
    }

    pub(super) fn hash(&self, id: u32) -> u64 {
        let place = (id as usize).checked_sub(1);
        let hash = place.and_then(|place| self.hashes.get(place));
        hash.copied().unwrap_or(0)
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Forgets everything but the room that it took.
    pub(super) fn clear(&mut self) {
        self.bytes.clear();
        self.ends.clear();
        self.hashes.clear();
        self.index.clear();
    }
}
