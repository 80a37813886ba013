//! What heads of both directions have in common: which fields belong to one connection, and how a field
//! that was parsed is written again.

use demur_http1::{Field, KnownField};

/// Appends pieces of which everything is known to be well-formed. A macro, so that pieces of known length cost
/// no call.
macro_rules! append {
    ($out:expr, $($piece:expr),+) => {{
        $($out.extend_from_slice($piece);)+
    }};
}
pub(crate) use append;

/// Fields that belong to one connection (RFC 9110 §7.6.1). Trailers are not passed on, so neither is the
/// word that they would be understood.
pub(crate) fn is_hop_by_hop(known: KnownField) -> bool {
    matches!(
        known,
        KnownField::Connection
            | KnownField::KeepAlive
            | KnownField::ProxyConnection
            | KnownField::ProxyAuthorization
            | KnownField::ProxyAuthenticate
            | KnownField::Te
            | KnownField::Trailer
            | KnownField::TransferEncoding
            | KnownField::Upgrade
    )
}

/// Whether the options of `Connection` name any field. Nearly always they do not, and then no field has to
/// be compared with them.
pub(crate) fn names_fields<'a>(mut options: impl Iterator<Item = &'a [u8]>) -> bool {
    options.any(|option| {
        !option.eq_ignore_ascii_case(b"close") && !option.eq_ignore_ascii_case(b"keep-alive")
    })
}

/// Whether the options of `Connection` name this field.
pub(crate) fn is_named<'a>(mut options: impl Iterator<Item = &'a [u8]>, name: &[u8]) -> bool {
    options.any(|option| option.eq_ignore_ascii_case(name))
}

/// Appends a field of a parsed head: the parser has let nothing through that could not be written.
pub(crate) fn copy_field(out: &mut Vec<u8>, field: &Field<'_>) {
    match field.line() {
        Some(line) => out.extend_from_slice(line),
        None => known_good(out, field.name_bytes(), field.value()),
    }
}

/// Appends a field whose name is ours and whose value was parsed, or consists of letters and digits.
pub(crate) fn known_good(out: &mut Vec<u8>, name: &[u8], value: &[u8]) {
    append!(out, name, b": ", value, b"\r\n");
}
