//! Common and combined log format, as Apache and nginx write them:
//! `host ident user [time] "METHOD target version" status bytes …`.

use std::net::IpAddr;

use super::{fit_a_line, status};
use crate::recorded::{Body, Content, Head, Known, Recorded};

/// One line; or why it is none.
pub(crate) fn read(line: &[u8]) -> Result<Recorded, &'static str> {
    let (client, rest) = before_request(line).ok_or("it is no line of an access log")?;
    let (request, rest) = quoted(rest).ok_or("the quote of the request does not end")?;
    let (method, target) = request_line(&request)?;
    let mut words = rest
        .split(|byte| *byte == b' ')
        .filter(|word| !word.is_empty());
    let code = words.next().and_then(|word| std::str::from_utf8(word).ok());
    let code: u64 = code
        .and_then(|code| code.parse().ok())
        .ok_or("there is no status behind the request")?;
    Ok(Recorded {
        method,
        target,
        fields: Vec::new(),
        content: Content::None,
        known: Known {
            head: Head::LineOnly,
            body: Body::Absent,
        },
        client,
        status: status(code),
        step: None,
    })
}

/// The client, and what follows the opening quote of the request. Some logs begin with a virtual host.
fn before_request(line: &[u8]) -> Option<(Option<IpAddr>, &[u8])> {
    let open = line.iter().position(|byte| *byte == b'[')?;
    let after = line.get(open..)?;
    let close = after.windows(3).position(|three| three == b"] \"")?;
    let words = line.get(..open)?.split(|byte| *byte == b' ').take(2);
    let mut words = words.filter_map(|word| std::str::from_utf8(word).ok());
    let client = words.find_map(|word| word.parse().ok());
    Some((client, after.get(close + 3..)?))
}

/// The text up to the closing quote, with what was escaped in it, and what follows.
fn quoted(text: &[u8]) -> Option<(Vec<u8>, &[u8])> {
    let mut out = Vec::with_capacity(text.len().min(256));
    let mut rest = text;
    loop {
        let (byte, after) = rest.split_first()?;
        rest = after;
        match byte {
            b'"' => return Some((out, rest)),
            b'\\' => {
                let (byte, after) = escaped(rest)?;
                out.push(byte);
                rest = after;
            }
            other => out.push(*other),
        }
    }
}

/// Apache and nginx write `\xhh`; Apache also `\"`, `\\`, `\n` and the like.
fn escaped(text: &[u8]) -> Option<(u8, &[u8])> {
    let (letter, rest) = text.split_first()?;
    let byte = match letter {
        b'x' | b'X' => {
            let digits = rest
                .first_chunk::<2>()
                .and_then(|digits| std::str::from_utf8(digits).ok());
            let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
            return match byte {
                Some(byte) => Some((byte, rest.get(2..)?)),
                None => Some((*letter, rest)),
            };
        }
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        other => *other,
    };
    Some((byte, rest))
}

/// Method and target. Between the first space and the last one everything is the target, as a target with spaces in
/// it is one that somebody sent.
fn request_line(line: &[u8]) -> Result<(String, Vec<u8>), &'static str> {
    const NONE: &str = "the request is not a method, a target and a version";
    if line == b"-" || line.is_empty() {
        return Err("no request was received");
    }
    let first = line.iter().position(|byte| *byte == b' ').ok_or(NONE)?;
    let last = line.iter().rposition(|byte| *byte == b' ').ok_or(NONE)?;
    let version = line.get(last + 1..).unwrap_or_default();
    if !version.starts_with(b"HTTP/") {
        return Err(NONE);
    }
    let method = String::from_utf8_lossy(line.get(..first).unwrap_or_default()).into_owned();
    let target = line.get(first + 1..last).ok_or(NONE)?.to_vec();
    if fit_a_line(&method, &target) {
        Ok((method, target))
    } else {
        Err("the request line holds a line break")
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[track_caller]
    fn check(line: &str, expected: Result<(&str, &str, Option<u16>), &str>) {
        let found = read(line.as_bytes());
        let found = found.map(|one| {
            (
                one.method,
                String::from_utf8(one.target).unwrap(),
                one.status,
            )
        });
        let expected =
            expected.map(|(method, target, status)| (method.to_owned(), target.to_owned(), status));
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn common_combined_and_virtual_host_lines_are_read() {
        let request = r#"[10/Oct/2026:13:55:36 -0700] "GET /a?b=c HTTP/1.0" 200 2326"#;
        for line in [
            format!("127.0.0.1 - frank {request}"),
            format!("127.0.0.1 - - {request} \"http://example.com/\" \"agent \\\"x\\\"\""),
            format!("example.com:443 127.0.0.1 - - {request} 0.004"),
        ] {
            check(&line, Ok(("GET", "/a?b=c", Some(200))));
            assert_eq!(
                read(line.as_bytes()).unwrap().client,
                Some("127.0.0.1".parse().unwrap()),
                "{line}"
            );
        }
    }

    #[test]
    fn escapes_are_what_they_stand_for() {
        let line = r#"::1 - - [x] "GET /\"a\x5cb\\ c HTTP/1.1" 404 -"#;
        check(line, Ok(("GET", "/\"a\\b\\ c", Some(404))));
    }

    #[test]
    fn what_is_no_request_is_told() {
        check(
            r#"1.1.1.1 - - [x] "-" 408 -"#,
            Err("no request was received"),
        );
        check(
            r#"1.1.1.1 - - [x] "\x16\x03\x01" 400 -"#,
            Err("the request is not a method, a target and a version"),
        );
        check(
            r#"1.1.1.1 - - [x] "GET /\nx HTTP/1.1" 400 -"#,
            Err("the request line holds a line break"),
        );
        check(
            r#"1.1.1.1 - - [x] "GET / HTTP/1.1"#,
            Err("the quote of the request does not end"),
        );
        check(
            r#"1.1.1.1 - - [x] "GET / HTTP/1.1" -"#,
            Err("there is no status behind the request"),
        );
        check("hello", Err("it is no line of an access log"));
        check(
            r#"1.1.1.1 - - [x] "GET / HTTP/1.1" 499 0"#,
            Ok(("GET", "/", None)),
        );
    }
}
