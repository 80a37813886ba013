//! Transcripts: a request, octet by octet, and what must come back; and the program, its upstream and a folder, for
//! the tests that run them.
//!
//! A transcript is one `.http` file. The same file is run against the pure core
//! and through the real program, so it says what demur does and not how.
//! [`Transcript::stopped_at`] names the row that decides, of either table.
//!
//! ```text
//! # a number where a string is wanted is a fault of the schema
//! setup: simple-profile
//!
//! > POST /signup HTTP/1.1
//! > Host: api.example
//! > Content-Type: application/json
//! > Content-Length: auto
//! >
//! > {"email": 7, "age": 30}
//!
//! < 422
//! < content-type: application/problem+json
//! < !retry-after
//! < json {"errors": [{"pointer": "/email", "code": "type"}]}
//! stopped at: body-schema
//! ```
//!
//! Request lines begin with `> ` and end with CR LF in the head; `\r`, `\n`,
//! `\t`, `\0`, `\\` and `\xHH` stand for octets, a trailing `\` leaves the line
//! end out, and `{1000*a}` repeats. A body is what follows the empty line; its
//! last line has no line end. `Content-Length: auto` is filled in.
//!
//! `would have stopped at: <row>` names a row in shadow mode that objects.
//!
//! `reason: <word>` and `conceals: <row>` are what the event must say besides.
//!
//! `sample` marks an exchange that the pages of the reference show.
//!
//! Lines that begin with `| ` are what the upstream answers, written the same
//! way; without them it answers 200 with the content `ok`.
//!
//! Each word of `setup:` is a configuration file `tests/setups/<word>.toml`, a
//! circumstance that the runner arranges ([`CIRCUMSTANCES`]), or both.

#![forbid(unsafe_code)]
#![expect(
    clippy::panic,
    clippy::expect_used,
    clippy::string_slice,
    reason = "used by tests only: a transcript that cannot be read must stop the test"
)]

mod expect;
mod folder;
mod octets;
mod parse;
mod program;
mod servers;
mod setup;
mod wire;

pub use expect::{Expected, Received, mismatches};
pub use folder::Folder;
pub use parse::{Transcript, load, parse};
pub use program::{Running, program, result, run, talk};
pub use servers::Server;
pub use setup::{CIRCUMSTANCES, configuration};
pub use wire::{ask, nowhere, read_request, status, upstream};

/// How long to wait for what must come; nothing takes as long.
pub const PATIENCE: std::time::Duration = std::time::Duration::from_secs(20);
