//! Every fault and every failure is claimed by exactly one row, and that row
//! answers the status the table gives it.

use demur_http1::{WireFault, WireGroup, WireRule};

use crate::pipeline::WIRE;
use crate::table::decide_unreadable;
use crate::upstream::{FAILED, UpstreamFailure, failed};

#[test]
fn each_wire_rule_of_a_head_is_answered_by_one_row_with_its_status() {
    let elsewhere = [
        WireGroup::BodyFraming,
        WireGroup::BodyTooLarge,
        WireGroup::Response,
    ];
    for rule in WireRule::ALL
        .iter()
        .filter(|rule| !elsewhere.contains(&rule.group()))
    {
        let refusal = decide_unreadable(&WireFault::new(*rule, 3));
        let claims: Vec<_> = WIRE
            .iter()
            .filter(|row| row.claims(&WireFault::new(*rule, 3)))
            .collect();
        let [row] = claims.as_slice() else {
            panic!("{rule:?} is claimed by {claims:?}")
        };
        assert_eq!(
            (refusal.step, refusal.status.code()),
            (row.id, row.status),
            "{rule:?}"
        );
    }
}

#[test]
fn each_failure_of_an_upstream_is_answered_by_one_row_with_its_status() {
    let failures = [
        UpstreamFailure::Name,
        UpstreamFailure::Refused,
        UpstreamFailure::Unroutable,
        UpstreamFailure::ConnectTimedOut,
        UpstreamFailure::WriteTimedOut,
        UpstreamFailure::FirstByteTimedOut,
        UpstreamFailure::IdleTimedOut,
        UpstreamFailure::Closed,
        UpstreamFailure::Protocol(WireFault::new(WireRule::StatusLine, 0)),
        UpstreamFailure::Busy,
        UpstreamFailure::Fault,
    ];
    for failure in &failures {
        let refusal = failed(failure);
        let claims: Vec<_> = FAILED.iter().filter(|row| row.claims(failure)).collect();
        let [row] = claims.as_slice() else {
            panic!("{failure:?} is claimed by {claims:?}")
        };
        assert_eq!(
            (refusal.step, refusal.status.code()),
            (row.id, row.status),
            "{failure:?}"
        );
    }
}
