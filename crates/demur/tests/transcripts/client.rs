//! A client that sends octets as they are and reads one answer.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::time::Duration;

use demur_http1::{
    BodyEvent, BodyReader, ByteLimit, Limits, Parsed, RequestHead, ResponseFraming, ResponseHead,
    parse_request, parse_response,
};
use demur_testkit::{Received, Transcript};

use crate::upstream::Seen;

/// Only a fault makes anybody wait this long.
const PATIENCE: Duration = Duration::from_secs(20);
/// To an authority that is ours under every setup.
const NEXT: &[u8] = b"GET /.demur/live HTTP/1.1\r\nHost: api.example:8443\r\n\r\n";
const UNLIMITED: ByteLimit = ByteLimit(u64::MAX);

/// What came back.
pub(crate) struct Answer {
    pub(crate) received: Received,
    /// What is wrong with the connection after the answer.
    pub(crate) after: Option<String>,
    /// Whether one more request was sent, to see that the connection is usable.
    pub(crate) went_on: bool,
    /// The statuses that came before the answer (RFC 9110 §15.2).
    pub(crate) interims: Vec<u16>,
}

/// A connection and what was read from it and not yet used.
pub(crate) struct Client {
    stream: TcpStream,
    buffer: Vec<u8>,
    interims: Vec<u16>,
}

impl Client {
    /// Sends a transcript's request and reads the answer; says why there is none.
    pub(crate) fn ask(address: SocketAddr, transcript: &Transcript) -> Result<Answer, String> {
        let stream = TcpStream::connect(address).expect("the gateway listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        let mut client = Self {
            stream,
            buffer: Vec::new(),
            interims: Vec::new(),
        };
        // A gateway that has seen enough may have closed before the last octet.
        let _ = client.stream.write_all(&transcript.request);
        if breaks_off(transcript) {
            let _ = client.stream.shutdown(Shutdown::Write);
        }
        let (received, keeps_alive) = client.answer(&transcript.request)?;
        let whole = read_request(&transcript.request).is_some_and(|(_, ended)| ended);
        let went_on = keeps_alive && whole;
        let after = if went_on {
            client.goes_on()
        } else if keeps_alive {
            None
        } else {
            client.ends()
        };
        Ok(Answer {
            received,
            after,
            went_on,
            interims: client.interims,
        })
    }

    /// The next final answer, and whether the connection goes on after it.
    fn answer(&mut self, request: &[u8]) -> Result<(Received, bool), String> {
        let method = request.split(|byte| *byte == b' ').next();
        let method = String::from_utf8_lossy(method.unwrap_or_default()).into_owned();
        let mut head = ResponseHead::new();
        loop {
            match parse_response(&self.buffer, &Limits::default(), &method, &mut head) {
                Parsed::Partial => self.more()?,
                Parsed::Fault(fault) => return Err(format!("the answer is no HTTP: {fault}")),
                Parsed::Complete if head.view(&self.buffer).is_interim() => {
                    self.interims.push(head.view(&self.buffer).status());
                    self.buffer.drain(..head.len());
                }
                Parsed::Complete => return self.content(&head),
            }
        }
    }

    fn content(&mut self, head: &ResponseHead) -> Result<(Received, bool), String> {
        let view = head.view(&self.buffer);
        let text = |octets: &[u8]| String::from_utf8_lossy(octets).into_owned();
        let fields = view.fields();
        let mut received = Received {
            status: view.status(),
            fields: fields
                .map(|field| (field.name().to_owned(), text(field.value())))
                .collect(),
            body: Vec::new(),
        };
        let keeps_alive = view.keep_alive();
        let framing = view.framing();
        let mut reader = BodyReader::of_response(framing, UNLIMITED);
        self.buffer.drain(..head.len());
        let mut at = 0;
        loop {
            match reader.next(&self.buffer, &mut at) {
                BodyEvent::Data(range) => received
                    .body
                    .extend_from_slice(self.buffer.get(range).expect("a range of the buffer")),
                // Such a body ends with the connection.
                BodyEvent::NeedMore if framing == ResponseFraming::UntilClose => {
                    if self.read()? == 0 {
                        break;
                    }
                }
                BodyEvent::NeedMore => self.more()?,
                BodyEvent::End => break,
                BodyEvent::Fault(fault) => return Err(format!("the body is broken: {fault}")),
            }
        }
        self.buffer.drain(..at);
        Ok((received, keeps_alive))
    }

    fn more(&mut self) -> Result<(), String> {
        match self.read()? {
            0 => Err("the connection ended before the answer did".to_owned()),
            _ => Ok(()),
        }
    }

    /// How many octets came; none at the end of the connection.
    fn read(&mut self) -> Result<usize, String> {
        let mut chunk = [0; 16 << 10];
        let read = self.stream.read(&mut chunk);
        let length = read.map_err(|error| format!("no answer: {error}"))?;
        self.buffer
            .extend_from_slice(chunk.get(..length).expect("what was read"));
        Ok(length)
    }

    /// The connection must carry the next request.
    fn goes_on(&mut self) -> Option<String> {
        let sent = self.stream.write_all(NEXT);
        if let Err(error) = sent {
            return Some(format!("the connection takes no further request: {error}"));
        }
        match self.answer(NEXT) {
            Ok((answer, _)) if answer.status == 200 => None,
            Ok((answer, _)) => Some(format!("the next request got {}", answer.status)),
            Err(reason) => Some(format!("the next request: {reason}")),
        }
    }

    /// The connection must end, without another octet.
    fn ends(&mut self) -> Option<String> {
        let mut rest = self.buffer.clone();
        let read = self.stream.read_to_end(&mut rest);
        let timed_out = read.is_err_and(|error| {
            matches!(
                error.kind(),
                std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut
            )
        });
        if timed_out {
            return Some("the connection was announced to end and did not".to_owned());
        }
        (!rest.is_empty()).then(|| format!("{} octets follow the answer", rest.len()))
    }
}

/// Whether the client ends its side in the middle of the request.
fn breaks_off(transcript: &Transcript) -> bool {
    let stalls = transcript
        .setup
        .iter()
        .any(|word| word.ends_with("-stalls"));
    let is_cut = read_request(&transcript.request).is_none_or(|(_, ended)| !ended);
    is_cut
        && !stalls
        && matches!(
            transcript.stopped_at.as_str(),
            "request-line" | "body-framing"
        )
}

/// The body of a request and whether it is complete; nothing without a whole head.
fn read_request(request: &[u8]) -> Option<(Vec<u8>, bool)> {
    let mut head = RequestHead::new();
    if parse_request(request, &Limits::default(), &mut head) != Parsed::Complete {
        return None;
    }
    let mut reader = BodyReader::of_request(head.view(request).framing(), UNLIMITED);
    let rest = request.get(head.len()..).unwrap_or_default();
    let (mut body, mut at) = (Vec::new(), 0);
    loop {
        match reader.next(rest, &mut at) {
            BodyEvent::Data(range) => body.extend_from_slice(rest.get(range).unwrap_or_default()),
            BodyEvent::End => return Some((body, true)),
            BodyEvent::NeedMore | BodyEvent::Fault(_) => return Some((body, false)),
        }
    }
}

/// What was changed between the client and the upstream that must not be.
pub(crate) fn alteration(request: &[u8], seen: &Seen) -> Option<String> {
    let mut head = RequestHead::new();
    let read = parse_request(request, &Limits::default(), &mut head);
    assert_eq!(read, Parsed::Complete, "what is forwarded was read");
    let view = head.view(request);
    let query = view.query().map(|query| format!("?{query}"));
    let target = format!("{}{}", view.path(), query.unwrap_or_default());
    let body = read_request(request).map(|(body, _)| body);
    if seen.target != target {
        return Some(format!("the upstream got the target {}", seen.target));
    }
    if view.authority().is_some() && seen.host.as_deref() != view.authority() {
        return Some(format!("the upstream got the host {:?}", seen.host));
    }
    (Some(&seen.body) != body.as_ref()).then(|| "the upstream got another body".to_owned())
}
