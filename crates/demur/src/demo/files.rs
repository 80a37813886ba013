//! Files that can be fetched whole or in parts.

use std::collections::BTreeMap;

use demur_http1::KnownField;

use super::answer::{Answer, Call};
use super::conditions::{Part, etag, part, unchanged};
use super::shop::unknown;

/// How many files the shop keeps.
const SHELF: usize = 64;

pub(super) struct Files {
    stored: BTreeMap<String, File>,
}

struct File {
    version: u64,
    bytes: Vec<u8>,
}

impl Default for Files {
    fn default() -> Self {
        let file = File {
            version: 1,
            bytes: b"Kettles, knives, kites: everything we sell, and what it costs.\n".repeat(8),
        };
        Self {
            stored: BTreeMap::from([("catalogue.txt".to_owned(), file)]),
        }
    }
}

impl Files {
    pub(super) fn fetch(&self, call: &Call<'_>, name: &str) -> Answer {
        let Some(file) = self.stored.get(name) else {
            return unknown("There is no such file");
        };
        let length = file.bytes.len();
        let current = etag(file.version);
        // RFC 9110 §13.1.5: a part of another version is of no use.
        let stale = call
            .field(KnownField::IfRange)
            .is_some_and(|tag| tag != current);
        let range = call.field(KnownField::Range).filter(|_| !stale);
        let answer = unchanged(call, file.version).unwrap_or_else(|| match part(range, length) {
            Part::Whole => bytes(200, &file.bytes).field("ETag", current),
            Part::Some(range) => {
                let shown = format!(
                    "bytes {}-{}/{length}",
                    range.start,
                    range.end.saturating_sub(1)
                );
                bytes(206, file.bytes.get(range).unwrap_or_default())
                    .field("Content-Range", shown)
                    .field("ETag", current)
            }
            Part::Outside => Answer::problem(416, "The file is shorter than that")
                .field("Content-Range", format!("bytes */{length}")),
        });
        answer.field("Accept-Ranges", "bytes")
    }

    pub(super) fn store(&mut self, call: &Call<'_>, name: &str) -> Answer {
        if let Some(file) = self.stored.get_mut(name) {
            file.version += 1;
            file.bytes = call.body.to_vec();
            return Answer::empty(204).field("ETag", etag(file.version));
        }
        if self.stored.len() >= SHELF {
            return Answer::problem(507, "The shop keeps 64 files, and has them");
        }
        let file = File {
            version: 1,
            bytes: call.body.to_vec(),
        };
        self.stored.insert(name.to_owned(), file);
        Answer::empty(201)
            .field("Location", format!("/files/{name}"))
            .field("ETag", etag(1))
    }
}

fn bytes(status: u16, bytes: &[u8]) -> Answer {
    Answer::text(status, "application/octet-stream", bytes)
}
