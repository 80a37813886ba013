use super::words::{answered, percent};
use crate::alert::{Alert, Severity};
use crate::engine::case::{Case, Diagnosis, Subject};

/// Statuses that say that the server did not understand the request at all, those of nginx for TLS among them.
const STATUSES: [u16; 9] = [400, 408, 413, 421, 431, 494, 495, 496, 497];

/// The share of all requests of the site that must be concerned.
const NEARLY_ALL: f64 = 0.7;

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let Subject::Excess { is_wide: true, .. } = case.subject else {
        return None;
    };
    let is_it = case.is_only(&STATUSES) && case.share_of_site() >= NEARLY_ALL;
    let hint = "look at what changed on the server: allowed hosts, a plain request to a TLS port, a client certificate that is \
                required, limits of header fields";
    is_it.then(|| Diagnosis::new(Severity::Page, hint))
}

pub(super) fn sentence(alert: &Alert) -> String {
    let share = crate::engine::series::count(alert.numbers.bad)
        / crate::engine::series::count(alert.numbers.requests.max(1));
    format!(
        "{}: {} of everything, from all clients alike, so the fault is the server's",
        answered(alert),
        percent(share)
    )
}
