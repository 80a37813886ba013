//! HEAD gets the status and the fields that GET gets, and no content.
//!
//! # Why it matters
//!
//! HEAD is GET without the content (RFC 9110 §9.3.2). Link checkers, monitors and clients that want to know the size
//! before they fetch believe what it says. A server that answers it with 404, 405 or 501 where GET works makes good links look
//! broken; one that answers 200 where GET fails hides a fault from a monitor.
//!
//! # What it looks for
//!
//! - Resources whose GET and HEAD get different statuses. A 405 to HEAD where GET gives 200 is told apart: it is the
//!   most frequent form.
//! - `Content-Type`, `ETag`, `Last-Modified`, `Location` and `Allow` that differ, or that only HEAD has. HEAD may leave
//!   out what is only known once content is made, so that a missing field is no fault (RFC 9110 §9.3.2).
//! - Content behind the answer to HEAD.
//!
//! What changes by itself from one GET to the next says nothing: a 429 or a 5xx is no verdict.
//!
//! # Finding
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: text/html
//!
//! <h1>Products</h1>
//! ---
//! for: head
//! HEAD /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! ```
//!
//! # Clean
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: text/html
//! ETag: "7"
//!
//! <h1>Products</h1>
//! ---
//! for: head
//! HEAD /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: text/html
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Answer HEAD with the handler of GET and leave the content out. Most frameworks do so when they are asked to; some
//!   need a route of its own.
//!
//! ## Operator
//!
//! - A firewall that lets only GET and POST through answers HEAD itself: allow it wherever GET is allowed.
//!
//! # References
//!
//! - RFC 9110 §9.3.2

use crate::check::{Check, Mode};
use crate::exchange::{Answer, Exchange};
use crate::finding::{Finding, Findings, Severity};
use crate::probe::{Probe, Wants};
use crate::run::Run;
use crate::site::Site;

const ID: &str = "head-differs-from-get";

pub(crate) static CHECK: Check = Check {
    number: "A211",
    id: ID,
    severity: Severity::Must,
    mode: Mode::Safe,
    wants,
    judge,
};

const WHY: &str =
    "HEAD is GET without the content: the status and the fields are the same (RFC 9110 §9.3.2)";

fn wants(site: &Site, _: &Run, wants: &mut Wants) {
    for target in &site.targets {
        wants.ask(Probe::get(target).method("HEAD").for_check(ID, "head"));
    }
}

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    for (head, purpose) in run.of_part(ID, "head") {
        let Some(get) = run.visit(&purpose.about) else {
            continue;
        };
        if let (Some(by_head), Some(by_get)) = (head.answer(), get.answer())
            && !head.is_no_verdict()
            && !get.is_no_verdict()
        {
            compare((head, by_head), (get, by_get), findings);
        }
    }
}

fn compare(
    (head, by_head): (&Exchange, &Answer),
    (get, by_get): (&Exchange, &Answer),
    findings: &mut Findings<'_>,
) {
    let what = if by_head.status != by_get.status {
        format!(
            "GET gets {} and HEAD gets {}",
            by_get.status, by_head.status
        )
    } else if !by_head.surplus.is_empty() {
        "content follows the answer to HEAD".to_owned()
    } else if let Some(name) = differing(by_head, by_get) {
        format!("`{name}` is another one in the answer to HEAD than to GET")
    } else {
        return;
    };
    findings.add(
        Finding::of(head, what)
            .why(WHY)
            .fix("answer HEAD with the handler of GET, and leave the content out")
            .and(get),
    );
}

/// A field that says something else to HEAD.
fn differing(by_head: &Answer, by_get: &Answer) -> Option<&'static str> {
    let names = ["Content-Type", "ETag", "Last-Modified", "Location", "Allow"];
    names.into_iter().find(|name| {
        let told = by_head.fields.get(name);
        told.is_some() && told != by_get.fields.get(name)
    })
}
