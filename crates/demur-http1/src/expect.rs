//! The `Expect` field (RFC 9110 §10.1.1). An HTTP/1.0 request has no expectations, whatever it says.

use crate::fields::Fields;
use crate::known::KnownField;
use crate::version::Version;

pub(crate) fn expects_continue(buf: &[u8], fields: &Fields, version: Version) -> bool {
    !version.is_http_10() && fields.elements(KnownField::Expect, buf).any(is_continue)
}

pub(crate) fn is_continue(expectation: &[u8]) -> bool {
    expectation.eq_ignore_ascii_case(b"100-continue")
}
