//! What a new policy or document would answer differently.
//!
//! [`Replay`] takes recorded requests and decides each of them by the new snapshot, and by the old one if there
//! is one; [`diff`] makes requests up for every operation of two snapshots and decides those;
//! [`made`] makes requests up for somebody else to send, with what the table answers to each. Nothing is sent here:
//! the crate does no I/O, and all of them ask the table that the gateway asks.
//!
//! # What was not recorded
//!
//! A HAR file holds whole requests, an access log their first lines, and our own events even less: no query. A row
//! that looks for what was not recorded would object to every request of a log, and each of these objections would
//! be false. Therefore
//!
//! 1. each recorded request says what is [`Known`] of it;
//! 2. before it is decided, what is not known is filled in with what the operation asks for: credentials, header
//!    fields, cookies, a body that fits its schema, and for events the query. So the rows about these do not stand
//!    in the way of the rows behind them;
//! 3. every row of the table is listed with what it looks at (`looks.rs`; a test holds the list to the table). An
//!    objection counts if the row looks at nothing but what was recorded. `parameters` looks at the query as well
//!    as at header fields: it counts if the query alone has a fault;
//! 4. that no row objects counts if the operation asks for nothing that was filled in;
//! 5. what does not count is [`Change::Undecidable`], with what is [`Missing`]. It is counted, and never shown as
//!    "unchanged".
//!
//! Where two snapshots are compared, an operation that asks both for the same credentials, fields and bodies would
//! answer the part that was not recorded in the same way, so that rule 4 does not apply to it.
//!
//! Nobody verifies credentials here: what is presented is taken to be valid and to have every right that the
//! document names. A request that was answered 401 or 403 shows that this was not so; where the new answer rests on
//! it, it is undecidable. What depends on claims of the caller (tenants) is undecidable too. Limits are not counted,
//! since the log is not replayed in its time.
//!
//! # Who gave the recorded answer
//!
//! Without an old snapshot the recorded status is the old answer. An event says which row refused; a log does not, so
//! that a recorded 404 may be ours or the upstream's. If such a request would be forwarded now, the upstream would
//! answer it as it did: that is no change, and only a refusal known to be the gateway's own counts as opened.

#![forbid(unsafe_code)]

mod answer;
mod compare;
pub mod diff;
mod draft;
mod judge;
mod looks;
pub mod made;
mod masked;
mod pattern;
mod read;
mod recorded;
mod report;
mod request;
mod sample;
mod summary;

pub use answer::Answer;
pub use compare::{Before, Change, Difference, Missing, compare};
pub use judge::trusting;
pub use read::{Format, Reader, Unread, UnreadLine, detect};
pub use recorded::{Body, Content, Head, Known, Recorded};
pub use report::{summary_json, summary_text};
pub use summary::{Group, Replay, Summary};
