//! The routes with the most 4xx, and the statuses of all answers.

use super::markup::Markup;
use super::palette::Palette;
use super::table::{self, Column, Key};
use super::trends::{Alternative, Trend};
use super::words::{real, share, sum, wide};
use super::{plot, shapes, trends};
use crate::report::{Report, RouteRow};

/// Routes that are shown.
const MOST: usize = 200;

/// Statuses that are shown.
const MOST_ANSWERS: usize = 100;

/// Statuses that are named in a row.
const MOST_STATUSES: usize = 4;

pub(super) fn write(out: &mut Markup, report: &Report, palette: &Palette) {
    out.raw("<section aria-labelledby=\"routes\">\n<h2 id=\"routes\">Routes</h2>\n");
    if report.routes.is_empty() {
        out.raw("<p class=\"none\">No route was asked.</p>\n</section>\n");
        return;
    }
    let rows: Vec<&RouteRow> = report.routes.iter().take(MOST).collect();
    let all = report.routes_total.max(wide(report.routes.len()));
    table::cut(out, rows.len(), all, "routes");
    let columns = [
        Column::Words("Route"),
        Column::Number("Requests"),
        Column::Number("4xx"),
        Column::Words("Share of requests by status"),
        Column::Words("4xx over time"),
    ];
    table::open(
        out,
        Key("routes", 0),
        "Routes, the most 4xx first",
        &columns,
    );
    for route in &rows {
        row(out, route, report, palette);
    }
    table::close(out);
    let alternative = Alternative {
        key: Key("trends", 0),
        what: "4xx",
        of: "Route",
        series: &report.series,
        longest: rows.iter().map(|row| row.trend.len()).max().unwrap_or(0),
    };
    alternative.write(
        out,
        &rows,
        |out, row| name(out, &row.route),
        |row, intervals| trends::counts_in(&row.trend, intervals),
    );
    out.raw("</section>\n");
}

fn row(out: &mut Markup, route: &RouteRow, report: &Report, palette: &Palette) {
    out.raw("<tr><th scope=\"row\" class=\"path\">");
    name(out, &route.route);
    out.raw("</th>");
    table::count(out, route.requests);
    out.raw("<td class=\"n\">")
        .count(route.client_errors)
        .raw(" <small>");
    out.text(&share(route.client_errors, route.requests))
        .raw("</small></td><td class=\"mix\">");
    mix(out, route, palette);
    out.raw("</td><td>");
    let words = trends::counts_described(&route.trend, &report.series);
    trends::spark(out, &Trend::of_counts(&route.trend, "s1"), None, &words);
    out.raw("</td></tr>\n");
}

/// `GET /orders/{}`, the method apart.
pub(super) fn name(out: &mut Markup, route: &str) {
    match route.split_once(' ') {
        Some((method, path)) => {
            out.raw("<code><span class=\"method\">")
                .text(method)
                .raw("</span> ")
                .text(path)
                .raw("</code>");
        }
        None => {
            out.code(route);
        }
    }
}

/// A bar of the statuses, and the most frequent of them in figures.
fn mix(out: &mut Markup, route: &RouteRow, palette: &Palette) {
    let mut statuses = route.statuses.clone();
    statuses.sort_by_key(|(status, hits)| (std::cmp::Reverse(*hits), *status));
    let whole = real(route.requests.max(1));
    let parts: Vec<(f64, &'static str)> = statuses
        .iter()
        .map(|(status, hits)| (real(*hits) / whole, palette.class(*status)))
        .collect();
    shapes::parts(
        out,
        parts
            .get(..MOST_STATUSES.min(parts.len()))
            .unwrap_or_default(),
    );
    out.raw("<span class=\"parts\">");
    for (status, hits) in statuses.iter().take(MOST_STATUSES) {
        out.raw("<span>");
        plot::swatch(out, palette.class(*status));
        out.raw("<b>")
            .digits((*status).into())
            .raw("</b> ")
            .text(&share(*hits, route.requests))
            .raw("</span> ");
    }
    if statuses.len() > MOST_STATUSES {
        out.raw("<span>and ")
            .digits(statuses.len() - MOST_STATUSES)
            .raw(" more</span>");
    }
    out.raw("</span>");
}

/// How often each status was sent, and when.
pub(super) fn statuses(out: &mut Markup, report: &Report, palette: &Palette) {
    if report.statuses.is_empty() {
        return;
    }
    let all = sum(report.statuses.iter().map(|(_, hits)| *hits));
    let columns = [
        Column::Words("Status"),
        Column::Number("Answers"),
        Column::Number("Share"),
        Column::Words("Over time"),
    ];
    table::open(out, Key("statuses", 0), "Answers by status", &columns);
    for (status, hits) in report.statuses.iter().take(MOST_ANSWERS) {
        out.raw("<tr><th scope=\"row\">");
        if (400..600).contains(status) {
            plot::swatch(out, palette.class(*status));
        }
        out.digits((*status).into()).raw("</th>");
        table::count(out, *hits);
        table::figure(out, &share(*hits, all));
        out.raw("<td>");
        let class = palette.class(*status);
        match report
            .series
            .client_errors
            .iter()
            .find(|(one, _)| one == status)
        {
            Some((_, counts)) => {
                let words = trends::counts_described(counts, &report.series);
                trends::spark(out, &Trend::of_counts(counts, class), None, &words);
            }
            None => {
                out.raw("–");
            }
        }
        out.raw("</td></tr>\n");
    }
    table::close(out);
    table::cut(
        out,
        report.statuses.len().min(MOST_ANSWERS),
        wide(report.statuses.len()),
        "statuses",
    );
}
