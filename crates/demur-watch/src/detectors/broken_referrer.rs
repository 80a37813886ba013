//! Visitors of one page follow its link to an address that is not there.
//!
//! # Why it matters
//!
//! A link with an error in it sends people to a 404 for as long as the page is read. If it stands on the front page of
//! a newspaper, that is thousands of visitors on one day, and the day is soon over. If it stands on a page of your own,
//! you can mend it in a minute, once you know.
//!
//! The address never existed, so it is nothing that broke. What makes it worth an alert is that many people come from
//! the same place.
//!
//! # What it looks for
//!
//! - At least 10 answers of 404 within the last hour for one path, all of which come from the same host by their
//!   `Referer`. The same request twice in a minute counts once.
//! - At least 3 times as many as an hour usually has by this link, given how busy the site is. A link that has been
//!   broken all along is known after the first 5 hours; nothing is raised before, and the report lists it.
//! - From at least 3 clients. Scanners and crawlers do not count.
//! - Nothing ever was at this path. If there was, it is a [`routing-regression`](/.demur/detectors/routing-regression).
//!
//! The causes are the page that most of them came from, and its host. The hint depends on whether the page is yours.
//!
//! `Referer` is the address of the page from which somebody came, and to find mistyped links is one of its uses. Not
//! every request has it, and its path may be cut off (RFC 9110 §10.1.3). So only a part of those who follow a link can
//! be seen, and where only the host is known, the cause is the host.
//!
//! # Finding
//!
//! An article in the news has a link to `/articel/17`. The page is `/articles/17`.
//!
//! ```scenario
//! 10:00-16:30  20/min GET /articles/{1..200} 200
//! 10:00-16:30   1/min GET /missing-{1..900} 404
//! 16:00-16:30   2/min GET /articel/17 404 referrer=https://news.example/today
//! alert: broken-referrer ticket cause=referrer:https://news.example/today
//! ```
//!
//! # Clean
//!
//! Six visitors in an hour are too few.
//!
//! ```scenario
//! 10:00-17:00  20/min GET /articles/{1..200} 200
//! 10:00-17:00   1/min GET /missing-{1..900} 404
//! 16:00-17:00   6/hour GET /articel/17 404 referrer=https://blog.example/links
//! alert: none
//! ```
//!
//! One client that tries the same link ten times is one client.
//!
//! ```scenario
//! 10:00-16:30  20/min GET /articles/{1..200} 200
//! 10:00-16:30   1/min GET /missing-{1..900} 404
//! 16:00-16:10   1/min GET /articel/17 404 referrer=https://blog.example/links client=10.1.3.3
//! alert: none
//! ```
//!
//! # What to do
//!
//! ## Operator
//!
//! - First put a redirect there, since it works at once: `demur gone add /articel/17 --to /articles/17`, or a line of
//!   the proxy.
//! - Then have the link mended. If the page is yours, change it. If not, write to its makers, with the wrong and the
//!   right address.
//! - Keep the redirect. The page will be copied with its error.
//!
//! ## Builder
//!
//! - Check the links of your own pages before they are published, also those that scripts put together.
//! - Make the 404 page useful: a search, the nearest address, the way home. The status stays 404.
//!
//! ## Visitor
//!
//! - Look at the address for a typing error, or go to the start of the site and search from there. The page that you
//!   came from has a wrong link, and its makers are glad to know.
//!
//! # References
//!
//! - RFC 9110 §10.1.3

use super::words::counted;
use crate::alert::{Alert, Cause, Dimension, Severity};
use crate::engine::case::{Case, Diagnosis, Subject};

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let Subject::Link { host, .. } = &case.subject else {
        return None;
    };
    let hint = if case.is_own_host(host) {
        "mend the link on this page of yours"
    } else {
        "redirect the path to what was meant, or ask the site to mend its link"
    };
    let mut diagnosis = Diagnosis::new(Severity::Ticket, hint);
    let (page, share) = case.main_referrer()?;
    diagnosis.causes = vec![
        Cause {
            dimension: Dimension::Referrer,
            value: page,
            of_excess: share,
            of_traffic: share,
        },
        Cause {
            dimension: Dimension::ReferrerHost,
            value: String::from_utf8_lossy(host).into_owned(),
            of_excess: 1.0,
            of_traffic: 1.0,
        },
    ];
    Some(diagnosis)
}

pub(super) fn sentence(alert: &Alert) -> String {
    let page = alert.causes.first().map_or("a page", |cause| &cause.value);
    let path = alert.examples.first().map_or("a path", |path| path);
    format!(
        "`{page}` links to `{path}`, which never was there: {} of {}",
        counted(alert.numbers.bad, "miss", "misses"),
        counted(alert.numbers.clients, "client", "clients")
    )
}
