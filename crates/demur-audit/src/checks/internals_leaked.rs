//! An error says what is wrong with the request, and nothing of what the server is made of.
//!
//! # Why it matters
//!
//! A stack trace names files, libraries and lines; a message of the database names tables and values; a path says how the
//! machine is laid out; a version says which known holes are open. Attackers provoke errors for just that. A problem document is no tool for
//! debugging (RFC 9457 §4), and product details are information for an attack (RFC 9110 §17.12).
//!
//! # What it looks for
//!
//! - In the content of 4xx and 5xx: stack traces of some fifteen languages, and secrets (must); messages of databases, paths of the
//!   server, addresses behind it, and debug pages of frameworks (should).
//! - In the same content: a product with its version, such as `nginx/1.25.3` (advice).
//! - In `Server`, `X-Powered-By` and fields like these of any answer: a version (advice). A product without one is fine
//!   (RFC 9110 §10.2.4).
//!
//! Two requests to each server try to provoke an error: a long path with odd characters, and a script with an
//! extension that the server may not know. Everything else that an audit gets is looked at too.
//!
//! # Finding
//!
//! ```exchange
//! GET /orders/%27 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 500 Internal Server Error
//! Content-Type: application/json
//!
//! {"error":"Traceback (most recent call last):\n  File \"/srv/shop/orders.py\", line 12, in show\nValueError: '"}
//! ```
//!
//! ```exchange
//! GET /orders/%27 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 400 Bad Request
//! Content-Type: text/plain
//!
//! You have an error in your SQL syntax; check the manual
//! ```
//!
//! ```exchange
//! GET /nothing HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: text/html
//!
//! <p>You're seeing this error because you have <code>DEBUG = True</code> in your settings.</p>
//! ```
//!
//! ```exchange
//! GET /nothing HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: text/html
//!
//! <center><h1>404 Not Found</h1></center><hr><center>nginx/1.25.3</center>
//! ```
//!
//! ```exchange
//! GET / HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! X-Powered-By: PHP/8.1.2
//! ```
//!
//! # Clean
//!
//! ```exchange
//! GET /nothing HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Server: nginx
//! Content-Type: text/html
//!
//! <center><h1>404 Not Found</h1></center><hr><center>nginx</center>
//! ```
//!
//! A page that is about errors is no error:
//!
//! ```exchange
//! GET /docs/errors HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: text/plain
//!
//! Traceback (most recent call last):
//!   File "/srv/shop/orders.py", line 12, in show
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Answer an unexpected failure with a 500 and an id, and write the rest to the log under that id.
//! - Switch the debug mode of the framework off where the world can reach it.
//!
//! ## Operator
//!
//! - nginx: `server_tokens off;`. Apache: `ServerTokens Prod` and `ServerSignature Off`. PHP: `expose_php = Off`.
//! - `demur serve` replaces the errors of an upstream that leak.
//!
//! # References
//!
//! - RFC 9110 §17.12, §10.2.4
//! - RFC 9457 §4, §5

use std::collections::{BTreeSet, HashSet};

use demur_decide::upstream::{Leak, leak_and_line};

use crate::answers::is_led_to;
use crate::check::{Check, Mode};
use crate::exchange::{Answer, Exchange};
use crate::finding::{Confidence, Finding, Findings, Severity};
use crate::plan::told::{self, cut};
use crate::probe::{Probe, Wants};
use crate::run::Run;
use crate::site::Site;

const ID: &str = "internals-leaked";

pub(crate) static CHECK: Check = Check {
    number: "A401",
    id: ID,
    severity: Severity::Must,
    mode: Mode::Safe,
    wants,
    judge,
};

const WHY: &str = "what a server is made of helps to attack it and helps nobody else (RFC 9457 §4, RFC 9110 §17.12)";

fn wants(site: &Site, _: &Run, wants: &mut Wants) {
    let servers: BTreeSet<_> = site
        .targets
        .iter()
        .map(|target| (&target.origin, &target.identity))
        .collect();
    for (origin, identity) in servers {
        let name = |length| site.settings.nonsense("leak", length);
        let odd = "%27%22%3C%3E%5B%5D%7B%7D%7C%5C%5E%60%25";
        let long = format!("/{}/{odd}/{}", name(16), name(300));
        let script = format!("/{}.jsp", name(16));
        for target in [long, script] {
            let probe = Probe::new("GET", origin, &target).identity(identity);
            wants.ask(probe.for_check(ID, "provoke"));
        }
    }
}

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    let mut fold = told::Fold::default();
    let mut fields = HashSet::new();
    for exchange in run.all() {
        let Some(answer) = exchange.answer() else {
            continue;
        };
        if answer.is_error() {
            content(exchange, answer, &mut fold);
        }
        for (name, value) in answer
            .fields
            .iter()
            .filter(|(name, value)| tells_version(name, value))
        {
            let key = (
                exchange.request.origin.clone(),
                name.to_ascii_lowercase(),
                value.to_owned(),
            );
            if fields.insert(key) {
                let what = format!("`{name}: {}` tells the version of a product", cut(value));
                let finding = Finding::of(exchange, what)
                    .why(WHY_VERSION)
                    .fix("send the name of the product without a version, or leave the field out");
                findings.add_as(Severity::Advice, finding);
            }
        }
    }
    fold.into(findings);
}

const WHY_VERSION: &str = "a version says which known holes are open; `Server` should not be needlessly fine-grained (RFC 9110 §10.2.4, §17.12)";

/// What the content of an error gives away. The same line in many answers is told once for each resource, and
/// once for all requests that checks made up.
fn content(exchange: &Exchange, answer: &Answer, fold: &mut told::Fold) {
    let text = answer.beginning(crate::html::READ);
    let found = leak_and_line(text.as_bytes());
    if let Some((leak, line)) = found
        && let Some((severity, words)) = weight(leak, &text)
    {
        // A secret is not repeated in a report.
        let shown = match leak {
            Leak::Secret => String::new(),
            Leak::StackTrace | Leak::Sql | Leak::Network | Leak::Path | Leak::Banner => {
                format!(": `{}`", cut(&line))
            }
        };
        let what = format!(
            "the content of the {} gives away {words}{shown}",
            answer.status
        );
        let place = if is_led_to(exchange) {
            exchange.request.target.split('?').next()
        } else {
            None
        };
        let place = place.unwrap_or("what a check made up");
        let finding = Finding::of(exchange, what)
            .why(WHY)
            .fix("answer with an id, and write what happened to the log under that id");
        let confidence = if severity == Severity::Must {
            Confidence::High
        } else {
            Confidence::Medium
        };
        fold.add(
            format!("{} {place} {line}", exchange.request.origin),
            severity,
            finding.confidence(confidence),
        );
    } else if let Some(product) = product(&text) {
        let what = format!(
            "the content of the {} tells the version of a product: `{}`",
            answer.status,
            cut(&product)
        );
        let finding = Finding::of(exchange, what)
            .why(WHY_VERSION)
            .fix("have the server make its pages without its version, or replace them by your own");
        fold.add(
            format!("{} {product}", exchange.request.origin),
            Severity::Advice,
            finding,
        );
    }
}

/// How much a leak weighs, and what it is. A page that only shows which product made it says nothing that is secret.
fn weight(leak: Leak, text: &str) -> Option<(Severity, &'static str)> {
    Some(match leak {
        Leak::StackTrace => (Severity::Must, "a stack trace"),
        Leak::Secret => (Severity::Must, "a password or a key"),
        Leak::Sql => (Severity::Should, "a message of the database"),
        Leak::Network => (Severity::Should, "an address behind the server"),
        Leak::Path => (Severity::Should, "a path of the server"),
        Leak::Banner => {
            let debug = DEBUG.iter().any(|phrase| text.contains(phrase));
            debug.then_some((Severity::Should, "that it runs in a mode for debugging"))?
        }
    })
}

/// What stands on pages that frameworks make for their developers.
const DEBUG: [&str; 9] = [
    "DEBUG = True",
    "Werkzeug Debugger",
    "Using the URLconf defined in ",
    "window.ignite(",
    "Symfony\\Component\\",
    "Whoops! There was an error.",
    "Action Controller: Exception caught",
    "Rails.root: ",
    "<title>phpinfo()</title>",
];

/// Fields that name products.
const FIELDS: [&str; 8] = [
    "server",
    "x-powered-by",
    "x-aspnet-version",
    "x-aspnetmvc-version",
    "x-generator",
    "x-runtime-version",
    "x-php-version",
    "x-drupal-version",
];

/// Whether a field names a version: digits with a dot between.
fn tells_version(name: &str, value: &str) -> bool {
    FIELDS.contains(&name.to_ascii_lowercase().as_str()) && has_version(value)
}

/// Whether a number with a dot in it stands in a text.
fn has_version(text: &str) -> bool {
    let mut pairs = text.split('.').zip(text.split('.').skip(1));
    pairs.any(|(before, after)| {
        before.ends_with(|letter: char| letter.is_ascii_digit())
            && after.starts_with(|letter: char| letter.is_ascii_digit())
    })
}

/// A product and its version in the text of a page.
fn product(text: &str) -> Option<String> {
    PRODUCTS.iter().find_map(|name| {
        text.match_indices(name).find_map(|(at, _)| {
            let behind = text.get(at + name.len()..)?;
            let version = behind.strip_prefix(['/', ' '])?;
            let version = version.strip_prefix('v').unwrap_or(version);
            let end = version.find(|letter: char| !letter.is_ascii_digit() && letter != '.');
            let version = version.get(..end.unwrap_or(version.len()))?;
            has_version(version).then(|| format!("{name}/{}", version.trim_end_matches('.')))
        })
    })
}

#[rustfmt::skip]
const PRODUCTS: [&str; 22] = [
    "nginx", "openresty", "Apache Tomcat", "Apache", "Jetty", "Microsoft-IIS", "lighttpd", "PHP", "gunicorn", "Werkzeug", "Python",
    "uvicorn", "OpenSSL", "squid", "Varnish", "WildFly", "JBoss", "GlassFish", "WebLogic", "Phusion Passenger", "WEBrick", "Kestrel",
];
