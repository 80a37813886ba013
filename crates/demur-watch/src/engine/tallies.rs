//! Counts of the last hour by what misses have in common: the link that led there, the beginning of the path.

use serde::{Deserialize, Serialize};

use super::dimensions::host_of;
use super::names::Names;
use super::series::{Usual, worth};
use super::window::Seen;
use crate::summary::{ByHash, Field, hash_of};

/// The most links and beginnings whose usual misses are remembered.
const MOST: usize = 8192;

/// Counts of the last hour.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Tallies {
    /// Rows by path and host of the referrer.
    links: ByHash<u32>,
    /// Rows by the beginning of the path.
    prefixes: ByHash<u32>,
    /// Misses by client and by path, each within one endpoint.
    missed: ByHash<u32>,
    /// What is usual for links and beginnings.
    usual: ByHash<Usual>,
    names: usize,
}

/// A path and the host of the page that linked to it.
pub(crate) fn link(names: &Names, row: &Seen) -> Option<u64> {
    let host = host_of(names.get(row.id(Field::Referrer)));
    let path = names.hash(row.id(Field::Path));
    (!host.is_empty()).then(|| path ^ hash_of(host).rotate_left(23))
}

/// `/a/` of `/a/b`: the first segment, if there is more.
pub(crate) fn prefix(path: &[u8]) -> Option<&[u8]> {
    let rest = path.strip_prefix(b"/")?;
    let end = memchr::memchr(b'/', rest)?;
    path.get(..end + 2)
        .filter(|prefix| prefix.len() < path.len())
}

impl Tallies {
    /// Notes a miss. Whether it says something new: who holds a list of old ids misses several times in a row, and a
    /// record that was deleted is missed by everybody who knows it, and neither says much about the route.
    pub(crate) fn is_news(&mut self, client: u64, path: Option<u64>) -> bool {
        let mut most = 0;
        for key in std::iter::once(client).chain(path) {
            let count = self.missed.entry(key).or_default();
            most = most.max(*count);
            *count += 1;
        }
        most < 2
    }

    /// Takes a miss back that is too old now.
    pub(crate) fn unmiss(&mut self, client: u64, path: Option<u64>) {
        for key in std::iter::once(client).chain(path) {
            if let Some(count) = self.missed.get_mut(&key) {
                *count = count.saturating_sub(1);
                if *count == 0 {
                    self.missed.remove(&key);
                }
            }
        }
    }

    /// Counts a row; only misses where nothing ever was are of interest.
    pub(crate) fn add(&mut self, names: &Names, row: &Seen) {
        if !row.is_never() || row.is_scanner {
            return;
        }
        if let Some(key) = link(names, row) {
            *self.links.entry(key).or_default() += 1;
        }
        if let Some(prefix) = prefix(names.get(row.id(Field::Path))) {
            *self.prefixes.entry(hash_of(prefix)).or_default() += 1;
        }
    }

    /// Takes back a row that is too old now.
    pub(crate) fn remove(&mut self, names: &Names, row: &Seen) {
        if !row.is_never() || row.is_scanner {
            return;
        }
        let path = names.get(row.id(Field::Path));
        let prefix = prefix(path).map(hash_of);
        for (map, key) in [
            (&mut self.links, link(names, row)),
            (&mut self.prefixes, prefix),
        ] {
            let Some(key) = key else { continue };
            if let Some(count) = map.get_mut(&key) {
                *count = count.saturating_sub(1);
                if *count == 0 {
                    map.remove(&key);
                }
            }
        }
    }

    pub(crate) fn link_count(&self, key: u64) -> u32 {
        self.links.get(&key).copied().unwrap_or(0)
    }

    pub(crate) fn prefix_count(&self, key: u64) -> u32 {
        self.prefixes.get(&key).copied().unwrap_or(0)
    }

    /// Misses that an hour usually has by this link or under this beginning.
    pub(crate) fn usual(&self, key: u64, first: u64, now: u64) -> f64 {
        let usual = self.usual.get(&key);
        usual.map_or(0.0, |usual| usual.get(now) * 60.0 / worth(now - first))
    }

    /// Learns what is usual, once an hour.
    pub(crate) fn learn(&mut self, now: u64) {
        let most = MOST;
        let all = self.prefixes.iter().chain(&self.links);
        // What is seen once an hour or less is as good as never seen.
        let mut often: Vec<(&u64, &u32)> = all.filter(|(_, count)| **count > 1).collect();
        often.sort_unstable();
        for (key, count) in often {
            if self.usual.len() < most || self.usual.contains_key(key) {
                self.usual
                    .entry(*key)
                    .or_default()
                    .add(now, f64::from(*count));
            }
        }
        if self.usual.len() >= most {
            self.usual.retain(|_, usual| usual.get(now) >= 1.0);
        }
    }

    pub(crate) fn names(&self) -> usize {
        self.names
    }

    pub(crate) fn note_names(&mut self, names: usize) {
        self.names = names;
    }
}
