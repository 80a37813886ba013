//! Requests are refused with a 4xx when there is much traffic, and only then.
//!
//! # Why it matters
//!
//! 503 is the status of a server that cannot keep up for the moment (RFC 9110 §15.6.4), and nobody blames the clients
//! for it. Often the server says something else. A body is not read to its end in time, and the answer is 400 or 408. A
//! client gives up waiting, and nginx logs [499](/.demur/status/499). A pool of connections is empty, and some handler
//! turns the exception into a 400.
//!
//! In the quiet hours in which somebody looks, all works. The refusals follow the load, and that is the trace.
//!
//! # What it looks for
//!
//! - More 4xx than usual on a route, by the test of [`spike`](/.demur/detectors/spike). 429 is not counted: to refuse
//!   under load is what it is for.
//! - Since it began, the site has at least 1.6 times as many requests as usual.
//! - Over the minutes of the last hour, the share that is refused rises and falls with the load: a coefficient of
//!   correlation of at least 0.6, over at least 15 minutes.
//! - No page, app, device or server explains it. Those are looked at first.
//!
//! The load must come and go for this to be seen. If the traffic has only risen once and stays, it cannot be known
//! whether the load is the cause, and it is a [`spike`](/.demur/detectors/spike).
//!
//! # Finding
//!
//! Two bursts of uploads, ten minutes each. In both, every eighth upload fails; between them and after them, none.
//!
//! ```scenario
//! 10:00-16:00   30/min POST /uploads 201 duration={80..120}ms
//! 16:00-16:10  150/min POST /uploads 201 duration={900..1500}ms
//! 16:00-16:10   20/min POST /uploads {400|408} duration={5000..9000}ms
//! 16:10-16:20   30/min POST /uploads 201 duration={80..120}ms
//! 16:20-16:30  150/min POST /uploads 201 duration={900..1500}ms
//! 16:20-16:30   20/min POST /uploads {400|408} duration={5000..9000}ms
//! 16:30-16:40   30/min POST /uploads 201 duration={80..120}ms
//! alert: under-load ticket POST /uploads
//! ```
//!
//! # Clean
//!
//! The same bursts on a server that can take them.
//!
//! ```scenario
//! 10:00-16:00   30/min POST /uploads 201 duration={80..120}ms
//! 10:00-16:40   20/hour POST /uploads 400 duration={80..120}ms
//! 16:00-16:10  170/min POST /uploads 201 duration={90..140}ms
//! 16:10-16:20   30/min POST /uploads 201 duration={80..120}ms
//! 16:20-16:30  170/min POST /uploads 201 duration={90..140}ms
//! 16:30-16:40   30/min POST /uploads 201 duration={80..120}ms
//! alert: none
//! ```
//!
//! # What to do
//!
//! ## Operator
//!
//! - Compare the minutes of the alert with processor, memory, open connections and the queue of the service.
//! - Give the service less at a time, and let it refuse the rest honestly: a limit on connections, and 503 with
//!   `Retry-After` (RFC 9110 §10.2.3) for what is above it. In demur: `connections`, and `[[limit]]` for each caller.
//! - Check timeouts that are shorter than the time a request takes under load. Each is a 408 or a 499 waiting for a
//!   busy day.
//!
//! ## Builder
//!
//! - Find the place where an exception becomes a 4xx. What went wrong in the server is 5xx (RFC 9110 §15.6); a handler
//!   that answers 400 to everything it does not know hides it.
//! - Test with the load of the busiest hour, and count 4xx as failures in that test.
//!
//! ## API consumer
//!
//! - After 408 the request may be repeated (RFC 9110 §15.5.9). After 503, wait as long as `Retry-After` says.
//!
//! # References
//!
//! - RFC 9110 §10.2.3, §15.5.9, §15.6, §15.6.4

use super::words::{answered, usual};
use crate::alert::{Alert, Severity};
use crate::engine::case::{Case, Diagnosis, Subject};

/// How many times the usual load there must be.
const BUSY: f64 = 1.6;

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let Subject::Excess { .. } = case.subject else {
        return None;
    };
    let hint = "look for a limit that is reached only then: connections, workers, a cache, a lock";
    // What one client or one version does explains more than the load that it makes.
    let is_caused = case
        .causes
        .first()
        .is_some_and(|cause| cause.of_excess >= 0.7);
    (!is_caused && case.load() >= BUSY && case.grows_with_load())
        .then(|| Diagnosis::new(Severity::Ticket, hint))
}

pub(super) fn sentence(alert: &Alert) -> String {
    format!(
        "{}{}; it comes and goes with the load",
        answered(alert),
        usual(alert)
    )
}
