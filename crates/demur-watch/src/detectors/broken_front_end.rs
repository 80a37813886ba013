//! Requests that one page of a site sends are refused as wrong.
//!
//! # Why it matters
//!
//! The form of a page and the route that takes it are often written by different people and deployed at different
//! times. If the page sends what the route does not take, everybody who uses this page meets the fault: a button does
//! nothing, or says "something went wrong". The route works for everybody else, so that its own tests are green.
//!
//! On a checkout, a registration or a search this is as bad as an outage.
//!
//! # What it looks for
//!
//! - More refusals than usual, by the test of [`spike`](/.demur/detectors/spike), with a status that blames what was
//!   sent: 400, 406, 409, 411, 413, 415, 422 or 428.
//! - The cause is the page from which the requests came, or its host: at least half of the excess, and without it the
//!   excess is at most 0.4 times as frequent.
//! - At least 3 clients.
//!
//! `Referer` names the page from which a request came. Not every request has it, and its path may be cut off
//! (RFC 9110 §10.1.3); on the way to another host it often is. Then the cause is the host and not the page. The log
//! must have the field: the combined formats of nginx and Apache do.
//!
//! # Finding
//!
//! At 16:00 a new script of the checkout page sends the cart as text. The buttons on the pages of the products still
//! work.
//!
//! ```scenario
//! 10:00-16:20  10/min POST /cart 201 host=shop.example referrer=https://shop.example/products/{1..50}
//! 10:00-16:20  30/hour POST /cart 422 host=shop.example referrer=https://shop.example/products/{1..50}
//! 10:00-16:00  10/min POST /cart 201 host=shop.example referrer=https://shop.example/checkout
//! 10:00-16:20  20/min GET /products/{1..50} 200 host=shop.example
//! 16:00-16:20  10/min POST /cart 400 host=shop.example referrer=https://shop.example/checkout
//! alert: broken-front-end page POST /cart cause=referrer:https://shop.example/checkout
//! ```
//!
//! # Clean
//!
//! A campaign sends four times as many people through the checkout. They mistype as often as before.
//!
//! ```scenario
//! 10:00-16:00  10/min POST /cart 201 host=shop.example referrer=https://shop.example/checkout
//! 10:00-16:00   1/min POST /cart 422 host=shop.example referrer=https://shop.example/checkout
//! 10:00-16:20  20/min GET /products/{1..50} 200 host=shop.example
//! 16:00-16:20  40/min POST /cart 201 host=shop.example referrer=https://shop.example/checkout
//! 16:00-16:20   4/min POST /cart 422 host=shop.example referrer=https://shop.example/checkout
//! alert: none
//! ```
//!
//! # What to do
//!
//! ## Operator
//!
//! - Open the page in a browser, with the list of requests shown (F12, "Network"), and do what the page is for. Read
//!   the refused request and its answer.
//! - See what was deployed at the time that the alert names: the page, its scripts, a tag of a third party. Take it
//!   back.
//! - If the scripts of the page were changed, make sure that browsers do not go on with stored ones: give each version
//!   of a script a name of its own.
//!
//! ## Builder
//!
//! - Look at `Content-Type` first. A body that is no longer sent as JSON is the most frequent fault: 415 if the server
//!   says so (RFC 9110 §15.5.16), 400 if it only fails to read it.
//! - Show visitors what the answer says. The faults in it have a place, and a form can point to its field.
//! - Let page and route share one description of what is sent, and test both against it.
//!
//! # References
//!
//! - RFC 9110 §10.1.3, §15.5.16

use super::words::{answered, percent, usual};
use crate::alert::{Alert, Dimension, Severity};
use crate::engine::case::{Case, Diagnosis};
use crate::engine::evidence::MALFORMED;

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let best = case.cause_of(&[Dimension::Referrer, Dimension::ReferrerHost])?;
    let is_page = case.is_only(&MALFORMED) && case.clients_with(best) >= 3;
    let hint = "look at what was last changed on this page: what it sends is refused";
    is_page.then(|| Diagnosis {
        causes: case.with_first(best),
        ..Diagnosis::new(Severity::Page, hint)
    })
}

pub(super) fn sentence(alert: &Alert) -> String {
    let cause = alert.causes.first();
    let page = cause.map_or("a page", |cause| &cause.value);
    let share = cause.map_or(1.0, |cause| cause.of_excess);
    format!(
        "`{page}` sends what is refused: {}{}, {} of them from this page",
        answered(alert),
        usual(alert),
        percent(share)
    )
}
