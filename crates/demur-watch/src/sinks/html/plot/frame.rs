//! The series of a report, in as many intervals as can be told apart.

use crate::report::{Report, Series};
use crate::sinks::html::palette::Palette;
use crate::sinks::html::words::{real, sum, wide};

/// Intervals that are drawn.
const MOST_COLUMNS: usize = 288;

/// Rows of the table that says the same.
const MOST_ROWS: usize = 48;

/// Counts over time. Every series is as long as `columns` or shorter; what is missing is nothing.
pub(super) struct Frame {
    start: u64,
    /// The length of an interval in seconds.
    pub(super) step: u64,
    pub(super) columns: usize,
    pub(super) requests: Vec<u64>,
    /// By status, the most frequent first; 0 is all others.
    pub(super) layers: Vec<(u16, Vec<u64>)>,
    pub(super) server_errors: Vec<u64>,
}

impl Frame {
    /// `None` where nothing was counted.
    pub(super) fn of(report: &Report, palette: &Palette) -> Option<Self> {
        let series = &report.series;
        let intervals = intervals(series);
        let whole = Self {
            start: series.start,
            step: series.step.max(1),
            columns: intervals,
            requests: series.requests.clone(),
            layers: layers(series, palette),
            server_errors: series.server_errors.clone(),
        };
        (intervals > 0).then(|| whole.at_most(MOST_COLUMNS))
    }

    /// The same in few intervals.
    pub(super) fn coarser(&self) -> Self {
        self.at_most(MOST_ROWS)
    }

    fn at_most(&self, columns: usize) -> Self {
        let least = self.columns.div_ceil(columns).max(1);
        let round = |by: &usize| is_round(self.step.saturating_mul(wide(*by)));
        let by = (least..=least.saturating_mul(2))
            .find(round)
            .unwrap_or(least);
        let merged = |values: &[u64]| -> Vec<u64> {
            values
                .chunks(by)
                .map(|chunk| sum(chunk.iter().copied()))
                .collect()
        };
        Self {
            start: self.start,
            step: self.step.saturating_mul(wide(by)),
            columns: self.columns.div_ceil(by),
            requests: merged(&self.requests),
            layers: self
                .layers
                .iter()
                .map(|(status, values)| (*status, merged(values)))
                .collect(),
            server_errors: merged(&self.server_errors),
        }
    }

    /// When an interval begins.
    pub(super) fn begin(&self, index: usize) -> u64 {
        self.start
            .saturating_add(self.step.saturating_mul(wide(index)))
    }

    /// How far from the left a moment is, in percent.
    pub(super) fn place(&self, at: u64) -> f64 {
        let whole = real(self.step) * real(wide(self.columns));
        (real(at.saturating_sub(self.start)) / whole * 100.0).clamp(0.0, 100.0)
    }

    pub(super) fn requests_in(&self, index: usize) -> u64 {
        self.requests.get(index).copied().unwrap_or(0)
    }

    /// All 4xx of one interval.
    pub(super) fn client_errors(&self, index: usize) -> u64 {
        sum(self
            .layers
            .iter()
            .filter_map(|(_, values)| values.get(index).copied()))
    }

    pub(super) fn has_server_errors(&self) -> bool {
        self.server_errors.iter().any(|hits| *hits > 0)
    }

    /// The layers on top of each other, the highest first: each is drawn over the one before.
    pub(super) fn stacked(&self, palette: &Palette) -> Vec<(&'static str, Vec<u64>)> {
        let mut sums = vec![0_u64; self.columns];
        let mut stacked = Vec::new();
        for (status, values) in &self.layers {
            for (sum, value) in sums.iter_mut().zip(values) {
                *sum = sum.saturating_add(*value);
            }
            stacked.push((palette.class(*status), sums.clone()));
        }
        stacked.reverse();
        stacked
    }
}

/// Whether so many seconds are a part of an hour or of a day, or whole days.
fn is_round(seconds: u64) -> bool {
    const HOUR: u64 = 3_600;
    const DAY: u64 = 24 * HOUR;
    let hours = seconds.is_multiple_of(HOUR) && DAY.is_multiple_of(seconds);
    HOUR.is_multiple_of(seconds) || hours || seconds.is_multiple_of(DAY)
}

fn intervals(series: &Series) -> usize {
    let errors = series.client_errors.iter().map(|(_, values)| values.len());
    let others = [series.requests.len(), series.server_errors.len()];
    errors.chain(others).max().unwrap_or(0)
}

/// Statuses with a colour of their own, and the sum of all others.
fn layers(series: &Series, palette: &Palette) -> Vec<(u16, Vec<u64>)> {
    let mut own = Vec::new();
    let mut other: Vec<u64> = Vec::new();
    for (status, values) in &series.client_errors {
        if palette.has(*status) {
            own.push((*status, values.clone()));
            continue;
        }
        other.resize(other.len().max(values.len()), 0);
        for (sum, value) in other.iter_mut().zip(values) {
            *sum = sum.saturating_add(*value);
        }
    }
    if other.iter().any(|hits| *hits > 0) {
        own.push((0, other));
    }
    own
}

#[cfg(test)]
mod tests {
    use super::Frame;
    use crate::report::{Report, Series};
    use crate::sinks::html::palette::Palette;

    fn check(step: u64, intervals: usize, expected: (u64, usize)) {
        let series = Series {
            step,
            requests: vec![1; intervals],
            ..Series::default()
        };
        let report = Report {
            series,
            ..Report::default()
        };
        let frame = Frame::of(&report, &Palette::of(&report)).unwrap();
        assert_eq!((frame.step, frame.columns), expected);
        assert_eq!(
            frame.requests.iter().sum::<u64>(),
            u64::try_from(intervals).unwrap()
        );
    }

    #[test]
    fn intervals_are_round_and_not_too_many() {
        check(300, 216, (300, 216));
        check(60, 20_000, (7_200, 167));
        check(60, 1_440, (300, 288));
        check(86_400, 1_000, (4 * 86_400, 250));
        check(7, 1_000, (28, 250));
    }
}
