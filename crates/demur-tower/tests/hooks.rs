//! Who verifies, who counts, and what is no setup.

#![expect(clippy::unwrap_used, reason = "a test stops where its premises fail")]

mod common;

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use common::{ask_through, snapshot};
use demur_tower::policy::{AddressRule, Concealment, Scope, ScopeRule};
use demur_tower::rates::{Allowance, By, Exhausted, Limit};
use demur_tower::{
    Caller, Client, Credential, Demur, Outcome, Policy, Presented, Proof, SetupFault,
};
use http::Request;

fn verified() -> Policy {
    Policy {
        verified: vec!["token".to_owned()],
        ..Policy::default()
    }
}

/// The token `demo` is good, `down` cannot be verified, every other is not.
fn proof(presented: &Presented<'_>) -> Proof {
    let outcome = match presented.credential {
        Credential::Bearer("demo") => Outcome::Valid(Caller {
            id: "ada".to_owned(),
            ..Caller::default()
        }),
        Credential::Bearer("down") => Outcome::Unavailable,
        Credential::Bearer(_) | Credential::Basic(_) | Credential::ApiKey(_) => {
            Outcome::Refused("unknown")
        }
    };
    Proof {
        scheme: presented.scheme.to_owned(),
        outcome,
    }
}

fn with_tokens() -> Demur {
    let verifying = |presented: &[Presented<'_>]| {
        let proofs: Vec<Proof> = presented.iter().map(proof).collect();
        async move { proofs }
    };
    Demur::builder(snapshot(verified()))
        .identify_with(verifying)
        .build()
        .unwrap()
}

async fn account(token: &str) -> (u16, String, bytes::Bytes) {
    let request = Request::get("/account").header("Authorization", format!("Bearer {token}"));
    let got = ask_through(&with_tokens(), request, "").await;
    (got.status, got.step().to_owned(), got.body)
}

#[tokio::test]
async fn a_valid_credential_names_the_caller_to_the_service() {
    let (status, step, body) = account("demo").await;
    assert_eq!((status, &*step, &body[..]), (200, "forward", &b"ada"[..]));
}

#[tokio::test]
async fn a_credential_that_does_not_count_is_401() {
    let (status, step, _) = account("stolen").await;
    assert_eq!((status, &*step), (401, "credentials-invalid"));
}

#[tokio::test]
async fn a_credential_that_nobody_can_verify_now_is_503() {
    let (status, step, _) = account("down").await;
    assert_eq!((status, &*step), (503, "verifier-unavailable"));
}

fn limited() -> Policy {
    let limit = Limit {
        name: "few".to_owned(),
        requests: 2,
        window: Duration::from_mins(1),
        burst: 2,
        by: By::Caller,
        prefix: String::new(),
        operation: None,
        exhausted: Exhausted::TooManyRequests,
    };
    Policy {
        limits: vec![limit],
        ..Policy::default()
    }
}

#[tokio::test]
async fn a_request_beyond_a_limit_is_429_and_those_within_learn_what_is_left() {
    let used = Arc::new(AtomicU32::new(0));
    let demur = Demur::builder(snapshot(limited()))
        .count_with(move |charge| {
            assert_eq!(charge.key, [&b"network "[..], &[192, 0, 2, 1][..]].concat());
            let before = used.fetch_add(1, Ordering::Relaxed);
            let allowances = charge.limits.iter().map(|(number, limit)| Allowance {
                limit: *number,
                remaining: limit.requests.saturating_sub(before + 1),
                reset: limit.window,
                wait: (before >= limit.requests).then_some(limit.window),
            });
            std::future::ready(allowances.collect())
        })
        .build()
        .unwrap();
    let request =
        || Request::get("/products").extension(Client(Ipv4Addr::new(192, 0, 2, 1).into()));
    for left in [1, 0] {
        let got = ask_through(&demur, request(), "").await;
        assert_eq!((got.status, got.step()), (200, "forward"));
        assert_eq!(
            got.field("ratelimit"),
            Some(&*format!("\"few\";r={left};t=60"))
        );
    }
    let got = ask_through(&demur, request(), "").await;
    assert_eq!(
        (got.status, got.step(), got.field("retry-after")),
        (429, "quota", Some("60"))
    );
}

#[tokio::test]
async fn a_rule_about_addresses_sees_the_client_that_is_named() {
    let ours: IpAddr = Ipv4Addr::new(192, 0, 2, 1).into();
    let policy = || Policy {
        addresses: vec![AddressRule {
            prefix: "/products".to_owned(),
            networks: vec!["192.0.2.0/24".parse().unwrap()],
        }],
        ..Policy::default()
    };
    let demur = Demur::new(snapshot(policy())).unwrap();
    let got = ask_through(
        &demur,
        Request::get("/products").extension(Client(ours)),
        "",
    )
    .await;
    assert_eq!(got.status, 200);
    let got = ask_through(&demur, Request::get("/products"), "").await;
    assert_eq!((got.status, got.step()), (403, "forbidden"));
}

#[test]
fn what_nobody_can_do_is_a_fault_of_the_setup() {
    let delayed = ScopeRule {
        prefix: String::new(),
        kind: Scope::Concealed(Concealment::All),
        answer_after: Duration::from_millis(50),
    };
    let policy = Policy {
        verified: verified().verified,
        scopes: vec![delayed],
        ..limited()
    };
    let error = Demur::new(snapshot(policy)).unwrap_err();
    assert!(
        matches!(
            error.faults[..],
            [
                SetupFault::NobodyVerifies,
                SetupFault::NobodyCounts,
                SetupFault::NobodyWaits
            ]
        ),
        "{error}"
    );
    let hook = |_: &[Presented<'_>]| std::future::ready(Vec::new());
    let error = Demur::builder(snapshot(Policy::default()))
        .identify_with(hook)
        .build()
        .unwrap_err();
    assert!(
        matches!(error.faults[..], [SetupFault::NothingToVerify]),
        "{error}"
    );
}
