//! The policy as a tower layer.

use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use http::{Request, Response};
use tokio::time::Instant;
use tower::{Layer, Service};

use crate::budget::{Ledger, Paid};
use crate::future::RetryFuture;
use crate::outcome::{Connection, Failure, Semantics, Why};
use crate::policy::Policy;

/// Says what an error of the inner service means. Functions from the error to a [`Failure`] are classifiers.
pub trait Classify<E> {
    /// What the error means.
    fn failure(&self, error: &E) -> Failure;
}

impl<E, F: Fn(&E) -> Failure> Classify<E> for F {
    fn failure(&self, error: &E) -> Failure {
        self(error)
    }
}

/// The classifier that knows nothing: after any error the server may have acted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unknown;

impl<E> Classify<E> for Unknown {
    fn failure(&self, _error: &E) -> Failure {
        Failure::ConnectionFailed
    }
}

/// In the extensions of every request that is sent again.
///
/// Such a request must not be sent in early data (RFC 8470 §5.2). The inner service has to see to both this and the
/// connection, as only it knows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// Which attempt this is; the first repeat is number 2.
    pub attempt: u32,
    /// Over which connection it should go.
    pub over: Connection,
}

/// In the extensions of every answer that goes to the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped {
    /// How often the request was sent.
    pub attempts: u32,
    /// Why it was not sent again.
    pub why: Why,
}

/// Puts [`Retry`] around a service. All services of one layer and its clones share one budget.
#[derive(Clone, Debug)]
pub struct RetryLayer<C = Unknown> {
    shared: Arc<Shared<C>>,
}

/// A service that repeats what may be repeated.
#[derive(Clone, Debug)]
pub struct Retry<S, C = Unknown> {
    inner: S,
    shared: Arc<Shared<C>>,
}

#[derive(Debug)]
pub(crate) struct Shared<C> {
    pub(crate) policy: Policy,
    pub(crate) classify: C,
    ledger: Mutex<Ledger>,
}

impl RetryLayer {
    /// A layer that takes every error of the inner service for one after which the server may have acted.
    pub fn new(policy: Policy) -> Self {
        Self::classifying(policy, Unknown)
    }
}

impl<C> RetryLayer<C> {
    /// A layer that asks `classify` what an error means.
    pub fn classifying(policy: Policy, classify: C) -> Self {
        let ledger = Mutex::new(Ledger::new(policy.budget_limits()));
        let shared = Shared {
            policy,
            classify,
            ledger,
        };
        Self {
            shared: Arc::new(shared),
        }
    }
}

impl<S, C> Layer<S> for RetryLayer<C> {
    type Service = Retry<S, C>;

    fn layer(&self, inner: S) -> Self::Service {
        let shared = Arc::clone(&self.shared);
        Retry { inner, shared }
    }
}

impl<S, C, B, R> Service<Request<B>> for Retry<S, C>
where
    S: Service<Request<B>, Response = Response<R>> + Clone,
    C: Classify<S::Error>,
    B: Clone,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = RetryFuture<S, C, B>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        self.shared.count_request();
        let semantics = Semantics::of(&request);
        let first = self.inner.call(request.clone());
        // The readiness that was polled for belongs to the first call. The clone is polled before each repeat.
        let (inner, shared) = (self.inner.clone(), Arc::clone(&self.shared));
        RetryFuture::new(first, inner, request, semantics, shared)
    }
}

impl<C> Shared<C> {
    pub(crate) fn count_request(&self) {
        self.ledger().request(Instant::now().into_std());
    }

    pub(crate) fn pay_for_repeat(&self) -> Paid {
        self.ledger().repeat(Instant::now().into_std())
    }

    /// Counts stay true enough when a thread panicked between two of them.
    fn ledger(&self) -> std::sync::MutexGuard<'_, Ledger> {
        self.ledger.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
