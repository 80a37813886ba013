//! Who asked: clients that look for weak places, and consumers that were refused.

use super::markup::Markup;
use super::table::{self, Column, Key};
use super::trends::{self, Alternative, Trend};
use super::words::{duration, length, share, wide};
use crate::report::{Consumer, Report, Scanner};

/// Rows of each table.
const MOST: usize = 100;

/// Paths or faults that are named in a row.
const MOST_EACH: usize = 5;

pub(super) fn scanners(out: &mut Markup, report: &Report) {
    out.raw("<section aria-labelledby=\"scanners\">\n<h2 id=\"scanners\">Scanners</h2>\n");
    if report.scanners.is_empty() {
        out.raw("<p class=\"none\">No client looked for weak places.</p>\n</section>\n");
        return;
    }
    let columns = [
        Column::Words("Network"),
        Column::Number("Requests"),
        Column::Number("Paths"),
        Column::Words("First (UTC)"),
        Column::Number("For"),
        Column::Words("Some of the paths"),
    ];
    table::open(
        out,
        Key("scanners", 0),
        "Clients that look for weak places",
        &columns,
    );
    for one in report.scanners.iter().take(MOST) {
        scanner(out, one);
    }
    table::close(out);
    table::cut(
        out,
        report.scanners.len().min(MOST),
        wide(report.scanners.len()),
        "networks",
    );
    out.raw("</section>\n");
}

fn scanner(out: &mut Markup, one: &Scanner) {
    let (first, last) = one.span;
    out.raw("<tr><th scope=\"row\">")
        .code(&one.network)
        .raw("</th>");
    table::count(out, one.requests);
    table::count(out, one.paths);
    table::moment(out, first);
    table::figure(out, &length(last.saturating_sub(first)));
    out.raw("<td class=\"path some\">");
    for path in one.examples.iter().take(MOST_EACH) {
        out.code(path).raw(" ");
    }
    out.raw("</td></tr>\n");
}

pub(super) fn consumers(out: &mut Markup, report: &Report) {
    out.raw("<section aria-labelledby=\"consumers\">\n<h2 id=\"consumers\">Consumers</h2>\n");
    if report.consumers.is_empty() {
        out.raw("<p class=\"none\">Nothing that was read names the consumer of a request.</p>\n</section>\n");
        return;
    }
    let columns = [
        Column::Words("Consumer"),
        Column::Number("Requests"),
        Column::Number("Refused"),
        Column::Words("With"),
        Column::Words("Refused over time"),
        Column::Number("Before the upstream"),
        Column::Number("Upstream time saved"),
    ];
    table::open(
        out,
        Key("consumers", 0),
        "Consumers with the most refusals",
        &columns,
    );
    for one in report.consumers.iter().take(MOST) {
        consumer(out, one);
    }
    table::close(out);
    table::cut(
        out,
        report.consumers.len().min(MOST),
        wide(report.consumers.len()),
        "consumers",
    );
    let rows: Vec<&Consumer> = report.consumers.iter().take(MOST).collect();
    let alternative = Alternative {
        key: Key("shares", 0),
        what: "Share refused",
        of: "Consumer",
        series: &report.series,
        longest: rows.iter().map(|row| row.trend.len()).max().unwrap_or(0),
    };
    alternative.write(
        out,
        &rows,
        |out, row| {
            out.code(&row.name);
        },
        |row, intervals| trends::shares_in(&row.trend, intervals),
    );
    out.raw("</section>\n");
}

fn consumer(out: &mut Markup, one: &Consumer) {
    out.raw("<tr><th scope=\"row\">")
        .code(&one.name)
        .raw("</th>");
    table::count(out, one.requests);
    out.raw("<td class=\"n\">")
        .count(one.rejected)
        .raw(" <small>")
        .text(&share(one.rejected, one.requests));
    out.raw("</small></td><td>");
    for (fault, hits) in one.faults.iter().take(MOST_EACH) {
        out.raw("<span class=\"fault\">")
            .code(fault)
            .raw(" ")
            .count(*hits)
            .raw("</span> ");
    }
    let more = one.faults.len().saturating_sub(MOST_EACH);
    if more > 0 {
        out.raw("and ").digits(more).raw(" more");
    }
    out.raw("</td><td>");
    trends::spark(
        out,
        &Trend::of_shares(&one.trend, "s1"),
        None,
        &trends::shares_described(&one.trend),
    );
    out.raw("</td>");
    table::count(out, one.early);
    table::figure(out, &duration(one.saved));
    out.raw("</tr>\n");
}
