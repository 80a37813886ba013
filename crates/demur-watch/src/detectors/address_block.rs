//! One network gets 403 on every route, while all others are answered as usual.
//!
//! # Why it matters
//!
//! Lists of addresses are easily forgotten. A partner moves to another data centre, an office gets a new line, a
//! service of your own starts on new machines, and its address is not on the list of those who may come. Or an address
//! is on a list of those who may not, because somebody misbehaved there last year, and a thousand other people share
//! it.
//!
//! 403 need not have anything to do with credentials (RFC 9110 §15.5.4). Those who are locked out by their address log
//! in again and again, change their passwords, and do not find out: the fault is none of theirs.
//!
//! # What it looks for
//!
//! - More 403s than usual, by the test of [`spike`](/.demur/detectors/spike), on as many routes as it may be.
//! - The first cause is a network, a /24 of IPv4 or a /48 of IPv6: at least half of the excess, and without it the
//!   excess is at most 0.4 times as frequent. It explains more than a principal, a client or a version of an app does.
//!
//! If it is a single address, the client explains as much as its network, and the alert is a
//! [`missing-scope`](/.demur/detectors/missing-scope) that names it. If the log gives reasons, as the events of demur
//! do, `address` is among the causes.
//!
//! Only routes that the site has are counted. A stranger who is refused while looking for weak places is a
//! [`scanner-storm`](/.demur/detectors/scanner-storm).
//!
//! # Finding
//!
//! A partner's new machines begin to ask at 16:00, and are not on the list.
//!
//! ```scenario
//! 10:00-16:30  20/min GET /{orders|products|invoices}/{1..100} 200
//! 10:00-16:30  30/hour GET /admin 403
//! 16:00-16:30   5/min GET /{orders|products|invoices}/{1..100} 403 client=192.0.2.{1..40}
//! alert: address-block ticket GET /invoices/{} GET /orders/{} GET /products/{} cause=network:192.0.2.0/24
//! ```
//!
//! # Clean
//!
//! `/admin` is closed to everybody from outside, and a few from each network try it.
//!
//! ```scenario
//! 10:00-16:30  20/min GET /{orders|products|invoices}/{1..100} 200
//! 10:00-16:00  30/hour GET /admin 403
//! 16:00-16:30  40/hour GET /admin 403
//! alert: none
//! ```
//!
//! # What to do
//!
//! ## Operator
//!
//! - Find out who the network belongs to (`whois`), and whether it should be let in.
//! - Find the list that refuses it. There are often several: the service, the proxy before it, a firewall for web
//!   applications, the network for delivering content. The fields `Server` and `Via` of the answer, and its page, tell
//!   which one spoke.
//! - In demur the lists are `[[address]]`; the event of the refusal says `reason: address`.
//! - If the clients come through a proxy of yours, check that its address is trusted. Otherwise the server sees the
//!   proxy where the client should be, and one list entry decides over all of them.
//!
//! ## API consumer
//!
//! - Send the operator the address from which your requests come, as seen from outside, and the time of one refused
//!   request.
//! - New credentials will not change it. Requests from the old address will show whether it is that.
//!
//! ## Builder
//!
//! - Say in the answer that the address is the reason, if strangers may know it, and whom to ask.
//!
//! # References
//!
//! - RFC 9110 §15.5.4

use super::words::{answered, percent};
use crate::alert::{Alert, Dimension, Severity};
use crate::engine::case::{Case, Diagnosis};

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let network = case.cause_of(&[Dimension::Network])?;
    let is_network = case.is_only(&[403]) && case.clients_with(network) >= 2;
    let hint = "if these are addresses of a new service, add the network to the allow list";
    is_network.then(|| Diagnosis {
        causes: case.with_first(network),
        ..Diagnosis::new(Severity::Ticket, hint)
    })
}

pub(super) fn sentence(alert: &Alert) -> String {
    let cause = alert.causes.first();
    let network = cause.map_or("one network", |cause| &cause.value);
    let share = cause.map_or(1.0, |cause| cause.of_excess);
    format!(
        "`{network}` is refused everywhere: {}, {} of them to addresses of this network",
        answered(alert),
        percent(share)
    )
}
