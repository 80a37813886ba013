//! Scales, the lines that carry them, and the words beside.

use super::frame::Frame;
use crate::sinks::html::markup::Markup;
use crate::sinks::html::words::{compact, day, hour, real_index};

/// Space below the plot for times.
pub(super) const HEIGHT: usize = 26;

/// The most times that are written below the plot.
const MOST_TIMES: u64 = 8;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// Lengths between two times, from the shortest on; beyond the last, multiples of it.
const STEPS: [u64; 15] = [
    MINUTE,
    2 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    2 * DAY,
    7 * DAY,
    28 * DAY,
];

/// Even steps of 1, 2 or 5 and zeros.
#[derive(Debug, PartialEq)]
pub(super) struct Scale {
    pub(super) top: u64,
    step: u64,
}

impl Scale {
    /// The scale that holds `highest` in at most `steps` steps.
    pub(super) fn up_to(highest: u64, steps: u64) -> Self {
        let least = highest.max(1).div_ceil(steps.max(1));
        let mut unit = 1_u64;
        while unit.saturating_mul(10) <= least && unit < u64::MAX / 10 {
            unit *= 10;
        }
        let step = [1, 2, 5, 10]
            .map(|times| unit.saturating_mul(times))
            .into_iter()
            .find(|step| *step >= least);
        let step = step.unwrap_or(least);
        Self {
            top: highest.max(1).div_ceil(step).saturating_mul(step),
            step,
        }
    }

    /// The values that have a line, from the bottom, without it.
    fn values(&self) -> impl Iterator<Item = u64> {
        (1..=self.top / self.step).map(|times| times * self.step)
    }

    fn y(&self, value: u64, y: usize, height: usize) -> f64 {
        let share = super::super::words::real(value) / super::super::words::real(self.top);
        real_index(y) + real_index(height) * (1.0 - share)
    }
}

/// The lines across a panel.
pub(super) fn lines(out: &mut Markup, scale: &Scale, y: usize, height: usize) {
    for value in std::iter::once(0).chain(scale.values()) {
        let place = scale.y(value, y, height);
        out.raw("<line class=\"")
            .raw(if value == 0 { "base" } else { "grid" });
        out.raw("\" x2=\"100%\" y1=\"")
            .place(place)
            .raw("\" y2=\"")
            .place(place)
            .raw("\"/>");
    }
    out.raw("\n");
}

/// The name of a panel, and the values of its lines.
pub(super) fn labels(out: &mut Markup, name: &'static str, scale: &Scale, y: usize, height: usize) {
    out.raw("<text class=\"name\" y=\"")
        .digits(y.saturating_sub(8))
        .raw("\">")
        .raw(name)
        .raw("</text>");
    for value in std::iter::once(0).chain(scale.values()) {
        out.raw("<text class=\"value\" x=\"-8\" y=\"")
            .place(scale.y(value, y, height) + 4.0)
            .raw("\">");
        out.text(&compact(value)).raw("</text>");
    }
    out.raw("\n");
}

/// Times below the plot.
pub(super) fn times(out: &mut Markup, frame: &Frame, y: usize) {
    let (start, end) = (frame.begin(0), frame.begin(frame.columns));
    let step = between(end.saturating_sub(start));
    let mut at = start.div_ceil(step).saturating_mul(step);
    let mut index = 0_usize;
    while at < end && index < 2 * HEIGHT {
        time(out, frame.place(at), at, step, y, index);
        at = at.saturating_add(step);
        index += 1;
    }
    out.raw("\n");
}

fn time(out: &mut Markup, place: f64, at: u64, step: u64, y: usize, index: usize) {
    out.raw("<line class=\"base\" x1=\"")
        .place(place)
        .raw("%\" x2=\"")
        .place(place)
        .raw("%\" y1=\"")
        .digits(y);
    out.raw("\" y2=\"").digits(y + 5).raw("\"/><text class=\"");
    out.raw(match place {
        ..3.0 => "first",
        97.0.. => "last",
        _ => "time",
    });
    // Where there is little room, every other time is left out.
    out.raw(if index.is_multiple_of(2) { "" } else { " odd" });
    out.raw("\" x=\"")
        .place(place)
        .raw("%\" y=\"")
        .digits(y + 20)
        .raw("\">");
    let is_date = step >= DAY || at.is_multiple_of(DAY);
    out.text(&if is_date { day(at) } else { hour(at) })
        .raw("</text>");
}

/// The length between two times, so that there are not too many in `whole` seconds.
fn between(whole: u64) -> u64 {
    let fits = |step: &&u64| whole / **step <= MOST_TIMES;
    let last = 28 * DAY;
    STEPS.iter().find(fits).copied().unwrap_or_else(|| {
        whole
            .div_ceil(MOST_TIMES)
            .div_ceil(last)
            .saturating_mul(last)
    })
}

#[cfg(test)]
mod tests {
    use super::{DAY, HOUR, Scale, between};

    fn check(highest: u64, steps: u64, step: u64, top: u64) {
        assert_eq!(Scale::up_to(highest, steps), Scale { top, step });
    }

    #[test]
    fn scales_are_round_and_hold_the_highest() {
        check(0, 4, 1, 1);
        check(3, 4, 1, 3);
        check(1_204, 4, 500, 1_500);
        check(1_204, 1, 2_000, 2_000);
        check(10, 4, 5, 10);
    }

    #[test]
    fn a_scale_for_the_largest_number_has_few_lines() {
        assert!(Scale::up_to(u64::MAX, 4).values().count() <= 5);
    }

    #[test]
    fn times_are_round_and_few() {
        assert_eq!(between(6 * HOUR), HOUR);
        assert_eq!(between(14 * DAY), 2 * DAY);
        assert!(u64::MAX / between(u64::MAX) <= 8);
    }
}
