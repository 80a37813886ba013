//! Waits that end.

use std::time::Duration;

use super::harness::{Upstream, gateway_with, nobody};

const SHORT: Duration = Duration::from_millis(50);

#[test]
fn a_head_that_stops_half_way_is_answered() {
    let gateway = gateway_with(nobody(), |config| config.timeouts.head = SHORT);
    let mut client = gateway.client();
    let answer = client.send("GET /things HTTP/1.1\r\nHost:").answer();
    assert_eq!(
        (answer.status(), answer.field("Connection").as_deref()),
        (408, Some("close"))
    );
    assert!(client.is_closed());
    drop(client);
    assert_eq!(gateway.events()[0]["step"], "head-timeout");
}

#[test]
fn a_connection_on_which_nothing_comes_is_closed_in_silence() {
    let gateway = gateway_with(nobody(), |config| config.timeouts.idle = SHORT);
    assert!(gateway.client().is_closed());
    assert_eq!(gateway.events().len(), 0);
}

#[test]
fn a_kept_connection_on_which_nothing_more_comes_is_closed_in_silence() {
    let upstream = Upstream::saying(b"HTTP/1.1 204 No Content\r\n\r\n");
    let gateway = gateway_with(upstream.address, |config| config.timeouts.idle = SHORT);
    let mut client = gateway.client();
    assert_eq!(
        client
            .send("GET /things HTTP/1.1\r\nHost: a\r\n\r\n")
            .answer()
            .status(),
        204
    );
    assert!(client.is_closed());
    drop(client);
    assert_eq!(gateway.events().len(), 1);
}

#[test]
fn a_client_that_never_takes_its_answer_is_left() {
    let upstream = Upstream::new(|_, mut peer| {
        peer.head();
        peer.send("HTTP/1.1 200 OK\r\n\r\n");
        let zeros = vec![b'0'; 1 << 20];
        let sent = (0..64).try_for_each(|_| std::io::Write::write_all(&mut peer.stream, &zeros));
        drop(sent);
    });
    let gateway = gateway_with(upstream.address, |config| config.timeouts.write = SHORT);
    let mut client = gateway.client();
    client.send("GET /things HTTP/1.0\r\nHost: a\r\n\r\n");
    // The answer has begun, so that the gateway is not stopped before it has read the request.
    let mut first = [0];
    std::io::Read::read_exact(&mut client.stream, &mut first).unwrap();
    // The event is written when the gateway gives the client up; until then it cannot stop.
    let events = gateway.events();
    assert_eq!((events.len(), events[0]["status"].as_u64()), (1, Some(200)));
    drop(client);
}
