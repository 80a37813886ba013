//! What came of one attempt, and what is to be done about it.

use std::fmt;
use std::time::Duration;

use http::{HeaderMap, Method, Request, StatusCode};

/// What came of one attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// An answer came.
    Status {
        /// Its status.
        code: StatusCode,
        /// The wait that it asks for, see [`retry_after`](crate::retry_after()).
        retry_after: Option<Duration>,
    },
    /// No answer came.
    Failed(Failure),
}

/// Why no answer came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No connection was made, so that not one byte of the request was sent. Claim it only where the client is
    /// sure: a request with any method is repeated after it.
    NoConnection,
    /// The connection failed or the time ran out; whether the server acted is unknown. This is the safe guess.
    ConnectionFailed,
    /// The request itself is at fault, such as a target that cannot be dialled, or a body that cannot be read.
    Local,
}

/// Whether the same request twice has the effect of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Semantics {
    /// It has: the method is idempotent (RFC 9110 §9.2.2).
    Idempotent,
    /// It has, if the server knows the `Idempotency-Key` that the request carries.
    Keyed,
    /// It may not have.
    NotIdempotent,
}

/// Marks a request as idempotent although its method is not, because the caller knows the resource
/// (RFC 9110 §9.2.2). Put it into the extensions of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownIdempotent;

impl Semantics {
    /// The semantics of a request, from its method, its fields and [`KnownIdempotent`].
    pub fn of<B>(request: &Request<B>) -> Self {
        if request.extensions().get::<KnownIdempotent>().is_some() {
            return Self::Idempotent;
        }
        Self::from_head(request.method(), request.headers())
    }

    /// The semantics of a request, from its method and its fields.
    pub fn from_head(method: &Method, headers: &HeaderMap) -> Self {
        if method.is_idempotent() {
            Self::Idempotent
        } else if headers.contains_key("idempotency-key") {
            Self::Keyed
        } else {
            Self::NotIdempotent
        }
    }
}

/// What to do after an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Hand what came to the caller.
    Stop(Why),
    /// Send the same request again.
    Retry {
        /// Not before this time has passed.
        after: Duration,
        /// Over which connection.
        over: Connection,
    },
}

/// Over which connection a request is repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Connection {
    /// Any one.
    Any,
    /// One that was opened for this request: the one that was used does not serve this origin (RFC 9110 §15.5.20).
    Fresh,
}

/// Why a request is not repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It succeeded.
    Done,
    /// The answer is a redirect. Following it is another layer's task.
    Redirect,
    /// The same request gets the same answer.
    SameAnswer,
    /// Only a changed request can succeed.
    ChangedOnly,
    /// The server may have acted already, and acting twice may do harm.
    NotIdempotent,
    /// The status allows one repeat, and this answer is to a repeat.
    RepeatedAlready,
    /// All attempts are used up.
    AttemptsUsed,
    /// The server asks for a longer wait than the policy obeys, and a shorter one would be refused again.
    WaitTooLong(Duration),
    /// Too large a part of the recent requests were repeats.
    BudgetUsed,
    /// The request itself is at fault.
    Local,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Why::Done => "the request succeeded",
            Why::Redirect => "the answer is a redirect",
            Why::SameAnswer => "the same request gets the same answer",
            Why::ChangedOnly => "only a changed request can succeed",
            Why::NotIdempotent => "the server may have acted already",
            Why::RepeatedAlready => "the status allows one repeat",
            Why::AttemptsUsed => "all attempts are used up",
            Why::WaitTooLong(wait) => {
                return write!(f, "the server asks for a wait of {} s", wait.as_secs());
            }
            Why::BudgetUsed => "too many of the recent requests were repeats",
            Why::Local => "the request itself is at fault",
        })
    }
}
