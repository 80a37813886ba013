//! A server on the loopback interface that answers what a test tells it to.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// It ends with the test.
pub(crate) struct Stub {
    address: SocketAddr,
    shared: Arc<Mutex<Shared>>,
}

#[derive(Default)]
struct Shared {
    script: VecDeque<String>,
    last: String,
    requests: Vec<String>,
    is_over: bool,
}

impl Stub {
    /// A server that gives one answer for ever.
    pub(crate) fn start(answer: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let shared = Arc::new(Mutex::new(Shared {
            last: answer.to_owned(),
            ..Shared::default()
        }));
        let of_thread = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming() {
                if of_thread.lock().unwrap().is_over {
                    return;
                }
                serve(&stream.unwrap(), &of_thread);
            }
        });
        Self { address, shared }
    }

    /// What it answers from now on.
    pub(crate) fn answer(&self, answer: &str) {
        answer.clone_into(&mut self.shared.lock().unwrap().last);
    }

    /// What it answers once, before everything else.
    pub(crate) fn answer_once(&self, answer: &str) {
        self.shared
            .lock()
            .unwrap()
            .script
            .push_back(answer.to_owned());
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The requests so far, as they came.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.shared.lock().unwrap().requests.clone()
    }
}

impl Drop for Stub {
    fn drop(&mut self) {
        self.shared.lock().unwrap().is_over = true;
        // The thread sits in `accept`.
        let _ = TcpStream::connect(self.address);
    }
}

/// An answer with a JSON body.
pub(crate) fn json(body: &str) -> String {
    format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}

/// An answer without a body.
pub(crate) fn status(line: &str) -> String {
    format!("HTTP/1.1 {line}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
}

fn serve(stream: &TcpStream, shared: &Mutex<Shared>) {
    let request = read(stream);
    let mut shared = shared.lock().unwrap();
    shared.requests.push(request);
    let answer = shared
        .script
        .pop_front()
        .unwrap_or_else(|| shared.last.clone());
    drop(shared);
    let mut stream = stream;
    let _ = stream.write_all(answer.as_bytes());
    let _ = stream.shutdown(Shutdown::Write);
}

fn read(stream: &TcpStream) -> String {
    let mut reader = BufReader::new(stream);
    let mut request = String::new();
    let mut length = 0;
    loop {
        let start = request.len();
        if reader.read_line(&mut request).unwrap_or(0) == 0 {
            return request;
        }
        let line = request[start..].trim_end().to_ascii_lowercase();
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        if line.is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    request + &String::from_utf8(body).unwrap()
}
