//! The alerts, one card each: the gravest first.

use std::collections::BTreeSet;

use super::markup::Markup;
use super::table::{self, Column, Key};
use super::trends::{self, Trend};
use super::words::{about, count, counted, length, percent, real_index, share, wide};
use super::{routes, shapes};
use crate::alert::{Alert, Cause, Dimension, Severity, State};
use crate::report::Report;

/// Alerts that are shown.
const MOST: usize = 100;

/// Routes, paths and causes that are shown of one alert.
const MOST_EACH: usize = 12;

/// An alert and the number it goes by in this report.
pub(super) struct Listed<'r> {
    pub(super) number: usize,
    pub(super) alert: &'r Alert,
}

/// The alerts in the order they are shown in: the gravest first, and of these what goes on.
pub(super) fn listed(report: &Report) -> Vec<Listed<'_>> {
    let mut alerts: Vec<&Alert> = report.alerts.iter().collect();
    alerts.sort_by_key(|alert| {
        (
            std::cmp::Reverse(alert.severity),
            rank(alert.state),
            alert.since,
        )
    });
    let numbered = alerts.into_iter().take(MOST).enumerate();
    numbered
        .map(|(index, alert)| Listed {
            number: index + 1,
            alert,
        })
        .collect()
}

fn rank(state: State) -> u8 {
    match state {
        State::Open => 0,
        State::Acknowledged => 1,
        State::Resolved => 2,
    }
}

/// The class of the style sheet.
pub(super) fn class(severity: Severity) -> &'static str {
    severity.as_str()
}

pub(super) fn write(out: &mut Markup, report: &Report, listed: &[Listed<'_>]) {
    out.raw("<section aria-labelledby=\"alerts\">\n<h2 id=\"alerts\">Alerts</h2>\n");
    if listed.is_empty() {
        out.raw("<p class=\"none\">No alert was raised.</p>\n");
    }
    for one in listed {
        card(out, report, one);
    }
    table::cut(
        out,
        listed.len(),
        wide(report.alerts.len()),
        "alerts, the gravest first",
    );
    out.raw("</section>\n");
}

fn card(out: &mut Markup, report: &Report, one: &Listed<'_>) {
    let alert = one.alert;
    out.raw("<article class=\"alert ")
        .raw(class(alert.severity))
        .raw("\" aria-labelledby=\"alert-")
        .digits(one.number);
    out.raw("\">\n");
    heading(out, one);
    out.raw("<p class=\"sentence\">")
        .prose(&alert.sentence)
        .raw("</p>\n");
    times(out, alert);
    figures(out, alert);
    out.raw("<div class=\"halves\">\n<div>\n");
    concerned(out, alert);
    trend(out, report, alert);
    out.raw("</div>\n<div>\n");
    causes(out, one);
    out.raw("</div>\n</div>\n");
    examples(out, alert);
    if !alert.hint.is_empty() {
        out.raw("<p class=\"hint\"><b>Next</b> ")
            .prose(&alert.hint)
            .raw("</p>\n");
    }
    out.raw("<p class=\"more\">More about this kind: ")
        .code(&format!("demur explain {}", alert.detector));
    out.raw(" <span class=\"id\">")
        .text(&alert.id)
        .raw("</span></p>\n</article>\n");
}

fn heading(out: &mut Markup, one: &Listed<'_>) {
    let alert = one.alert;
    out.raw("<div class=\"top\">\n<svg class=\"badge\" aria-hidden=\"true\" viewBox=\"-12 -12 24 24\" width=\"28\" height=\"28\">");
    badge(out, one.number, alert.severity);
    out.raw("</svg>\n<h3 id=\"alert-")
        .digits(one.number)
        .raw("\"><span class=\"severity\">");
    out.raw(class(alert.severity))
        .raw("</span> <span class=\"detector\">")
        .text(&alert.detector)
        .raw("</span></h3>\n");
    out.raw("<p class=\"state ")
        .raw(alert.state.as_str())
        .raw("\">")
        .raw(alert.state.as_str())
        .raw("</p>\n</div>\n");
}

/// The shape of a severity around the number of an alert, in the middle of its drawing.
pub(super) fn badge(out: &mut Markup, number: usize, severity: Severity) {
    shape(out, severity);
    out.raw("<text y=\"4\">").digits(number).raw("</text>");
}

/// Octagon, diamond and circle: severities differ without their colours too.
pub(super) fn shape(out: &mut Markup, severity: Severity) {
    out.raw("<path class=\"")
        .raw(class(severity))
        .raw("\" d=\"")
        .raw(match severity {
            Severity::Page => "M-4.6 -11H4.6L11 -4.6V4.6L4.6 11H-4.6L-11 4.6V-4.6Z",
            Severity::Ticket => "M0 -12L12 0L0 12L-12 0Z",
            Severity::Note => "M-10 0A10 10 0 1 1 10 0A10 10 0 1 1 -10 0Z",
        });
    out.raw("\"/>");
}

fn times(out: &mut Markup, alert: &Alert) {
    out.raw("<p class=\"times\">Since <b>")
        .time(alert.since)
        .raw("</b> UTC, ");
    if let Some(until) = alert.until {
        out.raw("until <b>")
            .time(until)
            .raw("</b> (")
            .text(&length(until.saturating_sub(alert.since)))
            .raw(")");
    } else {
        out.raw("<b>goes on</b>");
    }
    out.raw("; raised ")
        .text(&length(alert.raised.saturating_sub(alert.since)))
        .raw(" after it began.</p>\n");
}

fn figures(out: &mut Markup, alert: &Alert) {
    let numbers = &alert.numbers;
    let went_wrong = share(numbers.bad, numbers.requests);
    let usual = format!("usual: {}", about(numbers.expected));
    out.raw("<dl class=\"figures\">\n");
    figure(out, "Went wrong", &count(numbers.bad), &usual);
    figure(out, "Of requests", &count(numbers.requests), &went_wrong);
    figure(out, "Clients", &count(numbers.clients), "");
    figure(out, "Paths", &count(numbers.paths), "");
    if numbers.good_before > 0 {
        figure(
            out,
            "Good before",
            &count(numbers.good_before),
            "on the same paths",
        );
    }
    out.raw("</dl>\n");
}

/// One figure: what it is, how much, and a word on it.
pub(super) fn figure(out: &mut Markup, name: &'static str, value: &str, note: &str) {
    out.raw("<div><dt>").raw(name).raw("</dt><dd>").text(value);
    if !note.is_empty() {
        out.raw(" <small>").text(note).raw("</small>");
    }
    out.raw("</dd></div>\n");
}

fn concerned(out: &mut Markup, alert: &Alert) {
    if !alert.statuses.is_empty() {
        out.raw("<p class=\"label\">Answered with</p>\n<ul class=\"codes\">\n");
        for status in alert.statuses.iter().take(MOST_EACH) {
            out.raw("<li>").digits((*status).into()).raw("</li>\n");
        }
        out.raw("</ul>\n");
    }
    if !alert.routes.is_empty() {
        out.raw("<p class=\"label\">")
            .text(&counted(wide(alert.routes.len()), "route", "routes"))
            .raw("</p>\n<ul class=\"paths\">\n");
        for route in alert.routes.iter().take(MOST_EACH) {
            out.raw("<li>");
            routes::name(out, route);
            out.raw("</li>\n");
        }
        out.raw("</ul>\n");
        table::cut(
            out,
            alert.routes.len().min(MOST_EACH),
            wide(alert.routes.len()),
            "routes",
        );
    }
}

/// 4xx over time on the routes of an alert, as far as the report has them.
fn trend(out: &mut Markup, report: &Report, alert: &Alert) {
    let mut sums: Vec<u64> = Vec::new();
    let concerned: BTreeSet<&str> = alert.routes.iter().map(String::as_str).collect();
    for row in report
        .routes
        .iter()
        .filter(|row| concerned.contains(row.route.as_str()))
    {
        sums.resize(sums.len().max(row.trend.len()), 0);
        for (sum, hits) in sums.iter_mut().zip(&row.trend) {
            *sum = sum.saturating_add(*hits);
        }
    }
    if sums.iter().all(|sum| *sum == 0) {
        return;
    }
    let series = &report.series;
    let to = alert
        .until
        .map_or(real_index(sums.len()), |until| trends::place(series, until));
    let marked = (trends::place(series, alert.since), to);
    let words = format!(
        "{}. The table of routes has the figures",
        trends::counts_described(&sums, series)
    );
    out.raw("<p class=\"label\">4xx over time on these routes</p>\n<p class=\"trend\">");
    trends::spark(
        out,
        &Trend::of_counts(&sums, "s1").lower(),
        Some(marked),
        &words,
    );
    out.raw("<span class=\"ends\">")
        .time(trends::begin(series, 0))
        .raw(" ")
        .time(trends::begin(series, sums.len()));
    out.raw("</span></p>\n");
}

fn causes(out: &mut Markup, one: &Listed<'_>) {
    let causes = &one.alert.causes;
    if causes.is_empty() {
        out.raw("<p class=\"label\">Causes</p>\n<p class=\"none\">Nothing that these requests have in common explains it.</p>\n");
        return;
    }
    let columns = [
        Column::Words("In common"),
        Column::Words("How much it explains"),
    ];
    table::open(
        out,
        Key("causes", one.number),
        &format!("What the requests of alert {} have in common", one.number),
        &columns,
    );
    for cause in causes.iter().take(MOST_EACH) {
        cause_row(out, cause);
    }
    table::close(out);
    table::cut(
        out,
        causes.len().min(MOST_EACH),
        wide(causes.len()),
        "causes",
    );
}

fn cause_row(out: &mut Markup, cause: &Cause) {
    out.raw("<tr><th scope=\"row\"><span class=\"label\">")
        .raw(dimension(cause.dimension))
        .raw("</span> ");
    out.code(&cause.value).raw("</th><td><div class=\"pair\">");
    shapes::bar(out, cause.of_excess, "excess");
    out.raw("<span>")
        .text(&percent(cause.of_excess))
        .raw(" of the excess</span></div><div class=\"pair\">");
    shapes::bar(out, cause.of_traffic, "traffic");
    out.raw("<span>")
        .text(&percent(cause.of_traffic))
        .raw(" of requests</span></div></td></tr>\n");
}

fn dimension(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Principal => "Consumer",
        Dimension::AgentVersion => "Agent and version",
        Dimension::AgentRange => "Versions of an agent",
        Dimension::AgentFamily => "Agent",
        Dimension::Device => "System or device",
        Dimension::Referrer => "Linked from",
        Dimension::ReferrerHost => "Linked from the host",
        Dimension::Upstream => "Upstream",
        Dimension::Network => "Network",
        Dimension::Client => "Client",
        Dimension::Reason => "Reason",
        Dimension::Step => "Refused by",
        Dimension::Prefix => "Beginning of the path",
        Dimension::Route => "Route",
        Dimension::Host => "Host",
    }
}

fn examples(out: &mut Markup, alert: &Alert) {
    if alert.examples.is_empty() {
        return;
    }
    out.raw("<details class=\"drill\">\n<summary>")
        .text(&counted(wide(alert.examples.len()), "example", "examples"));
    out.raw("</summary>\n<ul class=\"paths\">\n");
    for path in alert.examples.iter().take(MOST_EACH) {
        out.raw("<li>").code(path).raw("</li>\n");
    }
    out.raw("</ul>\n");
    table::cut(
        out,
        alert.examples.len().min(MOST_EACH),
        wide(alert.examples.len()),
        "examples",
    );
    out.raw("</details>\n");
}
