//! The sample shop behind `demur demo`, and the requests worth trying on it.
//!
//! The shop is an ordinary upstream: it holds products, orders and files in
//! memory, keeps versions of them, refuses what only a shop can refuse, and
//! misbehaves where its document says so. It knows nothing of the gateway.
//! `tries.rs` is the list of requests; a test runs each of them.

mod answer;
mod conditions;
mod files;
mod guard;
mod orders;
mod people;
mod products;
mod server;
mod shop;
mod tries;
mod trouble;

pub(crate) use guard::{guard, verifiers};
pub(crate) use server::{bind, start};
pub(crate) use tries::listing;

/// The document of the shop.
pub(crate) const DOCUMENT: &str = include_str!("../../../../examples/shop/openapi.yaml");
