//! Taking the port: one listener per thread on the same address.

use std::io;
use std::net::{SocketAddr, TcpListener};

use socket2::{Domain, Protocol, Socket, Type};

/// How many connections may wait to be accepted.
const BACKLOG: i32 = 1024;

/// Opens `count` listeners. The first takes the port for itself alone, so that a port somebody else
/// listens on is refused even if they would share it; only then it lets its siblings in. The port is
/// never free in between.
pub(crate) fn open(address: SocketAddr, count: usize) -> io::Result<Vec<TcpListener>> {
    let first = socket(address)?;
    first.bind(&address.into())?;
    first.listen(BACKLOG)?;
    first.set_reuse_port(true)?;
    let first = TcpListener::from(first);
    let address = first.local_addr()?;
    let siblings = (1..count).map(|_| sibling(address));
    std::iter::once(Ok(first)).chain(siblings).collect()
}

fn sibling(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = socket(address)?;
    socket.set_reuse_port(true)?;
    socket.bind(&address.into())?;
    socket.listen(BACKLOG)?;
    Ok(socket.into())
}

fn socket(address: SocketAddr) -> io::Result<Socket> {
    let socket = Socket::new(
        Domain::for_address(address),
        Type::STREAM,
        Some(Protocol::TCP),
    )?;
    // Without it a restart would have to wait for connections of the last run to be forgotten.
    socket.set_reuse_address(true)?;
    socket.set_nonblocking(true)?;
    Ok(socket)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn siblings_share_the_port_the_first_picked() {
        let listeners = open("127.0.0.1:0".parse().unwrap(), 3).unwrap();
        let port = listeners[0].local_addr().unwrap().port();
        assert_eq!(listeners.len(), 3);
        assert!(
            listeners
                .iter()
                .all(|one| one.local_addr().unwrap().port() == port)
        );
    }

    #[test]
    fn a_taken_port_is_refused_even_if_its_owner_would_share_it() {
        let owners = open("127.0.0.1:0".parse().unwrap(), 2).unwrap();
        let address = owners[0].local_addr().unwrap();
        assert_eq!(
            open(address, 2).unwrap_err().kind(),
            io::ErrorKind::AddrInUse
        );
    }
}
