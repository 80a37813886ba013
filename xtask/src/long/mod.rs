//! What takes too long for every test run. Each has a number, so that CI can run
//! a slice.

mod mutations;
mod oracle;

pub(crate) use mutations::mutations;
