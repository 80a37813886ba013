//! A server on a free port of the loopback that answers with whatever octets it is told to.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

/// A request as the server understood it: leniently.
#[derive(Debug, Default, Clone)]
pub(crate) struct Asked {
    pub(crate) method: String,
    /// Path and query as sent.
    pub(crate) target: String,
    pub(crate) version: String,
    pub(crate) fields: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
    /// The head as it came.
    pub(crate) head: Vec<u8>,
}

impl Asked {
    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        let mut fields = self.fields.iter();
        let found = fields.find(|(own, _)| own.eq_ignore_ascii_case(name))?;
        Some(&found.1)
    }

    /// The path, also of a target with scheme and host.
    pub(crate) fn path(&self) -> &str {
        let target = match self.target.strip_prefix("http://") {
            Some(rest) => rest
                .find('/')
                .map_or("/", |at| rest.get(at..).unwrap_or("/")),
            None => &self.target,
        };
        target.split('?').next().unwrap_or_default()
    }
}

/// Octets to answer with, and whether the connection is closed behind them.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    pub(crate) octets: Vec<u8>,
    pub(crate) close: bool,
}

impl Reply {
    /// An answer with `Date` and `Content-Length`, and without content to HEAD.
    pub(crate) fn new(asked: &Asked, status: u16, fields: &[(&str, &str)], body: &str) -> Self {
        let mut octets = format!("HTTP/1.1 {status} Status\r\n").into_bytes();
        octets.extend(b"Date: Fri, 27 Nov 2026 12:00:00 GMT\r\n");
        for (name, value) in fields {
            octets.extend(format!("{name}: {value}\r\n").bytes());
        }
        let bare = matches!(status, 204 | 304) || status / 100 == 1;
        if !bare {
            octets.extend(format!("Content-Length: {}\r\n", body.len()).bytes());
        }
        octets.extend(b"\r\n");
        if !bare && asked.method != "HEAD" {
            octets.extend(body.bytes());
        }
        let close = false;
        Self { octets, close }
    }

    /// Octets as they are; the connection is closed behind them.
    pub(crate) fn raw(octets: impl Into<Vec<u8>>) -> Self {
        Self {
            octets: octets.into(),
            close: true,
        }
    }
}

/// Whether a client that waits for a 100 gets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Continue {
    Sent,
    Withheld,
}

pub(crate) type Handler = Arc<dyn Fn(&Asked) -> Reply + Send + Sync>;

/// A running server; it ends when this is dropped.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    stopped: Arc<AtomicBool>,
}

impl Server {
    pub(crate) fn start(handler: Handler) -> Self {
        Self::start_with(handler, Continue::Sent)
    }

    pub(crate) fn start_with(handler: Handler, interim: Continue) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let address = listener.local_addr().expect("an address");
        let stopped = Arc::new(AtomicBool::new(false));
        let end = Arc::clone(&stopped);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if end.load(Ordering::Relaxed) {
                    return;
                }
                let handler = Arc::clone(&handler);
                thread::spawn(move || serve(stream, &handler, interim));
            }
        });
        Self { address, stopped }
    }

    pub(crate) fn url(&self, target: &str) -> String {
        format!("http://{}{target}", self.address)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::Relaxed);
        // Wakes the listener.
        let _ = TcpStream::connect(self.address);
    }
}

fn serve(stream: TcpStream, handler: &Handler, interim: Continue) {
    let _ = stream.set_nodelay(true);
    let Ok(mut out) = stream.try_clone() else {
        return;
    };
    let mut reader = BufReader::new(stream);
    while let Some(asked) = read(&mut reader, &mut out, interim) {
        let reply = handler(&asked);
        if out.write_all(&reply.octets).is_err() || reply.close {
            end(&mut out);
            return;
        }
    }
}

/// Ends a connection so that the answer arrives: what is unread when it is closed would make the system drop it.
fn end(out: &mut TcpStream) {
    let _ = out.shutdown(std::net::Shutdown::Write);
    let _ = out.set_read_timeout(Some(Duration::from_secs(1)));
    let mut rest = [0; 4096];
    while out.read(&mut rest).is_ok_and(|count| count > 0) {}
}

/// The next request; nothing at the end of the connection.
fn read(
    reader: &mut BufReader<TcpStream>,
    out: &mut TcpStream,
    interim: Continue,
) -> Option<Asked> {
    let mut asked = Asked::default();
    loop {
        let mut line = Vec::new();
        if reader.read_until(b'\n', &mut line).ok()? == 0 {
            return None;
        }
        asked.head.extend_from_slice(&line);
        let text = String::from_utf8_lossy(&line).trim_end().to_owned();
        if asked.method.is_empty() {
            let mut words = text.split(' ').map(str::to_owned);
            asked.method = words.next().unwrap_or_default();
            asked.target = words.next().unwrap_or_default();
            asked.version = words.next().unwrap_or_default();
        } else if text.is_empty() {
            break;
        } else if let Some((name, value)) = text.split_once(':') {
            let pair = (name.to_owned(), value.trim().to_owned());
            asked.fields.push(pair);
        }
    }
    let length = asked.field("Content-Length");
    let length: usize = length.and_then(|text| text.parse().ok()).unwrap_or(0);
    let is_asked = asked
        .field("Expect")
        .is_some_and(|value| value.eq_ignore_ascii_case("100-continue"));
    if is_asked && interim == Continue::Sent {
        out.write_all(b"HTTP/1.1 100 Continue\r\n\r\n").ok()?;
    }
    asked.body = vec![0; length.min(1 << 20)];
    reader.read_exact(&mut asked.body).ok()?;
    Some(asked)
}
