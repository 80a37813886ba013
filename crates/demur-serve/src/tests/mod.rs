//! The gateway between raw sockets: a client and an upstream that both speak bytes.

mod bodies;
mod events;
mod forwarding;
mod harness;
mod refusals;
mod stopping;
mod times;
mod troubles;
