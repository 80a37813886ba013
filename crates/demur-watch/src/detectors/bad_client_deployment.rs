//! A new version of a client sends requests that are refused as wrong.
//!
//! # Why it matters
//!
//! A 400, 415 or 422 (RFC 9110 §15.5.1, §15.5.16, §15.5.21) on a route that did not change usually means that the
//! sender changed. An app was released, and what it sends no longer fits: a field was renamed, a number became a text,
//! a header is missing. Each of its users meets the fault, and with every phone that updates there are more.
//!
//! The server is right, and still its operator is often the first who can see it: all versions of the client meet in
//! one log. The earlier it is known, the fewer phones have to update again.
//!
//! # What it looks for
//!
//! - More 4xx than usual on a route, by the test of [`spike`](/.demur/detectors/spike).
//! - The cause is an app, or one version of it: at least half of the excess, and without it the excess is at most 0.4
//!   times as frequent.
//! - The version is new: first seen within a day, or the newest of its family. All versions of an app together are not;
//!   an app that tells no version counts as one that is always its newest.
//! - The status blames what was sent: 400, 406, 409, 411, 413, 415, 422 or 428. 404 and 405 count where one version is
//!   the cause.
//! - At least 3 clients. What a single client does is none of the release.
//! - The app is no browser. The version of a browser comes from its makers, and is the cause of a
//!   [`some-devices-only`](/.demur/detectors/some-devices-only).
//!
//! It is a page from 20 requests and 5 clients on, if the version was first seen within a day and not in the first hour
//! of the log, and a ticket otherwise.
//!
//! The app and its version are read from `User-Agent`: a product, a slash, a version (RFC 9110 §10.1.5). A client that
//! sends none, or the same one in all versions, cannot be found this way. If the *old* versions fail and the newest
//! does not, it is a [`schema-change`](/.demur/detectors/schema-change).
//!
//! # Finding
//!
//! Version 5.2.0 of the app is released at 16:00. It reads products well, and every order that it sends is refused.
//!
//! ```scenario
//! 10:00-16:30  20/min POST /orders 201 agent=shop-app/5.1.{0|3}
//! 10:00-16:30   1/min POST /orders 422 agent=shop-app/5.1.{0|3}
//! 10:00-16:30  20/min GET /products/{1..200} 200 agent=shop-app/5.1.{0|3}
//! 16:00-16:30  10/min GET /products/{1..200} 200 agent=shop-app/5.2.0
//! 16:00-16:30  10/min POST /orders 400 agent=shop-app/5.2.0
//! alert: bad-client-deployment page POST /orders cause=agent_version:shop-app/5.2.0
//! ```
//!
//! # Clean
//!
//! The same release without the fault. The new version is refused as often as the old one: people mistype as before.
//!
//! ```scenario
//! 10:00-16:30  20/min POST /orders 201 agent=shop-app/5.1.{0|3}
//! 10:00-16:30   1/min POST /orders 422 agent=shop-app/5.1.{0|3}
//! 16:00-16:30  20/min POST /orders 201 agent=shop-app/5.2.0
//! 16:00-16:30   1/min POST /orders 422 agent=shop-app/5.2.0
//! alert: none
//! ```
//!
//! # What to do
//!
//! ## Operator
//!
//! - Tell the makers of the client at once: the version, the route, the status, since when, and one full answer.
//! - Ask them to stop the release to further devices. What is out cannot be called back.
//! - Only if it is small and safe, accept what the new version sends for a while, and say until when.
//!
//! ## Builder
//!
//! - Answer with every fault and its place, so that the makers need not guess. The body of an answer of demur has them
//!   in `errors`; for a page about each, `demur explain faults/enum`.
//! - Run the requests of a release candidate against the document before it is released: `demur try` decides one
//!   offline, `demur replay` a recorded session.
//!
//! ## API consumer
//!
//! - Do not repeat the request unchanged: it will be refused again. Switch the new version off from afar if you can.
//!
//! # References
//!
//! - RFC 9110 §10.1.5, §15.5.1, §15.5.16, §15.5.21

use super::words::{answered, share_of, usual};
use crate::alert::{Alert, Dimension, Severity};
use crate::engine::case::{Case, Diagnosis, weight_of};
use crate::engine::evidence::MALFORMED;

/// Clients and requests from which on it is a page.
const SURE: (usize, f64) = (5, 20.0);

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let agents = [Dimension::AgentVersion, Dimension::AgentFamily];
    let best = case.cause_of(&agents)?;
    // Who may not, who is not known and who asks too often is none of what a version sends.
    let may_be = case.is_only(&MALFORMED)
        || case.is_only(&[404, 405]) && best.dimension == Dimension::AgentVersion;
    // An agent that one client alone uses says no more than that client.
    let clients = case.clients_with(best);
    let is_release = clients >= 3 && !Case::is_browser(&best.value);
    if !(is_release && may_be && case.is_new_agent(&best.value)) {
        return None;
    }
    // A version that did well for days is no release that somebody could stop now.
    let is_sure =
        case.is_fresh_agent(&best.value) && clients >= SURE.0 && weight_of(&case.bad) >= SURE.1;
    let severity = if is_sure {
        Severity::Page
    } else {
        Severity::Ticket
    };
    let hint = "stop the rollout of this version, or go back to the one before";
    Some(Diagnosis {
        causes: case.with_first(best),
        ..Diagnosis::new(severity, hint)
    })
}

pub(super) fn sentence(alert: &Alert) -> String {
    let whose = alert.causes.first().map(share_of).unwrap_or_default();
    format!("{}{}; {whose}", answered(alert), usual(alert))
}
