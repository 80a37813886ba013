//! In which order alerts and kinds of 404 are read.

use std::cmp::Reverse;

use crate::alert::{Alert, State};
use crate::report::MissClass;

/// The most severe first, of these what goes on, of these the latest.
pub(crate) fn by_urgency(alerts: &[Alert]) -> Vec<&Alert> {
    let mut sorted: Vec<&Alert> = alerts.iter().collect();
    sorted.sort_by_key(|alert| {
        let state = match alert.state {
            State::Open => 0,
            State::Acknowledged => 1,
            State::Resolved => 2,
        };
        (
            Reverse(alert.severity),
            state,
            Reverse(alert.since),
            alert.id.as_str(),
        )
    });
    sorted
}

/// Kinds of 404, what somebody can mend first.
pub(crate) const KINDS: [&str; 6] = [
    "was-live",
    "internal-link",
    "external-link",
    "known-route",
    "never-existed",
    "scanner",
];

/// Those there are, what somebody can mend first.
pub(crate) fn misses(classes: &[MissClass]) -> Vec<&MissClass> {
    let mut sorted: Vec<&MissClass> = classes.iter().filter(|class| class.hits > 0).collect();
    sorted.sort_by_key(|class| {
        let known = KINDS.iter().position(|kind| *kind == class.kind);
        known.unwrap_or(KINDS.len())
    });
    sorted
}
