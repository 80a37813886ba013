//! Missing and invalid credentials get 401, valid ones that are not enough get 403, and a malformed request gets neither.
//!
//! # Why it matters
//!
//! 401 says "log in, or log in again", 403 says "it is of no use" (RFC 9110 §15.5.2, §15.5.4). A client whose token has
//! expired and that gets 403 shows an error where it should fetch a new token. One that may not, and gets 401, fetches
//! tokens without end. A 403 for a malformed request sends people to ask for rights that they have.
//!
//! # What it looks for
//!
//! - No credentials where some are asked for, by the document or because another identity gets 2xx: 401 (RFC 9110 §11.4).
//!   404 hides what is there, and is right; so is 403 where credentials would not help.
//! - Credentials that nobody issued: 401 again. A 2xx is reported too, where without credentials there is none.
//! - A field `Authorization` without anything behind the scheme: 400 or 401.
//! - Identities that are valid elsewhere and get 401 here, or 400 where another identity gets 2xx for the same request:
//!   403, or 404 where it is hidden.
//! - A parameter that does not fit, from somebody who gets 2xx without that: 400, and not 403.
//!
//! At most five requests for each operation and one for each identity. Methods that change something are asked only with
//! `--allow-unsafe`, and never with valid credentials.
//!
//! # Finding
//!
//! ```exchange
//! for: none
//! about: GET https://shop.example/orders
//! expected: 401/404 credentials-missing without credentials
//! GET /orders HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 403 Forbidden
//! ```
//!
//! ```exchange
//! for: none
//! about: GET https://shop.example/orders
//! expected: 401/404 credentials-missing without credentials
//! GET /orders HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 401 Unauthorized
//! WWW-Authenticate: Bearer
//! ---
//! for: invalid
//! about: GET https://shop.example/orders
//! expected: 401/404 credentials-invalid with credentials that nobody issued
//! GET /orders HTTP/1.1
//! Host: shop.example
//! Authorization: Bearer q7w8e9
//!
//! HTTP/1.1 200 OK
//! ```
//!
//! ```exchange
//! for: malformed
//! about: GET https://shop.example/orders
//! expected: 400/401/404 credentials-malformed with malformed credentials
//! GET /orders HTTP/1.1
//! Host: shop.example
//! Authorization: Bearer
//!
//! HTTP/1.1 500 Internal Server Error
//! ```
//!
//! Bob's credentials are good, as his own orders show:
//!
//! ```exchange
//! site: identities alice bob
//! for: none
//! about: GET https://shop.example/orders
//! GET /orders HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 401 Unauthorized
//! WWW-Authenticate: Bearer
//! ---
//! for: identity
//! as: bob
//! about: GET https://shop.example/orders
//! GET /orders HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: identity
//! as: bob
//! about: GET https://shop.example/reports
//! GET /reports HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 401 Unauthorized
//! WWW-Authenticate: Bearer
//! ```
//!
//! ```exchange
//! site: identities alice bob
//! for: identity
//! as: alice
//! about: GET https://shop.example/reports
//! GET /reports HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: identity
//! as: bob
//! about: GET https://shop.example/reports
//! GET /reports HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 400 Bad Request
//! ```
//!
//! ```exchange
//! for: valid
//! about: GET https://shop.example/products
//! GET /products?limit=7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: fault
//! about: GET https://shop.example/products
//! expected: 400/422 parameters with a query parameter `limit` that is no integer
//! GET /products?limit=true HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 403 Forbidden
//! ```
//!
//! # Clean
//!
//! ```exchange
//! site: identities alice bob
//! for: none
//! about: GET https://shop.example/orders
//! expected: 401/404 credentials-missing without credentials
//! GET /orders HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 401 Unauthorized
//! WWW-Authenticate: Bearer
//! ---
//! for: malformed
//! about: GET https://shop.example/orders
//! expected: 400/401/404 credentials-malformed with malformed credentials
//! GET /orders HTTP/1.1
//! Host: shop.example
//! Authorization: Bearer
//!
//! HTTP/1.1 400 Bad Request
//! ---
//! for: identity
//! as: alice
//! about: GET https://shop.example/orders
//! GET /orders HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: identity
//! as: bob
//! about: GET https://shop.example/orders
//! GET /orders HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 403 Forbidden
//! ```
//!
//! Nobody gets in, so that 403 may be the whole truth; and everybody does, whatever is shown:
//!
//! ```exchange
//! site: identities alice
//! for: none
//! about: https://shop.example/.git/config
//! GET /.git/config HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 403 Forbidden
//! ---
//! for: identity
//! as: alice
//! about: https://shop.example/.git/config
//! GET /.git/config HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 403 Forbidden
//! ---
//! for: none
//! about: https://shop.example/
//! GET / HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: invalid
//! about: https://shop.example/
//! GET / HTTP/1.1
//! Host: shop.example
//! Authorization: Bearer q7w8e9
//!
//! HTTP/1.1 200 OK
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Ask "who is it?" first and answer 401 with `WWW-Authenticate`; ask "may they?" second and answer 403.
//! - Check the form of a request where it is read, and not where rights are checked.
//!
//! ## Operator
//!
//! - Let a gateway that verifies tokens answer 401 itself; one that only passes them on cannot tell.
//!
//! ## API consumer
//!
//! - After a 403 from this server, try a new token once before giving up.
//!
//! # References
//!
//! - RFC 9110 §11.4, §15.5.1, §15.5.2, §15.5.4
//! - RFC 6750 §3.1

use std::collections::HashSet;

use demur_replay::made::{Fault, Shown};

use crate::check::{Check, Mode};
use crate::exchange::{Answer, Exchange};
use crate::finding::{Confidence, Finding, Findings, Severity};
use crate::plan::{self, Planned, told};
use crate::probe::{ANONYMOUS, Probe, Purpose, Wants};
use crate::run::Run;
use crate::site::{Site, Target};

const ID: &str = "swapped-401-403";

pub(crate) static CHECK: Check = Check {
    number: "A206",
    id: ID,
    severity: Severity::Should,
    mode: Mode::Identities,
    wants,
    judge,
};

const LOGIN: &str = "without credentials that are valid the answer is 401, which says how to get in; 403 says that it is of no use (RFC 9110 §11.4, §15.5.2)";
const CHALLENGE: &str = "answer 401 with `WWW-Authenticate` until somebody has proved who they are";
const ENOUGH: &str = "credentials that are valid and not enough get 403; after a 401 clients log in again, and again (RFC 9110 §11.4, §15.5.4)";
const REFUSE: &str = "answer 403, or 404 where it is not to be known what is there";
const SERVER: &str =
    "the fault is the client's, and 500 says that the server failed (RFC 9110 §15.5, §15.6.1)";

fn wants(site: &Site, run: &Run, wants: &mut Wants) {
    for planned in plan::requests(site) {
        wants.probes.extend(of_document(site, planned));
    }
    for target in site
        .targets
        .iter()
        .filter(|target| target.operation.is_none())
    {
        of_target(site, run, target, wants);
    }
}

fn of_document(site: &Site, planned: &Planned) -> Vec<Probe> {
    let made = &planned.made;
    let is_get = made.method == "GET" && made.is_known;
    let part = match (made.shown, made.fault) {
        (Shown::Nothing, _) => "none",
        (Shown::Invalid, _) => "invalid",
        (Shown::Malformed, _) => "malformed",
        (Shown::Valid, Fault::None) if is_get && made.is_closed => "identity",
        (Shown::Valid, Fault::None) if is_get => "valid",
        (Shown::Valid, Fault::Parameter) if is_get => "fault",
        _ => return Vec::new(),
    };
    let probes: Vec<Probe> = if part == "identity" {
        let names = site.settings.identities.iter();
        names
            .filter_map(|name| planned.probe_as(site, name))
            .collect()
    } else {
        planned.probe(site).into_iter().collect()
    };
    probes
        .into_iter()
        .map(|probe| probe.for_check(ID, part))
        .collect()
}

/// Without a document only other identities show what is closed.
fn of_target(site: &Site, run: &Run, target: &Target, wants: &mut Wants) {
    if site.settings.identities.is_empty() {
        return;
    }
    let ask = |identity: &str, part: &str| {
        let probe = Probe::get(target).identity(identity);
        probe.for_check(ID, part)
    };
    wants.ask(ask(ANONYMOUS, "none"));
    for identity in &site.settings.identities {
        wants.ask(ask(identity, "identity"));
    }
    let Some(challenged) = run.one(ID, "none", &target.url()) else {
        return;
    };
    if matches!(challenged.status(), Some(401 | 403)) {
        let nonsense = site.settings.nonsense("credentials", 32);
        let scheme = challenged.answer().and_then(scheme).unwrap_or("Bearer");
        let value = if scheme.eq_ignore_ascii_case("basic") {
            // `a:a`
            "Basic YTph".to_owned()
        } else {
            format!("{scheme} {nonsense}")
        };
        wants.ask(ask(ANONYMOUS, "invalid").field("Authorization", value));
    }
}

fn scheme(answer: &Answer) -> Option<&str> {
    let challenge = answer.fields.get("WWW-Authenticate")?;
    let scheme = challenge.split([' ', ',']).next()?;
    // What is asked for in rounds cannot be made up.
    ["Bearer", "Basic"]
        .into_iter()
        .find(|known| scheme.eq_ignore_ascii_case(known))
}

fn judge(site: &Site, run: &Run, findings: &mut Findings<'_>) {
    let mut fold = told::Fold::default();
    for part in ["none", "invalid", "malformed"] {
        for (exchange, purpose) in run.of_part(ID, part) {
            if let Some((severity, finding)) = of_stranger(part, (exchange, purpose), run) {
                let key = format!("{} {part}", purpose.about);
                fold.add(key, severity, about(site, exchange, finding));
            }
        }
    }
    let valid = valid_identities(run);
    for (exchange, purpose) in run.of_part(ID, "identity") {
        if let Some(finding) = of_identity((exchange, purpose), run, &valid) {
            let key = format!("{} {}", purpose.about, exchange.request.identity);
            fold.add(key, Severity::Should, about(site, exchange, finding));
        }
    }
    for (exchange, purpose) in run.of_part(ID, "fault") {
        if let Some(finding) = of_fault(exchange, purpose, run) {
            let key = format!("{} fault", purpose.about);
            fold.add(key, Severity::Should, about(site, exchange, finding));
        }
    }
    fold.into(findings);
}

fn about(site: &Site, exchange: &Exchange, finding: Finding) -> Finding {
    finding.operation(plan::operation(site, exchange).map(|one| one.id.clone()))
}

/// Somebody who gets in there, if anybody does.
fn somebody<'r>(run: &'r Run, about: &str) -> Option<&'r Exchange> {
    let all = run
        .of_part(ID, "identity")
        .filter(|(_, purpose)| purpose.about == about);
    let mut all = all.map(|(exchange, _)| exchange);
    all.find(|exchange| succeeds(exchange))
}

fn succeeds(exchange: &Exchange) -> bool {
    exchange.answer().is_some_and(Answer::is_success)
}

fn of_stranger(
    part: &str,
    (exchange, purpose): (&Exchange, &Purpose),
    run: &Run,
) -> Option<(Severity, Finding)> {
    let status = exchange.status()?;
    let inside = somebody(run, &purpose.about);
    let none = run.one(ID, "none", &purpose.about);
    // Only the document or somebody who gets in shows that credentials would help.
    let declared = purpose
        .expected
        .as_ref()
        .is_some_and(|one| one.statuses.contains(&401));
    if !declared && inside.is_none() {
        return None;
    }
    let who = match part {
        "none" => "without credentials",
        "invalid" => "with credentials that nobody issued",
        _ => "with malformed credentials",
    };
    let what = |right: &str| format!("a request {who} gets {status} and not {right}");
    let (severity, finding) = match (part, status) {
        (_, 403) => (
            Severity::Should,
            told::finding(exchange, what("401"), LOGIN, CHALLENGE),
        ),
        ("none", 200..=299) if declared => (
            Severity::Must,
            told::finding(
                exchange,
                what("401"),
                "the document asks for credentials, and nobody checks them",
                "check credentials before anything is answered, or take the demand out of the document",
            ),
        ),
        ("invalid" | "malformed", 200..=299)
            if none.is_some_and(|none| !succeeds(none) && !none.is_no_verdict()) =>
        {
            (
                Severity::Must,
                told::finding(
                    exchange,
                    what("401"),
                    "what is asked for is that there are credentials, and not that they are valid (RFC 9110 §11.4)",
                    "verify what is presented",
                ),
            )
        }
        ("none" | "invalid", 400 | 422) => (
            Severity::Should,
            told::finding(exchange, what("401"), LOGIN, CHALLENGE).confidence(Confidence::Medium),
        ),
        (_, 500) => (
            Severity::Should,
            told::finding(exchange, what("401"), SERVER, CHALLENGE).confidence(Confidence::Medium),
        ),
        _ => return None,
    };
    // A 500 and a 400 may be about something else: only where somebody gets in they are not, or credentials made it.
    let differs = || none.is_none_or(|none| none.status() != Some(status));
    let shown =
        matches!(status, 200..=299 | 403) || inside.is_some() || (part != "none" && differs());
    shown.then(|| match inside {
        Some(inside) => (severity, finding.and(inside)),
        None => (severity, finding),
    })
}

/// Identities that get in somewhere where nobody gets in without credentials, each with what asks for these there.
fn valid_identities(run: &Run) -> HashSet<(&str, String)> {
    let all = run.of_part(ID, "identity");
    let valid = all.filter_map(|(exchange, purpose)| {
        let none = run.one(ID, "none", &purpose.about)?;
        let is_closed = matches!(none.status(), Some(401 | 403 | 404));
        let identity = exchange.request.identity.as_str();
        (succeeds(exchange) && is_closed).then(|| (identity, realm(none.answer())))
    });
    valid.collect()
}

/// The scheme and the realm that are asked for: credentials of one are none for another.
fn realm(answer: Option<&Answer>) -> String {
    let elements = answer.map(|answer| answer.fields.list("WWW-Authenticate"));
    let elements = elements.unwrap_or_default();
    let first = elements.first().map(String::as_str).unwrap_or_default();
    let scheme = first.split(' ').next().unwrap_or_default();
    let mut realms = elements
        .iter()
        .filter_map(|element| element.split_once("realm="));
    let realm = realms.next().map_or("", |(_, realm)| realm);
    format!("{} {realm}", scheme.to_ascii_lowercase())
}

/// More is asked for than to be known, such as a second factor (RFC 9470).
fn steps_up(exchange: &Exchange) -> bool {
    let challenge = exchange
        .answer()
        .and_then(|one| one.fields.get("WWW-Authenticate"));
    challenge.is_some_and(|text| text.contains("insufficient_user_authentication"))
}

fn of_identity(
    (exchange, purpose): (&Exchange, &Purpose),
    run: &Run,
    valid: &HashSet<(&str, String)>,
) -> Option<Finding> {
    let identity = exchange.request.identity.as_str();
    let is_valid = || {
        let own = realm(exchange.answer());
        let mut places = valid.iter().filter(|(name, _)| *name == identity);
        places.any(|(_, realm)| *realm == own || realm == " ") && !steps_up(exchange)
    };
    let what = |status: u16| {
        format!(
            "`{}`, whose credentials are valid, gets {status} and not 403",
            told::cut(identity)
        )
    };
    match exchange.status()? {
        401 if is_valid() => {
            Some(told::finding(exchange, what(401), ENOUGH, REFUSE).confidence(Confidence::Medium))
        }
        status @ (400 | 422) => {
            let inside = somebody(run, &purpose.about)?;
            let finding = told::finding(
                exchange,
                what(status),
                "the same request gets 2xx from somebody else, so that it is not malformed (RFC 9110 §15.5.1, §15.5.4)",
                REFUSE,
            );
            Some(finding.confidence(Confidence::Medium).and(inside))
        }
        _ => None,
    }
}

fn of_fault(exchange: &Exchange, purpose: &Purpose, run: &Run) -> Option<Finding> {
    let expected = purpose.expected.as_ref()?;
    let control = run.one(ID, "valid", &purpose.about);
    let control = control
        .or_else(|| somebody(run, &purpose.about))
        .filter(|one| succeeds(one))?;
    let is_same = control.request.identity == exchange.request.identity;
    (exchange.status() == Some(403) && is_same).then(|| {
        let finding = told::finding(
            exchange,
            told::sentence(expected, 403),
            "403 says that the client may not, and it may: the request is malformed (RFC 9110 §15.5.1, §15.5.4)",
            "answer 400 and name what is wrong; if a firewall refuses such requests, let it answer 400",
        );
        finding.confidence(Confidence::Medium).and(control)
    })
}
