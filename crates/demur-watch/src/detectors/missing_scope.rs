//! A program with valid credentials gets 403 on every request to a route, and never got in.
//!
//! # Why it matters
//!
//! A 403 says that the request was understood and is refused (RFC 9110 §15.5.4). When a token is known but was made
//! without the right that a route needs, OAuth has a name for it: `insufficient_scope` (RFC 6750 §3.1). It happens when
//! somebody sets up a new integration, and it does not heal: each run of the program fails in the same way, every
//! night, until somebody looks.
//!
//! Nobody may look. The program belongs to one team, the route to another, and each sees only its half.
//!
//! # What it looks for
//!
//! - A principal, which is whoever the credentials belong to, with at least 8 answers of 403 within the last hour on
//!   routes that exist, and no good answer on any of these routes. The same request twice in a minute counts once.
//! - Or more 403s than usual on a route, by the test of [`spike`](/.demur/detectors/spike), of which one principal
//!   or one client is the cause.
//! - It is not one id after the other: that is [`tenant-probing`](/.demur/detectors/tenant-probing). It is not a whole
//!   network: that is an [`address-block`](/.demur/detectors/address-block). Fewer than 8, those of
//!   people with browsers, and those for which the log gives a role as the reason, are a
//!   [`missing-role`](/.demur/detectors/missing-role).
//!
//! It is best with a log that names principals: the events of demur, or the field for the user in an access log. Where
//! only addresses are known, an address stands for the principal. If the log gives reasons, they are among the causes;
//! in the events of demur `scope` means that the token has others, and `no-scope` that it has none at all.
//!
//! # Finding
//!
//! A job is set up at 16:00. Its token may read products. Orders it may not.
//!
//! ```scenario
//! 10:00-16:30  20/min GET /orders 200 principal={ada|ben|cleo|dora}
//! 10:00-16:30  20/min GET /products 200 principal={ada|ben|cleo|dora}
//! 16:00-16:30   4/min GET /products 200 principal=nightly-sync client=10.1.7.7
//! 16:00-16:30   4/min GET /orders 403 principal=nightly-sync client=10.1.7.7 step=forbidden reason=scope
//! alert: missing-scope ticket GET /orders cause=principal:nightly-sync
//! ```
//!
//! # Clean
//!
//! A user tries twice to open something that is not hers, and gives up.
//!
//! ```scenario
//! 10:00-16:30  20/min GET /orders 200 principal={ada|ben|cleo|dora}
//! 10:00-16:30   2/min GET /prices 200 principal={ben|cleo}
//! 16:00-16:30   4/hour GET /prices 403 principal=ada step=forbidden reason=scope
//! alert: none
//! ```
//!
//! # What to do
//!
//! ## Operator
//!
//! - Find out whose token it is, and ask whether it should have the right. If it should, give it the scope; as a rule
//!   that takes a new token.
//! - If it should not, tell the owner which route to leave alone.
//!
//! ## Builder
//!
//! - Name the missing scope in the answer. `WWW-Authenticate` with `error="insufficient_scope"` and `scope="…"` is made
//!   for it (RFC 6750 §3, §3.1). demur sends it by itself.
//!
//! ## API consumer
//!
//! - Do not repeat the request with the same token. A client should not do so by itself after 403 (RFC 9110 §15.5.4);
//!   other credentials may be tried.
//! - Read `scope` in the `WWW-Authenticate` of the answer, and ask for a token that has it.
//!
//! # References
//!
//! - RFC 9110 §15.5.4
//! - RFC 6750 §3, §3.1

use super::words::{counted, routes};
use crate::alert::{Alert, Dimension, Severity};
use crate::engine::case::{Case, Diagnosis, Subject};

/// Refusals in an hour from which on it is no accident.
pub(super) const REFUSALS: usize = 8;

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let who = case.cause_of(&[Dimension::Principal, Dimension::Client]);
    // Where the log says why, that counts.
    let is_otherwise =
        case.share_with_reason("tenant") > 0.5 || case.share_with_reason("role") > 0.5;
    let is_one = match &case.subject {
        Subject::Client { .. } => {
            let refused = case.bad.iter().filter(|(_, row)| row.status == 403);
            refused.count() >= REFUSALS && !is_otherwise && case.share_of_browsers() <= 0.5
        }
        Subject::Excess { .. } => case.is_only(&[403]) && who.is_some() && !is_otherwise,
        Subject::Link { .. }
        | Subject::Pattern { .. }
        | Subject::Silence { .. }
        | Subject::Drift { .. }
        | Subject::Scanners => false,
    };
    let hint =
        "give the token the scope that these routes ask for, or take the calls out of the client";
    is_one.then(|| Diagnosis {
        causes: who.map(|who| case.with_first(who)).unwrap_or_default(),
        ..Diagnosis::new(Severity::Ticket, hint)
    })
}

pub(super) fn sentence(alert: &Alert) -> String {
    let who = alert
        .causes
        .first()
        .map_or("one client", |cause| &cause.value);
    format!(
        "`{who}` lacks a right: {} answered 403 on {}",
        counted(alert.numbers.bad, "request was", "requests were"),
        routes(alert)
    )
}
