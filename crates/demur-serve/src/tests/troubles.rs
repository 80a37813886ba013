//! Upstreams that fail, and clients that leave.

use std::net::{SocketAddr, TcpListener};
use std::sync::mpsc::channel;
use std::time::Duration;

use super::harness::{Upstream, gateway, gateway_with, nobody};
use crate::GatewayConfig;

const GET: &str = "GET /things HTTP/1.1\r\nHost: a\r\n\r\n";

fn check_at(
    upstream: SocketAddr,
    change: impl FnOnce(&mut GatewayConfig),
    status: u16,
    step: &str,
) {
    let gateway = gateway_with(upstream, change);
    let mut client = gateway.client();
    let answer = client.send(GET).answer();
    assert_eq!(answer.status(), status);
    drop(client);
    let events = gateway.events();
    assert_eq!((events[0]["step"].as_str(), events.len()), (Some(step), 1));
}

/// An upstream that says this and closes.
fn check(response: &'static [u8], status: u16, step: &str) {
    let upstream = Upstream::new(move |_, mut peer| {
        peer.head();
        peer.send(response);
    });
    check_at(upstream.address, |_| {}, status, step);
}

#[test]
fn nobody_listens() {
    check_at(nobody(), |_| {}, 502, "upstream-unreachable");
}

#[test]
fn a_name_without_address() {
    let change =
        |config: &mut GatewayConfig| config.upstream.authority = "nowhere.invalid:80".to_owned();
    check_at(nobody(), change, 502, "upstream-unreachable");
}

#[test]
fn an_answer_that_ends_before_its_head_does() {
    check(b"", 502, "upstream-protocol");
    check(b"HTTP/1.1 200 OK\r\nContent-", 502, "upstream-protocol");
}

#[test]
fn an_answer_that_is_not_http() {
    for garbage in [
        b"SSH-2.0-OpenSSH_9.2\r\n".as_slice(),
        b"\0\0\0\0",
        b"HTTP/1.1 099 Low\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n",
    ] {
        check(garbage, 502, "upstream-protocol");
    }
}

#[test]
fn an_endless_row_of_interim_answers() {
    let upstream = Upstream::new(|_, mut peer| {
        peer.head();
        peer.send("HTTP/1.1 100 Continue\r\n\r\n".repeat(1000));
    });
    check_at(upstream.address, |_| {}, 502, "upstream-protocol");
}

#[test]
fn an_upstream_that_never_begins() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let change =
        |config: &mut GatewayConfig| config.timeouts.first_byte = Duration::from_millis(50);
    check_at(
        listener.local_addr().unwrap(),
        change,
        504,
        "upstream-timeout",
    );
}

#[test]
fn an_upstream_that_stops_in_its_head() {
    let upstream = Upstream::new(|_, mut peer| {
        peer.head();
        peer.send("HTTP/1.1 200 OK\r\n").rest();
    });
    let change =
        |config: &mut GatewayConfig| config.timeouts.upstream_idle = Duration::from_millis(50);
    check_at(upstream.address, change, 504, "upstream-timeout");
}

/// Cuts the answer in its body; no client may take it for complete.
fn check_cut(response: &'static [u8], request: &str) {
    let upstream = Upstream::new(move |_, mut peer| {
        peer.head();
        peer.send(response);
    });
    let gateway = gateway(upstream.address);
    let mut client = gateway.client();
    client.send(request);
    let received = client.rest();
    let is_reset_or_short = !received.ends_with(b"0\r\n\r\n") && !received.ends_with(b"complete");
    assert!(is_reset_or_short, "{}", String::from_utf8_lossy(&received));
    drop(client);
    let events = gateway.events();
    assert_eq!(
        (events[0]["status"].as_u64(), events[0]["step"].as_str()),
        (Some(200), Some("upstream-protocol"))
    );
}

#[test]
fn an_answer_cut_in_its_body_never_looks_complete() {
    check_cut(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc", GET);
    check_cut(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
        GET,
    );
}

#[test]
fn a_defect_that_comes_with_the_head_is_seen_in_time_for_the_right_status() {
    check(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nzz\r\n",
        502,
        "upstream-protocol",
    );
}

#[test]
fn an_old_client_sees_a_reset_where_the_end_of_the_connection_would_be_an_end() {
    let upstream = Upstream::new(|_, mut peer| {
        peer.head();
        peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
    });
    let gateway = gateway(upstream.address);
    let mut client = gateway.client();
    client.send("GET /things HTTP/1.0\r\nHost: a\r\n\r\n");
    let mut buffer = [0; 4096];
    let end = loop {
        match std::io::Read::read(&mut client.stream, &mut buffer) {
            Ok(0) => break None,
            Ok(_) => {}
            Err(error) => break Some(error.kind()),
        }
    };
    assert_eq!(end, Some(std::io::ErrorKind::ConnectionReset));
}

#[test]
fn an_error_of_the_upstream_keeps_its_status_and_loses_its_secrets() {
    let upstream = Upstream::saying(
        b"HTTP/1.1 500 Oops\r\nContent-Length: 24\r\n\r\nat com.acme.Secret:1234\n",
    );
    let gateway = gateway(upstream.address);
    let mut client = gateway.client();
    for _ in 0..2 {
        let answer = client.send(GET).answer();
        assert_eq!(answer.status(), 500);
        assert!(!String::from_utf8(answer.body).unwrap().contains("Secret"));
    }
    assert_eq!(upstream.connections(), 1);
    drop(client);
    let event = &gateway.events()[0];
    assert_eq!(
        (event["status"].as_u64(), event["upstream_status"].as_u64()),
        (Some(500), Some(500))
    );
}

#[test]
fn an_error_of_the_upstream_that_tells_no_secrets_passes() {
    for response in [
        b"HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nContent-Length: 14\r\n\r\n{\"sorry\":true}".as_slice(),
        b"HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n{\"sorry\r\n7\r\n\":true}\r\n0\r\n\r\n",
        b"HTTP/1.0 404 Not Found\r\n\r\n{\"sorry\":true}",
    ] {
        let upstream = Upstream::new(move |_, mut peer| {
            peer.head();
            peer.send(response);
        });
        let answer = gateway(upstream.address).client().send(GET).answer();
        assert_eq!((answer.status(), answer.body.as_slice()), (404, b"{\"sorry\":true}".as_slice()));
    }
}

#[test]
fn bytes_behind_an_answer_never_reach_the_next_client() {
    let upstream = Upstream::saying(
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil",
    );
    let gateway = gateway(upstream.address);
    for _ in 0..5 {
        let answer = gateway.client().send(GET).answer();
        assert_eq!(answer.body, b"1");
    }
    assert_eq!(upstream.connections(), 5);
}

#[test]
fn a_kept_connection_that_died_is_replaced_for_a_request_that_may_be_repeated() {
    let upstream = Upstream::new(|_, mut peer| {
        if !peer.message("").head.is_empty() {
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            // The next request is read and not answered.
            peer.head();
        }
    });
    let gateway = gateway(upstream.address);
    let mut client = gateway.client();
    for _ in 0..3 {
        assert_eq!(client.send(GET).answer().status(), 200);
    }
    assert_eq!(upstream.connections(), 3);
}

#[test]
fn a_request_that_must_not_be_repeated_is_not() {
    let upstream = Upstream::new(|_, mut peer| {
        if !peer.message("").head.is_empty() {
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            peer.head();
        }
    });
    let gateway = gateway(upstream.address);
    let mut client = gateway.client();
    let post = "POST /raw HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n";
    assert_eq!(client.send(post).answer().status(), 200);
    assert_eq!(client.send(post).answer().status(), 502);
    assert_eq!(upstream.connections(), 1);
}

#[test]
fn a_client_that_leaves_takes_its_upstream_exchange_with_it() {
    let (sender, left) = channel();
    let upstream = Upstream::new(move |_, mut peer| {
        peer.head();
        sender.send(peer.is_closed()).unwrap();
    });
    let gateway = gateway_with(upstream.address, |config| {
        config.timeouts.half_close = Duration::from_millis(20);
    });
    gateway.client().send(GET);
    assert!(left.recv_timeout(Duration::from_secs(20)).unwrap());
    assert_eq!(gateway.events()[0].get("status"), None);
}

#[test]
fn a_client_that_has_only_said_all_it_wanted_gets_its_answer() {
    let (ask, asked) = channel::<()>();
    let asked = std::sync::Mutex::new(asked);
    let upstream = Upstream::new(move |_, mut peer| {
        peer.head();
        asked.lock().unwrap().recv().unwrap();
        peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    });
    let gateway = gateway(upstream.address);
    let mut client = gateway.client();
    client
        .send(GET)
        .stream
        .shutdown(std::net::Shutdown::Write)
        .unwrap();
    ask.send(()).unwrap();
    let answer = client.answer();
    assert_eq!(
        (answer.status(), answer.body.as_slice()),
        (200, b"ok".as_slice())
    );
}
