//! A bounded memory of answers, each with an end.

use std::collections::HashMap;
use std::mem;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use crate::digest::Digest;

/// Answers by the digest of what was asked. It holds as many as it may and forgets the oldest half at a time, so
/// remembering costs the same whatever is asked.
struct Memory<T> {
    half: usize,
    young: HashMap<Digest, Entry<T>>,
    old: HashMap<Digest, Entry<T>>,
}

struct Entry<T> {
    value: T,
    since: SystemTime,
    until: SystemTime,
}

impl<T: Clone> Memory<T> {
    /// An empty one that never holds more than `most` answers.
    fn new(most: usize) -> Self {
        Self {
            half: most / 2,
            young: HashMap::new(),
            old: HashMap::new(),
        }
    }

    /// The answer that still holds. Where the clock was set back behind its beginning, it does not.
    fn recall(&self, key: &Digest, now: SystemTime) -> Option<T> {
        let entry = self.young.get(key).or_else(|| self.old.get(key))?;
        (entry.since <= now && now < entry.until).then(|| entry.value.clone())
    }

    /// Remembers an answer for a while.
    fn remember(&mut self, key: Digest, value: T, now: SystemTime, keep: Duration) {
        let Some(until) = now.checked_add(keep).filter(|until| *until > now) else {
            return;
        };
        if self.young.len() >= self.half {
            self.old = mem::take(&mut self.young);
        }
        self.young.insert(
            key,
            Entry {
                value,
                since: now,
                until,
            },
        );
    }

    #[cfg(test)]
    fn len(&self) -> usize {
        self.young.len() + self.old.len()
    }
}

/// The same for many threads.
pub(crate) struct SharedMemory<T>(Mutex<Memory<T>>);

impl<T: Clone> SharedMemory<T> {
    pub(crate) fn new(most: usize) -> Self {
        Self(Mutex::new(Memory::new(most)))
    }

    pub(crate) fn recall(&self, key: &Digest, now: SystemTime) -> Option<T> {
        lock(&self.0).recall(key, now)
    }

    pub(crate) fn remember(&self, key: Digest, value: T, now: SystemTime, keep: Duration) {
        lock(&self.0).remember(key, value, now, keep);
    }
}

/// Nothing that this crate locks is ever left half done, so a panic elsewhere does not matter.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::digest;

    const MINUTE: Duration = Duration::from_mins(1);

    #[test]
    fn an_answer_holds_until_its_end() {
        let now = SystemTime::UNIX_EPOCH + 10 * MINUTE;
        let mut memory = Memory::new(10);
        memory.remember(digest("a"), 1, now, MINUTE);
        assert_eq!(memory.recall(&digest("a"), now), Some(1));
        assert_eq!(memory.recall(&digest("a"), now + MINUTE), None);
        assert_eq!(memory.recall(&digest("a"), now - MINUTE), None);
        assert_eq!(memory.recall(&digest("b"), now), None);
    }

    #[test]
    fn the_newest_answer_counts() {
        let now = SystemTime::UNIX_EPOCH;
        let mut memory = Memory::new(2);
        memory.remember(digest("a"), 1, now, MINUTE);
        memory.remember(digest("a"), 2, now, MINUTE);
        assert_eq!(memory.recall(&digest("a"), now), Some(2));
    }

    #[test]
    fn there_is_a_bound() {
        let now = SystemTime::UNIX_EPOCH;
        let mut memory = Memory::new(100);
        for number in 0..10_000 {
            memory.remember(digest(&number.to_string()), number, now, MINUTE);
            assert!(memory.len() <= 100);
        }
        assert_eq!(memory.recall(&digest("9999"), now), Some(9999));
    }
}
