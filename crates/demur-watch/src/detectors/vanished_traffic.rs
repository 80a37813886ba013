//! A route that was asked for steadily is hardly asked for any more, while the rest of the site goes on.
//!
//! # Why it matters
//!
//! The worst failures leave no line in the log. A script that does not load sends no requests. A button that is hidden
//! is not pressed. An app that gives up at start asks for nothing. On the server the share of errors even falls, since
//! those who would have met one never arrive.
//!
//! So it is worth asking not only what went wrong, but also what is missing.
//!
//! # What it looks for
//!
//! - In the last 15 or 60 minutes at least 30 requests to a route were expected, and at most a tenth of them came.
//! - The chance that this is ordinary variation is below one in a million.
//! - Expected is the usual share of the route in the traffic of the site, times the traffic that there is. If the whole
//!   site gets quiet, as at night, no route has vanished.
//! - The site as a whole gets at least 10 requests a minute: less says nothing.
//! - The silence is not the end of the log. Only what lies before the last request that was read is judged.
//!
//! If everything stops at once, nothing is raised: it cannot be told whether the site is silent or the log.
//!
//! # Finding
//!
//! After a change at 16:00 the page no longer reports what visitors do. The page itself is loaded as before.
//!
//! ```scenario
//! 10:00-17:30  20/min GET /products/{1..200} 200
//! 10:00-16:00  10/min POST /events 204
//! alert: vanished-traffic ticket POST /events
//! ```
//!
//! # Clean
//!
//! Evening. A tenth of the visitors, and a tenth of what they do.
//!
//! ```scenario
//! 10:00-16:00  40/min GET /products/{1..200} 200
//! 10:00-16:00  20/min POST /events 204
//! 16:00-18:00  15/min GET /products/{1..200} 200
//! 16:00-18:00   8/min POST /events 204
//! 18:00-21:00   8/min GET /products/{1..200} 200
//! 18:00-21:00   4/min POST /events 204
//! alert: none
//! ```
//!
//! A route that is asked for six times an hour may rest for an hour.
//!
//! ```scenario
//! 10:00-17:30  20/min GET /products/{1..200} 200
//! 10:00-16:00   6/hour GET /imprint 200
//! alert: none
//! ```
//!
//! # What to do
//!
//! ## Operator
//!
//! - Use the site as a visitor does, and see whether the request is sent. If it is not, the fault is in the page or the
//!   app; if it is, it does not arrive.
//! - Look in front of the server: DNS, a firewall, a rule of the network for delivering content that now answers by
//!   itself, a log that is written elsewhere since the last change.
//! - If a customer's program did most of the requests, ask the customer.
//!
//! ## Builder
//!
//! - Look for errors in the script of the page since the change. What does not run cannot report that it does not.
//! - If the route was retired on purpose, there is nothing to do. It is forgotten after some days.
//! - If it was replaced, send the rest of the old clients to the new one with 308, which keeps method and body
//!   (RFC 9110 §15.4.9).
//!
//! # References
//!
//! - RFC 9110 §15.4.9

use super::words::routes;
use crate::alert::{Alert, Severity};
use crate::engine::case::{Case, Diagnosis, Subject};

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let hint = "look whether a link, a job or a client that led there is gone";
    matches!(case.subject, Subject::Silence { .. }).then(|| Diagnosis::new(Severity::Ticket, hint))
}

pub(super) fn sentence(alert: &Alert) -> String {
    format!(
        "nobody asks for {} any more, while the rest of the site is as busy as ever: {:.0} requests were to be expected",
        routes(alert),
        alert.numbers.expected
    )
}
