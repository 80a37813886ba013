//! What the operator chooses about the shell: addresses, times, sizes. What is decided about requests
//! stands in the snapshot's policy instead.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use demur_decide::policy::Network;

/// Everything the gateway must know before it can start.
#[derive(Debug, Clone)]
pub struct GatewayConfig {
    /// Where it listens; port 0 takes a free one.
    pub listen: SocketAddr,
    /// Where it forwards to.
    pub upstream: UpstreamConfig,
    /// How many threads serve, each with its own listener, connections and pool.
    pub threads: usize,
    /// How long it waits for what.
    pub timeouts: Timeouts,
    /// Client connections per thread; those beyond are told that the gateway is overloaded.
    pub connections_per_thread: usize,
    /// Most callers and networks that limits keep in mind at once, for all threads together.
    pub callers: usize,
    /// What upstreams learn about the client.
    pub forwarded: ForwardedPolicy,
    /// Peers whose word about the client is believed.
    pub trusted_proxies: Vec<Network>,
    /// Where events go.
    pub events: EventSink,
}

impl GatewayConfig {
    /// The defaults, in front of this upstream.
    pub fn new(upstream: UpstreamConfig) -> Self {
        Self {
            listen: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080),
            upstream,
            threads: std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
            timeouts: Timeouts::default(),
            connections_per_thread: 10_000,
            callers: 100_000,
            forwarded: ForwardedPolicy::default(),
            trusted_proxies: Vec::new(),
            events: EventSink::Stdout,
        }
    }
}

/// The service behind the gateway.
#[derive(Debug, Clone)]
pub struct UpstreamConfig {
    /// Host and port.
    pub authority: String,
    /// Put before every path; empty, or begins with a slash and does not end with one.
    pub base_path: String,
    /// Idle connections kept per thread.
    pub pool: usize,
    /// Connections in use per thread; a request beyond is told that the upstream is busy.
    pub connections_per_thread: usize,
    /// Which `Host` the upstream sees.
    pub host: HostPolicy,
}

impl UpstreamConfig {
    /// The defaults for this host and port.
    pub fn new(authority: impl Into<String>) -> Self {
        Self {
            authority: authority.into(),
            base_path: String::new(),
            pool: 128,
            connections_per_thread: 1024,
            host: HostPolicy::Preserve,
        }
    }
}

/// Which `Host` the upstream sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HostPolicy {
    /// The one the client sent.
    Preserve,
    /// The upstream's own authority.
    Upstream,
}

/// How long the gateway waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeouts {
    /// For a whole head, from its first byte.
    pub head: Duration,
    /// For the next request on a connection.
    pub idle: Duration,
    /// For a body, before its rate is looked at.
    pub body_grace: Duration,
    /// Bytes per second a body must bring after that.
    pub body_rate: u64,
    /// For the upstream to accept a connection.
    pub connect: Duration,
    /// For the first byte of the upstream's answer.
    pub first_byte: Duration,
    /// For the next byte of the upstream's answer.
    pub upstream_idle: Duration,
    /// For either side to take any byte.
    pub write: Duration,
    /// For the answer, once the client has closed its side; a client that only half-closed gets it.
    pub half_close: Duration,
    /// For the client to close after our last byte.
    pub linger: Duration,
    /// For requests under way when the gateway stops.
    pub drain: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(10),
            idle: Duration::from_mins(1),
            body_grace: Duration::from_secs(5),
            body_rate: 1024,
            connect: Duration::from_secs(2),
            first_byte: Duration::from_secs(30),
            upstream_idle: Duration::from_mins(1),
            write: Duration::from_secs(30),
            half_close: Duration::from_secs(2),
            linger: Duration::from_secs(2),
            drain: Duration::from_secs(30),
        }
    }
}

impl Timeouts {
    /// How often deadlines are looked at at the least: often enough for the shortest one.
    pub(crate) fn tick(&self) -> Duration {
        let shortest = [
            self.head,
            self.idle,
            self.body_grace,
            self.connect,
            self.first_byte,
            self.upstream_idle,
            self.write,
            self.half_close,
            self.linger,
        ];
        tick_for(shortest.into_iter().min().unwrap_or_default())
    }
}

/// How often to look for a wait of this length to end about when it should.
pub(crate) fn tick_for(wait: Duration) -> Duration {
    (wait / 4).clamp(Duration::from_millis(5), Duration::from_millis(100))
}

/// Which fields tell the upstream about the client. What a client says about itself in them is dropped,
/// unless it is a trusted proxy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForwardedPolicy {
    /// `X-Forwarded-For`, `-Proto` and `-Host`.
    pub x_forwarded: bool,
    /// `X-Real-IP`.
    pub x_real_ip: bool,
    /// `Forwarded` (RFC 7239).
    pub forwarded: bool,
    /// The pseudonym for `Via`; none is sent without.
    pub via: Option<String>,
    /// Whether field names with an underscore pass.
    pub underscores: Underscores,
}

impl Default for ForwardedPolicy {
    fn default() -> Self {
        Self {
            x_forwarded: true,
            x_real_ip: true,
            forwarded: false,
            via: None,
            underscores: Underscores::Drop,
        }
    }
}

/// What becomes of fields whose name holds an underscore: some upstreams take it for a hyphen, and then
/// cannot tell what the client wrote from what we did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Underscores {
    /// They are dropped.
    Drop,
    /// They pass.
    Pass,
}

/// Where events go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventSink {
    /// To standard output.
    Stdout,
    /// To the end of this file.
    File(PathBuf),
    /// Nowhere.
    Off,
}
