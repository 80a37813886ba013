//! One request, its repeats and the waits between them.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::{Duration, SystemTime};

use http::{Request, Response};
use pin_project_lite::pin_project;
use tokio::time::{Sleep, sleep};
use tower::Service;

use crate::budget::Paid;
use crate::layer::{Classify, Repeat, Shared, Stopped};
use crate::outcome::{Connection, Decision, Outcome, Semantics, Why};
use crate::retry_after::retry_after;

pin_project! {
    /// The future of [`Retry`](crate::Retry).
    pub struct RetryFuture<S, C, B>
    where
        S: Service<Request<B>>,
    {
        #[pin]
        state: State<S::Future>,
        sent: Sent<S, C, B>,
    }
}

pin_project! {
    #[project = StateProj]
    enum State<F> {
        /// An attempt is under way.
        Calling { #[pin] call: F },
        /// The next attempt has to wait.
        Waiting { #[pin] sleep: Sleep, over: Connection },
        /// The wait is over, and the service is asked whether it can take the next attempt.
        Ready { over: Connection },
    }
}

/// What stays the same from attempt to attempt, and how many there were.
struct Sent<S, C, B> {
    service: S,
    request: Request<B>,
    semantics: Semantics,
    shared: Arc<Shared<C>>,
    attempt: u32,
}

impl<S, C, B> RetryFuture<S, C, B>
where
    S: Service<Request<B>>,
{
    pub(crate) fn new(
        call: S::Future,
        service: S,
        request: Request<B>,
        semantics: Semantics,
        shared: Arc<Shared<C>>,
    ) -> Self {
        let sent = Sent {
            service,
            request,
            semantics,
            shared,
            attempt: 1,
        };
        Self {
            state: State::Calling { call },
            sent,
        }
    }
}

impl<S, C, B, R> Future for RetryFuture<S, C, B>
where
    S: Service<Request<B>, Response = Response<R>>,
    C: Classify<S::Error>,
    B: Clone,
{
    type Output = Result<S::Response, S::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        loop {
            let next = match this.state.as_mut().project() {
                StateProj::Calling { call } => {
                    let result = ready!(call.poll(cx));
                    match this.sent.judge(&result) {
                        // What came is dropped here, so that its connection is not held while waiting.
                        Verdict::Retry { after, over } => State::Waiting {
                            sleep: sleep(after),
                            over,
                        },
                        Verdict::Stop(stopped) => return Poll::Ready(mark(result, stopped)),
                    }
                }
                StateProj::Waiting { sleep, over } => {
                    ready!(sleep.poll(cx));
                    State::Ready { over: *over }
                }
                StateProj::Ready { over } => {
                    ready!(this.sent.service.poll_ready(cx))?;
                    let request = this.sent.next(*over);
                    let call = this.sent.service.call(request);
                    State::Calling { call }
                }
            };
            this.state.set(next);
        }
    }
}

enum Verdict {
    Retry { after: Duration, over: Connection },
    Stop(Stopped),
}

impl<S, C, B: Clone> Sent<S, C, B> {
    fn judge<R, E>(&self, result: &Result<Response<R>, E>) -> Verdict
    where
        C: Classify<E>,
    {
        let outcome = self.outcome(result);
        let policy = &self.shared.policy;
        let decision = policy.decide(self.semantics, outcome, self.attempt, fastrand::u64(..));
        let why = match decision {
            Decision::Stop(why) => why,
            Decision::Retry { after, over } => match self.shared.pay_for_repeat() {
                Paid::Yes => return Verdict::Retry { after, over },
                Paid::No => Why::BudgetUsed,
            },
        };
        let attempts = self.attempt;
        Verdict::Stop(Stopped { attempts, why })
    }

    fn outcome<R, E>(&self, result: &Result<Response<R>, E>) -> Outcome
    where
        C: Classify<E>,
    {
        match result {
            Ok(response) => Outcome::Status {
                code: response.status(),
                retry_after: retry_after(response.headers(), SystemTime::now()),
            },
            Err(error) => Outcome::Failed(self.shared.classify.failure(error)),
        }
    }

    fn next(&mut self, over: Connection) -> Request<B> {
        self.attempt += 1;
        let attempt = self.attempt;
        let mut request = self.request.clone();
        request.extensions_mut().insert(Repeat { attempt, over });
        request
    }
}

fn mark<R, E>(result: Result<Response<R>, E>, stopped: Stopped) -> Result<Response<R>, E> {
    result.map(|mut response| {
        response.extensions_mut().insert(stopped);
        response
    })
}
