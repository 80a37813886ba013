//! What broke, since when, and why: access logs and events, read.
//!
//! Lines become [`Record`]s, records become one summary a minute, and the engine folds the minutes, in order, into
//! routes, baselines and alerts. Everything behind the reader is a function of its input: the same lines give the
//! same alerts, whether they come from a file, from a file that grows, or from the events of a gateway.

#![forbid(unsafe_code)]

pub mod agent;
mod agents;
pub mod alert;
mod clock;
mod detectors;
mod engine;
mod feed;
pub mod follow;
pub mod formats;
mod near;
pub mod reader;
pub mod record;
pub mod report;
pub mod routes;
pub mod session;
pub mod sinks;
pub mod store;
pub mod suggest;
pub mod summary;
mod top;
mod watch;

pub use alert::{Alert, Severity};
pub use detectors::ids;
pub use record::Record;
pub use report::Report;
pub use watch::{Settings, Watch};
