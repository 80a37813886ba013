//! Every rule for request heads, with the place it is reported at.

use crate::common::{fault_of, show};
use demur_http1::{WireGroup, WireRule};

/// The rule and the offset; the field name is checked by its own tests.
fn check(bytes: impl AsRef<[u8]>, rule: WireRule, offset: usize) {
    let bytes = bytes.as_ref();
    let fault = fault_of(bytes);
    assert_eq!(
        (fault.rule, fault.offset),
        (rule, offset),
        "{}",
        show(bytes)
    );
}

/// A fault inside the field lines; the offset counts from their beginning.
fn check_fields(lines: impl AsRef<[u8]>, rule: WireRule, offset: usize) {
    let start = b"POST / HTTP/1.1\r\n";
    let bytes = [start, lines.as_ref(), b"\r\n"].concat();
    check(bytes, rule, start.len() + offset);
}

/// A fault of one field in an otherwise good head; the offset counts from the beginning of that field's lines.
fn check_field(lines: impl AsRef<[u8]>, rule: WireRule, offset: usize) {
    let host = b"Host: a\r\n";
    check_fields([host, lines.as_ref()].concat(), rule, host.len() + offset);
}

/// A fault of the target, as an offset from the target's beginning.
fn check_target(method: &str, target: impl AsRef<[u8]>, rule: WireRule, offset: usize) {
    let bytes = [
        method.as_bytes(),
        b" ",
        target.as_ref(),
        b" HTTP/1.1\r\nHost: a\r\n\r\n",
    ]
    .concat();
    check(bytes, rule, method.len() + 1 + offset);
}

#[test]
fn first_bytes_that_cannot_begin_a_request_are_refused_at_once() {
    check("\u{1}", WireRule::MethodByte, 0);
    check("GE(T / HTTP/1.1\r\n", WireRule::MethodByte, 2);
    check("{\"a\":1}", WireRule::MethodByte, 0);
    check("<html>", WireRule::MethodByte, 0);
    check(" GET / HTTP/1.1\r\n", WireRule::MethodByte, 0);
    check("GET\t/ HTTP/1.1\r\n", WireRule::MethodByte, 3);
    check("Host: a\r\n\r\n", WireRule::MethodByte, 4);
    check("G\u{cb}T / HTTP/1.1\r\n", WireRule::MethodByte, 1);
    check("HTTP/1.1 200 OK\r\n", WireRule::MethodByte, 4);
    check(b"\x16\x05", WireRule::MethodByte, 0);
}

#[test]
fn tls_bytes_are_recognised() {
    check(b"\x16\x03\x01\x02\x00\x01\x00", WireRule::TlsBytes, 0);
    check(b"\r\n\x16\x03\x01", WireRule::TlsBytes, 2);
}

#[test]
fn one_empty_line_may_lead_and_no_second() {
    check("\r\n\r\nGET / HTTP/1.1\r\n", WireRule::LeadingEmptyLines, 2);
    check("\nGET / HTTP/1.1\r\n", WireRule::StartLineBareLf, 0);
    check("\rGET / HTTP/1.1\r\n", WireRule::StartLineBareCr, 0);
    check("\r\n\nGET / HTTP/1.1\r\n", WireRule::StartLineBareLf, 2);
}

#[test]
fn request_line_has_three_parts_and_single_spaces() {
    check("GET\r\n\r\n", WireRule::RequestLineShort, 3);
    check("GET \r\n\r\n", WireRule::RequestLineShort, 4);
    check("garbage\r\n", WireRule::RequestLineShort, 7);
    check("GET  / HTTP/1.1\r\n", WireRule::RequestLineSpaces, 4);
    check("GET /  HTTP/1.1\r\n", WireRule::RequestLineSpaces, 6);
    check("GET / HTTP/1.1 \r\n", WireRule::VersionSyntax, 14);
    check("GET / HTTP/1.1 x\r\n", WireRule::VersionSyntax, 14);
}

#[test]
fn request_line_ends_with_cr_lf() {
    check("GET / HTTP/1.1\nHost: a\n\n", WireRule::StartLineBareLf, 14);
    check("GET / HTTP/1.1\rHost: a\r\r", WireRule::StartLineBareCr, 14);
    check(
        "GET / HTTP/1.1\r\rHost: a\r\r",
        WireRule::StartLineBareCr,
        14,
    );
}

#[test]
fn bytes_that_a_target_cannot_hold_are_refused() {
    check_target("GET", "/a b", WireRule::TargetSpace, 2);
    check_target("GET", "/a\tb", WireRule::TargetControl, 2);
    check_target("GET", "/a\0", WireRule::TargetControl, 2);
    check_target("GET", "/a\x7f", WireRule::TargetControl, 2);
    check_target("GET", "/caf\u{e9}", WireRule::TargetNonAscii, 4);
    check_target("GET", b"/\xff", WireRule::TargetNonAscii, 1);
    check_target("GET", "/a#b", WireRule::TargetFragment, 2);
    check_target("GET", "#", WireRule::TargetFragment, 0);
}

#[test]
fn versions_follow_the_grammar() {
    for (version, offset) in [
        ("HTTP/1", 6),
        ("HTTP/1.", 7),
        ("HTTP/1.10", 8),
        ("HTTP/01.1", 6),
        ("HTTP/11.1", 6),
        ("HTTP/1,1", 6),
        ("HTTP/x.1", 5),
        ("HTTP /1.1", 4),
        ("HTTP", 4),
        ("HTP/1.1", 2),
        ("http/1.1", 0),
        ("Http/1.1", 1),
        ("HTTPS/1.1", 4),
    ] {
        let line = format!("GET / {version}\r\nHost: a\r\n\r\n");
        check(line, WireRule::VersionSyntax, 6 + offset);
    }
}

#[test]
fn other_major_versions_are_told_apart_from_garbage() {
    for version in [
        "HTTP/2.0", "HTTP/3.0", "HTTP/0.9", "HTTP/9.9", "HTTP/2", "HTTP/3",
    ] {
        let line = format!("GET / {version}\r\nHost: a\r\n\r\n");
        check(line, WireRule::VersionMajor, 6);
    }
    check("GET /\r\n", WireRule::VersionMissing, 5);
    check("GET / \r\n", WireRule::VersionMissing, 6);
    check("GET /\n", WireRule::VersionMissing, 5);
    let preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    check(preface, WireRule::Http2Preface, 6);
    check("PRI / HTTP/2.0\r\n\r\n", WireRule::VersionMajor, 6);
}

#[test]
fn long_methods_and_targets_have_their_own_rules() {
    let method = "M".repeat(33);
    check(&method, WireRule::MethodTooLong, 0);
    check(
        format!("{method} / HTTP/1.1\r\n"),
        WireRule::MethodTooLong,
        0,
    );
    check("x".repeat(600_000), WireRule::MethodTooLong, 0);
    let target = format!("/{}", "a".repeat(8192));
    check(format!("GET {target}"), WireRule::TargetTooLong, 4);
    for length in [10_240, 71_680, 614_400] {
        check_target("GET", "/".repeat(length), WireRule::TargetTooLong, 0);
    }
    // The version behind a target that is too long is never looked at.
    check(
        format!("GET {target} HTTP/2.0\r\n"),
        WireRule::TargetTooLong,
        4,
    );
}

#[test]
fn fields_over_a_limit_are_refused() {
    let long = "v".repeat(20 * 1024);
    check_field(format!("X-Long: {long}\r\n"), WireRule::FieldTooLarge, 0);
    check_field(format!("X-Long: {long}{long}"), WireRule::FieldTooLarge, 0);
    check_field(format!("{long}: a\r\n"), WireRule::FieldTooLarge, 0);
    check_field(
        format!("X-Long:{}a\r\n", " ".repeat(9000)),
        WireRule::FieldTooLarge,
        0,
    );
    check_field(
        format!("X-Long{}: a\r\n", " ".repeat(9000)),
        WireRule::FieldTooLarge,
        0,
    );
    let many = "a: b\r\n".repeat(300);
    check_field(many, WireRule::TooManyFields, 99 * 6);
    let line = format!("a: {}\r\n", "b".repeat(8000));
    let head = format!("GET / HTTP/1.1\r\n{}", line.repeat(5));
    check(head, WireRule::HeadTooLarge, 32 * 1024);
}

#[test]
fn a_fault_beyond_a_limit_is_not_what_is_reported() {
    let value = format!("{}\0", "v".repeat(9000));
    check_field(format!("X-Long: {value}\r\n"), WireRule::FieldTooLarge, 0);
    let target = format!("/{}#", "a".repeat(9000));
    check_target("GET", target, WireRule::TargetTooLong, 0);
}

#[test]
fn field_lines_follow_the_grammar() {
    check_field("NoColon\r\n", WireRule::ColonMissing, 7);
    check_field("NoColon\n", WireRule::ColonMissing, 7);
    check_field("NoColon \r\n", WireRule::ColonMissing, 7);
    check_field(": empty\r\n", WireRule::FieldNameEmpty, 0);
    check_field("Foo : a\r\n", WireRule::SpaceBeforeColon, 3);
    check_field("Foo\t: a\r\n", WireRule::SpaceBeforeColon, 3);
    check_field("Foo bar: a\r\n", WireRule::FieldNameByte, 3);
    check_field("Foo(: a\r\n", WireRule::FieldNameByte, 3);
    check_field("Fo\0o: a\r\n", WireRule::FieldNameByte, 2);
    check_field("\0: a\r\n", WireRule::FieldNameByte, 0);
    check_field("F\u{f6}\u{f6}: a\r\n", WireRule::FieldNameNonAscii, 1);
    check_field(b"\xff: a\r\n", WireRule::FieldNameNonAscii, 0);
}

#[test]
fn values_hold_no_control_characters() {
    check_field("A: b\0c\r\n", WireRule::ValueNul, 4);
    check_field("A: \0\r\n", WireRule::ValueNul, 3);
    check_field("A: b\x01c\r\n", WireRule::ValueControl, 4);
    check_field("A: b\x0bc\r\n", WireRule::ValueControl, 4);
    check_field("A: b\x1b[31m\r\n", WireRule::ValueControl, 4);
    check_field("A: b\x7f\r\n", WireRule::ValueControl, 4);
    check_field("A: b\rc\r\n", WireRule::FieldBareCr, 4);
    check_field("A: b\r\rc\r\n", WireRule::FieldBareCr, 4);
    check_field("A: b\nC: d\n", WireRule::FieldBareLf, 4);
    check_field("\nC: d\r\n", WireRule::FieldBareLf, 0);
    check_field("\rC: d\r\n", WireRule::FieldBareCr, 0);
}

#[test]
fn lines_are_never_folded() {
    check_field("A: b\r\n c\r\n", WireRule::ObsFold, 6);
    check_field("A: b\r\n\tc\r\n", WireRule::ObsFold, 6);
    check_field("A: b\r\n \r\n", WireRule::ObsFold, 6);
    check_fields(" Host: a\r\n", WireRule::WhitespaceBeforeFields, 0);
    check_fields("\tHost: a\r\n", WireRule::WhitespaceBeforeFields, 0);
}

#[test]
fn host_is_there_once_and_valid() {
    check("GET / HTTP/1.1\r\n\r\n", WireRule::HostMissing, 0);
    check("GET / HTTP/1.2\r\nX: a\r\n\r\n", WireRule::HostMissing, 0);
    check_field("Host: b\r\n", WireRule::HostRepeated, 0);
    check_field("hOST: a\r\n", WireRule::HostRepeated, 0);
    for value in [
        "", "a b", "a/b", "a@b", "a:b", "a:99999", "http://a", "a, b", "[::1", "[1]", "a\\b",
        "a?b", "%zz",
    ] {
        check_fields(format!("Host: {value}\r\n"), WireRule::HostInvalid, 6);
    }
    check(
        "GET / HTTP/1.0\r\nHost: a b\r\n\r\n",
        WireRule::HostInvalid,
        22,
    );
    check(
        "GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n",
        WireRule::HostRepeated,
        25,
    );
}

#[test]
fn host_agrees_with_an_absolute_target() {
    let head = |target: &str, host: &str| format!("GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n");
    let at = |target: &str| "GET  HTTP/1.1\r\nHost: ".len() + target.len();
    for (target, host) in [
        ("http://a/", "b"),
        ("http://a:81/", "a"),
        ("https://a/", "a:80"),
        ("http://a/", "a:443"),
    ] {
        check(head(target, host), WireRule::HostMismatch, at(target));
    }
}

#[test]
fn content_length_is_one_number_in_digits() {
    for (value, offset) in [
        ("abc", 16),
        ("+3", 16),
        ("-3", 16),
        ("0x3", 17),
        ("", 15),
        ("3 3", 17),
        ("3;q=1", 17),
        ("3.0", 17),
        ("1_000", 17),
        ("\"3\"", 16),
    ] {
        let line = format!("Content-Length: {value}\r\n");
        let offset = if value.is_empty() { 16 } else { offset };
        check_field(line, WireRule::ContentLengthSyntax, offset);
    }
    check_field("Content-Length: 3, 3\r\n", WireRule::ContentLengthList, 17);
    check_field("Content-Length: 5,6\r\n", WireRule::ContentLengthList, 17);
    check_field("Content-Length: ,3\r\n", WireRule::ContentLengthList, 16);
    let twice = "Content-Length: 3\r\nContent-Length: 3\r\n";
    check_field(twice, WireRule::ContentLengthRepeated, 19);
    let differing = "Content-Length: 5\r\ncontent-length: 6\r\n";
    check_field(differing, WireRule::ContentLengthRepeated, 19);
}

#[test]
fn length_and_coding_exclude_each_other() {
    let rule = WireRule::LengthAndTransferEncoding;
    check_field(
        "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
        rule,
        19,
    );
    check_field(
        "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n",
        rule,
        0,
    );
    check_field("Content-Length: 0\r\nTransfer-Encoding: foo\r\n", rule, 19);
    let old = "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n";
    check(old, WireRule::TransferEncodingVersion, 17);
}

#[test]
fn chunked_is_last_and_alone() {
    for (value, rule) in [
        ("xchunked", WireRule::TransferCodingUnknown),
        ("identity", WireRule::TransferCodingUnknown),
        ("foo", WireRule::TransferCodingUnknown),
        ("foo;a=b", WireRule::TransferCodingUnknown),
        ("gzip, chunked", WireRule::TransferCodingUnknown),
        ("identity, chunked", WireRule::TransferCodingUnknown),
        ("gzip, identity", WireRule::TransferCodingUnknown),
        ("gzip", WireRule::ChunkedNotLast),
        ("X-GZIP", WireRule::ChunkedNotLast),
        ("deflate", WireRule::ChunkedNotLast),
        ("chunked, gzip", WireRule::ChunkedNotLast),
        ("chunked, identity", WireRule::ChunkedNotLast),
        ("chunked, chunked", WireRule::ChunkedRepeated),
        ("chunked, gzip, chunked", WireRule::ChunkedRepeated),
        (",chunked", WireRule::TransferEncodingEmpty),
        ("chunked,", WireRule::TransferEncodingEmpty),
        ("chunked,,", WireRule::TransferEncodingEmpty),
        ("", WireRule::TransferEncodingEmpty),
        ("chunked;a=b", WireRule::TransferEncodingSyntax),
        ("chunked x", WireRule::TransferEncodingSyntax),
        ("\"chunked\"", WireRule::TransferEncodingSyntax),
        ("chun\u{e9}ed", WireRule::TransferEncodingSyntax),
        (";", WireRule::TransferEncodingSyntax),
    ] {
        check_field(format!("Transfer-Encoding: {value}\r\n"), rule, 19);
    }
}

#[test]
fn several_transfer_encoding_lines_are_one_list() {
    let two = |a: &str, b: &str| format!("Transfer-Encoding: {a}\r\nTransfer-Encoding: {b}\r\n");
    check_field(two("chunked", "chunked"), WireRule::ChunkedRepeated, 19);
    check_field(two("chunked", "identity"), WireRule::ChunkedNotLast, 19);
    check_field(two("gzip", "chunked"), WireRule::TransferCodingUnknown, 19);
    check_field(two("chunked", ""), WireRule::TransferEncodingEmpty, 47);
}

#[test]
fn target_forms_belong_to_their_methods() {
    check_target("GET", "*", WireRule::AsteriskNotOptions, 0);
    check_target("GET", "a", WireRule::TargetNotPath, 0);
    check_target("GET", "?a=b", WireRule::TargetNotPath, 0);
    check_target("OPTIONS", "**", WireRule::TargetNotPath, 0);
    check_target("GET", "a:80", WireRule::AuthorityNotConnect, 0);
    check_target("OPTIONS", "a:80", WireRule::AuthorityNotConnect, 0);
    for target in [
        "a",
        "/",
        "*",
        "a:",
        ":80",
        "a:99999",
        "http://a/",
        "u@a:80",
        "a:80/x",
    ] {
        check_target("CONNECT", target, WireRule::ConnectTarget, 0);
    }
}

#[test]
fn absolute_targets_are_http_without_userinfo() {
    check_target("GET", "ftp://a/", WireRule::AbsoluteScheme, 0);
    check_target("GET", "://a/", WireRule::AbsoluteScheme, 0);
    check_target("GET", "httpx://a/", WireRule::AbsoluteScheme, 0);
    check_target("GET", "http:///x", WireRule::AbsoluteAuthority, 7);
    check_target("GET", "http://", WireRule::AbsoluteAuthority, 7);
    check_target("GET", "http://:80/", WireRule::AbsoluteAuthority, 7);
    check_target("GET", "http://a:b/", WireRule::AbsoluteAuthority, 7);
    check_target("GET", "http://a[b]/", WireRule::AbsoluteAuthority, 7);
    check_target("GET", "http://u@a/", WireRule::AbsoluteUserinfo, 8);
    check_target("GET", "http://u:p@a/", WireRule::AbsoluteUserinfo, 10);
    check_target("GET", "http:a", WireRule::TargetNotPath, 0);
    check_target("GET", "http:/a", WireRule::TargetNotPath, 0);
}

#[test]
fn earlier_rows_win_over_later_ones() {
    let both = "POST * HTTP/1.1\r\nContent-Length: x\r\n\r\n";
    check(both, WireRule::HostMissing, 0);
    check_field(
        "Content-Length: x\r\nHost: b\r\n",
        WireRule::HostRepeated,
        19,
    );
    let framing = "POST * HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n";
    check(framing, WireRule::ContentLengthSyntax, 42);
    let coding = "POST * HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: x\r\n\r\n";
    check(coding, WireRule::TransferCodingUnknown, 45);
    let mismatch = "POST http://b/ HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: x\r\n\r\n";
    check(mismatch, WireRule::HostMismatch, 31);
}

#[test]
fn faults_name_the_field() {
    let name = |lines: &str| {
        fault_of(format!("GET / HTTP/1.1\r\nHost: a\r\n{lines}\r\n").as_bytes()).field
    };
    let long = "v".repeat(9000);
    assert_eq!(
        name(&format!("X-Long: {long}\r\n")).as_deref(),
        Some("X-Long")
    );
    assert_eq!(name("Foo : a\r\n").as_deref(), Some("Foo"));
    assert_eq!(name("A: \0\r\n").as_deref(), Some("A"));
    assert_eq!(
        name("Content-Length: x\r\n").as_deref(),
        Some("Content-Length")
    );
    assert_eq!(name(": x\r\n"), None);
    let field = name(&format!("{long}: x\r\n")).expect("the name as far as it goes");
    assert_eq!(field.len(), 64);
}

#[test]
fn ids_are_unique_kebab_case_and_every_rule_is_explained() {
    let mut ids: Vec<&str> = WireRule::ALL.iter().map(|rule| rule.id()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), WireRule::ALL.len());
    for rule in WireRule::ALL {
        assert!(
            rule.id()
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
            "{}",
            rule.id()
        );
        assert!(rule.clause().starts_with("RFC "), "{}", rule.id());
        assert!(
            rule.explain().len() > 20 && !rule.explain().ends_with('.'),
            "{}",
            rule.id()
        );
    }
    assert_eq!(WireRule::ObsFold.group(), WireGroup::FieldSyntax);
}
