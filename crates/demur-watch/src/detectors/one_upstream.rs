//! Of several servers behind the same route, one refuses what the others take.
//!
//! # Why it matters
//!
//! Behind one address there are often several servers that should be alike. If one of them is not, because it still has
//! an old version, a half-read configuration, a wrong clock or an empty cache of keys, a part of the requests fails and
//! the rest does not. Users see it work, fail, and work again. Nobody can reproduce it, since the next attempt is
//! answered by another server.
//!
//! Health checks seldom find it: the server answers, promptly and politely. It says 4xx.
//!
//! # What it looks for
//!
//! - More 4xx than usual on a route, by the test of [`spike`](/.demur/detectors/spike).
//! - The cause is one server behind: at least half of the excess, and with the others the excess is at most 0.4 times
//!   as frequent.
//! - No page, app or caller explains it nearly as well. Those are looked at first.
//!
//! It needs a log that says who answered: `$upstream_addr` in a `log_format` of nginx, or the events of a gateway. The
//! combined formats do not have it.
//!
//! # Finding
//!
//! Three servers take turns. At 16:00 the second one is started again, with an old configuration.
//!
//! ```scenario
//! 10:00-16:00  21/min GET /orders/{1..300} 200 upstream=10.9.0.{1|2|3}:80
//! 10:00-16:30  30/hour GET /orders/{9000..9999} 404 upstream=10.9.0.{1|2|3}:80
//! 16:00-16:30  14/min GET /orders/{1..300} 200 upstream=10.9.0.{1|3}:80
//! 16:00-16:30   7/min GET /orders/{1..300} 400 upstream=10.9.0.2:80
//! alert: one-upstream ticket GET /orders/{} cause=upstream:10.9.0.2:80
//! ```
//!
//! # Clean
//!
//! The second server gets most of the traffic from 16:00 on, and with it most of the usual 404s. Its share of them is
//! that of the others.
//!
//! ```scenario
//! 10:00-16:00  20/min GET /orders/{1..300} 200 upstream=10.9.0.{1|2|3}:80
//! 10:00-16:00   2/min GET /orders/{9000..9999} 404 upstream=10.9.0.{1|2|3}:80
//! 16:00-16:30  16/min GET /orders/{1..300} 200 upstream=10.9.0.2:80
//! 16:00-16:30  96/hour GET /orders/{9000..9999} 404 upstream=10.9.0.2:80
//! 16:00-16:30   4/min GET /orders/{1..300} 200 upstream=10.9.0.{1|3}:80
//! 16:00-16:30  24/hour GET /orders/{9000..9999} 404 upstream=10.9.0.{1|3}:80
//! alert: none
//! ```
//!
//! # What to do
//!
//! ## Operator
//!
//! - Take the server out of rotation. The alert ends, and its state can be looked at in peace.
//! - Ask it and one of the others the same question, directly: `curl -si http://10.9.0.2/orders/7`. The first
//!   difference in the answers is the beginning of the thread.
//! - Compare version, configuration, clock, certificates and secrets of the two.
//!
//! ## Builder
//!
//! - Have each server tell its version and the hash of its configuration, and compare them after every deployment.
//! - Let a health check do what a client does: one request with credentials to a real route, and 2xx expected.
//!
//! ## API consumer
//!
//! - If the same request fails and succeeds in turn, say so in your report, with times. It points to this, and saves a
//!   day.
//! - To repeat an idempotent request, such as a GET (RFC 9110 §9.2.2), may reach another server. Do not build on it.
//!
//! # References
//!
//! - RFC 9110 §9.2.2

use super::words::{answered, percent, usual};
use crate::alert::{Alert, Dimension, Severity};
use crate::engine::case::{Case, Diagnosis};

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let best = case.cause_of(&[Dimension::Upstream])?;
    let hint =
        "take this server out and compare its release and configuration with those of the others";
    Some(Diagnosis {
        causes: case.with_first(best),
        ..Diagnosis::new(Severity::Ticket, hint)
    })
}

pub(super) fn sentence(alert: &Alert) -> String {
    let cause = alert.causes.first();
    let upstream = cause.map_or("one server", |cause| &cause.value);
    let share = cause.map_or(1.0, |cause| cause.of_excess);
    format!(
        "`{upstream}` answers otherwise than its siblings: {}{}, {} of them by this server",
        answered(alert),
        usual(alert),
        percent(share)
    )
}
