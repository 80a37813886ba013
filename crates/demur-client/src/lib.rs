//! Which answers a client may ask for again, and when.
//!
//! Most retry code asks one question: was it a 5xx? There are three: does the *status* allow the same request again,
//! does the *method* allow it, and after what *wait*? This crate answers them from the pages of `demur-codebook`, as
//! a pure function ([`Policy::decide`]) and as a tower layer ([`RetryLayer`]) for any client that is a
//! `Service<http::Request<B>, Response = http::Response<R>>`.
//!
//! ```
//! use std::convert::Infallible;
//! use demur_client::{Policy, RetryLayer, Stopped, Why};
//! use http::{Request, Response};
//! use tower::{ServiceBuilder, ServiceExt, service_fn};
//!
//! # #[tokio::main(flavor = "current_thread", start_paused = true)]
//! # async fn main() -> Result<(), Infallible> {
//! let busy = service_fn(async |_: Request<&'static str>| {
//!     Ok::<_, Infallible>(Response::builder().status(503).header("retry-after", "2").body("").unwrap())
//! });
//! let client = ServiceBuilder::new().layer(RetryLayer::new(Policy::new())).service(busy);
//!
//! let answer = client.oneshot(Request::new("")).await?;
//! let stopped = answer.extensions().get::<Stopped>();
//! assert_eq!(stopped, Some(&Stopped { attempts: 3, why: Why::AttemptsUsed }));
//! # Ok(())
//! # }
//! ```
//!
//! `examples/reqwest.rs` is a complete program around a real client.
//!
//! # What is repeated
//!
//! | after | idempotent method | any other method |
//! |---|---|---|
//! | no connection was made ([`Failure::NoConnection`]) | yes | yes: nothing was sent, so nothing was applied (RFC 9110 §9.2.2) |
//! | the connection failed, or the time ran out | yes | no: the server may have acted (RFC 9110 §9.2.2) |
//! | 408 | yes | no: §15.5.9 allows it to a client that still sends, but nothing says that the part that arrived was not used |
//! | 413 with `Retry-After` | yes | yes: the server refuses to process it, and says that this will pass (RFC 9110 §15.5.14) |
//! | 413 without | no | no |
//! | 421 | once, at once | once, at once: over another connection, for any method (RFC 9110 §15.5.20) |
//! | 425 | once | once: the server was unwilling to process it, and asks for this (RFC 8470 §5.2) |
//! | 429 | yes | with [`trusting_refusals`](Policy::trusting_refusals) |
//! | 500, 502, 504, a 5xx that is not registered | yes | no |
//! | 503 with `Retry-After` | yes | with [`trusting_refusals`](Policy::trusting_refusals) |
//! | 503 without | yes | no |
//! | everything else | no | no |
//!
//! Idempotent are GET, HEAD, OPTIONS, TRACE, QUERY, PUT and DELETE. A request counts as idempotent too if the caller
//! marks it with [`KnownIdempotent`], or if it carries `Idempotency-Key` and the policy says
//! [`trusting_idempotency_keys`](Policy::trusting_idempotency_keys).
//!
//! Why a POST is not repeated after 429 and 503 unless you say so: neither RFC 6585 §4 nor RFC 9110 §15.6.4 says that
//! the request was not applied. Most services count before they act, but a gateway also sends 503 when the server
//! behind it went away in the middle of its work, and a service may itself pass on a 429 that it got from another one
//! half-way through. Only the operator knows. A bare 503 is not trusted even then: who knows when to come back says so.
//!
//! "Everything else" has two halves, which [`Why`] keeps apart. After 401, 407, 411, 417, 428, 431 and some more a
//! *changed* request can succeed, which is for the caller to make. After 400, 404, 410, 422, 501 the same request gets
//! the same answer. 507 may look like a passing trouble, and must not be repeated without a new action of the user
//! (RFC 4918 §11.5).
//!
//! # When
//!
//! - Without `Retry-After`: a wait that is drawn from nothing to 100 ms, 200 ms, 400 ms … 10 s. All of it is chance
//!   ("full jitter"), because clients that failed together should not return together.
//! - With `Retry-After`, on whichever of the statuses: at least that long. A wait as above is added. If it is longer
//!   than [`longest_retry_after`](Policy::longest_retry_after), the answer goes to the caller at once
//!   ([`Why::WaitTooLong`]): to come earlier would only be refused again.
//! - Only fields are read. The members `retryable` and `retry_after` of a problem+json body are not, nor are those of
//!   the `RateLimit` draft: a body would have to be read first, and demur says the same in `Retry-After`.
//!
//! # How often
//!
//! Three attempts, the first included. RFC 9110 §9.2.2 advises against repeating a failed repeat; `attempts(2)` keeps
//! to that. The default is one more, because waits that grow and the [`Budget`] take away what the advice is about:
//! a client whose repeats keep a struggling server down. All repeats of a layer together are at most 20 % of its
//! requests, and 10 in 10 s in any case.
//!
//! # What it leaves to others
//!
//! - A repeat carries [`Repeat`] in its extensions. The inner service has to send one with [`Connection::Fresh`] over
//!   a new connection, and none in early data; a layer cannot.
//! - The body must be `Clone`, and should be cheap to clone, such as `Bytes`. A body that is a stream cannot be repeated.
//! - An answer whose body breaks off is a success here: its head said so.
//! - Time limits: put a timeout below the layer to limit an attempt, above it to limit the whole.
//! - Redirects, credentials, and everything else that changes the request.
//! - Proxies: they have stricter rules. They must not repeat what is not idempotent (RFC 9110 §9.2.2), and must pass on
//!   425 for a request that came with `Early-Data` (RFC 8470 §5.2).

#![forbid(unsafe_code)]

mod budget;
mod future;
mod layer;
mod outcome;
mod policy;
mod retry_after;
mod rules;

pub use crate::budget::{Budget, Ledger, Paid};
pub use crate::future::RetryFuture;
pub use crate::layer::{Classify, Repeat, Retry, RetryLayer, Stopped, Unknown};
pub use crate::outcome::{Connection, Decision, Failure, KnownIdempotent, Outcome, Semantics, Why};
pub use crate::policy::Policy;
pub use crate::retry_after::retry_after;
