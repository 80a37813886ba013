//! A resource has one address, and other spellings of it lead there or nowhere.
//!
//! # Why it matters
//!
//! Paths that differ are different resources (RFC 9110 §4.2.3, RFC 3986 §6). Where a server answers several spellings with the same
//! content and does not say which one is meant, caches keep it several times, search engines share its weight among
//! them, and a rule that protects `/admin` does not protect `/Admin` or `//admin`. A spelling that makes the server fail shows
//! that a component behind it reads paths in its own way.
//!
//! # What it looks for
//!
//! Up to six resources of each origin are asked for again under other spellings, with one GET each: another trailing slash,
//! a doubled slash, the last segment in the other case, a version such as `v987` in place of `v1`, an encoded slash, and dot
//! segments. Beside them a random name, which tells a server that answers everything alike: that is reported elsewhere.
//!
//! - The same content with 200, and neither `rel="canonical"` nor `Content-Location` in it: one finding for each kind of
//!   spelling and origin.
//! - A 500 to an encoded slash or to dot segments.
//!
//! Redirects and 4xx are right. Whether an encoded slash is a slash differs from server to server, and is left alone.
//!
//! # Finding
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: application/json
//!
//! {"products":[]}
//! ---
//! for: slash
//! about: https://shop.example/products
//! GET /products/ HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: application/json
//!
//! {"products":[]}
//! ```
//!
//! ```exchange
//! GET /shop/cart HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//!
//! The cart
//! ---
//! for: encoded
//! about: https://shop.example/shop/cart
//! GET /shop%2Fcart HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 500 Internal Server Error
//! ```
//!
//! # Clean
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: application/json
//!
//! {"products":[]}
//! ---
//! for: slash
//! about: https://shop.example/products
//! GET /products/ HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 308 Permanent Redirect
//! Location: /products
//! ---
//! for: case
//! about: https://shop.example/products
//! GET /PRODUCTS HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! ```
//!
//! The page says which address is meant:
//!
//! ```exchange
//! GET /about HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: text/html
//!
//! <link rel="canonical" href="/about"><h1>About</h1>
//! ---
//! for: slash
//! about: https://shop.example/about
//! GET /about/ HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: text/html
//!
//! <link rel="canonical" href="/about"><h1>About</h1>
//! ```
//!
//! This server answers everything alike:
//!
//! ```exchange
//! GET /about HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//!
//! The shop
//! ---
//! for: random
//! about: https://shop.example/about
//! GET /q7w8e9 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//!
//! The shop
//! ---
//! for: slash
//! about: https://shop.example/about
//! GET /about/ HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//!
//! The shop
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Choose one spelling, and redirect the others to it with 308 or answer them with 404. Most routers have a setting for
//!   the trailing slash and one for case.
//! - Name the address that is meant with `<link rel="canonical">` where several must work.
//!
//! ## Operator
//!
//! - Match rules that protect something against the path as the application reads it.
//!
//! # References
//!
//! - RFC 9110 §4.2.3
//! - RFC 3986 §6.2

use std::collections::{BTreeMap, HashMap};

use crate::check::{Check, Mode};
use crate::exchange::{Answer, Exchange};
use crate::finding::{Confidence, Finding, Findings, Severity};
use crate::origin::Origin;
use crate::plan::told;
use crate::probe::{ANONYMOUS, Probe, Wants};
use crate::run::Run;
use crate::sample::{self, Pair};
use crate::site::{Site, Target};

const ID: &str = "path-variants";

/// Resources of one origin that are asked for in other spellings.
const MOST: usize = 6;

pub(crate) static CHECK: Check = Check {
    number: "A217",
    id: ID,
    severity: Severity::Advice,
    mode: Mode::Safe,
    wants,
    judge,
};

/// A way to write a path differently; nothing where it is the same then.
struct Variant {
    part: &'static str,
    words: &'static str,
    spell: fn(&str) -> Option<String>,
    /// Whether one that gets the same content is a second address of the resource.
    is_duplicate: bool,
}

const VARIANTS: [Variant; 6] = [
    Variant {
        part: "slash",
        words: "with another trailing slash",
        spell: other_slash,
        is_duplicate: true,
    },
    Variant {
        part: "double",
        words: "with a doubled slash",
        spell: doubled,
        is_duplicate: true,
    },
    Variant {
        part: "case",
        words: "in the other case",
        spell: other_case,
        is_duplicate: true,
    },
    Variant {
        part: "version",
        words: "with a version that does not exist",
        spell: other_version,
        is_duplicate: true,
    },
    Variant {
        part: "encoded",
        words: "with an encoded slash",
        spell: encoded,
        is_duplicate: false,
    },
    Variant {
        part: "dots",
        words: "with dot segments",
        spell: with_dots,
        is_duplicate: false,
    },
];

fn wants(site: &Site, run: &Run, wants: &mut Wants) {
    let mut counts: HashMap<&Origin, usize> = HashMap::new();
    for (target, _) in sample::good(site, run) {
        let is_one = target.path() != "/" && target.identity == ANONYMOUS;
        let count = counts.entry(&target.origin).or_default();
        if !is_one || *count >= MOST {
            continue;
        }
        *count += 1;
        let directory = target.path().trim_end_matches('/').rsplit_once('/');
        let directory = directory.map_or("", |(directory, _)| directory);
        let random = site.settings.nonsense(directory, 16);
        ask(target, "random", &format!("{directory}/{random}"), wants);
        for variant in &VARIANTS {
            if let Some(path) = (variant.spell)(target.path()) {
                ask(target, variant.part, &path, wants);
            }
        }
    }
}

fn ask(target: &Target, part: &str, path: &str, wants: &mut Wants) {
    let query = target.target.get(target.path().len()..).unwrap_or_default();
    let probe = Probe::new("GET", &target.origin, &format!("{path}{query}"));
    wants.ask(probe.about(target.url()).for_check(ID, part));
}

fn other_slash(path: &str) -> Option<String> {
    let other = match path.strip_suffix('/') {
        Some(without) => without.to_owned(),
        None => format!("{path}/"),
    };
    (!other.is_empty()).then_some(other)
}

fn doubled(path: &str) -> Option<String> {
    let (directory, name) = path.trim_end_matches('/').rsplit_once('/')?;
    let end = if path.ends_with('/') { "/" } else { "" };
    Some(format!("{directory}//{name}{end}"))
}

fn other_case(path: &str) -> Option<String> {
    let (directory, name) = path.trim_end_matches('/').rsplit_once('/')?;
    // What is encoded has a case of its own, and a name with digits may be an id.
    let is_word = name
        .bytes()
        .all(|byte| !byte.is_ascii_digit() && byte != b'%');
    let other = if name.bytes().any(|byte| byte.is_ascii_lowercase()) {
        name.to_ascii_uppercase()
    } else {
        name.to_ascii_lowercase()
    };
    let end = if path.ends_with('/') { "/" } else { "" };
    (is_word && other != name).then(|| format!("{directory}/{other}{end}"))
}

fn other_version(path: &str) -> Option<String> {
    let is_version = |segment: &str| {
        let digits = segment.strip_prefix('v').unwrap_or_default();
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let segments: Vec<&str> = path.split('/').collect();
    let at = segments.iter().position(|segment| is_version(segment))?;
    let other = segments.iter().enumerate();
    let other = other.map(|(place, segment)| if place == at { "v987" } else { segment });
    Some(other.collect::<Vec<_>>().join("/"))
}

fn encoded(path: &str) -> Option<String> {
    let (directory, name) = path.trim_end_matches('/').rsplit_once('/')?;
    let end = if path.ends_with('/') { "/" } else { "" };
    (!directory.is_empty()).then(|| format!("{directory}%2F{name}{end}"))
}

fn with_dots(path: &str) -> Option<String> {
    let (directory, name) = path.trim_end_matches('/').rsplit_once('/')?;
    let end = if path.ends_with('/') { "/" } else { "" };
    Some(format!("{directory}/demur/../{name}{end}"))
}

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    for variant in &VARIANTS {
        let pairs = sample::pairs(run, ID, variant.part);
        let failed = pairs.iter().filter(|pair| sample::failed(pair.answer));
        tell(variant, failed, findings, failure);
        let same = pairs.iter().filter(|pair| {
            variant.is_duplicate && is_same(pair.answer, pair.before) && is_told_apart(pair, run)
        });
        tell(variant, same, findings, duplicate);
    }
}

/// One finding for each origin.
fn tell<'p>(
    variant: &Variant,
    pairs: impl Iterator<Item = &'p Pair<'p>>,
    findings: &mut Findings<'_>,
    finding: fn(&Variant, &Exchange, usize) -> (Severity, Finding),
) {
    let mut origins: BTreeMap<&Origin, Vec<&Pair<'_>>> = BTreeMap::new();
    for pair in pairs {
        origins
            .entry(&pair.exchange.request.origin)
            .or_default()
            .push(pair);
    }
    for pairs in origins.into_values() {
        let Some(first) = pairs.first() else {
            continue;
        };
        let (severity, mut told) = finding(variant, first.exchange, pairs.len());
        told = told.and(first.visit);
        for pair in &pairs {
            let (target, status) = (&pair.exchange.request.target, pair.answer.status);
            let about = told::cut(&pair.visit.request.target);
            told = told.fact(format!("{}: {status}, as {about}", told::cut(target)));
        }
        findings.add_as(severity, told);
    }
}

fn duplicate(variant: &Variant, exchange: &Exchange, count: usize) -> (Severity, Finding) {
    let what = told(variant, count, "the same content again");
    let finding = Finding::of(exchange, what)
        .why("paths that differ are different resources, and nothing says which of them is meant (RFC 9110 §4.2.3)")
        .fix("redirect other spellings to one with 308, answer 404, or name the one that is meant with `rel=\"canonical\"`")
        .confidence(Confidence::Medium);
    (Severity::Advice, finding)
}

fn failure(variant: &Variant, exchange: &Exchange, count: usize) -> (Severity, Finding) {
    let what = told(variant, count, "a 500");
    let finding = Finding::of(exchange, what)
        .why("a path that names nothing is a fault of the client, and gets 404 or 400 (RFC 9110 §15.5.5)")
        .fix("find what fails over the path, and answer 404 or 400 before it gets there")
        .confidence(Confidence::Medium);
    (Severity::Should, finding)
}

fn told(variant: &Variant, count: usize, answer: &str) -> String {
    match count {
        1 => format!("an address written {} gets {answer}", variant.words),
        many => format!("{many} addresses written {} get {answer}", variant.words),
    }
}

fn is_same(one: &Answer, other: &Answer) -> bool {
    let is_named = one.fields.has("Content-Location")
        || one.fields.all("Link").any(is_canonical)
        || is_canonical(&one.beginning(crate::html::READ));
    one.status == other.status && !one.body.is_empty() && one.body == other.body && !is_named
}

fn is_canonical(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    ["rel=\"canonical\"", "rel='canonical'", "rel=canonical"]
        .iter()
        .any(|relation| text.contains(relation))
}

/// Whether a name that is nothing gets something else than the resource.
fn is_told_apart(pair: &Pair<'_>, run: &Run) -> bool {
    let random = run.one(ID, "random", &pair.purpose.about);
    random
        .and_then(Exchange::answer)
        .is_none_or(|random| !is_same(random, pair.before))
}

#[cfg(test)]
mod tests {
    use super::VARIANTS;

    fn spelled(path: &str) -> Vec<Option<String>> {
        VARIANTS
            .iter()
            .map(|variant| (variant.spell)(path))
            .collect()
    }

    #[test]
    fn each_way_of_writing_a_path_is_another_path() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            spelled("/api/v1/orders"),
            [
                some("/api/v1/orders/"),
                some("/api/v1//orders"),
                some("/api/v1/ORDERS"),
                some("/api/v987/orders"),
                some("/api/v1%2Forders"),
                some("/api/v1/demur/../orders"),
            ]
        );
        assert_eq!(
            spelled("/a7/"),
            [
                some("/a7"),
                some("//a7/"),
                None,
                None,
                None,
                some("/demur/../a7/")
            ]
        );
    }
}
