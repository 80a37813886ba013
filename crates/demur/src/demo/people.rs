//! Customers: who they are, and what they may have.

use demur_http1::KnownField;
use serde_json::json;

use super::answer::{Answer, Call};
use super::shop::unknown;

/// The one token that opens the account.
const TOKEN: &str = "demo";

/// The answer to a caller the shop does not know.
pub(super) fn refused(call: &Call<'_>) -> Option<Answer> {
    let credentials = call.field(KnownField::Authorization).unwrap_or_default();
    let (scheme, token) = credentials.split_once(' ').unwrap_or_default();
    let known = scheme.eq_ignore_ascii_case("bearer") && token == TOKEN;
    (!known).then(|| {
        Answer::problem(401, "The shop does not know this token").field(
            "WWW-Authenticate",
            "Bearer realm=\"shop\", error=\"invalid_token\"",
        )
    })
}

pub(super) fn account() -> Answer {
    Answer::json(
        200,
        &json!({ "email": "ada@post.example", "orders": ["A-1"] }),
    )
}

/// The gateway lets nobody through to it who does not work here.
pub(super) fn report() -> Answer {
    Answer::json(200, &json!({ "sold": 3, "returned": 1 }))
}

pub(super) fn sign_up() -> Answer {
    Answer::json(201, &json!({ "welcome": true }))
}

pub(super) fn redeem(code: &str) -> Answer {
    match code {
        "SPRING" => Answer::empty(204),
        "STAFF" => Answer::problem(403, "This coupon is for people who work here"),
        _ => unknown("There is no such coupon"),
    }
}
