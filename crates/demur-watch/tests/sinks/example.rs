//! A report with something of everything.

use demur_watch::alert::{Alert, Cause, Dimension, Numbers, Severity, State};
use demur_watch::report::{Consumer, Input, Miss, MissClass, Report, RouteRow, Scanner, Series};

/// 2026-03-01T00:00:00Z.
const START: u64 = 1_772_323_200;
const HOUR: u64 = 3_600;
const DAY: u64 = 24 * HOUR;

/// Two weeks of a shop whose documentation moved and whose app has a bad release.
pub(crate) fn report() -> Report {
    Report {
        inputs: inputs(),
        span: Some((START, START + 14 * DAY - 1)),
        requests: 1_912_004,
        bytes: 38_214_009_117,
        late: 42,
        ahead: 3,
        statuses: vec![
            (0, 12),
            (200, 1_790_001),
            (206, 11_222),
            (301, 20_000),
            (304, 11_002),
            (400, 4_310),
            (401, 2_207),
            (403, 1_118),
            (404, 70_121),
            (405, 8),
            (415, 9),
            (499, 94),
            (500, 1_800),
            (502, 100),
        ],
        routes: routes(),
        routes_total: 552,
        misses: misses(),
        series: series(),
        scanners: scanners(),
        consumers: consumers(),
        alerts: alerts(),
    }
}

fn inputs() -> Vec<Input> {
    let broken = |line, excerpt: &str| {
        let reason = "no request line in quotes".to_owned();
        (line, reason, excerpt.to_owned())
    };
    vec![
        Input {
            name: "/var/log/nginx/access.log".to_owned(),
            format: "nginx combined".to_owned(),
            fits: (49_990, 50_000),
            lines: 1_312_016,
            unread: 12,
            samples: vec![
                broken(
                    17,
                    "203.0.113.9 - - [01/Mar/2026:00:00:12 +0000] \u{1b}[2J\u{16}\u{3}\u{1}",
                ),
                broken(4_096, "203.0.113.9 - - "),
                broken(90_210, ""),
                broken(90_211, "not shown"),
            ],
        },
        Input {
            name: "/var/log/nginx/access.log.1.gz".to_owned(),
            format: "nginx combined".to_owned(),
            fits: (50_000, 50_000),
            lines: 600_000,
            unread: 0,
            samples: Vec::new(),
        },
    ]
}

fn row(route: &str, requests: u64, statuses: &[(u16, u64)], trend: &[u64]) -> RouteRow {
    let of_client = statuses.iter().filter(|(status, _)| *status < 500);
    RouteRow {
        route: route.to_owned(),
        requests,
        statuses: statuses.to_vec(),
        client_errors: of_client.map(|(_, count)| count).sum(),
        trend: trend.to_vec(),
    }
}

fn routes() -> Vec<RouteRow> {
    let flat = [30, 28, 31, 33, 29, 30, 31, 32, 30, 29, 28, 30, 31, 30];
    let late = [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 611, 803];
    let rising = [
        90, 93, 99, 120, 180, 260, 401, 390, 420, 433, 450, 461, 470, 502,
    ];
    vec![
        row(
            "GET /products/{}",
            902_114,
            &[(404, 30_117), (500, 90)],
            &rising,
        ),
        row(
            "POST /orders",
            40_201,
            &[(400, 4_002), (401, 88), (415, 9), (500, 411)],
            &rising,
        ),
        row("GET /docs/v2/{}", 11_930, &[(404, 1_417)], &late),
        row(
            "GET /api/v1/customers/{}/subscriptions/{}/invoices",
            5_119,
            &[(403, 902), (404, 12)],
            &flat,
        ),
        row("GET /health", 20_160, &[], &[]),
    ]
}

fn miss(
    path: &str,
    hits: u64,
    referrer: &str,
    live_until: Option<u64>,
    nearest: Option<&str>,
) -> Miss {
    Miss {
        path: path.to_owned(),
        status: 404,
        hits,
        referrer: referrer.to_owned(),
        live_until,
        nearest: nearest.map(str::to_owned),
    }
}

fn class(kind: &str, hits: u64, top: Vec<Miss>) -> MissClass {
    let kind = kind.to_owned();
    MissClass { kind, hits, top }
}

fn misses() -> Vec<MissClass> {
    let help = "https://shop.example/help/getting-started";
    let kettle = "https://shop.example/products/118";
    let news = "https://news.example/best-kettles";
    let moved = Some(START + 12 * DAY + 9 * HOUR + 14 * 60);
    let long = "/docs/v2/configuration/with/a/rather/long/path/that/does/not/fit/into/one/line";
    let scanned = miss("/wp-login.php", 2_004, "", None, None);
    let unknown = miss("/products/0", 101, "", None, None);
    let sold_out = "/products/118-green-kettle";
    let sold_out = miss(
        sold_out,
        402,
        "",
        None,
        Some("/products/118-green-kettle-2"),
    );
    let install = miss("/docs/v2/install", 812, help, moved, Some("/docs/install"));
    let long = miss(long, 301, "", moved, Some("/docs/configuration"));
    let image = miss(
        "/img/kettel.png",
        240,
        kettle,
        None,
        Some("/img/kettle.png"),
    );
    let sale = miss("/sale-2025", 97, news, None, None);
    let icon = miss("/favicon.png", 9_001, "", None, Some("/favicon.ico"));
    vec![
        class("scanner", 18_204, vec![scanned]),
        class("known-route", 30_117, vec![sold_out, unknown]),
        class("was-live", 1_417, vec![install, long]),
        class("internal-link", 240, vec![image]),
        class("external-link", 97, vec![sale]),
        class("never-existed", 20_046, vec![icon]),
    ]
}

fn series() -> Series {
    Series {
        start: START,
        step: DAY,
        requests: (0..14).map(|day| 120_000 + 3_000 * (day % 7)).collect(),
        client_errors: vec![
            (404, (0..14).map(|day| 4_500 + 40 * day).collect()),
            (
                400,
                vec![10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 2_100, 2_110],
            ),
            (0, vec![200; 14]),
        ],
        server_errors: vec![0, 0, 0, 0, 0, 1_900, 0, 0, 0, 0, 0, 0, 0, 0],
    }
}

fn scanners() -> Vec<Scanner> {
    let scanner = |network: &str, requests, paths| Scanner {
        network: network.to_owned(),
        requests,
        paths,
        span: (START + DAY, START + DAY + 2 * HOUR),
        examples: vec!["/wp-login.php".to_owned(), "/.env".to_owned()],
    };
    vec![
        scanner("203.0.113.0/24", 14_020, 4_021),
        scanner("2001:db8:7::/48", 4_184, 2_090),
    ]
}

fn consumers() -> Vec<Consumer> {
    vec![
        Consumer {
            name: "warehouse-sync".to_owned(),
            requests: 90_114,
            rejected: 4_002,
            faults: vec![("body-schema".to_owned(), 3_990), ("401".to_owned(), 12)],
            trend: vec![
                0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.4, 0.41,
            ],
            early: 4_002,
            saved: 1_204_000_000,
        },
        Consumer {
            name: "billing".to_owned(),
            requests: 12_000,
            rejected: 0,
            ..Consumer::default()
        },
    ]
}

fn alerts() -> Vec<Alert> {
    vec![note(), resolved(), moved(), broken_app()]
}

/// A page: what was there is not there any more.
fn moved() -> Alert {
    let since = START + 12 * DAY + 9 * HOUR + 14 * 60;
    Alert {
        id: "6f1d22c09a3be771".to_owned(),
        detector: "routing-regression".to_owned(),
        severity: Severity::Page,
        state: State::Open,
        routes: ["GET /docs/v2/{}", "HEAD /docs/v2/{}", "GET /docs/v2"].map(str::to_owned).to_vec(),
        statuses: vec![404],
        since,
        raised: since + 120,
        until: None,
        numbers: Numbers {
            bad: 1_417,
            requests: 1_430,
            expected: 2.418_37,
            clients: 311,
            paths: 42,
            good_before: 10_513,
        },
        causes: vec![cause(Dimension::Prefix, "/docs/v2/", 0.999, 0.07), cause(Dimension::ReferrerHost, "shop.example", 0.61, 0.22)],
        sentence: "`/docs/v2/` was answered with 200 until 09:14 and with 404 since: 1,417 requests of 311 clients to 42 paths".to_owned(),
        examples: ["/docs/v2/install", "/docs/v2/configuration", "/docs/v2/faq", "/docs/v2/api"].map(str::to_owned).to_vec(),
        hint: "redirect `/docs/v2/*` to `/docs/*`, where 38 of the 42 paths are, or put them back".to_owned(),
    }
}

/// A page that somebody knows of.
fn broken_app() -> Alert {
    let since = START + 12 * DAY + 11 * HOUR + 40 * 60;
    Alert {
        id: "0b44e1d7c2f09a18".to_owned(),
        detector: "bad-client-deployment".to_owned(),
        state: State::Acknowledged,
        routes: vec!["POST /orders".to_owned()],
        statuses: vec![400, 422],
        since,
        raised: since + 300,
        causes: vec![cause(Dimension::AgentVersion, "shop-app/5.2.0", 0.94, 0.11)],
        sentence: "94 % of the excess 400s on `POST /orders` come from shop-app/5.2.0, which sends 11 % of the traffic; it was first seen at 11:38".to_owned(),
        examples: vec!["/orders".to_owned()],
        hint: String::new(),
        ..moved()
    }
}

/// A ticket that is over.
fn resolved() -> Alert {
    let since = START + 5 * DAY;
    Alert {
        id: "99aa00bb11cc22dd".to_owned(),
        detector: "address-block".to_owned(),
        severity: Severity::Ticket,
        state: State::Resolved,
        routes: vec!["GET /api/v1/customers/{}/subscriptions/{}/invoices".to_owned()],
        statuses: vec![403],
        since,
        raised: since + 600,
        until: Some(since + 3 * HOUR + 20 * 60),
        causes: vec![cause(Dimension::Network, "198.51.100.0/24", 1.0, 0.02)],
        sentence: "every request from 198.51.100.0/24 was answered with 403, to all routes"
            .to_owned(),
        examples: Vec::new(),
        hint: "add the network to the list if it is a service of yours".to_owned(),
        ..moved()
    }
}

/// Something for the report, without a route.
fn note() -> Alert {
    let since = START + DAY;
    Alert {
        id: "1c1c1c1c2d2d2d2d".to_owned(),
        detector: "scanner-storm".to_owned(),
        severity: Severity::Note,
        state: State::Resolved,
        routes: Vec::new(),
        statuses: Vec::new(),
        since,
        raised: since,
        until: None,
        causes: Vec::new(),
        sentence: "203.0.113.0/24 asked for 4,021 paths that never were there".to_owned(),
        examples: Vec::new(),
        hint: String::new(),
        ..moved()
    }
}

fn cause(dimension: Dimension, value: &str, of_excess: f64, of_traffic: f64) -> Cause {
    Cause {
        dimension,
        value: value.to_owned(),
        of_excess,
        of_traffic,
    }
}
