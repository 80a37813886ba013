//! A client that sends octets as they are and reads one answer.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::time::Duration;

use demur_http1::{
    BodyEvent, BodyReader, ByteLimit, Limits, Parsed, RequestHead, ResponseFraming, ResponseHead,
    parse_request, parse_response,
};
use demur_testkit::Received;

/// Only a fault, or a cache that waits for the rest of a broken request, makes
/// anybody wait this long.
const PATIENCE: Duration = Duration::from_secs(10);
pub(super) const UNLIMITED: ByteLimit = ByteLimit(u64::MAX);

pub(super) fn ask(address: SocketAddr, request: &[u8]) -> Result<Received, String> {
    let text = |error: std::io::Error| error.to_string();
    let mut stream = TcpStream::connect(address).map_err(text)?;
    stream.set_read_timeout(Some(PATIENCE)).map_err(text)?;
    // A cache that has seen enough may have closed before the last octet.
    let _ = stream.write_all(request);
    if is_cut(request) {
        let _ = stream.shutdown(Shutdown::Write);
    }
    let method = request.split(|byte| *byte == b' ').next();
    let method = String::from_utf8_lossy(method.unwrap_or_default()).into_owned();
    let mut buffer = Vec::new();
    let mut head = ResponseHead::new();
    loop {
        match parse_response(&buffer, &Limits::default(), &method, &mut head) {
            Parsed::Partial if more(&mut stream, &mut buffer)? == 0 => {
                return Err("the connection ended before the answer did".to_owned());
            }
            Parsed::Partial => {}
            Parsed::Fault(fault) => return Err(format!("the answer is no HTTP: {fault}")),
            Parsed::Complete if head.view(&buffer).is_interim() => {
                buffer.drain(..head.len());
            }
            Parsed::Complete => break,
        }
    }
    content(&mut stream, &mut buffer, &head)
}

fn content(
    stream: &mut TcpStream,
    buffer: &mut Vec<u8>,
    head: &ResponseHead,
) -> Result<Received, String> {
    let view = head.view(buffer);
    let text = |octets: &[u8]| String::from_utf8_lossy(octets).into_owned();
    let framing = view.framing();
    let mut received = Received {
        status: view.status(),
        fields: view
            .fields()
            .map(|field| (field.name().to_owned(), text(field.value())))
            .collect(),
        body: Vec::new(),
    };
    let mut reader = BodyReader::of_response(framing, UNLIMITED);
    let mut at = head.len();
    loop {
        match reader.next(buffer, &mut at) {
            BodyEvent::Data(range) => received
                .body
                .extend_from_slice(buffer.get(range).unwrap_or_default()),
            BodyEvent::NeedMore => {
                if more(stream, buffer)? == 0 {
                    return match framing {
                        // Such a body ends with the connection.
                        ResponseFraming::UntilClose => Ok(received),
                        ResponseFraming::None
                        | ResponseFraming::Length(_)
                        | ResponseFraming::Chunked => {
                            Err("the connection ended before the body did".to_owned())
                        }
                    };
                }
            }
            BodyEvent::End => return Ok(received),
            BodyEvent::Fault(fault) => return Err(format!("the body is broken: {fault}")),
        }
    }
}

/// How many octets came; none at the end of the connection.
fn more(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Result<usize, String> {
    let mut chunk = [0; 16 << 10];
    let length = stream
        .read(&mut chunk)
        .map_err(|error| format!("no answer: {error}"))?;
    buffer.extend_from_slice(chunk.get(..length).unwrap_or_default());
    Ok(length)
}

/// Whether the request stops in its middle, so that a cache would wait for more.
fn is_cut(request: &[u8]) -> bool {
    let mut head = RequestHead::new();
    match parse_request(request, &Limits::default(), &mut head) {
        Parsed::Partial => return true,
        // Broken, and perhaps never ended.
        Parsed::Fault(_) => return !request.windows(4).any(|part| part == b"\r\n\r\n"),
        Parsed::Complete => {}
    }
    let mut reader = BodyReader::of_request(head.view(request).framing(), UNLIMITED);
    let mut at = head.len();
    loop {
        match reader.next(request, &mut at) {
            BodyEvent::Data(_) => {}
            BodyEvent::NeedMore => return true,
            BodyEvent::End | BodyEvent::Fault(_) => return false,
        }
    }
}
