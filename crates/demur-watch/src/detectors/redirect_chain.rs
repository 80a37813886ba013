use super::words::counted;
use crate::alert::{Alert, Cause, Dimension, Severity};
use crate::engine::case::{Case, Diagnosis, Subject};

/// The share of misses that must follow a redirect of the same client.
const MOST: f64 = 0.6;

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let may_be = match &case.subject {
        Subject::Pattern { .. } => true,
        Subject::Excess { .. } => case.is_only(&[404, 410]),
        Subject::Client { .. }
        | Subject::Link { .. }
        | Subject::Silence { .. }
        | Subject::Drift { .. }
        | Subject::Scanners => false,
    };
    if !may_be {
        return None;
    }
    let (share, prefix) = case.after_redirect()?;
    if share < MOST {
        return None;
    }
    let hint =
        "mend the target of the redirect, or let it answer 410 if there is nothing to lead to";
    let mut diagnosis = Diagnosis::new(Severity::Ticket, hint);
    diagnosis.causes = vec![Cause {
        dimension: Dimension::Prefix,
        value: prefix,
        of_excess: share,
        of_traffic: 0.0,
    }];
    Some(diagnosis)
}

pub(super) fn sentence(alert: &Alert) -> String {
    let prefix = alert.causes.first().map_or("", |cause| &cause.value);
    format!(
        "redirects from `{prefix}*` lead to {}: {} of {}",
        counted(
            alert.numbers.paths,
            "path that is missing",
            "paths that are missing"
        ),
        counted(alert.numbers.bad, "miss", "misses"),
        counted(alert.numbers.clients, "client", "clients")
    )
}
