//! A gateway, an upstream that does as a test tells it, and a client.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use demur_contract::{CompileOptions, Contract};
use demur_decide::{Policy, Snapshot};

use crate::{EventSink, Gateway, GatewayConfig, Live, Shutdown, Stop, UpstreamConfig};

/// Long enough for anything a test waits for; only a broken gateway needs it.
const PATIENCE: Duration = Duration::from_secs(20);

const DOCUMENT: &str = r#"
openapi: 3.0.3
info: { title: Things, version: "1" }
paths:
  /things:
    get: { operationId: listThings, responses: { "200": { description: All } } }
    post:
      operationId: addThing
      requestBody:
        content:
          application/json:
            schema: { type: object, required: [name], properties: { name: { type: string } } }
      responses: { "201": { description: Added } }
  /things/{id}:
    get:
      operationId: readThing
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: One } }
  /raw:
    get: { operationId: getRaw, responses: { "200": { description: Raw } } }
    put: { operationId: putRaw, requestBody: { content: { "*/*": {} } }, responses: { "200": { description: Raw } } }
    post: { operationId: postRaw, requestBody: { content: { "*/*": {} } }, responses: { "200": { description: Raw } } }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Api-Key }
"#;

pub(super) fn live() -> Live {
    Live {
        snapshot: snapshot(),
        verifiers: Arc::default(),
    }
}

fn snapshot() -> Snapshot {
    let none = |_: &str| Err("there is one file only".to_owned());
    let options = CompileOptions::default();
    let contract = Contract::compile("api.yaml", DOCUMENT.into(), &none, &options).unwrap();
    Snapshot::of(vec![contract], Policy::default())
}

/// A gateway that serves until it is dropped.
pub(super) struct Running {
    pub(super) address: SocketAddr,
    pub(super) stop: Stop,
    thread: Option<JoinHandle<()>>,
    log: PathBuf,
}

static LOGS: AtomicUsize = AtomicUsize::new(0);

/// Starts a gateway in front of `upstream`.
pub(super) fn gateway(upstream: SocketAddr) -> Running {
    gateway_with(upstream, |_| {})
}

pub(super) fn gateway_with(
    upstream: SocketAddr,
    change: impl FnOnce(&mut GatewayConfig),
) -> Running {
    let number = LOGS.fetch_add(1, Ordering::Relaxed);
    let log = std::env::temp_dir().join(format!("demur-serve-{}-{number}.log", std::process::id()));
    let mut config = GatewayConfig::new(UpstreamConfig::new(upstream.to_string()));
    config.listen = "127.0.0.1:0".parse().unwrap();
    config.threads = 1;
    config.events = EventSink::File(log.clone());
    change(&mut config);
    let bound = Gateway::bind(config, Arc::new(live())).unwrap();
    let address = bound.address();
    let (stop, shutdown) = Shutdown::by_hand();
    let thread = std::thread::spawn(move || bound.run(&shutdown).unwrap());
    Running {
        address,
        stop,
        thread: Some(thread),
        log,
    }
}

impl Running {
    pub(super) fn client(&self) -> Peer {
        Peer::new(TcpStream::connect(self.address).unwrap())
    }

    /// Stops the gateway and reads its events.
    pub(super) fn events(mut self) -> Vec<serde_json::Value> {
        self.finish();
        let text = std::fs::read_to_string(&self.log).unwrap_or_default();
        text.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    /// Stops the gateway and waits for it.
    pub(super) fn finish(&mut self) {
        self.stop.stop();
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap();
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop.stop();
        drop(std::fs::remove_file(&self.log));
    }
}

/// One end of a connection.
pub(super) struct Peer {
    pub(super) stream: TcpStream,
    pending: Vec<u8>,
}

/// A message as it was received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Message {
    pub(super) head: String,
    pub(super) body: Vec<u8>,
}

impl Message {
    /// The first line without its line end.
    pub(super) fn first_line(&self) -> &str {
        self.head.lines().next().unwrap_or_default()
    }

    pub(super) fn status(&self) -> u16 {
        self.first_line()
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok())
            .unwrap_or_default()
    }

    /// The values of a field, joined.
    pub(super) fn field(&self, name: &str) -> Option<String> {
        let values: Vec<&str> = self
            .head
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once(": "))
            .filter(|(found, _)| found.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
            .collect();
        (!values.is_empty()).then(|| values.join(", "))
    }
}

impl Peer {
    pub(super) fn new(stream: TcpStream) -> Self {
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.set_nodelay(true).unwrap();
        Self {
            stream,
            pending: Vec::new(),
        }
    }

    pub(super) fn send(&mut self, bytes: impl AsRef<[u8]>) -> &mut Self {
        self.stream.write_all(bytes.as_ref()).unwrap();
        self
    }

    /// Reads a head; empty if the other end has closed instead.
    pub(super) fn head(&mut self) -> String {
        loop {
            if let Some(end) = self.pending.windows(4).position(|four| four == b"\r\n\r\n") {
                let head: Vec<u8> = self.pending.drain(..end + 4).collect();
                return String::from_utf8(head).unwrap();
            }
            if !self.more() {
                return String::new();
            }
        }
    }

    /// Reads a whole message; `method` is the method it answers, or empty for a request.
    pub(super) fn message(&mut self, method: &str) -> Message {
        let head = self.head();
        let mut message = Message {
            head,
            body: Vec::new(),
        };
        let bodyless = method == "HEAD"
            || [" 204 ", " 304 ", " 1"]
                .iter()
                .any(|s| message.first_line().starts_with(&format!("HTTP/1.1{s}")));
        if bodyless || message.head.is_empty() {
            return message;
        }
        if message.field("Transfer-Encoding").is_some() {
            message.body = self.chunked();
        } else if let Some(length) = message.field("Content-Length") {
            message.body = self.exactly(length.parse().unwrap());
        } else if !method.is_empty() {
            message.body = self.rest();
        }
        message
    }

    /// The next answer to a GET or a POST.
    pub(super) fn answer(&mut self) -> Message {
        self.message("GET")
    }

    pub(super) fn exactly(&mut self, count: usize) -> Vec<u8> {
        while self.pending.len() < count {
            assert!(
                self.more(),
                "closed after {} of {count} bytes",
                self.pending.len()
            );
        }
        self.pending.drain(..count).collect()
    }

    fn line(&mut self) -> String {
        loop {
            if let Some(end) = self.pending.windows(2).position(|two| two == b"\r\n") {
                let line: Vec<u8> = self.pending.drain(..end + 2).collect();
                return String::from_utf8(line).unwrap().trim_end().to_owned();
            }
            assert!(self.more(), "closed inside a chunked body");
        }
    }

    pub(super) fn chunked(&mut self) -> Vec<u8> {
        let mut body = Vec::new();
        loop {
            let size = usize::from_str_radix(&self.line(), 16).unwrap();
            body.extend(self.exactly(size));
            assert_eq!(self.line(), "");
            if size == 0 {
                return body;
            }
        }
    }

    /// Everything until the other end closes; a reset ends it as well.
    pub(super) fn rest(&mut self) -> Vec<u8> {
        while self.more() {}
        std::mem::take(&mut self.pending)
    }

    /// Whether the other end closed in good order, without another byte.
    pub(super) fn is_closed(&mut self) -> bool {
        self.rest().is_empty()
    }

    fn more(&mut self) -> bool {
        let mut buffer = [0; 16384];
        match self.stream.read(&mut buffer) {
            Ok(count) => {
                self.pending.extend(&buffer[..count]);
                count > 0
            }
            Err(error) if error.kind() == std::io::ErrorKind::ConnectionReset => false,
            Err(error) => panic!("nothing came: {error}"),
        }
    }
}

/// An upstream whose connections are handled one by one, each by the next call of `handle`.
pub(super) struct Upstream {
    pub(super) address: SocketAddr,
    connections: Receiver<()>,
}

impl Upstream {
    /// Every connection is handled by `handle` on a thread of its own.
    pub(super) fn new(handle: impl Fn(usize, Peer) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (sender, connections) = channel();
        std::thread::spawn(move || accept(&listener, &Arc::new(handle), &sender));
        Self {
            address,
            connections,
        }
    }

    /// Answers every request with this.
    pub(super) fn saying(response: &'static [u8]) -> Self {
        Self::new(move |_, mut peer| {
            while !peer.message("").head.is_empty() {
                peer.send(response);
            }
        })
    }

    /// Answers every request with its own head and body as content.
    pub(super) fn echo() -> Self {
        Self::new(|_, mut peer| {
            loop {
                let request = peer.message("");
                if request.head.is_empty() {
                    return;
                }
                let length = request.head.len() + request.body.len();
                peer.send(format!(
                    "HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n"
                ));
                peer.send(request.head).send(request.body);
            }
        })
    }

    /// How many connections there have been.
    pub(super) fn connections(&self) -> usize {
        self.connections.try_iter().count()
    }
}

fn accept(
    listener: &TcpListener,
    handle: &Arc<impl Fn(usize, Peer) + Send + Sync + 'static>,
    count: &Sender<()>,
) {
    for (number, stream) in listener.incoming().enumerate() {
        let _ = count.send(());
        let handle = Arc::clone(handle);
        std::thread::spawn(move || handle(number, Peer::new(stream.unwrap())));
    }
}

/// An address nobody listens on.
pub(super) fn nobody() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
}
