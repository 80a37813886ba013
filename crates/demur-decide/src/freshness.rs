//! What caches may do with our own answers.

use std::borrow::Cow;

use crate::policy::Scope;
use crate::status::Status;
use crate::verdict::{Refusal, StepId};

/// `Cache-Control` of a refusal, always explicit: some error statuses may be
/// stored without a word (RFC 9110 §15.1), and most caches store any that says
/// so.
pub(crate) fn cache_control(refusal: &Refusal, scope: Option<Scope>) -> Cow<'static, str> {
    let status = refusal.status;
    let is_for_all = scope == Some(Scope::Public);
    // What may hide something, or is not for everybody, must not be remembered for others.
    if !is_for_all && matches!(status, Status::NOT_FOUND | Status::GONE) {
        return "no-store".into();
    }
    // What the upstream refused may depend on more than the path, and only it could say on what.
    if refusal.step == StepId("response-normalised") {
        return "no-store".into();
    }
    if let Some(seconds) = refusal.max_age {
        return format!("public, max-age={seconds}").into();
    }
    demur_codebook::status(status.code())
        .map(|page| page.cache_default)
        .filter(|value| !value.is_empty())
        .unwrap_or("no-store")
        .into()
}
