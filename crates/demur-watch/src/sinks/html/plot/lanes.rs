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
    used: usize,
    /// Alerts that found no place.
    pub(super) unmarked: usize,
}

/// Gives each alert the first lane with room for it; the gravest choose first.
pub(super) fn laid(frame: &Frame, listed: &[Listed<'_>]) -> Lanes {
    let mut lanes: [Vec<(f64, f64)>; MOST_LANES] = Default::default();
    let mut marks = Vec::new();
    for one in listed {
        let from = frame.place(one.alert.since);
        let to = one
            .alert
            .until
            .map_or(100.0, |until| frame.place(until))
            .max(from);
        let end = to.max(from + LEAST);
        let has_room = |taken: &[(f64, f64)]| {
            taken
                .iter()
                .all(|(begin, done)| *done <= from || end <= *begin)
        };
        let Some((lane, taken)) = lanes
            .iter_mut()
            .enumerate()
            .find(|(_, taken)| has_room(taken))
        else {
            continue;
        };
        taken.push((from, end));
        marks.push(Mark {
            number: one.number,
            severity: one.alert.severity,
            lane,
            from,
            to,
        });
    }
    Lanes {
        used: lanes.iter().filter(|taken| !taken.is_empty()).count(),
        unmarked: listed.len() - marks.len(),
        marks,
    }
}

impl Lanes {
    pub(super) fn height(&self) -> usize {
        self.used * LANE
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
