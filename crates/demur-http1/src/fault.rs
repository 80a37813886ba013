//! The closed list of wire rules, and the fault that names one of them.
//!
//! A fault says what is wrong, where, and by which clause. Which status answers it is decided elsewhere.

use std::fmt;

/// One broken rule, found at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WireFault {
    /// The rule that was broken.
    pub rule: WireRule,
    /// Byte offset: from the first byte of the buffer for a head, from the first byte of the body for a body.
    pub offset: usize,
    /// The name of the field at fault, as far as it was readable; printable ASCII, at most 64 bytes.
    pub field: Option<Box<str>>,
}

impl WireFault {
    /// A fault without a field name.
    pub const fn new(rule: WireRule, offset: usize) -> Self {
        Self {
            rule,
            offset,
            field: None,
        }
    }
}

impl fmt::Display for WireFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} at byte {}", self.rule.id(), self.offset)?;
        match &self.field {
            Some(name) => write!(out, " in field `{name}`"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for WireFault {}

/// The rows of the deciding table that answer wire faults, and two groups that are not head rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum WireGroup {
    /// The head did not arrive in time.
    HeadTimeout,
    /// The request line does not follow the grammar.
    RequestLine,
    /// The major version is not one this side speaks.
    HttpVersion,
    /// The method is longer than any this side knows.
    MethodTooLong,
    /// The request target is over its limit.
    TargetTooLong,
    /// A field, the number of fields, or the head as a whole is over its limit.
    FieldsTooLarge,
    /// A field line does not follow the grammar.
    FieldSyntax,
    /// `Host` is missing, repeated, invalid, or contradicts the target.
    Host,
    /// The length of the message cannot be told with certainty.
    Framing,
    /// A transfer coding that this side does not implement.
    TransferCoding,
    /// A target form that does not belong to this method or this server.
    TargetForm,
    /// The body breaks its own framing.
    BodyFraming,
    /// The body is over its limit.
    BodyTooLarge,
    /// Only an answer of an upstream can break this rule.
    Response,
}

macro_rules! wire_rules {
    ($($name:ident, $id:literal, $group:ident, $clause:literal, $explain:literal;)*) => {
        /// One rule of the wire format. The deciding side maps its [`group`](Self::group) to a row.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum WireRule {
            $(#[doc = $explain] $name,)*
        }

        impl WireRule {
            /// Every rule, in the order of the table.
            pub const ALL: &'static [WireRule] = &[$(WireRule::$name,)*];

            /// The kebab-case id.
            pub const fn id(self) -> &'static str {
                match self { $(WireRule::$name => $id,)* }
            }

            /// The row that answers this rule.
            pub const fn group(self) -> WireGroup {
                match self { $(WireRule::$name => WireGroup::$group,)* }
            }

            /// The clause of the specification.
            pub const fn clause(self) -> &'static str {
                match self { $(WireRule::$name => $clause,)* }
            }

            /// One sentence for the person who has to repair the message.
            pub const fn explain(self) -> &'static str {
                match self { $(WireRule::$name => $explain,)* }
            }
        }
    };
}

wire_rules! {
    HeadTimeout, "head-timeout", HeadTimeout, "RFC 9110 §15.5.9",
        "The head did not arrive completely within the time allowed for it";

    HeadIncomplete, "head-incomplete", RequestLine, "RFC 9112 §8",
        "The connection was closed before the head was complete";
    TlsBytes, "tls-bytes", RequestLine, "RFC 9112 §3",
        "The bytes are a TLS handshake, but this port speaks plain HTTP";
    LeadingEmptyLines, "leading-empty-lines", RequestLine, "RFC 9112 §2.2",
        "More than one empty line stands before the request line";
    MethodByte, "method-byte", RequestLine, "RFC 9110 §9.1",
        "The method holds a byte that is not allowed in a token";
    RequestLineShort, "request-line-short", RequestLine, "RFC 9112 §3",
        "The request line ends before the target";
    RequestLineSpaces, "request-line-spaces", RequestLine, "RFC 9112 §3",
        "The parts of the request line must be separated by exactly one space";
    TargetSpace, "target-space", RequestLine, "RFC 9112 §3.2",
        "The target holds a space; it must be written as `%20`";
    TargetControl, "target-control", RequestLine, "RFC 9112 §3.2",
        "The target holds a control character";
    TargetNonAscii, "target-non-ascii", RequestLine, "RFC 9112 §3.2",
        "The target holds a byte outside ASCII; it must be percent-encoded";
    TargetFragment, "target-fragment", RequestLine, "RFC 9112 §3.2",
        "The target holds `#`; a fragment is never sent, and a literal one is `%23`";
    VersionSyntax, "version-syntax", RequestLine, "RFC 9112 §2.3",
        "The version must read `HTTP/`, one digit, a dot and one digit";
    StartLineBareLf, "start-line-bare-lf", RequestLine, "RFC 9112 §2.2",
        "The first line ends with LF alone instead of CR LF";
    StartLineBareCr, "start-line-bare-cr", RequestLine, "RFC 9112 §2.2",
        "A CR in the first line is not followed by LF";

    VersionMissing, "version-missing", HttpVersion, "RFC 9112 §2.3",
        "The request line has no version, as in HTTP/0.9, which is not spoken here";
    VersionMajor, "version-major", HttpVersion, "RFC 9110 §15.6.6",
        "The major version is not 1";
    Http2Preface, "http2-preface", HttpVersion, "RFC 9113 §3.4",
        "The bytes are the HTTP/2 preface, but this port speaks HTTP/1.1";

    MethodTooLong, "method-too-long", MethodTooLong, "RFC 9112 §3",
        "The method is longer than any method known here";

    TargetTooLong, "target-too-long", TargetTooLong, "RFC 9112 §3",
        "The target is longer than the limit";

    FieldTooLarge, "field-too-large", FieldsTooLarge, "RFC 6585 §5",
        "One field line is longer than the limit";
    HeadTooLarge, "head-too-large", FieldsTooLarge, "RFC 6585 §5",
        "The head as a whole is larger than the limit";
    TooManyFields, "too-many-fields", FieldsTooLarge, "RFC 6585 §5",
        "The head has more fields than the limit";

    WhitespaceBeforeFields, "whitespace-before-fields", FieldSyntax, "RFC 9112 §2.2",
        "Whitespace stands between the first line and the first field";
    ObsFold, "obs-fold", FieldSyntax, "RFC 9112 §5.2",
        "A field value is continued on the next line (obsolete line folding)";
    FieldNameEmpty, "field-name-empty", FieldSyntax, "RFC 9110 §5.1",
        "A field line begins with its colon; the name is missing";
    FieldNameByte, "field-name-byte", FieldSyntax, "RFC 9110 §5.1",
        "A field name holds a byte that is not allowed in a token";
    FieldNameNonAscii, "field-name-non-ascii", FieldSyntax, "RFC 9110 §5.1",
        "A field name holds a byte outside ASCII";
    SpaceBeforeColon, "space-before-colon", FieldSyntax, "RFC 9112 §5.1",
        "Whitespace stands between a field name and its colon";
    ColonMissing, "colon-missing", FieldSyntax, "RFC 9112 §5",
        "A field line has no colon";
    ValueNul, "value-nul", FieldSyntax, "RFC 9110 §5.5",
        "A field value holds a NUL byte";
    ValueControl, "value-control", FieldSyntax, "RFC 9110 §5.5",
        "A field value holds a control character";
    FieldBareLf, "field-bare-lf", FieldSyntax, "RFC 9112 §2.2",
        "A field line ends with LF alone instead of CR LF";
    FieldBareCr, "field-bare-cr", FieldSyntax, "RFC 9112 §2.2",
        "A CR in the fields is not followed by LF";

    HostMissing, "host-missing", Host, "RFC 9112 §3.2",
        "An HTTP/1.1 request must have a `Host` field";
    HostRepeated, "host-repeated", Host, "RFC 9112 §3.2",
        "`Host` appears more than once";
    HostInvalid, "host-invalid", Host, "RFC 9112 §3.2",
        "The value of `Host` is not a host name or address with an optional port";
    HostMismatch, "host-mismatch", Host, "RFC 9112 §3.2.2",
        "`Host` names another authority than the target does";

    ContentLengthSyntax, "content-length-syntax", Framing, "RFC 9110 §8.6",
        "`Content-Length` must be decimal digits and nothing else";
    ContentLengthList, "content-length-list", Framing, "RFC 9112 §6.3",
        "`Content-Length` holds a list; one number is allowed";
    ContentLengthRepeated, "content-length-repeated", Framing, "RFC 9112 §6.3",
        "`Content-Length` appears more than once";
    LengthAndTransferEncoding, "length-and-transfer-encoding", Framing, "RFC 9112 §6.1",
        "`Content-Length` and `Transfer-Encoding` stand in the same message";
    TransferEncodingVersion, "transfer-encoding-version", Framing, "RFC 9112 §6.1",
        "`Transfer-Encoding` does not exist in HTTP/1.0";
    TransferEncodingSyntax, "transfer-encoding-syntax", Framing, "RFC 9112 §6.1",
        "`Transfer-Encoding` holds an element that is not a plain coding name";
    TransferEncodingEmpty, "transfer-encoding-empty", Framing, "RFC 9112 §6.1",
        "`Transfer-Encoding` holds an empty element";
    ChunkedRepeated, "chunked-repeated", Framing, "RFC 9112 §6.1",
        "`chunked` is applied more than once";
    ChunkedNotLast, "chunked-not-last", Framing, "RFC 9112 §6.3",
        "`chunked` is not the last transfer coding, so the end of the message cannot be found";

    TransferCodingUnknown, "transfer-coding-unknown", TransferCoding, "RFC 9112 §6.1",
        "A transfer coding other than `chunked` is not implemented here";

    TargetNotPath, "target-not-path", TargetForm, "RFC 9112 §3.2.1",
        "The target must begin with `/`, or be an absolute `http` or `https` URI";
    AsteriskNotOptions, "asterisk-not-options", TargetForm, "RFC 9112 §3.2.4",
        "The target `*` belongs to OPTIONS only";
    AuthorityNotConnect, "authority-not-connect", TargetForm, "RFC 9112 §3.2.3",
        "A target of host and port belongs to CONNECT only";
    ConnectTarget, "connect-target", TargetForm, "RFC 9112 §3.2.3",
        "The target of CONNECT must be a host, a colon and a port";
    AbsoluteScheme, "absolute-scheme", TargetForm, "RFC 9112 §3.2.2",
        "The scheme of an absolute target must be `http` or `https`";
    AbsoluteAuthority, "absolute-authority", TargetForm, "RFC 9110 §4.2.1",
        "The authority of an absolute target is empty or not a host with an optional port";
    AbsoluteUserinfo, "absolute-userinfo", TargetForm, "RFC 9110 §4.2.4",
        "The authority of an absolute target holds a user name or password";

    ChunkSizeSyntax, "chunk-size-syntax", BodyFraming, "RFC 9112 §7.1",
        "A chunk must begin with its size in hexadecimal digits";
    ChunkSizeDigits, "chunk-size-digits", BodyFraming, "RFC 9112 §7.1",
        "A chunk size has more than 16 digits";
    ChunkExtension, "chunk-extension", BodyFraming, "RFC 9112 §7.1.1",
        "A chunk extension does not follow the grammar";
    ChunkExtensionTooLarge, "chunk-extension-too-large", BodyFraming, "RFC 9112 §7.1.1",
        "The chunk extensions of this body are larger than the limit";
    ChunkLineEnd, "chunk-line-end", BodyFraming, "RFC 9112 §7.1",
        "A chunk line must end with CR LF";
    ChunkDataEnd, "chunk-data-end", BodyFraming, "RFC 9112 §7.1",
        "The data of a chunk is not followed by CR LF, so its size is wrong";
    TrailerSyntax, "trailer-syntax", BodyFraming, "RFC 9112 §7.1.2",
        "A trailer line does not follow the grammar of fields";
    TrailerTooLarge, "trailer-too-large", BodyFraming, "RFC 9112 §7.1.2",
        "The trailer section is larger than the limit";
    BodyIncomplete, "body-incomplete", BodyFraming, "RFC 9112 §8",
        "The connection was closed before the body was complete";

    BodyTooLarge, "body-too-large", BodyTooLarge, "RFC 9110 §15.5.14",
        "The body is larger than the limit";

    StatusLine, "status-line", Response, "RFC 9112 §4",
        "The status line must read version, space, three digits, space and an optional phrase";
    StatusCode, "status-code", Response, "RFC 9110 §15",
        "The status code is not between 100 and 599";
    BodylessStatus, "bodyless-status", Response, "RFC 9110 §8.6",
        "A 1xx or 204 answer announces a body, which it cannot have";
}
