//! Transcripts: a request, octet by octet, and what must come back.
//!
//! A transcript is one `.http` file. The same file is run against the pure core
//! and through the real program, so it says what demur does and not how.
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

#![forbid(unsafe_code)]

mod expect;
mod octets;
mod parse;

pub use expect::{Expected, Received, mismatches};
pub use parse::{Transcript, load, parse};
