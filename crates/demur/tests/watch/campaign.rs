//! Logs with something in them: ten hours of a made-up shop with incidents and wrong clocks, and an hour made by hand.

use std::sync::OnceLock;

use demur_lab::arrivals::Arrivals;
use demur_lab::class::{Class, Size};
use demur_lab::plan::{Campaign, Schedule, World};
use demur_lab::request::Request;
use demur_lab::site::Endpoints;
use demur_lab::time::{DAY, MONDAY, Zone, to_text};
use demur_lab::traffic;
use demur_lab::write::{Form, Writer};

/// The part of the two days that is written: something is learnt before the incident, which begins on the second day.
const HOURS: (u64, u64) = (22, 32);

/// At which share of the log the clock is wrong for one line, and by how many seconds.
const JUMPS: [(usize, i64); 4] = [
    (35, 3 * 86_400),
    (55, -86_400),
    (65, -1_774_000_000),
    (85, 3 * 86_400),
];

/// The requests, in the order in which they were logged.
pub(crate) fn requests() -> &'static [Request] {
    static REQUESTS: OnceLock<Vec<Request>> = OnceLock::new();
    REQUESTS.get_or_init(|| {
        let world = World::new(&Campaign {
            seed: 5,
            level: 70.0,
            endpoints: Endpoints::MadeUp(60),
            days: 2,
            schedule: Schedule::One(Class::Deploy, Size::Large),
        });
        let from = (MONDAY + HOURS.0 * DAY / 24) * 1000;
        let until = (MONDAY + HOURS.1 * DAY / 24) * 1000;
        let mut requests = Vec::new();
        traffic::run(world.unwrap(), &Arrivals::made_up(), |req| {
            if (from..until).contains(&req.at) {
                requests.push(req.clone());
            }
        });
        let all = requests.len();
        for (share, seconds) in JUMPS {
            let req = requests.get_mut(all * share / 100).unwrap();
            req.at = req.at.saturating_add_signed(seconds * 1000);
        }
        requests
    })
}

/// The same in the combined format.
pub(crate) fn combined() -> &'static [u8] {
    static LOG: OnceLock<Vec<u8>> = OnceLock::new();
    LOG.get_or_init(|| {
        let mut writer = Writer::new(Form::Combined, Zone::Utc);
        let mut log = Vec::new();
        for req in requests() {
            writer.line(&mut log, req);
        }
        log
    })
}

/// What the combined format tells, as JSON with members of somebody's own; [`MAPPING`] says what they are.
pub(crate) fn json() -> Vec<u8> {
    lines(|req| {
        let mut target = text(&req.path);
        if !req.query.is_empty() {
            target += &format!("?{}", text(&req.query));
        }
        serde_json::json!({
            "when": to_text(req.at / 1000),
            "from": text(&req.client),
            "what": { "method": req.method, "target": target },
            "code": req.status,
            "size": req.bytes_out,
            "page": text(&req.referrer),
            "agent": text(&req.agent),
        })
    })
}

pub(crate) const MAPPING: &str = "at=when, client=from, method=what.method, path=what.target, status=code, bytes=size, referrer=page, agent=agent";

/// What the combined format tells, as events of the gateway.
pub(crate) fn events() -> Vec<u8> {
    lines(|req| {
        serde_json::json!({
            "v": 1,
            "ts": to_text(req.at / 1000),
            "id": "a",
            "method": req.method,
            "path": text(&req.path),
            "status": req.status,
            "bytes_out": req.bytes_out,
            "client": text(&req.client),
            "referrer": text(&req.referrer),
            "agent": text(&req.agent),
        })
    })
}

fn lines(line: impl Fn(&Request) -> serde_json::Value) -> Vec<u8> {
    let lines = requests().iter().map(|req| format!("{}\n", line(req)));
    lines.collect::<String>().into_bytes()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The whole lines of a log, in so many parts of about the same length.
pub(crate) fn parts(log: &[u8], number: usize) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = log;
    for left in (1..=number).rev() {
        let about = rest.len() / left;
        let end = rest.get(about..).unwrap_or_default();
        let end = end.iter().position(|byte| *byte == b'\n');
        let end = if left == 1 { None } else { end };
        let (part, others) = rest.split_at(end.map_or(rest.len(), |end| about + end + 1));
        parts.push(part);
        rest = others;
    }
    parts
}

/// When the log by hand begins.
const START: u64 = MONDAY + DAY / 2;

/// Lines of the combined format for these minutes: a shop whose products are there, or not.
pub(crate) fn minutes(minutes: std::ops::Range<u64>, is_there: bool) -> String {
    let mut log = String::new();
    for minute in minutes {
        for second in 0..60 {
            let number = minute * 60 + second;
            let (status, product) = if is_there || number % 4 == 0 {
                (200, number % 40)
            } else {
                (404, number % 40)
            };
            let path = if number % 4 == 0 {
                "/".to_owned()
            } else {
                format!("/products/{product}")
            };
            log += &line(number, number % 50, &path, status);
        }
    }
    log
}

/// One line, so many seconds after the beginning.
pub(crate) fn line(second: u64, client: u64, path: &str, status: u16) -> String {
    format!(
        "192.0.2.{client} - - [{}] \"GET {path} HTTP/1.1\" {status} 512 \"-\" \"Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0\"\n",
        common(START + second)
    )
}

/// `23/Mar/2026:12:00:00 +0000`, for moments of the days that the tests use.
fn common(at: u64) -> String {
    let text = to_text(at);
    let (date, clock) = text.trim_end_matches('Z').split_once('T').unwrap();
    let mut date = date.split('-');
    let (year, _, day) = (date.next().unwrap(), date.next(), date.next().unwrap());
    format!("{day}/Mar/{year}:{clock} +0000")
}
