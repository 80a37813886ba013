//! The field names the gateway reads or treats in a special way, found once while a head is parsed.

use crate::bytes::same_name;

macro_rules! known_fields {
    ($($variant:ident $name:literal,)*) => {
        /// A field name with a meaning here; every other name is [`KnownField::Other`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum KnownField {
            $(#[doc = concat!("`", $name, "`")] $variant,)*
            /// Any other name.
            Other,
        }

        impl KnownField {
            /// Every known field; `Other` is not among them.
            pub const ALL: &'static [KnownField] = &[$(KnownField::$variant,)*];

            /// The name as it is usually written; empty for `Other`.
            pub const fn name(self) -> &'static str {
                match self {
                    $(KnownField::$variant => $name,)*
                    KnownField::Other => "",
                }
            }

            /// The name in lower case.
            const fn lower(self) -> &'static str {
                match self {
                    $(KnownField::$variant => {
                        const LOWER: [u8; $name.len()] = lowered($name);
                        match std::str::from_utf8(&LOWER) {
                            Ok(name) => name,
                            Err(_) => "",
                        }
                    })*
                    KnownField::Other => "",
                }
            }
        }
    };
}

known_fields! {
    Host "Host",
    ContentLength "Content-Length",
    TransferEncoding "Transfer-Encoding",
    Connection "Connection",
    KeepAlive "Keep-Alive",
    ProxyConnection "Proxy-Connection",
    Te "TE",
    Trailer "Trailer",
    Upgrade "Upgrade",
    Expect "Expect",
    Accept "Accept",
    AcceptEncoding "Accept-Encoding",
    AcceptLanguage "Accept-Language",
    ContentType "Content-Type",
    ContentEncoding "Content-Encoding",
    Authorization "Authorization",
    ProxyAuthorization "Proxy-Authorization",
    Cookie "Cookie",
    Origin "Origin",
    AccessControlRequestMethod "Access-Control-Request-Method",
    AccessControlRequestHeaders "Access-Control-Request-Headers",
    IfMatch "If-Match",
    IfNoneMatch "If-None-Match",
    IfModifiedSince "If-Modified-Since",
    IfUnmodifiedSince "If-Unmodified-Since",
    IfRange "If-Range",
    Range "Range",
    EarlyData "Early-Data",
    XRequestId "X-Request-Id",
    Forwarded "Forwarded",
    XForwardedFor "X-Forwarded-For",
    XForwardedProto "X-Forwarded-Proto",
    XForwardedHost "X-Forwarded-Host",
    XRealIp "X-Real-IP",
    UserAgent "User-Agent",
    Date "Date",
    Server "Server",
    Via "Via",
    Allow "Allow",
    WwwAuthenticate "WWW-Authenticate",
    Location "Location",
    CacheControl "Cache-Control",
    ETag "ETag",
    RetryAfter "Retry-After",
    Vary "Vary",
    SetCookie "Set-Cookie",
    ProxyAuthenticate "Proxy-Authenticate",
    LastModified "Last-Modified",
    Expires "Expires",
    Age "Age",
    ContentRange "Content-Range",
    ContentLocation "Content-Location",
    AcceptRanges "Accept-Ranges",
    Link "Link",
    Traceparent "Traceparent",
    Tracestate "Tracestate",
    IdempotencyKey "Idempotency-Key",
    Http2Settings "HTTP2-Settings",
    Referer "Referer",
    MaxForwards "Max-Forwards",
    CdnLoop "CDN-Loop",
    ContentLanguage "Content-Language",
    AcceptPatch "Accept-Patch",
}

/// One bit per known field must fit a `u64`.
const _: () = assert!(KnownField::ALL.len() < 64);

impl KnownField {
    /// The field of this name, in any case.
    pub fn of(name: &[u8]) -> Self {
        let (Some(first), Some(last), Some(middle)) =
            (name.first(), name.last(), name.get(name.len() / 2))
        else {
            return Self::Other;
        };
        let slot = usize::from(slot(*first, *middle, *last, name.len()));
        match SLOTS.get(slot) {
            Some((field, known)) if same_name(name, known.as_bytes()) => *field,
            Some(_) | None => Self::Other,
        }
    }

    /// The bit of this field in a set.
    pub(crate) const fn bit(self) -> u64 {
        1 << (self as u8)
    }
}

#[expect(
    clippy::indexing_slicing,
    reason = "evaluated while compiling, where a wrong index is a compile error"
)]
const fn lowered<const N: usize>(name: &str) -> [u8; N] {
    let mut lower = [0; N];
    let mut at = 0;
    while at < N {
        lower[at] = name.as_bytes()[at].to_ascii_lowercase();
        at += 1;
    }
    lower
}

/// A perfect hash over the known names: three bytes in lower case and the length.
///
/// The factors were found by search; the table below fails to compile if two names collide.
const fn slot(first: u8, middle: u8, last: u8, len: usize) -> u8 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the hash is taken modulo 256"
    )]
    let len = len as u8;
    (first | 0x20)
        .wrapping_mul(8)
        .wrapping_add((last | 0x20).wrapping_mul(183))
        .wrapping_add((middle | 0x20).wrapping_mul(213))
        .wrapping_add(len.wrapping_mul(9))
}

/// Each field with its name in lower case.
static SLOTS: [(KnownField, &str); 256] = slots();

#[expect(
    clippy::indexing_slicing,
    reason = "evaluated while compiling, where a wrong index is a compile error"
)]
const fn slots() -> [(KnownField, &'static str); 256] {
    let mut table = [(KnownField::Other, ""); 256];
    let mut at = 0;
    while at < KnownField::ALL.len() {
        let field = KnownField::ALL[at];
        let name = field.name().as_bytes();
        let slot = slot(
            name[0],
            name[name.len() / 2],
            name[name.len() - 1],
            name.len(),
        ) as usize;
        assert!(
            matches!(table[slot].0, KnownField::Other),
            "two names share a slot: choose other factors"
        );
        table[slot] = (field, field.lower());
        at += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_name_is_found_in_any_case() {
        for field in KnownField::ALL {
            let name = field.name();
            assert_eq!(KnownField::of(name.as_bytes()), *field, "{name}");
            assert_eq!(
                KnownField::of(name.to_lowercase().as_bytes()),
                *field,
                "{name}"
            );
            assert_eq!(
                KnownField::of(name.to_uppercase().as_bytes()),
                *field,
                "{name}"
            );
        }
    }

    #[test]
    fn other_names_are_other() {
        for name in [
            "",
            "X",
            "Hos",
            "Hosts",
            "H0st",
            "Content_Length",
            "Content\rLength",
            "X-Custom",
            "Content-Lengti",
        ] {
            assert_eq!(KnownField::of(name.as_bytes()), KnownField::Other, "{name}");
        }
    }
}
