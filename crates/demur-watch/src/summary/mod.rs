//! What happened in one minute.
//!
//! A [`Minute`] is the same for the same requests in whatever order they came and however they were split over
//! blocks of a file, threads, gateways or machines: [`Minute::merge`] is commutative and associative. Requests that
//! are alike in everything share a row. There is room for a fixed number of rows; of more, those with the smallest
//! hashes stay and the others are counted under the shape of their path, and of more shapes than there is room for
//! under none. What stays depends on the set of rows alone, so that partial minutes agree about it, and the sum of
//! all counts is exact always. Answers below 400 have rows of their own: a flood of misses crowds none of them out.

mod encoding;
mod shape;
mod texts;
mod tier;

pub use encoding::Unreadable;
pub(crate) use texts::{ByHash, Hashes, hash_of};
pub use tier::{Counts, Row};

use crate::record::Record;
use texts::Texts;
use tier::Tier;

/// What two requests can have in common. The number is the place of the field in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Field {
    /// The method, or `OTHER`.
    Method,
    /// The path.
    Path,
    /// The address of the client.
    Client,
    /// Family, version, device and kind of the agent, as `Agent::to_text` writes them.
    Agent,
    /// The page that linked here.
    Referrer,
    /// Who asked, by name.
    Principal,
    /// The host that was asked.
    Host,
    /// The server behind.
    Upstream,
    /// The route, from servers that know it.
    Route,
    /// The row of the table that refused.
    Step,
    /// Why.
    Reason,
}

/// How many there are.
pub(crate) const FIELD_COUNT: usize = 11;

/// The most bytes of a path that are kept.
const LONGEST_PATH: usize = 512;

/// The most bytes of any other text that are kept.
const LONGEST: usize = 256;

/// What happened in one minute.
#[derive(Debug, Clone)]
pub struct Minute {
    /// Minutes since the Unix epoch.
    pub at: u64,
    texts: Texts,
    good: Ladder,
    bad: Ladder,
}

/// Rows, what is left of those that found no room, and what is left of that.
#[derive(Debug, Clone, Default)]
struct Ladder {
    rows: Tier,
    shapes: Tier,
    rest: Tier,
}

/// How many rows there is room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Rows of each kind.
    pub rows: usize,
    /// Shapes of each kind.
    pub shapes: usize,
}

impl Default for Room {
    fn default() -> Self {
        Self {
            rows: 4096,
            shapes: 2048,
        }
    }
}

impl Minute {
    /// A minute in which nothing has happened yet.
    pub fn new(at: u64) -> Self {
        Self {
            at,
            texts: Texts::default(),
            good: Ladder::default(),
            bad: Ladder::default(),
        }
    }

    /// Makes it another minute in which nothing has happened yet, in the same room.
    pub(crate) fn clear(&mut self, at: u64) {
        self.at = at;
        self.texts.clear();
        for ladder in [&mut self.good, &mut self.bad] {
            ladder.rows.clear();
            ladder.shapes.clear();
            ladder.rest.clear();
        }
    }

    /// Counts a request; `agent` is the normalised text of its agent.
    pub fn add(&mut self, record: &Record<'_>, agent: &[u8], room: Room) {
        let texts: [&[u8]; FIELD_COUNT] = [
            method(&record.method),
            &record.path,
            &record.client,
            agent,
            &record.referrer,
            &record.principal,
            &record.host,
            &record.upstream,
            &record.route,
            &record.step,
            &record.reason,
        ];
        let (kept, hashes) = cut(texts);
        let early = !record.step.is_empty() && record.upstream_status.is_none();
        let key = tier::key(&hashes, record.status, early);
        let counts = Counts {
            requests: 1,
            bytes: record.bytes,
            duration: record.duration.unwrap_or(0),
            timed: u64::from(record.duration.is_some()),
        };
        let ladder = if (1..400).contains(&record.status) {
            &mut self.good
        } else {
            &mut self.bad
        };
        if ladder.rows.count(key, counts) {
            return;
        }
        let ids = |of: &mut Texts| {
            let mut ids = [0; FIELD_COUNT];
            for ((id, hash), text) in ids.iter_mut().zip(hashes).zip(kept) {
                *id = of.intern(hash, text);
            }
            ids
        };
        if ladder.rows.has_room_for(key) {
            let fields = ids(&mut self.texts);
            ladder.rows.push(Row {
                key,
                status: record.status,
                early,
                fields,
                counts,
            });
            if ladder.rows.is_overfull(room.rows) {
                ladder.shrink(&mut self.texts, room);
            }
        } else {
            let method = texts.first().copied().unwrap_or_default();
            let path = kept.get(Field::Path as usize).copied().unwrap_or_default();
            ladder.add_shape(&mut self.texts, method, path, record.status, counts, room);
        }
    }

    /// Adds what happened in the same minute elsewhere.
    pub fn merge(&mut self, other: &Self, room: Room) {
        for (mine, theirs) in [(&mut self.good, &other.good), (&mut self.bad, &other.bad)] {
            for (mine, theirs) in [
                (&mut mine.rows, &theirs.rows),
                (&mut mine.shapes, &theirs.shapes),
                (&mut mine.rest, &theirs.rest),
            ] {
                for row in theirs.rows() {
                    if !mine.count(row.key, row.counts) {
                        let fields = row.fields.map(|id| {
                            let text = other.texts.get(id);
                            self.texts.intern(hash_of(text), text)
                        });
                        mine.push(Row { fields, ..*row });
                    }
                }
            }
            mine.shrink(&mut self.texts, room);
        }
    }

    /// Brings it into the one form that all ways of counting the same requests end in.
    pub fn settle(&mut self, room: Room) {
        self.good.shrink(&mut self.texts, room);
        self.bad.shrink(&mut self.texts, room);
    }

    /// The same for a minute to which nothing will be added.
    pub(crate) fn seal(&mut self, room: Room) {
        for ladder in [&mut self.good, &mut self.bad] {
            let tiers = [&ladder.rows, &ladder.shapes];
            if tiers.into_iter().all(|tier| tier.is_within(room.shapes)) {
                ladder.rows.seal();
                ladder.shapes.seal();
                ladder.rest.seal();
            } else {
                ladder.shrink(&mut self.texts, room);
            }
        }
    }

    /// The text of a field of a row.
    pub fn text(&self, row: &Row, field: Field) -> &[u8] {
        let id = row.fields.get(field as usize).copied().unwrap_or(0);
        self.texts.get(id)
    }

    /// The number of the text of a field, from 0 for the empty one up to [`Minute::texts`].
    pub(crate) fn id(row: &Row, field: Field) -> usize {
        row.fields.get(field as usize).copied().unwrap_or(0) as usize
    }

    /// The numbers of the texts of all fields.
    pub(crate) fn ids(row: &Row) -> [u32; FIELD_COUNT] {
        row.fields
    }

    /// How many texts there are.
    pub(crate) fn texts(&self) -> usize {
        self.texts.len()
    }

    /// The text with this number.
    pub(crate) fn text_of(&self, id: u32) -> &[u8] {
        self.texts.get(id)
    }

    /// The hash of the text of a field.
    pub(crate) fn hash(&self, row: &Row, field: Field) -> u64 {
        self.texts
            .hash(row.fields.get(field as usize).copied().unwrap_or(0))
    }

    /// The hash of the text with this number.
    pub(crate) fn hash_at(&self, id: u32) -> u64 {
        self.texts.hash(id)
    }

    /// Rows with every field, answers below 400 first; by hash, once the minute is settled.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.good.rows.rows().iter().chain(self.bad.rows.rows())
    }

    /// Rows that have a method, the shape of a path and a status only; the path may be empty.
    pub fn reduced(&self) -> impl Iterator<Item = &Row> {
        let ladders = [&self.good, &self.bad];
        ladders
            .into_iter()
            .flat_map(|ladder| ladder.shapes.rows().iter().chain(ladder.rest.rows()))
    }

    /// How many requests there were.
    pub fn requests(&self) -> u64 {
        let all = self.rows().chain(self.reduced());
        all.map(|row| row.counts.requests).sum()
    }
}

impl Ladder {
    /// Moves what there is no room for one step down.
    fn shrink(&mut self, texts: &mut Texts, room: Room) {
        for row in self.rows.shrink(room.rows) {
            let method = texts.get(row.fields.first().copied().unwrap_or(0)).to_vec();
            let path = row.fields.get(Field::Path as usize).copied().unwrap_or(0);
            let path = texts.get(path).to_vec();
            self.add_shape(texts, &method, &path, row.status, row.counts, room);
        }
        self.shrink_shapes(texts, room);
    }

    fn shrink_shapes(&mut self, texts: &mut Texts, room: Room) {
        for row in self.shapes.shrink(room.shapes) {
            let method = texts.get(row.fields.first().copied().unwrap_or(0)).to_vec();
            self.rest
                .add(reduced(texts, &method, b"", row.status, row.counts));
        }
        self.rest.shrink(usize::MAX);
    }

    fn add_shape(
        &mut self,
        texts: &mut Texts,
        method: &[u8],
        path: &[u8],
        status: u16,
        counts: Counts,
        room: Room,
    ) {
        let shape = shape::of(path);
        let row = reduced(texts, method, &shape, status, counts);
        if self.shapes.has_room_for(row.key) {
            self.shapes.add(row);
            if self.shapes.is_overfull(room.shapes) {
                self.shrink_shapes(texts, room);
            }
        } else {
            self.rest.add(reduced(texts, method, b"", status, counts));
        }
    }
}

/// A row that has a method, a path and a status only.
fn reduced(texts: &mut Texts, method: &[u8], path: &[u8], status: u16, counts: Counts) -> Row {
    let mut hashes = [0; FIELD_COUNT];
    let mut fields = [0; FIELD_COUNT];
    for (place, text) in [method, path].into_iter().enumerate() {
        let hash = hash_of(text);
        if let (Some(one), Some(id)) = (hashes.get_mut(place), fields.get_mut(place)) {
            *one = hash;
            *id = texts.intern(hash, text);
        }
    }
    Row {
        key: tier::key(&hashes, status, false),
        status,
        early: false,
        fields,
        counts,
    }
}

/// The texts as far as they are kept, and their hashes.
fn cut(texts: [&[u8]; FIELD_COUNT]) -> ([&[u8]; FIELD_COUNT], [u64; FIELD_COUNT]) {
    let (mut kept, mut hashes) = (texts, [0; FIELD_COUNT]);
    for (place, (text, hash)) in kept.iter_mut().zip(&mut hashes).enumerate() {
        let most = if place == Field::Path as usize {
            LONGEST_PATH
        } else {
            LONGEST
        };
        *text = text.get(..most).unwrap_or(text);
        *hash = hash_of(text);
    }
    (kept, hashes)
}

/// The method, if it is one that is counted by name (RFC 9110 §9.3, RFC 5789); methods are text of clients, and there is
/// no end of them.
fn method(text: &[u8]) -> &[u8] {
    match text {
        b"" | b"GET" | b"HEAD" | b"POST" | b"PUT" | b"DELETE" | b"PATCH" | b"OPTIONS"
        | b"CONNECT" | b"TRACE" => text,
        _ => b"OTHER",
    }
}

#[cfg(test)]
mod tests;
