//! Who is asking: credentials verified, keys fetched and kept.
//!
//! The crate is given what a request presents, and says who the caller is or why the credential does not count. It
//! knows no statuses and no challenges; what follows from an outcome is decided elsewhere.
//!
//! Deciding and doing are apart: all of `io/` runs threads or speaks HTTP, everything else is a function of its input
//! and of the time it is given. Only what an operator configured is ever asked. No secret is part of a fault, a reason
//! or anything that is printed.
//!
//! # The advisory about `rsa`
//!
//! Tools that look for known faults name `rsa`, which `jsonwebtoken` brings along to check RS and PS signatures:
//! RUSTSEC-2023-0071. The time that this library takes for work with a private key tells something
//! about that key, and whoever measures it often enough over a network may find the key. Nothing here has a private RSA
//! key: a gateway checks signatures, which takes the public key alone, and there is nothing in a public key to find. The
//! types for private keys are used by tests and by one example, and a key set that publishes the private half of a key
//! has that key passed over. So the advisory does not apply, for as long as this crate neither signs nor decrypts; code
//! that does either with RSA must not use this library.

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
mod plan;
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
