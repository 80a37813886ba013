//! Where it is switched on, an answer that breaks the contract is answered with 502.
//!
//! # Question
//!
//! Did the server behind answer what its description does not allow?
//!
//! # Why it matters
//!
//! An undocumented status or media type is a promise broken by the service, and clients that generated their code from the
//! document will trip over it. The row is off by default; `shadow` counts what `enforce` would replace. A missing `Allow` on
//! 405 is filled in from the document in any case, since the status demands it.
//!
//! # References
//!
//! - RFC 9110 §15.6.3
//! - RFC 9110 §15.5.6

use std::borrow::Cow;

use demur_http1::KnownField;

use super::Answered;
use crate::credentials;
use crate::facts::Facts;
use crate::status::Status;
use crate::verdict::Refusal;

pub(super) fn objects(answer: &Answered<'_>, facts: &Facts<'_>) -> Option<Refusal> {
    let documented = facts.operation?.response(answer.status);
    let Some(rule) = documented else {
        return Some(broken(
            "The service behind this gateway answered with a status it does not document",
        ));
    };
    let media_type = answer
        .head
        .get(KnownField::ContentType)
        .and_then(|value| std::str::from_utf8(value).ok())?;
    let (main, sub) = media_type.split(';').next()?.trim().split_once('/')?;
    let fits =
        rule.media_types.is_empty() || rule.media_types.iter().any(|range| range.covers(main, sub));
    (!fits).then(|| {
        broken("The service behind this gateway answered with a media type it does not document")
    })
}

fn broken(detail: &'static str) -> Refusal {
    Refusal::new(Status::BAD_GATEWAY, detail)
}

/// The fields that the answer's status demands, that it lacks, and that the
/// contract knows.
pub(super) fn missing_fields(
    answer: &Answered<'_>,
    facts: &Facts<'_>,
) -> Vec<(&'static str, Cow<'static, str>)> {
    let lacks = |field| answer.head.get(field).is_none();
    match answer.status {
        405 if lacks(KnownField::Allow) => facts
            .route()
            .map(|route| ("Allow", route.allow().to_owned().into()))
            .into_iter()
            .collect(),
        401 if lacks(KnownField::WwwAuthenticate) && !facts.security().is_empty() => {
            vec![(
                "WWW-Authenticate",
                credentials::challenge(facts.security(), facts.policy, None).into(),
            )]
        }
        _ => Vec::new(),
    }
}
