//! Whether the connection outlives the message (RFC 9112 §9.3).

use crate::fields::Fields;
use crate::known::KnownField;
use crate::version::Version;

pub(crate) fn keeps_alive(buf: &[u8], fields: &Fields, version: Version) -> bool {
    let mut keep_alive = !version.is_http_10();
    for option in fields.elements(KnownField::Connection, buf) {
        if option.eq_ignore_ascii_case(b"close") {
            return false;
        }
        keep_alive |= option.eq_ignore_ascii_case(b"keep-alive");
    }
    keep_alive
}
