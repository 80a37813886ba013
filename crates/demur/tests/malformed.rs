//! Requests that other servers forward, drop without a word or answer with a
//! wrong status, sent to the real program. Each must get its exact status, our
//! own body, one event and a closed connection, and no upstream may see it.
//!
//! The rows of the two surveys of other servers that this is about are kept
//! together here, so that the claim can be read in one place; what each rule is
//! for stands with the transcripts.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where its premises fail"
)]

#[expect(dead_code, reason = "transcripts ask for more than this does")]
#[path = "transcripts/client.rs"]
mod client;
#[path = "transcripts/events.rs"]
mod events;
#[expect(dead_code, reason = "transcripts ask for more than this does")]
#[path = "transcripts/gateway.rs"]
mod gateway;
#[path = "transcripts/upstream.rs"]
mod upstream;

use std::fs;
use std::io::Read;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

use demur_testkit::{Expected, Received, Transcript};
use serde_json::Value;

use client::{Answer, Client};
use gateway::Gateway;
use upstream::Upstream;

/// What a request is, the octets, the status and the row that answers it.
type Row = (&'static str, Vec<u8>, u16, &'static str);

fn row(name: &'static str, octets: impl Into<Vec<u8>>, status: u16, step: &'static str) -> Row {
    (name, octets.into(), status, step)
}

/// A request whose first line is the question.
fn first(line: impl AsRef<[u8]>) -> Vec<u8> {
    [line.as_ref(), b"\r\nHost: api.example\r\n\r\n"].concat()
}

/// A request whose fields are the question.
fn fields(fields: impl AsRef<[u8]>) -> Vec<u8> {
    let begin = b"GET /products HTTP/1.1\r\nHost: api.example\r\n";
    [begin, fields.as_ref(), b"\r\n\r\n"].concat()
}

/// A request whose framing is the question; three octets follow.
fn length(fields: &str) -> Vec<u8> {
    let begin = "POST /signup HTTP/1.1\r\nHost: api.example\r\nContent-Type: application/json\r\n";
    format!("{begin}{fields}\r\n\r\nabc").into_bytes()
}

/// A request whose chunks are the question.
fn chunks(octets: &str) -> Vec<u8> {
    let head = "POST /signup HTTP/1.1\r\nHost: api.example\r\nContent-Type: application/json\r\n";
    format!("{head}Transfer-Encoding: chunked\r\n\r\n{octets}").into_bytes()
}

fn long(begin: &str, kibibytes: usize, end: &str) -> String {
    format!("{begin}{}{end}", "a".repeat(kibibytes << 10))
}

fn many(count: usize) -> String {
    let all: Vec<String> = (0..count).map(|at| format!("X-{at}: 1")).collect();
    all.join("\r\n")
}

#[rustfmt::skip]
fn first_lines() -> Vec<Row> {
    let preface: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00";
    vec![
        row("an illegal octet in the method",  first("G\x01T / HTTP/1.1"),                     400, "request-line"),
        row("a line of garbage",               b"\xde\xad\xbe\xef\r\n\r\n",                     400, "request-line"),
        row("words that are no request",       first("hello, is anybody there?"),              400, "request-line"),
        row("a space in the target",           first("GET /a b HTTP/1.1"),                     400, "request-line"),
        row("a control octet in the target",   first("GET /a\x01 HTTP/1.1"),                   400, "request-line"),
        row("a zero octet in the target",      first("GET /a\0 HTTP/1.1"),                     400, "request-line"),
        row("a raw letter beyond ASCII",       first("GET /\u{fc} HTTP/1.1"),                  400, "request-line"),
        row("a fragment",                      first("GET /products#top HTTP/1.1"),            400, "request-line"),
        row("two spaces before the target",    first("GET  /products HTTP/1.1"),               400, "request-line"),
        row("two spaces before the version",   first("GET /products  HTTP/1.1"),               400, "request-line"),
        row("a target of an asterisk",         first("GET * HTTP/1.1"),                        400, "target-form"),
        row("a target of host and port",       first("GET a:80 HTTP/1.1"),                     400, "target-form"),
        row("a target of one letter",          first("GET a HTTP/1.1"),                        400, "target-form"),
        row("a percent sign with no number",   first("GET /%zz HTTP/1.1"),                     400, "target-encoding"),
        row("an encoded zero octet",           first("GET /%00 HTTP/1.1"),                     400, "target-encoding"),
        row("a target of 10 KiB",              first(long("GET /", 10, " HTTP/1.1")),          414, "target-too-long"),
        row("a target of 70 KiB",              first(long("GET /", 70, " HTTP/1.1")),          414, "target-too-long"),
        row("a target of 600 KiB",             first(long("GET /", 600, " HTTP/1.1")),         414, "target-too-long"),
        row("a minor version of 2",            first("GET /products HTTP/1.2"),                200, "forward"),
        row("version 2 in a line of version 1", first("GET /products HTTP/2.0"),               505, "http-version"),
        row("version 3 in a line of version 1", first("GET /products HTTP/3.0"),               505, "http-version"),
        row("the preface of HTTP/2",           preface,                                        505, "http-version"),
        row("TLS",                             b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400, "request-line"),
        row("TRACE",                           first("TRACE /products HTTP/1.1"),              405, "trace"),
    ]
}

#[rustfmt::skip]
fn field_lines() -> Vec<Row> {
    vec![
        row("no host",                        b"GET /products HTTP/1.1\r\n\r\n",               400, "host"),
        row("two hosts",                      fields("Host: other.example"),                   400, "host"),
        row("the same host twice",            fields("Host: api.example"),                     400, "host"),
        row("a host that is none",            b"GET / HTTP/1.1\r\nHost: a/b\r\n\r\n",          400, "host"),
        row("a host with a space",            b"GET / HTTP/1.1\r\nHost: a b\r\n\r\n",          400, "host"),
        row("a host with a user",             b"GET / HTTP/1.1\r\nHost: me@b\r\n\r\n",         400, "host"),
        row("a line without a colon",         fields("nothing"),                               400, "field-syntax"),
        row("a space before the colon",       fields("X-A : 1"),                               400, "field-syntax"),
        row("a zero octet in a value",        fields("X-A: a\0b"),                             400, "field-syntax"),
        row("a bare carriage return",         fields("X-A: a\rb"),                             400, "field-syntax"),
        row("a folded value",                 fields("X-A: a\r\n b"),                          400, "field-syntax"),
        row("an octet beyond ASCII in a name", fields(b"X-\xfc: 1"),                           400, "field-syntax"),
        row("bare line feeds in the fields",  b"GET / HTTP/1.1\r\nHost: a\nX-A: 1\n\n",        400, "field-syntax"),
        row("bare line feeds everywhere",     b"GET / HTTP/1.1\nHost: a\n\n",                  400, "request-line"),
        row("a field of 20 KiB",              fields(long("X-A: ", 20, "")),                   431, "fields-too-large"),
        row("a field of 600 KiB",             fields(long("X-A: ", 600, "")),                  431, "fields-too-large"),
        row("a field of 1.2 MiB",             fields(long("X-A: ", 1229, "")),                 431, "fields-too-large"),
        row("110 fields",                     fields(many(109)),                               431, "fields-too-large"),
        row("300 fields",                     fields(many(299)),                               431, "fields-too-large"),
        row("an expectation nobody knows",    fields("Expect: foo"),                           417, "expectation"),
        row("an expectation like a status",   fields("Expect: 200-ok"),                        417, "expectation"),
    ]
}

#[rustfmt::skip]
fn lengths() -> Vec<Row> {
    let old = b"POST /signup HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
    vec![
        row("a length and a coding",          length("Content-Length: 3\r\nTransfer-Encoding: chunked"), 400, "framing"),
        row("a coding and a length",          length("Transfer-Encoding: chunked\r\nContent-Length: 3"), 400, "framing"),
        row("the same length twice",          length("Content-Length: 3\r\nContent-Length: 3"), 400, "framing"),
        row("two lengths",                    length("Content-Length: 3\r\nContent-Length: 4"), 400, "framing"),
        row("a list of one length",           length("Content-Length: 3, 3"),                  400, "framing"),
        row("a list of two lengths",          length("Content-Length: 3, 4"),                  400, "framing"),
        row("a length with a plus sign",      length("Content-Length: +3"),                    400, "framing"),
        row("a length below nothing",         length("Content-Length: -3"),                    400, "framing"),
        row("a length in hexadecimal",        length("Content-Length: 0x3"),                   400, "framing"),
        row("a length of letters",            length("Content-Length: abc"),                   400, "framing"),
        row("an empty length",                length("Content-Length:"),                       400, "framing"),
        row("the largest 64-bit length",      length("Content-Length: 18446744073709551615"),  413, "content-too-large"),
        row("a length beyond 64 bits",        length("Content-Length: 99999999999999999999999"), 413, "content-too-large"),
        row("a coding like chunked",          length("Transfer-Encoding: xchunked"),           501, "transfer-coding"),
        row("the coding identity",            length("Transfer-Encoding: identity"),           501, "transfer-coding"),
        row("identity behind chunked",        length("Transfer-Encoding: chunked, identity"),  400, "framing"),
        row("compression alone",              length("Transfer-Encoding: gzip"),               400, "framing"),
        row("compression behind chunked",     length("Transfer-Encoding: chunked, gzip"),      400, "framing"),
        row("compression before chunked",     length("Transfer-Encoding: gzip, chunked"),      501, "transfer-coding"),
        row("chunked twice",                  length("Transfer-Encoding: chunked, chunked"),   400, "framing"),
        row("chunked in two fields",          length("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"), 400, "framing"),
        row("nothing before chunked",         length("Transfer-Encoding: ,chunked"),           400, "framing"),
        row("a coding in HTTP/1.0",           old,                                             400, "framing"),
        row("a chunk size that is no number", chunks("xyz\r\nabc\r\n0\r\n\r\n"),               400, "body-framing"),
        row("a chunk size below nothing",     chunks("-3\r\nabc\r\n0\r\n\r\n"),                400, "body-framing"),
        row("a chunk size of 16 digits",      chunks("FFFFFFFFFFFFFFFF\r\nabc\r\n"),           413, "body-too-large"),
        row("a chunk size of 17 digits",      chunks("FFFFFFFFFFFFFFFFF\r\nabc\r\n"),          400, "body-framing"),
        row("a bare line feed in chunks",     chunks("3\nabc\n0\n\n"),                         400, "body-framing"),
        row("a CR in a chunk extension",      chunks("3;a=\rb\r\nabc\r\n0\r\n\r\n"),           400, "body-framing"),
        row("an LF in a chunk extension",     chunks("3;a=\nb\r\nabc\r\n0\r\n\r\n"),           400, "body-framing"),
        row("a quoted CR LF in an extension", chunks("3;a=\"\r\n\"\r\nabc\r\n0\r\n\r\n"),      400, "body-framing"),
        row("a malformed trailer",            chunks("0\r\nX-A : 1\r\n\r\n"),                  400, "body-framing"),
        row("a trailer without a colon",      chunks("0\r\nnothing\r\n\r\n"),                  400, "body-framing"),
    ]
}

/// Half a head: the client says no more and waits.
#[rustfmt::skip]
fn halves() -> Vec<Row> {
    vec![
        row("one letter",          b"G",                                              408, "head-timeout"),
        row("half a first line",   b"GET /prod",                                      408, "head-timeout"),
        row("half a field",        b"GET /products HTTP/1.1\r\nHost: api.exa",        408, "head-timeout"),
        row("no end of the head",  b"GET /products HTTP/1.1\r\nHost: api.example\r\n", 408, "head-timeout"),
    ]
}

#[test]
fn malformed_first_lines_get_their_exact_status() {
    check("first-lines", &[], &first_lines());
}

#[test]
fn malformed_fields_get_their_exact_status() {
    check("fields", &[], &field_lines());
}

#[test]
fn ambiguous_lengths_get_their_exact_status() {
    check("lengths", &[], &lengths());
}

#[test]
fn half_a_head_gets_408() {
    check("halves", &["head-stalls"], &halves());
}

#[test]
fn a_connection_without_a_request_is_closed_without_a_word() {
    let upstream = Upstream::start(&[]);
    let (folder, gateway) = start("silent", &["idle-briefly".to_owned()], &upstream);
    let mut client = TcpStream::connect(gateway.address()).expect("the gateway listens");
    let patience = Some(Duration::from_secs(20));
    client.set_read_timeout(patience).expect("a timeout");
    let mut said = Vec::new();
    client.read_to_end(&mut said).expect("an orderly end");
    assert!(said.is_empty(), "{}", String::from_utf8_lossy(&said));
    assert_eq!(gateway.stop().events, "", "an event without a request");
    fs::remove_dir_all(folder).expect("the folder is ours");
}

fn start(name: &str, setup: &[String], upstream: &Upstream) -> (PathBuf, Gateway) {
    let folder = format!("malformed-{name}-{}", std::process::id());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let gateway = Gateway::start(setup, upstream.address(), &folder, &root);
    (folder, gateway)
}

/// Sends each row on a connection of its own and looks at everything that can be seen of it.
fn check(name: &str, setup: &[&str], rows: &[Row]) {
    let setup: Vec<String> = setup.iter().map(|word| (*word).to_owned()).collect();
    let upstream = Upstream::start(&setup);
    let (folder, gateway) = start(name, &setup, &upstream);
    let (mut wrong, mut told) = (Vec::new(), Vec::new());
    for (name, octets, status, step) in rows {
        let transcript = Transcript {
            path: name.into(),
            title: (*name).to_owned(),
            setup: setup.clone(),
            request: octets.clone(),
            upstream: None,
            expected: Expected::default(),
            shadows: Vec::new(),
            stopped_at: (*step).to_owned(),
            reason: None,
            conceals: None,
            is_sample: false,
        };
        upstream.prepare(&transcript);
        let differences = match Client::ask(gateway.address(), &transcript) {
            Ok(answer) => {
                told.push(events::Told::of(&transcript, &answer, &upstream));
                differences(&answer, *status, step, upstream.seen().len())
            }
            Err(reason) => vec![reason],
        };
        wrong.extend(differences.iter().map(|what| format!("{name}: {what}")));
    }
    wrong.extend(events::judge(&gateway.stop(), &told, 0));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    fs::remove_dir_all(folder).expect("the folder is ours");
}

fn differences(answer: &Answer, status: u16, step: &str, asked: usize) -> Vec<String> {
    let received = &answer.received;
    let mut wrong: Vec<String> = answer.after.iter().cloned().collect();
    wrong.extend(events::shown_in(answer));
    if received.status != status {
        wrong.push(format!("{} instead of {status}", received.status));
    }
    if asked != usize::from(step == "forward") {
        wrong.push(format!("the upstream got {asked} requests"));
    }
    if step != "forward" {
        wrong.extend(misspoken(received, status, step));
    }
    wrong
}

/// Rows after which the next request can be found on the connection.
const KEEP: [&str; 3] = ["target-encoding", "trace", "expectation"];

fn misspoken(received: &Received, status: u16, step: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut must = |holds: bool, what: &str| {
        if !holds {
            wrong.push(format!("{what}: {received:?}"));
        }
    };
    let says = |name| received.field(name).unwrap_or_default();
    let text = String::from_utf8_lossy(&received.body);
    if text.contains("TLS") {
        must(says("content-type").starts_with("text/plain"), "no text");
        must(text.trim_end().lines().count() == 1, "not one line");
    } else {
        let problem: Value = serde_json::from_slice(&received.body).unwrap_or_default();
        must(says("content-type") == "application/problem+json", "type");
        must(problem.get("step") == Some(&step.into()), "another step");
        must(
            problem.get("status") == Some(&status.into()),
            "another status in the body",
        );
    }
    must(says("cache-control") == "no-store", "may be stored");
    must(
        KEEP.contains(&step) || says("connection") == "close",
        "the connection is not announced to end",
    );
    must(status != 405 || !says("allow").is_empty(), "no `Allow`");
    wrong
}
