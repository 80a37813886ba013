//! Answers as they come, however wrong they are. What cannot be read at all is a failure; everything else is kept as it
//! came, since it is what the audit is about.

use std::time::Instant;

use super::connect::{Connection, failure};
use crate::exchange::{Answer, Ended, Failure, FailureKind, Interim};
use crate::fields::Fields;

/// The octets of one head, and of the content of one answer.
pub(super) const HEAD: usize = 256 << 10;
pub(super) const BODY: usize = 2 << 20;

/// Interim answers before the final one.
const INTERIM: usize = 16;

/// What the connection of an answer is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Then {
    /// Another request.
    GoOn,
    /// Another request, if nothing more comes for a moment: there was to be no content.
    Look,
    /// Nothing.
    Close,
}

/// A head as it was read.
struct Head {
    version: String,
    status: u16,
    fields: Fields,
}

/// How the end of content is found (RFC 9112 §6.3).
enum Framing {
    None,
    Length(u64),
    Chunked,
    UntilClose,
}

/// Reads the final answer to a request with `method`, and says what the connection is good for then.
pub(super) fn answer(
    connection: &mut Connection,
    method: &str,
    sent: Instant,
    deadline: Instant,
) -> Result<(Answer, Then), Failure> {
    let mut interim = Vec::new();
    let head = loop {
        let head = head(connection, deadline)?;
        if head.status / 100 != 1 || head.status == 101 || interim.len() >= INTERIM {
            break head;
        }
        let Head { status, fields, .. } = head;
        interim.push(Interim { status, fields });
    };
    let micros = u64::try_from(sent.elapsed().as_micros()).unwrap_or(u64::MAX);
    let framing = framing(&head, method);
    let (body, ended) = content(connection, &framing, deadline);
    let until_close = matches!(framing, Framing::UntilClose);
    let says_close = head.fields.directive("Connection", "close").is_some()
        || head.version == "HTTP/1.0"
            && head.fields.directive("Connection", "keep-alive").is_none();
    let surplus = surplus(connection, &framing, ended);
    // After CONNECT a connection is no longer one of HTTP.
    let is_over = ended != Ended::Whole || !surplus.is_empty() || method == "CONNECT";
    let then = if !is_over && matches!(framing, Framing::None) {
        Then::Look
    } else if is_over || until_close || says_close {
        Then::Close
    } else {
        Then::GoOn
    };
    let answer = Answer {
        status: head.status,
        version: head.version,
        fields: head.fields,
        body,
        ended,
        surplus,
        interim,
        closed: until_close || says_close,
        micros,
        ..Answer::default()
    };
    Ok((answer, then))
}

/// Octets behind the end of an answer. Nothing was asked for, so they belong to it.
fn surplus(connection: &mut Connection, framing: &Framing, ended: Ended) -> Vec<u8> {
    if ended != Ended::Whole || matches!(framing, Framing::UntilClose) {
        return Vec::new();
    }
    let mut surplus = connection.unread.take_all();
    surplus.truncate(HEAD);
    surplus
}

/// Reads one head; lines may end in LF alone.
fn head(connection: &mut Connection, deadline: Instant) -> Result<Head, Failure> {
    let mut searched = 0;
    let end = loop {
        if let Some(end) = head_end(connection.unread.rest(), searched) {
            break end;
        }
        if connection.unread.len() > HEAD {
            let detail = format!("a head of more than {HEAD} octets");
            return Err(failure(FailureKind::TooLarge, detail));
        }
        searched = connection.unread.len().saturating_sub(4);
        if connection.fill(deadline)? == 0 {
            let kind = if connection.unread.is_empty() {
                FailureKind::Closed
            } else {
                FailureKind::Malformed
            };
            return Err(failure(
                kind,
                "the connection was closed before a whole head",
            ));
        }
    };
    parse(&String::from_utf8_lossy(connection.unread.take(end)))
}

/// Behind the empty line.
fn head_end(octets: &[u8], from: usize) -> Option<usize> {
    let rest = octets.get(from..)?;
    let ends = rest.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    for (at, _) in ends {
        let behind = rest.get(at + 1..)?;
        if behind.starts_with(b"\n") {
            return Some(from + at + 2);
        }
        if behind.starts_with(b"\r\n") {
            return Some(from + at + 3);
        }
    }
    None
}

fn parse(text: &str) -> Result<Head, Failure> {
    let malformed = || {
        let start: String = text.chars().take(60).collect();
        failure(
            FailureKind::Malformed,
            format!("no status line: {}", start.escape_debug()),
        )
    };
    let mut lines = text.lines();
    let mut words = lines.next().unwrap_or_default().splitn(3, ' ');
    let version = words.next().filter(|word| word.starts_with("HTTP/"));
    let version = version.ok_or_else(malformed)?.to_owned();
    let status = words.next().and_then(|word| word.parse().ok());
    let status = status.ok_or_else(malformed)?;
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in lines.filter(|line| !line.is_empty()) {
        if line.starts_with([' ', '\t']) {
            // A folded line belongs to the one before (RFC 9112 §5.2).
            if let Some((_, value)) = fields.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else {
            let (name, value) = line.split_once(':').unwrap_or((line, ""));
            fields.push((name.trim().to_owned(), value.trim().to_owned()));
        }
    }
    Ok(Head {
        version,
        status,
        fields: Fields(fields),
    })
}

fn framing(head: &Head, method: &str) -> Framing {
    let none = method == "HEAD" || head.status / 100 == 1 || matches!(head.status, 204 | 304);
    if none || method == "CONNECT" && head.status / 100 == 2 {
        return Framing::None;
    }
    if head
        .fields
        .directive("Transfer-Encoding", "chunked")
        .is_some()
    {
        return Framing::Chunked;
    }
    match head.fields.get("Content-Length").map(str::parse) {
        Some(Ok(length)) => Framing::Length(length),
        Some(Err(_)) | None => Framing::UntilClose,
    }
}

fn content(connection: &mut Connection, framing: &Framing, deadline: Instant) -> (Vec<u8>, Ended) {
    match framing {
        Framing::None => (Vec::new(), Ended::Whole),
        Framing::Length(length) => sized(connection, *length, deadline),
        Framing::Chunked => chunked(connection, deadline),
        Framing::UntilClose => until_close(connection, deadline),
    }
}

fn sized(connection: &mut Connection, length: u64, deadline: Instant) -> (Vec<u8>, Ended) {
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    let wanted = length.min(BODY);
    let mut ended = Ended::Whole;
    while connection.unread.len() < wanted {
        match connection.fill(deadline) {
            Ok(0) | Err(_) => {
                ended = Ended::Early;
                break;
            }
            Ok(_) => {}
        }
    }
    let body = connection.unread.take(wanted).to_vec();
    if ended == Ended::Whole && length > wanted {
        ended = Ended::Cut;
    }
    (body, ended)
}

fn until_close(connection: &mut Connection, deadline: Instant) -> (Vec<u8>, Ended) {
    let ended = loop {
        if connection.unread.len() > BODY {
            break Ended::Cut;
        }
        match connection.fill(deadline) {
            Ok(0) => break Ended::Whole,
            Ok(_) => {}
            Err(_) => break Ended::Early,
        }
    };
    let mut body = connection.unread.take_all();
    body.truncate(BODY);
    (body, ended)
}

fn chunked(connection: &mut Connection, deadline: Instant) -> (Vec<u8>, Ended) {
    let mut body = Vec::new();
    loop {
        let Some(line) = line(connection, deadline) else {
            return (body, Ended::Early);
        };
        let digits = line.split(';').next().unwrap_or_default().trim();
        let Ok(size) = usize::from_str_radix(digits, 16) else {
            return (body, Ended::Early);
        };
        if size == 0 {
            // Trailers, up to the empty line.
            for _ in 0..100 {
                match self::line(connection, deadline) {
                    Some(line) if line.is_empty() => return (body, Ended::Whole),
                    Some(_) => {}
                    None => return (body, Ended::Early),
                }
            }
            return (body, Ended::Early);
        }
        let room = BODY.saturating_sub(body.len());
        let (mut part, ended) = sized(connection, size.min(room) as u64, deadline);
        body.append(&mut part);
        if ended != Ended::Whole {
            return (body, ended);
        }
        if size > room {
            return (body, Ended::Cut);
        }
        if self::line(connection, deadline).is_none_or(|line| !line.is_empty()) {
            return (body, Ended::Early);
        }
    }
}

/// One line without its end; nothing if it does not come, or is too long.
fn line(connection: &mut Connection, deadline: Instant) -> Option<String> {
    loop {
        let mut octets = connection.unread.rest().iter();
        if let Some(end) = octets.position(|byte| *byte == b'\n') {
            let line = connection.unread.take(end + 1);
            return Some(String::from_utf8_lossy(line).trim_end().to_owned());
        }
        if connection.unread.len() > 8 << 10 || connection.fill(deadline).ok()? == 0 {
            return None;
        }
    }
}
