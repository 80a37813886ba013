//! Each text of the last hour once, under a number.

use serde::{Deserialize, Serialize};

use crate::summary::ByHash;

/// The number of a text; 0 is the empty one.
pub(crate) type Id = u32;

/// Each text once.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Names {
    bytes: Vec<u8>,
    /// Where the text with the number one higher ends.
    ends: Vec<u32>,
    hashes: Vec<u64>,
    #[serde(skip)]
    index: ByHash<Id>,
}

impl Names {
    pub(crate) fn intern(&mut self, hash: u64, text: &[u8]) -> Id {
        if text.is_empty() {
            return 0;
        }
        if self.index.is_empty() {
            self.index();
        }
        let next = u32::try_from(self.ends.len() + 1).unwrap_or(u32::MAX);
        let id = *self.index.entry(hash).or_insert(next);
        if id == next {
            self.bytes.extend_from_slice(text);
            self.ends
                .push(u32::try_from(self.bytes.len()).unwrap_or(u32::MAX));
            self.hashes.push(hash);
        }
        id
    }

    fn index(&mut self) {
        self.index.clear();
        self.index.extend(self.hashes.iter().copied().zip(1..));
    }

    /// Forgets all but the texts whose places are marked. The new numbers of the texts, by their old ones.
    pub(crate) fn keep(&mut self, is_used: &[bool]) -> Vec<Id> {
        let mut numbers = vec![0; self.len() + 1];
        let (mut start, mut filled, mut kept) = (0_usize, 0_usize, 0_usize);
        for place in 0..self.len() {
            let end = self.ends.get(place).copied().unwrap_or(0) as usize;
            if is_used.get(place + 1).copied().unwrap_or(false) {
                self.bytes.copy_within(start..end, filled);
                filled += end - start;
                let hash = self.hashes.get(place).copied().unwrap_or(0);
                if let (Some(hash_at), Some(end_at), Some(number)) = (
                    self.hashes.get_mut(kept),
                    self.ends.get_mut(kept),
                    numbers.get_mut(place + 1),
                ) {
                    kept += 1;
                    *hash_at = hash;
                    *end_at = u32::try_from(filled).unwrap_or(u32::MAX);
                    *number = u32::try_from(kept).unwrap_or(u32::MAX);
                }
            }
            start = end;
        }
        self.bytes.truncate(filled);
        self.ends.truncate(kept);
        self.hashes.truncate(kept);
        self.index();
        numbers
    }

    /// The hash of a text.
    pub(crate) fn hash(&self, id: Id) -> u64 {
        let place = (id as usize).checked_sub(1);
        let hash = place.and_then(|place| self.hashes.get(place));
        hash.copied().unwrap_or(0)
    }

    pub(crate) fn get(&self, id: Id) -> &[u8] {
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

    /// As text for people.
    pub(crate) fn show(&self, id: Id) -> String {
        String::from_utf8_lossy(self.get(id)).into_owned()
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }
}
