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
//! Many frameworks have no HEAD unless somebody writes it; that is told once for all resources:
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: application/json
//!
//! []
//! ---
//! for: head
//! HEAD /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 405 Method Not Allowed
//! Allow: GET
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
//! - RFC 9110 §9.1, §9.3.2

use crate::answers;
use crate::check::{Check, Mode};
use crate::exchange::{Answer, Exchange};
use crate::finding::{Finding, Findings, Severity};
use crate::plan::told::Fold;
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

const REFUSED: &str = "every server that is there for all has to support HEAD where it supports GET (RFC 9110 §9.1, §9.3.2)";

fn wants(site: &Site, _: &Run, wants: &mut Wants) {
    for target in &site.targets {
        wants.ask(Probe::get(target).method("HEAD").for_check(ID, "head"));
    }
}

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    let mut fold = Fold::default();
    for (head, purpose) in run.of_part(ID, "head") {
        let Some(get) = run.visit(&purpose.about) else {
            continue;
        };
        if let (Some(by_head), Some(by_get)) = (head.answer(), get.answer())
            && !head.is_no_verdict()
            && !get.is_no_verdict()
        {
            compare((head, by_head), (get, by_get), &mut fold);
        }
    }
    fold.into(findings);
}

fn compare(
    (head, by_head): (&Exchange, &Answer),
    (get, by_get): (&Exchange, &Answer),
    fold: &mut Fold,
) {
    // Where HEAD has no handler at all, that is one fault and not one of each resource.
    let refuses = matches!(by_head.status, 405 | 501) && by_get.status != by_head.status;
    let key = if refuses {
        format!("{} {}", head.request.origin, by_head.status)
    } else {
        answers::address(head)
    };
    let what = if refuses {
        format!("HEAD gets {}, and GET does not", by_head.status)
    } else if by_head.status != by_get.status {
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
    let finding = Finding::of(head, what)
        .why(if refuses { REFUSED } else { WHY })
        .fix("answer HEAD with the handler of GET, and leave the content out")
        .and(get);
    fold.add(key, Severity::Must, finding);
}

/// A field that says something else to HEAD.
fn differing(by_head: &Answer, by_get: &Answer) -> Option<&'static str> {
    let names = ["Content-Type", "ETag", "Last-Modified", "Location", "Allow"];
    names.into_iter().find(|name| {
        let told = by_head.fields.get(name);
        told.is_some() && told != by_get.fields.get(name)
    })
}
