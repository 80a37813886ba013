//! In which house style refusals are written.

use crate::template::Template;

/// Shape of a problem.
#[derive(Debug)]
pub enum Profile {
    /// `application/problem+json` (RFC 9457), or HTML and text where preferred.
    Rfc9110,
    /// `{"error", "fields", "docs"}` as `application/json`.
    Simple,
    /// `{"error": {"code", "message", "details"}}` as `application/json`.
    Nested,
    /// `{"error": {"message", "status"}}` as `application/json`.
    Message,
    /// `{"error": "…"}` as `application/json`.
    Bare,
    /// The operator's own JSON.
    Own(Box<Template>),
}
