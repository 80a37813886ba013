//! Small plots of one series each, and the table that says the same of all in a section.

use std::ops::Range;

use super::markup::Markup;
use super::table::{self, Key};
use super::words::{count, length, moment, real, real_index, sum, wide};
use super::{shapes, words};
use crate::report::Series;

/// Intervals of a small plot.
const MOST: usize = 60;

/// Intervals of the table.
const MOST_COLUMNS: usize = 12;

const HEIGHT: f64 = 24.0;

/// Parts that a share is drawn in.
const WHOLE: f64 = 1_000.0;

/// A series, ready to be drawn.
pub(super) struct Trend {
    values: Vec<u64>,
    top: u64,
    /// Intervals of the report in one of these.
    by: usize,
    class: &'static str,
}

impl Trend {
    /// Counts, up to the highest of them.
    pub(super) fn of_counts(counts: &[u64], class: &'static str) -> Self {
        let (values, by) = shapes::merged(counts, MOST);
        let top = values.iter().copied().max().unwrap_or(0);
        Self {
            values,
            top,
            by,
            class,
        }
    }

    /// Shares, up to all.
    pub(super) fn of_shares(shares: &[f64], class: &'static str) -> Self {
        let by = shares.len().div_ceil(MOST).max(1);
        let values = shares
            .chunks(by)
            .map(|chunk| thousandths(mean(chunk)))
            .collect();
        Self {
            values,
            top: thousandths(1.0),
            by,
            class,
        }
    }

    /// With some room above the highest.
    pub(super) fn lower(self) -> Self {
        Self {
            top: self.top.saturating_add(self.top / 4),
            ..self
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and 1,000"
)]
fn thousandths(share: f64) -> u64 {
    (shapes::percent(share) / 100.0 * WHOLE).round() as u64
}

fn mean(shares: &[f64]) -> f64 {
    let finite = shares.iter().filter(|share| share.is_finite());
    finite.sum::<f64>() / real_index(shares.len().max(1))
}

/// Draws one. `marked` is from where to where something lies, counted in intervals of the report.
pub(super) fn spark(out: &mut Markup, trend: &Trend, marked: Option<(f64, f64)>, title: &str) {
    out.raw("<svg class=\"spark\" role=\"img\" preserveAspectRatio=\"none\" viewBox=\"0 0 ");
    out.digits(trend.values.len().max(1))
        .raw(" ")
        .place(HEIGHT)
        .raw("\"><title>")
        .title(title)
        .raw("</title>");
    if let Some((from, to)) = marked {
        let (by, all) = (real_index(trend.by), real_index(trend.values.len()));
        let from = (from / by).clamp(0.0, all);
        let width = (to / by).clamp(from, all) - from;
        out.raw("<rect class=\"band\" x=\"")
            .place(from)
            .raw("\" width=\"")
            .place(width.max(all / 100.0));
        out.raw("\" height=\"").place(HEIGHT).raw("\"/>");
    }
    out.raw("<path class=\"").raw(trend.class).raw("\" d=\"");
    shapes::area(out, &trend.values, trend.top, HEIGHT);
    out.raw("\"/></svg>");
}

/// What somebody hears instead of a plot of counts.
pub(super) fn counts_described(counts: &[u64], series: &Series) -> String {
    let most = counts.iter().copied().max().unwrap_or(0);
    if most == 0 {
        return "None at any time".to_owned();
    }
    let index = counts.iter().position(|hits| *hits == most).unwrap_or(0);
    let all = count(sum(counts.iter().copied()));
    format!("{all} in all, most at {} UTC", moment(begin(series, index)))
}

/// What somebody hears instead of a plot of shares.
pub(super) fn shares_described(shares: &[f64]) -> String {
    let most = shares
        .iter()
        .copied()
        .filter(|share| share.is_finite())
        .fold(0.0, f64::max);
    let last = shares.last().copied().unwrap_or(0.0);
    format!(
        "At most {}, at last {}",
        words::percent(most),
        words::percent(last)
    )
}

/// When an interval of the report begins.
pub(super) fn begin(series: &Series, index: usize) -> u64 {
    series
        .start
        .saturating_add(series.step.saturating_mul(wide(index)))
}

/// How many intervals after the beginning of the report something was.
pub(super) fn place(series: &Series, at: u64) -> f64 {
    real(at.saturating_sub(series.start)) / real(series.step.max(1))
}

/// The plots of a section as one table, in few intervals.
pub(super) struct Alternative<'a> {
    pub(super) key: Key,
    /// What was counted.
    pub(super) what: &'static str,
    /// The head of the first column.
    pub(super) of: &'static str,
    pub(super) series: &'a Series,
    /// Intervals of the longest trend.
    pub(super) longest: usize,
}

impl Alternative<'_> {
    /// One row for each of `rows`; `name` and `cell` write its cells.
    pub(super) fn write<Row>(
        &self,
        out: &mut Markup,
        rows: &[Row],
        name: impl Fn(&mut Markup, &Row),
        cell: impl Fn(&Row, Range<usize>) -> String,
    ) {
        if self.longest == 0 {
            return;
        }
        let by = self.longest.div_ceil(MOST_COLUMNS).max(1);
        let begins = || (0..self.longest).step_by(by);
        out.raw("<details class=\"alt\">\n<summary>The small plots as a table</summary>\n");
        let step = length(self.series.step.max(1).saturating_mul(wide(by)));
        table::open_empty(
            out,
            self.key,
            &format!("{} in intervals of {step}", self.what),
        );
        out.raw("<th scope=\"col\">").raw(self.of).raw("</th>");
        for index in begins() {
            out.raw("<th scope=\"col\" class=\"n\">")
                .time(begin(self.series, index))
                .raw("</th>");
        }
        table::body(out);
        for row in rows {
            out.raw("<tr><th scope=\"row\" class=\"path\">");
            name(out, row);
            out.raw("</th>");
            for index in begins() {
                table::figure(out, &cell(row, index..index + by));
            }
            out.raw("</tr>\n");
        }
        table::close(out);
        out.raw("</details>\n");
    }
}

/// The counts of some intervals together.
pub(super) fn counts_in(counts: &[u64], intervals: Range<usize>) -> String {
    count(sum(counts
        .iter()
        .skip(intervals.start)
        .take(intervals.len())
        .copied()))
}

/// The mean share of some intervals.
pub(super) fn shares_in(shares: &[f64], intervals: Range<usize>) -> String {
    let some: Vec<f64> = shares
        .iter()
        .skip(intervals.start)
        .take(intervals.len())
        .copied()
        .collect();
    words::percent(mean(&some))
}

#[cfg(test)]
mod tests {
    use super::{Trend, counts_described, counts_in, shares_in};
    use crate::report::Series;

    #[test]
    fn shares_are_drawn_up_to_all() {
        let trend = Trend::of_shares(&[0.0, 0.5, 1.0, f64::NAN, 7.0], "s1");
        assert_eq!(
            (trend.values, trend.top),
            (vec![0, 500, 1_000, 0, 1_000], 1_000)
        );
    }

    #[test]
    fn many_shares_become_means() {
        let trend = Trend::of_shares(&[0.2; 600], "s1");
        assert_eq!((trend.values, trend.by), (vec![200; 60], 10));
    }

    #[test]
    fn intervals_beyond_the_end_are_nothing() {
        assert_eq!(counts_in(&[1, 2, 3], 2..6), "3");
        assert_eq!(counts_in(&[1, 2, 3], 6..8), "0");
        assert_eq!(shares_in(&[], 0..2), "0 %");
    }

    #[test]
    fn the_words_tell_the_first_of_the_highest() {
        let series = Series {
            start: 60,
            step: 60,
            ..Series::default()
        };
        assert_eq!(
            counts_described(&[0, 4, 4], &series),
            "8 in all, most at 1970-01-01 00:02 UTC"
        );
        assert_eq!(counts_described(&[0, 0], &series), "None at any time");
    }
}
