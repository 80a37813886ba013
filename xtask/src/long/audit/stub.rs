//! A server that answers everything after a moment, and keeps what it was asked.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long a request takes, as with a fast application.
const MOMENT: Duration = Duration::from_micros(500);

/// A server that answers everything after a moment.
pub(super) struct Stub {
    pub(super) address: SocketAddr,
    asked: Arc<Mutex<Vec<Vec<u8>>>>,
}

impl Stub {
    pub(super) fn start() -> Result<Self, String> {
        let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| error.to_string())?;
        let address = listener.local_addr().map_err(|error| error.to_string())?;
        let asked = Arc::new(Mutex::new(Vec::new()));
        let own = Arc::clone(&asked);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let asked = Arc::clone(&own);
                std::thread::spawn(move || serve(stream, &asked));
            }
        });
        Ok(Self { address, asked })
    }

    /// The requests that came so far, in their order.
    pub(super) fn recorded(&self) -> Vec<Vec<u8>> {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.clone()
    }
}

const FIELDS: &str = "Date: Fri, 27 Nov 2026 12:00:00 GMT\r\nCache-Control: no-store\r\n";

/// A thread may be woken before its time.
fn pause() {
    let end = Instant::now() + MOMENT;
    loop {
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return;
        }
        std::thread::park_timeout(left);
    }
}

fn serve(mut stream: TcpStream, asked: &Mutex<Vec<Vec<u8>>>) -> Option<()> {
    stream.set_nodelay(true).ok()?;
    let content = format!("{{\"filler\":\"{}\"}}", "x".repeat(1011));
    let head = format!(
        "HTTP/1.1 200 OK\r\n{FIELDS}Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        content.len()
    );
    let whole = format!("{head}{content}");
    let allowed = format!("HTTP/1.1 204 No Content\r\n{FIELDS}Allow: GET, HEAD, OPTIONS\r\n\r\n");
    let unknown = format!("HTTP/1.1 501 Not Implemented\r\n{FIELDS}Content-Length: 0\r\n\r\n");
    let mut buffer = Vec::new();
    let mut chunk = [0; 16384];
    loop {
        // Safe requests have no content.
        let length = loop {
            let end = buffer.windows(4).position(|window| window == b"\r\n\r\n");
            if let Some(end) = end {
                break end + 4;
            }
            let read = stream.read(&mut chunk).ok().filter(|read| *read > 0)?;
            buffer.extend_from_slice(chunk.get(..read)?);
        };
        let request: Vec<u8> = buffer.drain(..length).collect();
        let answer = match request.split(|octet| *octet == b' ').next()? {
            b"GET" => &whole,
            b"HEAD" => &head,
            b"OPTIONS" => &allowed,
            _ => &unknown,
        };
        pause();
        stream.write_all(answer.as_bytes()).ok()?;
        let mut asked = asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.push(request);
    }
}
