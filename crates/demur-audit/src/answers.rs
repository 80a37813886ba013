//! Going through the answers of a run: which of them can be judged, and what was said already.

use std::collections::{BTreeMap, HashSet};

use crate::exchange::{Answer, Exchange};
use crate::origin::Origin;
use crate::probe::VISIT;
use crate::run::Run;

/// The longest part of an answer that a sentence quotes.
const QUOTED: usize = 80;

/// Every answer whose fields are known. A line of a log knows none, and what was not recorded is not missing.
pub(crate) fn answers(run: &Run) -> impl Iterator<Item = (&Exchange, &Answer)> {
    all(run).filter(|(_, answer)| !answer.fields.0.is_empty())
}

/// Every answer, also those of which little more than the status is known. What a browser answers itself, such as its own
/// redirect to `https`, is none.
pub(crate) fn all(run: &Run) -> impl Iterator<Item = (&Exchange, &Answer)> {
    let exchanges = run.all().iter();
    exchanges
        .filter_map(|exchange| exchange.answer().map(|answer| (exchange, answer)))
        .filter(|(_, answer)| !answer.fields.has("Non-Authoritative-Reason"))
}

/// The address that was asked for.
pub(crate) fn address(exchange: &Exchange) -> String {
    exchange.request.address()
}

/// Whether somebody named the address or a page led there: what is wrong with one that a check made up is wrong with the
/// server, and told once.
pub(crate) fn is_led_to(exchange: &Exchange) -> bool {
    exchange.is_for(VISIT, "") && exchange.request.target != "/robots.txt"
}

/// The value of a field of the request, if one was sent; nothing is known of requests that were sent as octets.
pub(crate) fn sent<'e>(exchange: &'e Exchange, name: &str) -> Option<&'e str> {
    let mut fields = exchange.request.fields.iter();
    let found = fields.find(|(own, _)| own.eq_ignore_ascii_case(name));
    found.map(|(_, value)| value.as_str())
}

/// Whether the request is as its method, target and fields say. One that was sent as octets may be anything.
pub(crate) fn is_plain(exchange: &Exchange) -> bool {
    exchange.request.raw.is_none()
}

/// Whether the fields of the request are known, so that one that is not there was not sent. A request out of a record that has
/// none at all was recorded without them.
pub(crate) fn is_known(exchange: &Exchange) -> bool {
    let is_ours = exchange.at > 0;
    is_plain(exchange) && (is_ours || !exchange.request.fields.is_empty())
}

/// From so many answers on, all of which have the same fault, it is the server's and not that of a resource.
const EVERYWHERE: usize = 3;

/// The servers of which every answer that is judged has a fault, and how many these are.
pub(crate) fn throughout<'r>(
    judged: impl Iterator<Item = (&'r Exchange, bool)>,
) -> BTreeMap<&'r Origin, usize> {
    let mut counts: BTreeMap<&Origin, (usize, usize)> = BTreeMap::new();
    for (exchange, is_faulty) in judged {
        let (all, faulty) = counts.entry(&exchange.request.origin).or_default();
        *all += 1;
        *faulty += usize::from(is_faulty);
    }
    let whole = counts.into_iter();
    let whole = whole.filter(|(_, (all, faulty))| all == faulty && *all >= EVERYWHERE);
    whole.map(|(origin, (all, _))| (origin, all)).collect()
}

/// A text, cut where it is too long for a sentence.
pub(crate) fn short(text: &str) -> String {
    if text.chars().count() <= QUOTED {
        return text.to_owned();
    }
    let kept: String = text.chars().take(QUOTED).collect();
    format!("{kept}…")
}

/// What was said: one sentence about one address is said once, however often it was asked.
#[derive(Debug, Default)]
pub(crate) struct Once(HashSet<(String, String)>);

impl Once {
    /// Whether this was not said before.
    pub(crate) fn says(&mut self, exchange: &Exchange, what: &str) -> bool {
        self.0.insert((address(exchange), what.to_owned()))
    }
}
