//! A connection to an origin.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream, ToSocketAddrs};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustls::pki_types::ServerName;
use rustls::{ClientConfig, ClientConnection, StreamOwned};

use crate::exchange::{Failure, FailureKind};
use crate::origin::{Origin, Scheme};

/// A connection, and what was read of it and belongs to no answer yet.
pub(super) struct Connection {
    stream: Stream,
    pub(super) unread: Unread,
    /// How many answers it carried.
    pub(super) used: usize,
}

/// Octets that were read from a connection and not taken yet.
#[derive(Default)]
pub(super) struct Unread {
    octets: Vec<u8>,
    /// How many of them were taken.
    taken: usize,
}

impl Unread {
    pub(super) fn rest(&self) -> &[u8] {
        self.octets.get(self.taken..).unwrap_or_default()
    }

    pub(super) fn len(&self) -> usize {
        self.octets.len() - self.taken
    }

    pub(super) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes the first `count`, or as many as there are.
    pub(super) fn take(&mut self, count: usize) -> &[u8] {
        let from = self.taken;
        self.taken += count.min(self.len());
        self.octets.get(from..self.taken).unwrap_or_default()
    }

    /// Takes all.
    pub(super) fn take_all(&mut self) -> Vec<u8> {
        let all = self.rest().to_vec();
        *self = Self::default();
        all
    }

    fn add(&mut self, more: &[u8]) {
        // What was taken is dropped only here, so that many small pieces cost no more than one large one.
        self.octets.drain(..self.taken);
        self.taken = 0;
        self.octets.extend_from_slice(more);
    }
}

enum Stream {
    Plain(TcpStream),
    Tls(Box<StreamOwned<ClientConnection, TcpStream>>),
}

pub(super) fn failure(kind: FailureKind, detail: impl std::fmt::Display) -> Failure {
    let detail = detail.to_string();
    Failure { kind, detail }
}

impl Connection {
    /// Connects to the first address of the host that answers.
    pub(super) fn open(
        origin: &Origin,
        tls: Option<&Arc<ClientConfig>>,
        deadline: Instant,
    ) -> Result<Self, Failure> {
        let connect = |error: io::Error| failure(FailureKind::Connect, error);
        let host = origin.host.trim_matches(['[', ']']);
        let addresses = (host, origin.port).to_socket_addrs().map_err(connect)?;
        let mut last = failure(FailureKind::Connect, "the name has no address");
        let mut stream = None;
        for address in addresses.take(4) {
            match TcpStream::connect_timeout(&address, left(deadline)?) {
                Ok(found) => {
                    stream = Some(found);
                    break;
                }
                Err(error) => last = connect(error),
            }
        }
        let stream = stream.ok_or(last)?;
        stream.set_nodelay(true).map_err(connect)?;
        let stream = match (origin.scheme, tls) {
            (Scheme::Http, _) => Stream::Plain(stream),
            (Scheme::Https, Some(config)) => secure(stream, host, config, deadline)?,
            (Scheme::Https, None) => {
                return Err(failure(FailureKind::Tls, "no certificates are known"));
            }
        };
        Ok(Self {
            stream,
            unread: Unread::default(),
            used: 0,
        })
    }

    pub(super) fn send(&mut self, octets: &[u8], deadline: Instant) -> Result<(), Failure> {
        let closed = |error: io::Error| failure(kind_of(&error), error);
        let tcp = self.tcp();
        tcp.set_write_timeout(Some(left(deadline)?))
            .map_err(closed)?;
        match &mut self.stream {
            Stream::Plain(stream) => stream.write_all(octets).map_err(closed),
            Stream::Tls(stream) => {
                stream.write_all(octets).map_err(closed)?;
                stream.flush().map_err(closed)
            }
        }
    }

    /// Reads some octets behind `unread`; 0 at the end of the connection. `limit` ends the wait.
    pub(super) fn fill(&mut self, limit: Instant) -> Result<usize, Failure> {
        let broken = |error: io::Error| failure(kind_of(&error), error);
        self.tcp()
            .set_read_timeout(Some(left(limit)?))
            .map_err(broken)?;
        let mut chunk = [0; 16 << 10];
        let count = match &mut self.stream {
            Stream::Plain(stream) => stream.read(&mut chunk),
            Stream::Tls(stream) => stream.read(&mut chunk),
        };
        let count = match count {
            Ok(count) => count,
            // Servers that end TLS without saying so end the answer all the same.
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => 0,
            Err(error) => return Err(broken(error)),
        };
        self.unread.add(chunk.get(..count).unwrap_or_default());
        Ok(count)
    }

    /// Reads what is there by now, without waiting for it.
    pub(super) fn fill_at_once(&mut self) -> Result<usize, Failure> {
        let broken = |error: io::Error| failure(kind_of(&error), error);
        self.tcp().set_nonblocking(true).map_err(broken)?;
        let count = self.fill(Instant::now() + Duration::from_secs(1));
        self.tcp().set_nonblocking(false).map_err(broken)?;
        count
    }

    fn tcp(&self) -> &TcpStream {
        match &self.stream {
            Stream::Plain(stream) => stream,
            Stream::Tls(stream) => &stream.sock,
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        // It is over anyway.
        let _ = self.tcp().shutdown(Shutdown::Both);
    }
}

fn secure(
    stream: TcpStream,
    host: &str,
    config: &Arc<ClientConfig>,
    deadline: Instant,
) -> Result<Stream, Failure> {
    let tls = |error: &dyn std::fmt::Display| failure(FailureKind::Tls, error);
    let name = ServerName::try_from(host.to_owned()).map_err(|error| tls(&error))?;
    let connection =
        ClientConnection::new(Arc::clone(config), name).map_err(|error| tls(&error))?;
    let mut stream = StreamOwned::new(connection, stream);
    while stream.conn.is_handshaking() {
        // A server that sends an octet now and then is not waited for without end.
        let wait = Some(left(deadline)?);
        let set = stream.sock.set_read_timeout(wait);
        set.map_err(|error| tls(&error))?;
        let done = stream.conn.complete_io(&mut stream.sock);
        done.map_err(|error| tls(&error))?;
    }
    Ok(Stream::Tls(Box::new(stream)))
}

fn kind_of(error: &io::Error) -> FailureKind {
    if matches!(
        error.kind(),
        io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut
    ) {
        FailureKind::Timeout
    } else {
        FailureKind::Closed
    }
}

/// The time that is left; a failure once there is none.
pub(super) fn left(deadline: Instant) -> Result<Duration, Failure> {
    let left = deadline.saturating_duration_since(Instant::now());
    if left.is_zero() {
        return Err(failure(FailureKind::Timeout, "no whole answer in time"));
    }
    Ok(left)
}
