//! Where the alerts are marked: those that overlap are one above the other.

use super::frame::Frame;
use crate::alert::Severity;
use crate::sinks::html::alerts::{self, Listed};
use crate::sinks::html::markup::Markup;

/// The most lines of marks.
const MOST_LANES: usize = 6;

/// The height of one of them.
const LANE: usize = 24;

/// The least width of a mark, in percent: the badge has to fit.
const LEAST: f64 = 4.0;

/// One mark.
struct Mark {
    number: usize,
    severity: Severity,
    lane: usize,
    from: f64,
    to: f64,
}

/// All marks.
pub(super) struct Lanes {
    marks: Vec<Mark>,
    lanes: usize,
    /// Alerts that found no place.
    pub(super) unmarked: usize,
}

/// Gives each alert the first lane that is free when it begins.
pub(super) fn laid(frame: &Frame, listed: &[Listed<'_>]) -> Lanes {
    let mut order: Vec<&Listed<'_>> = listed.iter().collect();
    order.sort_by_key(|one| (one.alert.since, one.number));
    let mut ends = [f64::NEG_INFINITY; MOST_LANES];
    let mut marks = Vec::new();
    let mut unmarked = 0;
    for one in order {
        let from = frame.place(one.alert.since);
        let to = one
            .alert
            .until
            .map_or(100.0, |until| frame.place(until))
            .max(from);
        let free = ends.iter_mut().enumerate().find(|(_, end)| **end <= from);
        let Some((lane, end)) = free else {
            unmarked += 1;
            continue;
        };
        *end = to.max(from + LEAST);
        marks.push(Mark {
            number: one.number,
            severity: one.alert.severity,
            lane,
            from,
            to,
        });
    }
    let lanes = marks.iter().map(|mark| mark.lane + 1).max().unwrap_or(0);
    Lanes {
        marks,
        lanes,
        unmarked,
    }
}

impl Lanes {
    pub(super) fn height(&self) -> usize {
        self.lanes * LANE
    }

    pub(super) fn is_marked(&self) -> bool {
        !self.marks.is_empty()
    }

    /// The time of each alert, across the whole plot.
    pub(super) fn bands(&self, out: &mut Markup, bottom: usize) {
        for mark in &self.marks {
            let top = mark.lane * LANE + LANE / 2;
            out.raw("<rect class=\"band ")
                .raw(alerts::class(mark.severity))
                .raw("\" x=\"")
                .place(mark.from)
                .raw("%\" width=\"");
            out.place(mark.to - mark.from)
                .raw("%\" y=\"")
                .digits(top)
                .raw("\" height=\"")
                .digits(bottom - top)
                .raw("\"/>");
            out.raw("<line class=\"begin ")
                .raw(alerts::class(mark.severity))
                .raw("\" x1=\"")
                .place(mark.from)
                .raw("%\" x2=\"")
                .place(mark.from);
            out.raw("%\" y1=\"")
                .digits(top)
                .raw("\" y2=\"")
                .digits(bottom)
                .raw("\"/>");
        }
        out.raw("\n");
    }

    /// A badge and a bar for each alert.
    pub(super) fn marks(&self, out: &mut Markup) {
        for mark in &self.marks {
            let middle = mark.lane * LANE + LANE / 2;
            out.raw("<rect class=\"")
                .raw(alerts::class(mark.severity))
                .raw("\" x=\"")
                .place(mark.from)
                .raw("%\" width=\"")
                .place(mark.to - mark.from);
            out.raw("%\" y=\"")
                .digits(middle - 2)
                .raw("\" height=\"4\"/>");
            out.raw("<svg class=\"badge ")
                .raw(alerts::class(mark.severity))
                .raw("\" x=\"")
                .place(mark.from)
                .raw("%\" y=\"")
                .digits(middle)
                .raw("\">");
            alerts::badge(out, mark.number, mark.severity);
            out.raw("</svg>");
        }
        out.raw("\n");
    }
}
