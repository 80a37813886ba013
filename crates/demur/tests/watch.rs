//! `demur watch` through the real binary: the same lines give the same report however they come, also when the program
//! is killed; and whatever a log, a file or a target does, nothing is lost that is not said.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "watch/campaign.rs"]
mod campaign;
#[path = "watch/commands.rs"]
mod commands;
#[path = "watch/consumers.rs"]
mod consumers;
#[path = "watch/gateway.rs"]
mod gateway;
#[path = "watch/hostile.rs"]
mod hostile;
#[path = "watch/identity.rs"]
mod identity;
#[path = "watch/kept.rs"]
mod kept;
#[path = "watch/kills.rs"]
mod kills;
#[path = "watch/receiver.rs"]
mod receiver;
#[path = "watch/runs.rs"]
mod runs;
#[path = "watch/sizes.rs"]
mod sizes;
#[path = "watch/targets.rs"]
mod targets;
#[path = "watch/unreadable.rs"]
mod unreadable;
#[path = "watch/writer.rs"]
mod writer;
