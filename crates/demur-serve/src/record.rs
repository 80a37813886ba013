//! What is noted about one request while it is worked on, and the event it becomes.

use std::net::IpAddr;
use std::time::Instant;

use demur_decide::{Facts, Refusal, StepId};
use demur_http1::{KnownField, RequestView};
use demur_report::Event;

use crate::core::Core;
use crate::deadline::Millis;
use crate::ids::RequestId;
use crate::network::{client_of, is_trusted};
use crate::workspace::Wire;

/// Notes about one request.
#[derive(Debug)]
pub(crate) struct Record {
    pub(crate) id: RequestId,
    pub(crate) status: Option<u16>,
    pub(crate) step: Option<&'static str>,
    pub(crate) reason: Option<&'static str>,
    pub(crate) conceals: Option<StepId>,
    pub(crate) upstream_status: Option<u16>,
    /// The row in shadow mode that would have replaced the upstream's answer.
    pub(crate) shadow: Option<StepId>,
    began: Instant,
    /// The same by the clock of deadlines, and never before it.
    pub(crate) began_at: Millis,
    /// The client, where it is not the peer.
    client: Option<(IpAddr, Box<str>)>,
}

impl Record {
    /// Notes about a request without a head.
    pub(crate) fn without_head(core: &Core) -> Self {
        Self::new(core, core.ids.next(), None)
    }

    fn new(core: &Core, id: RequestId, client: Option<(IpAddr, Box<str>)>) -> Self {
        let began = Instant::now();
        Self {
            id,
            status: None,
            step: None,
            reason: None,
            conceals: None,
            upstream_status: None,
            shadow: None,
            began,
            began_at: core.deadlines.at(began),
            client,
        }
    }

    /// Notes which row refused, and why.
    pub(crate) fn refused(&mut self, refusal: &Refusal) {
        self.step = Some(refusal.step.as_str());
        self.reason = refusal.reason;
        self.conceals = refusal.conceals;
    }

    pub(crate) fn of(core: &Core, view: &RequestView<'_>, peer: IpAddr) -> Self {
        let brought = view
            .get(KnownField::XRequestId)
            .and_then(RequestId::accepted);
        let trusted = &core.config.trusted_proxies;
        let client = (!trusted.is_empty() && is_trusted(trusted, peer)).then(|| {
            let values: Vec<&[u8]> = view.get_all(KnownField::XForwardedFor).collect();
            let client = client_of(peer, values.into_iter(), trusted);
            (client, client.to_string().into_boxed_str())
        });
        Self::new(core, brought.unwrap_or_else(|| core.ids.next()), client)
    }

    /// The client and how it is written, as far as it can be believed.
    pub(crate) fn address(&self, peer: IpAddr) -> IpAddr {
        self.client.as_ref().map_or(peer, |(client, _)| *client)
    }

    /// The address of the client, as far as it can be believed.
    pub(crate) fn client<'a>(&'a self, peer: &'a str) -> &'a str {
        self.client.as_ref().map_or(peer, |(_, text)| text)
    }

    /// The event of a request whose head could not be read.
    pub(crate) fn finish_unreadable(&self, core: &Core, bytes_in: u64, bytes_out: u64, peer: &str) {
        core.log.write(&Event {
            mode: Some("enforce"),
            ..self.event(core, bytes_in, bytes_out, peer)
        });
    }

    /// The event of a request that was decided.
    pub(crate) fn finish(
        &self,
        core: &Core,
        facts: &Facts<'_>,
        shadows: &[Refusal],
        wire: &Wire,
        peer: &str,
    ) {
        let view = facts.head();
        let shadow: Vec<&str> = shadows
            .iter()
            .map(|refusal| refusal.step)
            .chain(self.shadow)
            .map(StepId::as_str)
            .collect();
        let mode = match (self.step, shadow.is_empty()) {
            (Some(_), _) => Some("enforce"),
            (None, false) => Some("shadow"),
            (None, true) => None,
        };
        let route = facts.route();
        let unchecked = facts.unchecked();
        // Filled in where it stands, since an event is too large to be copied for every request.
        let mut event = self.event(core, wire.rest.total, wire.to_client.total, peer);
        event.host = view.authority_bytes();
        event.method = Some(view.method());
        event.path = Some(view.path());
        event.route = route.as_ref().map(demur_contract::Route::template);
        event.operation = facts.operation().map(|operation| operation.id.as_str());
        event.mode = mode;
        event.shadow = &shadow;
        event.principal = facts.caller().map(|caller| caller.id.as_str());
        event.referrer = view.get(KnownField::Referer);
        event.agent = view.get(KnownField::UserAgent);
        event.unchecked = &unchecked;
        event.trace = view.get(KnownField::Traceparent).and_then(trace_id);
        core.log.write(&event);
    }

    fn event<'a>(&'a self, core: &Core, bytes_in: u64, bytes_out: u64, peer: &'a str) -> Event<'a> {
        Event {
            at: core.clock.wall(self.began),
            id: self.id.as_str(),
            status: self.status,
            step: self.step,
            reason: self.reason,
            conceals: self.conceals.map(StepId::as_str),
            upstream_status: self.upstream_status,
            bytes_in,
            bytes_out,
            duration: self.began.elapsed(),
            client: Some(self.client(peer)),
            ..Event::default()
        }
    }
}

/// The trace id of a `traceparent` (W3C Trace Context, §3.2).
fn trace_id(value: &[u8]) -> Option<&str> {
    let value = std::str::from_utf8(value).ok()?;
    let (version, rest) = value.split_once('-')?;
    let (trace, rest) = rest.split_once('-')?;
    let is_hex = |text: &str, length| {
        text.len() == length
            && text
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    };
    let is_whole = is_hex(version, 2) && is_hex(trace, 32) && rest.len() >= 19;
    (is_whole && trace.bytes().any(|byte| byte != b'0')).then_some(trace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_traceparent_names_a_trace() {
        for (value, expected) in [
            (
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                Some("4bf92f3577b34da6a3ce929d0e0e4736"),
            ),
            (
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                None,
            ),
            (
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                None,
            ),
            ("00-4bf92f3577b34da6a3ce929d0e0e4736", None),
            ("secret", None),
        ] {
            assert_eq!(trace_id(value.as_bytes()), expected, "{value}");
        }
    }
}
