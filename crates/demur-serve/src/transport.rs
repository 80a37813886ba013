//! What the connection driver needs of a byte stream to a client.

use std::io;
use std::net::SocketAddr;
use std::ops::Range;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};

use demur_http1::{BodyEvent, BodyReader};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite};
use tokio::net::TcpStream;

/// A connection to a client.
pub(crate) trait Transport: AsyncRead + AsyncWrite + Unpin + 'static {
    /// The other end.
    fn peer(&self) -> SocketAddr;

    /// The scheme of what arrives here: `http` or `https`.
    fn scheme(&self) -> &'static str;

    /// Ready when there may be something to read, so that an idle connection needs no buffer.
    fn poll_readable(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>>;

    /// Ends the connection in a way no client can take for the end of an answer.
    fn abort(&mut self);
}

/// A connection without TLS.
#[derive(Debug)]
pub(crate) struct Plain {
    stream: TcpStream,
    peer: SocketAddr,
}

impl Plain {
    pub(crate) fn new(stream: TcpStream, peer: SocketAddr) -> Self {
        Self { stream, peer }
    }
}

impl Transport for Plain {
    fn peer(&self) -> SocketAddr {
        self.peer
    }

    fn scheme(&self) -> &'static str {
        "http"
    }

    fn poll_readable(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.stream.poll_read_ready(cx)
    }

    fn abort(&mut self) {
        // Closing then resets the connection; if even that fails, the peer is gone already.
        drop(self.stream.set_zero_linger());
    }
}

impl AsyncRead for Plain {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut tokio::io::ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for Plain {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

/// Appends what can be read at once. A buffer with little room left grows by `room`.
pub(crate) fn poll_fill<R: AsyncRead + Unpin>(
    cx: &mut Context<'_>,
    from: &mut R,
    into: &mut Vec<u8>,
    room: usize,
) -> Poll<io::Result<usize>> {
    if into.capacity() - into.len() < room / 4 {
        into.reserve(room);
    }
    pin!(from.read_buf(into)).poll(cx)
}

/// Bytes on their way out, and how many of them have left.
#[derive(Debug, Default)]
pub(crate) struct Outgoing {
    pub(crate) bytes: Vec<u8>,
    sent: usize,
    /// Bytes that have left since the count was last set to zero.
    pub(crate) total: u64,
}

impl Outgoing {
    pub(crate) fn clear(&mut self) {
        self.bytes.clear();
        self.sent = 0;
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.sent >= self.bytes.len()
    }

    /// Forgets what was to be sent, unless a part of it has left already.
    pub(crate) fn take_back(&mut self) {
        if self.sent == 0 {
            self.bytes.clear();
        }
    }

    /// Writes until everything has left.
    pub(crate) fn poll_send<W: AsyncWrite + Unpin>(
        &mut self,
        cx: &mut Context<'_>,
        to: &mut W,
    ) -> Poll<io::Result<()>> {
        while let Some(rest) = self.bytes.get(self.sent..).filter(|rest| !rest.is_empty()) {
            match Pin::new(&mut *to).poll_write(cx, rest) {
                Poll::Ready(Ok(0)) => return Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
                Poll::Ready(Ok(sent)) => {
                    self.sent += sent;
                    self.total += sent as u64;
                }
                Poll::Ready(Err(error)) => return Poll::Ready(Err(error)),
                Poll::Pending => return Poll::Pending,
            }
        }
        self.clear();
        Poll::Ready(Ok(()))
    }
}

/// Bytes that have arrived, and how many of them have been used up.
#[derive(Debug, Default)]
pub(crate) struct Incoming {
    pub(crate) bytes: Vec<u8>,
    used: usize,
    /// Bytes used up since the count was last set to zero.
    pub(crate) total: u64,
}

impl Incoming {
    pub(crate) fn clear(&mut self) {
        self.bytes.clear();
        self.used = 0;
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.used >= self.bytes.len()
    }

    /// What has not been used up.
    pub(crate) fn unused(&self) -> &[u8] {
        self.bytes.get(self.used..).unwrap_or_default()
    }

    /// Counts this many more bytes as used up.
    pub(crate) fn advance(&mut self, count: usize) {
        self.used += count;
        self.total += count as u64;
    }

    /// What the reader of a body finds next.
    pub(crate) fn next(&mut self, reader: &mut BodyReader) -> BodyEvent {
        let before = self.used;
        let event = reader.next(&self.bytes, &mut self.used);
        self.total += (self.used - before) as u64;
        event
    }

    /// The bytes of a range that the reader named.
    pub(crate) fn data(&self, range: Range<usize>) -> &[u8] {
        self.bytes.get(range).unwrap_or_default()
    }

    /// Reads more; what has been used up makes room first if that costs nothing.
    pub(crate) fn poll_fill<R: AsyncRead + Unpin>(
        &mut self,
        cx: &mut Context<'_>,
        from: &mut R,
        room: usize,
    ) -> Poll<io::Result<usize>> {
        if self.is_empty() {
            self.clear();
        }
        poll_fill(cx, from, &mut self.bytes, room)
    }
}
