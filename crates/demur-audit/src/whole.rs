//! The whole answers of a run: what a 206 is part of, and what a 304 stands for.

use std::collections::HashMap;

use crate::answers::{address, answers, is_plain, sent};
use crate::exchange::{Answer, Exchange};
use crate::run::Run;

/// Fields that a 206 and a 304 must have if the 200 has them (RFC 9110 §15.3.7, §15.4.5). `Date` has a check of its own.
const KEPT: [&str; 5] = [
    "Cache-Control",
    "Content-Location",
    "ETag",
    "Expires",
    "Vary",
];

/// What of a request chooses between representations.
const CHOOSING: [&str; 3] = ["Accept", "Accept-Encoding", "Accept-Language"];

/// What makes an answer less than whole.
const PARTIAL: [&str; 6] = [
    "Range",
    "If-Match",
    "If-None-Match",
    "If-Modified-Since",
    "If-Unmodified-Since",
    "If-Range",
];

/// Every 200 to a plain GET, by who asked for what.
#[derive(Debug)]
pub(crate) struct Wholes<'r>(HashMap<(&'r str, String), Vec<(&'r Exchange, &'r Answer)>>);

impl<'r> Wholes<'r> {
    pub(crate) fn of(run: &'r Run) -> Self {
        let mut all: HashMap<_, Vec<_>> = HashMap::new();
        for (exchange, answer) in answers(run) {
            let is_whole = answer.status == 200
                && exchange.request.method == "GET"
                && is_plain(exchange)
                && PARTIAL.iter().all(|name| sent(exchange, name).is_none());
            if is_whole {
                let key = (exchange.request.identity.as_str(), address(exchange));
                all.entry(key).or_default().push((exchange, answer));
            }
        }
        Self(all)
    }

    /// The 200 to the same request without its condition and its range.
    pub(crate) fn behind(&self, exchange: &'r Exchange) -> Option<(&'r Exchange, &'r Answer)> {
        let key = (exchange.request.identity.as_str(), address(exchange));
        let mut all = self.0.get(&key)?.iter();
        let is_same = |other: &Exchange| {
            let mut names = CHOOSING.iter();
            names.all(|name| sent(exchange, name) == sent(other, name))
        };
        all.find(|(other, _)| is_same(other)).copied()
    }
}

/// What the 200 has and this answer lacks.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Lacking {
    /// The first of the fields.
    pub(crate) name: &'static str,
    /// Whether it is no more than `Vary: Accept-Encoding`. Modules that pack content often add that to a 200 alone.
    pub(crate) is_coding_alone: bool,
}

/// A field that has to be in a 206 or a 304 as in the 200.
pub(crate) fn lacking(answer: &Answer, whole: &Answer) -> Option<Lacking> {
    let mut names = KEPT.into_iter();
    let name = names.find(|name| whole.fields.has(name) && !answer.fields.has(name))?;
    let varies = whole.fields.list("Vary");
    let is_coding_alone = name == "Vary"
        && varies
            .iter()
            .all(|one| one.eq_ignore_ascii_case("Accept-Encoding"));
    Some(Lacking {
        name,
        is_coding_alone,
    })
}
