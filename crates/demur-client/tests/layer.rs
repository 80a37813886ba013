//! The layer around a service that answers from a script. The clock is paused: waits take no time.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test stops where its premises fail"
)]

use std::collections::VecDeque;
use std::future::{Ready, ready};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use demur_client::{Budget, Connection, Failure, Policy, Repeat, RetryLayer, Stopped, Why};
use http::{Method, Request, Response};
use tokio::time::Instant;
use tower::{Layer, Service, ServiceExt};

#[derive(Clone, Copy, Debug)]
enum Reply {
    Status(u16),
    RetryAfter(u16, &'static str),
    Error(&'static str),
}

#[derive(Debug)]
struct Seen {
    at: Instant,
    body: &'static str,
    repeat: Option<Repeat>,
}

/// Answers what the script says, the last line for ever. It insists on being asked whether it is ready.
struct Scripted {
    script: Arc<Mutex<VecDeque<Reply>>>,
    seen: Arc<Mutex<Vec<Seen>>>,
    is_ready: bool,
}

impl Scripted {
    fn new(script: &[Reply]) -> Self {
        Self {
            script: Arc::new(Mutex::new(script.iter().copied().collect())),
            seen: Arc::default(),
            is_ready: false,
        }
    }
}

impl Clone for Scripted {
    fn clone(&self) -> Self {
        Self {
            script: Arc::clone(&self.script),
            seen: Arc::clone(&self.seen),
            is_ready: false,
        }
    }
}

impl Service<Request<&'static str>> for Scripted {
    type Response = Response<()>;
    type Error = &'static str;
    type Future = Ready<Result<Self::Response, Self::Error>>;

    fn poll_ready(&mut self, _cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.is_ready = true;
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<&'static str>) -> Self::Future {
        assert!(self.is_ready, "called without being asked");
        self.is_ready = false;
        self.seen.lock().unwrap().push(Seen {
            at: Instant::now(),
            body: request.body(),
            repeat: request.extensions().get().copied(),
        });
        let mut script = self.script.lock().unwrap();
        let reply = if script.len() > 1 {
            script.pop_front()
        } else {
            script.front().copied()
        };
        ready(match reply.unwrap() {
            Reply::Error(error) => Err(error),
            Reply::Status(code) => Ok(Response::builder().status(code).body(()).unwrap()),
            Reply::RetryAfter(code, value) => {
                let head = Response::builder().status(code);
                Ok(head.header("retry-after", value).body(()).unwrap())
            }
        })
    }
}

fn classify(error: &&'static str) -> Failure {
    match *error {
        "refused" => Failure::NoConnection,
        "bad address" => Failure::Local,
        _ => Failure::ConnectionFailed,
    }
}

struct Ran {
    result: Result<Response<()>, &'static str>,
    seen: Vec<Seen>,
}

impl Ran {
    fn status(&self) -> u16 {
        self.result.as_ref().unwrap().status().as_u16()
    }

    fn stopped(&self) -> Stopped {
        let response = self.result.as_ref().unwrap();
        *response.extensions().get::<Stopped>().unwrap()
    }

    fn wait(&self, before: usize) -> Duration {
        self.seen[before].at - self.seen[before - 1].at
    }
}

async fn run(policy: Policy, method: Method, script: &[Reply]) -> Ran {
    let inner = Scripted::new(script);
    let seen = Arc::clone(&inner.seen);
    let client = RetryLayer::classifying(policy, classify).layer(inner);
    let request = Request::builder().method(method).body("content").unwrap();
    let result = client.oneshot(request).await;
    let seen = std::mem::take(&mut *seen.lock().unwrap());
    Ran { result, seen }
}

#[tokio::test(start_paused = true)]
async fn a_success_is_sent_once_and_bears_no_mark_of_a_repeat() {
    let ran = run(Policy::new(), Method::GET, &[Reply::Status(200)]).await;
    let (attempts, why) = (1, Why::Done);
    assert_eq!(ran.stopped(), Stopped { attempts, why });
    assert_eq!(ran.seen.len(), 1);
    assert_eq!(ran.seen[0].repeat, None);
}

#[tokio::test(start_paused = true)]
async fn a_failure_that_passes_is_not_seen_by_the_caller() {
    let script = [
        Reply::Status(502),
        Reply::Error("reset"),
        Reply::Status(200),
    ];
    let ran = run(Policy::new(), Method::PUT, &script).await;
    assert_eq!(ran.status(), 200);
    let (attempts, why) = (3, Why::Done);
    assert_eq!(ran.stopped(), Stopped { attempts, why });
    assert!(ran.seen.iter().all(|seen| seen.body == "content"));
    let over = Connection::Any;
    assert_eq!(ran.seen[1].repeat, Some(Repeat { attempt: 2, over }));
    assert_eq!(ran.seen[2].repeat, Some(Repeat { attempt: 3, over }));
    assert!(
        ran.wait(1) <= Duration::from_millis(101),
        "{:?}",
        ran.wait(1)
    );
    assert!(
        ran.wait(2) <= Duration::from_millis(201),
        "{:?}",
        ran.wait(2)
    );
}

#[tokio::test(start_paused = true)]
async fn the_last_failure_goes_to_the_caller_with_the_reason() {
    let ran = run(Policy::new(), Method::GET, &[Reply::Status(503)]).await;
    assert_eq!(ran.status(), 503);
    let (attempts, why) = (3, Why::AttemptsUsed);
    assert_eq!(ran.stopped(), Stopped { attempts, why });
    assert_eq!(ran.seen.len(), 3);
}

#[tokio::test(start_paused = true)]
async fn retry_after_is_waited_for() {
    let script = [Reply::RetryAfter(429, "7"), Reply::Status(200)];
    let ran = run(Policy::new(), Method::GET, &script).await;
    assert_eq!(ran.status(), 200);
    assert!(ran.wait(1) >= Duration::from_secs(7));
    assert!(
        ran.wait(1) <= Duration::from_millis(7101),
        "{:?}",
        ran.wait(1)
    );
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_is_too_long_is_handed_over_at_once() {
    let started = Instant::now();
    let ran = run(
        Policy::new(),
        Method::GET,
        &[Reply::RetryAfter(503, "3600")],
    )
    .await;
    let (attempts, why) = (1, Why::WaitTooLong(Duration::from_hours(1)));
    assert_eq!(ran.stopped(), Stopped { attempts, why });
    assert_eq!(started.elapsed(), Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn a_post_is_not_repeated_after_a_failure() {
    for reply in [
        Reply::Status(503),
        Reply::Status(500),
        Reply::Error("reset"),
    ] {
        let ran = run(Policy::new(), Method::POST, &[reply]).await;
        assert_eq!(ran.seen.len(), 1, "{reply:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_post_that_was_never_sent_is_repeated() {
    let script = [Reply::Error("refused"), Reply::Status(201)];
    let ran = run(Policy::new(), Method::POST, &script).await;
    assert_eq!((ran.status(), ran.seen.len()), (201, 2));
}

#[tokio::test(start_paused = true)]
async fn an_error_that_stays_is_handed_over_unchanged() {
    let ran = run(Policy::new(), Method::GET, &[Reply::Error("reset")]).await;
    assert_eq!(ran.result.unwrap_err(), "reset");
    assert_eq!(ran.seen.len(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_fault_of_the_request_itself_is_not_repeated() {
    let ran = run(Policy::new(), Method::GET, &[Reply::Error("bad address")]).await;
    assert_eq!(ran.result.unwrap_err(), "bad address");
    assert_eq!(ran.seen.len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_misdirected_post_is_repeated_once_over_a_fresh_connection() {
    let ran = run(Policy::new(), Method::POST, &[Reply::Status(421)]).await;
    let (attempts, why) = (2, Why::RepeatedAlready);
    assert_eq!(ran.stopped(), Stopped { attempts, why });
    let over = Connection::Fresh;
    assert_eq!(ran.seen[1].repeat, Some(Repeat { attempt: 2, over }));
}

#[tokio::test(start_paused = true)]
async fn all_requests_of_a_layer_share_one_budget() {
    let policy = Policy::new().budget(Budget::new().percent(0).floor(3));
    let layer = RetryLayer::new(policy);
    let mut attempts = Vec::new();
    for _ in 0..3 {
        let client = layer.layer(Scripted::new(&[Reply::Status(500)]));
        let answer = client.oneshot(Request::new("")).await.unwrap();
        attempts.push(*answer.extensions().get::<Stopped>().unwrap());
    }
    let stopped = |attempts, why| Stopped { attempts, why };
    let expected = [
        stopped(3, Why::AttemptsUsed),
        stopped(2, Why::BudgetUsed),
        stopped(1, Why::BudgetUsed),
    ];
    assert_eq!(attempts, expected);
}

#[tokio::test(start_paused = true)]
async fn requests_that_succeed_pay_for_repeats() {
    let layer = RetryLayer::new(Policy::new().budget(Budget::new().percent(20).floor(0)));
    let good = layer.layer(Scripted::new(&[Reply::Status(200)]));
    for _ in 0..4 {
        good.clone().oneshot(Request::new("")).await.unwrap();
    }
    let bad = layer.layer(Scripted::new(&[Reply::Status(500)]));
    let answer = bad.oneshot(Request::new("")).await.unwrap();
    let (attempts, why) = (2, Why::BudgetUsed);
    let expected = Stopped { attempts, why };
    assert_eq!(answer.extensions().get(), Some(&expected));
}

#[tokio::test(start_paused = true)]
async fn the_budget_comes_back_with_time() {
    let layer = RetryLayer::new(Policy::new().budget(Budget::new().percent(0).floor(1)));
    for _ in 0..2 {
        let client = layer.layer(Scripted::new(&[Reply::Status(500), Reply::Status(200)]));
        let answer = client.oneshot(Request::new("")).await.unwrap();
        assert_eq!(answer.status(), 200);
        tokio::time::advance(Duration::from_secs(11)).await;
    }
}

#[tokio::test(start_paused = true)]
async fn the_service_can_be_spawned_and_shared() {
    let inner = Scripted::new(&[Reply::Status(502), Reply::Status(200)]);
    let client = RetryLayer::new(Policy::new()).layer(inner);
    let task = tokio::spawn(client.clone().oneshot(Request::new("")));
    assert_eq!(task.await.unwrap().unwrap().status(), 200);
}
