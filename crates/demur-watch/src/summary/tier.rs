//! Rows, as many as there is room for.

use super::FIELD_COUNT;
use super::texts::ByHash;

/// What is added up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Counts {
    /// Requests.
    pub requests: u64,
    /// Bytes of the answers.
    pub bytes: u64,
    /// Microseconds of those whose duration is known.
    pub duration: u64,
    /// How many these are.
    pub timed: u64,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.requests += other.requests;
        self.bytes = self.bytes.saturating_add(other.bytes);
        self.duration = self.duration.saturating_add(other.duration);
        self.timed += other.timed;
    }
}

/// Requests that are alike in every field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The hash of what they have in common.
    pub key: u64,
    /// The status that was sent; 0 where none was.
    pub status: u16,
    /// Refused before the upstream was asked.
    pub early: bool,
    /// Numbers of the texts of the minute.
    pub(super) fields: [u32; FIELD_COUNT],
    /// What is added up.
    pub counts: Counts,
}

/// The hash of all fields, from theirs.
pub(super) fn key(hashes: &[u64; FIELD_COUNT], status: u16, early: bool) -> u64 {
    let start = u64::from(status) << 1 | u64::from(early);
    let mixed = hashes.iter().fold(start, |mixed, hash| {
        (mixed ^ hash)
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .rotate_left(31)
    });
    let mixed = (mixed ^ (mixed >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    mixed ^ (mixed >> 32)
}

/// Rows, as many as there is room for: those with the smallest keys.
#[derive(Debug, Clone)]
pub(super) struct Tier {
    rows: Vec<Row>,
    index: ByHash<u32>,
    /// There is no room for keys above it.
    limit: u64,
}

impl Default for Tier {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            index: ByHash::default(),
            limit: u64::MAX,
        }
    }
}

impl Tier {
    pub(super) fn clear(&mut self) {
        self.rows.clear();
        self.index.clear();
        self.limit = u64::MAX;
    }

    pub(super) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Adds to a row that is there.
    pub(super) fn count(&mut self, key: u64, counts: Counts) -> bool {
        let place = self.index.get(&key);
        let row = place.and_then(|place| self.rows.get_mut(*place as usize));
        let is_there = row.is_some();
        if let Some(row) = row {
            row.counts.add(counts);
        }
        is_there
    }

    pub(super) fn has_room_for(&self, key: u64) -> bool {
        key <= self.limit
    }

    /// Adds a row that is not there.
    pub(super) fn push(&mut self, row: Row) {
        let place = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        self.index.insert(row.key, place);
        self.rows.push(row);
    }

    pub(super) fn add(&mut self, row: Row) {
        if !self.count(row.key, row.counts) {
            self.push(row);
        }
    }

    /// Twice as many as there is room for are borne, so that shrinking is rare.
    pub(super) fn is_overfull(&self, room: usize) -> bool {
        self.rows.len() > room.saturating_mul(2)
    }

    /// Sorts the rows; nothing more is counted.
    pub(super) fn seal(&mut self) {
        self.rows.sort_unstable_by_key(|row| row.key);
    }

    pub(super) fn is_within(&self, room: usize) -> bool {
        self.rows.len() <= room
    }

    /// Sorts the rows and gives back those that there is no room for.
    pub(super) fn shrink(&mut self, room: usize) -> Vec<Row> {
        self.rows.sort_unstable_by_key(|row| row.key);
        let beyond = self.rows.split_off(room.min(self.rows.len()));
        if let (Some(last), false) = (self.rows.last(), beyond.is_empty()) {
            self.limit = self.limit.min(last.key);
        }
        self.index.clear();
        let places = self.rows.iter().zip(0..);
        self.index
            .extend(places.map(|(row, place)| (row.key, place)));
        beyond
    }
}
