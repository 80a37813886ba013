//! A CORS preflight is answered from the policy, before anything else is looked at.
//!
//! # Question
//!
//! Does a browser ask beforehand whether it may send the request?
//!
//! # Why it matters
//!
//! A browser asks with OPTIONS whether a page of another origin may send its request, and it asks without credentials.
//! A gateway that demands credentials first breaks every such page. The row is active where `cors.origins` is set; the answer
//! says nothing about the resource.
//!
//! # Wrong
//!
//! ```http
//! OPTIONS /products HTTP/1.1
//! Host: api.example
//! Origin: https://shop.example
//! Access-Control-Request-Method: POST
//!
//! ```
//!
//! # Right
//!
//! ```http
//! GET /products HTTP/1.1
//! Host: api.example
//!
//! ```
//!
//! # References
//!
//! - Fetch Standard (CORS-preflight request)
//! - RFC 9110 §9.3.7

use demur_http1::KnownField;

use crate::facts::Facts;
use crate::policy::Cors;
use crate::table::Objection;
use crate::verdict::Answer;

const METHODS: &str = "GET, HEAD, POST, PUT, PATCH, DELETE";

pub(crate) fn objects(facts: &Facts<'_>) -> Option<Objection> {
    answered(facts.policy.cors.as_ref()?, facts)
}

#[inline(never)]
fn answered(cors: &Cors, facts: &Facts<'_>) -> Option<Objection> {
    let origin = facts.text(KnownField::Origin)?;
    facts.text(KnownField::AccessControlRequestMethod)?;
    if facts.method != "OPTIONS" {
        return None;
    }
    let answer = Answer::empty()
        .field("Vary", "Origin")
        .field("Cache-Control", "no-store");
    // An origin that is not allowed gets an answer without permission: the browser
    // refuses, and the page learns nothing.
    let Some(allowed) = cors.allows(origin) else {
        return Some(Objection::Answer(answer));
    };
    let mut answer = answer
        .field("Access-Control-Allow-Origin", allowed.to_owned())
        .field("Access-Control-Allow-Methods", METHODS)
        .field("Access-Control-Max-Age", cors.max_age.to_string());
    if !cors.headers.is_empty() {
        answer = answer.field("Access-Control-Allow-Headers", cors.headers.join(", "));
    }
    if cors.credentials {
        answer = answer.field("Access-Control-Allow-Credentials", "true");
    }
    Some(Objection::Answer(answer))
}
