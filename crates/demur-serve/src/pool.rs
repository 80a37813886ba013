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

#[cfg(test)]
mod tests {
    use std::future::Future;
    use std::io::Write;
    use std::net::TcpListener;

    use super::*;

    fn run(test: impl Future<Output = ()>) {
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        runtime.enable_all().build().unwrap().block_on(test);
    }

    /// A pool that keeps one connection, and the upstream's end of it.
    async fn kept() -> (Pool, std::net::TcpStream) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let stream = TcpStream::connect(listener.local_addr().unwrap())
            .await
            .unwrap();
        let pool = Pool::new(2, 2);
        pool.idle.borrow_mut().push_back(Idle { stream, since: 0 });
        (pool, listener.accept().unwrap().0)
    }

    async fn until_noticed(pool: &Pool) {
        let stream = pool.idle.borrow_mut().pop_back().unwrap();
        stream.stream.readable().await.unwrap();
        pool.idle.borrow_mut().push_back(stream);
    }

    #[test]
    fn a_silent_connection_is_used_again() {
        run(async {
            let (pool, _upstream) = kept().await;
            pool.weed(10, Duration::from_millis(20));
            assert!(pool.take().is_some());
        });
    }

    #[test]
    fn a_connection_that_speaks_unasked_is_never_used_again() {
        run(async {
            let (pool, mut upstream) = kept().await;
            upstream
                .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil")
                .unwrap();
            until_noticed(&pool).await;
            assert!(pool.take().is_none());
        });
    }

    #[test]
    fn a_connection_that_was_closed_or_is_old_is_weeded_out() {
        run(async {
            let (pool, upstream) = kept().await;
            drop(upstream);
            until_noticed(&pool).await;
            pool.weed(0, Duration::from_millis(20));
            assert!(pool.idle.borrow().is_empty());
            let (pool, _upstream) = kept().await;
            pool.weed(20, Duration::from_millis(20));
            assert!(pool.idle.borrow().is_empty());
        });
    }

    #[test]
    fn more_connections_than_allowed_are_refused() {
        let pool = Pool::new(1, 1);
        let _place = pool.enter().unwrap();
        assert_eq!(pool.enter().unwrap_err(), UpstreamFailure::Busy);
    }
}
