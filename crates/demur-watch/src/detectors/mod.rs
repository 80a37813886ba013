//! One file for each thing that can be wrong: its page, how it is recognised, and its sentence.
//!
//! What is unusual is shown to the detectors in this order, and the first that recognises it names it. The order is
//! from the special to the general: `spike` recognises whatever is left.

mod address_block;
mod bad_client_deployment;
mod broken_front_end;
mod broken_referrer;
mod credential_outage;
mod dead_route;
mod missing_role;
mod missing_scope;
mod one_upstream;
mod rate_limit_storm;
mod redirect_chain;
mod routing_regression;
mod scanner_storm;
mod schema_change;
mod server_fault_as_4xx;
mod slow_drift;
mod some_devices_only;
mod spike;
mod systematic_pattern;
mod tenant_probing;
mod under_load;
mod vanished_traffic;
mod words;

use crate::alert::{Alert, Severity};
use crate::engine::case::{Case, Diagnosis};

/// One thing that can be wrong.
pub(crate) struct Detector {
    pub(crate) id: &'static str,
    /// Whether it is this.
    pub(crate) recognise: fn(&Case<'_>) -> Option<Diagnosis>,
    /// What happened, in one sentence.
    pub(crate) sentence: fn(&Alert) -> String,
}

macro_rules! detector {
    ($id:literal, $module:ident) => {
        Detector {
            id: $id,
            recognise: $module::recognise,
            sentence: $module::sentence,
        }
    };
}

/// Every detector, the special ones first.
pub(crate) static ALL: [Detector; 22] = [
    detector!("scanner-storm", scanner_storm),
    detector!("rate-limit-storm", rate_limit_storm),
    detector!("server-fault-as-4xx", server_fault_as_4xx),
    detector!("credential-outage", credential_outage),
    detector!("tenant-probing", tenant_probing),
    detector!("address-block", address_block),
    detector!("missing-scope", missing_scope),
    detector!("missing-role", missing_role),
    detector!("redirect-chain", redirect_chain),
    detector!("systematic-pattern", systematic_pattern),
    detector!("broken-referrer", broken_referrer),
    detector!("schema-change", schema_change),
    detector!("bad-client-deployment", bad_client_deployment),
    detector!("broken-front-end", broken_front_end),
    detector!("one-upstream", one_upstream),
    detector!("some-devices-only", some_devices_only),
    detector!("routing-regression", routing_regression),
    detector!("dead-route", dead_route),
    detector!("under-load", under_load),
    detector!("vanished-traffic", vanished_traffic),
    detector!("slow-drift", slow_drift),
    detector!("spike", spike),
];

/// The ids of all detectors, in their order.
pub fn ids() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|detector| detector.id)
}

/// The first detector that recognises the case.
pub(crate) fn recognise(case: &Case<'_>) -> Option<(&'static Detector, Diagnosis)> {
    let found = ALL.iter();
    let mut found = found.filter_map(|detector| Some((detector, (detector.recognise)(case)?)));
    let (detector, mut diagnosis) = found.next()?;
    if case.is_slight() && !["routing-regression", "dead-route"].contains(&detector.id) {
        diagnosis.severity = Severity::Note;
    }
    Some((detector, diagnosis))
}

/// The sentence of an alert.
pub(crate) fn sentence(alert: &Alert) -> String {
    let detector = ALL.iter().find(|one| one.id == alert.detector);
    detector.map_or_else(String::new, |one| (one.sentence)(alert))
}
