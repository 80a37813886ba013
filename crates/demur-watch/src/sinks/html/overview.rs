//! The top of a report: what was read, how well it could be read, and what it comes to.

use super::alerts::{self, figure};
use super::markup::Markup;
use super::table::{self, Column, Key};
use super::words::{bytes, count, counted, length, share, sum, wide};
use crate::alert::{Severity, State};
use crate::report::{Input, Report};

/// Inputs that are shown.
const MOST_INPUTS: usize = 50;

/// Percent of the lines that a format should fit.
const LEAST_FIT: u64 = 95;

/// Lines of one input that are shown.
const MOST_SAMPLES: usize = 10;

pub(super) fn write(out: &mut Markup, report: &Report, title: &str) {
    out.raw("<header>\n<p class=\"mark\">demur watch</p>\n<h1>")
        .text(title)
        .raw("</h1>\n");
    window(out, report);
    verdict(out, report);
    figures(out, report);
    inputs(out, report);
    out.raw("</header>\n");
}

fn window(out: &mut Markup, report: &Report) {
    let Some((first, last)) = report.span else {
        out.raw("<p class=\"window\">No request was read.</p>\n");
        return;
    };
    out.raw("<p class=\"window\">")
        .time(first)
        .raw(" to ")
        .time(last)
        .raw(" UTC");
    out.raw(" <span>")
        .text(&length(last.saturating_sub(first)))
        .raw("</span></p>\n");
}

fn verdict(out: &mut Markup, report: &Report) {
    out.raw("<ul class=\"verdict\">\n");
    for severity in [Severity::Page, Severity::Ticket, Severity::Note] {
        let of_it = report
            .alerts
            .iter()
            .filter(|alert| alert.severity == severity)
            .count();
        let open = report
            .alerts
            .iter()
            .filter(|alert| alert.severity == severity && alert.state == State::Open)
            .count();
        if of_it > 0 {
            chip(out, severity, wide(of_it), wide(open));
        }
    }
    if report.alerts.is_empty() {
        out.raw("<li>No alert was raised.</li>\n");
    }
    out.raw("</ul>\n");
}

fn chip(out: &mut Markup, severity: Severity, of_it: u64, open: u64) {
    let (one, many) = match severity {
        Severity::Page => ("page", "pages"),
        Severity::Ticket => ("ticket", "tickets"),
        Severity::Note => ("note", "notes"),
    };
    out.raw("<li><svg class=\"badge\" aria-hidden=\"true\" viewBox=\"-12 -12 24 24\" width=\"18\" height=\"18\">");
    alerts::shape(out, severity);
    out.raw("</svg><b>")
        .text(&counted(of_it, one, many))
        .raw("</b>");
    if open > 0 {
        out.raw(" ").count(open).raw(" open");
    }
    out.raw("</li>\n");
}

fn figures(out: &mut Markup, report: &Report) {
    let client = class(report, 400..500);
    let server = class(report, 500..600);
    out.raw("<dl class=\"figures\">\n");
    figure(out, "Requests", &count(report.requests), "");
    figure(out, "4xx", &count(client), &share(client, report.requests));
    figure(out, "5xx", &count(server), &share(server, report.requests));
    figure(out, "Routes", &count(report.routes_total), "");
    figure(out, "Sent", &bytes(report.bytes), "");
    out.raw("</dl>\n");
}

/// How often statuses of one class were sent.
fn class(report: &Report, class: std::ops::Range<u16>) -> u64 {
    sum(report
        .statuses
        .iter()
        .filter(|(status, _)| class.contains(status))
        .map(|(_, hits)| *hits))
}

/// What was read, with the lines that could not be. It is open where there may be something wrong with it.
fn inputs(out: &mut Markup, report: &Report) {
    if report.inputs.is_empty() {
        return;
    }
    let lines = sum(report.inputs.iter().map(|input| input.lines));
    let unread = sum(report.inputs.iter().map(|input| input.unread));
    let doubtful = report.inputs.iter().any(is_doubtful);
    out.raw("<details class=\"drill\"")
        .raw(if doubtful { " open" } else { "" })
        .raw(">\n<summary>Read: ");
    out.text(&counted(wide(report.inputs.len()), "input", "inputs"))
        .raw(", ")
        .text(&counted(lines, "line", "lines"));
    out.raw(", ").count(unread).raw(" of them not understood");
    out.raw(if doubtful {
        ". Is the format right?"
    } else {
        ""
    })
    .raw("</summary>\n");
    let columns = [
        Column::Words("Input"),
        Column::Words("Format"),
        Column::Number("Fits"),
        Column::Number("Lines"),
        Column::Number("Not understood"),
    ];
    table::open(
        out,
        Key("inputs", 0),
        "What was read, and how many of the first lines the format fits",
        &columns,
    );
    for input in report.inputs.iter().take(MOST_INPUTS) {
        row(out, input);
    }
    table::close(out);
    table::cut(
        out,
        report.inputs.len().min(MOST_INPUTS),
        wide(report.inputs.len()),
        "inputs",
    );
    for (index, input) in report.inputs.iter().take(MOST_INPUTS).enumerate() {
        samples(out, index, input);
    }
    odd_times(out, report);
    out.raw("</details>\n");
}

/// Whether a format fits so badly that it may be another.
fn is_doubtful(input: &Input) -> bool {
    let (fit, tried) = input.fits;
    let ill = fit.saturating_mul(100) < tried.saturating_mul(LEAST_FIT);
    ill || input.unread.saturating_mul(100) > input.lines.saturating_mul(100 - LEAST_FIT)
}

fn row(out: &mut Markup, input: &Input) {
    let (fit, tried) = input.fits;
    out.raw("<tr><th scope=\"row\">")
        .code(&input.name)
        .raw("</th><td>")
        .text(&input.format)
        .raw("</td>");
    out.raw("<td class=\"n\">")
        .text(&share(fit, tried))
        .raw(" <small>")
        .count(fit)
        .raw(" of ")
        .count(tried)
        .raw("</small></td>");
    table::count(out, input.lines);
    out.raw("<td class=\"n\">").count(input.unread);
    if input.unread > 0 {
        out.raw(" <small>")
            .text(&share(input.unread, input.lines))
            .raw("</small>");
    }
    out.raw("</td></tr>\n");
}

fn odd_times(out: &mut Markup, report: &Report) {
    if report.late > 0 {
        out.raw("<p>").text(&counted(report.late, "line", "lines"));
        out.raw(" came too late for the minute to be judged, and counted everywhere else.</p>\n");
    }
    if report.ahead > 0 {
        out.raw("<p>").text(&counted(report.ahead, "line", "lines"));
        out.raw(" had a time so far ahead that nothing after agreed with it.</p>\n");
    }
}

fn samples(out: &mut Markup, index: usize, input: &Input) {
    if input.samples.is_empty() {
        return;
    }
    let columns = [
        Column::Number("Line"),
        Column::Words("Reason"),
        Column::Words("Beginning"),
    ];
    let caption = format!(
        "Of input {}, {}: the first lines that were not understood",
        index + 1,
        input.name
    );
    table::open(out, Key("unread", index), &caption, &columns);
    for (number, reason, excerpt) in input.samples.iter().take(MOST_SAMPLES) {
        out.raw("<tr><th scope=\"row\" class=\"n\">")
            .count(*number)
            .raw("</th><td>")
            .text(reason);
        out.raw("</td><td class=\"path\">")
            .code(excerpt)
            .raw("</td></tr>\n");
    }
    table::close(out);
    table::cut(
        out,
        input.samples.len().min(MOST_SAMPLES),
        input.unread,
        "lines",
    );
}
