//! Reads JSON strictly and checks it against JSON Schema, with faults that people can act on.
//!
//! Pure: no I/O, no clock, no environment. Statuses are decided elsewhere.
#![forbid(unsafe_code)]

mod branch;
mod engine;
mod equal;
mod fault;
mod find;
mod fuzz;
mod hint;
mod names;
mod number;
mod pattern;
mod reader;
mod rule;
mod scan;
mod schema;
mod shape;
mod site;
mod suggest;
mod syntax;
mod tape;
mod text;
mod value;
mod words;

pub use fault::{Fault, FaultCode, Faults, In, Position};
pub use fuzz::fuzz_reader;
pub use reader::{DuplicateKeys, JsonLimits, read_json};
pub use schema::{Draft, Schema, SchemaError, SchemaOptions};
pub use suggest::suggest;
pub use tape::{Tape, TapeStorage};
