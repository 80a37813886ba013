//! Clients that were let in until now get 401, many of them at once.
//!
//! # Why it matters
//!
//! A 401 says that valid credentials are lacking (RFC 9110 §15.5.2). One user with 401 has an old password. All users
//! with 401 have done nothing: what failed lies behind the server. The issuer of tokens cannot be reached, its keys
//! were changed, a certificate ran out, a clock is wrong, or the secret that both sides share was replaced on one side
//! only.
//!
//! It is an outage, and it does not look like one: every answer is prompt and well formed. Clients may also make it
//! worse, since many throw their tokens away on a 401 and ask for new ones all at once.
//!
//! # What it looks for
//!
//! - More 401s than usual, by the test of [`spike`](/.demur/detectors/spike): at least 5 more than expected, at least
//!   1.5 times as many, a chance below one in a million, in the last 5, 15 or 60 minutes. On as many routes as it may
//!   be: it is one alert.
//! - From at least 5 clients.
//! - No principal, client, network or version of an app accounts for half of the excess. What they have in common is
//!   the server.
//!
//! This is a page. If it is one of those, its credentials have expired or were withdrawn, and the alert is a ticket
//! that names it.
//!
//! # Finding
//!
//! At 16:00 the keys of the issuer change, and the service does not notice. What needs no credentials goes on.
//!
//! ```scenario
//! 10:00-16:00   8/min GET /orders/{1..300} 200
//! 10:00-16:00   8/min GET /invoices/{1..300} 200
//! 10:00-16:00   8/min GET /account 200
//! 10:00-16:00  30/hour GET /account 401
//! 10:00-16:20  10/min GET /products/{1..200} 200
//! 16:00-16:20   8/min GET /orders/{1..300} 401
//! 16:00-16:20   8/min GET /invoices/{1..300} 401
//! 16:00-16:20   8/min GET /account 401
//! alert: credential-outage page GET /account GET /invoices/{} GET /orders/{}
//! ```
//!
//! One program goes on with a key that was withdrawn, six times a minute. Everybody else is let in: a ticket, for its
//! owner.
//!
//! ```scenario
//! 10:00-16:30  20/min GET /orders/{1..300} 200
//! 10:00-16:30  10/min GET /account 200
//! 10:00-16:30   1/min GET /account 401
//! 16:00-16:30   6/min GET /account 401 client=10.1.4.9 agent=reports/2.1
//! alert: credential-outage ticket GET /account cause=client:10.1.4.9
//! ```
//!
//! # Clean
//!
//! Four times as many people log in, and four times as many mistype their password.
//!
//! ```scenario
//! 10:00-16:00  10/min POST /login 200
//! 10:00-16:00   1/min POST /login 401
//! 16:00-16:30  40/min POST /login 200
//! 16:00-16:30   4/min POST /login 401
//! alert: none
//! ```
//!
//! # What to do
//!
//! ## Operator
//!
//! - Check the clock of the servers, the certificate and the address of the issuer, and whether its keys can be
//!   fetched.
//! - Look at `WWW-Authenticate` in one of the answers. Every 401 must have it (RFC 9110 §15.5.2, §11.6.1), and with
//!   tokens it may say why they were refused (RFC 6750 §3.1).
//! - Do not ask users to log in again before the cause is found. If the issuer is down, that is one more burden on it.
//!
//! ## Builder
//!
//! - Answer 503 while credentials cannot be verified, and 401 only when they were: good credentials must not be called
//!   bad ones. demur does so by itself ([`verifier-unavailable`](/.demur/errors/verifier-unavailable)).
//! - Fetch keys again when a token names one that is not known, at most once in a while.
//!
//! ## API consumer
//!
//! - After a 401 with a token that should be good, get a new one once. If that is refused too, stop and tell somebody.
//!
//! # References
//!
//! - RFC 9110 §11.6.1, §15.5.2
//! - RFC 6750 §3.1

use super::words::{answered, share_of, usual};
use crate::alert::{Alert, Dimension, Severity};
use crate::engine::case::{Case, Diagnosis};
use crate::summary::Field;

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    if !case.is_only(&[401]) {
        return None;
    }
    let one = case.cause_of(&[
        Dimension::Principal,
        Dimension::Client,
        Dimension::AgentVersion,
        Dimension::AgentRange,
        Dimension::Network,
    ]);
    if one.is_none() && case.different(Field::Client) >= 5 {
        let hint =
            "look at the identity provider, its keys and its clock: good credentials are refused";
        return Some(Diagnosis::new(Severity::Page, hint));
    }
    let hint = "the credentials of this client have expired or were withdrawn";
    Some(Diagnosis::new(Severity::Ticket, hint))
}

pub(super) fn sentence(alert: &Alert) -> String {
    let whose = match alert.causes.first() {
        Some(cause) => share_of(cause),
        None => format!("{} clients are concerned", alert.numbers.clients),
    };
    format!("{}{}; {whose}", answered(alert), usual(alert))
}
