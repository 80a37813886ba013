//! Requests that are meant to put an error in the place of a page.
//!
//! The first three families are the classic ones of cache-poisoned denial of
//! service: the cache reads a request in another way than what is behind it.

use super::upstream::PLAIN;

const HOST: &str = "Host: api.example\r\n";
const ACCEPT: &str = "Accept: application/json\r\n";

/// What an attack plays with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    OversizeHead,
    MetaCharacter,
    MethodOverride,
    Host,
    Accept,
    Authorization,
    OtherFields,
    Upstream,
}

pub(super) const FAMILIES: [(Family, &str); 8] = [
    (Family::OversizeHead, "oversize head"),
    (Family::MetaCharacter, "meta character"),
    (Family::MethodOverride, "method override"),
    (Family::Host, "host"),
    (Family::Accept, "accept"),
    (Family::Authorization, "authorization"),
    (Family::OtherFields, "other fields"),
    (Family::Upstream, "upstream error"),
];

/// What whoever asks plainly must get, whatever was asked before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A page of the upstream.
    Page,
    /// Our 404 as JSON, asked for anew.
    JsonProblem,
    /// Our 401, asked for anew.
    Challenge,
}

/// One attack.
#[derive(Debug, Clone)]
pub(super) struct Attack {
    pub(super) family: Family,
    /// The page that is to be lost; each run adds a query of its own.
    pub(super) path: &'static str,
    method: &'static str,
    /// What stands before the path in an absolute target.
    origin: &'static str,
    /// The field lines of the attack, `Host` and `Accept` included: with another
    /// Accept than that of plain requests, `Vary` alone would keep them apart.
    fields: Vec<u8>,
    /// What follows them.
    body: &'static str,
    /// The field lines of who asks plainly, beyond those that all have.
    plain: &'static str,
    pub(super) wanted: Wanted,
}

impl Attack {
    fn new(family: Family, fields: impl Into<Vec<u8>>) -> Self {
        Self {
            family,
            path: "/products",
            method: "GET",
            origin: "",
            fields: fields.into(),
            body: "",
            plain: "",
            wanted: Wanted::Page,
        }
    }

    /// The octets of the attack on a page.
    pub(super) fn spoilt(&self, path: &str) -> Vec<u8> {
        let line = format!("{} {}{path} HTTP/1.1\r\n", self.method, self.origin);
        [line.as_bytes(), &self.fields, b"\r\n", self.body.as_bytes()].concat()
    }

    /// The octets of the request that must not suffer from it.
    pub(super) fn plain(&self, path: &str) -> Vec<u8> {
        format!(
            "GET {path} HTTP/1.1\r\n{HOST}{ACCEPT}User-Agent: {PLAIN}\r\n{}\r\n",
            self.plain
        )
        .into_bytes()
    }

    /// The first field lines, to name it by.
    pub(super) fn name(&self) -> String {
        let text = String::from_utf8_lossy(&self.fields)
            .escape_debug()
            .to_string();
        let start: String = text.chars().take(110).collect();
        format!("{} {}{} {start}", self.method, self.origin, self.path)
    }
}

/// All of them.
pub(super) fn all() -> Vec<Attack> {
    [
        oversize(),
        meta(),
        overrides(),
        hosts(),
        accepts(),
        authorizations(),
        others(),
        upstream(),
    ]
    .concat()
}

/// An attack that is one field more than plain requests have.
fn with(family: Family, field: &str) -> Attack {
    Attack::new(family, format!("{HOST}{ACCEPT}{field}\r\n"))
}

/// demur takes fields of 8 KiB, a head of 32 KiB and a hundred fields.
fn oversize() -> Vec<Attack> {
    let long = |name: &str, length: usize| format!("{name}: {}", "a".repeat(length));
    let many = |number: usize, length: usize| {
        let lines: Vec<_> = (0..number)
            .map(|at| long(&format!("X-Fill-{at}"), length))
            .collect();
        lines.join("\r\n")
    };
    [
        long("X-Oversize", 8_300),
        long("X-Oversize", 12_000),
        long("X-Oversize", 20_000),
        long("X-Oversize", 60_000),
        long("Cookie", 9_000),
        long("Referer", 9_000),
        long("User-Agent", 9_000),
        many(101, 1),
        many(200, 1),
        many(6, 6_000),
        many(9, 8_000),
    ]
    .iter()
    .map(|field| with(Family::OversizeHead, field))
    .collect()
}

fn meta() -> Vec<Attack> {
    let family = Family::MetaCharacter;
    let octets = b"\0\x01\x07\x08\x0b\x0c\r\n\x1b\x7f\x80\xff";
    let values = octets.iter().map(|octet| {
        let fields = [
            HOST.as_bytes(),
            ACCEPT.as_bytes(),
            b"X-Meta: a",
            &[*octet],
            b"b\r\n",
        ];
        Attack::new(family, fields.concat())
    });
    let lines = [
        "X-Meta : a",
        "X Meta: a",
        "X-Meta(: a",
        "X-\u{1}Meta: a",
        "X-Meta\u{7f}: a",
        ": a",
        "X-Meta",
        "X-Meta: a\r\n b",
        "Cookie: a=\u{7}",
        "User-Agent: \u{8}",
    ];
    values
        .chain(lines.iter().map(|line| with(family, line)))
        .collect()
}

fn overrides() -> Vec<Attack> {
    let names = [
        "X-HTTP-Method-Override",
        "X-HTTP-Method",
        "X-Method-Override",
        "X_HTTP_Method_Override",
        "X_Method_Override",
    ];
    let methods = ["DELETE", "POST", "BREW"];
    let methods = names
        .iter()
        .flat_map(|name| methods.map(|method| format!("{name}: {method}")));
    let paths = ["X-Original-URL: /nowhere", "X-Rewrite-URL: /nowhere"];
    methods
        .chain(paths.map(str::to_owned))
        .map(|field| with(Family::MethodOverride, &field))
        .collect()
}

fn hosts() -> Vec<Attack> {
    let values = [
        "evil.example",
        "api.example:1",
        "api.example:port",
        "api.example:99999",
        "API.example",
        "api.example.",
        "api.example@evil.example",
        "api.example/evil",
        "api.example, evil.example",
        "a b",
        "",
    ];
    let values =
        values.map(|value| Attack::new(Family::Host, format!("Host: {value}\r\n{ACCEPT}")));
    let fields = [
        "Host: evil.example",
        "X-Forwarded-Host: evil.example",
        "X-Forwarded-Port: 1",
        "X-Forwarded-Proto: https",
        "X-Forwarded-For: 127.0.0.1, \u{7}",
        "Forwarded: host=evil.example;proto=gopher",
    ];
    let fields = fields.map(|field| with(Family::Host, field));
    let none = Attack::new(Family::Host, ACCEPT);
    let origins = [
        "http://evil.example",
        "http://api.example:1",
        "http://user@api.example",
    ];
    let targets = origins.map(|origin| Attack {
        origin,
        ..with(Family::Host, "X-Nothing: 1")
    });
    values
        .into_iter()
        .chain(fields)
        .chain([none])
        .chain(targets)
        .collect()
}

/// Accept is strict, so that types that are not offered are refused.
fn accepts() -> Vec<Attack> {
    let wishes = |field: &str| Attack::new(Family::Accept, format!("{HOST}{field}\r\n"));
    let refused = [
        "Accept: text/csv",
        "Accept: text/html;q=1, application/json;q=0",
        "Accept: */*;q=0",
        "Accept: a/b/c",
        "Accept: text/html",
    ];
    let negotiated = [
        "Accept: text/html",
        "Accept: text/plain",
        "Accept: text/csv",
    ];
    let negotiated = negotiated.map(|field| Attack {
        path: "/nowhere",
        wanted: Wanted::JsonProblem,
        ..wishes(field)
    });
    let refused = refused.map(wishes);
    refused.into_iter().chain(negotiated).collect()
}

/// `/account` is for who shows a token; its pages are private.
fn authorizations() -> Vec<Attack> {
    let account = |field: &str| Attack {
        path: "/account",
        plain: "Authorization: Bearer demo\r\n",
        ..with(Family::Authorization, field)
    };
    let stranger = |field: &str| Attack {
        plain: "",
        wanted: Wanted::Challenge,
        ..account(field)
    };
    vec![
        account("X-Nothing: 1"),
        account("Authorization: Basic YTpi"),
        account("Authorization: Bearer"),
        account("Authorization: Bearer a b\u{7}"),
        account("Authorization: Bearer one\r\nAuthorization: Bearer two"),
        stranger("Authorization: Bearer demo"),
        stranger("Authorization: Bearer"),
        with(Family::Authorization, "Authorization: Bearer"),
        with(Family::Authorization, "Authorization: nonsense \u{7f}"),
        with(Family::Authorization, "Authorization: Bearer demo"),
    ]
}

fn others() -> Vec<Attack> {
    let fields = [
        "Expect: the-moon",
        "If-Match: nonsense",
        "If-None-Match: nonsense",
        "If-Match: \"other\"",
        "Range: octets=nonsense",
        "Early-Data: 1",
        "Upgrade: websocket\r\nConnection: Upgrade",
        "Connection: X-Request-Id, Cache-Control",
        "Content-Length: -1",
        "Content-Length: 99999999999999999999",
        "Transfer-Encoding: gzip",
        "Cache-Control: no-store",
        "X-Request-Id: \u{7}",
    ];
    let fields = fields.map(|field| with(Family::OtherFields, field));
    let bodies = [
        ("Content-Length: 5", "hello"),
        ("Content-Length: 5\r\nContent-Encoding: gzip", "hello"),
        (
            "Transfer-Encoding: chunked\r\nContent-Length: 5",
            "0\r\n\r\n",
        ),
    ];
    let bodies = bodies.map(|(field, body)| Attack {
        body,
        ..with(Family::OtherFields, field)
    });
    let methods = ["HEAD", "DELETE", "TRACE", "OPTIONS", "BREW", "get"];
    let methods = methods.map(|method| Attack {
        method,
        ..with(Family::OtherFields, "X-Nothing: 1")
    });
    fields.into_iter().chain(bodies).chain(methods).collect()
}

/// Errors of the upstream that the gateway answers in its place.
fn upstream() -> Vec<Attack> {
    ["broken", "stored", "busy", "talkative", "page", "garbled"]
        .map(|trouble| with(Family::Upstream, &format!("X-Trouble: {trouble}")))
        .into()
}
