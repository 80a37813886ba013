//! What was made can be fetched, and what was deleted is gone.
//!
//! # Why it matters
//!
//! 201 says that a resource was made and where it is, and 200 or 204 to DELETE that it was removed (RFC 9110 §15.3.2,
//! §9.3.5). A client that deletes personal data and is told that it is done has nothing else to go by. A copy in a cache
//! or a second store that answers on is the usual reason.
//!
//! # What it looks for
//!
//! With `--allow-unsafe` and a scratch collection it makes one thing there, by POST or else by PUT, fetches it, deletes it,
//! and fetches it again; five requests at most.
//!
//! - 404 or 410 for what was just made with 201, or put.
//! - 2xx for what was deleted with 200 or 204. A 202 promises a deletion for later, so that it says nothing.
//!
//! # Finding
//!
//! ```exchange
//! site: unsafe
//! site: scratch /tests
//! for: create
//! about: https://shop.example/tests
//! POST /tests HTTP/1.1
//! Host: shop.example
//! Content-Type: application/json
//!
//! {"name":"x7"}
//!
//! HTTP/1.1 201 Created
//! Location: /tests/1
//! ---
//! for: read
//! about: https://shop.example/tests
//! GET /tests/1 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! ```
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
//! for: read-deleted
//! about: https://shop.example/tests
//! GET /tests/1 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//!
//! {"name":"x7"}
//! ```
//!
//! # Clean
//!
//! ```exchange
//! site: unsafe
//! site: scratch /tests
//! for: create
//! about: https://shop.example/tests
//! POST /tests HTTP/1.1
//! Host: shop.example
//! Content-Type: application/json
//!
//! {"name":"x7"}
//!
//! HTTP/1.1 201 Created
//! Location: /tests/1
//! ---
//! for: read
//! about: https://shop.example/tests
//! GET /tests/1 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//!
//! {"name":"x7"}
//! ---
//! for: delete
//! about: https://shop.example/tests
//! DELETE /tests/1 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 204 No Content
//! ---
//! for: read-deleted
//! about: https://shop.example/tests
//! GET /tests/1 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 410 Gone
//! ```
//!
//! A deletion that is promised for later:
//!
//! ```exchange
//! site: unsafe
//! site: scratch /tests
//! for: delete
//! about: https://shop.example/tests
//! DELETE /tests/1 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 202 Accepted
//! ---
//! for: read-deleted
//! about: https://shop.example/tests
//! GET /tests/1 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//!
//! {"name":"x7"}
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Answer 202 to what is done later, and 204 to what is done.
//! - Make what was written visible to the next read, or send the address of its progress with the 202.
//!
//! ## Operator
//!
//! - See whether a cache answers: an `Age` in the answer says so. Caches drop an address when a DELETE of it passes through
//!   them, and only then (RFC 9111 §4.4).
//!
//! # References
//!
//! - RFC 9110 §9.3.5, §15.3.2, §15.3.3
//! - RFC 9111 §4.4

use crate::check::{Check, Mode};
use crate::exchange::{Answer, Exchange};
use crate::finding::{Confidence, Findings, Severity};
use crate::plan::scratch::{Making, Scratch};
use crate::plan::{self, told};
use crate::probe::Wants;
use crate::run::Run;
use crate::site::Site;

const ID: &str = "deleted-still-there";

pub(crate) static CHECK: Check = Check {
    number: "A219",
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
    let thing = match scratch.thing(ID, run) {
        Making::Next(probe) => return wants.ask(*probe),
        Making::Impossible => return,
        Making::Done(thing) => thing,
    };
    let url = scratch.url();
    let read = scratch.ask("GET", &thing.target);
    // Each of these needs the one before to be over.
    let steps = [
        ("read", read.clone()),
        ("delete", scratch.ask("DELETE", &thing.target)),
        ("read-deleted", read.again(1)),
    ];
    let next = steps
        .into_iter()
        .find(|(part, _)| run.one(ID, part, &url).is_none());
    if let Some((part, probe)) = next {
        wants.ask(probe.for_check(ID, part));
    }
}

fn judge(site: &Site, run: &Run, findings: &mut Findings<'_>) {
    for (read, purpose) in run.of_part(ID, "read") {
        if let Some(made) = made(run, &purpose.about)
            && let Some(status @ (404 | 410)) = read.status()
        {
            let what = format!("what was made a moment ago gets {status}");
            let why =
                "201 says that a resource was made, and `Location` where it is (RFC 9110 §15.3.2)";
            let fix = "let the next read see what was written, or answer 202 until it does";
            let finding = told::finding(read, what, why, fix).and(made);
            let operation = plan::operation(site, read).map(|one| one.id.clone());
            findings.add(finding.operation(operation).confidence(Confidence::Medium));
        }
    }
    for (read, purpose) in run.of_part(ID, "read-deleted") {
        let deleted = run.one(ID, "delete", &purpose.about);
        let deleted = deleted.filter(|one| matches!(one.status(), Some(200 | 204)));
        if let (Some(deleted), Some(answer)) = (deleted, read.answer())
            && answer.is_success()
        {
            let what = format!("what was deleted gets {}", answer.status);
            let why = "200 and 204 to DELETE say that the resource is removed (RFC 9110 §9.3.5)";
            let fix =
                "remove it before the answer, or answer 202; let caches in between see the DELETE";
            let finding = told::finding(read, what, why, fix).and(deleted);
            let operation = plan::operation(site, read).map(|one| one.id.clone());
            let finding = finding.operation(operation).confidence(sureness(answer));
            findings.add(match answer.fields.get("Age") {
                Some(age) => finding.fact(format!("a cache answered: Age {}", told::cut(age))),
                None => finding,
            });
        }
    }
}

/// Something may still be shown of what was deleted: that it was.
fn sureness(answer: &Answer) -> Confidence {
    if answer
        .beginning(crate::html::READ)
        .to_ascii_lowercase()
        .contains("deleted")
    {
        Confidence::Low
    } else {
        Confidence::High
    }
}

/// The request that made it, if its answer says where it is.
fn made<'r>(run: &'r Run, url: &str) -> Option<&'r Exchange> {
    let created = run.one(ID, "create", url).filter(|one| {
        let answer = one.answer().filter(|answer| answer.status == 201);
        answer.is_some_and(|answer| answer.fields.has("Location"))
    });
    let put = || {
        let put = run.one(ID, "put", url);
        put.filter(|one| matches!(one.status(), Some(200 | 201 | 204)))
    };
    created.or_else(put)
}
