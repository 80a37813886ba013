//! The gateway shell: it listens, reads, asks the table in `demur-decide`, and does what the table says.
//!
//! Follow a request through [`Gateway`], `runtime`, `connection`, `answer` and `forward`. No status is
//! chosen here: what is sent comes from a row of one of the two tables, or from the upstream.
//!
//! Every thread has its own event loop, listener, connections and pool; what threads share never changes.
//! Every wait has a limit (`deadline`), every buffer a bound.

#![forbid(unsafe_code)]

mod answer;
mod body;
mod clock;
mod config;
mod connect;
mod connection;
mod core;
mod counting;
mod deadline;
mod descriptors;
mod events;
mod forward;
mod gateway;
mod heads;
mod identity;
mod ids;
mod linger;
mod listen;
mod live;
mod metronome;
mod network;
mod pace;
mod pass;
mod pool;
mod record;
mod relay;
mod render;
mod request_head;
mod response_head;
mod runtime;
mod shutdown;
#[cfg(test)]
mod tests;
mod transport;
mod upload;
mod workspace;

pub use config::{
    EventSink, ForwardedPolicy, GatewayConfig, HostPolicy, Timeouts, Underscores, UpstreamConfig,
};
pub use gateway::{BindError, Bound, Gateway, RunError};
pub use identity::prove;
pub use live::{Live, Reload};
pub use shutdown::{Shutdown, Stop};
