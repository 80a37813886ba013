//! Heads of the `http` crate as the bytes they would be on a wire, so that there is one model of a head, and
//! every rule about heads holds for them too.
//!
//! Lines are written without being checked: the reader of the bytes says what is wrong with them, and which
//! rule that breaks. No value of `http` holds CR or LF, so none of them can begin another line.

use std::fmt::Display;
use std::io::Write;

use demur_http1::{
    ByteLimit, FieldCount, Limits, write_chunked, write_content_length, write_head_end,
};
use http::header::{CONTENT_LENGTH, HOST, TRANSFER_ENCODING};
use http::{HeaderMap, HeaderName, HeaderValue, Uri, Version, request, response};
use http_body::Body;

/// Answers of our own process may have heads of any size.
pub(crate) const ANY_SIZE: Limits = Limits {
    method: ByteLimit(u64::MAX),
    target: ByteLimit(u64::MAX),
    field: ByteLimit(u64::MAX),
    head: ByteLimit(u64::MAX),
    fields: FieldCount(u16::MAX),
};

/// The head of a request. The framing of a body that no field announces is taken from the body itself, since
/// HTTP/2 needs no field for it.
pub(crate) fn of_request(parts: &request::Parts, body: &impl Body) -> Vec<u8> {
    let mut out = Vec::with_capacity(512);
    out.extend_from_slice(parts.method.as_str().as_bytes());
    out.push(b' ');
    target(&mut out, &parts.uri);
    out.extend_from_slice(version(parts.version));
    if let Some(authority) = parts.uri.authority()
        && !parts.headers.contains_key(HOST)
    {
        field(&mut out, &HOST, authority.as_str().as_bytes());
    }
    for (name, value) in &parts.headers {
        field(&mut out, name, value.as_bytes());
    }
    if !is_framed(&parts.headers) && !body.is_end_stream() {
        match body.size_hint().exact() {
            Some(length) => write_content_length(&mut out, length),
            None => write_chunked(&mut out),
        }
    }
    write_head_end(&mut out);
    out
}

/// The head of an answer. How its content ends is left out: that is for the server to arrange.
pub(crate) fn of_response(parts: &response::Parts) -> Vec<u8> {
    let mut out = Vec::with_capacity(512);
    out.extend_from_slice(b"HTTP/1.1 ");
    out.extend_from_slice(parts.status.as_str().as_bytes());
    out.extend_from_slice(b" \r\n");
    let is_framing = |name: &HeaderName| *name == CONTENT_LENGTH || *name == TRANSFER_ENCODING;
    for (name, value) in parts.headers.iter().filter(|(name, _)| !is_framing(name)) {
        field(&mut out, name, value.as_bytes());
    }
    write_head_end(&mut out);
    out
}

/// Adds a field to others of its name.
pub(crate) fn append(headers: &mut HeaderMap, name: &str, value: &str) -> Result<(), http::Error> {
    let value = HeaderValue::from_bytes(value.as_bytes())?;
    headers.append(HeaderName::from_bytes(name.as_bytes())?, value);
    Ok(())
}

fn is_framed(headers: &HeaderMap) -> bool {
    headers.contains_key(CONTENT_LENGTH) || headers.contains_key(TRANSFER_ENCODING)
}

/// The target in the form it came in. HTTP/2 names authority and path apart, and both are kept, so that a
/// `Host` that differs is found (RFC 9113 §8.3.1).
fn target(out: &mut Vec<u8>, uri: &Uri) {
    match uri.authority() {
        _ if uri.path() == "*" => out.push(b'*'),
        Some(_) => display(out, uri),
        None => display(out, uri.path_and_query().map_or("/", |path| path.as_str())),
    }
}

/// Writing to a `Vec` cannot fail.
fn display(out: &mut Vec<u8>, it: impl Display) {
    let _: std::io::Result<()> = write!(out, "{it}");
}

/// Later versions mean the same by a head as HTTP/1.1 does (RFC 9110 §2.5).
fn version(version: Version) -> &'static [u8] {
    match version {
        Version::HTTP_09 => b" HTTP/0.9\r\n",
        Version::HTTP_10 => b" HTTP/1.0\r\n",
        _ => b" HTTP/1.1\r\n",
    }
}

fn field(out: &mut Vec<u8>, name: &HeaderName, value: &[u8]) {
    out.extend_from_slice(name.as_str().as_bytes());
    out.extend_from_slice(b": ");
    out.extend_from_slice(value);
    out.extend_from_slice(b"\r\n");
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    use http::{Request, Version};
    use http_body::{Body, Frame};
    use http_body_util::{Empty, Full};

    use super::of_request;

    /// A body of unknown length.
    struct Streamed;

    impl Body for Streamed {
        type Data = &'static [u8];
        type Error = Infallible;

        fn poll_frame(
            self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Self::Data>, Infallible>>> {
            Poll::Ready(None)
        }
    }

    fn check<B: Body>(request: Request<B>, expected: &str) {
        let (parts, body) = request.into_parts();
        let written = of_request(&parts, &body);
        assert_eq!(String::from_utf8(written).unwrap(), expected);
    }

    #[test]
    fn a_head_is_written_as_it_came() {
        check(
            Request::get("/a?b=c")
                .header("Host", "d.example")
                .header("X-One", "1")
                .body(Empty::<&[u8]>::new())
                .unwrap(),
            "GET /a?b=c HTTP/1.1\r\nhost: d.example\r\nx-one: 1\r\n\r\n",
        );
        check(
            Request::options("*")
                .version(Version::HTTP_10)
                .body(Empty::<&[u8]>::new())
                .unwrap(),
            "OPTIONS * HTTP/1.0\r\n\r\n",
        );
    }

    #[test]
    fn an_authority_in_the_target_is_the_host_where_there_is_no_field() {
        check(
            Request::get("https://d.example/a")
                .version(Version::HTTP_2)
                .body(Empty::<&[u8]>::new())
                .unwrap(),
            "GET https://d.example/a HTTP/1.1\r\nhost: d.example\r\n\r\n",
        );
    }

    #[test]
    fn a_body_that_no_field_announces_is_announced() {
        let request = || Request::post("/").header("Host", "d.example");
        let start = "POST / HTTP/1.1\r\nhost: d.example\r\n";
        check(
            request().body(Full::new(&b"abc"[..])).unwrap(),
            &format!("{start}Content-Length: 3\r\n\r\n"),
        );
        check(
            request().body(Streamed).unwrap(),
            &format!("{start}Transfer-Encoding: chunked\r\n\r\n"),
        );
    }
}
