//! Addresses that were answered well until a moment ago are no longer there.
//!
//! # Why it matters
//!
//! A 404 says that nothing was found under this address (RFC 9110 §15.5.5). It does not say whether there ever was
//! anything. Most 404s of a public site are for addresses that never existed: typing errors, old links of strangers,
//! programs that look for weak places. Nobody has to do anything about them, and a site that alerts on all of them is
//! soon one whose alerts nobody reads.
//!
//! This alert is about the others. The same address gave a good answer before, people and search engines know it, and
//! now it is gone for everybody. Nearly always a deployment, a changed rewrite rule or a changed proxy did it, and
//! whoever did it does not know yet.
//!
//! # What it looks for
//!
//! - 404 or 405 for a path that had a good answer before: 2xx, or 304 for a copy that is still fresh. The host
//!   counts as a part of the address, what stands behind `?` does not.
//! - On a route with ids or names in it: at least 3 such paths, asked for by at least 2 clients, within the last 5,
//!   30 or 60 minutes. They must be at least 3 in 10 of the requests for paths of this route that were good before, and
//!   3 in 10 of all its requests must be missing. In one minute alone, 4 misses that are 7 in 10 are enough. And the
//!   chance that so many paths get lost as usual must be below one in a million: on a route whose records are often deleted, some deleted ones are no news.
//! - On a route that is a single page: at least 5 good answers before, and now at least 2 clients that miss it.
//! - Or at least 6 requests of which 9 in 10 are missing, half of them for paths that were good before.
//!
//! 410 is said on purpose (RFC 9110 §15.5.11) and counts as no loss. Traffic need not be high: a few requests are enough. About a
//! million paths are remembered; those that were good the longest time ago are forgotten first. The alert says how many
//! good answers the same paths had before.
//!
//! It is a page from 3 clients on, and a ticket before.
//!
//! # Finding
//!
//! Orders are read all day, and now and then somebody asks for a number that does not exist. At 16:00 a deployment
//! loses the route.
//!
//! ```scenario
//! 10:00-16:00  20/min GET /orders/{1..500} 200
//! 10:00-16:00   1/min GET /orders/{9000..9999} 404
//! 10:00-16:15  10/min GET /products/{1..200} 200
//! 16:00-16:15  20/min GET /orders/{1..500} 404
//! alert: routing-regression page GET /orders/{}
//! ```
//!
//! One page with few visitors vanishes. Its history and two different visitors are enough.
//!
//! ```scenario
//! 10:00-16:00   6/hour GET /imprint 200
//! 10:00-17:00  10/min GET /products/{1..200} 200
//! 16:00-17:00   6/hour GET /imprint 404
//! alert: routing-regression page GET /imprint
//! ```
//!
//! # Clean
//!
//! Order 450 is deleted at 16:00, and the client that deleted it looks three more times. One address, one client:
//! nothing to wake anybody for. The steady 404s for numbers that never existed change nothing.
//!
//! ```scenario
//! 10:00-16:30  20/min GET /orders/{1..400} 200
//! 10:00-16:30   1/min GET /orders/{9000..9999} 404
//! 10:00-16:00   2/hour GET /orders/450 200
//! 16:00-16:01   1/min DELETE /orders/450 204 client=10.1.3.3
//! 16:01-16:04   1/min GET /orders/450 404 client=10.1.3.3
//! alert: none
//! ```
//!
//! # What to do
//!
//! ## Operator
//!
//! - Look at what was deployed or reloaded at the time that the alert names, and take it back if that is quick.
//! - Ask for one of the examples with `curl -si`, first at the server behind, then at the proxy. The first that says
//!   404 is the one that lost the route.
//! - Afterwards, clear caches that may have stored the 404. It may be stored even where it does not say for how long
//!   (RFC 9110 §15.1, §15.5.5).
//!
//! ## Builder
//!
//! - If the addresses were renamed on purpose, send the old ones to the new ones with 301 or 308:
//!   `demur gone add OLD --to NEW`.
//! - If they were taken away on purpose, say so with 410 (RFC 9110 §15.5.11): `demur gone add PATH`. The alert is
//!   raised all the same, since a log does not tell what was on purpose, and is over when nobody asks any more.
//! - Put one request for each route into the tests that run before a deployment.
//!
//! # References
//!
//! - RFC 9110 §15.1, §15.5.5, §15.5.11

use super::words::{answered, counted, usual};
use crate::alert::{Alert, Severity};
use crate::engine::case::{Case, Diagnosis, Subject};
use crate::summary::Field;

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let Subject::Excess { has_flipped, .. } = case.subject else {
        return None;
    };
    if !case.is_only(&[404, 405]) {
        return None;
    }
    // Where paths are asked for rarely, that nearly all of them were there says it too.
    let is_gone = case.is_dead() && case.share_was_live() >= 0.5;
    if !(has_flipped || is_gone) {
        return None;
    }
    let hint = "take the last deployment back, or redirect what moved: `demur watch suggest` lists the nearest paths";
    let severity = if case.different(Field::Client) >= 3 {
        Severity::Page
    } else {
        Severity::Ticket
    };
    Some(Diagnosis::new(severity, hint))
}

pub(super) fn sentence(alert: &Alert) -> String {
    format!(
        "{}{}; the same paths had {} before",
        answered(alert),
        usual(alert),
        counted(alert.numbers.good_before, "good answer", "good answers")
    )
}
