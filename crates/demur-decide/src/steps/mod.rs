//! The rows, one file each. `pipeline.rs` has them in order.
//!
//! Nearly every row is asked about every request and has nothing to say. So what it looks at first is little, and
//! what it says then stands in a function of its own, which is not inlined: passing a row costs a few instructions.

pub(crate) mod body_framing;
pub(crate) mod body_missing;
pub(crate) mod body_rules;
pub(crate) mod body_schema;
pub(crate) mod body_syntax;
pub(crate) mod body_timeout;
pub(crate) mod body_too_large;
pub(crate) mod condition_malformed;
pub(crate) mod condition_required;
pub(crate) mod content_coding;
pub(crate) mod content_too_large;
pub(crate) mod credentials_invalid;
pub(crate) mod credentials_malformed;
pub(crate) mod credentials_missing;
pub(crate) mod expectation;
pub(crate) mod field_syntax;
pub(crate) mod fields_too_large;
pub(crate) mod forbidden;
pub(crate) mod framing;
pub(crate) mod gone;
pub(crate) mod head_timeout;
pub(crate) mod host;
pub(crate) mod http_version;
pub(crate) mod length_required;
pub(crate) mod media_type;
pub(crate) mod method_not_allowed;
pub(crate) mod method_too_long;
pub(crate) mod method_unknown;
pub(crate) mod misdirected;
pub(crate) mod moved;
pub(crate) mod not_acceptable;
pub(crate) mod not_found;
pub(crate) mod options;
pub(crate) mod overloaded;
pub(crate) mod own_pages;
pub(crate) mod parameters;
pub(crate) mod path_parameter;
pub(crate) mod preflight;
pub(crate) mod quota;
pub(crate) mod rate_network;
pub(crate) mod request_line;
pub(crate) mod target_encoding;
pub(crate) mod target_form;
pub(crate) mod target_too_long;
pub(crate) mod too_early;
pub(crate) mod trace;
pub(crate) mod transfer_coding;
pub(crate) mod verifier_unavailable;
pub(crate) mod withheld;

use demur_http1::WireFault;

use crate::status::Status;
use crate::verdict::Refusal;

/// The refusal of a message that breaks a rule of the wire format: which rule,
/// where, by which clause. Nothing after it on the connection can be trusted.
fn malformed(status: Status, fault: &WireFault) -> Refusal {
    let place = match &fault.field {
        Some(name) => format!("byte {}, field `{name}`", fault.offset),
        None => format!("byte {}", fault.offset),
    };
    let text = format!(
        "{} ({place}; {})",
        fault.rule.explain(),
        fault.rule.clause()
    );
    Refusal::new(status, text).closing()
}
