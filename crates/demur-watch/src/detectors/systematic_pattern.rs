//! Many different paths with a common beginning are not found, and never were.
//!
//! # Why it matters
//!
//! One wrong address is a typing error. A hundred wrong addresses with the same beginning are made by a machine: a link
//! template with a variable that is not set, a rewrite rule that takes a slash too many, a base URL that lost its
//! version, a sitemap for another host. Each single address is asked for once or twice, so a list of the most frequent
//! 404s shows none of them. Only their common part shows what is wrong.
//!
//! It is easily mended, in one place, and it is worth it: nearly each of these requests was made by somebody who
//! followed a link of yours.
//!
//! # What it looks for
//!
//! - Misses, which are 404s where there never was anything, for paths with the same first segment, such as
//!   `/undefined/`: at least 15 within the last hour.
//! - At least 10 different paths and at least 5 clients. One client alone is a
//!   [`scanner-storm`](/.demur/detectors/scanner-storm).
//! - At least 3 times as many as an hour usually has below this segment, given how busy the site is, with a chance below
//!   one in a million. What is asked for in vain all the time is known after the first 5 hours; nothing is raised
//!   before.
//! - Scanners and crawlers do not count. Crawlers come back for years to what is gone.
//! - The misses do not follow redirects. If they do, it is a [`redirect-chain`](/.demur/detectors/redirect-chain). If
//!   the paths were good before, it is a [`routing-regression`](/.demur/detectors/routing-regression).
//!
//! # Finding
//!
//! Since 16:00 a script builds links with a variable that is not set.
//!
//! ```scenario
//! 10:00-16:30  20/min GET /shop/{products|pages}/{1..200} 200
//! 10:00-16:30  30/hour GET /missing-{1..900} 404
//! 16:00-16:30  10/min GET /undefined/{products|pages}/{1..200} 404
//! alert: systematic-pattern ticket cause=prefix:/undefined/
//! ```
//!
//! # Clean
//!
//! A shop that was closed years ago is still linked from everywhere, ten times an hour.
//!
//! ```scenario
//! 10:00-16:30  20/min GET /shop/{products|pages}/{1..200} 200
//! 10:00-16:30  30/hour GET /missing-{1..900} 404
//! 10:00-16:30  10/hour GET /old-shop/{1..500} 404
//! alert: none
//! ```
//!
//! # What to do
//!
//! ## Operator
//!
//! - Ask for one of the examples and look at the `Referer` of others in the log: the page that has the link, or its
//!   template, is to be mended.
//! - If there is none (not every request has it, RFC 9110 §10.1.3), look at sitemaps, feeds, mails and apps of your
//!   own.
//! - Look at rewrite rules that were changed at the time of the alert. A rule that applies twice makes such paths.
//!
//! ## Builder
//!
//! - Build links in one place, from the root of the site, and test that each link of a rendered page is answered with
//!   2xx.
//! - For the time that wrong links are out there, send them where they should have led, with 301 or 308
//!   (RFC 9110 §15.4.2, §15.4.9): a rule for the whole prefix, to the same rest. Never all of them to the home page:
//!   who asked for a product is not helped there.
//! - Make relative links on an error page impossible: give them a leading slash, or each wrong address breeds more.
//!
//! # References
//!
//! - RFC 9110 §10.1.3, §15.4.2, §15.4.9

use super::words::counted;
use crate::alert::{Alert, Cause, Dimension, Severity};
use crate::engine::case::{Case, Diagnosis, Subject};

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let Subject::Pattern { prefix } = &case.subject else {
        return None;
    };
    let hint = "one rule is missing or wrong: `demur watch suggest` lists the paths and the nearest ones that are there";
    let mut diagnosis = Diagnosis::new(Severity::Ticket, hint);
    diagnosis.causes = vec![Cause {
        dimension: Dimension::Prefix,
        value: case.common_beginning(prefix),
        of_excess: 1.0,
        of_traffic: 0.0,
    }];
    Some(diagnosis)
}

pub(super) fn sentence(alert: &Alert) -> String {
    let prefix = alert.causes.first().map_or("", |cause| &cause.value);
    format!(
        "{} under `{prefix}*` are missing: {} of {}",
        counted(alert.numbers.paths, "path", "different paths"),
        counted(alert.numbers.bad, "miss", "misses"),
        counted(alert.numbers.clients, "client", "clients")
    )
}
