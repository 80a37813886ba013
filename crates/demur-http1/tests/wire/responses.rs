//! Heads of upstream responses.

use demur_http1::{
    KnownField, Limits, Parsed, ResponseFraming, ResponseHead, WireFault, WireRule, parse_response,
};

use crate::common::show;

fn parse(bytes: &[u8], method: &str) -> (Parsed, ResponseHead) {
    let mut head = ResponseHead::new();
    let parsed = parse_response(bytes, &Limits::default(), method, &mut head);
    (parsed, head)
}

fn check_prefixes(bytes: &[u8], method: &str, outcome: &Parsed) {
    for end in 0..bytes.len() {
        match parse(&bytes[..end], method).0 {
            Parsed::Partial => {}
            other @ (Parsed::Complete | Parsed::Fault(_)) => {
                assert_eq!(&other, outcome, "prefix of {end} bytes of {}", show(bytes));
            }
        }
    }
}

fn check_framing(method: &str, head: &str, expected: ResponseFraming, keep_alive: bool) {
    let bytes = format!("{head}\r\n");
    let (parsed, head) = parse(bytes.as_bytes(), method);
    assert_eq!(parsed, Parsed::Complete, "{bytes}");
    check_prefixes(bytes.as_bytes(), method, &parsed);
    let view = head.view(bytes.as_bytes());
    assert_eq!(
        (view.framing(), view.keep_alive()),
        (expected, keep_alive),
        "{bytes}"
    );
}

fn check_fault(bytes: impl AsRef<[u8]>, rule: WireRule, offset: usize) {
    let bytes = bytes.as_ref();
    let (parsed, _) = parse(bytes, "GET");
    check_prefixes(bytes, "GET", &parsed);
    match parsed {
        Parsed::Fault(WireFault {
            rule: found,
            offset: at,
            ..
        }) => {
            assert_eq!((found, at), (rule, offset), "{}", show(bytes));
        }
        other @ (Parsed::Complete | Parsed::Partial) => panic!("{other:?} for {}", show(bytes)),
    }
}

#[test]
fn parts_of_a_response_are_found() {
    let bytes = b"HTTP/1.1 404 Not\tF\xf6und\r\nServer: x\r\nSet-Cookie: a\r\nset-cookie: b\r\nX: y\r\n\r\nbody";
    let (parsed, head) = parse(bytes, "GET");
    assert_eq!(parsed, Parsed::Complete);
    assert_eq!(head.len(), bytes.len() - 4);
    let view = head.view(bytes);
    assert_eq!((view.status(), view.reason()), (404, &b"Not\tF\xf6und"[..]));
    assert_eq!(
        view.get_all(KnownField::SetCookie).collect::<Vec<_>>(),
        [b"a", b"b"]
    );
    assert_eq!(view.get(KnownField::Server), Some(&b"x"[..]));
    assert_eq!(view.named("x").collect::<Vec<_>>(), [b"y"]);
    assert!(!view.is_interim() && !view.switches_protocols());
}

#[test]
fn a_reason_may_be_absent() {
    let none = ResponseFraming::Length(0);
    check_framing("GET", "HTTP/1.1 200 \r\nContent-Length: 0\r\n", none, true);
    check_framing("GET", "HTTP/1.1 200\r\nContent-Length: 0\r\n", none, true);
}

#[test]
fn framing_follows_method_status_and_fields() {
    use ResponseFraming::{Chunked, Length, None, UntilClose};
    check_framing("GET", "HTTP/1.1 200 OK\r\n", UntilClose, false);
    check_framing(
        "GET",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n",
        Length(5),
        true,
    );
    check_framing(
        "GET",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n",
        Chunked,
        true,
    );
    check_framing(
        "HEAD",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n",
        None,
        true,
    );
    check_framing(
        "HEAD",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n",
        None,
        true,
    );
    check_framing("HEAD", "HTTP/1.1 200 OK\r\n", None, true);
    check_framing("GET", "HTTP/1.1 204 No Content\r\n", None, true);
    check_framing(
        "GET",
        "HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n",
        None,
        true,
    );
    check_framing(
        "GET",
        "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n",
        None,
        true,
    );
    check_framing("GET", "HTTP/1.1 100 Continue\r\n", None, true);
    check_framing("GET", "HTTP/1.1 101 Switching Protocols\r\n", None, true);
    check_framing("CONNECT", "HTTP/1.1 200 OK\r\n", None, true);
}

#[test]
fn connections_persist_by_version_option_and_framing() {
    use ResponseFraming::{Length, UntilClose};
    let length = "Content-Length: 5\r\n";
    check_framing(
        "GET",
        &format!("HTTP/1.1 200 OK\r\n{length}Connection: close\r\n"),
        Length(5),
        false,
    );
    check_framing(
        "GET",
        &format!("HTTP/1.0 200 OK\r\n{length}"),
        Length(5),
        false,
    );
    check_framing(
        "GET",
        &format!("HTTP/1.0 200 OK\r\n{length}Connection: keep-alive\r\n"),
        Length(5),
        true,
    );
    check_framing(
        "GET",
        "HTTP/1.1 200 OK\r\nConnection: keep-alive\r\n",
        UntilClose,
        false,
    );
}

#[test]
fn interim_responses_are_told_from_a_switch() {
    for (status, interim, switch) in [
        (100, true, false),
        (101, false, true),
        (103, true, false),
        (200, false, false),
    ] {
        let bytes = format!("HTTP/1.1 {status} X\r\n\r\n");
        let (_, head) = parse(bytes.as_bytes(), "GET");
        let view = head.view(bytes.as_bytes());
        assert_eq!(
            (view.is_interim(), view.switches_protocols()),
            (interim, switch),
            "{status}"
        );
    }
}

#[test]
fn status_lines_follow_the_grammar() {
    check_fault("ICY 200 OK\r\n", WireRule::StatusLine, 0);
    check_fault("http/1.1 200 OK\r\n", WireRule::StatusLine, 0);
    check_fault("\r\nHTTP/1.1 200 OK\r\n", WireRule::StatusLine, 0);
    check_fault("garbage", WireRule::StatusLine, 0);
    check_fault("HTTP/1.12 200 OK\r\n", WireRule::StatusLine, 8);
    check_fault("HTTP/1.1  200 OK\r\n", WireRule::StatusLine, 9);
    check_fault("HTTP/1.1 20 OK\r\n", WireRule::StatusLine, 11);
    check_fault("HTTP/1.1 2000 OK\r\n", WireRule::StatusLine, 12);
    check_fault("HTTP/1.1 abc OK\r\n", WireRule::StatusLine, 9);
    check_fault("HTTP/1.1 200 a\0b\r\n", WireRule::StatusLine, 14);
    check_fault("HTTP/1.1 099 Low\r\n", WireRule::StatusCode, 9);
    check_fault("HTTP/1.1 600 High\r\n", WireRule::StatusCode, 9);
    check_fault("HTTP/1.1 999 High\r\n", WireRule::StatusCode, 9);
    check_fault("HTTP/1.1 200 OK\nA: b\n\n", WireRule::StartLineBareLf, 15);
    check_fault("HTTP/1.1 200\n", WireRule::StartLineBareLf, 12);
    check_fault("HTTP/1.1 200 OK\rA", WireRule::StartLineBareCr, 15);
    check_fault("HTTP/2.0 200 OK\r\n", WireRule::VersionMajor, 0);
    let long = format!("HTTP/1.1 200 {}", "a".repeat(9000));
    check_fault(long, WireRule::StatusLine, 12);
}

fn check_field_fault(lines: &str, rule: WireRule, offset: usize) {
    let start = "HTTP/1.1 200 OK\r\n";
    check_fault(format!("{start}{lines}\r\n"), rule, start.len() + offset);
}

#[test]
fn fields_and_framing_are_read_as_strictly_as_in_requests() {
    check_field_fault("A : b\r\n", WireRule::SpaceBeforeColon, 1);
    check_field_fault("A: b\r\n c\r\n", WireRule::ObsFold, 6);
    check_field_fault("A: \0\r\n", WireRule::ValueNul, 3);
    check_field_fault("Content-Length: x\r\n", WireRule::ContentLengthSyntax, 16);
    check_field_fault("Content-Length: 5, 5\r\n", WireRule::ContentLengthList, 17);
    check_field_fault(
        "Content-Length: 5\r\nContent-Length: 5\r\n",
        WireRule::ContentLengthRepeated,
        19,
    );
    check_field_fault(
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        WireRule::LengthAndTransferEncoding,
        19,
    );
    check_field_fault(
        "Transfer-Encoding: gzip, chunked\r\n",
        WireRule::TransferCodingUnknown,
        19,
    );
    check_field_fault(
        "Transfer-Encoding: chunked, chunked\r\n",
        WireRule::ChunkedRepeated,
        19,
    );
    check_fault(
        "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        WireRule::TransferEncodingVersion,
        17,
    );
}

#[test]
fn a_status_without_body_announces_none() {
    let rule = WireRule::BodylessStatus;
    check_fault("HTTP/1.1 204 X\r\nContent-Length: 5\r\n\r\n", rule, 9);
    check_fault(
        "HTTP/1.1 204 X\r\nTransfer-Encoding: chunked\r\n\r\n",
        rule,
        9,
    );
    check_fault("HTTP/1.1 100 X\r\nContent-Length: 5\r\n\r\n", rule, 9);
    check_fault(
        "HTTP/1.1 101 X\r\nTransfer-Encoding: chunked\r\n\r\n",
        rule,
        9,
    );
    let bytes = b"HTTP/1.1 304 X\r\nContent-Length: x\r\n\r\n";
    check_fault(bytes, WireRule::ContentLengthSyntax, 32);
}
