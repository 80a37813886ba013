//! An error answer of the upstream that says too much, or says it wrongly, keeps its status and gets our body.
//!
//! # Question
//!
//! Did the server behind answer an error in a form that callers must not see?
//!
//! # Why it matters
//!
//! Stack traces, SQL, file paths and server versions in an error page help attackers and nobody else. A 5xx body is always
//! replaced; a 4xx body passes unless it holds such a leak, is compressed so that nobody can tell, or is HTML sent to a client
//! that asked for something else. The status and the fields it requires (`Allow`, `WWW-Authenticate`, `Retry-After` …) stay.
//!
//! With `upstream_errors = "replace"`, all bodies of errors are replaced, so that clients meet one shape of error only. With
//! `"pass"`, the service's own error bodies are sent, 5xx too, unless a leak is found in them.
//!
//! # References
//!
//! - RFC 9110 §15.5
//! - RFC 9110 §15.6

use std::borrow::Cow;

use demur_http1::KnownField;

use super::{Answered, leak};
use crate::facts::Facts;
use crate::negotiate::accepts;
use crate::policy::UpstreamErrors;
use crate::status::Status;
use crate::verdict::Refusal;

/// What belongs to an error status and survives the exchange of its content.
const KEPT: [(KnownField, &str); 8] = [
    (KnownField::Allow, "Allow"),
    (KnownField::WwwAuthenticate, "WWW-Authenticate"),
    (KnownField::RetryAfter, "Retry-After"),
    (KnownField::ContentRange, "Content-Range"),
    (KnownField::Upgrade, "Upgrade"),
    (KnownField::AcceptPatch, "Accept-Patch"),
    (KnownField::Accept, "Accept"),
    (KnownField::AcceptEncoding, "Accept-Encoding"),
];

pub(super) fn objects(answer: &Answered<'_>, facts: &Facts<'_>) -> Option<Refusal> {
    let status = Status::kept(answer.status)?;
    let is_replaced = match facts.policy.upstream_errors {
        UpstreamErrors::Replace => true,
        UpstreamErrors::Pass => leaks(answer),
        UpstreamErrors::Normalise => {
            status.code() >= 500
                || leaks(answer)
                || is_closed(answer)
                || is_unwanted_html(answer, facts)
        }
    };
    if !is_replaced {
        return None;
    }
    let detail = if status.code() >= 500 {
        "The service behind this gateway failed to handle the request"
    } else {
        "The service behind this gateway refused the request"
    };
    let refusal = Refusal::new(status, detail);
    let fields = KEPT.into_iter().flat_map(|(field, name)| {
        answer
            .head
            .get_all(field)
            .filter_map(move |value| Some((name, Cow::from(text(value)?.to_owned()))))
    });
    Some(fields.fold(refusal, |refusal, (name, value)| refusal.field(name, value)))
}

/// What is said for an upstream that refused without a word. Its status and its fields stay its own.
pub(super) fn unexplained(status: u16, facts: &Facts<'_>) -> Option<Refusal> {
    let status = Status::kept(status)?;
    (facts.policy.upstream_errors != UpstreamErrors::Pass)
        .then(|| Refusal::new(status, "The service refused the request and gave no reason"))
}

fn leaks(answer: &Answered<'_>) -> bool {
    answer.body.is_some_and(|body| leak(body).is_some())
}

/// Content that is compressed or encrypted, so that a leak would not be seen.
fn is_closed(answer: &Answered<'_>) -> bool {
    let has_content = answer.body.is_some_and(|body| !body.is_empty());
    let mut codings = answer.head.get_all(KnownField::ContentEncoding);
    has_content && codings.any(|coding| !coding.trim_ascii().eq_ignore_ascii_case(b"identity"))
}

/// HTML for a client that named what it accepts, and HTML was not among it.
fn is_unwanted_html(answer: &Answered<'_>, facts: &Facts<'_>) -> bool {
    is_html(answer)
        && facts
            .accept()
            .is_some_and(|accept| !accepts(&accept, "text", "html"))
}

/// Whether the content of the answer is a page.
pub(super) fn is_html(answer: &Answered<'_>) -> bool {
    let media_type = answer.head.get(KnownField::ContentType).and_then(text);
    media_type.is_some_and(|value| {
        value
            .trim_start()
            .to_ascii_lowercase()
            .starts_with("text/html")
    })
}

fn text(value: &[u8]) -> Option<&str> {
    std::str::from_utf8(value).ok()
}
