//! From one day to the next a route is refused more often, too slowly for any alarm.
//!
//! # Why it matters
//!
//! What gets worse by a little every few hours is never a spike. The baseline that finds spikes learns it, step by
//! step, and calls it usual. After some days three times as many requests fail as before, and no alert was raised.
//!
//! It is how links rot, how a client falls behind a schema, how a list of allowed values gets too short for what people
//! enter. There is no hurry, and it should not go on.
//!
//! # What it looks for
//!
//! Once a day, for each route and each 4xx status, the share of the day that has ended (by UTC) is compared with the
//! days before it, at least 3 and at most 5:
//!
//! - more than 1.34 times their share, and more than 1.1 times that of the worst of them
//! - at least 50 more such answers than their share would have given
//! - far beyond chance: more than 8 times the standard deviation, reckoned as 2.5 times as much variation as
//!   independent requests would have
//!
//! It is a note, for the report. A rise over weeks, of less than a third in a day against the days before, is not
//! found.
//!
//! # Finding
//!
//! For three days 3 % of the comments are refused. On the fourth it is a little more every six hours, 9 % in the end.
//! None of the steps is large enough to be noticed.
//!
//! ```scenario
//! d1 00:00-d5 02:00   4/min POST /comments 201
//! d1 00:00-d2 24:00   8/hour POST /comments 422
//! d3 00:00-d3 24:00   9/hour POST /comments 422
//! d4 00:00-d4 06:00  12/hour POST /comments 422
//! d4 06:00-d4 12:00  16/hour POST /comments 422
//! d4 12:00-d4 18:00  20/hour POST /comments 422
//! d4 18:00-d5 02:00  24/hour POST /comments 422
//! alert: slow-drift note POST /comments
//! ```
//!
//! # Clean
//!
//! A day on which three times as many people write comments has three times as many refused ones.
//!
//! ```scenario
//! d1 00:00-d4 00:00   2/min POST /comments 201
//! d1 00:00-d4 00:00   4/hour POST /comments 422
//! d4 00:00-d5 02:00   6/min POST /comments 201
//! d4 00:00-d5 02:00  12/hour POST /comments 422
//! alert: none
//! ```
//!
//! # What to do
//!
//! ## Operator
//!
//! - Look at the causes: what the additional refusals have in common tells whether it is a version, a page or a
//!   network.
//! - Compare some refused requests of today with some of a week ago. What is new among the reasons?
//! - For 404: the report lists the addresses by kind. Links of your own are to be mended, links of others to be
//!   redirected.
//!
//! ## Builder
//!
//! - Ask whether the rule still fits what people send. A list that grew too short, a length that is too small, a format
//!   that another country does not have: the refusals are the wish list.
//! - If it is right to refuse, help before it is sent: check in the form what the server checks.

use super::words::{percent, routes, statuses};
use crate::alert::{Alert, Severity};
use crate::engine::case::{Case, Diagnosis, Subject};
use crate::engine::series::count;

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let hint = "compare the paths and the clients of these days: it grows too slowly for an alarm";
    matches!(case.subject, Subject::Drift { .. }).then(|| Diagnosis::new(Severity::Note, hint))
}

pub(super) fn sentence(alert: &Alert) -> String {
    let requests = count(alert.numbers.requests.max(1));
    format!(
        "{} of the requests to {} are answered {} today, {} on the days before",
        percent(count(alert.numbers.bad) / requests),
        routes(alert),
        statuses(alert),
        percent(alert.numbers.expected / requests)
    )
}
