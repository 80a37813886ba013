//! What a variable that takes words knows of them, so that a name among them can be told.

use serde::{Deserialize, Serialize};

use super::distinct::Distinct;

/// Words that are watched at a time.
const SLOTS: usize = 8;
/// Different words after which nobody doubts that the words vary.
const SETTLED: f64 = 100.0;

/// The words of a variable: about how many, and the most frequent (Space-Saving).
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Open {
    words: Distinct,
    seen: u32,
    slots: Vec<Slot>,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Slot {
    word: u64,
    hits: u32,
    /// By how much `hits` may be too high.
    error: u32,
}

impl Open {
    /// Few words beside ids were taken for ids; a name may be among them.
    pub(super) fn on_trial() -> Self {
        Self::default()
    }

    /// So many words came that they vary.
    pub(super) fn settled() -> Self {
        Self {
            words: Distinct::MANY,
            ..Self::default()
        }
    }

    /// Whether names may still be among the words.
    pub(super) fn is_trial(&self) -> bool {
        self.words.estimate() < SETTLED
    }

    /// Takes over what another knew of its words.
    pub(super) fn join(&mut self, other: &Self) {
        self.words.join(other.words);
    }

    /// Bytes that it takes.
    pub(super) fn bytes(&self) -> usize {
        size_of::<Self>() + self.slots.capacity() * size_of::<Slot>()
    }

    /// Counts a word. Whether it is asked for so much more than its like that it is a name: more than a fifth of all,
    /// or, while on trial, eight times the mean of the variable.
    pub(super) fn stands_out(&mut self, word: u64, hits: u32, total: u32, distinct: f64) -> bool {
        self.words.add(word);
        self.seen = self.seen.saturating_add(hits);
        let sure = self.count(word, hits);
        let dominant = self.seen >= 200 && u64::from(sure) * 5 > u64::from(total.max(self.seen));
        let unlike = self.is_trial()
            && sure >= 32
            && f64::from(sure) > 8.0 * f64::from(total) / distinct.max(1.0);
        if dominant || unlike {
            self.slots.retain(|slot| slot.word != word);
        }
        dominant || unlike
    }

    /// Requests that the word certainly had.
    fn count(&mut self, word: u64, hits: u32) -> u32 {
        if let Some(slot) = self.slots.iter_mut().find(|slot| slot.word == word) {
            slot.hits = slot.hits.saturating_add(hits);
            return slot.hits.saturating_sub(slot.error);
        }
        if self.slots.len() < SLOTS {
            self.slots.push(Slot {
                word,
                hits,
                error: 0,
            });
            return hits;
        }
        if let Some(least) = self
            .slots
            .iter_mut()
            .min_by_key(|slot| (slot.hits, slot.word))
        {
            *least = Slot {
                word,
                hits: least.hits.saturating_add(hits),
                error: least.hits,
            };
        }
        hits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_among_ids_is_told_on_trial() {
        let mut open = Open::on_trial();
        assert!(!open.stands_out(7, 30, 60, 30.0));
        assert!(open.stands_out(7, 10, 60, 30.0));
    }

    #[test]
    fn popular_content_is_no_name() {
        let mut open = Open::settled();
        assert!((0..100).all(|_| !open.stands_out(7, 1, 10_000, 300.0)));
    }

    #[test]
    fn a_word_that_takes_over_is_a_name_even_then() {
        let mut open = Open::settled();
        let told = (0..400_u64)
            .any(|word| open.stands_out(word, 1, 600, 300.0) || open.stands_out(7, 1, 600, 300.0));
        assert!(told);
    }
}
