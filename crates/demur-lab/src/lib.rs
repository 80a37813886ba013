//! The laboratory: access logs of sites that do not exist, with incidents whose beginning, end and cause are known, and
//! what found them.
//!
//! A [`plan::Campaign`] is planned into a [`plan::World`], and [`traffic::run`] makes its requests one by one, the same
//! ones for the same seed. What they are written to is for [`mod@write`]; what the engine found in them is held against
//! the [`truth`] by [`score`].

#![forbid(unsafe_code)]

pub mod alerts;
pub mod arrivals;
pub mod big;
pub mod class;
mod effect;
mod numbers;
pub mod people;
pub mod plan;
pub mod request;
pub mod run;
mod scene;
pub mod score;
pub mod site;
mod source;
pub mod table;
pub mod time;
pub mod traffic;
pub mod truth;
mod words;
pub mod write;
