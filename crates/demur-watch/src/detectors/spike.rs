//! A route is answered with far more 4xx than its traffic explains, and nothing more exact can be said.
//!
//! # Why it matters
//!
//! Some 4xx are normal everywhere: a mistyped password, an order number that does not exist, a form with a field left
//! empty. How many are normal differs from route to route, so no fixed limit fits: 5 % of 404s is a good day for one
//! route and a disaster for another.
//!
//! What tells a failure from a good day is the share of bad answers on the same route, compared with its own past.
//! Twice the traffic with twice the 4xx is a good day.
//!
//! # What it looks for
//!
//! For each route and each 4xx status, `demur watch` learns which share of the requests is usually answered with it.
//! What was seen 6 hours ago counts half, bursts are cut off before they are learned, and what an open alert is about
//! is not learned at all. How many bad answers were to be expected in the last 5, 15 and 60 minutes follows from that
//! share and from the requests that came. An alert needs all of this in one of the three:
//!
//! - at least 5 bad answers more than expected
//! - at least 1.5 times as many as expected
//! - a chance that this is ordinary variation, given how much the route varies anyway, of less than one in a hundred
//!   thousand for all that is looked at in one minute together: one in ten million where there are a hundred statuses of
//!   routes
//! - it goes on: in the last 5 minutes, too, there were more than expected, with a chance of less than 5 % that this is
//!   by accident
//!
//! Of 404 and 405, a client counts at most twice an hour on one route, and so does a path of a route that has several: a
//! list of old ids, or one record that was deleted, says little about the route.
//!
//! The first hour of a log is only learned from, and so are the first 20 requests to a route. Routes with fewer than 5
//! requests a minute are also watched request by request, as [`dead-route`](/.demur/detectors/dead-route) describes. A
//! rise to twice the usual share on a route with few requests cannot be seen within half an hour, by anybody;
//! [`slow-drift`](/.demur/detectors/slow-drift) finds it after a day.
//!
//! Then comes the cause. Something that requests have in common, such as a version of an app, a page, a network or a
//! server behind, is one if it accounts for at least half of the excess and for at most 98 in 100 of the requests, and if
//! without it the excess is at most 0.4 times as frequent. If there are several, the one that tells the bad requests
//! from the good ones best is named first. Where nearly all requests to the routes are those of one client, it is compared
//! with those who asked for the same in the hour before, and for 401, 403 and 429 with the rest of the site: it is the
//! cause if they did well and it was not among them.
//!
//! A spike is raised only where no other detector knows better. It is a ticket, and a page from 100 refusals of 10
//! clients on that are half of all requests. It is a note where one client alone does it all, for 410, and where it is
//! slight: fewer than 18 misses more than usual or 8 clients, and of other refusals fewer than 10 more or 4 clients.
//! Slight ones of other detectors that start from this test are notes as well.
//!
//! # Finding
//!
//! The checkout refuses every third order. All browsers, all networks and all pages are concerned alike.
//!
//! ```scenario
//! 10:00-16:00  20/min POST /checkout 201
//! 10:00-16:00  30/hour POST /checkout 422
//! 10:00-16:20  20/min GET /products/{1..200} 200
//! 16:00-16:20  14/min POST /checkout 201
//! 16:00-16:20   7/min POST /checkout 422
//! alert: spike ticket POST /checkout
//! ```
//!
//! The orders of one client lack a field since 16:00. It concerns nobody else.
//!
//! ```scenario
//! 10:00-16:20  14/min POST /checkout 201
//! 10:00-16:00   6/min POST /checkout 201 client=10.1.3.3 agent=shopper/1.0
//! 16:00-16:20   6/min POST /checkout 422 client=10.1.3.3 agent=shopper/1.0
//! alert: spike note POST /checkout cause=client:10.1.3.3
//! ```
//!
//! # Clean
//!
//! A sale: five times the traffic, five times the 422s. The share is what it was.
//!
//! ```scenario
//! 10:00-16:00  10/min POST /checkout 201
//! 10:00-16:00   1/min POST /checkout 422
//! 16:00-16:20  50/min POST /checkout 201
//! 16:00-16:20   5/min POST /checkout 422
//! alert: none
//! ```
//!
//! # What to do
//!
//! ## Operator
//!
//! - Begin with the status. Its page says who is at fault as a rule, and how to mend it: `demur explain 422 guide`.
//! - Look at what changed when the alert says that it began: deployments, configuration, certificates, feature
//!   switches, a mail to all customers.
//! - Read the causes that the alert lists, with their shares, even if none of them explains enough to be named.
//!
//! ## Builder
//!
//! - If the log has no reasons, add them: an answer with a code for each fault, logged, turns the next spike into a
//!   cause.
//! - If the new share is right and stays, say that somebody knows of it: `demur watch ack`.

use super::words::{answered, share_of, usual};
use crate::alert::{Alert, Severity};
use crate::engine::case::{Case, Diagnosis, Subject};
use crate::summary::Field;

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let Subject::Excess { .. } = case.subject else {
        return None;
    };
    // One client that does something odd concerns nobody else, and 410 is said on purpose (RFC 9110 §15.5.11).
    let clients = case.different(Field::Client);
    let is_huge = case.share() >= 0.5 && case.bad.len() >= 100 && clients >= 10;
    let severity = if clients < 2 || case.is_only(&[410]) {
        Severity::Note
    } else if is_huge {
        Severity::Page
    } else {
        Severity::Ticket
    };
    let hint = "look at the examples: what do they have in common?";
    Some(Diagnosis::new(severity, hint))
}

pub(super) fn sentence(alert: &Alert) -> String {
    let whose = alert.causes.first().map(share_of);
    let whose = whose.map_or_else(String::new, |whose| format!("; {whose}"));
    format!("{}{}{whose}", answered(alert), usual(alert))
}
