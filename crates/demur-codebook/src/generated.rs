//! Written by `cargo xtask generate` from `codebook/` and the doc comments of the steps. Do not edit.
use crate::pages::{FaultPage, StatusPage, StepPage};
pub(crate) static STATUSES: &[StatusPage] = &[];
pub(crate) static STEPS: &[StepPage] = &[];
pub(crate) static FAULTS: &[FaultPage] = &[];
