//! A route that was asked for steadily is not asked for any more, while the rest of the site goes on.
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
//! - A route that has been known for at least a day, and has not been asked for during the last 30 minutes or more, and
//!   for more than 3 times as long as ever before.
//! - In this time at least 40 requests were to be expected: as many as usual or, where the whole site has less traffic
//!   than usual, as many less. If the whole site gets quiet, as at night, no route has vanished.
//! - The site had at least 100 requests in the last 30 minutes. Less says nothing.
//!
//! It is raised once, and over with the next request to the route. If everything stops at once, nothing is raised: it
//! cannot be told whether the site is silent or the log.
//!
//! # Finding
//!
//! After a change on the second day the page no longer reports what visitors do. The page itself is loaded as before.
//!
//! ```scenario
//! d1 10:00-d2 17:30   8/min GET /products/{1..200} 200
//! d1 10:00-d2 16:00   4/min POST /events 204
//! alert: vanished-traffic ticket
//! ```
//!
//! # Clean
//!
//! Evening. A tenth of the visitors, and nobody who clicks for an hour.
//!
//! ```scenario
//! d1 10:00-d1 20:00   8/min GET /products/{1..200} 200
//! d1 10:00-d1 20:00   4/min POST /events 204
//! d1 20:00-d2 08:00   1/min GET /products/{1..200} 200
//! d1 20:00-d2 08:00   6/hour POST /events 204
//! d2 08:00-d2 20:00   8/min GET /products/{1..200} 200
//! d2 08:00-d2 20:00   4/min POST /events 204
//! d2 20:00-d2 21:00   1/min GET /products/{1..200} 200
//! alert: none
//! ```
//!
//! A route that is asked for six times an hour may rest for an hour.
//!
//! ```scenario
//! d1 10:00-d2 17:00   8/min GET /products/{1..200} 200
//! d1 10:00-d2 16:00   6/hour GET /imprint 200
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
//! - If the route was retired on purpose, there is nothing to do. The alert stays open; `demur watch ack` says that
//!   somebody knows.
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
