//! What lines of logs are read as, from formats with a name, formats that users write, and lines that nobody should
//! have to read.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests fail where they stand"
)]

mod compiled;
mod detected;
mod hostile;
mod json;
mod real;
mod text;
mod written;

use demur_watch::formats::{Parser, Unread, named};

/// What matters of a record, as text: members that are empty are left out.
fn shown(parser: &Parser, line: &[u8]) -> Result<String, Unread> {
    let record = parser.read(line)?;
    let text = |name: &str, value: &[u8]| match value {
        [] => String::new(),
        value => format!(" {name}={}", value.escape_ascii()),
    };
    let number = |name: &str, value: Option<u64>| match value {
        Some(value) => format!(" {name}={value}"),
        None => String::new(),
    };
    let shown = [
        format!("{} {} {}", record.at, record.status, record.bytes),
        text("method", &record.method),
        text("path", &record.path),
        text("route", &record.route),
        text("host", &record.host),
        text("client", &record.client),
        text("principal", &record.principal),
        text("referrer", &record.referrer),
        text("agent", &record.agent),
        number("duration", record.duration),
        text("upstream", &record.upstream),
        number("answered", record.upstream_status.map(u64::from)),
        text("step", &record.step),
        text("reason", &record.reason),
    ];
    Ok(shown.concat())
}

fn check(parser: &Parser, line: &str, expected: Result<&str, Unread>) {
    let found = shown(parser, line.as_bytes());
    assert_eq!(found.as_deref(), expected.as_ref().copied(), "{line}");
}

fn by_name(name: &str) -> Parser {
    named(name).unwrap_or_else(|| panic!("{name}"))
}
