//! The shop that all tests of the table ask, with every optional row switched on.

#![expect(clippy::expect_used, reason = "a test stops where its premises fail")]

use demur_contract::{CompileOptions, Contract};
use demur_decide::policy::{AcceptPolicy, Cors, Scope, ScopeRule};
use demur_decide::{Policy, Snapshot};

/// The sample document.
pub(crate) const SHOP: &str = include_str!("../../../../examples/shop/openapi.yaml");

/// A snapshot of the shop under a policy.
pub(crate) fn shop(policy: Policy) -> Snapshot {
    let read = |file: &str| Err(format!("{file} is not there"));
    let contract = Contract::compile(
        "shop.yaml",
        SHOP.as_bytes().to_vec(),
        &read,
        &CompileOptions::default(),
    );
    let contract = contract.expect("the sample shop is right");
    Snapshot::of(vec![contract], policy)
}

/// A policy under which every row can object.
pub(crate) fn strict() -> Policy {
    Policy {
        authorities: vec!["api.example".to_owned()],
        accept: AcceptPolicy::Strict,
        cors: Some(Cors {
            origins: vec!["https://shop.example".to_owned()],
            headers: vec!["content-type".to_owned()],
            max_age: 600,
            credentials: false,
        }),
        ..Policy::default()
    }
}

/// The strict policy with everything in one scope.
#[expect(dead_code, reason = "not every test file asks for scopes")]
pub(crate) fn scoped(kind: Scope) -> Policy {
    Policy {
        scopes: vec![ScopeRule {
            prefix: String::new(),
            kind,
            answer_after: std::time::Duration::ZERO,
        }],
        ..strict()
    }
}
