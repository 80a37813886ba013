//! PUT and DELETE may be repeated.
//!
//! # Why it matters
//!
//! They are idempotent: the second one has the same effect as the first (RFC 9110 §9.2.2). Clients, libraries and proxies
//! rely on it and repeat them by themselves when a connection breaks before the answer has come. Where the repetition ends
//! in a 500, something that worked is reported as an outage.
//!
//! # What it looks for
//!
//! With `--allow-unsafe` and a scratch collection it puts a member, or makes one by POST, deletes it, and repeats PUT and
//! DELETE. A 5xx other than 503 and 504, after a first that succeeded, is found if it comes twice. 404 and 410 to the
//! second DELETE are right, and so is 409 or 412. At most eight requests.
//!
//! # Finding
//!
//! ```exchange
//! site: unsafe
//! site: scratch /tests
//! for: delete
//! about: https://shop.example/tests
//! DELETE /tests/1 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 204 No Content
//! ---
//! for: delete-again
//! about: https://shop.example/tests
//! DELETE /tests/1 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 500 Internal Server Error
//! ---
//! for: delete-thrice
//! about: https://shop.example/tests
//! DELETE /tests/1 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 500 Internal Server Error
//! ```
//!
//! # Clean
//!
//! ```exchange
//! site: unsafe
//! site: scratch /tests
//! for: delete
//! about: https://shop.example/tests
//! DELETE /tests/1 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 204 No Content
//! ---
//! for: delete-again
//! about: https://shop.example/tests
//! DELETE /tests/1 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! ```
//!
//! It failed once, and the next one did not; and a server that is overloaded:
//!
//! ```exchange
//! site: unsafe
//! site: scratch /tests
//! for: put
//! about: https://shop.example/tests
//! PUT /tests/1 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 201 Created
//! ---
//! for: put-again
//! about: https://shop.example/tests
//! PUT /tests/1 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 502 Bad Gateway
//! ---
//! for: put-thrice
//! about: https://shop.example/tests
//! PUT /tests/1 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 204 No Content
//! ---
//! for: delete
//! about: https://shop.example/tests
//! DELETE /tests/1 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 204 No Content
//! ---
//! for: delete-again
//! about: https://shop.example/tests
//! DELETE /tests/1 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 503 Service Unavailable
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Treat "is not there any more" and "is there already" as results and not as errors: delete where it exists, insert or
//!   update.
//!
//! ## API consumer
//!
//! - After a 5xx, ask with GET what is there before you report a failure.
//!
//! # References
//!
//! - RFC 9110 §9.2.2, §9.3.4, §9.3.5

use crate::check::{Check, Mode};
use crate::exchange::{Answer, Exchange};
use crate::finding::{Findings, Severity};
use crate::plan::scratch::Scratch;
use crate::plan::{self, told};
use crate::probe::{Probe, Wants};
use crate::run::Run;
use crate::site::Site;

const ID: &str = "repeat-fails";

pub(crate) static CHECK: Check = Check {
    number: "A220",
    id: ID,
    severity: Severity::Should,
    mode: Mode::Unsafe,
    wants,
    judge,
};

fn wants(site: &Site, run: &Run, wants: &mut Wants) {
    let Some(scratch) = Scratch::of(site) else {
        return;
    };
    if let Some(probe) = next(&scratch, run) {
        wants.ask(probe);
    }
}

/// The next request; each needs the one before to be over.
fn next(scratch: &Scratch<'_>, run: &Run) -> Option<Probe> {
    let (url, name) = (scratch.url(), scratch.name(ID));
    let member = scratch.member(&name);
    let had = |part: &str| run.one(ID, part, &url);
    let put = scratch.put(&member, &name);
    let Some(first) = had("put") else {
        return Some(put.for_check(ID, "put"));
    };
    let target = if succeeded(first) {
        if let Some(probe) = repeated(&put, "put", &had) {
            return Some(probe);
        }
        member
    } else {
        let Some(created) = had("create") else {
            return Some(scratch.post(&name).for_check(ID, "create"));
        };
        scratch.made(created)?
    };
    let delete = scratch.ask("DELETE", &target);
    match had("delete") {
        None => Some(delete.for_check(ID, "delete")),
        Some(first) if succeeded(first) => repeated(&delete, "delete", &had),
        Some(_) => None,
    }
}

/// The same once more, and a third time if that failed.
fn repeated<'r>(
    probe: &Probe,
    part: &str,
    had: &dyn Fn(&str) -> Option<&'r Exchange>,
) -> Option<Probe> {
    let (again, thrice) = (format!("{part}-again"), format!("{part}-thrice"));
    match had(&again) {
        None => Some(probe.clone().again(1).for_check(ID, &again)),
        Some(second) if fails(second) && had(&thrice).is_none() => {
            Some(probe.clone().again(2).for_check(ID, &thrice))
        }
        Some(_) => None,
    }
}

fn succeeded(exchange: &Exchange) -> bool {
    exchange.answer().is_some_and(Answer::is_success)
}

/// A failure that is no mere overload.
fn fails(exchange: &Exchange) -> bool {
    let status = exchange.status();
    status.is_some_and(|status| status / 100 == 5 && !matches!(status, 503 | 504))
}

fn judge(site: &Site, run: &Run, findings: &mut Findings<'_>) {
    for part in ["put", "delete"] {
        for (first, purpose) in run.of_part(ID, part) {
            let find = |suffix: &str| {
                let found = run.one(ID, &format!("{part}-{suffix}"), &purpose.about);
                found.filter(|exchange| fails(exchange))
            };
            if let (true, Some(again), Some(thrice)) =
                (succeeded(first), find("again"), find("thrice"))
            {
                let method = &first.request.method;
                let what = format!(
                    "{method} gets {} at first and {} when it is repeated",
                    first.status().unwrap_or_default(),
                    again.status().unwrap_or_default()
                );
                let why = "PUT and DELETE are idempotent, and clients repeat them by themselves (RFC 9110 §9.2.2)";
                let fix =
                    "let the repetition find what is already done, and answer 2xx, 404 or 409";
                let finding = told::finding(again, what, why, fix).and(first).and(thrice);
                let operation = plan::operation(site, first).map(|one| one.id.clone());
                findings.add(finding.operation(operation));
            }
        }
    }
}
