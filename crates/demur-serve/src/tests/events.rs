//! One event for every request, and no secret in any of them.

use super::harness::{Upstream, gateway, gateway_with};
use crate::EventSink;

#[test]
fn a_request_leaves_one_event() {
    let upstream = Upstream::saying(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    let gateway = gateway(upstream.address);
    let request = concat!(
        "GET /things/7?token=secret HTTP/1.1\r\nHost: a\r\nX-Request-Id: r1\r\nAuthorization: Bearer secret\r\n",
        "Traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\n\r\n",
    );
    gateway.client().send(request).answer();
    let events = gateway.events();
    assert_eq!(events.len(), 1);
    let event = &events[0];
    for (member, expected) in [
        ("id", "r1"),
        ("method", "GET"),
        ("path", "/things/7"),
        ("route", "/things/{id}"),
        ("operation", "readThing"),
        ("client", "127.0.0.1"),
        ("trace", "4bf92f3577b34da6a3ce929d0e0e4736"),
    ] {
        assert_eq!(event[member], expected, "{member}");
    }
    assert_eq!(
        (event["v"].as_u64(), event["status"].as_u64()),
        (Some(1), Some(200))
    );
    assert_eq!(event["bytes_in"].as_u64(), Some(request.len() as u64));
    assert!(event["bytes_out"].as_u64().unwrap() > 40);
    assert_eq!(event.get("step"), None);
}

#[test]
fn an_event_names_the_host_the_page_and_the_client() {
    let upstream = Upstream::echo();
    let gateway = gateway(upstream.address);
    for request in [
        "GET /things HTTP/1.1\r\nHost: a.example:81\r\nReferer: https://b.example/cart?s3cret\r\nUser-Agent: app/5.2.0\r\n\r\n",
        "GET http://c.example/nowhere HTTP/1.1\r\nUser-Agent:\r\nReferer: https://b.example/x\r\nHost: c.example\r\n\r\n",
        "GET /things HTTP/1.0\r\n\r\n",
        "GET /things HTTP/1.1\r\nHost: a\r\nHost: b\r\nUser-Agent: app/5.2.0\r\n\r\n",
    ] {
        gateway.client().send(request).answer();
    }
    let events = gateway.events();
    let found: Vec<_> = events
        .iter()
        .map(|event| {
            ["host", "referrer", "agent"].map(|member| event.get(member).and_then(|m| m.as_str()))
        })
        .collect();
    assert_eq!(
        found,
        [
            [
                Some("a.example:81"),
                Some("https://b.example/cart"),
                Some("app/5.2.0")
            ],
            [Some("c.example"), Some("https://b.example/x"), None],
            [None; 3],
            // Nothing is known of a head that could not be read.
            [None; 3],
        ]
    );
}

#[test]
fn secrets_stay_out_of_events() {
    let upstream = Upstream::echo();
    let gateway = gateway(upstream.address);
    for request in [
        "GET /things?q=s3cret HTTP/1.1\r\nHost: a\r\nCookie: s3cret\r\n\r\n",
        "GET /nowhere?q=s3cret HTTP/1.1\r\nHost: a\r\nAuthorization: s3cret\r\n\r\n",
        "GET /things?s3cret HTTP/3.0\r\nHost: a\r\n\r\n",
        "GET /things HTTP/1.1\r\nHost: a\r\ns3cret\r\n\r\n",
        "POST /things HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 12\r\n\r\n{\"s3cret\":1}",
        "GET /things HTTP/1.1\r\nHost: a\r\nX-Request-Id: s3cret !\r\nTraceparent: s3cret\r\n\r\n",
        "GET /things HTTP/1.1\r\nHost: a\r\nReferer: https://ada:s3cret@b.example/x?s3cret#s3cret\r\n\r\n",
        "GET /nowhere HTTP/1.1\r\nHost: a\r\nReferer: https://ada:s3cret/t@b.example/\r\n\r\n",
    ] {
        gateway.client().send(request).answer();
    }
    let events = gateway.events();
    assert_eq!(events.len(), 8);
    assert!(
        events
            .iter()
            .all(|event| !event.to_string().contains("s3cret")),
        "{events:?}"
    );
}

#[test]
fn a_log_that_cannot_be_written_fails_no_request() {
    let upstream = Upstream::saying(b"HTTP/1.1 204 No Content\r\n\r\n");
    let gateway = gateway_with(upstream.address, |config| {
        config.events = EventSink::File("/dev/full".into());
    });
    let mut client = gateway.client();
    for _ in 0..100 {
        assert_eq!(
            client
                .send("GET /things HTTP/1.1\r\nHost: a\r\n\r\n")
                .answer()
                .status(),
            204
        );
    }
    drop(client);
    assert_eq!(gateway.events().len(), 0);
}
