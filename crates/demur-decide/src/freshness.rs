//! What caches may do with our own answers.

use crate::policy::Scope;
use crate::status::Status;

/// `Cache-Control` of a refusal, always explicit: some error statuses may be
/// stored without a word (RFC 9110 §15.1), and most caches store any that says
/// so.
pub(crate) fn cache_control(status: Status, scope: Option<Scope>) -> &'static str {
    // A 404 that may hide something must not be remembered for others.
    if status == Status::NOT_FOUND && scope != Some(Scope::Public) {
        return "no-store";
    }
    demur_codebook::status(status.code())
        .map(|page| page.cache_default)
        .filter(|value| !value.is_empty())
        .unwrap_or("no-store")
}
