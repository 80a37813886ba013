//! A header section, or one field, above its limit is answered with 431.
//!
//! # Question
//!
//! Are the fields too large, one of them or all together?
//!
//! # Why it matters
//!
//! The answer names the field where a single one is at fault (RFC 6585 §5), most often `Cookie`. The limits are
//! `limits.field`, `limits.head` and `limits.fields`.
//!
//! # Wrong
//!
//! ```http long-field
//! GET /products HTTP/1.1
//! Host: api.example
//! Cookie: a=1
//!
//! ```
//!
//! # Right
//!
//! ```http
//! GET /products HTTP/1.1
//! Host: api.example
//! Cookie: a=1
//!
//! ```
//!
//! # References
//!
//! - RFC 6585 §5
//! - RFC 9110 §5.4

use demur_http1::{WireFault, WireGroup};

use super::malformed;
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(fault: &WireFault) -> Option<Refusal> {
    if fault.rule.group() != WireGroup::FieldsTooLarge {
        return None;
    }
    let refusal = malformed(Status::FIELDS_TOO_LARGE, fault);
    Some(match &fault.field {
        Some(name) => refusal.hint(format!(
            "make the field `{name}` shorter and send the request again"
        )),
        None => refusal.hint("send fewer or shorter fields"),
    })
}
