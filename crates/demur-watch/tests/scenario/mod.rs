//! The language in which the pages of detectors write traffic, and its expansion to requests. What the engine makes of
//! them is left to the test that includes this module.
//!
//! ```text
//! 10:00-16:00  20/min GET /orders/{1..500} 200
//! 16:00-16:15  20/min GET /orders/{1..500} 404  agent=shop-app/5.{1|2}.0 principal=ada
//! 16:00-16:15   2/min GET /old/{1..99} 301
//!         then GET /new/{} 404
//! alert: routing-regression page GET /orders/{} cause=agent:shop-app
//! ```
//!
//! A line is one of these; blank lines and lines that begin with `#` mean nothing. Words are apart by blanks; a part of a
//! word in double quotes may have blanks, and the quotes are no part of it.
//!
//! ```text
//! traffic  = span rate request
//! then     = "then" request                      (directly below its traffic line; several follow one another)
//! alert    = "alert:" ( "none" | detector severity { method route } [ "cause=" dimension ":" value ] )
//! span     = [ day ] time "-" [ day ] time       (the end is not part of it, and is on the day of the beginning)
//! day      = "d" 1…31                            (d1, where none is given: 2026-01-05)
//! time     = HH ":" MM                           (UTC; the end may be 24:00)
//! rate     = number "/min" | number "/hour"      (evenly spaced, in whole seconds)
//! request  = method target status { key "=" value }
//! method   = capital letters | "-"               (no request line that could be read; the target is "-" too)
//! target   = a template that begins with "/"     (a path; it has no query)
//! status   = 100…599 | "{" status { "|" status } "}" | "-"       (none was sent)
//! key      = "agent" | "client" | "host" | "principal" | "reason" | "referrer" | "route" | "step" | "upstream"
//!          | "bytes" | "duration" | "upstream_status"
//! ```
//!
//! A value is a template: text with `{a..b}`, any whole number from a to b, and `{a|b|c}`, any of these; what is drawn is the
//! same in every run and depends on the text of the line alone. The values of `bytes` and `duration` are `7` or `{7..9}`,
//! for `duration` with `ms` behind, and that of `upstream_status` is a status.
//!
//! Without `client` one of 200 addresses in 20 networks of 10.1.0.0/16 asks; without `agent` each client keeps one of three
//! browsers. Every other key is empty where it is not given.
//!
//! A `then` request comes a second after the one above it, from the same client, with everything that is said there and
//! not said anew. `{}` in its target is what was drawn in the target above, in the same order.

mod line;
mod template;

use demur_watch::Record;
use demur_watch::alert::{Dimension, Severity};

use line::{Line, RequestLine, Traffic};
use template::{Dice, Template};

/// More than this is a mistake in a rate.
const MOST_REQUESTS: u64 = 500_000;

/// 2026-01-05, a Monday, in seconds since the Unix epoch.
pub(crate) const DAY_ONE: u64 = 1_767_571_200;

const CLIENTS: &str = "10.1.{0..19}.{1..10}";

const AGENTS: [&str; 3] = [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
];

/// Traffic, and what must be raised.
#[derive(Debug)]
pub(crate) struct Scenario {
    /// Empty where nothing must be raised.
    pub(crate) expected: Vec<Expected>,
    traffic: Vec<Traffic>,
}

/// An alert that must be raised.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Expected {
    pub(crate) detector: String,
    pub(crate) severity: Severity,
    /// Some of its routes.
    pub(crate) routes: Vec<String>,
    /// One of its causes.
    pub(crate) cause: Option<(Dimension, String)>,
}

/// One request, with the fields of a [`Record`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Request {
    pub(crate) at: u64,
    pub(crate) client: String,
    pub(crate) principal: String,
    pub(crate) host: String,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) route: String,
    pub(crate) status: u16,
    pub(crate) bytes: u64,
    pub(crate) duration: Option<u64>,
    pub(crate) referrer: String,
    pub(crate) agent: String,
    pub(crate) upstream: String,
    pub(crate) upstream_status: Option<u16>,
    pub(crate) step: String,
    pub(crate) reason: String,
}

impl Request {
    /// The request as a line of a log tells it.
    pub(crate) fn record(&self) -> Record<'_> {
        Record {
            at: self.at,
            client: self.client.as_bytes().into(),
            principal: self.principal.as_bytes().into(),
            host: self.host.as_bytes().into(),
            method: self.method.as_bytes().into(),
            path: self.path.as_bytes().into(),
            route: self.route.as_bytes().into(),
            status: self.status,
            bytes: self.bytes,
            duration: self.duration,
            referrer: self.referrer.as_bytes().into(),
            agent: self.agent.as_bytes().into(),
            upstream: self.upstream.as_bytes().into(),
            upstream_status: self.upstream_status,
            step: self.step.as_bytes().into(),
            reason: self.reason.as_bytes().into(),
        }
    }
}

/// Reads a scenario. Every fault is reported, each with the number of its line.
pub(crate) fn parse(text: &str) -> Result<Scenario, Vec<String>> {
    let mut scenario = Scenario {
        expected: Vec::new(),
        traffic: Vec::new(),
    };
    let mut faults = Vec::new();
    let (mut is_silent, mut may_follow) = (false, false);
    for (number, text) in (1..).zip(text.lines()) {
        let line = match line::read(text) {
            Ok(line) => line,
            Err(fault) => {
                faults.push(format!("line {number}: {fault}"));
                continue;
            }
        };
        let is_request = matches!(line, Line::Traffic(_) | Line::Then(_));
        let taken = match line {
            Line::Nothing => continue,
            Line::Traffic(traffic) => {
                scenario.traffic.push(traffic);
                Ok(())
            }
            Line::Then(request) => match scenario.traffic.last_mut() {
                Some(above) if may_follow => above.then(request),
                Some(_) | None => Err("`then` stands below no traffic".to_owned()),
            },
            Line::Alert(expected) => {
                scenario.expected.push(expected);
                Ok(())
            }
            Line::Silence => {
                is_silent = true;
                Ok(())
            }
        };
        may_follow = is_request;
        faults.extend(taken.err().map(|fault| format!("line {number}: {fault}")));
    }
    faults.extend(as_a_whole(&scenario, is_silent).map(str::to_owned));
    if faults.is_empty() {
        Ok(scenario)
    } else {
        Err(faults)
    }
}

fn as_a_whole(scenario: &Scenario, is_silent: bool) -> Option<&'static str> {
    let requests: u64 = scenario.traffic.iter().map(Traffic::count).sum();
    if requests == 0 {
        Some("there is no traffic")
    } else if requests > MOST_REQUESTS {
        Some("there are more than 500,000 requests")
    } else if is_silent != scenario.expected.is_empty() {
        Some("say which alerts are raised, or `alert: none`, and not both")
    } else {
        None
    }
}

impl Scenario {
    /// All requests in the order of time.
    pub(crate) fn requests(&self) -> Vec<Request> {
        let mut all = Vec::new();
        for traffic in &self.traffic {
            traffic.expand(&mut all);
        }
        // Stable: what comes in the same second keeps the order of the lines.
        all.sort_by_key(|request| request.at);
        all
    }
}

impl Traffic {
    /// How many requests it is.
    fn count(&self) -> u64 {
        let each = 1 + u64::try_from(self.then.len()).unwrap_or(u64::MAX);
        let arrivals = (self.end - self.start).saturating_mul(self.rate);
        arrivals.div_ceil(self.unit).saturating_mul(each)
    }

    fn expand(&self, all: &mut Vec<Request>) {
        let mut dice = Dice::new(&self.text);
        let times = (0..).map(|arrival| self.start + arrival * self.unit / self.rate);
        for at in times.take_while(|at| *at < self.end) {
            let begin = Request {
                at: DAY_ONE + at,
                ..Request::default()
            };
            let (mut request, mut drawn) = made(&begin, &self.request, &[], &mut dice);
            if request.client.is_empty() {
                request.client = clients().draw(&mut dice);
            }
            if request.agent.is_empty() {
                request.agent = agent_of(&request.client);
            }
            all.push(request.clone());
            for line in &self.then {
                let above = Request {
                    at: request.at + 1,
                    ..request
                };
                (request, drawn) = made(&above, line, &drawn, &mut dice);
                all.push(request.clone());
            }
        }
    }
}

fn clients() -> Template {
    Template::parse(CLIENTS).unwrap_or_default()
}

/// A client keeps its browser.
fn agent_of(client: &str) -> String {
    let index = template::hash(client) % 3;
    let index = usize::try_from(index).unwrap_or_default();
    AGENTS
        .get(index)
        .map_or_else(String::new, |agent| (*agent).to_owned())
}

/// The request of a line on top of what is said above it, and what was drawn in its target.
fn made(
    above: &Request,
    line: &RequestLine,
    again: &[String],
    dice: &mut Dice,
) -> (Request, Vec<String>) {
    let mut request = above.clone();
    let mut drawn = Vec::new();
    request.method.clone_from(&line.method);
    request.path = line.target.draw_with(again, &mut drawn, dice);
    request.status = dice.one_of(&line.statuses).unwrap_or_default();
    for (key, value) in &line.texts {
        *key.of(&mut request) = value.draw(dice);
    }
    if let Some(bytes) = line.bytes {
        request.bytes = dice.within(bytes);
    }
    if let Some(milliseconds) = line.duration {
        request.duration = Some(dice.within(milliseconds) * 1000);
    }
    if !line.upstream_statuses.is_empty() {
        request.upstream_status = dice.one_of(&line.upstream_statuses);
    }
    (request, drawn)
}

#[cfg(test)]
mod tests;
