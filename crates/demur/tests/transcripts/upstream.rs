//! An upstream that notes what it gets and answers what a transcript says.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};

use demur_http1::{
    BodyEvent, BodyReader, ByteLimit, FieldCount, Limits, Parsed, RequestHead, ResponseFraming,
    ResponseHead, parse_request, parse_response,
};
use demur_testkit::Transcript;

const OK: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
const UNLIMITED: ByteLimit = ByteLimit(u64::MAX);

/// A request that arrived.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) id: Option<String>,
    pub(crate) target: String,
    pub(crate) host: Option<String>,
    pub(crate) body: Vec<u8>,
}

#[derive(Default)]
struct State {
    answer: Vec<u8>,
    is_silent: bool,
    ends: bool,
    seen: Vec<Seen>,
}

/// The upstream.
pub(crate) struct Upstream {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
}

impl Upstream {
    /// Starts it, or finds an address where there is none.
    pub(crate) fn start(setup: &[String]) -> Self {
        let has = |word: &str| setup.iter().any(|one| one == word);
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let state = Arc::new(Mutex::new(State {
            is_silent: has("upstream-stalls"),
            ..State::default()
        }));
        if !has("upstream-refuses") {
            let state = Arc::clone(&state);
            std::thread::spawn(move || accept(&listener, &state));
        }
        Self { address, state }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Forgets what came before and learns what to answer.
    pub(crate) fn prepare(&self, transcript: &Transcript) {
        let mut state = lock(&self.state);
        state.answer = transcript.upstream.clone().unwrap_or_else(|| OK.to_vec());
        state.seen.clear();
    }

    /// What arrived since.
    pub(crate) fn seen(&self) -> Vec<Seen> {
        lock(&self.state).seen.clone()
    }
}

impl Drop for Upstream {
    fn drop(&mut self) {
        lock(&self.state).ends = true;
        // Wakes the thread that accepts, if there is one.
        drop(TcpStream::connect(self.address));
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().expect("no thread of the upstream fails")
}

fn accept(listener: &TcpListener, state: &Arc<Mutex<State>>) {
    for stream in listener.incoming() {
        if lock(state).ends {
            return;
        }
        let stream = stream.expect("a connection");
        let state = Arc::clone(state);
        // It ends with the connection, which ends with the gateway.
        std::thread::spawn(move || serve(stream, &state));
    }
}

fn serve(mut stream: TcpStream, state: &Mutex<State>) {
    let mut buffer = Vec::new();
    while let Some((seen, method, used)) = request(&mut stream, &mut buffer) {
        buffer.drain(..used);
        let (answer, is_silent) = {
            let mut state = lock(state);
            state.seen.push(seen);
            (state.answer.clone(), state.is_silent)
        };
        if is_silent {
            continue;
        }
        if stream.write_all(&answer).is_err() || !ends_by_itself(&answer, &method) {
            return;
        }
    }
}

/// The next request with its method and length; nothing if the peer has gone.
fn request(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<(Seen, String, usize)> {
    let mut head = RequestHead::new();
    // The gateway adds fields of its own to as many as it accepts.
    let limits = Limits {
        fields: FieldCount(200),
        ..Limits::default()
    };
    loop {
        match parse_request(buffer, &limits, &mut head) {
            Parsed::Complete => break,
            Parsed::Partial => more(stream, buffer)?,
            Parsed::Fault(fault) => panic!("the gateway sent a broken head: {fault}"),
        }
    }
    let view = head.view(buffer);
    let id = view.named("x-request-id").next();
    let id = id.map(|id| String::from_utf8_lossy(id).into_owned());
    let method = view.method().to_owned();
    let target = view.target().to_owned();
    let host = view.authority().map(str::to_owned);
    let mut reader = BodyReader::of_request(view.framing(), UNLIMITED);
    let (mut body, mut at) = (Vec::new(), head.len());
    loop {
        match reader.next(buffer, &mut at) {
            BodyEvent::Data(range) => body.extend_from_slice(buffer.get(range)?),
            BodyEvent::NeedMore => more(stream, buffer)?,
            BodyEvent::End => break,
            BodyEvent::Fault(fault) => panic!("the gateway sent a broken body: {fault}"),
        }
    }
    let seen = Seen {
        id,
        target,
        host,
        body,
    };
    Some((seen, method, at))
}

fn more(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<()> {
    let mut chunk = [0; 16 << 10];
    let length = stream.read(&mut chunk).ok().filter(|length| *length > 0)?;
    buffer.extend_from_slice(chunk.get(..length)?);
    Some(())
}

/// Whether a reader finds the end of this answer without the connection's.
fn ends_by_itself(answer: &[u8], method: &str) -> bool {
    let mut head = ResponseHead::new();
    parse_response(answer, &Limits::default(), method, &mut head) == Parsed::Complete
        && head.view(answer).framing() != ResponseFraming::UntilClose
}
