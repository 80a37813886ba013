//! `/robots.txt` is a text that can be had, or says 404, and the sitemaps it names are there.
//!
//! # Why it matters
//!
//! The status of `/robots.txt` is a rule of its own (RFC 9309 §2.3.1): a 4xx allows everything to every crawler, a 5xx forbids
//! everything. A 403 from a firewall opens what was to be closed, and a 500 takes the site out of the search engines within
//! days. A page in its place holds no rule, so that all is allowed.
//!
//! # What it looks for
//!
//! One GET of `/robots.txt` for each origin, up to six more where it is redirected, another where it fails, and one for each sitemap
//! that it names on the same origin, up to five:
//!
//! - A 5xx, seen twice. A 401 or 403 is advice: it forbids nothing.
//! - A page of HTML in place of the file, another type than `text/plain`, or octets that are no UTF-8.
//! - More than five redirects.
//! - More than 500 KiB, of which crawlers need not read the rest.
//! - A sitemap that is named and is not there, or is a page of HTML.
//!
//! A 404 is right where there are no rules.
//!
//! # Finding
//!
//! ```exchange
//! for: robots
//! GET /robots.txt HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 500 Internal Server Error
//! ---
//! for: again
//! GET /robots.txt HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 503 Service Unavailable
//! ```
//!
//! ```exchange
//! for: robots
//! GET /robots.txt HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 403 Forbidden
//! ```
//!
//! ```exchange
//! for: robots
//! GET /robots.txt HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: text/html
//!
//! <!doctype html><title>Shop</title>
//! ```
//!
//! ```exchange
//! for: robots
//! GET /robots.txt HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: text/plain
//!
//! Sitemap: https://shop.example/sitemap.xml
//! ---
//! for: sitemap
//! about: https://shop.example/robots.txt
//! GET /sitemap.xml HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! ```
//!
//! ```exchange
//! for: robots
//! GET /robots.txt HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: application/octet-stream
//!
//! User-agent: *
//! ```
//!
//! ```exchange
//! for: robots
//! GET /robots.txt HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 302 Found
//! Location: /robots.txt
//! ---
//! for: hop
//! about: https://shop.example/robots.txt
//! GET /robots.txt HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 302 Found
//! Location: /robots.txt
//! ```
//!
//! # Clean
//!
//! ```exchange
//! for: robots
//! GET /robots.txt HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: text/plain; charset=utf-8
//!
//! User-agent: *
//! Disallow: /cart
//! Sitemap: https://shop.example/sitemap.xml
//! ---
//! for: sitemap
//! about: https://shop.example/robots.txt
//! GET /sitemap.xml HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: application/xml
//!
//! <urlset/>
//! ```
//!
//! No rules, and a failure that went by:
//!
//! ```exchange
//! for: robots
//! GET /robots.txt HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: text/html
//!
//! <!doctype html><title>Not found</title>
//! ```
//!
//! ```exchange
//! for: robots
//! GET /robots.txt HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 503 Service Unavailable
//! ---
//! for: again
//! GET /robots.txt HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Serve `/robots.txt` as a file, before the routes of the application and without its database.
//! - Answer 404 where there are no rules, and never the start page.
//!
//! ## Operator
//!
//! - Let `/robots.txt` through firewalls and logins.
//!
//! # References
//!
//! - RFC 9309 §2.3, §2.3.1, §2.5

use crate::check::{Check, Mode};
use crate::crawl;
use crate::exchange::{Answer, Exchange};
use crate::finding::{Confidence, Finding, Findings, Severity};
use crate::origin::Origin;
use crate::plan::told;
use crate::probe::{Probe, Wants};
use crate::run::Run;
use crate::sample;
use crate::site::Site;

const ID: &str = "crawler-files";

/// Redirects that every crawler follows (RFC 9309 §2.3.1.2), and octets that it reads (§2.5).
const HOPS: usize = 5;
const SIZE: usize = 500 << 10;

/// Sitemaps of one file that are asked for.
const SITEMAPS: usize = 5;

pub(crate) static CHECK: Check = Check {
    number: "A601",
    id: ID,
    severity: Severity::Should,
    mode: Mode::Safe,
    wants,
    judge,
};

fn wants(site: &Site, run: &Run, wants: &mut Wants) {
    for origin in sample::origins(site) {
        let probe = Probe::new("GET", origin, "/robots.txt");
        wants.ask(probe.clone().for_check(ID, "robots"));
        let about = format!("{origin}/robots.txt");
        let Some(first) = run.one(ID, "robots", &about) else {
            continue;
        };
        if is_failure(first) {
            wants.ask(probe.again(1).for_check(ID, "again"));
        }
        let chain = chain(run, first, &about);
        if let Some((origin, target)) = next(&chain) {
            let probe = Probe::new("GET", &origin, &target).about(&about);
            wants.ask(probe.for_check(ID, "hop"));
        }
        let text = chain
            .last()
            .and_then(|last| rules(last))
            .unwrap_or_default();
        for target in sitemaps(&text, origin) {
            let probe = Probe::new("GET", origin, &target).about(&about);
            wants.ask(probe.for_check(ID, "sitemap"));
        }
    }
}

/// The answers from the first one over its redirects.
fn chain<'r>(run: &'r Run, first: &'r Exchange, about: &str) -> Vec<&'r Exchange> {
    let mut chain = vec![first];
    while let Some(next) = chain.last().and_then(|last| crawl::location(last)) {
        let hop = run.of_part(ID, "hop").find(|(hop, purpose)| {
            let url = hop.request.origin.url(&hop.request.target);
            purpose.about == about && url.as_ref() == Some(&next)
        });
        let Some((hop, _)) = hop.filter(|_| chain.len() <= HOPS + 1) else {
            break;
        };
        chain.push(hop);
    }
    chain
}

/// Where the last redirect of a chain leads, as long as it stays where it is.
fn next(chain: &[&Exchange]) -> Option<(Origin, String)> {
    let last = chain.last().filter(|_| chain.len() <= HOPS)?;
    let url = crawl::location(last)?;
    let origin = Origin::of(&url).filter(|origin| *origin == last.request.origin)?;
    Some((origin, crawl::target_of(&url)))
}

fn is_failure(exchange: &Exchange) -> bool {
    exchange
        .status()
        .is_some_and(|status| (500..600).contains(&status))
}

/// The text of a file that can be one.
fn rules(exchange: &Exchange) -> Option<String> {
    let answer = exchange.answer().filter(|answer| answer.is_success())?;
    let text = answer.text();
    (!is_page(answer, &text)).then_some(text)
}

/// Whether it is a page of HTML, whatever it says it is.
fn is_page(answer: &Answer, text: &str) -> bool {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let start: String = start.chars().take(14).collect();
    let start = start.to_ascii_lowercase();
    answer.is_html() || start.starts_with("<!doctype html") || start.starts_with("<html")
}

/// The targets of the sitemaps that a file names on its own origin.
fn sitemaps(text: &str, own: &Origin) -> Vec<String> {
    let lines = text.lines().filter_map(|line| {
        let (key, value) = line.split_once(':')?;
        let is_sitemap = key.trim().eq_ignore_ascii_case("sitemap");
        let url = url::Url::parse(value.trim()).ok().filter(|_| is_sitemap)?;
        let origin = Origin::of(&url)?;
        (origin == *own).then(|| crawl::target_of(&url))
    });
    lines.take(SITEMAPS).collect()
}

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    for (first, purpose) in run.of_part(ID, "robots") {
        let chain = chain(run, first, &purpose.about);
        let Some(last) = chain.last() else {
            continue;
        };
        if chain.len() > HOPS && crawl::location(last).is_some() {
            let what = format!("`/robots.txt` is redirected more than {HOPS} times");
            let finding = Finding::of(first, what)
                .why("crawlers follow five redirects, and may take the file for missing then (RFC 9309 §2.3.1.2)")
                .fix("answer `/robots.txt` itself, or with one redirect");
            findings.add(chain.iter().skip(1).fold(finding, |all, one| all.and(one)));
        } else if is_failure(first) {
            let again = run.one(ID, "again", &purpose.about);
            if let Some(again) = again.filter(|again| is_failure(again)) {
                findings.add(failing(first, again));
            }
        } else if let Some(answer) = last.answer() {
            judge_file(last, answer, findings);
        }
    }
    for (sitemap, purpose) in run.of_part(ID, "sitemap") {
        judge_sitemap(sitemap, run.one(ID, "robots", &purpose.about), findings);
    }
}

fn failing(first: &Exchange, again: &Exchange) -> Finding {
    let status = first.status().unwrap_or_default();
    Finding::of(first, format!("`/robots.txt` gets {status}"))
        .why("crawlers must take the whole site for forbidden while the file gets a 5xx (RFC 9309 §2.3.1.4)")
        .fix("serve the file, or 404 where there are no rules")
        .confidence(Confidence::Medium)
        .and(again)
}

fn judge_file(exchange: &Exchange, answer: &Answer, findings: &mut Findings<'_>) {
    if matches!(answer.status, 401 | 403) {
        let what = format!(
            "`/robots.txt` gets {}, which allows everything",
            answer.status
        );
        let finding = Finding::of(exchange, what)
            .why("a file that gets a 4xx is unavailable, and a crawler may fetch everything then (RFC 9309 §2.3.1.3)")
            .fix("let everybody have `/robots.txt`, or answer 404 where there are no rules");
        findings.add_as(Severity::Advice, finding);
    }
    if answer.status != 200 {
        return;
    }
    let (text, media_type) = (answer.text(), answer.media_type());
    let is_packed = answer.fields.has("Content-Encoding");
    let what = if is_page(answer, &text) {
        "a page of HTML comes in place of `/robots.txt`".to_owned()
    } else if !media_type.is_empty() && media_type != "text/plain" {
        format!("`/robots.txt` is sent as `{}`", told::cut(&media_type))
    } else if text.len() > SIZE {
        let finding = Finding::of(exchange, "`/robots.txt` is larger than 500 KiB")
            .why("crawlers need not read more than 500 KiB (RFC 9309 §2.5)")
            .fix("write fewer and more general rules");
        findings.add_as(Severity::Advice, finding);
        return;
    } else if !is_packed && std::str::from_utf8(&answer.body).is_err() {
        "`/robots.txt` is no UTF-8".to_owned()
    } else {
        return;
    };
    let finding = Finding::of(exchange, what)
        .why("the file must be a text in UTF-8 of the type `text/plain` (RFC 9309 §2.3)")
        .fix("serve a text as `text/plain`, or 404 where there are no rules");
    findings.add_as(Severity::Must, finding);
}

fn judge_sitemap(sitemap: &Exchange, robots: Option<&Exchange>, findings: &mut Findings<'_>) {
    let Some(answer) = sitemap.answer().filter(|_| !sitemap.is_no_verdict()) else {
        return;
    };
    let is_missing = (400..500).contains(&answer.status);
    let is_read = answer.status == 200 && !is_page(answer, &answer.text());
    if is_read || !matches!(answer.status, 200 | 400..=499) {
        return;
    }
    let what = if is_missing {
        format!(
            "`/robots.txt` names this sitemap, and it gets {}",
            answer.status
        )
    } else {
        "`/robots.txt` names this sitemap, and it is a page of HTML".to_owned()
    };
    let finding = Finding::of(sitemap, what)
        .why("a 4xx says that there is no such file (RFC 9110 §15.5), so that crawlers find no page by it")
        .fix("serve the sitemap, or take the line out of `/robots.txt`");
    findings.add(robots.into_iter().fold(finding, Finding::and));
}
