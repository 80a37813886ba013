//! A client tries many paths that never existed.
//!
//! # Why it matters
//!
//! Every public server is searched for weak places, all day, by programs that try thousands of known paths:
//! administration pages, backups, keys left lying about. To a server that has none of them it costs little, and nobody
//! has to get up for it.
//!
//! It is counted all the same. These 404s are the greater part of all 404s on many sites. Whoever does not set them
//! apart cannot see the others, and a share of 404s that jumps whenever a scanner passes is of no use as an alarm.
//!
//! # What it looks for
//!
//! - Within the last hour, at least 12 requests of one client for what never was, on routes that the site does not
//!   have, if that is at least 4 in 10 of all its requests; or at least 3 requests for paths that only such programs
//!   ask for, such as `wp-login`, `/.env` or `/.git/`. The same request twice in a minute counts once, and crawlers do
//!   not count.
//! - The alert is raised from 20 such requests on. All scanners of the same time are one alert.
//!
//! For 24 hours from then on, what such a client asks for in vain is taken out of the counts of all other detectors.
//!
//! It is a note. The report lists the networks, the number of paths and some examples; the last part of the address is
//! left out. A program that tries ids on a route that the site has is another matter:
//! [`tenant-probing`](/.demur/detectors/tenant-probing).
//!
//! # Finding
//!
//! Sixty requests a minute from one address, for pages of programs that are not installed.
//!
//! ```scenario
//! 10:00-16:30  20/min GET /products/{1..200} 200
//! 10:00-16:30   1/min GET /missing-{1..900} 404
//! 16:00-16:10  60/min GET /{wp-admin|phpmyadmin|backup|old|test}/{1..400}.php 404 client=203.0.113.9
//! alert: scanner-storm note
//! ```
//!
//! # Clean
//!
//! The usual noise: a few well-known paths, from everywhere, all day.
//!
//! ```scenario
//! 10:00-16:30  20/min GET /products/{1..200} 200
//! 10:00-16:30   2/min GET /{wp-login.php|.env|xmlrpc.php|.git/config} 404
//! alert: none
//! ```
//!
//! A visitor with old bookmarks meets five missing pages.
//!
//! ```scenario
//! 10:00-16:30  20/min GET /products/{1..200} 200
//! 10:00-16:30   1/min GET /missing-{1..900} 404
//! 16:00-16:05   1/min GET /{press|jobs|team|fax|map}/{1..9} 404 client=10.1.3.3
//! alert: none
//! ```
//!
//! # What to do
//!
//! ## Operator
//!
//! - As a rule, nothing. Check once whether one of the paths was answered with 2xx. That one matters.
//! - If the load is felt, limit the rate of 404s for each network, or block the network for an hour. Addresses change
//!   hands: a block for ever hits somebody else next month, and then [`address-block`](/.demur/detectors/address-block)
//!   is about you.
//! - Do not alert on the number of 404s. Alert on what this detector leaves over.
//!
//! ## Builder
//!
//! - Answer with a plain, cheap 404. A page that asks a database for suggestions is a gift to whoever sends a thousand
//!   requests.
//! - Keep keys, backups and the folder of the version control out of what is served. A 403 for them suggests that they
//!   are there; 404 may be sent in its place (RFC 9110 §15.5.4).
//!
//! # References
//!
//! - RFC 9110 §15.5.4

use super::words::counted;
use crate::alert::{Alert, Severity};
use crate::engine::case::{Case, Diagnosis, Subject};

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let hint = "nothing is broken; `demur watch suggest` lists the networks, with an expiry, for a block or a limit";
    matches!(case.subject, Subject::Scanners).then(|| Diagnosis::new(Severity::Note, hint))
}

pub(super) fn sentence(alert: &Alert) -> String {
    format!(
        "{} looked for weak places: {} for {}",
        counted(alert.numbers.clients, "client", "clients"),
        counted(alert.numbers.bad, "request", "requests"),
        counted(
            alert.numbers.paths,
            "path that never was",
            "paths that never were"
        ),
    )
}
