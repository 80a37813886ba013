//! The shop's door: connections in, calls to the shop, answers out.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use demur_http1::{
    BodyEvent, BodyReader, ByteLimit, CONTINUE, Limits, Parsed, RequestHead, RequestView,
    parse_request,
};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use super::answer::{Answer, Behaviour, Call};
use super::shop::Shop;

/// Longer than the gateway keeps idle connections.
const IDLE: Duration = Duration::from_mins(2);
/// Longer than the demo's gateway waits for an answer.
const LATE: Duration = Duration::from_secs(10);
const LARGEST: ByteLimit = ByteLimit(8 << 20);

/// A listener on this port of the loopback address, or on a free one where it is taken.
pub(crate) fn bind(port: u16) -> io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .or_else(|_| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))
}

/// Opens the shop on a thread of its own, for as long as the process lives.
pub(crate) fn start(listener: TcpListener) -> io::Result<SocketAddr> {
    let address = listener.local_addr()?;
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    std::thread::Builder::new()
        .name("shop".to_owned())
        .spawn(move || runtime.block_on(accept(listener)))?;
    Ok(address)
}

async fn accept(listener: TcpListener) -> io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let shop = Arc::new(Mutex::new(Shop::default()));
    loop {
        let (stream, _) = listener.accept().await?;
        let shop = Arc::clone(&shop);
        // A customer who leaves in the middle of a sentence is no trouble of the shop's.
        tokio::spawn(async move {
            let _ = Connection::new(stream).serve(&shop).await;
        });
    }
}

struct Connection {
    stream: TcpStream,
    /// What came and was not yet read.
    pending: Vec<u8>,
}

impl Connection {
    fn new(stream: TcpStream) -> Self {
        Self {
            stream,
            pending: Vec::new(),
        }
    }

    async fn serve(mut self, shop: &Mutex<Shop>) -> io::Result<()> {
        let mut head = RequestHead::new();
        while let Some(bytes) = self.head(&mut head).await? {
            let request = head.view(&bytes);
            let body = self.body(request).await?;
            let call = Call {
                head: request,
                body: &body,
                now: Instant::now(),
            };
            let behaviour = shop
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .behave(&call);
            match behaviour {
                Behaviour::Answer(answer) => self.write(&answer, request.method()).await?,
                Behaviour::Late(answer) => {
                    sleep(LATE).await;
                    self.write(&answer, request.method()).await?;
                }
                Behaviour::Raw(bytes) => return self.stream.write_all(bytes).await,
            }
            if !request.keep_alive() {
                break;
            }
        }
        Ok(())
    }

    /// The bytes of the next head; `None` when the client is done.
    async fn head(&mut self, head: &mut RequestHead) -> io::Result<Option<Vec<u8>>> {
        loop {
            match parse_request(&self.pending, &Limits::default(), head) {
                Parsed::Complete => {
                    let rest = self.pending.split_off(head.len());
                    return Ok(Some(std::mem::replace(&mut self.pending, rest)));
                }
                Parsed::Partial if self.read().await? > 0 => {}
                Parsed::Partial => return Ok(None),
                Parsed::Fault(fault) => return Err(io::Error::other(fault.rule.explain())),
            }
        }
    }

    async fn body(&mut self, request: RequestView<'_>) -> io::Result<Vec<u8>> {
        if request.expects_continue() {
            self.stream.write_all(CONTINUE).await?;
        }
        let mut reader = BodyReader::of_request(request.framing(), LARGEST);
        let mut body = Vec::new();
        loop {
            let mut at = 0;
            let event = reader.next(&self.pending, &mut at);
            if let BodyEvent::Data(range) = &event {
                body.extend_from_slice(self.pending.get(range.clone()).unwrap_or_default());
            }
            self.pending.drain(..at);
            match event {
                BodyEvent::Data(_) => {}
                BodyEvent::End => return Ok(body),
                BodyEvent::NeedMore if self.read().await? > 0 => {}
                BodyEvent::NeedMore => return Err(io::ErrorKind::UnexpectedEof.into()),
                BodyEvent::Fault(fault) => return Err(io::Error::other(fault.rule.explain())),
            }
        }
    }

    async fn read(&mut self) -> io::Result<usize> {
        timeout(IDLE, self.stream.read_buf(&mut self.pending)).await?
    }

    async fn write(&mut self, answer: &Answer, method: &str) -> io::Result<()> {
        let mut bytes = Vec::new();
        answer.write(&mut bytes, method).map_err(io::Error::other)?;
        timeout(IDLE, self.stream.write_all(&bytes)).await?
    }
}
