//! A minute as bytes, for stores and for other machines.

use serde::{Deserialize, Serialize};

use super::texts::{Texts, hash_of};
use super::tier::{Counts, Row, Tier};
use super::{FIELD_COUNT, Ladder, Minute, Room};

/// The version of the shape; the first byte.
const VERSION: u8 = 1;

/// Bytes that are no minute of this version.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// Another version.
    #[error("the summary has version {0}, and this program reads version {VERSION}")]
    Version(u8),
    /// Damaged.
    #[error("the summary is damaged")]
    Damaged,
}

/// The twin of a row.
#[derive(Serialize, Deserialize)]
struct Line {
    status: u16,
    early: bool,
    fields: [u32; FIELD_COUNT],
    counts: Counts,
}

/// The twin of a minute: texts in the order of their first use.
#[derive(Serialize, Deserialize)]
struct Twin {
    at: u64,
    texts: Vec<Vec<u8>>,
    tiers: [Vec<Line>; 6],
}

impl Minute {
    /// The same bytes for the same requests; settles the minute first.
    pub fn encode(&mut self, room: Room) -> Vec<u8> {
        self.settle(room);
        let mut twin = Twin {
            at: self.at,
            texts: Vec::new(),
            tiers: Default::default(),
        };
        let mut numbers = std::collections::HashMap::new();
        let tiers = [&self.good, &self.bad]
            .into_iter()
            .flat_map(|ladder| [&ladder.rows, &ladder.shapes, &ladder.rest]);
        for (tier, lines) in tiers.zip(&mut twin.tiers) {
            for row in tier.rows() {
                let fields = row.fields.map(|id| {
                    if id == 0 {
                        return 0;
                    }
                    *numbers.entry(id).or_insert_with(|| {
                        twin.texts.push(self.texts.get(id).to_vec());
                        u32::try_from(twin.texts.len()).unwrap_or(u32::MAX)
                    })
                });
                lines.push(Line {
                    status: row.status,
                    early: row.early,
                    fields,
                    counts: row.counts,
                });
            }
        }
        // Writing to memory cannot fail.
        postcard::to_extend(&twin, vec![VERSION]).unwrap_or_default()
    }

    /// Reads what [`Minute::encode`] wrote.
    pub fn decode(bytes: &[u8]) -> Result<Self, Unreadable> {
        let (version, rest) = bytes.split_first().ok_or(Unreadable::Damaged)?;
        if *version != VERSION {
            return Err(Unreadable::Version(*version));
        }
        let twin: Twin = postcard::from_bytes(rest).map_err(|_| Unreadable::Damaged)?;
        let mut texts = Texts::default();
        let ids: Vec<u32> = twin
            .texts
            .iter()
            .map(|text| texts.intern(hash_of(text), text))
            .collect();
        let mut tiers = twin
            .tiers
            .into_iter()
            .map(|lines| tier(lines, &ids, &texts));
        let mut ladder = || {
            Some(Ladder {
                rows: tiers.next()??,
                shapes: tiers.next()??,
                rest: tiers.next()??,
            })
        };
        let (Some(good), Some(bad)) = (ladder(), ladder()) else {
            return Err(Unreadable::Damaged);
        };
        Ok(Self {
            at: twin.at,
            texts,
            good,
            bad,
        })
    }
}

/// Nothing if a number names no text.
fn tier(lines: Vec<Line>, ids: &[u32], texts: &Texts) -> Option<Tier> {
    let mut tier = Tier::default();
    for line in lines {
        let mut fields = [0; FIELD_COUNT];
        let mut hashes = [0; FIELD_COUNT];
        for ((field, hash), number) in fields.iter_mut().zip(&mut hashes).zip(line.fields) {
            if let Some(place) = (number as usize).checked_sub(1) {
                *field = *ids.get(place)?;
                *hash = hash_of(texts.get(*field));
            }
        }
        tier.add(Row {
            key: super::tier::key(&hashes, line.status, line.early),
            status: line.status,
            early: line.early,
            fields,
            counts: line.counts,
        });
    }
    Some(tier)
}
