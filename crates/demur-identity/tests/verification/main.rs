//! Credentials and what becomes of them, through the interface that a gateway uses.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test stops where its premises fail"
)]

mod asking;
mod attacks;
mod claims;
mod reloads;
mod remote_keys;
mod setup;
mod support;
