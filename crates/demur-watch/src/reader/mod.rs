//! Bytes of files, pipes and packed archives, as lines; and files that are followed while they grow.
//!
//! The only place of this crate that does I/O. It hands out blocks of whole lines and says how far it is; it does not
//! know what is in a line, in which order files belong together, or when to rest. Nothing is lost without being
//! counted: lines that are too long ([`TooLong`]), files that break off ([`ReadError`]), files that went away
//! ([`Notice::Gap`]).

mod contents;
mod error;
mod lines;
mod packed;
mod position;
mod source;
mod tail;

#[cfg(test)]
mod tests;

pub use error::ReadError;
pub use lines::{Block, BlockLines, LONGEST_LINE, Line, Lines, TooLong};
pub use position::Position;
pub use source::{Source, open_all};
pub use tail::{Counts, Notice, Polled, Tail};
