//! A connection to an origin.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream, ToSocketAddrs};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustls::pki_types::ServerName;
use rustls::{ClientConfig, ClientConnection, StreamOwned};

use crate::exchange::{Failure, FailureKind};
use crate::origin::{Origin, Scheme};

/// What is said of a wait that was too long.
const LATE: &str = "no whole answer in time";

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
    Plain(Socket),
    Tls(Box<StreamOwned<ClientConnection, Socket>>),
}

/// A socket on which nothing is waited for beyond a limit, however often it is read: a record of TLS may come octet by octet.
struct Socket {
    tcp: TcpStream,
    limit: Instant,
}

impl Socket {
    fn wait(&self) -> io::Result<Option<Duration>> {
        let left = self.limit.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(io::ErrorKind::TimedOut.into());
        }
        Ok(Some(left))
    }
}

impl Read for Socket {
    fn read(&mut self, octets: &mut [u8]) -> io::Result<usize> {
        self.tcp.set_read_timeout(self.wait()?)?;
        self.tcp.read(octets)
    }
}

impl Write for Socket {
    fn write(&mut self, octets: &[u8]) -> io::Result<usize> {
        self.tcp.set_write_timeout(self.wait()?)?;
        self.tcp.write(octets)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.tcp.flush()
    }
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
        let socket = Socket {
            tcp: stream,
            limit: deadline,
        };
        let stream = match (origin.scheme, tls) {
            (Scheme::Http, _) => Stream::Plain(socket),
            (Scheme::Https, Some(config)) => secure(socket, host, config)?,
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
        let closed = |error: io::Error| broken(&error);
        self.socket().limit = deadline;
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
        self.socket().limit = limit;
        let mut chunk = [0; 16 << 10];
        let count = match &mut self.stream {
            Stream::Plain(stream) => stream.read(&mut chunk),
            Stream::Tls(stream) => stream.read(&mut chunk),
        };
        let count = match count {
            Ok(count) => count,
            // Servers that end TLS without saying so end the answer all the same.
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => 0,
            Err(error) => return Err(broken(&error)),
        };
        self.unread.add(chunk.get(..count).unwrap_or_default());
        Ok(count)
    }

    /// Reads what is there by now, without waiting for it.
    pub(super) fn fill_at_once(&mut self) -> Result<usize, Failure> {
        let set = |socket: &mut Socket, on| socket.tcp.set_nonblocking(on);
        set(self.socket(), true).map_err(|error| broken(&error))?;
        let count = self.fill(Instant::now() + Duration::from_secs(1));
        set(self.socket(), false).map_err(|error| broken(&error))?;
        count
    }

    fn socket(&mut self) -> &mut Socket {
        match &mut self.stream {
            Stream::Plain(socket) => socket,
            Stream::Tls(stream) => &mut stream.sock,
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        // It is over anyway.
        let _ = self.socket().tcp.shutdown(Shutdown::Both);
    }
}

fn secure(socket: Socket, host: &str, config: &Arc<ClientConfig>) -> Result<Stream, Failure> {
    let tls = |error: &dyn std::fmt::Display| failure(FailureKind::Tls, error);
    let name = ServerName::try_from(host.to_owned()).map_err(|error| tls(&error))?;
    let connection =
        ClientConnection::new(Arc::clone(config), name).map_err(|error| tls(&error))?;
    let mut stream = StreamOwned::new(connection, socket);
    while stream.conn.is_handshaking() {
        let done = stream.conn.complete_io(&mut stream.sock);
        done.map_err(|error| match broken(&error) {
            late if late.kind == FailureKind::Timeout => late,
            _ => tls(&error),
        })?;
    }
    Ok(Stream::Tls(Box::new(stream)))
}

/// What the end of a connection comes to.
fn broken(error: &io::Error) -> Failure {
    if matches!(
        error.kind(),
        io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut
    ) {
        failure(FailureKind::Timeout, LATE)
    } else {
        failure(FailureKind::Closed, error)
    }
}

/// The time that is left; a failure once there is none.
pub(super) fn left(deadline: Instant) -> Result<Duration, Failure> {
    let left = deadline.saturating_duration_since(Instant::now());
    if left.is_zero() {
        return Err(failure(FailureKind::Timeout, LATE));
    }
    Ok(left)
}
