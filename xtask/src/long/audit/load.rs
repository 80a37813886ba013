//! Sends requests that are given, and does nothing with the answers.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

/// Sends each of the requests once over so many connections, and says how many seconds that takes.
pub(super) fn send(address: SocketAddr, requests: &[Vec<u8>], lanes: usize) -> Result<f64, String> {
    let next = AtomicUsize::new(0);
    let began = Instant::now();
    thread::scope(|scope| {
        let lanes: Vec<_> = (0..lanes)
            .map(|_| scope.spawn(|| lane(address, requests, &next)))
            .collect();
        lanes.into_iter().try_for_each(|lane| {
            lane.join()
                .map_err(|_| "a connection was left".to_owned())?
        })
    })?;
    Ok(began.elapsed().as_secs_f64())
}

fn lane(address: SocketAddr, requests: &[Vec<u8>], next: &AtomicUsize) -> Result<(), String> {
    let broken = |error: std::io::Error| error.to_string();
    let mut stream = TcpStream::connect(address).map_err(broken)?;
    stream.set_nodelay(true).map_err(broken)?;
    let (mut buffer, mut chunk) = (Vec::new(), [0; 16384]);
    while let Some(request) = requests.get(next.fetch_add(1, Ordering::Relaxed)) {
        stream.write_all(request).map_err(broken)?;
        buffer.clear();
        while !is_whole(&buffer, request.starts_with(b"HEAD ")) {
            let read = stream.read(&mut chunk).map_err(broken)?;
            if read == 0 {
                return Err("closed in the middle of an answer".to_owned());
            }
            buffer.extend_from_slice(chunk.get(..read).unwrap_or_default());
        }
    }
    Ok(())
}

/// Whether an answer of the server is there: its head, and as much content as it says.
fn is_whole(buffer: &[u8], is_head: bool) -> bool {
    let end = buffer.windows(4).position(|window| window == b"\r\n\r\n");
    let Some(end) = end.map(|end| end + 4) else {
        return false;
    };
    let head = String::from_utf8_lossy(buffer.get(..end).unwrap_or_default());
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("Content-Length: "));
    let length = length.and_then(|length| length.parse().ok()).unwrap_or(0);
    is_head || buffer.len() >= end + length
}
