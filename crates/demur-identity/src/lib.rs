//! Who is asking: credentials verified, keys fetched and kept.
//!
//! The crate is given what a request presents, and says who the caller is or why the credential does not count. It
//! knows no statuses and no challenges; what follows from an outcome is decided elsewhere.
//!
//! Deciding and doing are apart: all of `io/` runs threads or speaks HTTP, everything else is a function of its input
//! and of the time it is given. Only what an operator configured is ever asked. No secret is part of a fault, a reason
//! or anything that is printed.

#![forbid(unsafe_code)]

mod address;
mod api_keys;
mod attributes;
mod credential;
mod digest;
mod introspection;
mod io;
mod json;
mod jwt;
mod keyring;
mod memory;
mod outcome;
mod passwords;
mod setup;
mod verifiers;
mod waiting;

pub use api_keys::hash_api_key;
pub use credential::{Credential, decode_basic};
pub use io::Clock;
pub use jwt::{Algorithm, Audience, ClaimRules, Expiry, Issuer, TokenRules};
pub use keyring::KeyTiming;
pub use outcome::{Caller, Claim, Outcome, Reason};
pub use setup::{IntrospectionSetup, JwtSetup, KeySource, OpenIdSetup, Secret, Setup, SetupFault};
pub use verifiers::{Trouble, Verifiers};
pub use waiting::{Checking, Waiting};
