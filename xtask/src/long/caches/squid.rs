//! Squid before one server, as an accelerator.

use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;

/// Whether `negative_ttl` is set, which Squid's manual calls a violation of HTTP:
/// some errors are kept whatever they say, short of `no-store`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Negative {
    Unset,
    Set,
}

/// What says nothing about caching is fresh for ten minutes. Heads may be larger
/// than demur takes them, and credentials are passed on.
pub(super) fn command(
    folder: &Path,
    address: SocketAddr,
    backend: SocketAddr,
    negative: Negative,
) -> Result<Command, String> {
    let (host, port) = (backend.ip(), backend.port());
    let negative = match negative {
        Negative::Unset => "",
        Negative::Set => "negative_ttl 10 minutes",
    };
    let text = format!(
        "http_port {address} accel vhost defaultsite=api.example
cache_peer {host} parent {port} 0 no-query no-digest originserver login=PASSTHRU connect-fail-limit=100000
http_access allow all
never_direct allow all
visible_hostname cache.example
cache_mem 64 MB
refresh_pattern . 10 20% 4320
{negative}
request_header_max_size 256 KB
reply_header_max_size 256 KB
relaxed_header_parser on
pid_filename none
access_log none
cache_store_log none
cache_log {log}
netdb_filename none
pinger_enable off
shutdown_lifetime 0 seconds
",
        log = folder.join("squid.log").display()
    );
    let file = folder.join("squid.conf");
    std::fs::write(&file, text).map_err(|error| error.to_string())?;
    let mut command = Command::new("squid");
    // One process, so that ending it ends all of it.
    command.arg("-N").arg("-f").arg(file);
    Ok(command)
}
