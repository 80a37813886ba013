//! The same rules as configuration of other servers.
//!
//! The status is part of such a configuration, so here it is written out: a permanent move is 301 for GET and HEAD and 308
//! for other methods, a temporary one 302 and 307 (RFC 9110 §15.4), gone is 410 and withheld is 451 with the `Link` field of
//! RFC 7725 §4. What is withheld goes before what is gone or moved.
//!
//! Other servers match the path after they decoded it. What they cannot tell apart is left out, with a comment in its
//! place. Values that come out of a request are taken from the request line as it was sent and never from the decoded
//! path, because servers write decoded line ends into `Location`.

mod apache;
mod caddy;
mod nginx;

pub use apache::apache;
pub use caddy::caddy;
pub use nginx::nginx;

use crate::entry::{Entry, Permanence};
use crate::octets;
use crate::place::{self, Segment, Shape};

/// The statuses of a move: for GET and HEAD, and for other methods.
fn statuses(permanence: Permanence) -> (u16, u16) {
    match permanence {
        Permanence::Permanent => (301, 308),
        Permanence::Temporary => (302, 307),
    }
}

/// The entries in the order in which they are tried: what is withheld first, exact ones first, specific ones first.
fn ordered(entries: &[Entry]) -> Vec<&Entry> {
    let mut ordered: Vec<_> = entries.iter().collect();
    ordered.sort_by(|one, other| {
        let rank = |entry: &Entry| (!entry.is_withheld(), entry.shape != Shape::Exact);
        rank(one).cmp(&rank(other)).then_with(|| match one.shape {
            Shape::Exact => std::cmp::Ordering::Equal,
            Shape::Prefix | Shape::Pattern => place::by_specificity(&one.path, &other.path),
        })
    });
    ordered
}

/// The path as a server sees it that decodes paths; none where it could not be told from another one.
fn decoded(path: &str) -> Option<String> {
    let mut out = Vec::with_capacity(path.len());
    let mut left = path;
    while let Some((before, after)) = left.split_once('%') {
        out.extend(before.bytes());
        let (octet, tail) = octets::escape(after).filter(|(octet, _)| *octet != b'/')?;
        out.push(octet);
        left = tail;
    }
    out.extend(left.bytes());
    String::from_utf8(out).ok()
}

/// A literal as part of a Perl-compatible regular expression: whatever could mean something is written as `\xHH`.
fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for octet in text.bytes() {
        if octet.is_ascii_alphanumeric() || matches!(octet, b'/' | b'_' | b'-' | b'~') {
            out.push(char::from(octet));
        } else {
            out.push_str(&format!("\\x{octet:02x}"));
        }
    }
    out
}

/// A regular expression for the decoded path of a place, which is what servers hold rules against; none where it
/// could not be told from another one.
fn decoded_expression(place: &str, literal: &impl Fn(&str) -> String) -> Option<String> {
    let mut out = "^".to_owned();
    let mut end = "$";
    for segment in place::segments(place) {
        out.push('/');
        match segment {
            Segment::Literal(text) => out.push_str(&literal(&decoded(text)?)),
            Segment::Rest => end = "",
            Segment::Capture { before, after, .. } => {
                out.push_str(&literal(&decoded(before)?));
                out.push_str("[^/]+");
                out.push_str(&literal(&decoded(after)?));
            }
        }
    }
    out.push_str(end);
    Some(out)
}

/// One segment as it is sent: no slash, no query, nothing that is not allowed in a path, and not `.` or `..`.
const SEGMENT: &str =
    "(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|\\x25(?![01][0-9A-Fa-f]|7[Ff])[0-9A-Fa-f][0-9A-Fa-f])+";
const REST: &str =
    "(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|\\x25(?![01][0-9A-Fa-f]|7[Ff])[0-9A-Fa-f][0-9A-Fa-f])*";
const NO_DOTS: &str = "(?!\\x2e\\x2e?(?:[/?\\x20]|$))";
const NO_DOTS_BELOW: &str = "(?!(?:[^?\\x20]*/)?\\x2e\\x2e?(?:[/?\\x20]|$))";
/// What would begin with a host if it followed the first slash of a target.
const NO_HOST: &str = "(?!/|\\x25(?:2[Ff]|5[Cc]))";

/// A regular expression for the path of a place as it is sent, with one group for each capture.
fn raw_expression(place: &str, target: &str) -> String {
    let mut out = String::new();
    for segment in place::segments(place) {
        out.push('/');
        match segment {
            Segment::Literal(text) => out.push_str(&raw_literal(text)),
            Segment::Rest => {
                let guard = if target == "/*" { NO_HOST } else { "" };
                out.push_str(&format!("{guard}{NO_DOTS_BELOW}({REST})"));
            }
            Segment::Capture {
                before,
                name,
                after,
            } => {
                let guard = if target.starts_with(&format!("/{{{name}}}")) {
                    NO_HOST
                } else {
                    ""
                };
                let (before, after) = (raw_literal(before), raw_literal(after));
                out.push_str(&format!("{NO_DOTS}{before}{guard}({SEGMENT}){after}"));
            }
        }
    }
    out
}

/// A literal as it is sent: the digits of escapes in either case.
fn raw_literal(text: &str) -> String {
    let mut pieces = text.split('%');
    let mut out = literal(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (digits, after) = piece.split_at_checked(2).unwrap_or((piece, ""));
        out.push_str("\\x25");
        for digit in digits.chars() {
            out.push_str(&format!(
                "[{}{}]",
                digit.to_ascii_uppercase(),
                digit.to_ascii_lowercase()
            ));
        }
        out.push_str(&literal(after));
    }
    out
}

/// The pieces of a target: text, and the numbers of the groups of [`raw_expression`], counted from 1.
enum Piece<'a> {
    Text(&'a str),
    Group(usize),
}

fn pieces<'a>(place: &str, target: &'a str) -> Vec<Piece<'a>> {
    let names: Vec<_> = place::segments(place)
        .filter_map(|segment| match segment {
            Segment::Literal(_) => None,
            Segment::Capture { name, .. } => Some(name),
            Segment::Rest => Some("*"),
        })
        .collect();
    let group = |name: &str| {
        names
            .iter()
            .position(|known| *known == name)
            .map_or(0, |at| at + 1)
    };
    let mut pieces = Vec::new();
    let mut left = target;
    while let Some(at) = left.find(['{', '*']) {
        let (text, behind) = left.split_at_checked(at).unwrap_or((left, ""));
        pieces.push(Piece::Text(text));
        let (name, after) = match behind
            .strip_prefix('{')
            .and_then(|behind| behind.split_once('}'))
        {
            Some((name, after)) => (name, after),
            None => ("*", behind.strip_prefix('*').unwrap_or_default()),
        };
        pieces.push(Piece::Group(group(name)));
        left = after;
    }
    pieces.push(Piece::Text(left));
    pieces
}

/// Whether a capture is filled into the query of a target, where `&` and `=` would have to be escaped; no server does
/// that for us.
fn fills_query(target: &str) -> bool {
    target
        .split_once(['?', '#'])
        .is_some_and(|(_, tail)| tail.contains('{'))
}

fn left_out(entry: &Entry, why: &str) -> String {
    format!("# {} is left out: {why}\n", entry.path)
}
