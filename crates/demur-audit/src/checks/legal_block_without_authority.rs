//! A 451 says who blocks, in a `Link` with `rel="blocked-by"`, and explains the legal demand.
//!
//! # Why it matters
//!
//! 451 makes a legal block visible. It should name who carries it out, in a `Link` field with the relation `blocked-by`
//! (RFC 7725 §4), and explain the demand: who makes it, by which law, and what it is about (RFC 7725 §3). Without both,
//! nobody can object to it, and a block by the network cannot be told from one by the server.
//!
//! # What it looks for
//!
//! - Answers 451 without `Link` whose `rel` has the word `blocked-by`.
//! - Answers 451 without content, or with content that says no more than the name of the status.
//!
//! # Finding
//!
//! ```exchange
//! GET /leaflet HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 451 Unavailable For Legal Reasons
//! Content-Type: text/plain
//!
//! Taken down after the order 7/2026 of the court of Springfield, which is about this leaflet.
//! ```
//!
//! ```exchange
//! GET /leaflet HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 451 Unavailable For Legal Reasons
//! Link: <https://shop.example/legal>; rel="blocked-by"
//! Content-Type: text/html
//!
//! <h1>451 Unavailable For Legal Reasons</h1>
//! ```
//!
//! # Clean
//!
//! ```exchange
//! GET /leaflet HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 451 Unavailable For Legal Reasons
//! Link: </style.css>; rel=preload, <https://shop.example/legal?a,b>; rel="help Blocked-By"
//! Content-Type: text/plain
//!
//! Taken down after the order 7/2026 of the court of Springfield, which is about this leaflet.
//! ```
//!
//! ```exchange
//! HEAD /leaflet HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 451 Unavailable For Legal Reasons
//! Link: <https://shop.example/legal>; rel=blocked-by
//! Content-Length: 91
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Write the explanation next to the list of what is blocked, so that each entry has one.
//!
//! ## Operator
//!
//! - Name yourself in `Link` if you block, not who demanded it; the demand belongs in the text.
//!
//! # References
//!
//! - RFC 7725 §3, §4

use crate::answers::{Once, answers};
use crate::check::{Check, Mode, nothing};
use crate::exchange::{Answer, Exchange};
use crate::finding::{Confidence, Finding, Findings, Severity};
use crate::run::Run;
use crate::site::Site;

pub(crate) static CHECK: Check = Check {
    number: "A110",
    id: "legal-block-without-authority",
    severity: Severity::Should,
    mode: Mode::Passive,
    wants: nothing,
    judge,
};

/// Fewer letters than this explain nothing.
const FEW: usize = 20;

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    let mut once = Once::default();
    for (exchange, answer) in answers(run).filter(|(_, answer)| answer.status == 451) {
        let link = (!names_who_blocks(answer)).then(|| {
            Finding::of(exchange, "the 451 does not say who blocks")
                .why("who blocks should name itself in `Link` with `rel=\"blocked-by\"` (RFC 7725 §4)")
                .fix("send `Link: <https://…>; rel=\"blocked-by\"` with the address of who carries out the block")
        });
        let text = (!explains(exchange, answer)).then(|| {
            Finding::of(exchange, "the 451 does not explain the legal demand")
                .why("a 451 should say who demands it, by which law, and what it is about (RFC 7725 §3)")
                .fix("write the demand, the law and what it covers into the content of the 451")
                .confidence(Confidence::Medium)
        });
        for finding in link.into_iter().chain(text) {
            if once.says(exchange, &finding.what) {
                findings.add(finding);
            }
        }
    }
}

/// A link whose relations contain `blocked-by`.
fn names_who_blocks(answer: &Answer) -> bool {
    answer.fields.list("Link").iter().any(|link| {
        link.split(';').any(|parameter| {
            let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            let mut relations = value.trim().trim_matches('"').split_ascii_whitespace();
            name.trim().eq_ignore_ascii_case("rel")
                && relations.any(|one| one.eq_ignore_ascii_case("blocked-by"))
        })
    })
}

/// Whether there is more than the name of the status. Content that is not known may be anything.
fn explains(exchange: &Exchange, answer: &Answer) -> bool {
    let is_empty = answer.fields.get("Content-Length") == Some("0");
    if exchange.request.method == "HEAD" || (answer.body.is_empty() && !is_empty) {
        return true;
    }
    let text = without_tags(&answer.beginning(crate::html::READ)).to_ascii_lowercase();
    let text = text.replace("unavailable for legal reasons", "");
    text.chars().filter(|letter| letter.is_alphabetic()).count() >= FEW
}

fn without_tags(text: &str) -> String {
    let mut is_inside = false;
    let letters = text.chars().filter(|letter| {
        let is_text = !is_inside && *letter != '<';
        is_inside = (is_inside || *letter == '<') && *letter != '>';
        is_text
    });
    letters.collect()
}
