//! Spoilt requests through the real program: no panic, no hang, and whatever is
//! forwarded is read the same way by two independent parsers.

use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::oracle;
use crate::bench::{release, serve};

/// Longer than any answer takes; reaching it is a hang.
const PATIENCE: Duration = Duration::from_secs(20);

/// Requests that are right, before they are spoilt.
const SEEDS: [&str; 9] = [
    "GET /products?limit=10 HTTP/1.1\r\nHost: api.example\r\nAccept: */*\r\n\r\n",
    "GET http://api.example/products HTTP/1.1\r\nHost: api.example\r\n\r\n",
    "HEAD /products/7 HTTP/1.1\r\nHost: api.example\r\nX-A: 1\r\nx_b: 2\r\n\r\n",
    "OPTIONS * HTTP/1.1\r\nHost: api.example\r\n\r\n",
    "GET /compare/a...b HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
    "POST /signup HTTP/1.1\r\nHost: api.example\r\nContent-Type: application/json\r\nContent-Length: 35\r\n\r\n{\"email\":\"ada@example.com\",\"age\":36}",
    "PUT /files/a.txt HTTP/1.1\r\nHost: api.example\r\nContent-Type: application/octet-stream\r\nTransfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n0\r\nX-T: 1\r\n\r\n",
    "PUT /files/a.txt HTTP/1.1\r\nHost: api.example\r\nContent-Type: application/octet-stream\r\nContent-Length: 5\r\nConnection: close, X-A\r\nX-A: 1\r\n\r\nhello",
    "GET /products HTTP/1.1\r\nHost: api.example\r\n\r\nGET /products/7 HTTP/1.1\r\nHost: api.example\r\n\r\n",
];

/// Pieces that have fooled parsers.
const PIECES: [&str; 26] = [
    "\r\n",
    "\n",
    "\r",
    " ",
    "\t",
    "\0",
    ":",
    "\r\n ",
    "\u{b}",
    "%00",
    "%2e%2e",
    "//",
    "#",
    "Content-Length: 5\r\n",
    "Content-Length: 0\r\n",
    "Transfer-Encoding: chunked\r\n",
    "Transfer-Encoding: gzip, chunked\r\n",
    "chunked",
    "identity",
    "Host: other\r\n",
    "Expect: 100-continue\r\n",
    "Connection: content-length\r\n",
    "0\r\n\r\n",
    "ffffffffffffffff",
    "HTTP/1.1",
    "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
];

pub(crate) fn mutations(root: &Path, number: u64) -> Result<(), String> {
    let binary = release(root)?;
    let folder = std::env::temp_dir().join(format!("demur-mutations-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let file = folder.join("upstream");
    let recording = File::create(&file).map_err(|error| error.to_string())?;
    let recording = Arc::new(Mutex::new(BufWriter::new(recording)));
    let upstream = oracle::start(&recording)?;
    let (demur, address) = serve(Command::new(&binary), root, upstream, "off")?;
    let mut answered = 0_u64;
    for seed in 0..number {
        let request = spoilt(seed);
        answered += u64::from(exchange(address, &request).map_err(|fault| {
            format!(
                "request {seed}: {fault}\n{}",
                String::from_utf8_lossy(&request).escape_debug()
            )
        })?);
    }
    // Stopping closes the connections to the upstream, which completes the recording.
    demur.stop()?;
    wait_for_recorders(&recording)?;
    let seen = oracle::compare(root, &file)?;
    std::fs::remove_dir_all(&folder).map_err(|error| error.to_string())?;
    crate::run::say(&format!(
        "{number} spoilt requests, {answered} answered; both parsers read the same: {seen}"
    ));
    Ok(())
}

/// The recorders hold the file as long as they live; the last one to go leaves two handles, ours and the listener's.
fn wait_for_recorders(recording: &oracle::Recording) -> Result<(), String> {
    for _ in 0..10_000_000 {
        if Arc::strong_count(recording) <= 2 {
            let mut file = recording.lock().unwrap_or_else(PoisonError::into_inner);
            return file.flush().map_err(|error| error.to_string());
        }
        std::thread::yield_now();
    }
    Err("connections to the upstream stayed open".to_owned())
}

/// Sends octets and reads until the connection ends; whether there was an answer.
fn exchange(address: SocketAddr, request: &[u8]) -> Result<bool, String> {
    let mut stream =
        TcpStream::connect(address).map_err(|error| format!("cannot connect: {error}"))?;
    stream
        .set_read_timeout(Some(PATIENCE))
        .map_err(|error| error.to_string())?;
    // The gateway may answer and close before everything was sent.
    let _ = stream.write_all(request);
    let _ = stream.shutdown(Shutdown::Write);
    let mut answer = Vec::new();
    match stream.read_to_end(&mut answer) {
        Err(error)
            if matches!(
                error.kind(),
                std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut
            ) =>
        {
            return Err("no answer and no end".to_owned());
        }
        // A reset after the answer is as good as an end.
        Ok(_) | Err(_) => {}
    }
    if answer.is_empty() {
        return Ok(false);
    }
    let status = answer
        .get(9..12)
        .and_then(|digits| std::str::from_utf8(digits).ok()?.parse::<u16>().ok());
    match status {
        Some(500) => Err("answered 500: a fault of our own".to_owned()),
        Some(100..=599) => Ok(true),
        Some(_) | None => Err(format!(
            "no answer in HTTP: {}",
            String::from_utf8_lossy(&answer)
        )),
    }
}

/// A seed with up to five things changed; the same for the same number.
fn spoilt(number: u64) -> Vec<u8> {
    let mut random = Random(number.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let seed = SEEDS
        .get(random.below(SEEDS.len()))
        .copied()
        .unwrap_or_default();
    let mut octets = seed.as_bytes().to_vec();
    for _ in 0..random.below(6) {
        let place = random.below(octets.len());
        match random.below(4) {
            0 => {
                let byte = u8::try_from(random.below(256)).unwrap_or_default();
                octets.splice(place..=place, [byte]);
            }
            1 => drop(octets.remove(place)),
            2 => {
                let piece = PIECES
                    .get(random.below(PIECES.len()))
                    .copied()
                    .unwrap_or_default();
                octets.splice(place..place, piece.bytes());
            }
            _ => {
                let end = (place + 1 + random.below(40)).min(octets.len());
                let copy = octets.get(place..end).unwrap_or_default().to_vec();
                let to = random.below(octets.len());
                octets.splice(to..to, copy);
            }
        }
    }
    octets
}

/// Xorshift: small, and the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let limit = u64::try_from(limit.max(1)).unwrap_or(1);
        usize::try_from(self.0 % limit).unwrap_or_default()
    }
}
