//! The ordered table that decides each request, and the answers it gives.
//!
//! Begin with [`pipeline`]: its rows, read from top to bottom, are what demur
//! does. [`Facts`] is what they look at, [`Verdict`] what they say, and
//! [`reply`] how a refusal reads. [`upstream`] is the second, shorter table,
//! about what came back.
//!
//! The crate does no I/O and knows no clock. Where a row needs what only I/O can
//! tell, the verdict is a [`Question`], and the shell comes back with the answer.

#![forbid(unsafe_code)]

mod authorization;
#[cfg(test)]
mod claim_tests;
mod conceal;
mod condition;
mod credentials;
mod facts;
mod freshness;
mod identity;
mod json;
mod negotiate;
mod network;
pub mod offline;
#[cfg(test)]
mod order_tests;
pub mod page;
pub mod pipeline;
pub mod policy;
mod prefix;
mod problem;
mod profile;
pub mod rates;
pub mod reply;
mod status;
mod steps;
mod table;
mod target;
mod template;
pub mod upstream;
mod verdict;

pub use facts::{Arrival, Body, BodyFailure, Circumstances, Facts, Load, Snapshot};
pub use identity::{Caller, Credential, Outcome, Presented, Proof};
pub use policy::Policy;
pub use profile::Profile;
pub use status::Status;
pub use table::{
    Decision, Place, Rigour, Row, WireRow, decide, decide_unreadable, ids, resume, stages,
};
pub use template::Template;
pub use verdict::{Answer, Connection, Content, Form, Question, Refusal, StepId, Verdict};
