//! `OpenAPI` documents: read with positions, checked with all faults at once, and compiled into
//! what a gateway asks for, which is routes, parameters, bodies and security.
//!
//! The crate does no I/O: referenced files come through a closure of the caller's. It decides
//! no status; it says what the contract says.

#![forbid(unsafe_code)]

mod answer;
mod check;
mod compile;
mod contract;
mod documents;
mod extensions;
mod extract;
mod lazy;
mod lifetime;
mod model;
mod near;
mod parameter;
mod plain;
mod router;
mod rules;
mod servers;
mod template;
pub mod tree;

pub use answer::AnswerSchema;
pub use check::check;
pub use contract::{CompileOptions, Contract, Resource, Route, Routed};
pub use documents::{Documents, ReadFile};
pub use lazy::LazySchema;
pub use model::{
    Alternative, BodyKind, BodyRule, KeyLocation, MediaRange, MediaRule, Operation, Parameters,
    PathParameter, Requirement, ResponseRule, SchemeKind, SecurityScheme, StatusRange,
};
pub use near::{NearMiss, Slip};
pub use parameter::{Parameter, Style, Types};
pub use plain::{QuerySpec, RouteSpec};
pub use router::{Captures, MOST_CAPTURES};
