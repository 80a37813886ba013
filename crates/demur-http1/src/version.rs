//! The protocol version, at the end of a request line and at the start of a status line.

use crate::diagnose;
use crate::fault::WireRule;
use crate::fields::ran_out;
use crate::limits::Limits;
use crate::scan::{Scan, Stop, fault};

/// The version of a message. A minor version above 1 behaves as 1 (RFC 9110 §2.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    major: u8,
    minor: u8,
}

impl Version {
    /// HTTP/1.0
    pub const HTTP_10: Self = Self { major: 1, minor: 0 };
    /// HTTP/1.1
    pub const HTTP_11: Self = Self { major: 1, minor: 1 };

    pub(crate) fn major(self) -> u8 {
        self.major
    }

    /// The minor version as it was sent.
    pub fn minor(self) -> u8 {
        self.minor
    }

    /// Whether the rules of HTTP/1.0 apply.
    pub fn is_http_10(self) -> bool {
        self.minor == 0
    }
}

impl Default for Version {
    fn default() -> Self {
        Self::HTTP_11
    }
}

/// The version at `at` and the line end behind it; returns the offset of the next line.
pub(crate) fn parse_version(window: &[u8], at: usize, limits: &Limits) -> Scan<(Version, usize)> {
    let rest = window.get(at..).unwrap_or_default();
    if rest.starts_with(b"HTTP/1.1\r\n") {
        return Ok((Version::HTTP_11, at + 10));
    }
    other_version(window, at, limits)
}

#[cold]
fn other_version(window: &[u8], at: usize, limits: &Limits) -> Scan<(Version, usize)> {
    let (version, end) = parse_version_word(window, at, limits)?;
    let line_end = |offset: usize| window.get(offset).ok_or_else(|| ran_out(window, limits));
    match line_end(end)? {
        b'\r' => {}
        b'\n' => return fault(WireRule::StartLineBareLf, end),
        _ => return fault(WireRule::VersionSyntax, end),
    }
    match line_end(end + 1)? {
        b'\n' => Ok((version, end + 2)),
        _ => fault(WireRule::StartLineBareCr, end),
    }
}

/// The version at `at` alone; returns the offset behind it.
pub(crate) fn parse_version_word(
    window: &[u8],
    at: usize,
    limits: &Limits,
) -> Scan<(Version, usize)> {
    let byte = |offset: usize| {
        window
            .get(offset)
            .copied()
            .ok_or_else(|| ran_out(window, limits))
    };
    for (matched, expected) in b"HTTP/".iter().enumerate() {
        let found = byte(at + matched)?;
        if found != *expected {
            return Err(diagnose::version_word(found, matched, at + matched));
        }
    }
    let major = digit(byte(at + 5)?, at + 5)?;
    match byte(at + 6)? {
        b'.' => {}
        // `HTTP/2` is no version of this grammar, yet it says clearly which major version is meant.
        b'\r' if major != 1 => return Ok((Version { major, minor: 0 }, at + 6)),
        _ => return fault(WireRule::VersionSyntax, at + 6),
    }
    let minor = digit(byte(at + 7)?, at + 7)?;
    Ok((Version { major, minor }, at + 8))
}

fn digit(byte: u8, at: usize) -> Result<u8, Stop> {
    if byte.is_ascii_digit() {
        Ok(byte - b'0')
    } else {
        fault(WireRule::VersionSyntax, at)
    }
}
