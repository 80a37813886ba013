//! The head of a request: first line, fields, and the verdicts on `Host`, framing and target form.

use crate::bytes::{target_end, token_end};
use crate::diagnose;
use crate::expect;
use crate::fault::WireRule;
use crate::fields::{self, Fields, ran_out};
use crate::framing::{self, Framing};
use crate::host;
use crate::limits::Limits;
use crate::persistence;
use crate::scan::{Parsed, Scan, Span, Stop, fault, parsed};
use crate::target::{self, Target};
use crate::version::{Version, parse_version};
use crate::view::RequestView;

/// A parsed request head: offsets into the buffer it was parsed from. Reuse it from request to request.
#[derive(Debug, Clone, Default)]
pub struct RequestHead {
    pub(crate) method: Span,
    pub(crate) raw_target: Span,
    pub(crate) target: Target,
    pub(crate) version: Version,
    pub(crate) fields: Fields,
    pub(crate) framing: Framing,
    pub(crate) keep_alive: bool,
    pub(crate) expects_continue: bool,
    len: usize,
}

impl RequestHead {
    /// An empty head, to be filled by [`parse_request`].
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

    /// The head read through the buffer it was parsed from. With another buffer the texts are meaningless.
    pub fn view<'a>(&'a self, buf: &'a [u8]) -> RequestView<'a> {
        RequestView::new(self, buf)
    }
}

/// Parses the request head at the start of `buf`.
///
/// The answer depends on the bytes alone: while it is `Partial`, call again with the same bytes and more.
/// One empty line before the request line is skipped (RFC 9112 §2.2).
pub fn parse_request(buf: &[u8], limits: &Limits, head: &mut RequestHead) -> Parsed {
    head.len = 0;
    head.fields.clear();
    parsed(parse(buf, limits, head), buf)
}

fn parse(buf: &[u8], limits: &Limits, head: &mut RequestHead) -> Scan<()> {
    let window = limits.window(buf);
    let start = skip_empty_line(window, limits)?;
    let after_method = parse_method(window, start, limits)?;
    head.method = Span::new(start, after_method);
    let after_target = parse_target(window, after_method + 1, limits)?;
    head.raw_target = Span::new(after_method + 1, after_target);
    let (version, fields_at) = parse_version(window, after_target + 1, limits)?;
    head.version = version;
    if version.major() != 1 {
        return Err(wrong_major(window, head, after_target + 1));
    }
    let end = fields::parse(window, fields_at, limits, &mut head.fields)?;
    judge(window, head)?;
    head.len = end;
    Ok(())
}

/// The rules that need the whole head, in the order of the table that answers them.
fn judge(buf: &[u8], head: &mut RequestHead) -> Scan<()> {
    let target = target::analyse(buf, head.method, head.raw_target);
    host::check(buf, &head.fields, head.version, target.as_ref().ok())?;
    head.framing = framing::of_request(buf, &head.fields, head.version)?;
    head.target = target?;
    head.keep_alive = persistence::keeps_alive(buf, &head.fields, head.version);
    head.expects_continue = expect::expects_continue(buf, &head.fields, head.version);
    Ok(())
}

fn skip_empty_line(window: &[u8], limits: &Limits) -> Scan<usize> {
    match window {
        [b'\r', b'\n', b'\r', ..] => fault(WireRule::LeadingEmptyLines, 2),
        [b'\r', b'\n', ..] => Ok(2),
        [b'\r', _, ..] => fault(WireRule::StartLineBareCr, 0),
        [b'\r'] => Err(ran_out(window, limits)),
        _ => Ok(0),
    }
}

/// The offset of the space behind the method.
fn parse_method(window: &[u8], start: usize, limits: &Limits) -> Scan<usize> {
    let end = token_end(window, start);
    if end - start.min(end) > limits.method.as_len() {
        return fault(WireRule::MethodTooLong, start);
    }
    match window.get(end) {
        Some(b' ') if end > start => Ok(end),
        _ => Err(diagnose::method(window, start, end).unwrap_or_else(|| ran_out(window, limits))),
    }
}

/// The offset of the space behind the target.
fn parse_target(window: &[u8], start: usize, limits: &Limits) -> Scan<usize> {
    let cap = start
        .saturating_add(limits.target.as_len())
        .saturating_add(1);
    let line = window.get(..cap).unwrap_or(window);
    let end = target_end(line, start);
    match line.get(end) {
        Some(b' ') if end > start => Ok(end),
        Some(byte) => Err(diagnose::target(*byte, start, end)),
        None if line.len() == cap => fault(WireRule::TargetTooLong, start),
        None => Err(ran_out(window, limits)),
    }
}

#[cold]
fn wrong_major(buf: &[u8], head: &RequestHead, at: usize) -> Stop {
    let is_preface = head.method.of(buf) == b"PRI" && head.raw_target.of(buf) == b"*";
    let rule = if is_preface && head.version.major() == 2 {
        WireRule::Http2Preface
    } else {
        WireRule::VersionMajor
    };
    Stop::Fault(rule, at, Span::default())
}
