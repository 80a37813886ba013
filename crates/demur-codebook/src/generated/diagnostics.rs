//! Written by `cargo xtask generate` from `codebook/` and the doc comments of the steps: edit those.

#[rustfmt::skip]
use crate::pages::{DiagnosticPage};

#[rustfmt::skip]
pub(crate) static ALL: &[DiagnosticPage] = &[
];
