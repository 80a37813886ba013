//! A new connection to the upstream.

use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;

use demur_decide::upstream::UpstreamFailure;
use tokio::net::{TcpStream, lookup_host};

use crate::deadline::{Expired, Watch};

/// Connects to the first address that accepts, all within one limit.
pub(crate) async fn connect(
    authority: &str,
    watch: &Watch,
    limit: Duration,
) -> Result<TcpStream, UpstreamFailure> {
    let mut attempt = pin!(attempt(authority));
    match watch.within(limit, |cx| attempt.as_mut().poll(cx)).await {
        Ok(connected) => connected,
        Err(Expired) => Err(UpstreamFailure::ConnectTimedOut),
    }
}

async fn attempt(authority: &str) -> Result<TcpStream, UpstreamFailure> {
    let mut failure = UpstreamFailure::Name;
    for address in addresses(authority).await? {
        match TcpStream::connect(address).await {
            Ok(stream) => {
                // Without it small requests may wait for an acknowledgement; nothing else depends on it.
                drop(stream.set_nodelay(true));
                return Ok(stream);
            }
            Err(error) => failure = failure_of(&error),
        }
    }
    Err(failure)
}

async fn addresses(authority: &str) -> Result<Vec<SocketAddr>, UpstreamFailure> {
    if let Ok(address) = authority.parse() {
        return Ok(vec![address]);
    }
    let found = lookup_host(authority)
        .await
        .map_err(|_| UpstreamFailure::Name)?;
    Ok(found.collect())
}

fn failure_of(error: &io::Error) -> UpstreamFailure {
    if error.kind() == io::ErrorKind::ConnectionRefused
        || error.kind() == io::ErrorKind::ConnectionReset
    {
        UpstreamFailure::Refused
    } else if error.kind() == io::ErrorKind::TimedOut {
        UpstreamFailure::ConnectTimedOut
    } else if is_exhausted(error) {
        UpstreamFailure::Busy
    } else {
        UpstreamFailure::Unroutable
    }
}

/// Out of file descriptors or of local ports: there will be room again when other
/// exchanges have ended.
fn is_exhausted(error: &io::Error) -> bool {
    const EMFILE: i32 = 24;
    const ENFILE: i32 = 23;
    error.kind() == io::ErrorKind::AddrNotAvailable
        || matches!(error.raw_os_error(), Some(EMFILE | ENFILE))
}
