//! The most frequent texts, in bounded memory.
//!
//! Up to a number of texts all counts are exact; of more, the rarest are forgotten in one go, so that a text may have
//! been seen a few times more than is said. The result depends on nothing but the order of what was added.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

/// Texts that are kept; twice as many are borne before the rarest are forgotten.
const MOST: usize = 4096;

/// The most frequent texts, each with something of its own.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Top<V> {
    entries: HashMap<Vec<u8>, (u64, V)>,
    /// The most frequent one.
    first: Vec<u8>,
}

impl<V> Default for Top<V> {
    fn default() -> Self {
        Self {
            entries: HashMap::new(),
            first: Vec::new(),
        }
    }
}

impl<V: Default> Top<V> {
    /// Counts a text and gives what belongs to it.
    pub(crate) fn add(&mut self, text: &[u8], hits: u64) -> &mut V {
        if !self.entries.contains_key(text) && self.entries.len() >= 2 * MOST {
            self.forget();
        }
        let best = self.entries.get(&self.first).map_or(0, |entry| entry.0);
        let entry = self.entries.entry(text.to_vec()).or_default();
        entry.0 += hits;
        if entry.0 > best && self.first != text {
            self.first = text.to_vec();
        }
        &mut entry.1
    }

    fn forget(&mut self) {
        let mut all: Vec<(u64, Vec<u8>)> = self
            .entries
            .iter()
            .map(|(text, (hits, _))| (*hits, text.clone()))
            .collect();
        all.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
        for (_, text) in all.into_iter().skip(MOST) {
            self.entries.remove(&text);
        }
    }
}

impl<V> Top<V> {
    /// The most frequent text.
    pub(crate) fn first(&self) -> Option<&[u8]> {
        (!self.first.is_empty()).then_some(&*self.first)
    }

    /// Text, hits and what belongs to it, most frequent first.
    pub(crate) fn sorted(&self) -> impl Iterator<Item = (&[u8], u64, &V)> {
        let entries = self.entries.iter();
        let mut all: Vec<(&[u8], u64, &V)> = entries
            .map(|(text, (hits, value))| (&**text, *hits, value))
            .collect();
        all.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(other.0)));
        all.into_iter()
    }

    /// What belongs to each text, in no order.
    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.entries.values_mut().map(|(_, value)| value)
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
