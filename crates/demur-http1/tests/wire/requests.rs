//! Heads that are accepted, and what is read from them.

use crate::common::{check_prefixes, parse, show};
use demur_http1::{
    Framing, KnownField, Limits, OwnedRequest, Parsed, PartsError, RequestHead, TargetForm,
    WireRule, WriteError, parse_request,
};

fn owned(bytes: impl AsRef<[u8]>) -> (Vec<u8>, RequestHead) {
    let bytes = bytes.as_ref().to_vec();
    let (parsed, head) = parse(&bytes);
    assert_eq!(parsed, Parsed::Complete, "{}", show(&bytes));
    assert_eq!(head.len(), bytes.len());
    check_prefixes(&bytes, &parsed);
    (bytes, head)
}

#[test]
fn parts_of_a_request_are_found() {
    let (bytes, head) = owned(
        "POST /a%20b/?x=1&y=? HTTP/1.1\r\nHost: A.example:81\r\nX-Empty:\r\nX-Foo: \t one \t\r\ncontent-type:text/plain\r\nx-foo: caf\u{e9}\r\nContent-Length: 0012\r\n\r\n",
    );
    let view = head.view(&bytes);
    assert_eq!(view.method(), "POST");
    assert_eq!(view.target(), "/a%20b/?x=1&y=?");
    assert_eq!((view.path(), view.query()), ("/a%20b/", Some("x=1&y=?")));
    assert_eq!(view.authority(), Some("A.example:81"));
    assert_eq!(view.framing(), Framing::Length(12));
    assert_eq!(view.get(KnownField::ContentType), Some(&b"text/plain"[..]));
    assert_eq!(view.get(KnownField::Accept), None);
    let foo: Vec<&[u8]> = view.named("X-FOO").collect();
    assert_eq!(foo, [&b"one"[..], "caf\u{e9}".as_bytes()]);
    assert_eq!(view.named("x-empty").collect::<Vec<_>>(), [b""]);
    let names: Vec<&str> = view.fields().map(|field| field.name()).collect();
    assert_eq!(
        names,
        [
            "Host",
            "X-Empty",
            "X-Foo",
            "content-type",
            "x-foo",
            "Content-Length"
        ]
    );
    assert_eq!(view.field_count(), 6);
    let value = view.fields().last().expect("the last field");
    assert_eq!(&bytes[value.offset()..][..4], b"0012");
}

fn check_target(line: &str, form: TargetForm, path: &str, query: Option<&str>, authority: &str) {
    let host = if line.contains("http") {
        "H.example"
    } else {
        "h.example"
    };
    let (bytes, head) = owned(format!("{line} HTTP/1.1\r\nHost: {host}\r\n\r\n"));
    let view = head.view(&bytes);
    assert_eq!(
        (view.form(), view.path(), view.query(), view.authority()),
        (form, path, query, Some(authority)),
        "{line}"
    );
}

#[test]
fn targets_are_reduced_to_path_and_query() {
    use TargetForm::{Absolute, Asterisk, Authority, Origin};
    check_target("GET /", Origin, "/", None, "h.example");
    check_target("GET /?", Origin, "/", Some(""), "h.example");
    check_target("GET //a/b", Origin, "//a/b", None, "h.example");
    check_target("GET /a:80?http", Origin, "/a:80", Some("http"), "H.example");
    check_target("GET http://h.example", Absolute, "/", None, "h.example");
    check_target(
        "GET HTTP://h.example:80/",
        Absolute,
        "/",
        None,
        "h.example:80",
    );
    check_target(
        "GET https://h.example:443/x?y",
        Absolute,
        "/x",
        Some("y"),
        "h.example:443",
    );
    check_target(
        "GET http://h.example?y",
        Absolute,
        "/",
        Some("y"),
        "h.example",
    );
    check_target("GET http://h.example/@", Absolute, "/@", None, "h.example");
    check_target("OPTIONS *", Asterisk, "*", None, "h.example");
    check_target("OPTIONS http://h.example", Asterisk, "*", None, "h.example");
    check_target(
        "OPTIONS http://h.example/",
        Absolute,
        "/",
        None,
        "h.example",
    );
    check_target("CONNECT other:443", Authority, "", None, "other:443");
}

fn check_persistence(version: &str, connection: &str, expected: bool) {
    let (bytes, head) = owned(format!("GET / {version}\r\nHost: a\r\n{connection}\r\n"));
    assert_eq!(
        head.view(&bytes).keep_alive(),
        expected,
        "{version} {connection}"
    );
}

#[test]
fn connections_persist_by_version_and_option() {
    check_persistence("HTTP/1.1", "", true);
    check_persistence("HTTP/1.1", "Connection: close\r\n", false);
    check_persistence("HTTP/1.1", "Connection: X-A, CLOSE\r\n", false);
    check_persistence(
        "HTTP/1.1",
        "Connection: keep-alive\r\nConnection: close\r\n",
        false,
    );
    check_persistence("HTTP/1.1", "Connection: closed\r\n", true);
    check_persistence("HTTP/1.0", "", false);
    check_persistence("HTTP/1.0", "Connection: Keep-Alive\r\n", true);
    check_persistence("HTTP/1.0", "Connection: keep-alive, close\r\n", false);
    check_persistence("HTTP/1.0", "Keep-Alive: timeout=5\r\n", false);
    check_persistence("HTTP/1.7", "", true);
}

#[test]
fn later_minor_versions_behave_as_1_1() {
    let (bytes, head) = owned("GET / HTTP/1.2\r\nHost: a\r\nExpect: 100-continue\r\n\r\n");
    let view = head.view(&bytes);
    assert_eq!(view.version().minor(), 2);
    assert!(!view.version().is_http_10() && view.expects_continue());
}

#[test]
fn http_1_0_needs_no_host_and_has_no_expectations() {
    let (bytes, head) = owned("GET / HTTP/1.0\r\nExpect: 100-continue, x\r\n\r\n");
    let view = head.view(&bytes);
    assert_eq!(view.authority(), None);
    assert!(!view.expects_continue());
    assert_eq!(view.other_expectations().count(), 0);
}

#[test]
fn expectations_are_listed() {
    let (bytes, head) = owned(
        "GET / HTTP/1.1\r\nHost: a\r\nExpect: 200-ok, 100-Continue\r\nExpect: x=\"a,b\"\r\n\r\n",
    );
    let view = head.view(&bytes);
    assert!(view.expects_continue());
    let others: Vec<&[u8]> = view.other_expectations().collect();
    assert_eq!(others, [&b"200-ok"[..], b"x=\"a,b\""]);
}

fn check_framing(lines: &str, expected: Framing) {
    let (bytes, head) = owned(format!("POST / HTTP/1.1\r\nHost: a\r\n{lines}\r\n"));
    assert_eq!(head.view(&bytes).framing(), expected, "{lines}");
}

#[test]
fn framing_is_read_from_the_fields() {
    check_framing("", Framing::None);
    check_framing("Content-Length: 0\r\n", Framing::Length(0));
    check_framing(
        "Content-Length: 18446744073709551615\r\n",
        Framing::Length(u64::MAX),
    );
    check_framing(
        "Content-Length: 99999999999999999999999\r\n",
        Framing::Length(u64::MAX),
    );
    check_framing("Transfer-Encoding: chunked\r\n", Framing::Chunked);
    check_framing("transfer-encoding: \t CHUNKED \r\n", Framing::Chunked);
}

#[test]
fn limits_are_inclusive() {
    let target = format!("/{}", "a".repeat(8191));
    owned(format!("GET {target} HTTP/1.1\r\nHost: a\r\n\r\n"));
    owned(format!("{} / HTTP/1.1\r\nHost: a\r\n\r\n", "M".repeat(32)));
    owned(format!(
        "GET / HTTP/1.1\r\nHost: a\r\nX: {}\r\n\r\n",
        "v".repeat(8189)
    ));
    owned(format!(
        "GET / HTTP/1.1\r\nHost: a\r\n{}\r\n",
        "a: b\r\n".repeat(99)
    ));
    let start = format!(
        "GET / HTTP/1.1\r\nHost: a\r\n{}",
        format!("a: {}\r\n", "b".repeat(8000)).repeat(4)
    );
    let rest = 32 * 1024 - start.len() - 7;
    let (_, head) = owned(format!("{start}c: {}\r\n\r\n", "d".repeat(rest)));
    assert_eq!(head.len(), 32 * 1024);
}

#[test]
fn one_empty_line_is_skipped() {
    let (bytes, head) = owned("\r\nGET /a HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(head.view(&bytes).path(), "/a");
}

#[test]
fn pipelined_requests_are_read_one_by_one_with_one_head() {
    let mut bytes =
        b"GET /1 HTTP/1.1\r\nHost: a\r\nX: y\r\n\r\nGET /2 HTTP/1.1\r\nHost: b\r\n\r\nGET /3 HTT"
            .to_vec();
    let mut head = RequestHead::new();
    for (path, host, count) in [("/1", "a", 2), ("/2", "b", 1)] {
        assert_eq!(
            parse_request(&bytes, &Limits::default(), &mut head),
            Parsed::Complete
        );
        let view = head.view(&bytes);
        assert_eq!(
            (view.path(), view.authority(), view.field_count()),
            (path, Some(host), count)
        );
        assert_eq!(view.named("x").count(), count - 1);
        bytes.drain(..head.len());
    }
    assert_eq!(
        parse_request(&bytes, &Limits::default(), &mut head),
        Parsed::Partial
    );
    assert!(head.is_empty());
}

#[test]
fn lists_span_lines_and_skip_empty_elements() {
    let (bytes, head) =
        owned("GET / HTTP/1.1\r\nHost: a\r\nAccept: a/b;q=1, ,c/d\r\nX: y\r\naccept: e/f\r\n\r\n");
    let view = head.view(&bytes);
    let list: Vec<&[u8]> = view.list(KnownField::Accept).collect();
    assert_eq!(list, [&b"a/b;q=1"[..], b"c/d", b"e/f"]);
    assert_eq!(view.get_all(KnownField::Accept).count(), 2);
    assert!(view.has(KnownField::Accept) && !view.has(KnownField::Cookie));
}

#[test]
fn heads_are_built_from_parts_under_the_same_rules() {
    let limits = Limits::default();
    let build = |target: &str, fields: &[(&'static str, &'static [u8])]| {
        OwnedRequest::from_parts("GET", target, fields.iter().copied(), &limits)
    };
    let good = build("/x", &[("Host", b"a")]).expect("a valid head");
    assert_eq!(
        (good.view().path(), good.view().authority()),
        ("/x", Some("a"))
    );
    let injected = build("/x", &[("Host", b"a\r\nX: y")]);
    assert_eq!(
        injected.err(),
        Some(PartsError::Write(WriteError::FieldValue))
    );
    let missing = build("/x", &[]).err();
    assert!(
        matches!(missing, Some(PartsError::Wire(fault)) if fault.rule == WireRule::HostMissing)
    );
}

#[test]
fn a_head_read_through_another_buffer_gives_empty_texts_and_no_panic() {
    let (_, head) = owned("GET /abc HTTP/1.1\r\nHost: a\r\n\r\n");
    let view = head.view(b"x");
    assert_eq!((view.method(), view.target()), ("", ""));
    assert_eq!(view.get(KnownField::Host), Some(&b""[..]));
}
