//! The most frequent texts, in bounded memory.
//!
//! Up to a number of texts all counts are exact; of more, the rarest are forgotten in one go, so that a text may have
//! been seen a few times more than is said. The result depends on nothing but the order of what was added.

use serde::{Deserialize, Serialize};

use crate::summary::{ByHash, hash_of};

/// Texts that are kept; twice as many are borne before the rarest are forgotten.
const MOST: usize = 4096;

/// The most frequent texts, each with something of its own.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Top<V> {
    entries: ByHash<Entry<V>>,
    /// The most frequent one.
    first: u64,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Entry<V> {
    text: Box<[u8]>,
    hits: u64,
    value: V,
}

impl<V> Default for Top<V> {
    fn default() -> Self {
        Self {
            entries: ByHash::default(),
            first: 0,
        }
    }
}

impl<V: Default> Top<V> {
    /// Counts a text and gives what belongs to it.
    pub(crate) fn add(&mut self, text: &[u8], hits: u64) -> &mut V {
        self.add_hashed(hash_of(text), text, hits)
    }

    /// The same where the hash is known.
    pub(crate) fn add_hashed(&mut self, hash: u64, text: &[u8], hits: u64) -> &mut V {
        if self.entries.len() >= 2 * MOST && !self.entries.contains_key(&hash) {
            self.forget();
        }
        let best = self.entries.get(&self.first).map_or(0, |entry| entry.hits);
        let entry = self.entries.entry(hash).or_insert_with(|| Entry {
            text: text.into(),
            hits: 0,
            value: V::default(),
        });
        entry.hits += hits;
        if entry.hits > best {
            self.first = hash;
        }
        &mut entry.value
    }

    /// What belongs to the text with this hash, if it is still known.
    pub(crate) fn get_mut(&mut self, hash: u64) -> Option<&mut V> {
        self.entries.get_mut(&hash).map(|entry| &mut entry.value)
    }

    fn forget(&mut self) {
        let mut all: Vec<(std::cmp::Reverse<u64>, u64)> = self
            .entries
            .iter()
            .map(|(hash, entry)| (std::cmp::Reverse(entry.hits), *hash))
            .collect();
        if all.len() > MOST {
            let (_, first, _) = all.select_nth_unstable(MOST);
            let first = *first;
            self.entries
                .retain(|hash, entry| (std::cmp::Reverse(entry.hits), *hash) < first);
        }
    }
}

impl<V> Top<V> {
    /// The most frequent text.
    pub(crate) fn first(&self) -> Option<&[u8]> {
        self.entries.get(&self.first).map(|entry| &*entry.text)
    }

    /// Text, hits and what belongs to it, most frequent first.
    pub(crate) fn sorted(&self) -> impl Iterator<Item = (&[u8], u64, &V)> {
        let entries = self.entries.values();
        let mut all: Vec<(&[u8], u64, &V)> = entries
            .map(|entry| (&*entry.text, entry.hits, &entry.value))
            .collect();
        all.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(other.0)));
        all.into_iter()
    }

    /// What belongs to each text, in no order.
    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.entries.values_mut().map(|entry| &mut entry.value)
    }
}

#[cfg(test)]
mod tests {
    use super::Top;

    #[test]
    fn what_is_frequent_stays() {
        let mut top: Top<()> = Top::default();
        for number in 0..50_000_u32 {
            top.add(number.to_string().as_bytes(), 1);
            top.add(b"often", 1);
        }
        assert_eq!(top.first(), Some(&b"often"[..]));
        let first = top
            .sorted()
            .next()
            .map(|(text, hits, ())| (text.to_vec(), hits));
        assert_eq!(first, Some((b"often".to_vec(), 50_000)));
        assert!(top.sorted().count() <= 8192);
    }
}
