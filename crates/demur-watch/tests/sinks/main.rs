//! What the outputs write of a report: for people, for programs, and of text that means harm.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends where something is not as it should be"
)]

mod example;
mod exposition;
mod hostile;
mod members;
mod metrics;
mod posts;
mod snapshots;
