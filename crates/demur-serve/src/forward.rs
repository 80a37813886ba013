//! Forwarding: one exchange with the upstream, judged by the second table, and passed on.

use std::future::poll_fn;

use demur_decide::upstream::{Answered, Exchange, Upstream, UpstreamFailure, judge};
use demur_decide::{BodyFailure, Facts, Refusal};
use demur_http1::{BodyReader, ByteLimit, Framing, RequestView};

use crate::body::ask_for_body;
use crate::connection::{After, Link};
use crate::core::Core;
use crate::pool::{Freshness, Lease};
use crate::record::Record;
use crate::relay::{Relay, Terms, Trouble};
use crate::render::Shape;
use crate::request_head::{self, Origin};
use crate::response_head::{self, Coding};
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
    let upload = match prepare(core, link, wire, &view, content, record) {
        Ok(upload) => upload,
        Err(Lost::Body(failure)) => return Ok(Forwarded::BodyFailed(failure)),
        Err(Lost::Gone) => return Ok(failed(UpstreamFailure::Fault, facts, Remains::Some)),
    };
    let terms = Terms {
        upload,
        method: view.method(),
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
    Ok(pass(relay, facts, record).await.settle(lease))
}

/// Writes the head, and what of the body is known, for the upstream.
fn prepare<T: Transport>(
    core: &Core,
    link: &Link<T>,
    wire: &mut Wire,
    view: &RequestView<'_>,
    content: Content<'_>,
    record: &Record,
) -> Result<Upload, Lost> {
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
        scheme: link.client.scheme(),
    };
    request_head::write(&mut out.bytes, core, view, framing, record, origin)
        .map_err(|_| Lost::Gone)?;
    if let Content::Read(body) = content {
        out.bytes.extend_from_slice(body);
    }
    let limit = match expected {
        Framing::None => ByteLimit(0),
        Framing::Length(_) | Framing::Chunked => core.snapshot.policy.body,
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

fn failed(failure: UpstreamFailure, facts: &Facts<'_>, request: Remains) -> Forwarded {
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

/// How an answer was dealt with, and whether the upstream can carry another request.
struct Settled {
    forwarded: Forwarded,
    is_clean: Option<crate::deadline::Millis>,
}

impl Settled {
    fn settle(self, lease: Lease<'_>) -> Forwarded {
        if let Some(now) = self.is_clean {
            lease.keep(now);
        }
        self.forwarded
    }
}

/// Judges the answer and passes it on, or has it replaced.
async fn pass<T: Transport>(
    mut relay: Relay<'_, T>,
    facts: &Facts<'_>,
    record: &mut Record,
) -> Settled {
    let view = facts.head();
    let answer = relay.answer();
    record.upstream_status = Some(answer.status());
    let body = (answer.status() >= 400).then_some(relay.wire.error_body.as_slice());
    let verdict = judge(
        &Exchange::Answered(Answered {
            status: answer.status(),
            head: answer,
            body,
        }),
        facts,
    );
    let added = match verdict {
        Upstream::Pass => Vec::new(),
        Upstream::Repair(fields) => fields,
        Upstream::Replace(refusal) => {
            let request = if relay.has_whole_request() {
                Remains::Nothing
            } else {
                Remains::Some
            };
            let is_clean = relay.is_clean().then(|| relay.core.deadlines.now());
            return Settled {
                forwarded: Forwarded::Refused { refusal, request },
                is_clean,
            };
        }
    };
    let Ok(keeps) = write_head(&mut relay, &view, &added, record) else {
        return Settled {
            forwarded: failed(UpstreamFailure::Fault, facts, Remains::Some),
            is_clean: None,
        };
    };
    record.status = Some(relay.answer().status());
    relay.pass_error_body();
    match poll_fn(|cx| relay.poll_deliver(cx)).await {
        Ok(()) => {
            let after = if keeps && relay.has_whole_request() {
                After::Next
            } else {
                After::Close
            };
            let is_clean = relay.is_clean().then(|| relay.core.deadlines.now());
            Settled {
                forwarded: Forwarded::Passed(after),
                is_clean,
            }
        }
        Err(trouble) => {
            note_cut(&trouble, record);
            Settled {
                forwarded: Forwarded::Passed(After::Abort),
                is_clean: None,
            }
        }
    }
}

/// Writes the head of the answer; says whether the connection can carry another request.
fn write_head<T: Transport>(
    relay: &mut Relay<'_, T>,
    view: &RequestView<'_>,
    added: &[(&'static str, std::borrow::Cow<'static, str>)],
    record: &Record,
) -> Result<bool, demur_http1::WriteError> {
    let core = relay.core;
    let (coding, outlives) =
        response_head::coding(relay.answer().framing(), view.version().is_http_10());
    relay.coding = coding;
    // An error that comes before the body is complete ends the connection; any other early answer may
    // still be going on in step with the body.
    let is_in_step = relay.has_whole_request() || relay.answer().status() < 300;
    let keeps = outlives && view.keep_alive() && !core.is_draining() && is_in_step;
    let shape = Shape {
        is_head: view.method() == "HEAD",
        version: view.version(),
        keeps,
    };
    let Wire {
        to_client,
        response,
        answer,
        ..
    } = &mut *relay.wire;
    let start = to_client.bytes.len();
    let written = response_head::write(
        &mut to_client.bytes,
        core,
        &response.view(answer),
        added,
        shape,
        record,
    );
    if written.is_err() {
        to_client.bytes.truncate(start);
    }
    written.map(|()| keeps)
}

/// The answer was cut: its status has been sent, so only the event can tell.
fn note_cut(trouble: &Trouble, record: &mut Record) {
    if let Trouble::Upstream(failure) = trouble {
        record.step = Some(demur_decide::upstream::failed(failure).step.as_str());
    }
}
