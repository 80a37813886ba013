//! Refusals, and what becomes of the connection after them.

use super::harness::{Upstream, gateway, gateway_with, nobody};

fn check(request: &str, status: u16, step: &str) {
    let gateway = gateway(nobody());
    let mut client = gateway.client();
    let answer = client.send(request).answer();
    assert_eq!(answer.status(), status, "{request}");
    assert!(answer.field("Date").is_some(), "{request}");
    drop(client);
    assert_eq!(gateway.events()[0]["step"], step, "{request}");
}

#[test]
fn the_tables_decide() {
    check("GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n", 404, "not-found");
    check(
        "DELETE /things HTTP/1.1\r\nHost: a\r\n\r\n",
        405,
        "method-not-allowed",
    );
    check("GET /things HTTP/1.1\r\n\r\n", 400, "host");
    check(
        "GET /things HTTP/2.0\r\nHost: a\r\n\r\n",
        505,
        "http-version",
    );
    check("\u{16}\u{3}\u{1}", 400, "request-line");
    check(
        "POST /things HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
        422,
        "body-schema",
    );
    check(
        "POST /things HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1\r\n\r\n{",
        400,
        "body-syntax",
    );
    check(
        "GET /things HTTP/1.1\r\nHost: a\r\n\r\n",
        502,
        "upstream-unreachable",
    );
}

#[test]
fn a_wire_fault_ends_the_connection_and_nothing_behind_it_is_read() {
    let upstream = Upstream::echo();
    let gateway = gateway(upstream.address);
    let mut client = gateway.client();
    client.send("GET /things HTTP/1.1\r\nHost : a\r\n\r\nGET /things HTTP/1.1\r\nHost: a\r\n\r\n");
    let answer = client.answer();
    assert_eq!(
        (answer.status(), answer.field("Connection").as_deref()),
        (400, Some("close"))
    );
    assert!(client.is_closed());
    drop(client);
    assert_eq!(gateway.events().len(), 1);
}

#[test]
fn a_request_behind_a_refused_body_is_not_eaten() {
    let upstream = Upstream::saying(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    let gateway = gateway(upstream.address);
    let next = "GET /things HTTP/1.1\r\nHost: a\r\n\r\n";
    for framing in [
        "Content-Length: 34\r\n\r\nGET /nowhere HTTP/1.1\r\nHost: b\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n5\r\nGET /\r\n0\r\n\r\n",
    ] {
        let mut client = gateway.client();
        client.send(format!(
            "POST /nowhere HTTP/1.1\r\nHost: a\r\n{framing}{next}"
        ));
        assert_eq!(client.answer().status(), 404, "{framing}");
        let answer = client.answer();
        assert_eq!(
            (answer.status(), answer.body.as_slice()),
            (200, b"ok".as_slice()),
            "{framing}"
        );
    }
}

#[test]
fn a_large_refused_body_does_not_swallow_the_refusal() {
    let gateway = gateway(nobody());
    let mut client = gateway.client();
    client
        .send("POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\n")
        .send(vec![b'x'; 200_000]);
    let answer = client.answer();
    assert_eq!(
        (answer.status(), answer.field("Connection").as_deref()),
        (404, Some("close"))
    );
    assert!(client.is_closed());
}

#[test]
fn head_is_refused_without_content() {
    let gateway = gateway(nobody());
    let mut client = gateway.client();
    let request = "HEAD /nowhere HTTP/1.1\r\nHost: a\r\n\r\n";
    for _ in 0..2 {
        let answer = client.send(request).message("HEAD");
        assert_eq!(answer.status(), 404);
        assert_ne!(answer.field("Content-Length").as_deref(), Some("0"));
    }
}

#[test]
fn a_head_that_ends_early_is_told_so() {
    let gateway = gateway(nobody());
    let mut client = gateway.client();
    client
        .send("GET /things HTTP/1.1\r\nHost: a\r\n")
        .stream
        .shutdown(std::net::Shutdown::Write)
        .unwrap();
    assert_eq!(client.answer().status(), 400);
}

#[test]
fn a_head_that_comes_byte_by_byte_is_read() {
    let upstream = Upstream::saying(b"HTTP/1.1 204 No Content\r\n\r\n");
    let gateway = gateway(upstream.address);
    let mut client = gateway.client();
    for byte in b"GET /things HTTP/1.1\r\nHost: a\r\n\r\n" {
        client.send([*byte]);
    }
    assert_eq!(client.answer().status(), 204);
}

#[test]
fn an_empty_line_before_a_request_is_skipped() {
    let upstream = Upstream::saying(b"HTTP/1.1 204 No Content\r\n\r\n");
    let gateway = gateway(upstream.address);
    let mut client = gateway.client();
    client.send("GET /things HTTP/1.1\r\nHost: a\r\n\r\n\r\n");
    assert_eq!(client.answer().status(), 204);
    assert_eq!(
        client
            .send("GET /things HTTP/1.1\r\nHost: a\r\n\r\n")
            .answer()
            .status(),
        204
    );
}

#[test]
fn too_many_connections_are_told_so() {
    let upstream = Upstream::saying(b"HTTP/1.1 204 No Content\r\n\r\n");
    let gateway = gateway_with(upstream.address, |config| config.connections_per_thread = 1);
    let mut first = gateway.client();
    assert_eq!(
        first
            .send("GET /things HTTP/1.1\r\nHost: a\r\n\r\n")
            .answer()
            .status(),
        204
    );
    let mut second = gateway.client();
    let answer = second
        .send("GET /things HTTP/1.1\r\nHost: a\r\n\r\n")
        .answer();
    assert_eq!(
        (answer.status(), answer.field("Connection").as_deref()),
        (503, Some("close"))
    );
    assert!(second.is_closed());
}
