//! Which paths had good answers lately, and until when.
//!
//! A table of fixed size, four slots to a set; where a set is full, the path that was good the longest time ago is
//! forgotten. A slot holds 32 bits of the hash, so that a path is taken for another once in about a thousand million
//! look-ups.

use serde::{Deserialize, Serialize};

/// Slots in a set.
const WAYS: usize = 4;

/// The bits of a minute that a slot holds.
const MINUTES: u64 = 0xff_ffff;

/// How often a path was good, and when last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Live {
    /// Good answers; above 255 no longer counted.
    pub(crate) hits: u32,
    /// The minute of the last one, since the Unix epoch.
    pub(crate) last: u64,
}

/// The table. A slot is `fingerprint:32 minute:24 hits:8`, and 0 if it is free.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(from = "Taken", into = "Taken")]
pub(crate) struct Memory {
    slots: Vec<u64>,
}

/// The twin of the table: the slots that are taken, and how many there are.
#[derive(Serialize, Deserialize)]
struct Taken {
    length: u64,
    slots: Vec<(u32, u64)>,
}

impl From<Memory> for Taken {
    fn from(memory: Memory) -> Self {
        let slots = (0..).zip(&memory.slots).filter(|(_, slot)| **slot != 0);
        Self {
            length: memory.slots.len() as u64,
            slots: slots.map(|(place, slot)| (place, *slot)).collect(),
        }
    }
}

impl From<Taken> for Memory {
    fn from(taken: Taken) -> Self {
        let length = usize::try_from(taken.length).unwrap_or(WAYS).min(1 << 24);
        let mut slots = vec![0; length.next_multiple_of(WAYS)];
        for (place, slot) in taken.slots {
            if let Some(free) = slots.get_mut(place as usize) {
                *free = slot;
            }
        }
        Self { slots }
    }
}

impl Memory {
    /// A table for about this many paths.
    pub(crate) fn new(paths: usize) -> Self {
        let sets = (paths / WAYS).next_power_of_two().max(1);
        Self {
            slots: vec![0; sets * WAYS],
        }
    }

    /// Where the set of a path stands.
    fn set(&self, key: u64) -> std::ops::Range<usize> {
        let sets = self.slots.len() / WAYS;
        let low = usize::try_from(key & 0xffff_ffff).unwrap_or(0);
        let set = low & (sets - 1);
        set * WAYS..(set + 1) * WAYS
    }

    /// What is known of the path with this hash.
    pub(crate) fn get(&self, key: u64, now: u64) -> Option<Live> {
        let slots = self.slots.get(self.set(key)).unwrap_or_default().iter();
        let mut found = slots.filter(|slot| **slot != 0 && **slot >> 32 == key >> 32);
        found.next().map(|slot| Live {
            hits: u32::try_from(slot & 0xff).unwrap_or(0),
            // A slot holds the lower bits; the past is nearer than the 31 years that these span.
            last: now - (now.wrapping_sub(slot >> 8) & MINUTES).min(now),
        })
    }

    /// Notes good answers. Whether the path was known.
    pub(crate) fn touch(&mut self, key: u64, minute: u64, hits: u64) -> bool {
        let range = self.set(key);
        let set = self.slots.get_mut(range).unwrap_or_default();
        let own = set
            .iter()
            .position(|slot| *slot != 0 && *slot >> 32 == key >> 32);
        let oldest = || {
            let ages = set
                .iter()
                .enumerate()
                .min_by_key(|(_, slot)| **slot & 0xffff_ffff);
            ages.map(|(place, _)| place)
        };
        if let Some(slot) = own.or_else(oldest).and_then(|place| set.get_mut(place)) {
            let known = if own.is_some() { *slot & 0xff } else { 0 };
            let hits = (known + hits).min(0xff);
            *slot = (key >> 32) << 32 | (minute & MINUTES) << 8 | hits;
        }
        own.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::{Live, Memory};

    const NOW: u64 = 29_000_000;

    #[test]
    fn a_path_is_remembered_with_its_last_minute() {
        let mut memory = Memory::new(1000);
        memory.touch(77 << 32 | 5, NOW, 3);
        memory.touch(77 << 32 | 5, NOW + 9, 1);
        assert_eq!(
            memory.get(77 << 32 | 5, NOW + 20),
            Some(Live {
                hits: 4,
                last: NOW + 9
            })
        );
        assert_eq!(memory.get(78 << 32 | 5, NOW + 20), None);
    }

    #[test]
    fn a_full_set_forgets_the_oldest() {
        let mut memory = Memory::new(4);
        for number in 1..=5 {
            memory.touch(number << 32, NOW + number, 1);
        }
        assert_eq!(memory.get(1 << 32, NOW + 9), None);
        assert!(memory.get(5 << 32, NOW + 9).is_some());
    }
}
