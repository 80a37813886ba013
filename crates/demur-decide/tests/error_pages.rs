//! What a client sees of an error: nothing of the upstream's inside, nothing of the request that a browser
//! would act on, and nothing that tells what a scope hides.

#![expect(clippy::unwrap_used, reason = "a test stops where its premises fail")]

mod common;

use std::fs;
use std::path::Path;

use demur_decide::offline::{Surroundings, run};
use demur_decide::page::{Language, Link, OwnPage, PageType, Pages, Search, Statuses};
use demur_decide::policy::{Concealment, Scope, ScopeRule, UpstreamErrors};
use demur_decide::reply::{Reply, refuse};
use demur_decide::upstream::{Answered, Exchange, Upstream, judge};
use demur_decide::{Circumstances, Facts, Policy, Profile, Snapshot, Template};
use demur_http1::{Parsed, RequestHead, ResponseHead, parse_request, parse_response};

const ID: &str = "00000000-0000-4000-8000-000000000000";

const FORMS: [&str; 4] = ["text/html", "application/json", "text/plain", "*/*"];

/// Everything that a page may hold, and a page of the operator's that writes all of it.
fn pages(own: &[(Statuses, PageType, &str)]) -> Pages {
    let own = own.iter().map(|(statuses, form, text)| OwnPage {
        statuses: *statuses,
        prefix: String::new(),
        language: Language::parse("en"),
        template: Template::page(text, *form, *statuses).unwrap(),
    });
    Pages {
        own: own.collect(),
        search: Search::parse("/search?q={query}"),
        links: Link::parse("/products Products").into_iter().collect(),
        origin: Some("https://shop.example".to_owned()),
        ..Pages::default()
    }
}

const ALL_VALUES: &str = "<p>{{ status }} {{ detail }} {{ hint }} {{ instance }} {{ step }} {{ operation }} {{ near }} {{ archive }} \
     {% for error in errors %}{{ error.field }} {{ error.detail }} {{ error.pointer }}{% endfor %}</p>";

fn reply(snapshot: &Snapshot, request: &[u8]) -> Option<Reply> {
    run(snapshot, request, &Surroundings::default(), ID).reply
}

/// The answer in place of an upstream's, if it is replaced.
fn replaced(snapshot: &Snapshot, accept: &str, status: u16, body: &[u8]) -> Option<Reply> {
    let request =
        format!("GET /products HTTP/1.1\r\nHost: api.example\r\nAccept: {accept}\r\n\r\n");
    let mut head = RequestHead::new();
    let read = parse_request(request.as_bytes(), &snapshot.http, &mut head);
    assert_eq!(read, Parsed::Complete);
    let view = head.view(request.as_bytes());
    let facts = Facts::new(snapshot, view, Circumstances::default());
    let answer = format!(
        "HTTP/1.1 {status} Oops at /srv/app/main.py\r\nServer: Apache/2.4.1 (Unix)\r\nX-Powered-By: PHP/5.4.0\r\n\
         X-Debug-Exception-File: /srv/app/main.py\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    let mut response = ResponseHead::new();
    let limits = demur_http1::Limits::default();
    let read = parse_response(answer.as_bytes(), &limits, "GET", &mut response);
    assert_eq!(read, Parsed::Complete);
    let exchange = Exchange::Answered(Answered {
        status,
        head: response.view(answer.as_bytes()),
        body: Some(body),
    });
    match judge(&exchange, &facts) {
        Upstream::Replace(refusal) => Some(refuse(&refusal, Some(&facts), &snapshot.policy, ID)),
        Upstream::Pass | Upstream::Repair(_) => None,
    }
}

fn corpus() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/leaks/leaky");
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let read = |path: std::path::PathBuf| (path.display().to_string(), fs::read(&path).unwrap());
    files.map(read).collect()
}

#[test]
fn no_trace_and_no_banner_of_the_upstream_reaches_a_client_in_any_form() {
    let corpus = corpus();
    assert!(corpus.len() >= 60, "only {} files", corpus.len());
    for upstream_errors in [
        UpstreamErrors::Normalise,
        UpstreamErrors::Replace,
        UpstreamErrors::Pass,
    ] {
        let snapshot = common::shop(Policy {
            upstream_errors,
            pages: pages(&[(Statuses::Client, PageType::Html, ALL_VALUES)]),
            ..Policy::default()
        });
        for accept in FORMS {
            for status in [404, 500] {
                // What the client gets is the same whatever the upstream said, so that it holds nothing of it.
                let (_, first) = corpus.first().unwrap();
                let expected = replaced(&snapshot, accept, status, first).expect("replaced");
                let shown = format!("{expected:?}");
                for banner in ["Apache", "PHP", "main.py", "Oops"] {
                    assert!(!shown.contains(banner), "{shown}");
                }
                for (name, body) in &corpus {
                    let found = replaced(&snapshot, accept, status, body);
                    assert_eq!(
                        found.as_ref(),
                        Some(&expected),
                        "{name}, {upstream_errors:?}"
                    );
                }
            }
        }
    }
}

const PAYLOADS: [&str; 24] = [
    "<script>alert(1)</script>",
    "\"><script>alert(1)</script>",
    "'><img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert&#40;1)</script>",
    "</title><script>alert(1)</script>",
    "</main><iframe src=javascript:alert(1)>",
    "\" onmouseover=alert(1) x=\"",
    "' autofocus onfocus='alert(1)",
    "javascript:alert(1)",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<img src=\"x\" onerror=\"alert(1)\">",
    "<body onload=alert(1)>",
    "<style>@import'//evil.example'</style>",
    "<link rel=stylesheet href=//evil.example>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "{{ 7*7 }}{% raw %}",
    "{{ self.__class__ }}",
    "<!--<script>alert(1)//-->",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "`<b>`",
    "\u{202e}<script>alert(1)</script>",
    "<scr\u{1f}ipt>alert(1)</script>",
];

const TAGS: [&str; 26] = [
    "!doctype", "html", "head", "meta", "title", "link", "body", "main", "h1", "h2", "span", "p",
    "a", "form", "label", "input", "button", "nav", "section", "ul", "li", "footer", "code",
    "strong", "small", "header",
];

fn escaped(payload: &str) -> String {
    let byte = |text: String, byte: u8| text + &format!("%{byte:02X}");
    payload.bytes().fold(String::new(), byte)
}

fn requests(payload: &str, accept: &str) -> Vec<Vec<u8>> {
    let (path, json) = (escaped(payload), serde_json::to_string(payload).unwrap());
    let head = |line: &str, more: &str| {
        format!("{line} HTTP/1.1\r\nHost: api.example\r\nAccept: {accept}\r\n{more}\r\n")
            .into_bytes()
    };
    let body = format!("{{{json}: {json}, \"email\": {json}}}");
    let length = format!(
        "Content-Type: application/json\r\nContent-Length: {}\r\n",
        body.len()
    );
    let mut signup = head("POST /signup", &length);
    signup.extend_from_slice(body.as_bytes());
    let fields = [
        "User-Agent",
        "Referer",
        "Accept-Language",
        "X-Request-Id",
        "Cookie",
        "Authorization",
        "Origin",
    ];
    let field = |text: String, name: &str| text + &format!("{name}: {payload}\r\n");
    let fields = fields.into_iter().fold(String::new(), field);
    vec![
        head(&format!("GET /{payload}"), ""),
        head(&format!("GET /{path}"), ""),
        head(&format!("GET /produtcs/{path}"), ""),
        head(&format!("GET /products?page={path}&{path}=1"), ""),
        head(&format!("{payload} /products"), ""),
        head("GET /produtcs", &fields),
        head("GET /produtcs", &format!("{payload}: 1\r\n")),
        head(
            "POST /products",
            &format!("Content-Type: {payload}\r\nContent-Length: 2\r\n"),
        ),
        signup,
    ]
}

/// A page holds tags of ours only, no attribute that is a program, and no address that is one.
fn check_page(reply: &Reply, payload: &str) {
    let html = String::from_utf8(reply.body.clone()).unwrap();
    for tag in html.split('<').skip(1) {
        let name: String = tag
            .trim_start_matches('/')
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '!')
            .collect();
        assert!(
            TAGS.contains(&name.as_str()),
            "{payload}: <{name} in {html}"
        );
        let inside = tag.split('>').next().unwrap();
        assert!(
            !inside.contains(" on") && !inside.contains("javascript:"),
            "{payload}: <{inside}"
        );
    }
    let has_policy = reply
        .fields
        .iter()
        .any(|(name, _)| *name == "Content-Security-Policy");
    assert!(has_policy, "{payload}");
}

#[test]
fn nothing_of_a_request_is_acted_on_by_a_browser() {
    let own = [(Statuses::All, PageType::Html, ALL_VALUES)];
    let mut pages_seen = 0;
    for own in [&own[..], &[]] {
        let policy = Policy {
            pages: pages(own),
            ..common::strict()
        };
        let snapshot = common::shop(policy);
        for payload in PAYLOADS {
            for request in requests(payload, "text/html") {
                let Some(reply) = reply(&snapshot, &request) else {
                    continue;
                };
                let nosniff = ("X-Content-Type-Options", "nosniff".into());
                assert!(
                    reply.status < 400 || reply.fields.contains(&nosniff),
                    "{reply:?}"
                );
                let is_page = reply
                    .fields
                    .iter()
                    .any(|(name, value)| *name == "Content-Type" && value.starts_with("text/html"));
                if is_page {
                    check_page(&reply, payload);
                    pages_seen += 1;
                }
            }
        }
    }
    assert!(pages_seen > 200, "{pages_seen} pages");
}

#[test]
fn no_form_for_programs_holds_markup() {
    for profile in [
        Profile::Rfc9110,
        Profile::Simple,
        Profile::Nested,
        Profile::Message,
        Profile::Bare,
    ] {
        let snapshot = common::shop(Policy {
            profile,
            ..common::strict()
        });
        for payload in PAYLOADS {
            for request in requests(payload, "application/json") {
                let Some(reply) = reply(&snapshot, &request).filter(|reply| reply.status >= 400)
                else {
                    continue;
                };
                assert!(!reply.body.contains(&b'<'), "{payload}: {reply:?}");
            }
        }
    }
}

#[test]
fn a_page_of_a_scope_that_hides_is_the_same_for_what_is_there_and_what_is_not() {
    let own = [
        (Statuses::All, PageType::Html, ALL_VALUES),
        (Statuses::All, PageType::Text, ALL_VALUES),
    ];
    for kind in [Scope::Concealed(Concealment::All), Scope::Guarded] {
        for own in [&own[..], &[]] {
            let snapshot = common::shop(Policy {
                pages: pages(own),
                scopes: vec![ScopeRule {
                    prefix: String::new(),
                    kind,
                    answer_after: std::time::Duration::ZERO,
                }],
                ..common::strict()
            });
            for accept in FORMS {
                let ask = |method: &str, path: &str| {
                    let request = format!(
                        "{method} {path} HTTP/1.1\r\nHost: api.example\r\nAccept: {accept}\r\n\r\n"
                    );
                    reply(&snapshot, request.as_bytes()).expect("a refusal")
                };
                let expected = ask("GET", "/nothing-here");
                for (method, path) in [
                    ("GET", "/orders/7"),
                    ("GET", "/products"),
                    ("PATCH", "/products"),
                    ("GET", "/produtcs"),
                    ("GET", "/Products"),
                    ("GET", "/products/"),
                ] {
                    assert_eq!(
                        ask(method, path),
                        expected,
                        "{method} {path} as {accept} in {kind:?}"
                    );
                }
            }
        }
    }
}
