//! Everything that one run found out: what the outputs write.

use crate::alert::Alert;

/// Everything that one run found out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Report {
    /// What was read.
    pub inputs: Vec<Input>,
    /// The first and the last moment, in seconds since the Unix epoch.
    pub span: Option<(u64, u64)>,
    /// Requests that were counted.
    pub requests: u64,
    /// Bytes of all answers.
    pub bytes: u64,
    /// Lines that came too late for their minute to be judged; they are counted everywhere else.
    pub late: u64,
    /// Lines whose time was so far ahead that nothing after them agreed.
    pub ahead: u64,
    /// How often each status was sent, by status.
    pub statuses: Vec<(u16, u64)>,
    /// The routes with the most 4xx first.
    pub routes: Vec<RouteRow>,
    /// How many different routes there were.
    pub routes_total: u64,
    /// The 404s by what they are.
    pub misses: Vec<MissClass>,
    /// Counts over time, evenly spaced.
    pub series: Series,
    /// Clients that look for weak places.
    pub scanners: Vec<Scanner>,
    /// Who was refused what, from logs that name principals; most rejected first.
    pub consumers: Vec<Consumer>,
    /// Every alert, by the moment it was raised.
    pub alerts: Vec<Alert>,
}

/// One file, stream or gateway.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Input {
    /// As the user named it.
    pub name: String,
    /// Of its format.
    pub format: String,
    /// Lines of the beginning that the format fits, and how many were tried.
    pub fits: (u64, u64),
    /// Lines that were read.
    pub lines: u64,
    /// Lines that could not be read.
    pub unread: u64,
    /// The first few of them: number, reason, excerpt (already cut, not yet escaped).
    pub samples: Vec<(u64, String, String)>,
}

/// One route.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RouteRow {
    /// `GET /orders/{}`.
    pub route: String,
    /// How often it was asked.
    pub requests: u64,
    /// 4xx and 5xx by status.
    pub statuses: Vec<(u16, u64)>,
    /// Of these, 4xx.
    pub client_errors: u64,
    /// 4xx in each interval of the series.
    pub trend: Vec<u64>,
}

/// The 404s of one kind.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MissClass {
    /// `was-live`, `internal-link`, `external-link`, `scanner`, `known-route` or `never-existed`.
    pub kind: String,
    /// How many.
    pub hits: u64,
    /// The most frequent of them.
    pub top: Vec<Miss>,
}

/// One path that was not there.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Miss {
    /// The path.
    pub path: String,
    /// What was answered last: 404, or 410, which is said on purpose.
    pub status: u16,
    /// How often it was asked for.
    pub hits: u64,
    /// Where the link to it is, if that is known.
    pub referrer: String,
    /// When it last was there, in seconds since the Unix epoch.
    pub live_until: Option<u64>,
    /// The nearest path that still answered well when it was asked for last.
    pub nearest: Option<String>,
}

/// Counts over time.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Series {
    /// The beginning of the first interval, in seconds since the Unix epoch.
    pub start: u64,
    /// The length of an interval in seconds.
    pub step: u64,
    /// Requests in each interval.
    pub requests: Vec<u64>,
    /// Answers of 4xx, the most frequent statuses each on its own; 0 is all others.
    pub client_errors: Vec<(u16, Vec<u64>)>,
    /// Answers of 5xx.
    pub server_errors: Vec<u64>,
}

/// A client that looks for weak places.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scanner {
    /// Its network: the address is cut to /24 or /48.
    pub network: String,
    /// How often it asked.
    pub requests: u64,
    /// For how many different paths.
    pub paths: u64,
    /// When first and last.
    pub span: (u64, u64),
    /// A few of the paths.
    pub examples: Vec<String>,
}

/// What became of the requests of one consumer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Consumer {
    /// Its name.
    pub name: String,
    /// How often it asked.
    pub requests: u64,
    /// How often it was refused with a 4xx.
    pub rejected: u64,
    /// By the row or the status that refused, most frequent first.
    pub faults: Vec<(String, u64)>,
    /// The share that was refused in each interval of the series, 0 to 1.
    pub trend: Vec<f64>,
    /// Refused before the upstream was asked.
    pub early: u64,
    /// Microseconds of upstream time that this saved: the mean of what the same route takes when it is forwarded.
    pub saved: u64,
}
