//! One client asks for one foreign id after the other, and is refused.
//!
//! # Why it matters
//!
//! Where an address has an id in it, somebody will try the next number. If the server checks who asks, the answer is
//! 403 or 404, and the attempt stays one. If it does not, other people's invoices are read. A row of refusals is the
//! visible half: it says that somebody is trying, and should make you look for those among the requests that were *not*
//! refused.
//!
//! It may be an attack. As often it is a test with the wrong account, a program that counts through ids, or a customer
//! who was moved and whose app still has the old ids.
//!
//! # What it looks for
//!
//! - A principal or, where the log names none, a client, that was let in to none of the routes that refused it, with at
//!   least 8 answers of 403 within the last hour, or 20 of 403 and 404 and hardly a good one; or one that is the cause of an excess of 403 or 404 by the test of
//!   [`spike`](/.demur/detectors/spike).
//! - At least 10 different paths among them, and 404s too: who tries ids hits such as never were. Without any, at least
//!   30 paths.
//! - Hardly any path is asked for twice: at least 3 different ones in 4 requests, where the same one twice in a minute
//!   counts once.
//! - 9 in 10 of them go to routes with ids in them.
//! - At least 5 different paths for each route: it is about ids, and not about many routes.
//! - Where the log gives reasons, a missing scope is none of them for most of the refusals.
//!
//! An id on a route that the site has is the difference to [`scanner-storm`](/.demur/detectors/scanner-storm), where
//! somebody tries paths that no site of yours has. If the same few things are asked for again and again, it is a
//! [`missing-scope`](/.demur/detectors/missing-scope).
//!
//! # Finding
//!
//! Mallory's own invoices are those of account 77. From 16:00 on she asks for others, four a minute.
//!
//! ```scenario
//! 10:00-16:30  20/min GET /accounts/{1..300}/invoices 200 principal=user-{1..300}
//! 10:00-16:30   6/hour GET /accounts/77/invoices 200 principal=mallory client=10.1.6.6
//! 16:00-16:30   4/min GET /accounts/{1..999}/invoices 403 principal=mallory client=10.1.6.6 reason=tenant
//! alert: tenant-probing ticket GET /accounts/{}/invoices cause=principal:mallory
//! ```
//!
//! # Clean
//!
//! Ben has the address of a former customer among his bookmarks, and tries it twice.
//!
//! ```scenario
//! 10:00-16:30  20/min GET /accounts/{1..300}/invoices 200 principal=user-{1..300}
//! 10:00-16:30  30/hour GET /accounts/12/invoices 200 principal=ben client=10.1.3.3
//! 16:00-16:30   4/hour GET /accounts/17/invoices 403 principal=ben client=10.1.3.3 reason=tenant
//! alert: none
//! ```
//!
//! # What to do
//!
//! ## Operator
//!
//! - Search the log for the same principal and the same routes with *good* answers, and check whether each was its own.
//!   This is the important part.
//! - Block or slow down the client if nobody can explain it: in demur, a `[[limit]]` for the prefix.
//! - Ask the owner of the account. Most cases end here.
//!
//! ## Builder
//!
//! - Answer what exists and belongs to others, and what does not exist, in the same way. 404 may be sent to hide that
//!   something exists (RFC 9110 §15.5.4); if one id gets 403 and the next one 404, the answers themselves say which ids
//!   there are. In demur, `conceal` on a `[[scope]]` does it.
//! - Check the owner of each object on the server, on every route, and not only the right to the route: in demur,
//!   `[[tenant]]`.
//! - Ids that cannot be guessed help, and replace no check.
//!
//! # References
//!
//! - RFC 9110 §15.5.4

use super::words::{counted, routes, statuses};
use crate::alert::{Alert, Dimension, Severity};
use crate::engine::case::{Case, Diagnosis, Subject};
use crate::summary::Field;

/// Different paths that one client must have tried.
const PATHS: usize = 10;

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let who = case.cause_of(&[Dimension::Principal, Dimension::Client]);
    let is_one = match &case.subject {
        Subject::Client { .. } => true,
        Subject::Excess { .. } => who.is_some() && case.is_only(&[403, 404]),
        Subject::Link { .. }
        | Subject::Pattern { .. }
        | Subject::Silence { .. }
        | Subject::Drift { .. }
        | Subject::Scanners => false,
    };
    // Where the log says that a right is missing, that counts.
    if !is_one || case.share_with_reason("scope") > 0.5 {
        return None;
    }
    // Who lacks a right asks for the same few things again; who tries ids asks for each once.
    let own = case.bad_with(who);
    let different = |field: fn(&crate::engine::window::Seen) -> u32| {
        let ids: std::collections::BTreeSet<u32> = own.iter().map(|row| field(row)).collect();
        ids.len()
    };
    let (paths, endpoints) = (
        different(|row| row.id(Field::Path)),
        different(|row| row.endpoint),
    );
    let asked = own.len();
    let of_ids = own.iter().filter(|row| {
        let endpoint = case.endpoint(row.endpoint);
        endpoint.is_some_and(|endpoint| endpoint.name.contains('{'))
    });
    let is_about_ids = of_ids.count() * 10 >= asked * 9;
    let is_mixed = own.iter().any(|row| row.status == 404);
    let is_many = is_mixed || paths >= 3 * PATHS;
    let tries_ids = is_many
        && is_about_ids
        && paths >= PATHS
        && paths * 4 >= asked * 3
        && paths >= endpoints * PATHS / 2;
    let hint = "look whether this client may know of these objects; answer 404 alike for what is missing and what is not its own";
    tries_ids.then(|| Diagnosis {
        causes: who.map(|who| case.with_first(who)).unwrap_or_default(),
        ..Diagnosis::new(Severity::Ticket, hint)
    })
}

pub(super) fn sentence(alert: &Alert) -> String {
    let who = alert
        .causes
        .first()
        .map_or("one client", |cause| &cause.value);
    format!(
        "`{who}` tried {} of {} and got {}",
        counted(alert.numbers.paths, "object", "different objects"),
        routes(alert),
        statuses(alert)
    )
}
