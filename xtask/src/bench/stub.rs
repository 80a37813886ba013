//! The smallest upstream: reads a request, answers 1,024 octets of JSON.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};

/// Starts it on a free port of the loopback interface.
pub(super) fn start() -> Result<SocketAddr, String> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| error.to_string())?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            std::thread::spawn(move || serve(stream));
        }
    });
    Ok(address)
}

/// The content of every answer.
pub(super) fn content() -> String {
    format!("{{\"products\":[],\"filler\":\"{}\"}}", "x".repeat(996))
}

fn serve(mut stream: TcpStream) -> Option<()> {
    stream.set_nodelay(true).ok()?;
    let content = content();
    let answer = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{content}",
        content.len()
    );
    let mut buffer = Vec::new();
    let mut chunk = [0; 16384];
    loop {
        let length = loop {
            if let Some(length) = message(&buffer) {
                break length;
            }
            let read = stream.read(&mut chunk).ok().filter(|read| *read > 0)?;
            buffer.extend_from_slice(chunk.get(..read)?);
        };
        buffer.drain(..length);
        stream.write_all(answer.as_bytes()).ok()?;
    }
}

/// The length of the first message, once it is whole. Chunked bodies do not come
/// here: what demur forwards of the measured requests has a length.
fn message(buffer: &[u8]) -> Option<usize> {
    let end = buffer.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    let head = String::from_utf8_lossy(buffer.get(..end)?).to_ascii_lowercase();
    let length = head
        .split("content-length:")
        .nth(1)
        .and_then(|rest| rest.lines().next()?.trim().parse::<usize>().ok());
    let whole = end + length.unwrap_or(0);
    (buffer.len() >= whole).then_some(whole)
}
