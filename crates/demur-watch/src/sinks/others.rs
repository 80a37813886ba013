//! What a list that shows only the first of many leaves out, so that its sums are those of the whole.

use std::collections::BTreeMap;

use crate::report::{MissClass, Report, RouteRow};

/// All routes but the first `shown` of the report, as one. Its name is empty and it has no trend.
pub(crate) fn routes(report: &Report, shown: usize) -> RouteRow {
    let mut requests = report.requests;
    let of_fault = |(status, _): &&(u16, u64)| *status >= 400;
    let mut statuses = BTreeMap::new();
    for (status, count) in report.statuses.iter().filter(of_fault) {
        let sum: &mut u64 = statuses.entry(*status).or_default();
        *sum = sum.saturating_add(*count);
    }
    for row in report.routes.iter().take(shown) {
        requests = requests.saturating_sub(row.requests);
        for (status, count) in &row.statuses {
            if let Some(left) = statuses.get_mut(status) {
                *left = left.saturating_sub(*count);
            }
        }
    }
    statuses.retain(|_, left| *left > 0);
    let of_client = |(status, _): &(&u16, &u64)| **status < 500;
    let client_errors = statuses.iter().filter(of_client);
    let client_errors = client_errors.fold(0_u64, |sum, (_, count)| sum.saturating_add(*count));
    RouteRow {
        route: String::new(),
        requests,
        statuses: statuses.into_iter().collect(),
        client_errors,
        trend: Vec::new(),
    }
}

/// How many 404s of a kind went to other paths than the first `shown`.
pub(crate) fn misses(class: &MissClass, shown: usize) -> u64 {
    let top = class.top.iter().take(shown);
    top.fold(class.hits, |left, miss| left.saturating_sub(miss.hits))
}

#[cfg(test)]
mod tests {
    use crate::report::{Report, RouteRow};

    #[test]
    fn what_is_left_and_what_is_shown_are_all() {
        let row = |requests, statuses: &[(u16, u64)]| RouteRow {
            requests,
            statuses: statuses.to_vec(),
            ..RouteRow::default()
        };
        let report = Report {
            requests: 100,
            statuses: vec![(200, 60), (403, 10), (404, 25), (500, 5)],
            routes: vec![row(50, &[(404, 20), (403, 10)]), row(20, &[(500, 1)])],
            ..Report::default()
        };
        let left = super::routes(&report, 2);
        assert_eq!(left.requests, 30);
        assert_eq!(left.statuses, [(404, 5), (500, 4)]);
        assert_eq!(left.client_errors, 5);
        assert_eq!(super::routes(&report, 1).requests, 50);
    }
}
