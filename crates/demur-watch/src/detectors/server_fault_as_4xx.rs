//! The server fails, and tells its clients that they did.
//!
//! # Why it matters
//!
//! 4xx means that the client seems to have erred, 5xx that the server knows that it has (RFC 9110 §15.5, §15.6).
//! Everything depends on that difference: who looks, who is woken, whether clients try again, whether search engines
//! keep a page. A server that answers its own faults with 400 or 404 switches off its own alarms.
//!
//! It happens in three ways. A handler turns every exception it does not know into a 400. A list of allowed hosts loses
//! its entry in a deployment, and the framework answers 400 to everything. A proxy in front shows its own 404 page in
//! place of the error behind it.
//!
//! # What it looks for
//!
//! One of two things:
//!
//! - One status between 400 and 499, but not 401, 404 or 429, for at least 9 in 10 of all requests to at least 3
//!   routes, for at least 5 minutes, from at least 5 clients with more than one agent and from more than one network.
//!   Before, these routes were answered well. So many different clients do not begin to err at the same moment.
//! - The log tells what the server behind answered, and it was 5xx, while the client got 4xx: at least 5 times within
//!   15 minutes.
//!
//! 401 for all is a [`credential-outage`](/.demur/detectors/credential-outage), 404 where there were good answers a
//! [`routing-regression`](/.demur/detectors/routing-regression). One route alone is a
//! [`dead-route`](/.demur/detectors/dead-route).
//!
//! The second rule needs a log with the status of the server behind: `$upstream_status` in a `log_format` of nginx, or
//! the events of a gateway.
//!
//! # Finding
//!
//! A deployment at 16:00 forgets the list of allowed hosts. Everything is 400.
//!
//! ```scenario
//! 10:00-16:00  20/min GET /{orders|products|invoices}/{1..100} 200
//! 10:00-16:00   6/min POST /orders 201
//! 10:00-16:00  20/hour POST /orders 400
//! 16:00-16:20  20/min GET /{orders|products|invoices}/{1..100} 400
//! 16:00-16:20   6/min POST /orders 400
//! alert: server-fault-as-4xx page GET /invoices/{} GET /orders/{} GET /products/{} POST /orders
//! ```
//!
//! The service behind throws, and the layer before it makes 400 of it.
//!
//! ```scenario
//! 10:00-16:00  20/min POST /payments 201 upstream_status=201
//! 10:00-16:20  20/hour POST /payments 400 upstream_status=400
//! 16:00-16:20  14/min POST /payments 201 upstream_status=201
//! 16:00-16:20   6/min POST /payments 400 upstream_status=500
//! alert: server-fault-as-4xx page POST /payments
//! ```
//!
//! # Clean
//!
//! The service is taken down for ten minutes, and says so. 503 is no 4xx: what counts server errors sees it.
//!
//! ```scenario
//! 10:00-16:00  26/min GET /{orders|products|invoices}/{1..100} 200
//! 16:00-16:10  26/min GET /{orders|products|invoices}/{1..100} 503 upstream_status=503
//! 16:10-16:30  26/min GET /{orders|products|invoices}/{1..100} 200
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
const NEARLY_ALL: f64 = 0.7;

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let Subject::Excess { is_wide: true, .. } = case.subject else {
        return None;
    };
    let is_it = case.is_only(&STATUSES) && case.share_of_site() >= NEARLY_ALL;
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
