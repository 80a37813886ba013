//! The malformed requests, and what is right for each.

use crate::finding::{Confidence, Severity};

/// A request and what may come of it.
pub(super) struct Row {
    pub(super) part: &'static str,
    /// What is special about it; it stands behind "a request".
    pub(super) words: &'static str,
    /// The octets for a target and the authority it is asked of.
    pub(super) octets: fn(&str, &str) -> Vec<u8>,
    /// The statuses that are right; the first is the best.
    pub(super) right: &'static [u16],
    /// What it weighs to be served, and how sure that is; nothing where that is right too.
    pub(super) served: Option<(Severity, Confidence)>,
    /// What it weighs to be refused with another 4xx; nothing where that is right too.
    pub(super) refused: Option<Severity>,
    /// Whether the connection has to be closed; a second request follows then.
    pub(super) closes: bool,
    /// Whether 505 is a fault.
    pub(super) refused_version: bool,
    pub(super) why: &'static str,
    pub(super) fix: &'static str,
}

/// Most rows: a 400, and nothing else.
const REFUSE: Row = Row {
    part: "",
    words: "",
    octets: |_, _| Vec::new(),
    right: &[400],
    served: Some((Severity::Must, Confidence::High)),
    refused: Some(Severity::Advice),
    closes: false,
    refused_version: false,
    why: "",
    fix: "refuse it with 400 and close the connection",
};

const HOST: &str =
    "a server must answer 400 to a request without exactly one valid `Host` (RFC 9112 §3.2)";
const LENGTH: &str =
    "a length that cannot be relied on must get 400 and the end of the connection (RFC 9112 §6.3)";

pub(super) const ROWS: &[Row] = &[
    Row {
        part: "no-host",
        words: "without `Host`",
        octets: |target, _| format!("GET {target} HTTP/1.1\r\nConnection: close\r\n\r\n").into(),
        why: HOST,
        ..REFUSE
    },
    Row {
        part: "two-hosts",
        words: "with two different `Host` fields",
        octets: |target, host| with(target, host, "Host: demur-audit.invalid\r\n"),
        why: HOST,
        ..REFUSE
    },
    Row {
        part: "bad-host",
        words: "whose `Host` is no host",
        octets: |target, _| with(target, "a b", ""),
        why: HOST,
        ..REFUSE
    },
    Row {
        part: "length-and-coding",
        words: "with `Content-Length` and `Transfer-Encoding`",
        octets: |target, host| {
            // The content ends at the same place in both readings.
            let fields = "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n";
            twice(target, host, fields, "0\r\n\r\n")
        },
        served: None,
        refused: None,
        closes: true,
        why: "the connection must be closed behind the answer to such a request (RFC 9112 §6.1)",
        ..REFUSE
    },
    Row {
        part: "bad-length",
        words: "whose `Content-Length` is no number",
        octets: |target, host| twice(target, host, "Content-Length: 2x\r\n", "\r\n"),
        closes: true,
        why: LENGTH,
        ..REFUSE
    },
    Row {
        part: "two-lengths",
        words: "with two different `Content-Length` fields",
        octets: |target, host| {
            let fields = "Content-Length: 2\r\nContent-Length: 4\r\n";
            twice(target, host, fields, "\r\n\r\n")
        },
        closes: true,
        why: LENGTH,
        ..REFUSE
    },
    Row {
        part: "unknown-coding",
        words: "with a transfer coding that nobody knows",
        octets: |target, host| twice(target, host, "Transfer-Encoding: demur\r\n", ""),
        closes: true,
        right: &[501, 400],
        why: "where such content ends is not known: the answer is 501 or 400, and the last one (RFC 9112 §6.1, §6.3)",
        fix: "refuse it with 501 and close the connection",
        ..REFUSE
    },
    Row {
        part: "space-before-colon",
        words: "with a space before the colon of a field",
        octets: |target, host| with(target, host, "X-Demur : one\r\n"),
        why: "a server must refuse space between a field name and the colon with 400 (RFC 9112 §5.1)",
        ..REFUSE
    },
    Row {
        part: "cr-in-name",
        words: "with a CR in a field name",
        octets: |target, host| with(target, host, "X-De\rmur: one\r\n"),
        why: "an element with a bare CR is invalid, and so is a name with the space that may stand for it (RFC 9112 §2.2)",
        ..REFUSE
    },
    Row {
        part: "cr-in-value",
        words: "with a CR in a field value",
        octets: |target, host| with(target, host, "X-Demur: one\rtwo\r\n"),
        served: Some((Severity::Should, Confidence::Low)),
        why: "a CR in a value must be refused or replaced by a space, which cannot be seen from outside (RFC 9110 §5.5)",
        ..REFUSE
    },
    Row {
        part: "folded",
        words: "with a folded line",
        octets: |target, host| with(target, host, "X-Demur: one\r\n two\r\n"),
        served: None,
        why: "a folded line is refused with 400, or read as one line (RFC 9112 §5.2)",
        ..REFUSE
    },
    Row {
        part: "space-in-target",
        words: "with a space in the target",
        octets: |target, host| with(&format!("{target}?a b"), host, ""),
        right: &[400, 301, 308],
        served: Some((Severity::Should, Confidence::High)),
        // Who reads it as a path may find nothing there.
        why: "an invalid request line should get 400 or a redirect, and not be mended (RFC 9112 §3.2)",
        ..REFUSE
    },
    Row {
        part: "long-target",
        words: "with a target of 9000 octets",
        octets: |target, host| with(&format!("{target}?{}", "a".repeat(9000)), host, ""),
        // An application may refuse what stands in a query in its own way.
        right: &[414, 401, 403, 404, 405, 422],
        served: None,
        refused: Some(Severity::Should),
        why: "a target that is longer than a server wishes to read must get 414 (RFC 9112 §3)",
        fix: "answer 414 to a target that is too long",
        ..REFUSE
    },
    Row {
        part: "long-field",
        words: "with a field of 64 kB",
        octets: |target, host| {
            with(
                target,
                host,
                &format!("X-Demur: {}\r\n", "a".repeat(65_536)),
            )
        },
        right: &[431],
        served: None,
        why: "fields that are too large get a 4xx (RFC 9110 §5.4), and 431 says which (RFC 6585 §5)",
        fix: "answer 431 to fields that are too large",
        ..REFUSE
    },
    Row {
        part: "version-1-7",
        words: "as HTTP/1.7",
        octets: |target, host| line(&format!("GET {target} HTTP/1.7"), host, ""),
        right: &[],
        served: None,
        refused: Some(Severity::Should),
        closes: false,
        refused_version: true,
        why: "a higher minor version should be read as the highest that is known (RFC 9110 §6.2)",
        fix: "read HTTP/1.x as HTTP/1.1",
    },
    Row {
        part: "version-3-7",
        words: "as HTTP/3.7, in the syntax of HTTP/1,",
        octets: |target, host| line(&format!("GET {target} HTTP/3.7"), host, ""),
        right: &[505, 400, 426],
        served: Some((Severity::Advice, Confidence::High)),
        why: "another major version is another syntax; 505 says that it is not spoken here (RFC 9110 §15.6.6)",
        fix: "answer 505 to major versions other than 1",
        ..REFUSE
    },
    Row {
        part: "no-version",
        words: "whose version is no number",
        octets: |target, host| line(&format!("GET {target} HTTP/one"), host, ""),
        right: &[400, 505],
        served: Some((Severity::Should, Confidence::High)),
        why: "an invalid request line should get 400 (RFC 9112 §3.2)",
        ..REFUSE
    },
];

fn line(first: &str, host: &str, fields: &str) -> Vec<u8> {
    format!("{first}\r\nHost: {host}\r\n{fields}Connection: close\r\n\r\n").into()
}

fn with(target: &str, host: &str, fields: &str) -> Vec<u8> {
    line(&format!("GET {target} HTTP/1.1"), host, fields)
}

/// With a second request behind it, which is served only where the connection is kept.
fn twice(target: &str, host: &str, fields: &str, content: &str) -> Vec<u8> {
    let first = format!("GET {target} HTTP/1.1\r\nHost: {host}\r\n{fields}\r\n{content}");
    let mut octets = first.into_bytes();
    octets.extend(with(target, host, ""));
    octets
}
