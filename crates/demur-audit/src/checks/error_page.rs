//! An error page names its language, says in a heading what is wrong, and leads on from there.
//!
//! # Why it matters
//!
//! Who meets an error page did nothing wrong, mostly, and wants to go on. A screen reader needs the language, a title and a
//! heading; a telephone needs a viewport; everybody needs a way to the home page, and on a 404 a way to search. A page that has none of
//! them is where visits end.
//!
//! # What it looks for
//!
//! Pages in HTML with 4xx or 5xx, of 512 octets or more: a short one, as servers make it by themselves, is fine. Browsers ask for
//! one path that leads to nothing in each directory that has pages, at most sixty.
//!
//! - `lang`, the title and a heading.
//! - A link to the home page, and on 404 and 410 a search.
//! - A viewport.
//! - `alt` on each image.
//!
//! A condition, a range and a malformed request are nothing that a link leads to: what is answered to them is no page for
//! visitors.
//!
//! `noindex` is not asked for: search engines leave out what is answered 4xx.
//!
//! # Finding
//!
//! ```exchange
//! GET /qwertz HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: text/html
//!
//! <html><head><style>body { font-family: sans-serif; margin: 4em auto; width: 40em; color: #333; background: #fafafa } p { line-height: 1.5 } .code { font-size: 6em; color: #c00; text-align: center } .box { border: 1px solid #ccc; padding: 2em; border-radius: 4px; box-shadow: 0 0 4px #ddd } .small { font-size: 80%; color: #777 } @media print { .box { border: none } } .foot { margin-top: 4em; border-top: 1px solid #eee; padding-top: 1em }</style></head>
//! <body><div class="box"><p class="code">404</p><p>Whatever you are looking for, it is not here, and we cannot tell where it may be.</p><img src="/sad.png"></div></body></html>
//! ```
//!
//! # Clean
//!
//! ```exchange
//! GET /qwertz HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: text/html
//!
//! <!doctype html><html lang="en"><head><title>Not found</title><meta name="viewport" content="width=device-width"><style>body { font-family: sans-serif; margin: 4em auto; width: 40em; color: #333; background: #fafafa } p { line-height: 1.5 } .box { border: 1px solid #ccc; padding: 2em; border-radius: 4px; box-shadow: 0 0 4px #ddd } .small { font-size: 80%; color: #777 }</style></head>
//! <body><h1>There is no such page</h1><p>Go to the <a href="/">home page</a>, or look for it:</p><form role="search"><input type="search" name="q"></form><img src="/cup.png" alt=""></body></html>
//! ```
//!
//! What a server makes by itself is short and says enough:
//!
//! ```exchange
//! GET /qwertz HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: text/html
//!
//! <html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>
//! ```
//!
//! Programs ask for ranges, and browsers do with files that are larger than a page:
//!
//! ```exchange
//! GET /report.pdf HTTP/1.1
//! Host: shop.example
//! Range: bytes=99999999999-
//!
//! HTTP/1.1 416 Range Not Satisfiable
//! Content-Range: bytes */120000
//! Content-Type: text/html
//!
//! <html><head><style>body { font-family: sans-serif; margin: 4em auto; width: 40em; color: #333; background: #fafafa } p { line-height: 1.5 } .code { font-size: 6em; color: #c00; text-align: center } .box { border: 1px solid #ccc; padding: 2em; border-radius: 4px; box-shadow: 0 0 4px #ddd } .small { font-size: 80%; color: #777 } @media print { .box { border: none } } .foot { margin-top: 4em; border-top: 1px solid #eee; padding-top: 1em }</style></head>
//! <body><pre>Range Not Satisfiable</pre></body></html>
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Make the error page in the layout of the site, with its navigation, and say in the heading what is wrong.
//!
//! ## Operator
//!
//! - Replace the pages of the server and of what stands in front of it by the site's own, and keep the status.
//!
//! # References
//!
//! - RFC 9110 §15.5

use std::collections::HashSet;

use crate::answers;
use crate::check::{Check, Mode};
use crate::exchange::{Answer, Ended, Exchange};
use crate::finding::{Finding, Findings, Severity};
use crate::html::{self, Page};
use crate::missing;
use crate::probe::Wants;
use crate::run::Run;
use crate::site::Site;

const ID: &str = "error-page";

/// A page of fewer octets is one that a server makes by itself.
const SMALL: usize = 512;

pub(crate) static CHECK: Check = Check {
    number: "A406",
    id: ID,
    severity: Severity::Advice,
    mode: Mode::Safe,
    wants,
    judge,
};

fn wants(site: &Site, run: &Run, wants: &mut Wants) {
    for probe in missing::of_browsers(site, run) {
        wants.ask(probe.for_check(ID, "page"));
    }
}

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    // The same page under many paths is told once.
    let mut told = HashSet::new();
    for exchange in run.all() {
        let answer = exchange.answer().filter(|answer| is_judged(answer));
        let Some(answer) = answer.filter(|_| is_followed(exchange)) else {
            continue;
        };
        let page = html::read(&answer.beginning(crate::html::READ));
        let lacks = lacks(exchange, answer.status, &page);
        let key = (
            exchange.request.origin.clone(),
            answer.status,
            lacks.clone(),
            page.title,
        );
        if !lacks.is_empty() && told.insert(key) {
            findings.add(
                Finding::of(exchange, format!("the page of the {} has {}", answer.status, lacks.join(", ")))
                    .why("who meets an error page has to understand it and to find a way on, also with a screen reader or a telephone")
                    .fix("make the page in the layout of the site: `lang`, a title, a heading, a viewport, `alt`, a link home and a search"),
            );
        }
    }
}

/// Fields that nobody sends who follows a link.
const OF_PROGRAMS: [&str; 5] = [
    "If-Match",
    "If-None-Match",
    "If-Modified-Since",
    "If-Unmodified-Since",
    "Range",
];

/// Whether a person can have come here, by a link or a form.
fn is_followed(exchange: &Exchange) -> bool {
    let mut fields = OF_PROGRAMS.iter();
    answers::is_plain(exchange)
        && matches!(exchange.request.method.as_str(), "GET" | "POST")
        && !fields.any(|name| answers::sent(exchange, name).is_some())
}

fn is_judged(answer: &Answer) -> bool {
    answer.is_error()
        && answer.is_html()
        && answer.ended == Ended::Whole
        && answer.body.len() >= SMALL
}

/// What a page does not have.
fn lacks(exchange: &Exchange, status: u16, page: &Page) -> Vec<&'static str> {
    let is_missing = matches!(status, 404 | 410);
    let all = [
        (
            page.lang.as_deref().unwrap_or_default().is_empty(),
            "no `lang`",
        ),
        (page.title.is_empty(), "no title"),
        (page.headings == 0, "no heading"),
        (!leads_home(exchange, page), "no link to the home page"),
        (is_missing && !leads_to_search(page), "no search"),
        (!page.has_viewport, "no viewport"),
        (page.images_without_alt > 0, "an image without `alt`"),
    ];
    let lacking = all.into_iter().filter(|(is, _)| *is);
    lacking.map(|(_, what)| what).collect()
}

/// Whether a link goes to the root, or to the home page in one language.
fn leads_home(exchange: &Exchange, page: &Page) -> bool {
    let Some(base) = exchange.request.origin.url(&exchange.request.target) else {
        return false;
    };
    let base = page
        .base
        .as_ref()
        .and_then(|own| base.join(own).ok())
        .unwrap_or(base);
    let all = page.links.iter().filter_map(|link| base.join(link).ok());
    let mut own = all.filter(|url| url.host_str() == base.host_str());
    own.any(|url| crate::soft::is_home(url.path()))
}

fn leads_to_search(page: &Page) -> bool {
    page.has_search || page.links.iter().any(|link| crate::soft::is_search(link))
}
