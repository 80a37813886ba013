//! Connections to the upstream: kept for the next request while nothing is wrong with them.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::io;
use std::time::Duration;

use demur_decide::upstream::UpstreamFailure;
use tokio::net::TcpStream;

use crate::connect::connect;
use crate::deadline::{Millis, Watch};

/// The pool of one thread.
#[derive(Debug)]
pub(crate) struct Pool {
    idle: RefCell<VecDeque<Idle>>,
    most_idle: usize,
    in_use: Cell<usize>,
    most_in_use: usize,
}

#[derive(Debug)]
struct Idle {
    stream: TcpStream,
    since: Millis,
}

/// One connection in use.
#[derive(Debug)]
pub(crate) struct Lease<'p> {
    pub(crate) stream: TcpStream,
    /// Whether it has carried a request before, so that the upstream may have closed it meanwhile.
    pub(crate) is_reused: bool,
    place: Place<'p>,
}

/// Whether a pooled connection will do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Freshness {
    Any,
    New,
}

impl Pool {
    pub(crate) fn new(most_idle: usize, most_in_use: usize) -> Self {
        Self {
            idle: RefCell::default(),
            most_idle,
            in_use: Cell::new(0),
            most_in_use,
        }
    }

    /// A connection to `authority`.
    pub(crate) async fn lease(
        &self,
        authority: &str,
        freshness: Freshness,
        watch: &Watch,
        limit: Duration,
    ) -> Result<Lease<'_>, UpstreamFailure> {
        let place = self.enter()?;
        let pooled = match freshness {
            Freshness::Any => self.take(),
            Freshness::New => None,
        };
        let is_reused = pooled.is_some();
        let stream = match pooled {
            Some(stream) => stream,
            None => Box::pin(connect(authority, watch, limit)).await?,
        };
        Ok(Lease {
            stream,
            is_reused,
            place,
        })
    }

    fn enter(&self) -> Result<Place<'_>, UpstreamFailure> {
        if self.in_use.get() >= self.most_in_use {
            return Err(UpstreamFailure::Busy);
        }
        self.in_use.set(self.in_use.get() + 1);
        Ok(Place(self))
    }

    /// The connection that was used last and has been silent since. One that speaks without being asked
    /// would answer the wrong request.
    fn take(&self) -> Option<TcpStream> {
        let mut idle = self.idle.borrow_mut();
        while let Some(candidate) = idle.pop_back() {
            if is_silent(&candidate.stream) {
                return Some(candidate.stream);
            }
        }
        None
    }

    /// Ends connections that have been closed or idle for too long.
    pub(crate) fn weed(&self, now: Millis, limit: Duration) {
        let limit = Millis::try_from(limit.as_millis()).unwrap_or(Millis::MAX);
        let is_fit = |one: &Idle| now.saturating_sub(one.since) < limit && is_silent(&one.stream);
        self.idle.borrow_mut().retain(is_fit);
    }

    pub(crate) fn clear(&self) {
        self.idle.borrow_mut().clear();
    }
}

impl Lease<'_> {
    /// The exchange is complete in both directions: the connection can carry another one.
    pub(crate) fn keep(self, now: Millis) {
        let pool = self.place.0;
        let mut idle = pool.idle.borrow_mut();
        if idle.len() >= pool.most_idle {
            idle.pop_front();
        }
        if pool.most_idle > 0 {
            idle.push_back(Idle {
                stream: self.stream,
                since: now,
            });
        }
    }
}

fn is_silent(stream: &TcpStream) -> bool {
    matches!(stream.try_read(&mut [0]), Err(error) if error.kind() == io::ErrorKind::WouldBlock)
}

/// A place among the connections in use.
#[derive(Debug)]
struct Place<'p>(&'p Pool);

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.in_use.set(self.0.in_use.get().saturating_sub(1));
    }
}
