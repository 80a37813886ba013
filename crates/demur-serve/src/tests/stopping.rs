//! Starting on a port, and stopping without losing a request.

use std::sync::Arc;
use std::sync::mpsc::channel;

use super::harness::{Upstream, gateway, gateway_with, live, nobody};
use crate::{BindError, EventSink, Gateway, GatewayConfig, UpstreamConfig};

#[test]
fn a_request_under_way_is_answered_before_the_gateway_stops() {
    let (arrived, arrival) = channel();
    let (go, gone) = channel::<()>();
    let gone = std::sync::Mutex::new(gone);
    let upstream = Upstream::new(move |_, mut peer| {
        peer.head();
        arrived.send(()).unwrap();
        gone.lock().unwrap().recv().unwrap();
        peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    });
    let mut gateway = gateway(upstream.address);
    let mut idle = gateway.client();
    let mut client = gateway.client();
    client.send("GET /things HTTP/1.1\r\nHost: a\r\n\r\n");
    arrival.recv().unwrap();
    gateway.stop.stop();
    assert!(idle.is_closed());
    go.send(()).unwrap();
    let answer = client.answer();
    assert_eq!(
        (answer.status(), answer.field("Connection").as_deref()),
        (200, Some("close"))
    );
    drop(client);
    gateway.finish();
    assert!(std::net::TcpStream::connect(gateway.address).is_err());
}

#[test]
fn every_thread_serves() {
    let upstream = Upstream::saying(b"HTTP/1.1 204 No Content\r\n\r\n");
    let gateway = gateway_with(upstream.address, |config| config.threads = 4);
    let mut clients: Vec<_> = (0..32).map(|_| gateway.client()).collect();
    for client in &mut clients {
        assert_eq!(
            client
                .send("GET /things HTTP/1.1\r\nHost: a\r\n\r\n")
                .answer()
                .status(),
            204
        );
    }
    drop(clients);
    assert_eq!(gateway.events().len(), 32);
}

#[test]
fn a_taken_port_is_refused() {
    let gateway = gateway(nobody());
    let mut config = GatewayConfig::new(UpstreamConfig::new("127.0.0.1:1"));
    config.listen = gateway.address;
    config.events = EventSink::Off;
    let refused = Gateway::bind(config, Arc::new(live()));
    assert!(matches!(refused, Err(BindError::Taken(address)) if address == gateway.address));
}
