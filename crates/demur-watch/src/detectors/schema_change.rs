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
//! - More refusals than usual, by the test of [`spike`](/.demur/detectors/spike), with a status that blames the request
//!   itself: 400, 405, 406, 410, 411, 413, 414, 415, 417, 422, 426, 428 or 431.
//! - At least two versions of one agent, all of them older than a version that is answered as usual, account for at
//!   least two thirds of the excess.
//! - At least half of the requests of these versions to the route are refused, and they were not before.
//! - At least 5 refusals by at least 2 clients.
//!
//! Versions are compared number by number, so that 5.10 is newer than 5.9. What `User-Agent` says is believed
//! (RFC 9110 §10.1.5). One version that fails alone, and is new, is a
//! [`bad-client-deployment`](/.demur/detectors/bad-client-deployment).
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
//! - Decide with the makers of the client: take the change back, or ask people to update. Without a word to them, the
//!   alert only becomes the new usual.
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

/// Statuses that say that what was sent has the wrong form.
pub(super) const MALFORMED: [u16; 8] = [400, 406, 409, 411, 413, 415, 422, 428];

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    if !case.is_only(&MALFORMED) {
        return None;
    }
    let is_old = |cause: &Cause| match cause.dimension {
        Dimension::AgentRange => true,
        Dimension::AgentVersion => !case.is_new_agent(&cause.value),
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
    let cause = case.cause_of(&[Dimension::AgentRange, Dimension::AgentVersion])?;
    let hint = "accept the old form until these versions are gone, or ask for a newer version in the answer";
    is_old(cause).then(|| Diagnosis {
        causes: case.with_first(cause),
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
