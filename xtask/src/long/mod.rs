//! What takes too long for every test run. What takes minutes has a number,
//! so that CI can run a slice.

mod audit;
mod caches;
mod concealment;
mod mutations;
mod oracle;
mod throughput;
mod timing;
mod watched;

pub(crate) use audit::audit;
pub(crate) use caches::caches;
pub(crate) use concealment::concealment;
pub(crate) use mutations::mutations;
pub(crate) use throughput::throughput;
pub(crate) use timing::timing;
pub(crate) use watched::{kills, urls};
