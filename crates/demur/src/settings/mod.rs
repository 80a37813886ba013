//! The machinery of the options table: kinds of values, rows, the type that holds the values.
//! The table itself is `options.rs`.

pub(crate) mod kind;
pub(crate) mod page;
pub(crate) mod row;
pub(crate) mod words;

pub(crate) use crate::options::Settings;
pub(crate) use row::{Row, Shape};
