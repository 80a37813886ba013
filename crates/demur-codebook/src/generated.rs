//! The data of all pages, which `cargo xtask generate` writes.

mod checks;
mod classes;
mod detectors;
mod diagnostics;
mod faults;
mod guides;
mod pairs;
mod samples;
mod snippets;
mod sources;
mod statuses;
mod steps;

pub(crate) use checks::ALL as CHECKS;
pub(crate) use classes::ALL as CLASSES;
pub(crate) use detectors::ALL as DETECTORS;
pub(crate) use diagnostics::ALL as DIAGNOSTICS;
pub(crate) use faults::ALL as FAULTS;
pub(crate) use guides::ALL as GUIDES;
pub(crate) use pairs::ALL as PAIRS;
pub(crate) use samples::ALL as SAMPLES;
pub(crate) use snippets::ALL as SNIPPETS;
pub(crate) use sources::ALL as SOURCES;
pub(crate) use statuses::ALL as STATUSES;
pub(crate) use steps::ALL as STEPS;
