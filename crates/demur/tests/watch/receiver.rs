//! Somebody who is told of alerts, or does not listen.

use std::io::Write;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use demur_testkit::read_request;
use serde_json::Value;

use crate::runs::wait_until;

/// Says nothing at all.
pub(crate) const SILENCE: u16 = 0;

/// What came: the path, and the body as JSON.
pub(crate) type Letter = (String, Value);

/// A server for everything that is sent, until the test ends.
pub(crate) struct Receiver {
    address: SocketAddr,
    status: Arc<AtomicU16>,
    letters: Arc<Mutex<Vec<Letter>>>,
}

impl Receiver {
    /// One that answers with this status.
    pub(crate) fn start(status: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let receiver = Self {
            address: listener.local_addr().unwrap(),
            status: Arc::new(AtomicU16::new(status)),
            letters: Arc::default(),
        };
        let (status, letters) = (Arc::clone(&receiver.status), Arc::clone(&receiver.letters));
        std::thread::spawn(move || {
            let mut held = Vec::new();
            for mut stream in listener.incoming().flatten() {
                let request = String::from_utf8(read_request(&mut stream)).unwrap();
                let status = status.load(Ordering::SeqCst);
                if status == SILENCE {
                    held.push(stream);
                    continue;
                }
                if status == 200 {
                    let mut letters = letters.lock().unwrap_or_else(PoisonError::into_inner);
                    letters.push(letter(&request));
                }
                answer(&mut stream, status);
            }
        });
        receiver
    }

    /// `kind=http://…` with this path.
    pub(crate) fn named(&self, kind: &str, path: &str) -> String {
        format!("{kind}=http://{}{path}", self.address)
    }

    /// From now on it answers with this.
    pub(crate) fn answers(&self, status: u16) {
        self.status.store(status, Ordering::SeqCst);
    }

    /// What was taken so far.
    pub(crate) fn letters(&self) -> Vec<Letter> {
        let letters = self.letters.lock().unwrap_or_else(PoisonError::into_inner);
        letters.clone()
    }

    /// Waits for so many.
    #[track_caller]
    pub(crate) fn wait_for(&self, number: usize) {
        wait_until("alerts are sent", || self.letters().len() >= number);
    }
}

fn letter(request: &str) -> Letter {
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    let line = head.lines().next().unwrap();
    assert!(line.starts_with("POST "), "{line}");
    let head = head.to_lowercase();
    assert!(head.contains("content-type: application/json"), "{head}");
    let path = line.split(' ').nth(1).unwrap();
    (path.to_owned(), serde_json::from_str(body).unwrap())
}

fn answer(stream: &mut TcpStream, status: u16) {
    let place = if status / 100 == 3 {
        "Location: /elsewhere\r\n"
    } else {
        ""
    };
    let answer =
        format!("HTTP/1.1 {status} X\r\n{place}Content-Length: 0\r\nConnection: close\r\n\r\n");
    // Whoever was killed does not read it.
    let _ = stream.write_all(answer.as_bytes());
}
