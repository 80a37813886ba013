//! Whether a server answers right.
//!
//! An audit is a list of exchanges and a table of checks over it. [`checks`] asks for requests ([`Check::wants`]) and
//! judges what came ([`Check::judge`]); both are functions of what is known so far, keep nothing, and send nothing.
//! [`Audit`] goes around: it gathers what the checks want, has the new ones of it sent, and shows the answers to all of
//! them again, until nobody wants more. Only [`net`] touches the network, so that a run that was recorded is judged as
//! one that goes on, and the examples on the pages of the checks are exchanges.

#![forbid(unsafe_code)]

mod answers;
mod audit;
mod baseline;
mod caching;
mod challenge;
mod check;
pub mod checks;
mod coverage;
mod crawl;
mod envelope;
mod exchange;
mod fields;
mod finding;
mod fingerprint;
mod html;
mod missing;
pub mod net;
mod origin;
mod place;
mod plan;
mod probe;
pub mod record;
mod report;
pub mod reports;
mod run;
mod sample;
mod site;
mod soft;
mod suppress;
mod text;
pub mod timing;
mod whole;

pub use audit::{Audit, Job, Round, select};
pub use baseline::{Baseline, Compared, Row};
pub use check::{Check, Mode};
pub use coverage::Coverage;
pub use crawl::Crawler;
pub use exchange::{Answer, Ended, Exchange, Failure, FailureKind, Interim, Outcome};
pub use fields::Fields;
pub use finding::{Confidence, Finding, Findings, Severity};
pub use origin::{Origin, Scheme};
pub use place::Place;
pub use plan::{Plan, targets as declared};
pub use probe::{ANONYMOUS, Comparison, Expected, Probe, Purpose, Raw, Request, VISIT, Wants};
pub use report::{Report, Reported, Suppressed, Threshold};
pub use run::{Run, Timings};
pub use site::{Settings, Site, Source, Target};
pub use suppress::{Date, Suppression, Suppressions};
