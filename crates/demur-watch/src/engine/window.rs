//! The requests of the last hour, as rows that detectors look through.
//!
//! Of each minute at most a fixed number of rows is kept, those with the smallest hashes; the others are made up for
//! by the weight of the rows that stay.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use super::names::{Id, Names};
use crate::summary::{FIELD_COUNT, Field};

/// Rows of a minute that are kept: of good answers, and of others.
pub(crate) const KEPT: (usize, usize) = (384, 768);

/// The most minutes that are kept.
pub(crate) const MINUTES: u64 = 60;

/// Requests that are alike, as detectors see them.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact about a row, and none follows from the others"
)]
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct Seen {
    /// The number of the endpoint.
    pub(crate) endpoint: u32,
    pub(crate) status: u16,
    /// The path had good answers before.
    pub(crate) was_live: bool,
    /// The client looks for weak places.
    pub(crate) is_scanner: bool,
    /// The endpoint had good answers when the row was seen.
    pub(crate) is_known: bool,
    /// Only scanners ask for such a path.
    pub(crate) is_bait: bool,
    /// The agent says that it is a crawler.
    pub(crate) is_bot: bool,
    /// How many requests it stands for.
    pub(crate) weight: f32,
    ids: [Id; FIELD_COUNT],
}

impl Seen {
    pub(crate) fn new(endpoint: u32, status: u16, weight: f32, ids: [Id; FIELD_COUNT]) -> Self {
        Self {
            endpoint,
            status,
            was_live: false,
            is_scanner: false,
            is_known: false,
            is_bait: false,
            is_bot: false,
            weight,
            ids,
        }
    }

    pub(crate) fn id(&self, field: Field) -> Id {
        self.ids.get(field as usize).copied().unwrap_or(0)
    }

    /// A miss where nothing ever was, as far as is known.
    pub(crate) fn is_never(&self) -> bool {
        self.status == 404 && !self.was_live && !self.is_known
    }

    /// Whether it went wrong on the side of the client.
    pub(crate) fn is_bad(&self) -> bool {
        (400..500).contains(&self.status)
    }
}

/// The rows of one minute.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Rows {
    pub(crate) at: u64,
    pub(crate) rows: Vec<Seen>,
}

/// The rows of the last hour, oldest minute first.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Window {
    minutes: VecDeque<Rows>,
}

impl Window {
    /// Adds the rows of a minute and gives back those that are too old now.
    pub(crate) fn push(&mut self, rows: Rows) -> Vec<Rows> {
        let now = rows.at;
        self.minutes.push_back(rows);
        let is_old = |rows: &Rows| rows.at + MINUTES <= now;
        let old = self.minutes.iter().take_while(|rows| is_old(rows)).count();
        self.minutes.drain(..old).collect()
    }

    /// The rows of the minutes from `since` on, with their minute.
    pub(crate) fn since(&self, since: u64) -> impl DoubleEndedIterator<Item = (u64, &Seen)> {
        let start = self.minutes.partition_point(|rows| rows.at < since);
        let minutes = self.minutes.range(start..);
        minutes.flat_map(|rows| rows.rows.iter().map(|row| (rows.at, row)))
    }

    /// Names that no row uses any more are forgotten, and the others numbered anew.
    pub(crate) fn renumber(&mut self, names: &mut Names) {
        let mut is_used = vec![false; names.len() + 1];
        let rows = self.minutes.iter().flat_map(|rows| &rows.rows);
        for id in rows.flat_map(|row| &row.ids) {
            if let Some(is_used) = is_used.get_mut(*id as usize) {
                *is_used = true;
            }
        }
        let numbers = names.keep(&is_used);
        let rows = self.minutes.iter_mut().flat_map(|rows| &mut rows.rows);
        for id in rows.flat_map(|row| &mut row.ids) {
            *id = numbers.get(*id as usize).copied().unwrap_or(0);
        }
    }

    /// Gives rows of one endpoint to another.
    pub(crate) fn rename(&mut self, from: u32, into: u32) {
        let rows = self.minutes.iter_mut().flat_map(|rows| &mut rows.rows);
        rows.filter(|row| row.endpoint == from)
            .for_each(|row| row.endpoint = into);
    }
}
