//! JSON that says that something went wrong is sent with a 4xx or a 5xx.
//!
//! # Why it matters
//!
//! The status says how the request ended, and what comes with it only why (RFC 9110 §15). Libraries raise, repeat or give
//! up by the status, monitors count it, and caches keep what came with 200 (RFC 9110 §15.1). An error under 200 is a success to all of them;
//! it is found when somebody misses the data.
//!
//! # What it looks for
//!
//! Answers with a 2xx whose JSON is an object that has nothing but what is said of an error: `success` or `ok` is false,
//! `error` or `errors` holds something, or `status`, `statusCode` or `code` is 400 to 599.
//!
//! An object with anything else in it, such as a job that failed, is data. GraphQL (`data` beside `errors`), JSON-RPC and 207 have their own
//! rules. HTML that says "not found" under 200 belongs to `soft-404`.
//!
//! # Finding
//!
//! ```exchange
//! GET /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: application/json
//!
//! {"success":false,"message":"no such order"}
//! ```
//!
//! ```exchange
//! GET /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: application/json
//!
//! {"statusCode":404,"error":"Not Found"}
//! ```
//!
//! ```exchange
//! GET /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: application/json
//!
//! {"error":{"message":"the database is down"}}
//! ```
//!
//! # Clean
//!
//! ```exchange
//! GET /jobs/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: application/json
//!
//! {"job":7,"state":"failed","error":"the file is empty"}
//! ```
//!
//! ```exchange
//! GET /orders HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: application/json
//!
//! {"data":[],"error":null}
//! ```
//!
//! ```exchange
//! POST /graphql HTTP/1.1
//! Host: shop.example
//! Content-Type: application/json
//!
//! {"query":"{ order(id: 7) { total } }"}
//!
//! HTTP/1.1 200 OK
//! Content-Type: application/json
//!
//! {"errors":[{"message":"no such order"}]}
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Send the status that the content talks about; the content may stay as it is, or become a problem document (RFC 9457).
//! - Clients that look at the content only go on working if they read it with every status; say so before the change.
//!
//! ## API consumer
//!
//! - Look at the content before you take a 200 for success, and do not cache it.
//!
//! # References
//!
//! - RFC 9110 §15, §15.1
//! - RFC 9457 §3

use crate::check::{Check, Mode, nothing};
use crate::envelope;
use crate::exchange::Exchange;
use crate::finding::{Finding, Findings, Severity};
use crate::run::Run;
use crate::site::Site;

pub(crate) static CHECK: Check = Check {
    number: "A405",
    id: "error-under-200",
    severity: Severity::Should,
    mode: Mode::Passive,
    wants: nothing,
    judge,
};

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    for exchange in run.all().iter().filter(|one| !is_graph(one)) {
        let Some(answer) = exchange.answer() else {
            continue;
        };
        let is_multiple = matches!(answer.status, 207 | 208);
        if !answer.is_success() || is_multiple || !answer.is_json() {
            continue;
        }
        let failure = answer.json().as_ref().and_then(envelope::failure);
        if let Some(failure) = failure {
            let what = format!(
                "the answer is {} and its JSON says that it is an error: {failure}",
                answer.status
            );
            findings.add(
                Finding::of(exchange, what)
                    .why("the status says how the request ended; to clients, caches and monitors a 2xx is a success (RFC 9110 §15)")
                    .fix("send the 4xx or 5xx that the content talks about, with the same content"),
            );
        }
    }
}

/// Whether GraphQL was asked: by its path, or with a query in the content.
fn is_graph(exchange: &Exchange) -> bool {
    let request = &exchange.request;
    let by_path = request.target.to_ascii_lowercase().contains("graphql");
    by_path
        || request
            .body
            .as_ref()
            .is_some_and(|body| body.contains("\"query\""))
}
