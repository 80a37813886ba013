//! What is decided after every registered status, and after every way to get none.
//!
//! The tables are written by hand from the documents that define the statuses, so that a slip in the codebook or in the
//! rules shows here.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where its premises fail"
)]

use std::time::Duration;

use demur_client::{Connection, Decision, Failure, Outcome, Policy, Semantics, Why};
use http::{Method, Request, StatusCode};

const ATTEMPTS: &str = "again";
const FRESH: &str = "again, over another connection";
const DONE: &str = "done";
const REDIRECT: &str = "redirect";
const SAME: &str = "same answer";
const CHANGED: &str = "changed only";
const MAY_HAVE_ACTED: &str = "may have acted";

/// Code, GET, PUT, POST; without `Retry-After`.
const REGISTERED: &[(u16, &str, &str, &str)] = &[
    // Interim answers never end an exchange (RFC 9110 §15.2).
    (100, DONE, DONE, DONE),
    (101, DONE, DONE, DONE),
    (102, DONE, DONE, DONE),
    (103, DONE, DONE, DONE),
    (104, DONE, DONE, DONE),
    (200, DONE, DONE, DONE),
    (201, DONE, DONE, DONE),
    (202, DONE, DONE, DONE),
    (203, DONE, DONE, DONE),
    (204, DONE, DONE, DONE),
    (205, DONE, DONE, DONE),
    (206, DONE, DONE, DONE),
    (207, DONE, DONE, DONE),
    (208, DONE, DONE, DONE),
    (226, DONE, DONE, DONE),
    (300, REDIRECT, REDIRECT, REDIRECT),
    (301, REDIRECT, REDIRECT, REDIRECT),
    (302, REDIRECT, REDIRECT, REDIRECT),
    (303, REDIRECT, REDIRECT, REDIRECT),
    // The stored answer is good (RFC 9110 §15.4.5).
    (304, DONE, DONE, DONE),
    // Deprecated and reserved: nothing follows them (RFC 9110 §15.4.6, §15.4.7).
    (305, SAME, SAME, SAME),
    (306, SAME, SAME, SAME),
    (307, REDIRECT, REDIRECT, REDIRECT),
    (308, REDIRECT, REDIRECT, REDIRECT),
    (400, SAME, SAME, SAME),
    (401, CHANGED, CHANGED, CHANGED),
    (402, SAME, SAME, SAME),
    // Not automatically with the same credentials (RFC 9110 §15.5.4).
    (403, CHANGED, CHANGED, CHANGED),
    (404, SAME, SAME, SAME),
    (405, SAME, SAME, SAME),
    (406, CHANGED, CHANGED, CHANGED),
    (407, CHANGED, CHANGED, CHANGED),
    // The client may repeat it (RFC 9110 §15.5.9); what had arrived may have been used (§9.2.2).
    (408, ATTEMPTS, ATTEMPTS, MAY_HAVE_ACTED),
    (409, CHANGED, CHANGED, CHANGED),
    (410, SAME, SAME, SAME),
    (411, CHANGED, CHANGED, CHANGED),
    (412, CHANGED, CHANGED, CHANGED),
    // Temporary only where `Retry-After` says so (RFC 9110 §15.5.14).
    (413, CHANGED, CHANGED, CHANGED),
    (414, SAME, SAME, SAME),
    (415, CHANGED, CHANGED, CHANGED),
    (416, CHANGED, CHANGED, CHANGED),
    // Without the expectation, which is another request (RFC 9110 §10.1.1).
    (417, CHANGED, CHANGED, CHANGED),
    (418, SAME, SAME, SAME),
    // Whether or not the method is idempotent (RFC 9110 §15.5.20).
    (421, FRESH, FRESH, FRESH),
    (422, SAME, SAME, SAME),
    (423, CHANGED, CHANGED, CHANGED),
    (424, SAME, SAME, SAME),
    // The server was unwilling to process it; the user agent should retry (RFC 8470 §5.2).
    (425, ATTEMPTS, ATTEMPTS, ATTEMPTS),
    (426, CHANGED, CHANGED, CHANGED),
    (428, CHANGED, CHANGED, CHANGED),
    // `Retry-After` is optional, and nothing says that the request was not applied (RFC 6585 §4).
    (429, ATTEMPTS, ATTEMPTS, MAY_HAVE_ACTED),
    (431, CHANGED, CHANGED, CHANGED),
    (451, SAME, SAME, SAME),
    (500, ATTEMPTS, ATTEMPTS, MAY_HAVE_ACTED),
    (501, SAME, SAME, SAME),
    (502, ATTEMPTS, ATTEMPTS, MAY_HAVE_ACTED),
    (503, ATTEMPTS, ATTEMPTS, MAY_HAVE_ACTED),
    (504, ATTEMPTS, ATTEMPTS, MAY_HAVE_ACTED),
    (505, CHANGED, CHANGED, CHANGED),
    (506, SAME, SAME, SAME),
    // Not before the user asks again (RFC 4918 §11.5).
    (507, SAME, SAME, SAME),
    // Without the depth that ran into the loop (RFC 5842 §7.2).
    (508, CHANGED, CHANGED, CHANGED),
    // The framework by which the request would be extended is gone (RFC 2774 §7).
    (510, SAME, SAME, SAME),
    (511, CHANGED, CHANGED, CHANGED),
];

/// Codes nobody registered: the first of their class, and a server error outside of all classes (RFC 9110 §15).
const UNREGISTERED: &[(u16, &str, &str, &str)] = &[
    (299, DONE, DONE, DONE),
    (399, REDIRECT, REDIRECT, REDIRECT),
    (420, SAME, SAME, SAME),
    (499, SAME, SAME, SAME),
    (520, ATTEMPTS, ATTEMPTS, MAY_HAVE_ACTED),
    (599, ATTEMPTS, ATTEMPTS, MAY_HAVE_ACTED),
    (600, ATTEMPTS, ATTEMPTS, MAY_HAVE_ACTED),
    (999, ATTEMPTS, ATTEMPTS, MAY_HAVE_ACTED),
];

/// Code, GET, POST, POST of a client that trusts refusals; with `Retry-After`, where that changes anything.
const WITH_RETRY_AFTER: &[(u16, &str, &str, &str)] = &[
    (400, SAME, SAME, SAME),
    (404, SAME, SAME, SAME),
    (408, ATTEMPTS, MAY_HAVE_ACTED, MAY_HAVE_ACTED),
    // The client may try again after that time (RFC 9110 §15.5.14).
    (413, ATTEMPTS, ATTEMPTS, ATTEMPTS),
    (421, FRESH, FRESH, FRESH),
    (425, ATTEMPTS, ATTEMPTS, ATTEMPTS),
    (429, ATTEMPTS, MAY_HAVE_ACTED, ATTEMPTS),
    (500, ATTEMPTS, MAY_HAVE_ACTED, MAY_HAVE_ACTED),
    (502, ATTEMPTS, MAY_HAVE_ACTED, MAY_HAVE_ACTED),
    (503, ATTEMPTS, MAY_HAVE_ACTED, ATTEMPTS),
    (504, ATTEMPTS, MAY_HAVE_ACTED, MAY_HAVE_ACTED),
    (507, SAME, SAME, SAME),
];

fn semantics(method: Method) -> Semantics {
    Semantics::of(&Request::builder().method(method).body(()).unwrap())
}

fn status(code: u16, retry_after: Option<u64>) -> Outcome {
    Outcome::Status {
        code: StatusCode::from_u16(code).unwrap(),
        retry_after: retry_after.map(Duration::from_secs),
    }
}

fn word(decision: Decision) -> &'static str {
    match decision {
        Decision::Retry { over, .. } => match over {
            Connection::Any => ATTEMPTS,
            Connection::Fresh => FRESH,
        },
        Decision::Stop(why) => match why {
            Why::Done => DONE,
            Why::Redirect => REDIRECT,
            Why::SameAnswer => SAME,
            Why::ChangedOnly => CHANGED,
            Why::NotIdempotent => MAY_HAVE_ACTED,
            Why::RepeatedAlready => "repeated already",
            Why::AttemptsUsed => "attempts used",
            Why::WaitTooLong(_) => "wait too long",
            Why::BudgetUsed => "budget used",
            Why::Local => "local",
        },
    }
}

fn check_table(table: &[(u16, &str, &str, &str)]) {
    let policy = Policy::new();
    for (code, get, put, post) in table {
        let row = [(Method::GET, get), (Method::PUT, put), (Method::POST, post)];
        for (method, expected) in row {
            let decision = policy.decide(semantics(method.clone()), status(*code, None), 1, 0);
            assert_eq!(word(decision), *expected, "{method} {code}");
        }
    }
}

#[test]
fn every_registered_status_is_decided_as_its_document_says() {
    check_table(REGISTERED);
}

#[test]
fn an_unregistered_status_is_decided_as_the_first_of_its_class() {
    check_table(UNREGISTERED);
}

#[test]
fn every_registered_page_of_the_codebook_is_in_the_table() {
    let registered = |page: &&demur_codebook::StatusPage| {
        page.registry != demur_codebook::Registry::Unregistered
    };
    for page in demur_codebook::statuses().filter(registered) {
        let known = REGISTERED.iter().any(|(code, ..)| *code == page.code);
        assert!(known, "{}", page.code);
    }
}

#[test]
fn retry_after_allows_a_repeat_only_where_the_document_says_so() {
    let (plain, trusting) = (Policy::new(), Policy::new().trusting_refusals());
    for (code, get, post, trusted) in WITH_RETRY_AFTER {
        let rows = [
            (&plain, Method::GET, get),
            (&plain, Method::POST, post),
            (&trusting, Method::POST, trusted),
        ];
        for (policy, method, expected) in rows {
            let decision = policy.decide(semantics(method.clone()), status(*code, Some(1)), 1, 0);
            assert_eq!(word(decision), *expected, "{method} {code}");
        }
    }
}

#[test]
fn a_bare_503_to_a_post_is_not_repeated_even_where_refusals_are_trusted() {
    let policy = Policy::new().trusting_refusals();
    let post = semantics(Method::POST);
    let bare = policy.decide(post, status(503, None), 1, 0);
    assert_eq!(word(bare), MAY_HAVE_ACTED);
    assert_eq!(word(policy.decide(post, status(429, None), 1, 0)), ATTEMPTS);
}

#[test]
fn without_an_answer_the_method_decides_unless_nothing_was_sent() {
    let policy = Policy::new();
    let table = [
        (Failure::NoConnection, ATTEMPTS, ATTEMPTS),
        (Failure::ConnectionFailed, ATTEMPTS, MAY_HAVE_ACTED),
        (Failure::Local, "local", "local"),
    ];
    for (failure, put, post) in table {
        let outcome = Outcome::Failed(failure);
        let decide = |method| word(policy.decide(semantics(method), outcome, 1, 0));
        assert_eq!(decide(Method::PUT), put, "{failure:?}");
        assert_eq!(decide(Method::POST), post, "{failure:?}");
    }
}

#[test]
fn the_methods_that_are_idempotent_are_those_of_the_rfc() {
    let extension = |name: &str| Method::from_bytes(name.as_bytes()).unwrap();
    for name in ["GET", "HEAD", "OPTIONS", "TRACE", "QUERY", "PUT", "DELETE"] {
        assert_eq!(semantics(extension(name)), Semantics::Idempotent, "{name}");
    }
    for name in ["POST", "PATCH", "CONNECT", "get", "REBOOT"] {
        let found = semantics(extension(name));
        assert_eq!(found, Semantics::NotIdempotent, "{name}");
    }
}

#[test]
fn an_idempotency_key_counts_only_where_it_is_trusted() {
    let request = Request::post("/").header("Idempotency-Key", "\"8e03978e\"");
    let keyed = Semantics::of(&request.body(()).unwrap());
    let (plain, trusting) = (Policy::new(), Policy::new().trusting_idempotency_keys());
    for outcome in [
        status(502, None),
        status(503, None),
        Outcome::Failed(Failure::ConnectionFailed),
    ] {
        assert_eq!(word(plain.decide(keyed, outcome, 1, 0)), MAY_HAVE_ACTED);
        assert_eq!(word(trusting.decide(keyed, outcome, 1, 0)), ATTEMPTS);
    }
    let unkeyed = trusting.decide(semantics(Method::POST), status(502, None), 1, 0);
    assert_eq!(word(unkeyed), MAY_HAVE_ACTED);
}

#[test]
fn a_caller_that_knows_the_resource_can_say_so() {
    let request = Request::post("/").extension(demur_client::KnownIdempotent);
    assert_eq!(
        Semantics::of(&request.body(()).unwrap()),
        Semantics::Idempotent
    );
}

#[test]
fn misdirected_and_too_early_are_repeated_once() {
    let policy = Policy::new().attempts(10);
    for code in [421, 425] {
        let again = policy.decide(Semantics::Idempotent, status(code, None), 2, 0);
        assert_eq!(again, Decision::Stop(Why::RepeatedAlready), "{code}");
    }
}

#[test]
fn the_last_attempt_is_the_last() {
    let decide = |policy: &Policy, attempt| {
        policy.decide(Semantics::Idempotent, status(503, None), attempt, 0)
    };
    let policy = Policy::new();
    assert_eq!(word(decide(&policy, 2)), ATTEMPTS);
    assert_eq!(decide(&policy, 3), Decision::Stop(Why::AttemptsUsed));
    for never in [0, 1] {
        let policy = Policy::new().attempts(never);
        assert_eq!(decide(&policy, 1), Decision::Stop(Why::AttemptsUsed));
    }
}

fn wait(policy: &Policy, outcome: Outcome, attempt: u32, random: u64) -> Duration {
    match policy.decide(Semantics::Idempotent, outcome, attempt, random) {
        Decision::Retry { after, .. } => after,
        Decision::Stop(why) => panic!("{why}"),
    }
}

#[test]
fn waits_are_drawn_from_nothing_to_a_ceiling_that_doubles() {
    let policy = Policy::new().attempts(u32::MAX);
    let ceilings = [100, 200, 400, 800, 1600, 3200, 6400, 10_000, 10_000];
    for (attempt, ceiling) in (1..).zip(ceilings) {
        let ceiling = Duration::from_millis(ceiling);
        let draw = |random| wait(&policy, status(502, None), attempt, random);
        assert_eq!(draw(0), Duration::ZERO);
        assert_eq!(draw(1 << 63), ceiling / 2);
        assert_eq!(draw(u64::MAX) + Duration::from_nanos(1), ceiling);
    }
    for attempt in [32, 33, 34, 1000, u32::MAX - 1] {
        let longest = wait(&policy, status(502, None), attempt, u64::MAX);
        assert!(longest < Duration::from_secs(10), "{attempt}: {longest:?}");
        assert!(longest > Duration::from_secs(9), "{attempt}: {longest:?}");
    }
}

#[test]
fn waits_without_bounds_do_not_overflow() {
    let policy = Policy::new().base(Duration::MAX).cap(Duration::MAX);
    let policy = policy.longest_retry_after(Duration::MAX);
    assert!(wait(&policy, status(502, None), 1, u64::MAX) > Duration::from_hours(24));
    let longest = wait(&policy, status(503, Some(u64::MAX)), 1, u64::MAX);
    assert!(longest >= Duration::from_secs(u64::MAX));
}

#[test]
fn retry_after_is_never_shortened() {
    let policy = Policy::new();
    for code in [408, 413, 425, 429, 500, 502, 503, 504] {
        for random in [0, 1 << 63, u64::MAX] {
            let after = wait(&policy, status(code, Some(60)), 1, random);
            let asked = Duration::from_mins(1);
            assert!(after >= asked, "{code}: {after:?}");
            assert!(
                after < asked + Duration::from_millis(100),
                "{code}: {after:?}"
            );
        }
    }
}

#[test]
fn clients_that_were_told_the_same_second_do_not_return_together() {
    let draw = |random| wait(&Policy::new(), status(503, Some(5)), 1, random);
    assert_eq!(draw(0), Duration::from_secs(5));
    assert_eq!(draw(1 << 63), Duration::from_millis(5050));
}

#[test]
fn a_wait_above_the_longest_goes_to_the_caller() {
    for code in [413, 425, 429, 503] {
        let decision = Policy::new().decide(Semantics::Idempotent, status(code, Some(61)), 1, 0);
        let expected = Why::WaitTooLong(Duration::from_secs(61));
        assert_eq!(decision, Decision::Stop(expected), "{code}");
    }
}

#[test]
fn another_connection_is_tried_at_once() {
    let after = wait(&Policy::new(), status(421, None), 1, u64::MAX);
    assert_eq!(after, Duration::ZERO);
}
