//! The service of the example against a server on the loopback interface, over real connections.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test stops where its premises fail"
)]

#[path = "../examples/reqwest/service.rs"]
mod service;

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use demur_client::{Policy, RetryLayer, Stopped, Why};
use http::{Method, Request, Response};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tower::{Layer, ServiceExt};

use crate::service::{Reqwest, classify};

type Log = Arc<Mutex<Vec<usize>>>;

/// Answers the nth request with the nth line, and notes over which connection it came. An empty line closes.
async fn serve(script: &'static [&'static str]) -> (SocketAddr, Log) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let log = Log::default();
    let shared = Arc::clone(&log);
    tokio::spawn(async move {
        for connection in 0.. {
            let (stream, _) = listener.accept().await.unwrap();
            tokio::spawn(converse(stream, connection, script, Arc::clone(&shared)));
        }
    });
    (address, log)
}

async fn converse(mut stream: TcpStream, connection: usize, script: &[&str], log: Log) {
    let mut head = Vec::new();
    let mut buffer = [0; 1024];
    while let Ok(count @ 1..) = stream.read(&mut buffer).await {
        head.extend_from_slice(&buffer[..count]);
        if !head.ends_with(b"\r\n\r\n") {
            continue;
        }
        head.clear();
        let at = {
            let mut log = log.lock().unwrap();
            log.push(connection);
            log.len() - 1
        };
        if script[at].is_empty() {
            return;
        }
        let answer = format!("HTTP/1.1 {}\r\nContent-Length: 0\r\n\r\n", script[at]);
        stream.write_all(answer.as_bytes()).await.unwrap();
    }
}

async fn ask(address: SocketAddr, method: Method) -> reqwest::Result<Response<reqwest::Body>> {
    let policy = Policy::new().base(Duration::ZERO);
    let client = RetryLayer::classifying(policy, classify).layer(Reqwest::new().unwrap());
    let request = Request::builder().method(method);
    let request = request.uri(format!("http://{address}/"));
    client.oneshot(request.body(Bytes::new()).unwrap()).await
}

fn stopped(answer: &Response<reqwest::Body>) -> (u16, u32, Why) {
    let stopped = answer.extensions().get::<Stopped>().unwrap();
    (answer.status().as_u16(), stopped.attempts, stopped.why)
}

#[tokio::test]
async fn a_busy_server_is_asked_again() {
    let (address, log) = serve(&["503 Busy\r\nRetry-After: 0", "", "200 OK"]).await;
    let answer = ask(address, Method::GET).await.unwrap();
    assert_eq!(stopped(&answer), (200, 3, Why::Done));
    assert_eq!(log.lock().unwrap().len(), 3);
}

#[tokio::test]
async fn a_misdirected_post_goes_over_another_connection() {
    let (address, log) = serve(&["421 Misdirected Request", "201 Created"]).await;
    let answer = ask(address, Method::POST).await.unwrap();
    assert_eq!(stopped(&answer), (201, 2, Why::Done));
    assert_eq!(*log.lock().unwrap(), [0, 1]);
}

#[tokio::test]
async fn a_post_whose_connection_breaks_is_not_sent_again() {
    let (address, log) = serve(&["", "201 Created"]).await;
    let error = ask(address, Method::POST).await.unwrap_err();
    assert!(!error.is_connect());
    assert_eq!(log.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn a_connection_that_cannot_be_made_is_told_from_one_that_broke() {
    // A port that is taken and where nobody listens refuses for as long as the socket lives.
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let address = socket.local_addr().unwrap();
    let error = ask(address, Method::POST).await.unwrap_err();
    assert_eq!(classify(&error), demur_client::Failure::NoConnection);
}
