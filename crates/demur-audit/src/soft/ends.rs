//! Where an answer leads in the end: redirects are followed as far as answers are known.

use std::collections::HashMap;

use url::Url;

use crate::crawl::target_of;
use crate::exchange::{Answer, Exchange};
use crate::origin::Origin;
use crate::run::Run;

/// Redirects that are followed.
const HOPS: usize = 5;

/// The plain GETs of a run by what they ask for.
#[derive(Debug, Default)]
pub(super) struct Seen<'r> {
    by_request: HashMap<(String, String), Vec<&'r Exchange>>,
}

/// Where an answer leads.
#[derive(Debug, Clone)]
pub(super) struct End<'r> {
    /// What was asked for.
    pub(super) first: &'r Exchange,
    /// The last answer that is known.
    pub(super) last: &'r Exchange,
    /// Where that one is, or where it sends its client and nobody went.
    pub(super) address: Url,
    /// How it ends.
    pub(super) how: How,
}

/// How a chain of redirects ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// With an answer.
    There,
    /// With a redirect to the same origin that was not followed yet.
    Open,
    /// With a redirect to another origin, or one too many.
    Away,
}

impl<'r> Seen<'r> {
    pub(super) fn of(run: &'r Run) -> Self {
        let mut seen = Self::default();
        for exchange in run.all() {
            let request = &exchange.request;
            let is_plain = request.method == "GET"
                && request.fields.is_empty()
                && request.body.is_none()
                && request.raw.is_none();
            if is_plain && !exchange.is_no_verdict() {
                let url = format!("{}{}", request.origin, request.target);
                let key = (request.identity.clone(), url);
                seen.by_request.entry(key).or_default().push(exchange);
            }
        }
        seen
    }

    /// The first answer to a request, or the second.
    pub(super) fn answer(&self, identity: &str, url: &str, nth: usize) -> Option<&'r Exchange> {
        let key = (identity.to_owned(), url.to_owned());
        self.by_request.get(&key)?.get(nth).copied()
    }

    /// Where an exchange leads.
    pub(super) fn end(&self, first: &'r Exchange) -> Option<End<'r>> {
        let mut end = End {
            first,
            last: first,
            address: first.request.origin.url(&first.request.target)?,
            how: How::There,
        };
        for _ in 0..HOPS {
            let Some(next) = location(end.last, &end.address) else {
                end.how = How::There;
                return Some(end);
            };
            let own = Origin::of(&next).filter(|origin| *origin == first.request.origin);
            end.address = next;
            let Some(own) = own else {
                end.how = How::Away;
                return Some(end);
            };
            let url = format!("{own}{}", target_of(&end.address));
            let Some(exchange) = self.answer(&first.request.identity, &url, 0) else {
                end.how = How::Open;
                return Some(end);
            };
            end.last = exchange;
        }
        end.how = if location(end.last, &end.address).is_some() {
            How::Away
        } else {
            How::There
        };
        Some(end)
    }
}

impl End<'_> {
    /// The answer at the end, if the chain has one.
    pub(super) fn answer(&self) -> Option<&Answer> {
        self.last.answer().filter(|_| self.how == How::There)
    }

    /// Whether there was a redirect.
    pub(super) fn is_redirected(&self) -> bool {
        self.first.answer().is_some_and(Answer::is_redirect)
    }
}

fn location(exchange: &Exchange, address: &Url) -> Option<Url> {
    let answer = exchange.answer().filter(|answer| answer.is_redirect())?;
    let mut next = address.join(answer.fields.get("Location")?).ok()?;
    next.set_fragment(None);
    Some(next)
}
