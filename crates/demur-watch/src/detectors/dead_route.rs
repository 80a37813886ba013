//! Nearly every request to a route that used to work is refused with a 4xx.
//!
//! # Why it matters
//!
//! A route can stop working without a single 5xx. After a change the server no longer finds what it is asked for (404),
//! lets nobody in (403), or refuses everything as malformed (400). To monitoring that counts server errors, all is
//! well.
//!
//! Routes with little traffic break unnoticed for longest. At one request a minute, no chart shows a spike: the whole
//! failure is a dozen lines in a log. These are often the routes that hurt, such as exports, payments and webhooks.
//!
//! # What it looks for
//!
//! - A route of whose requests at least 9 in 10 now get a 4xx, at least 6 of them, from at least 2 clients, and of whose
//!   requests usually fewer than half did.
//! - That it has more 4xx than usual is seen by the test of [`spike`](/.demur/detectors/spike), over 5, 15 and 60
//!   minutes; or there were at least 15 requests in the last 5 minutes, and 9 in 10 failed.
//! - On a route with fewer than 5 requests a minute in the last hour it is also seen request by request. Every refused
//!   one adds to a sum, the more the rarer refusals are on this route, and every good one takes something off. At 14 it
//!   is enough, if at least 4 requests of at least 3 clients were refused, for at least 3 paths where the
//!   route has several. The sum is never kept above 15, so that it
//!   is quickly down again when the route is mended.
//!
//! On a route with one request a minute that takes about a dozen requests. It is a page from 12 requests and 4
//! clients on, a ticket from 8 and 3 on, and a note before.
//!
//! Where the paths themselves were good before and are missing now,
//! [`routing-regression`](/.demur/detectors/routing-regression) says so, and is faster. This detector is for all other
//! cases: other statuses, and routes where every request has a path of its own.
//!
//! # Finding
//!
//! Each report is fetched once, under a number of its own: none of the addresses was ever asked for before. From 16:00
//! on none of them is found.
//!
//! ```scenario
//! 10:00-16:00  40/hour GET /reports/{100000..999999} 200
//! 10:00-17:00   2/hour GET /reports/0 404
//! 10:00-17:00  10/min GET /products/{1..200} 200
//! 16:00-17:00  40/hour GET /reports/{100000..999999} 404
//! alert: dead-route page GET /reports/{}
//! ```
//!
//! A new version of the service refuses every export.
//!
//! ```scenario
//! 10:00-16:00  30/hour POST /exports 202
//! 10:00-17:00  10/min GET /products/{1..200} 200
//! 16:00-17:00  30/hour POST /exports 400
//! alert: dead-route page POST /exports
//! ```
//!
//! # Clean
//!
//! Four in ten pictures are missing, and always were: the page asks for one of every user, and many have none. That one
//! client meets ten missing ones in a row is no change of the route.
//!
//! ```scenario
//! 10:00-17:00  30/hour GET /avatars/{1..5000} 200
//! 10:00-17:00  20/hour GET /avatars/{5001..9999} 404
//! 10:00-17:00  10/min GET /products/{1..200} 200
//! 16:00-16:10   1/min GET /avatars/{5001..9999} 404 client=10.1.3.3
//! alert: none
//! ```
//!
//! # What to do
//!
//! ## Operator
//!
//! - Send one request to the route by hand, at the server behind and at the proxy, and compare the answers.
//! - See what was deployed or reloaded when the alert says that it began.
//! - The status tells where to look. 404: the route is not there. 405: the path is, the method is not, and `Allow` must
//!   say which are (RFC 9110 §15.5.6). 400, 415 or 422: what is sent does not fit what is expected. 401 or 403: who
//!   asks is not let in.
//!
//! ## Builder
//!
//! - Compare the two versions of the document: `demur diff OLD NEW` lists every operation that is answered differently.
//! - Replay an hour of the log before deploying: `demur replay access.log --config next.toml`.
//!
//! ## API consumer
//!
//! - Do not repeat the requests unchanged. Keep them, and send them when the route answers again.
//!
//! # References
//!
//! - RFC 9110 §15.5.6

use super::words::{answered, usual};
use crate::alert::{Alert, Severity};
use crate::engine::case::{Case, Diagnosis, Subject};
use crate::summary::Field;

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let Subject::Excess { .. } = case.subject else {
        return None;
    };
    let (requests, clients) = (case.bad.len(), case.different(Field::Client));
    let severity = if requests >= 12 && clients >= 4 {
        Severity::Page
    } else if requests >= 8 && clients >= 3 {
        Severity::Ticket
    } else {
        Severity::Note
    };
    let hint = "nothing gets through to this route; look at what was last deployed there";
    case.is_dead().then(|| Diagnosis::new(severity, hint))
}

pub(super) fn sentence(alert: &Alert) -> String {
    format!("{}{}", answered(alert), usual(alert))
}
