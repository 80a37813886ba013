//! The server fails, and tells its clients that they did.
//!
//! # Why it matters
//!
//! 4xx means that the client seems to have erred, 5xx that the server knows that it has (RFC 9110 §15.5, §15.6).
//! Everything depends on that difference: who looks, who is woken, whether clients try again, whether search engines
//! keep a page. A server that answers its own faults with 400 or 404 switches off its own alarms.
//!
//! It happens in several ways. A list of allowed hosts loses its entry in a deployment, and the framework answers 400
//! to everything. A port for TLS gets plain requests, or demands a certificate that no client has. A limit for fields
//! is set so low that each cookie is too large. A handler turns every exception that it does not know into a 400.
//!
//! # What it looks for
//!
//! - Over the whole site more than usual, by the test of [`spike`](/.demur/detectors/spike), of a status by which a
//!   server says that it cannot do anything with the request: 400, 408, 413, 421, 431, or one of those that nginx logs
//!   for TLS, [494](/.demur/status/494), [495](/.demur/status/495), [496](/.demur/status/496) and
//!   [497](/.demur/status/497).
//! - On at least 3 routes.
//! - At least 6 in 10 of all requests of the site, in the last 5 minutes of it, are answered so. Clients that have nothing in common
//!   do not begin to err at the same moment.
//!
//! 401 for all is a [`credential-outage`](/.demur/detectors/credential-outage), 404 where there were good answers a
//! [`routing-regression`](/.demur/detectors/routing-regression). Fewer than 3 routes are a
//! [`dead-route`](/.demur/detectors/dead-route) or a [`spike`](/.demur/detectors/spike).
//!
//! # Finding
//!
//! A deployment at 16:00 forgets the list of allowed hosts. Everything is 400.
//!
//! ```scenario
//! 10:00-16:00  20/min GET /{orders|products|invoices|news}/{1..100} 200
//! 10:00-16:00   6/min POST /orders 201
//! 10:00-16:00  20/hour POST /orders 400
//! 16:00-16:20  20/min GET /{orders|products|invoices|news}/{1..100} 400
//! 16:00-16:20   6/min POST /orders 400
//! alert: server-fault-as-4xx page GET /invoices/{} GET /news/{} GET /orders/{} GET /products/{} POST /orders
//! ```
//!
//! # Clean
//!
//! The service is taken down for ten minutes, and says so. 503 is no 4xx: what counts server errors sees it.
//!
//! ```scenario
//! 10:00-16:00  26/min GET /{orders|products|invoices|news}/{1..100} 200
//! 16:00-16:10  26/min GET /{orders|products|invoices|news}/{1..100} 503 upstream_status=503
//! 16:10-16:30  26/min GET /{orders|products|invoices|news}/{1..100} 200
//! alert: none
//! ```
//!
//! # What to do
//!
//! ## Operator
//!
//! - Treat it as an outage, whatever the status says. Look at the log of the service for the first exception after the
//!   time of the alert.
//! - If everything is refused since a deployment, compare its environment with the one before: allowed hosts, base URL,
//!   limits, a certificate that clients must now show.
//!
//! ## Builder
//!
//! - Make unknown exceptions 500 (RFC 9110 §15.6.1). Decide 4xx where a request is checked, by name, and nowhere else.
//! - Keep the status of an error page: a proxy that shows a page of its own must send the status of what happened with
//!   it.
//! - Put demur before the service with `upstream_errors`: what the server behind did wrong stays 5xx, without its
//!   details.
//!
//! ## API consumer
//!
//! - If a request that worked is suddenly refused as malformed, and so are all others, wait before you change your
//!   code.
//!
//! # References
//!
//! - RFC 9110 §15.5, §15.6, §15.6.1

use super::words::{answered, percent};
use crate::alert::{Alert, Severity};
use crate::engine::case::{Case, Diagnosis, Subject};

/// Statuses that say that the server did not understand the request at all, those of nginx for TLS among them.
const STATUSES: [u16; 9] = [400, 408, 413, 421, 431, 494, 495, 496, 497];

/// The share of all requests of the site that must be concerned.
const NEARLY_ALL: f64 = 0.6;

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let Subject::Excess { .. } = case.subject else {
        return None;
    };
    let is_wide = case.endpoints().len() >= 3;
    let is_it = is_wide && case.is_only(&STATUSES) && case.share_of_site() >= NEARLY_ALL;
    let hint = "look at what changed on the server: allowed hosts, a plain request to a TLS port, a client certificate that is \
                required, limits of header fields";
    is_it.then(|| Diagnosis::new(Severity::Page, hint))
}

pub(super) fn sentence(alert: &Alert) -> String {
    let share = crate::engine::series::count(alert.numbers.bad)
        / crate::engine::series::count(alert.numbers.requests.max(1));
    format!(
        "{}: {} of everything, from all clients alike, so the fault is the server's",
        answered(alert),
        percent(share)
    )
}
