use super::words::counted;
use crate::alert::{Alert, Cause, Dimension, Severity};
use crate::engine::case::{Case, Diagnosis, Subject};

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let Subject::Link { host, .. } = &case.subject else {
        return None;
    };
    let hint = if case.is_own_host(host) {
        "mend the link on this page of yours"
    } else {
        "redirect the path to what was meant, or ask the site to mend its link"
    };
    let mut diagnosis = Diagnosis::new(Severity::Ticket, hint);
    let (page, share) = case.main_referrer()?;
    diagnosis.causes = vec![
        Cause {
            dimension: Dimension::Referrer,
            value: page,
            of_excess: share,
            of_traffic: share,
        },
        Cause {
            dimension: Dimension::ReferrerHost,
            value: String::from_utf8_lossy(host).into_owned(),
            of_excess: 1.0,
            of_traffic: 1.0,
        },
    ];
    Some(diagnosis)
}

pub(super) fn sentence(alert: &Alert) -> String {
    let page = alert.causes.first().map_or("a page", |cause| &cause.value);
    let path = alert.examples.first().map_or("a path", |path| path);
    format!(
        "`{page}` links to `{path}`, which never was there: {} of {}",
        counted(alert.numbers.bad, "miss", "misses"),
        counted(alert.numbers.clients, "client", "clients")
    )
}
