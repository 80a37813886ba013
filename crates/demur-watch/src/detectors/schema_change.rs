//! All versions of a client below one are refused, and those from there on are not.
//!
//! # Why it matters
//!
//! A route was changed: a field became mandatory, a value is no longer taken, a type is stricter. The newest version of
//! the client knows. The older ones do not, and people who have not updated, or cannot, are shut out.
//!
//! From the side of the server all looks planned: the tests pass, and the new client works. How many are left behind
//! stands only in the log.
//!
//! # What it looks for
//!
//! - More refusals than usual, by the test of [`spike`](/.demur/detectors/spike), with a status that blames what was
//!   sent: 400, 406, 409, 411, 413, 415, 422 or 428.
//! - The cause is all versions of an app below one, at least two of them, or a single version that is not new: at least
//!   half of the excess, and without them the excess is at most 0.4 times as frequent.
//! - New is the newest version of the app, and one that was first seen less than 24 hours ago, unless that was in the
//!   first hour of the log. A new one that fails is a
//!   [`bad-client-deployment`](/.demur/detectors/bad-client-deployment).
//!
//! Versions are compared number by number, so that 5.10 is newer than 5.9. What `User-Agent` says is believed
//! (RFC 9110 §10.1.5).
//!
//! # Finding
//!
//! From 16:00 on an order must have a field that the app sends since 5.2.0.
//!
//! ```scenario
//! 10:00-16:00  12/min POST /orders 201 agent=shop-app/{4.8.0|4.9.2|5.0.1|5.1.0}
//! 10:00-16:30  12/min POST /orders 201 agent=shop-app/5.2.0
//! 10:00-16:30  30/hour POST /orders 422 agent=shop-app/5.2.0
//! 10:00-16:30  20/min GET /products/{1..200} 200 agent=shop-app/{4.8.0|4.9.2|5.0.1|5.1.0|5.2.0}
//! 16:00-16:30  12/min POST /orders 422 agent=shop-app/{4.8.0|4.9.2|5.0.1|5.1.0}
//! alert: schema-change ticket POST /orders cause=agent_range:"shop-app < 5.2.0"
//! ```
//!
//! # Clean
//!
//! The oldest version has always been refused now and then, since it lets people send an order without an address.
//! Nothing changes at 16:00 but that more people order.
//!
//! ```scenario
//! 10:00-16:00   6/min POST /orders 201 agent=shop-app/4.8.0
//! 10:00-16:00   1/min POST /orders 422 agent=shop-app/4.8.0
//! 10:00-16:00  12/min POST /orders 201 agent=shop-app/5.{1|2}.0
//! 16:00-16:30  12/min POST /orders 201 agent=shop-app/4.8.0
//! 16:00-16:30   2/min POST /orders 422 agent=shop-app/4.8.0
//! 16:00-16:30  24/min POST /orders 201 agent=shop-app/5.{1|2}.0
//! alert: none
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Take what the old versions send as well, with a default for what they leave out, until few enough of them are
//!   left. The alert says which share of the traffic they are.
//! - Announce the end of the old form before it comes: `x-demur-deprecation` in the document sends `Deprecation` and
//!   `Sunset` with the answers.
//! - Compare two versions of the document before the next change: `demur diff OLD NEW` lists what is answered
//!   differently.
//!
//! ## Operator
//!
//! - Decide with the makers of the client: take the change back, or ask people to update.
//! - Check that the answer says what is missing. "Bad Request" alone leads nobody to the update.
//!
//! ## API consumer
//!
//! - Update. If you cannot, ask how long the old form is taken.
//!
//! # References
//!
//! - RFC 9110 §10.1.5

use super::words::{answered, percent, usual};
use crate::alert::{Alert, Cause, Dimension, Severity};
use crate::engine::case::{Case, Diagnosis};
use crate::engine::evidence::MALFORMED;

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    if !case.is_only(&MALFORMED) {
        return None;
    }
    let is_old = |one: &Cause| match one.dimension {
        Dimension::AgentRange => true,
        Dimension::AgentVersion => !case.is_new_agent(&one.value),
        Dimension::Principal
        | Dimension::AgentFamily
        | Dimension::Device
        | Dimension::Referrer
        | Dimension::ReferrerHost
        | Dimension::Upstream
        | Dimension::Network
        | Dimension::Client
        | Dimension::Reason
        | Dimension::Step
        | Dimension::Prefix
        | Dimension::Route
        | Dimension::Host => false,
    };
    let best = case.cause_of(&[Dimension::AgentRange, Dimension::AgentVersion])?;
    let hint = "accept the old form until these versions are gone, or ask for a newer version in the answer";
    is_old(best).then(|| Diagnosis {
        causes: case.with_first(best),
        ..Diagnosis::new(Severity::Ticket, hint)
    })
}

pub(super) fn sentence(alert: &Alert) -> String {
    let cause = alert.causes.first();
    let agents = cause.map_or("old versions", |cause| &cause.value);
    let share = cause.map_or(1.0, |cause| cause.of_excess);
    format!(
        "`{agents}` send what is no longer accepted: {}{}, {} of them from these versions",
        answered(alert),
        usual(alert),
        percent(share)
    )
}
