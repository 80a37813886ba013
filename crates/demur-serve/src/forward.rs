//! Forwarding: one exchange with the upstream, judged by the second table, and passed on.

use std::future::poll_fn;

use demur_decide::upstream::{Exchange, Upstream, UpstreamFailure, judge};
use demur_decide::{BodyFailure, Facts, Refusal};
use demur_http1::{BodyReader, ByteLimit, Framing, RequestView};

use crate::body::ask_for_body;
use crate::connection::{After, Link};
use crate::core::Core;
use crate::pass::pass;
use crate::pool::Freshness;
use crate::record::Record;
use crate::relay::{Relay, Terms, Trouble};
use crate::request_head::{self, Origin};
use crate::response_head::Coding;
use crate::transport::Transport;
use crate::upload::{Lost, Upload};
use crate::workspace::Wire;

/// The body to forward.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Content<'a> {
    /// It was read and checked.
    Read(&'a [u8]),
    /// It still comes from the client.
    Stream,
    /// It failed half way.
    Lost,
}

impl Content<'_> {
    pub(crate) fn remains(self) -> Remains {
        match self {
            Self::Read(_) => Remains::Nothing,
            Self::Stream => Remains::All,
            Self::Lost => Remains::Some,
        }
    }
}

/// How forwarding ended.
#[derive(Debug)]
pub(crate) enum Forwarded {
    /// The answer went to the client.
    Passed(After),
    /// The client gets an answer of ours instead.
    Refused {
        refusal: Box<Refusal>,
        request: Remains,
    },
    /// The client's body failed half way; the first table decides about it.
    BodyFailed(BodyFailure),
    /// The client has left.
    Gone,
}

/// What of the client's body has not been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Remains {
    /// Nothing.
    Nothing,
    /// All of it.
    All,
    /// Some of it; nobody can tell where the next request begins.
    Some,
}

/// Forwards a request.
pub(crate) async fn forward<T: Transport>(
    core: &Core,
    link: &mut Link<T>,
    wire: &mut Wire,
    facts: &Facts<'_>,
    content: Content<'_>,
    record: &mut Record,
) -> Forwarded {
    let mut freshness = Freshness::Any;
    loop {
        match attempt(core, link, wire, facts, content, record, freshness).await {
            Err(Retry) => freshness = Freshness::New,
            Ok(forwarded) => return forwarded,
        }
    }
}

/// The request can be sent once more on a new connection.
struct Retry;

async fn attempt<T: Transport>(
    core: &Core,
    link: &mut Link<T>,
    wire: &mut Wire,
    facts: &Facts<'_>,
    content: Content<'_>,
    record: &mut Record,
    freshness: Freshness,
) -> Result<Forwarded, Retry> {
    let view = facts.head();
    let config = &core.config;
    let unread = if has_body(&view, content) {
        Remains::All
    } else {
        Remains::Nothing
    };
    let leased = core
        .pool
        .lease(
            &config.upstream.authority,
            freshness,
            &link.watch,
            config.timeouts.connect,
        )
        .await;
    let mut lease = match leased {
        Ok(lease) => lease,
        Err(failure) => return Ok(failed(failure, facts, unread)),
    };
    if unread == Remains::All && ask_for_body(core, link, &view, wire).await.is_err() {
        return Ok(Forwarded::Gone);
    }
    let upload = match prepare(core, link, wire, facts, content, record) {
        Ok(upload) => upload,
        Err(Lost::Body(failure)) => return Ok(Forwarded::BodyFailed(failure)),
        Err(Lost::Gone) => return Ok(failed(UpstreamFailure::Fault, facts, Remains::Some)),
    };
    let terms = Terms {
        upload,
        method: view.method(),
        limits: &facts.snapshot().http,
        wants_interim: !view.version().is_http_10(),
        is_reused: lease.is_reused,
    };
    let Link { client, watch, .. } = link;
    let mut relay = Relay::new(core, watch, client, &mut lease.stream, wire, terms);
    match poll_fn(|cx| relay.poll_answer(cx)).await {
        Ok(()) => {}
        Err(Trouble::Stale) if is_repeatable(view.method()) && unread == Remains::Nothing => {
            return Err(Retry);
        }
        Err(trouble) => {
            let remains = if relay.has_whole_request() {
                Remains::Nothing
            } else {
                Remains::Some
            };
            return Ok(troubled(trouble, facts, remains));
        }
    }
    let settled = pass(&mut relay, facts, record).await;
    drop(relay);
    Ok(settled.settle(lease))
}

/// Writes the head, and what of the body is known, for the upstream.
fn prepare<T: Transport>(
    core: &Core,
    link: &Link<T>,
    wire: &mut Wire,
    facts: &Facts<'_>,
    content: Content<'_>,
    record: &Record,
) -> Result<Upload, Lost> {
    let view = &facts.head();
    let (framing, expected, coding) = match (content, view.framing()) {
        (Content::Read(body), Framing::Length(_) | Framing::Chunked) => (
            Framing::Length(body.len() as u64),
            Framing::None,
            Coding::Plain,
        ),
        (_, Framing::Chunked) => (Framing::Chunked, Framing::Chunked, Coding::Chunked),
        (_, framing) => (framing, framing, Coding::Plain),
    };
    let out = &mut wire.to_upstream;
    out.clear();
    let origin = Origin {
        peer: link.peer,
        peer_text: &link.peer_text,
        peer_lines: &link.peer_lines,
        scheme: link.client.scheme(),
    };
    let snapshot = facts.snapshot();
    request_head::write(
        &mut out.bytes,
        core,
        snapshot,
        view,
        framing,
        record,
        origin,
    )
    .map_err(|_| Lost::Gone)?;
    if let Content::Read(body) = content {
        out.bytes.extend_from_slice(body);
    }
    let limit = match expected {
        Framing::None => ByteLimit(0),
        Framing::Length(_) | Framing::Chunked => facts.snapshot().policy.body,
    };
    let mut upload = Upload::new(core, BodyReader::of_request(expected, limit), coding);
    upload.prime(&mut wire.rest, out).map_err(Lost::Body)?;
    Ok(upload)
}

fn has_body(view: &RequestView<'_>, content: Content<'_>) -> bool {
    matches!(content, Content::Stream)
        && !matches!(view.framing(), Framing::None | Framing::Length(0))
}

/// Methods that may be sent twice without harm (RFC 9110 §9.2.2).
fn is_repeatable(method: &str) -> bool {
    matches!(method, "GET" | "HEAD" | "OPTIONS" | "PUT" | "DELETE")
}

pub(crate) fn failed(failure: UpstreamFailure, facts: &Facts<'_>, request: Remains) -> Forwarded {
    match judge(&Exchange::Failed(failure), facts) {
        Upstream::Replace(refusal) => Forwarded::Refused { refusal, request },
        // The table replaces every failed exchange; if it did not, there would be nothing to pass on.
        Upstream::Pass | Upstream::Repair(_) => Forwarded::Gone,
    }
}

fn troubled(trouble: Trouble, facts: &Facts<'_>, remains: Remains) -> Forwarded {
    match trouble {
        Trouble::Gone => Forwarded::Gone,
        Trouble::Body(failure) => Forwarded::BodyFailed(failure),
        Trouble::Upstream(failure) => failed(failure, facts, remains),
        Trouble::Stale => failed(UpstreamFailure::Closed, facts, remains),
    }
}
