//! Answers over time: requests, 4xx by status and 5xx, one above the other, with the alerts marked.
//!
//! The drawing is as wide as its place. Only shapes stretch: they are in drawings of their own, inside one whose
//! letters keep their size.

mod axis;
mod frame;
mod lanes;

use super::markup::Markup;
use super::palette::{Palette, SERVER};
use super::table::{self, Key};
use super::words::{count, length, moment, wide};
use super::{alerts::Listed, shapes};
use crate::report::Report;
use axis::Scale;
use frame::Frame;

/// Space above a panel for its name.
const NAME: usize = 30;

/// How counts are drawn.
#[derive(Clone, Copy)]
enum Stroke {
    Line,
    Areas,
}

/// One strip of the plot.
struct Panel {
    name: &'static str,
    stroke: Stroke,
    height: usize,
    scale: Scale,
    layers: Vec<(&'static str, Vec<u64>)>,
}

pub(super) fn write(out: &mut Markup, report: &Report, palette: &Palette, listed: &[Listed<'_>]) {
    let Some(frame) = Frame::of(report, palette) else {
        out.raw("<p class=\"none\">Nothing was counted over time.</p>\n");
        return;
    };
    let lanes = lanes::laid(&frame, listed);
    out.raw("<figure class=\"plot\">\n");
    legend(out, &frame, palette);
    drawing(out, &frame, palette, &lanes);
    caption(out, &frame, &lanes);
    out.raw("</figure>\n");
    alternative(out, &frame);
}

fn legend(out: &mut Markup, frame: &Frame, palette: &Palette) {
    out.raw("<ul class=\"legend\">\n<li><svg class=\"swatch\" aria-hidden=\"true\"><rect class=\"line\" y=\"40%\" width=\"100%\" height=\"2\"/></svg>requests</li>\n");
    for (status, _) in &frame.layers {
        out.raw("<li>");
        swatch(out, palette.class(*status));
        status_name(out, *status);
        out.raw("</li>\n");
    }
    if frame.has_server_errors() {
        out.raw("<li>");
        swatch(out, SERVER);
        out.raw("5xx</li>\n");
    }
    out.raw("</ul>\n");
}

pub(super) fn swatch(out: &mut Markup, class: &'static str) {
    out.raw("<svg class=\"swatch\" aria-hidden=\"true\"><rect class=\"")
        .raw(class);
    out.raw("\" width=\"100%\" height=\"100%\"/></svg>");
}

fn status_name(out: &mut Markup, status: u16) {
    if status == 0 {
        out.raw("other 4xx");
    } else {
        out.digits(status.into());
    }
}

fn drawing(out: &mut Markup, frame: &Frame, palette: &Palette, lanes: &lanes::Lanes) {
    let panels = panels(frame, palette);
    let top = lanes.height();
    let bottom = panels
        .iter()
        .fold(top, |sum, panel| sum + NAME + panel.height);
    out.raw("<div class=\"drawing\">\n<svg role=\"img\" height=\"")
        .digits(bottom + axis::HEIGHT);
    out.raw("\"><title>")
        .title(&summary(frame))
        .raw("</title>\n");
    lanes.bands(out, bottom);
    let mut y = top;
    for panel in &panels {
        y += NAME;
        strip(out, panel, frame.columns, y);
        y += panel.height;
    }
    axis::times(out, frame, bottom);
    lanes.marks(out);
    hover(out, frame, top, bottom);
    out.raw("</svg>\n</div>\n");
}

fn panels(frame: &Frame, palette: &Palette) -> Vec<Panel> {
    let highest = |values: &[u64]| values.iter().copied().max().unwrap_or(0);
    let mut panels = vec![Panel {
        name: "Requests",
        stroke: Stroke::Line,
        height: 56,
        scale: Scale::up_to(highest(&frame.requests), 1),
        layers: vec![("line", frame.requests.clone())],
    }];
    let layers = frame.stacked(palette);
    panels.push(Panel {
        name: "4xx",
        stroke: Stroke::Areas,
        height: 168,
        scale: Scale::up_to(layers.first().map_or(0, |(_, sums)| highest(sums)), 4),
        layers,
    });
    if frame.has_server_errors() {
        panels.push(Panel {
            name: "5xx",
            stroke: Stroke::Areas,
            height: 40,
            scale: Scale::up_to(highest(&frame.server_errors), 1),
            layers: vec![(SERVER, frame.server_errors.clone())],
        });
    }
    panels
}

fn strip(out: &mut Markup, panel: &Panel, columns: usize, y: usize) {
    axis::lines(out, &panel.scale, y, panel.height);
    out.raw("<svg y=\"")
        .digits(y)
        .raw("\" width=\"100%\" height=\"")
        .digits(panel.height);
    out.raw("\" preserveAspectRatio=\"none\" viewBox=\"0 0 ")
        .digits(columns)
        .raw(" ")
        .digits(panel.height)
        .raw("\">");
    let height = super::words::real_index(panel.height);
    for (class, values) in &panel.layers {
        out.raw("<path class=\"").raw(class).raw("\" d=\"");
        match panel.stroke {
            Stroke::Line => shapes::line(out, values, panel.scale.top, height),
            Stroke::Areas => shapes::area(out, values, panel.scale.top, height),
        }
        out.raw("\" vector-effect=\"non-scaling-stroke\"/>");
    }
    out.raw("</svg>\n");
    axis::labels(out, panel.name, &panel.scale, y, panel.height);
}

/// What somebody hears instead of the drawing.
fn summary(frame: &Frame) -> String {
    let totals: Vec<u64> = (0..frame.columns)
        .map(|index| frame.client_errors(index))
        .collect();
    let most = totals.iter().copied().max().unwrap_or(0);
    let first = totals.iter().position(|total| *total == most).unwrap_or(0);
    format!(
        "Requests and 4xx by status from {} to {} UTC. Most 4xx in one interval: {} at {}",
        moment(frame.begin(0)),
        moment(frame.begin(frame.columns)),
        count(most),
        moment(frame.begin(first)),
    )
}

fn caption(out: &mut Markup, frame: &Frame, lanes: &lanes::Lanes) {
    out.raw("<figcaption>From ")
        .time(frame.begin(0))
        .raw(" to ")
        .time(frame.begin(frame.columns));
    out.raw(" UTC, in intervals of ")
        .text(&length(frame.step))
        .raw(".");
    if lanes.is_marked() {
        out.raw(" Numbers on top are the alerts, from their beginning to their end.");
    }
    if lanes.unmarked > 0 {
        out.raw(" Not marked, for want of space: ")
            .count(wide(lanes.unmarked))
            .raw(".");
    }
    out.raw("</figcaption>\n");
}

/// A place for the pointer over each interval, which says its figures.
fn hover(out: &mut Markup, frame: &Frame, top: usize, bottom: usize) {
    out.raw("<svg class=\"hover\" y=\"")
        .digits(top)
        .raw("\" width=\"100%\" height=\"")
        .digits(bottom - top);
    out.raw("\" preserveAspectRatio=\"none\" viewBox=\"0 0 ")
        .digits(frame.columns)
        .raw(" 1\">\n");
    for index in 0..frame.columns {
        out.raw("<rect x=\"")
            .digits(index)
            .raw("\" width=\"1\" height=\"1\"><title>");
        out.title(&moment(frame.begin(index)))
            .raw(": requests ")
            .count(frame.requests_in(index));
        for (status, values) in &frame.layers {
            let hits = values.get(index).copied().unwrap_or(0);
            if hits > 0 {
                out.raw(", ");
                status_name(out, *status);
                out.raw(" × ").count(hits);
            }
        }
        out.raw("</title></rect>\n");
    }
    out.raw("</svg>\n");
}

/// The same as a table, in fewer intervals.
fn alternative(out: &mut Markup, frame: &Frame) {
    let coarse = frame.coarser();
    out.raw("<details class=\"alt\">\n<summary>The plot as a table</summary>\n");
    let caption = format!("Answers in intervals of {}", length(coarse.step));
    table::open_empty(out, Key("over-time", 0), &caption);
    out.raw("<th scope=\"col\">From (UTC)</th><th scope=\"col\" class=\"n\">Requests</th>");
    for (status, _) in &coarse.layers {
        out.raw("<th scope=\"col\" class=\"n\">");
        status_name(out, *status);
        out.raw("</th>");
    }
    out.raw("<th scope=\"col\" class=\"n\">5xx</th>");
    table::body(out);
    for index in 0..coarse.columns {
        out.raw("<tr><th scope=\"row\">")
            .time(coarse.begin(index))
            .raw("</th>");
        table::count(out, coarse.requests_in(index));
        for (_, values) in &coarse.layers {
            table::count(out, values.get(index).copied().unwrap_or(0));
        }
        table::count(out, coarse.server_errors.get(index).copied().unwrap_or(0));
        out.raw("</tr>\n");
    }
    table::close(out);
    out.raw("</details>\n");
}
