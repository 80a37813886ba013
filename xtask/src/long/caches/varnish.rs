//! Varnish with the rules that are built in.

use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;

/// What says nothing about caching is kept for 120 seconds, where its status
/// allows that. Heads may be larger than demur takes them.
pub(super) fn command(folder: &Path, address: SocketAddr, backend: SocketAddr) -> Command {
    let mut command = Command::new("varnishd");
    command
        .args(["-F", "-T", "none", "-s", "malloc,64m", "-t", "120"])
        .arg("-n")
        .arg(folder.join("varnish"))
        .args(["-a", &address.to_string(), "-b", &backend.to_string()]);
    for parameter in [
        "http_max_hdr=256",
        "http_req_hdr_len=64k",
        "http_req_size=256k",
        "workspace_client=1m",
        "workspace_backend=1m",
    ] {
        command.args(["-p", parameter]);
    }
    command
}
