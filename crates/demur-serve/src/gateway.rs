//! The gateway as a whole: take the port, serve on every thread, stop.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;

use crate::config::{EventSink, GatewayConfig};
use crate::core::Core;
use crate::counting::Counter;
use crate::descriptors;
use crate::events::{self, EventLog, Writer};
use crate::listen;
use crate::live::{Live, Reload};
use crate::metronome::{self, Beat};
use crate::runtime;
use crate::shutdown::Shutdown;

/// The gateway.
#[derive(Debug)]
pub enum Gateway {}

/// Why the gateway cannot start.
#[derive(Debug, thiserror::Error)]
pub enum BindError {
    /// Somebody listens there already.
    #[error("`{0}` is taken")]
    Taken(SocketAddr),
    /// The address cannot be listened on.
    #[error("cannot listen on `{0}`")]
    Listen(SocketAddr, #[source] io::Error),
    /// The event log cannot be written.
    #[error("cannot open the event log {}", sink(.0))]
    Events(EventSink, #[source] io::Error),
}

fn sink(sink: &EventSink) -> String {
    match sink {
        EventSink::File(path) => format!("`{}`", path.display()),
        EventSink::Stdout | EventSink::Off => "on standard output".to_owned(),
    }
}

/// Why the gateway stopped before it was told to.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// A thread or its event loop could not be started.
    #[error("cannot start a serving thread")]
    Thread(#[source] io::Error),
    /// A thread ended in a way it never should.
    #[error("a serving thread failed")]
    Failed,
}

/// A gateway that has its port and does not serve yet.
pub struct Bound {
    address: SocketAddr,
    listeners: Vec<TcpListener>,
    writer: Option<Writer>,
    config: Arc<GatewayConfig>,
    reload: Reload,
}

impl Gateway {
    /// Takes the port and opens the event log.
    pub fn bind(mut config: GatewayConfig, live: Arc<Live>) -> Result<Bound, BindError> {
        descriptors::leave_room(&mut config);
        let wanted = config.listen;
        let refused = |error: io::Error| {
            if error.kind() == io::ErrorKind::AddrInUse {
                BindError::Taken(wanted)
            } else {
                BindError::Listen(wanted, error)
            }
        };
        let listeners = listen::open(wanted, config.threads.max(1)).map_err(refused)?;
        let first = listeners
            .first()
            .ok_or_else(|| refused(io::ErrorKind::NotFound.into()))?;
        let address = first.local_addr().map_err(refused)?;
        let writer = events::start(&config.events)
            .map_err(|error| BindError::Events(config.events.clone(), error))?;
        Ok(Bound {
            address,
            listeners,
            writer,
            config: Arc::new(config),
            reload: Reload::new(live),
        })
    }
}

impl Bound {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What replaces documents, policy and verifiers while the gateway runs.
    pub fn reload(&self) -> Reload {
        self.reload.clone()
    }

    /// Serves until told to stop, then until what was under way is done or the drain limit is over.
    pub fn run(self, shutdown: &Shutdown) -> Result<(), RunError> {
        let Self {
            listeners,
            writer,
            config,
            reload,
            ..
        } = self;
        let beats: Vec<Beat> = listeners.iter().map(|_| Beat::default()).collect();
        let (usual, current) = (config.timeouts.tick(), reload.clone());
        let tick = move || current.current().tick().map_or(usual, |one| one.min(usual));
        let metronome = metronome::start(tick, beats.clone()).map_err(RunError::Thread)?;
        let counter = Arc::new(Counter::new(config.callers));
        let threads: Result<Vec<_>, RunError> = listeners
            .into_iter()
            .zip(beats)
            .map(|(listener, beat)| {
                let log = writer.as_ref().map_or_else(EventLog::default, Writer::log);
                thread(
                    listener,
                    Arc::clone(&config),
                    reload.clone(),
                    Arc::clone(&counter),
                    log,
                    beat,
                    shutdown.clone(),
                )
            })
            .collect();
        let results: Vec<_> = threads?.into_iter().map(JoinHandle::join).collect();
        drop(metronome);
        if let Some(writer) = writer {
            writer.finish();
        }
        results
            .into_iter()
            .try_for_each(|result| result.map_err(|_| RunError::Failed)?)
    }
}

impl std::fmt::Debug for Bound {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Bound")
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}

type Serving = JoinHandle<Result<(), RunError>>;

fn thread(
    listener: TcpListener,
    config: Arc<GatewayConfig>,
    reload: Reload,
    counter: Arc<Counter>,
    log: EventLog,
    beat: Beat,
    shutdown: Shutdown,
) -> Result<Serving, RunError> {
    std::thread::Builder::new()
        .name("demur-serve".to_owned())
        .spawn(move || {
            runtime::run(
                listener,
                || Core::new(config, reload, counter, log),
                beat,
                shutdown,
            )
        })
        .map_err(RunError::Thread)
}
