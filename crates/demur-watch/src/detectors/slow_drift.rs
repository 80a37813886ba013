//! Over hours and days, a route comes to be refused more often than before, too slowly for any alarm.
//!
//! # Why it matters
//!
//! What gets worse by a little every few hours is never a spike. The baseline that finds spikes learns it, step by
//! step, and calls it usual. After a week three times as many requests fail as before, and no alert was raised.
//!
//! It is how links rot, how a client falls behind a schema, how a list of allowed values gets too short for what people
//! enter. There is no hurry, and it should not go on.
//!
//! # What it looks for
//!
//! - The share of 4xx on a route in the last 24 hours, compared with the 24 hours or more before the change, by looking
//!   for the moment that divides the two best.
//! - At least 1.5 times the share of before, with at least 50 refused requests more than that share would have given.
//! - A chance of less than one in a million that both are the same.
//! - The rise is not the work of an alert that was raised already, and not of a single client.
//! - At least 2 days of traffic are known.
//!
//! It is looked for once an hour, and raised once for each rise. It is a note, for the report.
//!
//! Two days are little: a weekend looks like a change. Where more is known, each hour is compared with the same hours
//! of the days before.
//!
//! # Finding
//!
//! On the first day 3 % of the comments are refused. On the second it is a little more every six hours, on the third 9
//! %. None of the steps is large enough to be noticed.
//!
//! ```scenario
//! d1 00:00-d4 00:00   6/min POST /comments 201
//! d1 00:00-d1 24:00  12/hour POST /comments 422
//! d2 00:00-d2 06:00  16/hour POST /comments 422
//! d2 06:00-d2 12:00  20/hour POST /comments 422
//! d2 12:00-d2 18:00  25/hour POST /comments 422
//! d2 18:00-d2 24:00  30/hour POST /comments 422
//! d3 00:00-d4 00:00  36/hour POST /comments 422
//! alert: slow-drift note POST /comments
//! ```
//!
//! # Clean
//!
//! Days and nights. Six times as many comments are refused at noon as at midnight, and six times as many are written.
//!
//! ```scenario
//! d1 00:00-d1 08:00   2/min POST /comments 201
//! d1 00:00-d1 08:00   4/hour POST /comments 422
//! d1 08:00-d1 24:00  12/min POST /comments 201
//! d1 08:00-d1 24:00  24/hour POST /comments 422
//! d2 00:00-d2 08:00   2/min POST /comments 201
//! d2 00:00-d2 08:00   4/hour POST /comments 422
//! d2 08:00-d2 24:00  12/min POST /comments 201
//! d2 08:00-d2 24:00  24/hour POST /comments 422
//! d3 00:00-d3 08:00   2/min POST /comments 201
//! d3 00:00-d3 08:00   4/hour POST /comments 422
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
