//! What is remembered of everybody: a fixed number of places, eight to a set.
//!
//! Where a set is full, the place that has used up least of its limit is taken: who has not asked for long loses
//! nothing by it, and who asks much stays known, whatever the limit. What that means for somebody with very many
//! identities:
//!
//! - They cannot make the table grow, nor choose whose set they fall into, since every table hashes in its own way.
//! - They can make it forget those who asked little, who then may ask that little again.
//! - To free one who has reached a limit, eight identities in the same set must have reached one, too. With `n` places
//!   and a quota of `q` that takes about `n * q` requests in a window, which a limit for a whole network ends before.
//! - They themselves are not stopped: each new identity has its own quota. That is for a limit on what they share.

use std::cmp::Ordering;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::rate::{Rate, Standing, Taken};

/// Places of one set.
const WAYS: usize = 8;
/// Locks that threads share.
const SHARDS: usize = 64;

/// A key and a limit, as a keyed hash of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key(u64);

/// Makes keys. Each one hashes in a way of its own, so that nobody can prepare keys that collide.
#[derive(Debug, Default)]
pub struct Keyer(RandomState);

impl Keyer {
    /// The key of `who` under the limit of this name.
    pub fn key(&self, limit: &str, who: &[u8]) -> Key {
        Key(self.0.hash_one((limit, who)))
    }
}

/// What is remembered of everybody.
#[derive(Debug)]
pub struct Table {
    shards: Box<[Mutex<Box<[Set]>>]>,
    /// Sets of each shard.
    sets: usize,
}

#[derive(Debug, Clone, Copy, Default)]
struct Set([Place; WAYS]);

/// A key, when all of its requests are paid off, and the debt with which its limit is reached. A place whose time has
/// passed is free.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    key: u64,
    due: u64,
    most: u64,
}

impl Table {
    /// A table for at least so many keys.
    pub fn new(capacity: usize) -> Self {
        let sets = capacity.div_ceil(WAYS * SHARDS).max(1);
        let shard = || Mutex::new(vec![Set::default(); sets].into_boxed_slice());
        Self {
            shards: (0..SHARDS).map(|_| shard()).collect(),
            sets,
        }
    }

    /// Counts a request of `key` at `now`, if its rate lets it pass.
    pub fn take(&self, key: Key, rate: &Rate, now: Duration) -> Taken {
        let now = nanos(now);
        let Key(hash) = key;
        let taken = self.with(key, |set| {
            let place = set.place(hash, now)?;
            let due = if place.key == hash { place.due } else { 0 };
            let (due, taken) = rate.judge(due, now);
            *place = Place {
                key: hash,
                due,
                most: rate.most(),
            };
            Some(taken)
        });
        taken.unwrap_or_else(|| rate.judge(0, now).1)
    }

    /// How `key` stands at `now`, without counting anything: where there is nothing to wait for, a request would
    /// pass.
    pub fn look(&self, key: Key, rate: &Rate, now: Duration) -> Standing {
        let Key(hash) = key;
        let due = self.with(key, |set| {
            let mut places = set.0.iter();
            places
                .find(|place| place.key == hash)
                .map(|place| place.due)
        });
        rate.standing_at(due.unwrap_or(0), nanos(now))
    }

    /// Looks into the set of a key.
    fn with<T>(&self, key: Key, look: impl FnOnce(&mut Set) -> Option<T>) -> Option<T> {
        let Key(hash) = key;
        let (shard, rest) = (remainder(hash, SHARDS), hash / SHARDS as u64);
        let shard = self.shards.get(shard)?;
        // A thread that fell over while it held the lock left whole places behind.
        let mut sets = shard.lock().unwrap_or_else(PoisonError::into_inner);
        let number = remainder(rest, sets.len());
        sets.get_mut(number).and_then(look)
    }

    /// The octets of memory it takes, whoever asks.
    pub fn memory(&self) -> usize {
        let shard = self.sets * size_of::<Set>() + size_of::<Mutex<Box<[Set]>>>();
        SHARDS * shard
    }
}

impl Set {
    /// The place of a key: its own, else a free one, else the one that has used up least of its limit.
    fn place(&mut self, key: u64, now: u64) -> Option<&mut Place> {
        let is_own = |place: &Place| place.key == key;
        self.0.iter_mut().min_by(|one, other| {
            is_own(other)
                .cmp(&is_own(one))
                .then_with(|| one.compare_use(other, now))
        })
    }
}

impl Place {
    /// Compares the shares of their limits that two places have used up; that of a free one is nothing.
    fn compare_use(&self, other: &Self, now: u64) -> Ordering {
        let product = |one: &Self, other: &Self| {
            u128::from(one.due.saturating_sub(now)) * u128::from(other.most.max(1))
        };
        product(self, other).cmp(&product(other, self))
    }
}

fn nanos(now: Duration) -> u64 {
    u64::try_from(now.as_nanos()).unwrap_or(u64::MAX)
}

fn remainder(number: u64, by: usize) -> usize {
    let by = u64::try_from(by).unwrap_or(1).max(1);
    usize::try_from(number % by).unwrap_or_default()
}
