//! The data of all pages, which `cargo xtask generate` writes.

mod classes;
mod diagnostics;
mod faults;
mod guides;
mod pairs;
mod samples;
mod snippets;
mod sources;
mod statuses;
mod steps;

pub(crate) use classes::CLASSES;
pub(crate) use diagnostics::DIAGNOSTICS;
pub(crate) use faults::FAULTS;
pub(crate) use guides::GUIDES;
pub(crate) use pairs::PAIRS;
pub(crate) use samples::SAMPLES;
pub(crate) use snippets::SNIPPETS;
pub(crate) use sources::SOURCES;
pub(crate) use statuses::STATUSES;
pub(crate) use steps::STEPS;
