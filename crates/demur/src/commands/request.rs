//! The request that `demur try` decides: from a file, or from arguments.

use clap::ArgMatches;

use crate::cli;
use crate::reading::Reading;

/// The octets of the request.
pub(crate) fn bytes(matches: &ArgMatches, reading: &mut Reading) -> Result<Vec<u8>, &'static str> {
    if let Some(name) = cli::text(matches, "request") {
        return Ok(reading.file(name).map(from_file).unwrap_or_default());
    }
    let (Some(method), Some(target)) = (cli::text(matches, "method"), cli::text(matches, "target"))
    else {
        return Err("there is no request: give METHOD and TARGET, or `--request FILE`");
    };
    let headers: Vec<&str> = matches
        .get_many::<String>("header")
        .unwrap_or_default()
        .map(String::as_str)
        .collect();
    let body = match cli::text(matches, "data") {
        None => Vec::new(),
        Some(data) => match data.strip_prefix('@') {
            Some(name) => reading.file(name).unwrap_or_default(),
            None => data.as_bytes().to_vec(),
        },
    };
    Ok(assemble(
        &format!("{method} {target} HTTP/1.1"),
        &headers,
        &body,
    ))
}

/// A file whose lines end with CR LF is the request, octet by octet. One with plain line ends is how
/// editors write them: comments are dropped, what every client adds is added.
fn from_file(bytes: Vec<u8>) -> Vec<u8> {
    let text = match String::from_utf8(bytes) {
        Ok(text) if !text.contains('\r') => text,
        Ok(text) => return text.into_bytes(),
        Err(error) => return error.into_bytes(),
    };
    let start = text
        .split_inclusive('\n')
        .take_while(|line| line.starts_with('#') || line.trim().is_empty());
    let skipped: usize = start.map(str::len).sum();
    let text = text.get(skipped..).unwrap_or_default();
    let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
    let mut lines = head.lines();
    let line = lines.next().unwrap_or_default().trim_end();
    let version = if line.contains(" HTTP/") {
        ""
    } else {
        " HTTP/1.1"
    };
    let body = body.strip_suffix('\n').unwrap_or(body).as_bytes();
    assemble(
        &format!("{line}{version}"),
        &lines.collect::<Vec<_>>(),
        body,
    )
}

fn assemble(line: &str, headers: &[&str], body: &[u8]) -> Vec<u8> {
    let has = |name: &str| headers.iter().any(|header| is(header, name));
    let mut lines = vec![line.to_owned()];
    if !has("host") {
        lines.push("Host: localhost".to_owned());
    }
    let framed = has("content-length") || has("transfer-encoding");
    lines.extend(headers.iter().map(|header| (*header).to_owned()));
    if !body.is_empty() && !framed {
        lines.push(format!("Content-Length: {}", body.len()));
    }
    let mut bytes = (lines.join("\r\n") + "\r\n\r\n").into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

fn is(header: &str, name: &str) -> bool {
    header
        .split_once(':')
        .is_some_and(|(before, _)| before.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::from_file;

    #[track_caller]
    fn check(file: &str, expected: &str) {
        assert_eq!(String::from_utf8(from_file(file.into())).unwrap(), expected);
    }

    #[test]
    fn what_every_client_adds_is_added() {
        check(
            "# a comment\n\nPOST /a\nX-B: c\n\n{}\n",
            "POST /a HTTP/1.1\r\nHost: localhost\r\nX-B: c\r\nContent-Length: 2\r\n\r\n{}",
        );
        check(
            "GET /a HTTP/1.0\nHost: b\n",
            "GET /a HTTP/1.0\r\nHost: b\r\n\r\n",
        );
    }

    #[test]
    fn a_file_with_network_line_ends_is_taken_as_it_is() {
        let raw = "GET /a HTTP/1.1\r\n\r\nrest\n";
        check(raw, raw);
    }
}
