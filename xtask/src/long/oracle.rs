//! An upstream that records every connection, octet by octet, for parsers that
//! know nothing of demur.

use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError};

/// Where recorded connections go.
pub(super) type Recording = Arc<Mutex<BufWriter<File>>>;

/// Starts the upstream on a free port of the loopback interface.
pub(super) fn start(recording: &Recording) -> Result<SocketAddr, String> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| error.to_string())?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let recording = Arc::clone(recording);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let recording = Arc::clone(&recording);
            std::thread::spawn(move || record(stream, &recording));
        }
    });
    Ok(address)
}

fn record(mut stream: TcpStream, recording: &Recording) -> Option<()> {
    let mut all = Vec::new();
    let mut answered = 0;
    let mut chunk = [0; 16384];
    while let Some(read) = stream.read(&mut chunk).ok().filter(|read| *read > 0) {
        all.extend_from_slice(chunk.get(..read)?);
        while let Some(length) = whole(all.get(answered..)?) {
            answered += length;
            stream
                .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
                .ok()?;
        }
    }
    // What a cut request left behind was never a request.
    let octets = all.get(..answered)?;
    let length = u32::try_from(octets.len()).ok()?;
    let mut file = recording.lock().unwrap_or_else(PoisonError::into_inner);
    file.write_all(&length.to_be_bytes()).ok()?;
    file.write_all(octets).ok()
}

/// The length of the first message, once it is whole.
fn whole(buffer: &[u8]) -> Option<usize> {
    let end = buffer.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    let head = String::from_utf8_lossy(buffer.get(..end)?).to_ascii_lowercase();
    if head.contains("\r\ntransfer-encoding: chunked\r\n") {
        let body = buffer.get(end..)?;
        let last = body.windows(5).position(|window| window == b"0\r\n\r\n")?;
        return Some(end + last + 5);
    }
    let length = head
        .split("\r\ncontent-length: ")
        .nth(1)
        .and_then(|rest| rest.lines().next()?.parse::<usize>().ok());
    let length = end + length.unwrap_or(0);
    (buffer.len() >= length).then_some(length)
}

/// Lets both parsers read the recording.
pub(super) fn compare(root: &Path, recording: &Path) -> Result<String, String> {
    let output = Command::new("python3")
        .arg(root.join("xtask/oracle/read.py"))
        .arg(recording)
        .output()
        .map_err(|error| format!("python3: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}
