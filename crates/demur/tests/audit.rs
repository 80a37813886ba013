//! `demur audit` as its users meet it: a server on the loopback, records, reports, and how a run ends.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on has failed"
)]

#[path = "audit/asking.rs"]
mod asking;
#[path = "audit/demo.rs"]
mod demo;
#[path = "audit/page.rs"]
mod page;
#[path = "audit/records.rs"]
mod records;
#[path = "audit/reports.rs"]
mod reports;
#[path = "audit/servers.rs"]
mod servers;
#[path = "audit/shop.rs"]
mod shop;
