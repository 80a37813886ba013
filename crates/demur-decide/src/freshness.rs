//! What caches may do with our own answers.

use std::borrow::Cow;

use crate::policy::Scope;
use crate::verdict::{Refusal, StepId};

/// `Cache-Control` of a refusal, always explicit: some error statuses may be
/// stored without a word (RFC 9110 §15.1), and most caches store any that says
/// so.
pub(crate) fn cache_control(refusal: &Refusal, scope: Option<Scope>) -> Cow<'static, str> {
    // What the upstream refused may depend on more than the path, and only it could say on what.
    if refusal.step == StepId("response-normalised") {
        return "no-store".into();
    }
    let hides = hides(refusal.status.code(), scope);
    match refusal.max_age.filter(|_| !hides) {
        Some(seconds) => format!("public, max-age={seconds}").into(),
        None => of_status(refusal.status.code(), scope),
    }
}

/// What may hide something, or is not for everybody, must not be remembered for others.
fn hides(status: u16, scope: Option<Scope>) -> bool {
    scope != Some(Scope::Public) && matches!(status, 404 | 410)
}

/// `Cache-Control` of a status where nothing else is known.
pub(crate) fn of_status(status: u16, scope: Option<Scope>) -> Cow<'static, str> {
    if hides(status, scope) {
        return "no-store".into();
    }
    demur_codebook::status(status)
        .map(|page| page.cache_default)
        .filter(|value| !value.is_empty())
        .unwrap_or("no-store")
        .into()
}
