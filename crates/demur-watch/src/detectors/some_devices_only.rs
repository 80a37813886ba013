//! Only one kind of device, one browser or one network is refused more often than before.
//!
//! # Why it matters
//!
//! "It works for me" is the first answer to such a report, and it is true. The people who look have other devices than
//! the people who suffer: a phone that sends larger cookies, a browser that encodes a name in another way, a mobile
//! network whose proxy changes requests on their way.
//!
//! In the sum over all visitors it is a small rise that nobody sees. Divided by device it is plain.
//!
//! # What it looks for
//!
//! - More 4xx than usual on a route, by the test of [`spike`](/.demur/detectors/spike).
//! - The cause is an operating system (`android`, `chromeos`, `ios`, `linux`, `macos`, `windows`), a browser, a version
//!   of it, or a network, which is a /24 of IPv4 or a /48 of IPv6: at least half of the excess, and without it the
//!   excess is at most 0.4 times as frequent.
//! - At least 3 clients.
//! - It is nothing that has a name of its own: a version of your app is a
//!   [`bad-client-deployment`](/.demur/detectors/bad-client-deployment), a network that gets 403 an
//!   [`address-block`](/.demur/detectors/address-block), a page a
//!   [`broken-front-end`](/.demur/detectors/broken-front-end).
//!
//! System and browser are read from `User-Agent`, which is what the client says of itself (RFC 9110 §10.1.5). It may be
//! wrong, and some browsers say little.
//!
//! # Finding
//!
//! From 16:00 on the login refuses all iPhones, whichever browser they have.
//!
//! ```scenario
//! 10:00-16:30  20/min POST /login 200
//! 10:00-16:30   1/min POST /login 400
//! 10:00-16:00  10/min POST /login 200 agent="Mozilla/5.0 (iPhone) {Version/18.6|CriOS/142.0} Mobile/15E148 Safari/604.1"
//! 16:00-16:30  10/min POST /login 400 agent="Mozilla/5.0 (iPhone) {Version/18.6|CriOS/142.0} Mobile/15E148 Safari/604.1"
//! alert: some-devices-only ticket POST /login cause=device:ios
//! ```
//!
//! # Clean
//!
//! A campaign brings three times as many iPhones. They are refused as often as before, and as often as the others.
//!
//! ```scenario
//! 10:00-16:30  20/min POST /login 200
//! 10:00-16:30   1/min POST /login 400
//! 10:00-16:00  10/min POST /login 200 agent="Mozilla/5.0 (iPhone) {Version/18.6|CriOS/142.0} Mobile/15E148 Safari/604.1"
//! 10:00-16:00  30/hour POST /login 400 agent="Mozilla/5.0 (iPhone) {Version/18.6|CriOS/142.0} Mobile/15E148 Safari/604.1"
//! 16:00-16:30  30/min POST /login 200 agent="Mozilla/5.0 (iPhone) {Version/18.6|CriOS/142.0} Mobile/15E148 Safari/604.1"
//! 16:00-16:30  90/hour POST /login 400 agent="Mozilla/5.0 (iPhone) {Version/18.6|CriOS/142.0} Mobile/15E148 Safari/604.1"
//! alert: none
//! ```
//!
//! # What to do
//!
//! ## Operator
//!
//! - Get such a device, or the browser on it, and do the same. The developer tools of most browsers can read those of a
//!   phone.
//! - Look at the size of the request head, `Cookie` above all. Where it is over a limit of the proxy, the proxy answers
//!   431 (RFC 6585 §5), or 400, and the service never sees the request.
//! - For a network: ask somebody in it for the answer of `curl -si`. A proxy on the way that answers in your place may
//!   be recognised by its `Server` or `Via`.
//!
//! ## Builder
//!
//! - Log the reason of a refusal. "400" for all of them hides which of the requirements this device misses.
//! - Let the browsers of your visitors, by the shares of your own log, decide what is tested.
//!
//! ## Visitor
//!
//! - Try another network first, then another browser. If one of them works, tell the site which one does not.
//! - Deleting the cookies of the site helps where their size is the cause.
//!
//! # References
//!
//! - RFC 9110 §10.1.5
//! - RFC 6585 §5

use super::words::{answered, share_of, usual};
use crate::alert::{Alert, Dimension, Severity};
use crate::engine::case::{Case, Diagnosis};

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let narrow = [
        Dimension::Device,
        Dimension::AgentFamily,
        Dimension::AgentVersion,
        Dimension::AgentRange,
        Dimension::Network,
    ];
    let best = case.cause_of(&narrow)?;
    let is_group = case.clients_with(best) >= 3;
    let hint = "try it from such a device or network: something on the way or in the browser changes the request";
    is_group.then(|| Diagnosis {
        causes: case.with_first(best),
        ..Diagnosis::new(Severity::Ticket, hint)
    })
}

pub(super) fn sentence(alert: &Alert) -> String {
    let whose = alert.causes.first().map(share_of).unwrap_or_default();
    format!("{}{}; {whose}", answered(alert), usual(alert))
}
