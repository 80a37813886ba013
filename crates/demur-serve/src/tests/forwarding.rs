//! What passes to the upstream and back, and what does not.

use super::harness::{Upstream, gateway, gateway_with};
use crate::HostPolicy;

const HELLO: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

fn forwarded(request: &str) -> String {
    let upstream = Upstream::echo();
    let gateway = gateway(upstream.address);
    let answer = gateway.client().send(request).answer();
    String::from_utf8(answer.body).unwrap()
}

#[test]
fn a_request_is_forwarded_and_its_answer_comes_back() {
    let upstream = Upstream::saying(HELLO);
    let answer = gateway(upstream.address)
        .client()
        .send("GET /things HTTP/1.1\r\nHost: a\r\n\r\n")
        .answer();
    assert_eq!(answer.first_line(), "HTTP/1.1 200 OK");
    assert_eq!(answer.body, b"hello");
    assert!(answer.field("Date").is_some());
    assert_eq!(answer.field("Connection"), None);
}

#[test]
fn pipelined_requests_are_answered_in_order() {
    let upstream = Upstream::echo();
    let gateway = gateway(upstream.address);
    let mut client = gateway.client();
    let requests =
        ["0", "1", "2", "3", "4"].map(|n| format!("GET /things/{n} HTTP/1.1\r\nHost: a\r\n\r\n"));
    client.send(requests.concat());
    for n in 0..5 {
        let body = String::from_utf8(client.answer().body).unwrap();
        assert!(
            body.starts_with(&format!("GET /things/{n} HTTP/1.1\r\n")),
            "{body}"
        );
    }
}

#[test]
fn a_connection_to_the_upstream_is_used_again() {
    let upstream = Upstream::saying(HELLO);
    let gateway = gateway(upstream.address);
    let mut client = gateway.client();
    for _ in 0..5 {
        assert_eq!(
            client
                .send("GET /things HTTP/1.1\r\nHost: a\r\n\r\n")
                .answer()
                .status(),
            200
        );
    }
    assert_eq!(upstream.connections(), 1);
}

#[test]
fn fields_of_one_connection_stay_on_it() {
    let head = forwarded(concat!(
        "GET /things HTTP/1.1\r\nHost: a\r\nConnection: X-Hop, keep-alive\r\nX-Hop: secret\r\nKeep-Alive: 5\r\n",
        "Proxy-Connection: close\r\nTE: gzip\r\nUpgrade: h2c\r\nHTTP2-Settings: AAA\r\nX-Stays: yes\r\n\r\n",
    ));
    for gone in [
        "X-Hop",
        "Keep-Alive",
        "Proxy-Connection",
        "TE:",
        "Upgrade",
        "HTTP2-Settings",
        "Connection",
    ] {
        assert!(!head.contains(gone), "{gone} in {head}");
    }
    assert!(head.contains("\r\nX-Stays: yes\r\n"));
}

#[test]
fn no_credential_belongs_to_one_connection() {
    let head = forwarded(concat!(
        "GET /things HTTP/1.1\r\nHost: a\r\nConnection: authorization, Cookie, x-api-key, X-Hop, Content-Type\r\n",
        "Authorization: Bearer abc\r\nCookie: a=b\r\nX-Api-Key: k\r\nX-Hop: secret\r\n\r\n",
    ));
    for kept in ["Authorization: Bearer abc", "Cookie: a=b", "X-Api-Key: k"] {
        assert!(head.contains(kept), "{kept} in {head}");
    }
    assert!(!head.contains("X-Hop"), "{head}");
}

#[test]
fn what_a_client_says_about_itself_is_not_believed() {
    let head = forwarded(concat!(
        "GET /things HTTP/1.1\r\nHost: shop.example\r\nX-Forwarded-For: 1.2.3.4\r\nX-Real-IP: 1.2.3.4\r\n",
        "X-Forwarded-Host: evil\r\nForwarded: for=1.2.3.4\r\nX_Real_IP: 1.2.3.4\r\n",
        "X-HTTP-Method-Override: DELETE\r\nX-Original-URL: /evil\r\n\r\n",
    ));
    assert!(
        !head.contains("1.2.3.4") && !head.contains("evil") && !head.contains("DELETE"),
        "{head}"
    );
    for field in [
        "X-Forwarded-For: 127.0.0.1",
        "X-Forwarded-Host: shop.example",
        "X-Forwarded-Proto: http",
    ] {
        assert!(head.contains(field), "{field} not in {head}");
    }
}

#[test]
fn a_trusted_proxy_is_believed() {
    let upstream = Upstream::echo();
    let gateway = gateway_with(upstream.address, |config| {
        config.trusted_proxies = vec!["127.0.0.0/8".parse().unwrap()];
    });
    let request =
        "GET /things HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 6.6.6.6, 203.0.113.7\r\n\r\n";
    let head = String::from_utf8(gateway.client().send(request).answer().body).unwrap();
    assert!(
        head.contains("X-Forwarded-For: 6.6.6.6, 203.0.113.7\r\nX-Forwarded-For: 127.0.0.1\r\n"),
        "{head}"
    );
    assert!(head.contains("X-Real-IP: 203.0.113.7\r\n"), "{head}");
    assert_eq!(gateway.events()[0]["client"], "203.0.113.7");
}

#[test]
fn host_is_preserved_unless_the_upstream_wants_its_own() {
    assert!(
        forwarded("GET /things HTTP/1.1\r\nHost: shop.example\r\n\r\n")
            .contains("Host: shop.example\r\n")
    );
    let upstream = Upstream::echo();
    let own = format!("Host: {}\r\n", upstream.address);
    let gateway = gateway_with(upstream.address, |config| {
        config.upstream.host = HostPolicy::Upstream;
    });
    let answer = gateway
        .client()
        .send("GET /things HTTP/1.1\r\nHost: shop.example\r\n\r\n")
        .answer();
    assert!(String::from_utf8(answer.body).unwrap().contains(&own));
}

#[test]
fn the_base_path_of_the_upstream_stands_before_the_path() {
    let upstream = Upstream::echo();
    let gateway = gateway_with(upstream.address, |config| {
        config.upstream.base_path = "/v1".to_owned();
    });
    let answer = gateway
        .client()
        .send("GET http://a/things?b=c HTTP/1.1\r\nHost: a\r\n\r\n")
        .answer();
    assert!(answer.body.starts_with(b"GET /v1/things?b=c HTTP/1.1\r\n"));
}

#[test]
fn a_request_id_is_accepted_or_made() {
    let head = forwarded("GET /things HTTP/1.1\r\nHost: a\r\nX-Request-Id: abc_1-2\r\n\r\n");
    assert!(head.contains("X-Request-Id: abc_1-2\r\n"), "{head}");
    let head = forwarded("GET /things HTTP/1.1\r\nHost: a\r\nX-Request-Id: a b\r\n\r\n");
    let (_, id) = head.split_once("X-Request-Id: ").unwrap();
    assert_eq!(id.lines().next().unwrap().len(), 36);
}

#[test]
fn head_gets_the_length_and_no_content() {
    let upstream = Upstream::saying(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n");
    let gateway = gateway(upstream.address);
    let mut client = gateway.client();
    for _ in 0..2 {
        let answer = client
            .send("HEAD /things HTTP/1.1\r\nHost: a\r\n\r\n")
            .message("HEAD");
        assert_eq!(
            (answer.status(), answer.field("Content-Length").as_deref()),
            (200, Some("500"))
        );
    }
}

#[test]
fn an_old_client_gets_its_answer_until_the_end_of_the_connection() {
    let upstream = Upstream::saying(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
    );
    let answer = gateway(upstream.address)
        .client()
        .send("GET /things HTTP/1.0\r\nHost: a\r\n\r\n")
        .answer();
    assert_eq!(answer.body, b"abcde");
    assert_eq!(answer.field("Transfer-Encoding"), None);
    assert_eq!(answer.field("Connection").as_deref(), Some("close"));
}

#[test]
fn an_old_client_can_keep_its_connection() {
    let upstream = Upstream::saying(HELLO);
    let gateway = gateway(upstream.address);
    let mut client = gateway.client();
    for _ in 0..2 {
        let answer = client
            .send("GET /things HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            .answer();
        assert_eq!(answer.field("Connection").as_deref(), Some("keep-alive"));
    }
}

#[test]
fn hints_pass_and_continue_does_not() {
    let upstream = Upstream::saying(
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n",
    );
    let gateway = gateway(upstream.address);
    let mut client = gateway.client();
    client.send("GET /things HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(client.answer().first_line(), "HTTP/1.1 103 Early Hints");
    assert_eq!(client.answer().first_line(), "HTTP/1.1 204 No Content");
    let old = gateway
        .client()
        .send("GET /things HTTP/1.0\r\nHost: a\r\n\r\n")
        .answer();
    assert_eq!(old.status(), 204);
}
