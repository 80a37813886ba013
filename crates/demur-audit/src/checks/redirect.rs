//! A redirect says where to in `Location`, and ends after a few steps at something that is no redirect.
//!
//! # Why it matters
//!
//! 301, 302, 303, 307 and 308 should carry the new address in `Location` (RFC 9110 §15.4): a client without it has
//! nothing to follow. Each step costs a round trip, some clients stop after five of them, and a circle never ends. A
//! step from `https` to `http` sends the next request in the clear. A permanent redirect that is stored for years
//! cannot be taken back.
//!
//! # What it looks for
//!
//! - Redirects without `Location`, or with one that is no address.
//! - Circles. One that sets a cookie on its way may end for those who keep it, so it is less sure.
//! - Chains of more than five redirects; chains of more than two are advice.
//! - A step from `https` to `http`; to another host it is advice.
//! - 301 and 308 with a lifetime of more than a year, or with `immutable`: advice.
//!
//! It follows the redirects of GET among what was visited, and sends nothing.
//!
//! # Finding
//!
//! ```exchange
//! GET /old HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 301 Moved Permanently
//! Content-Length: 0
//! ```
//!
//! ```exchange
//! GET /old HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 302 Found
//! Location: http://[new
//! ```
//!
//! ```exchange
//! GET /a HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 302 Found
//! Location: /b
//! ---
//! GET /b HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 302 Found
//! Location: /a
//! ```
//!
//! ```exchange
//! GET /1 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 301 Moved Permanently
//! Location: /2
//! ---
//! GET /2 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 301 Moved Permanently
//! Location: /3
//! ---
//! GET /3 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 301 Moved Permanently
//! Location: /4
//! ```
//!
//! ```exchange
//! GET /account HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 302 Found
//! Location: http://shop.example/account/
//! ```
//!
//! ```exchange
//! GET /old HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 301 Moved Permanently
//! Location: /new
//! Cache-Control: max-age=315360000
//! ```
//!
//! # Clean
//!
//! ```exchange
//! GET /old HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 308 Permanent Redirect
//! Location: ../new?x=1#part
//! Cache-Control: max-age=31536000
//! ---
//! GET /new?x=1 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 302 Found
//! Location: https://www.shop.example/new
//! ```
//!
//! A form that leads back to its own address, and a 300 that leaves the choice:
//!
//! ```exchange
//! POST /basket HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 303 See Other
//! Location: /basket
//! ---
//! GET /manual HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 300 Multiple Choices
//! Content-Type: text/html
//!
//! <a href="/manual.en">English</a>
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Let each old address lead to the final one, not to the one that came after it.
//! - Where TLS ends in front of the application, tell the application so (`X-Forwarded-Proto` and the framework's
//!   setting for it), or write only the path into `Location`.
//!
//! ## Operator
//!
//! - Put the rules for `https`, the host and the slash together, so that one redirect does all three.
//! - Give permanent redirects `Cache-Control: max-age=3600`, and more when they have proven right.
//!
//! # References
//!
//! - RFC 9110 §15.4, §10.2.2, §4.2.2

use std::collections::{HashMap, HashSet};

use crate::answers::{Once, address, all, short};
use crate::caching::Caching;
use crate::check::{Check, Mode, nothing};
use crate::exchange::{Answer, Exchange};
use crate::finding::{Confidence, Finding, Findings, Severity};
use crate::origin::{Origin, Scheme};
use crate::run::Run;
use crate::site::Site;

pub(crate) static CHECK: Check = Check {
    number: "A107",
    id: "redirect",
    severity: Severity::Should,
    mode: Mode::Passive,
    wants: nothing,
    judge,
};

/// Chains longer than this should be mended; longer than the second, they could be better.
const MOST: usize = 5;
const FEW: usize = 2;
/// Nobody follows further, and neither do we.
const ENOUGH: usize = 20;
/// A year, in seconds.
const YEAR: u64 = 365 * 24 * 3600;

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    let mut once = Once::default();
    for (exchange, answer) in all(run).filter(|(_, answer)| answer.is_redirect()) {
        let step = step(exchange, answer);
        for (severity, finding) in step.into_iter().chain(forever(exchange, answer)) {
            if once.says(exchange, &finding.what) {
                findings.add_as(severity, finding);
            }
        }
    }
    let hops = Hops::of(run);
    for start in hops.beginnings() {
        if let Some((severity, finding)) = chain(&hops, start) {
            findings.add_as(severity, finding);
        }
    }
}

/// What one redirect shows by itself.
fn step(exchange: &Exchange, answer: &Answer) -> Option<(Severity, Finding)> {
    if answer.fields.0.is_empty() {
        return None;
    }
    let status = answer.status;
    let location = answer.fields.get("Location").unwrap_or_default();
    let origin = &exchange.request.origin;
    let why = "a redirect should say in `Location` where to go (RFC 9110 §15.4, §10.2.2)";
    if location.is_empty() {
        let finding = Finding::of(exchange, format!("the {status} has no `Location`"));
        let finding = finding.why(why).fix("send `Location` with the new address");
        return Some((Severity::Should, finding));
    }
    let base = origin.url(&exchange.request.target)?;
    let Ok(url) = base.join(location) else {
        let what = format!("`Location: {}` is no address", short(location));
        let fix = "write an address, or a path on this server, into `Location`";
        return Some((
            Severity::Should,
            Finding::of(exchange, what).why(why).fix(fix),
        ));
    };
    let next = Origin::of(&url)?;
    if origin.scheme == Scheme::Http || next.scheme == Scheme::Https {
        return None;
    }
    let (severity, host) = if next.host == origin.host {
        (Severity::Should, "")
    } else {
        (Severity::Advice, " of another host")
    };
    let finding = Finding::of(
        exchange,
        format!("the {status} leads from `https` to `http`{host}"),
    );
    let finding = finding
        .why("the next request, with its address and its cookies, is sent in the clear, and `https` promises that it is not (RFC 9110 §4.2.2)")
        .fix("write `https` into `Location`, or the path alone");
    Some((severity, finding))
}

/// A permanent redirect that is kept for longer than anybody can promise.
fn forever(exchange: &Exchange, answer: &Answer) -> Option<(Severity, Finding)> {
    if !matches!(answer.status, 301 | 308) {
        return None;
    }
    let caching = Caching::of(exchange, answer);
    let is_immutable = answer.fields.directive("Cache-Control", "immutable");
    let how = if is_immutable.is_some() && caching.seconds() > 0 {
        "as `immutable`".to_owned()
    } else if caching.seconds() > YEAR {
        format!("for {} years", caching.seconds() / YEAR)
    } else {
        return None;
    };
    let what = format!("the {} is stored {how}", answer.status);
    let finding = Finding::of(exchange, what)
        .why("what a browser has stored cannot be taken back, and the old address stays lost for it (RFC 9111 §4.2)")
        .fix("send `Cache-Control: max-age=3600` with permanent redirects, and more when they have proven right");
    Some((Severity::Advice, finding))
}

/// Which address leads to which, for one who asks with GET.
struct Hops<'r> {
    /// In the order of the run.
    all: Vec<(Place<'r>, Hop<'r>)>,
    by_place: HashMap<Place<'r>, usize>,
}

/// Who asks, and for what.
type Place<'r> = (&'r str, String);

struct Hop<'r> {
    exchange: &'r Exchange,
    next: String,
    sets_cookie: bool,
}

impl<'r> Hops<'r> {
    fn of(run: &'r Run) -> Self {
        let (mut all, mut ends) = (Vec::new(), HashSet::new());
        for exchange in run.visits().filter(|one| one.request.method == "GET") {
            let place = (exchange.request.identity.as_str(), address(exchange));
            let hop = exchange.answer().and_then(|answer| hop(exchange, answer));
            match hop {
                Some(hop) => all.push((place, hop)),
                // An address that led somewhere once and is a page now is no part of a circle.
                None => _ = ends.insert(place),
            }
        }
        all.retain(|(place, _)| !ends.contains(place));
        let mut by_place = HashMap::new();
        for (number, (place, _)) in all.iter().enumerate() {
            by_place.entry(place.clone()).or_insert(number);
        }
        Self { all, by_place }
    }

    fn at(&self, place: &Place<'r>) -> Option<&Hop<'r>> {
        let number = self.by_place.get(place)?;
        self.all.get(*number).map(|(_, hop)| hop)
    }

    /// Where chains begin: what no other redirect leads to, and then whatever is left, which is in a circle.
    fn beginnings(&self) -> Vec<&Place<'r>> {
        let pairs = self.all.iter();
        let led_to: HashSet<Place<'_>> = pairs
            .map(|((identity, _), hop)| (*identity, hop.next.clone()))
            .collect();
        let (inner, mut starts): (Vec<_>, Vec<_>) = self
            .all
            .iter()
            .map(|(place, _)| place)
            .partition(|place| led_to.contains(place));
        let mut seen: HashSet<Place<'_>> = HashSet::new();
        for place in &starts {
            self.walk(place, &mut seen);
        }
        for place in inner {
            if !seen.contains(place) {
                self.walk(place, &mut seen);
                starts.push(place);
            }
        }
        let mut told = HashSet::new();
        starts.retain(|place| told.insert((*place).clone()));
        starts
    }

    /// Notes all places that a start leads to.
    fn walk(&self, start: &Place<'r>, seen: &mut HashSet<Place<'r>>) {
        let mut place = start.clone();
        while seen.insert(place.clone()) {
            let Some(hop) = self.at(&place) else {
                return;
            };
            place.1.clone_from(&hop.next);
        }
    }
}

/// Where a redirect leads to, without the fragment.
fn hop<'r>(exchange: &'r Exchange, answer: &Answer) -> Option<Hop<'r>> {
    let location = answer.fields.get("Location")?;
    let base = exchange.request.origin.url(&exchange.request.target)?;
    let url = base.join(location).ok().filter(|_| answer.is_redirect())?;
    let query = url.query().map(|query| format!("?{query}"));
    let (origin, query) = (Origin::of(&url)?, query.unwrap_or_default());
    Some(Hop {
        exchange,
        next: format!("{origin}{}{query}", url.path()),
        sets_cookie: answer.fields.has("Set-Cookie"),
    })
}

/// What is wrong with the chain that begins here.
fn chain(hops: &Hops<'_>, start: &Place<'_>) -> Option<(Severity, Finding)> {
    let (mut place, mut seen) = (start.clone(), HashSet::new());
    let (mut steps, mut is_circle) = (Vec::new(), false);
    while let Some(hop) = hops.at(&place).filter(|_| steps.len() < ENOUGH) {
        is_circle = !seen.insert(place.clone());
        if is_circle {
            break;
        }
        steps.push(hop);
        place.1.clone_from(&hop.next);
    }
    let first = steps.first()?.exchange;
    let (severity, what) = if is_circle {
        let what = format!("the redirects go in a circle of {}", steps.len());
        (Severity::Should, what)
    } else if steps.len() > FEW {
        let is_long = steps.len() > MOST;
        let severity = if is_long {
            Severity::Should
        } else {
            Severity::Advice
        };
        (
            severity,
            format!("{} redirects follow each other", steps.len()),
        )
    } else {
        return None;
    };
    let is_sure = !is_circle || steps.iter().all(|hop| !hop.sets_cookie);
    let confidence = if is_sure {
        Confidence::High
    } else {
        Confidence::Low
    };
    let rest = steps.iter().skip(1).take(MOST);
    let mut finding = Finding::of(first, what)
        .why("every redirect costs a round trip, and clients stop after some of them (RFC 9110 §15.4)")
        .fix("let every address lead straight to the final one")
        .confidence(confidence);
    for hop in rest {
        finding = finding.and(hop.exchange);
    }
    Some((
        severity,
        finding.fact(format!("ends at: {}", short(&place.1))),
    ))
}
