//! A body that arrives too slowly is answered with 408.
//!
//! # Question
//!
//! Did the content stop arriving, or arrive too slowly?
//!
//! # Why it matters
//!
//! After a grace of 5 seconds a body must keep up a minimum rate. A slow body that somebody waits for holds a connection
//! and a buffer.
//!
//! # Wrong
//!
//! ```http body-timeout
//! POST /orders HTTP/1.1
//! Host: api.example
//! Content-Type: application/json
//! Content-Length: 9
//!
//! {
//! ```
//!
//! # Right
//!
//! ```http
//! POST /orders HTTP/1.1
//! Host: api.example
//! Content-Type: application/json
//! Content-Length: 85
//!
//! {"reference":"A-1001","email":"ada@example.com","items":[{"product":7,"quantity":1}]}
//! ```
//!
//! # References
//!
//! - RFC 9110 §15.5.9

use crate::facts::{Body, BodyFailure, Facts};
use crate::status::Status;
use crate::verdict::Refusal;

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Refusal> {
    matches!(facts.body, Body::Failed(BodyFailure::TimedOut)).then(|| {
        Refusal::new(Status::REQUEST_TIMEOUT, "The body did not arrive in time")
            .hint("send the request again on a new connection")
            .closing()
    })
}
