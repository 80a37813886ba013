//! The statuses demur may refuse with.

use std::fmt;

/// A status that says "no": 400 to 599, and nothing else.
///
/// The type cannot hold 200, so a refusal cannot be sent as a success. The
/// constants are the codes demur decides itself; [`Status::kept`] is for the
/// status of an upstream answer whose body is replaced.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Status(u16);

impl Status {
    /// RFC 9110 §15.5.1.
    pub const BAD_REQUEST: Self = Self(400);
    /// RFC 9110 §15.5.2.
    pub const UNAUTHORIZED: Self = Self(401);
    /// RFC 9110 §15.5.3.
    pub const PAYMENT_REQUIRED: Self = Self(402);
    /// RFC 9110 §15.5.4.
    pub const FORBIDDEN: Self = Self(403);
    /// RFC 9110 §15.5.5.
    pub const NOT_FOUND: Self = Self(404);
    /// RFC 9110 §15.5.6.
    pub const METHOD_NOT_ALLOWED: Self = Self(405);
    /// RFC 9110 §15.5.7.
    pub const NOT_ACCEPTABLE: Self = Self(406);
    /// RFC 9110 §15.5.9.
    pub const REQUEST_TIMEOUT: Self = Self(408);
    /// RFC 9110 §15.5.10.
    pub const CONFLICT: Self = Self(409);
    /// RFC 9110 §15.5.11.
    pub const GONE: Self = Self(410);
    /// RFC 9110 §15.5.12.
    pub const LENGTH_REQUIRED: Self = Self(411);
    /// RFC 9110 §15.5.14.
    pub const CONTENT_TOO_LARGE: Self = Self(413);
    /// RFC 9110 §15.5.15.
    pub const URI_TOO_LONG: Self = Self(414);
    /// RFC 9110 §15.5.16.
    pub const UNSUPPORTED_MEDIA_TYPE: Self = Self(415);
    /// RFC 9110 §15.5.18.
    pub const EXPECTATION_FAILED: Self = Self(417);
    /// RFC 9110 §15.5.20.
    pub const MISDIRECTED_REQUEST: Self = Self(421);
    /// RFC 9110 §15.5.21.
    pub const UNPROCESSABLE_CONTENT: Self = Self(422);
    /// RFC 8470 §5.2.
    pub const TOO_EARLY: Self = Self(425);
    /// RFC 6585 §3.
    pub const PRECONDITION_REQUIRED: Self = Self(428);
    /// RFC 6585 §4.
    pub const TOO_MANY_REQUESTS: Self = Self(429);
    /// RFC 6585 §5.
    pub const FIELDS_TOO_LARGE: Self = Self(431);
    /// RFC 7725 §3.
    pub const UNAVAILABLE_FOR_LEGAL_REASONS: Self = Self(451);
    /// RFC 9110 §15.6.1.
    pub const INTERNAL_SERVER_ERROR: Self = Self(500);
    /// RFC 9110 §15.6.2.
    pub const NOT_IMPLEMENTED: Self = Self(501);
    /// RFC 9110 §15.6.3.
    pub const BAD_GATEWAY: Self = Self(502);
    /// RFC 9110 §15.6.4.
    pub const SERVICE_UNAVAILABLE: Self = Self(503);
    /// RFC 9110 §15.6.5.
    pub const GATEWAY_TIMEOUT: Self = Self(504);
    /// RFC 9110 §15.6.6.
    pub const VERSION_NOT_SUPPORTED: Self = Self(505);

    /// The status of an upstream's own error answer, or nothing if that answer
    /// is no error.
    pub fn kept(upstream: u16) -> Option<Self> {
        (400..=599).contains(&upstream).then_some(Self(upstream))
    }

    /// The number on the wire.
    pub const fn code(self) -> u16 {
        self.0
    }

    /// The registered phrase, from our own table (many libraries print old ones).
    pub fn phrase(self) -> &'static str {
        demur_codebook::phrase(self.0).unwrap_or("Error")
    }
}

impl fmt::Debug for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}
