//! Lists of what is gone, moved or withheld, as people edit, serve and export them: the real binary, and the real
//! other servers where they are installed.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod edits;
mod exported;
mod folder;
mod served;

use std::net::SocketAddr;

/// The whole answer to one request on a connection of its own.
fn ask(address: SocketAddr, method: &str, path: &str) -> String {
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: a.example\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    );
    demur_testkit::ask(address, &request)
}
