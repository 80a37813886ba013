//! The head of an upstream's response, read as strictly as a request.

use crate::bytes::{text, value_end};
use crate::fault::WireRule;
use crate::fields::{self, Field, Fields, ran_out};
use crate::framing::{content_length, transfer_encoding};
use crate::known::KnownField;
use crate::limits::Limits;
use crate::persistence;
use crate::scan::{Parsed, Scan, Span, Stop, fault, field_fault, parsed};
use crate::version::{Version, parse_version_word};

/// How the end of a response body is found (RFC 9112 §6.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ResponseFraming {
    /// There is no body.
    #[default]
    None,
    /// `Content-Length`; a number beyond `u64` is `u64::MAX`.
    Length(u64),
    /// `Transfer-Encoding: chunked`
    Chunked,
    /// The body lasts until the upstream closes the connection.
    UntilClose,
}

/// A parsed response head: offsets into the buffer it was parsed from. Reuse it from response to response.
#[derive(Debug, Clone, Default)]
pub struct ResponseHead {
    version: Version,
    status: u16,
    reason: Span,
    fields: Fields,
    framing: ResponseFraming,
    keep_alive: bool,
    len: usize,
}

impl ResponseHead {
    /// An empty head, to be filled by [`parse_response`].
    pub fn new() -> Self {
        Self::default()
    }

    /// The head's length in bytes; the body begins there.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether no head has been parsed yet.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The head read through the buffer it was parsed from.
    pub fn view<'a>(&'a self, buf: &'a [u8]) -> ResponseView<'a> {
        ResponseView { head: self, buf }
    }
}

/// Parses the response head at the start of `buf`; `request_method` is the method it answers.
pub fn parse_response(
    buf: &[u8],
    limits: &Limits,
    request_method: &str,
    head: &mut ResponseHead,
) -> Parsed {
    head.len = 0;
    head.fields.clear();
    parsed(parse(buf, limits, request_method, head), buf)
}

fn parse(buf: &[u8], limits: &Limits, method: &str, head: &mut ResponseHead) -> Scan<()> {
    let window = limits.window(buf);
    let (version, after_version) = if window.starts_with(b"HTTP/1.1 ") {
        (Version::HTTP_11, 8)
    } else {
        parse_version_word(window, 0, limits).map_err(status_line)?
    };
    if version.major() != 1 {
        return fault(WireRule::VersionMajor, 0);
    }
    head.version = version;
    let after_status = parse_status(window, after_version, limits, head)?;
    let fields_at = parse_reason(window, after_status, limits, head)?;
    let end = fields::parse(window, fields_at, limits, &mut head.fields)?;
    head.framing = framing(window, head, method)?;
    head.keep_alive = head.framing != ResponseFraming::UntilClose
        && persistence::keeps_alive(window, &head.fields, version);
    head.len = end;
    Ok(())
}

/// Whatever the version's reader would say of a request line, here it is the status line that is wrong.
fn status_line(stop: Stop) -> Stop {
    match stop {
        Stop::Fault(WireRule::HeadTooLarge, ..) | Stop::Partial => stop,
        Stop::Fault(_, offset, name) => Stop::Fault(WireRule::StatusLine, offset, name),
    }
}

/// A space and three digits; returns the offset behind them.
fn parse_status(window: &[u8], at: usize, limits: &Limits, head: &mut ResponseHead) -> Scan<usize> {
    if let Some(
        [
            b' ',
            class @ b'1'..=b'5',
            tens @ b'0'..=b'9',
            ones @ b'0'..=b'9',
            ..,
        ],
    ) = window.get(at..)
    {
        let digit = |byte: &u8| u16::from(byte - b'0');
        head.status = digit(class) * 100 + digit(tens) * 10 + digit(ones);
        return Ok(at + 4);
    }
    head.status = other_status(window, at, limits)?;
    Ok(at + 4)
}

#[cold]
fn other_status(window: &[u8], at: usize, limits: &Limits) -> Scan<u16> {
    let mut status = 0_u16;
    for offset in at..at + 4 {
        match window.get(offset) {
            Some(b' ') if offset == at => {}
            Some(byte @ b'0'..=b'9') if offset > at => {
                status = status * 10 + u16::from(byte - b'0');
            }
            Some(_) => return fault(WireRule::StatusLine, offset),
            None => return Err(ran_out(window, limits)),
        }
    }
    if !(100..=599).contains(&status) {
        return fault(WireRule::StatusCode, at + 1);
    }
    Ok(status)
}

/// The optional phrase and the line end. The space before an absent phrase may be absent too: no reader can
/// take such a line for anything else.
fn parse_reason(window: &[u8], at: usize, limits: &Limits, head: &mut ResponseHead) -> Scan<usize> {
    let cap = at.saturating_add(limits.field.as_len()).saturating_add(2);
    let line = window.get(..cap).unwrap_or(window);
    let from = match line.get(at) {
        Some(b' ') => at + 1,
        Some(b'\r' | b'\n') | None => at,
        Some(_) => return fault(WireRule::StatusLine, at),
    };
    let end = value_end(line, from);
    head.reason = Span::new(from, end);
    match (line.get(end), line.get(end + 1)) {
        (Some(b'\r'), Some(b'\n')) => Ok(end + 2),
        (Some(b'\r'), Some(_)) => fault(WireRule::StartLineBareCr, end),
        (Some(b'\n'), _) => fault(WireRule::StartLineBareLf, end),
        (Some(byte), _) if *byte != b'\r' => fault(WireRule::StatusLine, end),
        _ if line.len() == cap => fault(WireRule::StatusLine, at),
        _ => Err(ran_out(window, limits)),
    }
}

fn framing(buf: &[u8], head: &ResponseHead, method: &str) -> Scan<ResponseFraming> {
    let fields = &head.fields;
    let length = fields.first(KnownField::ContentLength);
    let announced = match (fields.first(KnownField::TransferEncoding), length) {
        (None, None) => ResponseFraming::UntilClose,
        (None, Some(_)) => ResponseFraming::Length(content_length(buf, fields)?),
        (Some(coding), Some(_)) => {
            let rule = WireRule::LengthAndTransferEncoding;
            return field_fault(rule, coding.name.start(), coding.name);
        }
        (Some(coding), None) if head.version.is_http_10() => {
            let rule = WireRule::TransferEncodingVersion;
            return field_fault(rule, coding.name.start(), coding.name);
        }
        (Some(_), None) => transfer_encoding(buf, fields).map(|()| ResponseFraming::Chunked)?,
    };
    match head.status {
        100..=199 | 204 => bodyless(announced),
        304 => Ok(ResponseFraming::None),
        200..=299 if method == "CONNECT" => Ok(ResponseFraming::None),
        _ if method == "HEAD" => Ok(ResponseFraming::None),
        _ => Ok(announced),
    }
}

/// `HTTP/1.1` and a space stand before every status.
const STATUS_AT: usize = 9;

/// A body announced where none can be would be read as the next response.
fn bodyless(announced: ResponseFraming) -> Scan<ResponseFraming> {
    match announced {
        ResponseFraming::None | ResponseFraming::UntilClose | ResponseFraming::Length(0) => {
            Ok(ResponseFraming::None)
        }
        ResponseFraming::Length(_) | ResponseFraming::Chunked => {
            fault(WireRule::BodylessStatus, STATUS_AT)
        }
    }
}

/// A response head together with its bytes. Copy it freely.
#[derive(Clone, Copy)]
pub struct ResponseView<'a> {
    head: &'a ResponseHead,
    buf: &'a [u8],
}

impl<'a> ResponseView<'a> {
    /// The status, 100 to 599.
    pub fn status(&self) -> u16 {
        self.head.status
    }

    /// The phrase, possibly empty; it may hold bytes outside ASCII.
    pub fn reason(&self) -> &'a [u8] {
        self.head.reason.of(self.buf)
    }

    /// The whole status line with its CR LF, if it was sent as the gateway would write it.
    pub fn line(&self) -> Option<&'a [u8]> {
        let line = self.buf.get(..self.head.reason.end() + 2)?;
        let is_usual = self.head.version == Version::HTTP_11
            && self.head.reason.start() == STATUS_AT + 4
            && line.is_ascii();
        is_usual.then_some(line)
    }

    /// The version, as sent.
    pub fn version(&self) -> Version {
        self.head.version
    }

    /// How the end of the body is found.
    pub fn framing(&self) -> ResponseFraming {
        self.head.framing
    }

    /// Whether the connection can carry another request when this response has been read.
    pub fn keep_alive(&self) -> bool {
        self.head.keep_alive
    }

    /// Whether another response to the same request follows: 1xx, but not 101.
    pub fn is_interim(&self) -> bool {
        self.head.status < 200 && self.head.status != 101
    }

    /// Whether the bytes behind the head belong to another protocol.
    pub fn switches_protocols(&self) -> bool {
        self.head.status == 101
    }

    /// All fields in the order they came.
    pub fn fields(&self) -> impl Iterator<Item = Field<'a>> + Clone + use<'a> {
        self.head.fields.view(self.buf)
    }

    /// Whether the field is there at all.
    pub fn has(&self, known: KnownField) -> bool {
        self.head.fields.has(known)
    }

    /// The value of the first such field.
    pub fn get(&self, known: KnownField) -> Option<&'a [u8]> {
        self.get_all(known).next()
    }

    /// The values of all such fields.
    pub fn get_all(&self, known: KnownField) -> impl Iterator<Item = &'a [u8]> + Clone + use<'a> {
        let buf = self.buf;
        self.head
            .fields
            .all(known)
            .map(move |field| field.value.of(buf))
    }

    /// The elements of a comma-separated field over all its lines, without empty ones.
    pub fn list(&self, known: KnownField) -> impl Iterator<Item = &'a [u8]> + Clone + use<'a> {
        self.head.fields.elements(known, self.buf)
    }

    /// The values of all fields of this name, in any case.
    pub fn named<'n>(&self, name: &'n str) -> impl Iterator<Item = &'a [u8]> + Clone + use<'a, 'n> {
        self.fields()
            .filter(move |field| field.name_bytes().eq_ignore_ascii_case(name.as_bytes()))
            .map(|field| field.value())
    }
}

impl std::fmt::Debug for ResponseView<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("ResponseView")
            .field("status", &self.status())
            .field("reason", &text(self.reason()))
            .field("version", &self.version())
            .field("framing", &self.framing())
            .field("fields", &self.fields().collect::<Vec<_>>())
            .finish()
    }
}
