//! What the scanning functions share: spans, and the two ways a scan stops early.

use crate::bytes;
use crate::fault::{WireFault, WireRule};

/// A range of the caller's buffer, half the size of a slice.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// Heads are cut at 1 GiB before they are scanned, so the offsets always fit.
    pub(crate) fn new(start: usize, end: usize) -> Self {
        let fit = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            start: fit(start),
            end: fit(end),
        }
    }

    pub(crate) fn start(self) -> usize {
        self.start as usize
    }

    pub(crate) fn end(self) -> usize {
        self.end as usize
    }

    pub(crate) fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Empty if `buf` is not the buffer the span was made for.
    pub(crate) fn of(self, buf: &[u8]) -> &[u8] {
        buf.get(self.start()..self.end()).unwrap_or_default()
    }
}

/// Why a scan did not reach its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stop {
    /// Everything so far is well-formed; more bytes are needed.
    Partial,
    /// A rule is broken at the offset; the span is the field name, where there is one.
    Fault(WireRule, usize, Span),
}

pub(crate) type Scan<T> = Result<T, Stop>;

pub(crate) fn fault<T>(rule: WireRule, offset: usize) -> Scan<T> {
    Err(Stop::Fault(rule, offset, Span::default()))
}

pub(crate) fn field_fault<T>(rule: WireRule, offset: usize, name: Span) -> Scan<T> {
    Err(Stop::Fault(rule, offset, name))
}

/// The result of parsing a head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Parsed {
    /// The head is complete; its length is `head.len()`.
    Complete,
    /// The bytes are the beginning of a valid head; call again with more.
    Partial,
    /// A rule is broken, and no further bytes can mend it.
    Fault(WireFault),
}

/// Turns the inner result into the public one.
pub(crate) fn parsed(result: Scan<()>, buf: &[u8]) -> Parsed {
    match result {
        Ok(()) => Parsed::Complete,
        Err(Stop::Partial) => Parsed::Partial,
        Err(Stop::Fault(rule, offset, name)) => Parsed::Fault(WireFault {
            rule,
            offset,
            field: (!name.is_empty()).then(|| printable(name.of(buf))),
        }),
    }
}

/// Names go into answers and logs, so at most 64 bytes of them, and only printable ones.
fn printable(name: &[u8]) -> Box<str> {
    name.iter()
        .take(64)
        .map(|b| {
            if bytes::is_token(*b) {
                char::from(*b)
            } else {
                '?'
            }
        })
        .collect::<String>()
        .into_boxed_str()
}
