//! Both ends of a connection, as plain as they can be.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};

use crate::PATIENCE;

/// The whole answer to one request that ends its connection.
///
/// # Panics
///
/// If there is none.
#[track_caller]
pub fn ask(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("somebody listens");
    stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
    stream
        .write_all(request.as_bytes())
        .expect("a request is read");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("an answer");
    String::from_utf8_lossy(&answer).into_owned()
}

/// The status in the first line of an answer; 0 where there is none.
pub fn status(answer: &str) -> u16 {
    let word = answer.split(' ').nth(1).unwrap_or_default();
    word.parse().unwrap_or_default()
}

/// A request as far as it comes: a head, and a body of the length it announces.
///
/// # Panics
///
/// If the system refuses the time limit, without which a request that never ends would hold the test.
pub fn read_request(stream: &mut TcpStream) -> Vec<u8> {
    stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
    let mut request = Vec::new();
    let mut octet = [0];
    while !request.ends_with(b"\r\n\r\n") && stream.read(&mut octet).unwrap_or(0) > 0 {
        request.extend(octet);
    }
    let head = String::from_utf8_lossy(&request).to_lowercase();
    let mut lines = head.lines();
    let length = lines.find_map(|line| line.strip_prefix("content-length:"));
    let length = length.map_or(0, |digits| digits.trim().parse().unwrap_or(0));
    // What does not come is missing in what is returned.
    let _ = stream.take(length).read_to_end(&mut request);
    request
}

/// An upstream that says yes to everything, until the test ends.
///
/// # Panics
///
/// If there is no port for it.
pub fn upstream() -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            std::thread::spawn(move || {
                read_request(&mut stream);
                let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";
                // A gateway that was stopped does not read the answer.
                drop(stream.write_all(answer));
            });
        }
    });
    address
}

/// An address nobody listens on: the listener that had it is gone.
///
/// # Panics
///
/// If there is no port.
pub fn nowhere() -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    listener.local_addr().expect("an address")
}
