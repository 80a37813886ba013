//! One colour for each of the most frequent statuses, the same in every drawing of a report.

use crate::report::Report;

/// Classes of the style sheet, from the most frequent on.
const OWN: [&str; 6] = ["s1", "s2", "s3", "s4", "s5", "s6"];

/// The class of every status without one of its own.
const OTHER: &str = "s0";

/// The class of all 5xx.
pub(super) const SERVER: &str = "s9";

/// Which status has which class.
pub(super) struct Palette(Vec<(u16, &'static str)>);

impl Palette {
    pub(super) fn of(report: &Report) -> Self {
        let frequent = report
            .series
            .client_errors
            .iter()
            .map(|(status, _)| *status);
        Self(frequent.filter(|status| *status != 0).zip(OWN).collect())
    }

    /// The class of one status.
    pub(super) fn class(&self, status: u16) -> &'static str {
        if (500..600).contains(&status) {
            return SERVER;
        }
        let own = self.0.iter().find(|(one, _)| *one == status);
        own.map_or(OTHER, |(_, class)| class)
    }

    /// Whether a status is drawn on its own.
    pub(super) fn has(&self, status: u16) -> bool {
        self.0.iter().any(|(one, _)| *one == status)
    }
}
