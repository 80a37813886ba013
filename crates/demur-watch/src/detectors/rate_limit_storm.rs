//! A caller, or all of them, run into a limit again and again.
//!
//! # Why it matters
//!
//! A 429 asks a caller to slow down (RFC 6585 §4). A few of them are what a limit is for. Hundreds mean that somebody
//! does not slow down, or cannot: a program repeats at once what was refused and keeps itself locked out, a job was
//! started twice, or the limit is set so low that ordinary use hits it.
//!
//! Each refused request still costs a connection and a line in the log. And who repeats without waiting gets nothing
//! done at all, often without noticing.
//!
//! # What it looks for
//!
//! - More 429s than usual on a route, by the test of [`spike`](/.demur/detectors/spike): at least 5 more than expected,
//!   at least 1.5 times as many, a chance below one in a million.
//! - One caller is enough. If one principal, client or agent is the cause, it is named; if none is, the limit itself is
//!   the first suspect.
//!
//! Only 429 is counted. Some services answer 403 or 503 where they limit; that is found by other detectors, or not at
//! all.
//!
//! # Finding
//!
//! A program that compares prices begins to repeat every refused request at once.
//!
//! ```scenario
//! 10:00-16:20  20/min GET /search 200
//! 10:00-16:20   2/min GET /search 200 principal=price-bot client=10.1.9.9
//! 10:00-16:00   2/hour GET /search 429 principal=price-bot client=10.1.9.9
//! 16:00-16:20  60/min GET /search 429 principal=price-bot client=10.1.9.9
//! alert: rate-limit-storm ticket GET /search cause=principal:price-bot
//! ```
//!
//! # Clean
//!
//! The same program runs into the limit six times an hour, and waits each time as it was told.
//!
//! ```scenario
//! 10:00-16:30  20/min GET /search 200
//! 10:00-16:30   2/min GET /search 200 principal=price-bot client=10.1.9.9
//! 10:00-16:30   6/hour GET /search 429 principal=price-bot client=10.1.9.9
//! alert: none
//! ```
//!
//! # What to do
//!
//! ## Operator
//!
//! - One caller: tell its owner. If it does not stop, refuse it further out, where a refusal costs less.
//! - Many callers: compare the limit with what ordinary use needs at the busiest hour, and raise it or make it larger
//!   for bursts (`burst` in `[[limit]]`).
//! - Check what callers are told apart by. If a thousand people behind one address count as one, the limit is theirs
//!   together.
//!
//! ## Builder
//!
//! - Send `Retry-After` with every 429. It may be left out (RFC 6585 §4), but then callers can only guess. demur always
//!   sends it, and the `RateLimit` fields.
//! - A 429 must not be stored by caches (RFC 6585 §4). `no-store` makes sure.
//!
//! ## API consumer
//!
//! - Wait as long as `Retry-After` says, a number of seconds or a date (RFC 9110 §10.2.3). Without it, wait twice as
//!   long after each refusal, with a random part, and give up after a few. The retry layer of `demur-client` does that.
//! - Spread jobs over time. A thousand requests on the hour are one burst.
//!
//! # References
//!
//! - RFC 6585 §4
//! - RFC 9110 §10.2.3

use super::words::{answered, share_of, usual};
use crate::alert::{Alert, Severity};
use crate::engine::case::{Case, Diagnosis};

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let hint =
        "look whether the client honours `Retry-After`, or the limit is too small for honest use";
    case.is_only(&[429])
        .then(|| Diagnosis::new(Severity::Ticket, hint))
}

pub(super) fn sentence(alert: &Alert) -> String {
    let whose = alert.causes.first().map(share_of);
    let whose = whose.map_or_else(String::new, |whose| format!("; {whose}"));
    format!("{}{}{whose}", answered(alert), usual(alert))
}
