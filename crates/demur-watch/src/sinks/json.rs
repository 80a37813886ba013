//! The report and its alerts for programs. The types here are twins of the report's: which members there are, how
//! they are called and in which order is a promise, and the report's own types keep their freedom.

use serde::Serialize;

use crate::alert::{Alert, Cause, Numbers};
use crate::report::{Consumer, Input, Miss, MissClass, Report, RouteRow, Scanner, Series};

use super::{docs, wire, written};

/// `{v, alerts, summary}`, one alert, route, kind and so on a line.
pub fn report(report: &Report) -> String {
    wire::lines(&ReportMembers {
        v: 1,
        alerts: report.alerts.iter().map(AlertMembers::of).collect(),
        summary: Summary::of(report),
    })
}

/// One alert as one line, with its end.
pub fn alert_line(alert: &Alert) -> String {
    let mut line = wire::line(&AlertMembers::of(alert));
    line.push('\n');
    line
}

#[derive(Serialize)]
struct ReportMembers<'r> {
    v: u8,
    alerts: Vec<AlertMembers<'r>>,
    summary: Summary<'r>,
}

/// An alert in every JSON that holds one.
#[derive(Serialize)]
pub(super) struct AlertMembers<'r> {
    id: &'r str,
    detector: &'r str,
    severity: &'static str,
    state: &'static str,
    routes: &'r [String],
    statuses: &'r [u16],
    since: String,
    raised: String,
    until: Option<String>,
    numbers: NumbersMembers,
    cause: Vec<CauseMembers<'r>>,
    sentence: &'r str,
    examples: &'r [String],
    hint: &'r str,
    docs: String,
}

impl<'r> AlertMembers<'r> {
    pub(super) fn of(alert: &'r Alert) -> Self {
        Self {
            id: &alert.id,
            detector: &alert.detector,
            severity: alert.severity.as_str(),
            state: alert.state.as_str(),
            routes: &alert.routes,
            statuses: &alert.statuses,
            since: written::rfc3339(alert.since),
            raised: written::rfc3339(alert.raised),
            until: alert.until.map(written::rfc3339),
            numbers: NumbersMembers::of(&alert.numbers),
            cause: alert.causes.iter().map(CauseMembers::of).collect(),
            sentence: &alert.sentence,
            examples: &alert.examples,
            hint: &alert.hint,
            docs: docs(&alert.detector),
        }
    }
}

#[derive(Serialize)]
pub(super) struct NumbersMembers {
    bad: u64,
    requests: u64,
    expected: f64,
    clients: u64,
    paths: u64,
    good_before: u64,
}

impl NumbersMembers {
    pub(super) fn of(numbers: &Numbers) -> Self {
        Self {
            bad: numbers.bad,
            requests: numbers.requests,
            expected: numbers.expected,
            clients: numbers.clients,
            paths: numbers.paths,
            good_before: numbers.good_before,
        }
    }
}

#[derive(Serialize)]
pub(super) struct CauseMembers<'r> {
    dimension: &'static str,
    value: &'r str,
    of_excess: f64,
    of_traffic: f64,
}

impl<'r> CauseMembers<'r> {
    pub(super) fn of(cause: &'r Cause) -> Self {
        Self {
            dimension: cause.dimension.as_str(),
            value: &cause.value,
            of_excess: cause.of_excess,
            of_traffic: cause.of_traffic,
        }
    }
}

#[derive(Serialize)]
struct Summary<'r> {
    inputs: Vec<InputMembers<'r>>,
    from: Option<String>,
    until: Option<String>,
    requests: u64,
    bytes: u64,
    late: u64,
    ahead: u64,
    statuses: Vec<StatusCount>,
    routes: Vec<RouteMembers<'r>>,
    routes_total: u64,
    misses: Vec<MissClassMembers<'r>>,
    series: SeriesMembers<'r>,
    scanners: Vec<ScannerMembers<'r>>,
    consumers: Vec<ConsumerMembers<'r>>,
}

impl<'r> Summary<'r> {
    fn of(report: &'r Report) -> Self {
        Self {
            inputs: report.inputs.iter().map(InputMembers::of).collect(),
            from: report.span.map(|(from, _)| written::rfc3339(from)),
            until: report.span.map(|(_, until)| written::rfc3339(until)),
            requests: report.requests,
            bytes: report.bytes,
            late: report.late,
            ahead: report.ahead,
            statuses: status_counts(&report.statuses),
            routes: report.routes.iter().map(RouteMembers::of).collect(),
            routes_total: report.routes_total,
            misses: report.misses.iter().map(MissClassMembers::of).collect(),
            series: SeriesMembers::of(&report.series),
            scanners: report.scanners.iter().map(ScannerMembers::of).collect(),
            consumers: report.consumers.iter().map(ConsumerMembers::of).collect(),
        }
    }
}

#[derive(Serialize)]
struct StatusCount {
    status: u16,
    count: u64,
}

fn status_counts(counts: &[(u16, u64)]) -> Vec<StatusCount> {
    let member = |(status, count): &(u16, u64)| StatusCount {
        status: *status,
        count: *count,
    };
    counts.iter().map(member).collect()
}

#[derive(Serialize)]
struct InputMembers<'r> {
    name: &'r str,
    format: &'r str,
    fits: u64,
    tried: u64,
    lines: u64,
    unread: u64,
    samples: Vec<SampleMembers<'r>>,
}

impl<'r> InputMembers<'r> {
    fn of(input: &'r Input) -> Self {
        let (fits, tried) = input.fits;
        let sample = |(line, reason, excerpt): &'r (u64, String, String)| SampleMembers {
            line: *line,
            reason,
            excerpt,
        };
        Self {
            name: &input.name,
            format: &input.format,
            fits,
            tried,
            lines: input.lines,
            unread: input.unread,
            samples: input.samples.iter().map(sample).collect(),
        }
    }
}

#[derive(Serialize)]
struct SampleMembers<'r> {
    line: u64,
    reason: &'r str,
    excerpt: &'r str,
}

#[derive(Serialize)]
struct RouteMembers<'r> {
    route: &'r str,
    requests: u64,
    client_errors: u64,
    statuses: Vec<StatusCount>,
    trend: &'r [u64],
}

impl<'r> RouteMembers<'r> {
    fn of(row: &'r RouteRow) -> Self {
        Self {
            route: &row.route,
            requests: row.requests,
            client_errors: row.client_errors,
            statuses: status_counts(&row.statuses),
            trend: &row.trend,
        }
    }
}

#[derive(Serialize)]
struct MissClassMembers<'r> {
    kind: &'r str,
    hits: u64,
    top: Vec<MissMembers<'r>>,
}

impl<'r> MissClassMembers<'r> {
    fn of(class: &'r MissClass) -> Self {
        Self {
            kind: &class.kind,
            hits: class.hits,
            top: class.top.iter().map(MissMembers::of).collect(),
        }
    }
}

#[derive(Serialize)]
struct MissMembers<'r> {
    path: &'r str,
    status: u16,
    hits: u64,
    referrer: &'r str,
    live_until: Option<String>,
    nearest: Option<&'r str>,
}

impl<'r> MissMembers<'r> {
    fn of(miss: &'r Miss) -> Self {
        Self {
            path: &miss.path,
            status: miss.status,
            hits: miss.hits,
            referrer: &miss.referrer,
            live_until: miss.live_until.map(written::rfc3339),
            nearest: miss.nearest.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct SeriesMembers<'r> {
    start: String,
    step: u64,
    requests: &'r [u64],
    client_errors: Vec<StatusSeries<'r>>,
    server_errors: &'r [u64],
}

impl<'r> SeriesMembers<'r> {
    fn of(series: &'r Series) -> Self {
        let member = |(status, counts): &'r (u16, Vec<u64>)| StatusSeries {
            status: *status,
            counts,
        };
        Self {
            start: written::rfc3339(series.start),
            step: series.step,
            requests: &series.requests,
            client_errors: series.client_errors.iter().map(member).collect(),
            server_errors: &series.server_errors,
        }
    }
}

#[derive(Serialize)]
struct StatusSeries<'r> {
    status: u16,
    counts: &'r [u64],
}

#[derive(Serialize)]
struct ScannerMembers<'r> {
    network: &'r str,
    requests: u64,
    paths: u64,
    from: String,
    until: String,
    examples: &'r [String],
}

impl<'r> ScannerMembers<'r> {
    fn of(scanner: &'r Scanner) -> Self {
        let (from, until) = scanner.span;
        Self {
            network: &scanner.network,
            requests: scanner.requests,
            paths: scanner.paths,
            from: written::rfc3339(from),
            until: written::rfc3339(until),
            examples: &scanner.examples,
        }
    }
}

#[derive(Serialize)]
struct ConsumerMembers<'r> {
    name: &'r str,
    requests: u64,
    rejected: u64,
    faults: Vec<FaultCount<'r>>,
    trend: &'r [f64],
    early: u64,
    saved_us: u64,
}

impl<'r> ConsumerMembers<'r> {
    fn of(consumer: &'r Consumer) -> Self {
        let member = |(fault, count): &'r (String, u64)| FaultCount {
            fault,
            count: *count,
        };
        Self {
            name: &consumer.name,
            requests: consumer.requests,
            rejected: consumer.rejected,
            faults: consumer.faults.iter().map(member).collect(),
            trend: &consumer.trend,
            early: consumer.early,
            saved_us: consumer.saved,
        }
    }
}

#[derive(Serialize)]
struct FaultCount<'r> {
    fault: &'r str,
    count: u64,
}
