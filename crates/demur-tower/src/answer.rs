//! Answers: ours as they were decided, and the service's, judged by the second table.

use std::borrow::Cow;

use bytes::Bytes;
use demur_decide::policy::Banners;
use demur_decide::reply::{self, Reply};
use demur_decide::upstream::{
    self, Answered, Exchange, Upstream, UpstreamFailure, is_banner, judge, may_be_replaced,
    would_replace,
};
use demur_decide::{Connection, Facts};
use demur_http1::{Parsed, ResponseHead, parse_response};
use http::header::{CONNECTION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, TRANSFER_ENCODING};
use http::response::Parts;
use http::{HeaderMap, HeaderValue, Method, Response, StatusCode, Version, request};
use http_body::Body;
use http_body_util::Either;

use crate::body::{Held, ResponseBody, read_beginning};
use crate::decided::Decided;
use crate::head::{self, append};
use crate::ids;
use crate::walk::Talk;

/// What of a request matters for writing its answer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    is_head: bool,
    /// HTTP/2 and later have no field about the connection (RFC 9113 §8.2.2).
    has_connection: bool,
}

impl Shape {
    pub(crate) fn of(parts: &request::Parts) -> Self {
        Self {
            is_head: parts.method == Method::HEAD,
            has_connection: parts.version <= Version::HTTP_11,
        }
    }
}

/// The content of an answer of the service, as far as it was looked at.
pub(crate) enum Content<R> {
    Unread(R),
    /// The content of an error, which could hold a leak.
    Begun(Held<R>),
    /// It failed while its beginning was read.
    Broken,
}

/// Looks at an answer before it is judged.
pub(crate) async fn look_at<R: Body<Data = Bytes>>(answer: Response<R>) -> (Parts, Content<R>) {
    let (parts, body) = answer.into_parts();
    if parts.status.as_u16() < 400 {
        return (parts, Content::Unread(body));
    }
    let content = match read_beginning(body).await {
        Ok(held) => Content::Begun(held),
        Err(_) => Content::Broken,
    };
    (parts, content)
}

/// Passes an answer of the service on, repaired or replaced where the second table says so.
pub(crate) fn pass<R: Body<Data = Bytes>>(
    mut talk: Talk,
    facts: &Facts<'_>,
    mut parts: Parts,
    content: Content<R>,
) -> Response<ResponseBody<R>> {
    let bytes = head::of_response(&parts);
    let mut head = ResponseHead::new();
    let parsed = parse_response(&bytes, &head::ANY_SIZE, facts.head().method(), &mut head);
    let exchange = match (&content, parsed) {
        (Content::Broken, _) | (_, Parsed::Partial) => Exchange::Failed(UpstreamFailure::Closed),
        (_, Parsed::Fault(fault)) => Exchange::Failed(UpstreamFailure::Protocol(fault)),
        (Content::Unread(_) | Content::Begun(_), Parsed::Complete) => {
            Exchange::Answered(Answered {
                status: parts.status.as_u16(),
                head: head.view(&bytes),
                body: beginning(&content),
            })
        }
    };
    if let Exchange::Answered(answered) = &exchange {
        talk.decided.shadows.extend(would_replace(answered, facts));
    }
    let added = match judge(&exchange, facts) {
        Upstream::Replace(refusal) => return talk.refuse(&refusal, facts),
        Upstream::Repair(fields) => fields,
        Upstream::Pass => Vec::new(),
    };
    if facts.snapshot().policy.upstream_banners == Banners::Drop {
        drop_banners(&mut parts.headers);
    }
    match content {
        Content::Begun(body) if says_nothing(&parts, &body) => fill(talk, facts, parts, &added),
        Content::Begun(body) => {
            let parts = as_far_as_seen(parts, facts);
            repaired(talk, facts, parts, Either::Right(body), &added)
        }
        Content::Unread(body) => {
            let parts = as_far_as_seen(parts, facts);
            repaired(talk, facts, parts, Either::Left(body), &added)
        }
        Content::Broken => talk.refuse(&upstream::failed(&UpstreamFailure::Closed), facts),
    }
}

/// The head without what is known only with content that nobody saw: HEAD was answered with an error, and to GET the
/// content might have been replaced (RFC 9110 §9.3.2).
fn as_far_as_seen(mut parts: Parts, facts: &Facts<'_>) -> Parts {
    if facts.head().method() == "HEAD" && may_be_replaced(parts.status.as_u16(), facts) {
        for name in [CONTENT_TYPE, CONTENT_ENCODING, CONTENT_LENGTH] {
            parts.headers.remove(name);
        }
    }
    parts
}

fn beginning<R>(content: &Content<R>) -> Option<&[u8]> {
    match content {
        Content::Begun(held) => Some(held.data()),
        Content::Unread(_) | Content::Broken => None,
    }
}

/// Removes fields that tell with what the service was made.
fn drop_banners(headers: &mut HeaderMap) {
    let banners = headers
        .keys()
        .filter(|name| is_banner(name.as_str().as_bytes()));
    for name in banners.cloned().collect::<Vec<_>>() {
        headers.remove(name);
    }
}

type Fields = [(&'static str, Cow<'static, str>)];

/// The service's own answer, with the fields it lacks.
fn repaired<R>(
    talk: Talk,
    facts: &Facts<'_>,
    mut parts: Parts,
    body: ResponseBody<R>,
    added: &Fields,
) -> Response<ResponseBody<R>> {
    let named = HeaderValue::from_str(&talk.decided.request_id);
    let added = added
        .iter()
        .try_for_each(|(name, value)| append(&mut parts.headers, name, value));
    let (Ok(id), Ok(())) = (named, added) else {
        return talk.refuse(&upstream::failed(&UpstreamFailure::Fault), facts);
    };
    parts.headers.entry(ids::FIELD).or_insert(id);
    parts.extensions.insert(talk.decided);
    Response::from_parts(parts, body)
}

/// Whether an error has no content at all, as what the fallbacks of routers answer.
fn says_nothing<R>(parts: &Parts, held: &Held<R>) -> bool {
    held.is_empty() && !parts.headers.contains_key(CONTENT_TYPE)
}

/// Gives an error without content a problem. Its status and all its fields stay: there is nothing in it to hide.
fn fill<R>(
    mut talk: Talk,
    facts: &Facts<'_>,
    mut parts: Parts,
    added: &Fields,
) -> Response<ResponseBody<R>> {
    let Some(refusal) = upstream::unexplained(parts.status.as_u16(), facts) else {
        return repaired(
            talk,
            facts,
            parts,
            Either::Right(Held::whole(Bytes::new())),
            added,
        );
    };
    talk.decided.refused(&refusal);
    let policy = &facts.snapshot().policy;
    let mut reply = reply::refuse(&refusal, Some(facts), policy, &talk.decided.request_id);
    reply
        .fields
        .extend(added.iter().filter(|(name, _)| !is_rate(name)).cloned());
    let mut filled = of_reply(reply, talk.shape, talk.decided);
    for name in [CONTENT_LENGTH, TRANSFER_ENCODING, CONTENT_ENCODING] {
        parts.headers.remove(name);
    }
    add_others(filled.headers_mut(), parts.headers);
    parts
        .extensions
        .extend(std::mem::take(filled.extensions_mut()));
    *filled.extensions_mut() = parts.extensions;
    filled
}

/// These stand in every refusal already.
fn is_rate(name: &str) -> bool {
    name.starts_with("RateLimit")
}

/// Adds the fields whose names are not there yet.
fn add_others(headers: &mut HeaderMap, others: HeaderMap) {
    let mut is_new = false;
    let mut last = None;
    for (name, value) in others {
        // Only the first of several fields of one name brings the name.
        if let Some(name) = name {
            is_new = !headers.contains_key(&name);
            last = Some(name);
        }
        if let Some(name) = last.as_ref().filter(|_| is_new) {
            headers.append(name, value);
        }
    }
}

/// An answer of ours.
pub(crate) fn of_reply<R>(
    reply: Reply,
    shape: Shape,
    decided: Decided,
) -> Response<ResponseBody<R>> {
    let mut response = written(reply, shape).unwrap_or_else(|_| defect());
    response.extensions_mut().insert(decided);
    response.map(|data| Either::Right(Held::whole(data)))
}

fn written(reply: Reply, shape: Shape) -> Result<Response<Vec<u8>>, http::Error> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = StatusCode::from_u16(reply.status)?;
    let headers = response.headers_mut();
    for (name, value) in &reply.fields {
        append(headers, name, value)?;
    }
    // RFC 9110 §8.6: not with 204; with HEAD it is the length that GET would have had.
    if !matches!(reply.status, 204 | 304) {
        headers.insert(CONTENT_LENGTH, HeaderValue::from(reply.body.len()));
    }
    if reply.connection == Connection::Close && shape.has_connection {
        headers.insert(CONNECTION, HeaderValue::from_static("close"));
    }
    if !shape.is_head {
        *response.body_mut() = reply.body;
    }
    Ok(response)
}

/// A field that cannot be written is our own defect: better no content than a wrong head.
fn defect() -> Response<Vec<u8>> {
    let refusal = upstream::failed(&UpstreamFailure::Fault);
    let mut response = Response::new(Vec::new());
    if let Ok(status) = StatusCode::from_u16(refusal.status.code()) {
        *response.status_mut() = status;
    }
    response
}
