//! The slow half of the parser: entered only when the fast half has refused a byte, it names the rule.
//!
//! It cannot accept anything, so it can never disagree with the fast half about what is well-formed.

use crate::bytes::is_space;
use crate::fault::WireRule;
use crate::scan::{Span, Stop};

fn stop(rule: WireRule, offset: usize) -> Stop {
    Stop::Fault(rule, offset, Span::default())
}

/// The first line: the method ends at `at` with a byte that is not a space, or is empty.
/// `None` if the next byte is needed to tell.
#[cold]
pub(crate) fn method(window: &[u8], start: usize, at: usize) -> Option<Stop> {
    let rule = match window.get(at)? {
        // A TLS record of the type "handshake" begins with 0x16 and the major version 3.
        0x16 if at == start && *window.get(at + 1)? == 3 => WireRule::TlsBytes,
        b'\r' | b'\n' if at > start => WireRule::RequestLineShort,
        b'\n' => WireRule::StartLineBareLf,
        _ => WireRule::MethodByte,
    };
    Some(stop(rule, at))
}

/// The target ends at `at` with a byte that is not a space, or is empty.
#[cold]
pub(crate) fn target(byte: u8, start: usize, at: usize) -> Stop {
    let rule = match byte {
        b' ' => WireRule::RequestLineSpaces,
        b'\r' | b'\n' if at == start => WireRule::RequestLineShort,
        b'\r' | b'\n' => WireRule::VersionMissing,
        b'#' => WireRule::TargetFragment,
        0x80.. => WireRule::TargetNonAscii,
        _ => WireRule::TargetControl,
    };
    stop(rule, at)
}

/// The word behind the target does not begin with `HTTP/`; `byte` is the first that differs, `matched` bytes in.
#[cold]
pub(crate) fn version_word(byte: u8, matched: usize, at: usize) -> Stop {
    let rule = match byte {
        _ if matched > 0 => WireRule::VersionSyntax,
        b' ' => WireRule::RequestLineSpaces,
        b'\r' | b'\n' => WireRule::VersionMissing,
        b'h' | b'H' => WireRule::VersionSyntax,
        // Two words cannot follow the method unless the first is a target with a space in it.
        _ => WireRule::TargetSpace,
    };
    stop(
        rule,
        at.saturating_sub(usize::from(rule == WireRule::TargetSpace)),
    )
}

/// The field name that begins at `start` ends at `at` with a byte that is not a colon, or is empty.
/// `None` if the next byte is needed to tell.
#[cold]
pub(crate) fn name(line: &[u8], start: usize, at: usize) -> Option<Stop> {
    let rule = match line.get(at)? {
        b':' => WireRule::FieldNameEmpty,
        b' ' | b'\t' if at == start => WireRule::ObsFold,
        b' ' | b'\t' => space_after_name(line, at)?,
        b'\n' if at == start => WireRule::FieldBareLf,
        b'\r' | b'\n' => WireRule::ColonMissing,
        0x80.. => WireRule::FieldNameNonAscii,
        _ => WireRule::FieldNameByte,
    };
    Some(Stop::Fault(rule, at, Span::new(start, at)))
}

fn space_after_name(line: &[u8], at: usize) -> Option<WireRule> {
    let rest = line.get(at..)?;
    Some(match rest.iter().find(|b| !is_space(**b))? {
        b':' => WireRule::SpaceBeforeColon,
        b'\r' | b'\n' => WireRule::ColonMissing,
        // Whatever follows, a space inside a name is refused.
        _ => WireRule::FieldNameByte,
    })
}

/// A field value holds a byte it must not hold; a CR is judged elsewhere.
#[cold]
pub(crate) fn value(byte: u8, at: usize, field: Span) -> Stop {
    let rule = match byte {
        b'\n' => WireRule::FieldBareLf,
        0 => WireRule::ValueNul,
        _ => WireRule::ValueControl,
    };
    Stop::Fault(rule, at, field)
}

/// Whitespace at the start of a line folds the line before it, and there is none before the first.
#[cold]
pub(crate) fn first_line(stop: Stop, fields_before: usize) -> Stop {
    match stop {
        Stop::Fault(WireRule::ObsFold, at, name) if fields_before == 0 => {
            Stop::Fault(WireRule::WhitespaceBeforeFields, at, name)
        }
        other @ (Stop::Fault(..) | Stop::Partial) => other,
    }
}
