//! Sends one request after another and insists on the right answer.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};

use super::Case;

/// Connections that are used side by side: a gateway that serves one client at a
/// time would pay for a wake-up with every request.
const LANES: usize = 8;

/// Sends the case's request `times`, a round over all lanes at a time, on
/// connections that are kept as far as the server keeps them.
pub(super) fn send(address: SocketAddr, case: &Case, times: usize) -> Result<(), String> {
    let request = octets(case);
    let mut kept: Vec<TcpStream> = Vec::new();
    for _ in 0..times.div_ceil(LANES) {
        let mut lanes = Vec::new();
        for _ in 0..LANES {
            let mut lane = match kept.pop() {
                Some(lane) => lane,
                None => connect(address)?,
            };
            lane.write_all(&request)
                .map_err(|error| error.to_string())?;
            lanes.push(lane);
        }
        for mut lane in lanes {
            let (status, stays) = answer(&mut lane)?;
            if status != case.status {
                let wanted = case.status;
                return Err(format!(
                    "{}: answered {status} instead of {wanted}",
                    case.name
                ));
            }
            kept.extend(stays.then_some(lane));
        }
    }
    Ok(())
}

/// The request as it goes over the wire.
pub(super) fn octets(case: &Case) -> Vec<u8> {
    let (head, body) = case
        .request
        .split_once("\n\n")
        .unwrap_or((&case.request, ""));
    format!("{}\r\n\r\n{body}", head.replace('\n', "\r\n")).into_bytes()
}

fn connect(address: SocketAddr) -> Result<TcpStream, String> {
    let stream = TcpStream::connect(address).map_err(|error| error.to_string())?;
    stream
        .set_nodelay(true)
        .map_err(|error| error.to_string())?;
    Ok(stream)
}

/// Reads one answer; its status, and whether the connection stays.
fn answer(stream: &mut TcpStream) -> Result<(u16, bool), String> {
    let mut buffer = Vec::new();
    let mut chunk = [0; 16384];
    loop {
        if let Some(answer) = whole(&buffer) {
            return Ok(answer);
        }
        let read = stream.read(&mut chunk).map_err(|error| error.to_string())?;
        if read == 0 {
            return Err(format!(
                "closed in the middle of an answer: {}",
                String::from_utf8_lossy(&buffer)
            ));
        }
        buffer.extend_from_slice(chunk.get(..read).unwrap_or_default());
    }
}

fn whole(buffer: &[u8]) -> Option<(u16, bool)> {
    let end = buffer.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    let head = String::from_utf8_lossy(buffer.get(..end)?).to_ascii_lowercase();
    let length = head
        .split("content-length:")
        .nth(1)?
        .lines()
        .next()?
        .trim()
        .parse::<usize>()
        .ok()?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    (buffer.len() >= end + length).then(|| (status, !head.contains("connection: close")))
}
