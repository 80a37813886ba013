//! Reads JSON strictly and checks it against JSON Schema, with faults that people can act on.
//!
//! Pure: no I/O, no clock, no environment. Statuses are decided elsewhere.
#![forbid(unsafe_code)]

mod fault;

pub use fault::{Fault, FaultCode, Faults, In, Position};
