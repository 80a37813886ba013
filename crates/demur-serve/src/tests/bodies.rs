//! Bodies pass byte for byte, and only when they are asked for.

use super::harness::{Message, Upstream, gateway, gateway_with};

/// Every byte value, many times over, so that any change would show.
fn sample(length: usize) -> Vec<u8> {
    (0..length)
        .map(|n| u8::try_from((n * 7 + n / 251) % 256).unwrap())
        .collect()
}

fn chunked(body: &[u8], size: usize) -> Vec<u8> {
    let mut out = Vec::new();
    for chunk in body.chunks(size) {
        out.extend(format!("{:x}\r\n", chunk.len()).into_bytes());
        out.extend(chunk);
        out.extend(b"\r\n");
    }
    out.extend(b"0\r\n\r\n");
    out
}

/// An upstream that answers with the body it got, in the framing the path asks for.
fn mirror() -> Upstream {
    Upstream::new(|_, mut peer| {
        loop {
            let Message { head, body } = peer.message("");
            if head.is_empty() {
                return;
            }
            if head.contains("?chunked") {
                peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .send(chunked(&body, 4000));
            } else if head.contains("?close") {
                peer.send("HTTP/1.1 200 OK\r\n\r\n").send(body);
                return;
            } else {
                peer.send(format!(
                    "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n",
                    body.len()
                ))
                .send(body);
            }
        }
    })
}

fn check_round_trip(query: &str, is_chunked: bool, length: usize) {
    let (upstream, body) = (mirror(), sample(length));
    let gateway = gateway(upstream.address);
    let mut client = gateway.client();
    for _ in 0..2 {
        if is_chunked {
            client.send(format!("PUT /raw{query} HTTP/1.1\r\nHost: a\r\nContent-Type: a/b\r\nTransfer-Encoding: chunked\r\n\r\n"));
            client.send(chunked(&body, 1000));
        } else {
            client.send(format!("PUT /raw{query} HTTP/1.1\r\nHost: a\r\nContent-Type: a/b\r\nContent-Length: {length}\r\n\r\n"));
            client.send(&body);
        }
        let answer = client.answer();
        assert_eq!(answer.status(), 200, "{query} {length}");
        assert!(
            answer.body == body,
            "{query} {length}: {} bytes came back",
            answer.body.len()
        );
    }
}

#[test]
fn bodies_of_known_length_pass_unaltered() {
    for length in [0, 1, 1000, 16_384, 900_000] {
        check_round_trip("", false, length);
    }
}

#[test]
fn chunked_bodies_pass_unaltered() {
    for length in [0, 1, 1000, 16_384, 900_000] {
        check_round_trip("?chunked", true, length);
    }
}

#[test]
fn framings_can_differ_between_the_two_sides() {
    check_round_trip("?chunked", false, 50_000);
    check_round_trip("", true, 50_000);
    check_round_trip("?close", true, 50_000);
}

#[test]
fn a_body_that_is_checked_passes_unaltered() {
    let upstream = mirror();
    let body = br#"{ "name" : "caf\u00e9",  "extra": [1, 2.50] }"#;
    let gateway = gateway(upstream.address);
    let mut client = gateway.client();
    client.send("POST /things HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
    client.send(chunked(body, 5));
    assert_eq!(client.answer().body, body);
}

#[test]
fn an_answer_can_begin_before_the_body_has_ended() {
    let upstream = Upstream::new(|_, mut peer| {
        peer.head();
        peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        for _ in 0..3 {
            assert_eq!(peer.exactly(8), b"3\r\nabc\r\n");
            peer.send("3\r\nabc\r\n");
        }
        assert_eq!(peer.exactly(5), b"0\r\n\r\n");
        peer.send("0\r\n\r\n");
    });
    let gateway = gateway(upstream.address);
    let mut client = gateway.client();
    client.send(
        "POST /raw HTTP/1.1\r\nHost: a\r\nContent-Type: a/b\r\nTransfer-Encoding: chunked\r\n\r\n",
    );
    assert!(client.head().starts_with("HTTP/1.1 200"));
    for _ in 0..3 {
        client.send("3\r\nabc\r\n");
        assert_eq!(client.exactly(8), b"3\r\nabc\r\n");
    }
    client.send("0\r\n\r\n");
    assert_eq!(client.exactly(5), b"0\r\n\r\n");
}

#[test]
fn continue_is_sent_only_once_the_head_has_passed() {
    let upstream = mirror();
    let gateway = gateway(upstream.address);
    for (target, media) in [("/raw", "a/b"), ("/things", "application/json")] {
        let mut client = gateway.client();
        client.send(format!("POST {target} HTTP/1.1\r\nHost: a\r\nContent-Type: {media}\r\nContent-Length: 12\r\nExpect: 100-continue\r\n\r\n"));
        assert_eq!(client.answer().first_line(), "HTTP/1.1 100 Continue");
        let answer = client.send(r#"{"name":"x"}"#).answer();
        assert_eq!(
            (answer.status(), answer.body.as_slice()),
            (200, br#"{"name":"x"}"#.as_slice())
        );
    }
}

#[test]
fn a_client_that_waits_for_continue_gets_the_refusal_instead() {
    let upstream = mirror();
    let gateway = gateway(upstream.address);
    let mut client = gateway.client();
    client.send(
        "POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 12\r\nExpect: 100-continue\r\n\r\n",
    );
    let answer = client.answer();
    assert_eq!(
        (answer.status(), answer.field("Connection").as_deref()),
        (404, Some("close"))
    );
    assert!(client.is_closed());
}

#[test]
fn a_streamed_body_over_the_limit_is_refused() {
    let upstream = mirror();
    let gateway = gateway(upstream.address);
    let mut client = gateway.client();
    client.send(
        "PUT /raw HTTP/1.1\r\nHost: a\r\nContent-Type: a/b\r\nTransfer-Encoding: chunked\r\n\r\n",
    );
    client.send(chunked(&sample(1_100_000), 100_000));
    let answer = client.answer();
    assert_eq!(
        (answer.status(), answer.field("Connection").as_deref()),
        (413, Some("close"))
    );
}

#[test]
fn a_body_that_breaks_its_framing_half_way_is_refused() {
    let upstream = mirror();
    let gateway = gateway(upstream.address);
    let mut client = gateway.client();
    client.send("PUT /raw HTTP/1.1\r\nHost: a\r\nContent-Type: a/b\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nzz\r\n");
    assert_eq!(client.answer().status(), 400);
    drop(client);
    assert_eq!(gateway.events()[0]["step"], "body-framing");
}

#[test]
fn a_body_that_comes_too_slowly_is_refused() {
    let upstream = mirror();
    let gateway = gateway_with(upstream.address, |config| {
        config.timeouts.body_grace = std::time::Duration::from_millis(50);
    });
    for target in ["/raw", "/things"] {
        let mut client = gateway.client();
        client.send(format!("POST {target} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{{"));
        assert_eq!(client.answer().status(), 408, "{target}");
    }
}
