//! What comes back from a service behind the layer.

mod common;

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::body::Body;
use axum::routing::get;
use axum::{Router, http};
use bytes::Bytes;
use common::{Frames, ask, ask_service, ask_under, router, snapshot};
use demur_tower::policy::{AcceptPolicy, Mode, Modes, UpstreamErrors};
use demur_tower::{ByteLimit, Demur, Policy};
use http::{HeaderMap, Request, StatusCode, Version};
use http_body_util::BodyExt;
use serde_json::json;
use tower::{Layer, ServiceExt};

fn json_post(path: &str) -> http::request::Builder {
    Request::post(path).header("Content-Type", "application/json")
}

const ORDER: &str = r#"{"email":"ada@example.com","items":[{"product":7,"quantity":1}]}"#;

#[tokio::test]
async fn an_unknown_path_is_404_with_the_path_that_was_meant() {
    let got = ask(Request::get("/produtcs"), "").await;
    assert_eq!((got.status, got.step()), (404, "not-found"));
    assert_eq!(got.field("content-type"), Some("application/problem+json"));
    assert_eq!(got.json()["hint"], "did you mean `/products`?");
    assert_eq!(
        got.field("content-length"),
        Some(&*got.body.len().to_string())
    );
}

#[tokio::test]
async fn a_method_that_is_not_declared_is_405_with_allow() {
    let got = ask(Request::delete("/products"), "").await;
    assert_eq!((got.status, got.step()), (405, "method-not-allowed"));
    assert_eq!(got.field("allow"), Some("GET, HEAD, OPTIONS, POST"));
}

#[tokio::test]
async fn missing_credentials_are_401_with_a_challenge() {
    let got = ask(Request::get("/account"), "").await;
    assert_eq!((got.status, got.step()), (401, "credentials-missing"));
    assert!(
        got.field("www-authenticate")
            .unwrap()
            .starts_with("Bearer realm=")
    );
}

#[tokio::test]
async fn a_body_that_breaks_its_schema_is_422_with_pointers() {
    let got = ask(json_post("/orders"), r#"{"email":7,"items":[]}"#).await;
    assert_eq!((got.status, got.step()), (422, "body-schema"));
    let json = got.json();
    let pointers: Vec<_> = json["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| &fault["pointer"])
        .collect();
    assert_eq!(pointers, [&json!("/email"), &json!("/items")]);
    assert_eq!(got.decided.operation.as_deref(), Some("createOrder"));
}

#[tokio::test]
async fn a_body_that_fits_reaches_the_service_unaltered() {
    let spaced = ORDER.replace(',', " , ");
    let got = ask(json_post("/orders"), spaced.clone()).await;
    assert_eq!((got.status, got.step()), (201, "forward"));
    assert_eq!(got.body, spaced);
}

#[tokio::test]
async fn a_body_in_many_frames_is_checked_and_forwarded_as_a_whole() {
    let (body, _) = Frames::of(3);
    let got = ask(json_post("/orders"), body).await;
    assert_eq!((got.status, got.step()), (400, "body-syntax"));
    let frames = ORDER.as_bytes().chunks(7).map(Bytes::copy_from_slice);
    let got = ask(
        json_post("/orders"),
        Body::new(Chunks(frames.collect(), None)),
    )
    .await;
    assert_eq!((got.status, &got.body[..]), (201, ORDER.as_bytes()));
}

/// Frames and trailers.
struct Chunks(std::collections::VecDeque<Bytes>, Option<HeaderMap>);

impl http_body::Body for Chunks {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<Bytes>, Self::Error>>> {
        let data = self.0.pop_front().map(http_body::Frame::data);
        let frame = data.or_else(|| self.1.take().map(http_body::Frame::trailers));
        std::task::Poll::Ready(frame.map(Ok))
    }
}

#[tokio::test]
async fn trailers_of_a_checked_body_reach_the_service() {
    let trailers =
        HeaderMap::from_iter([(http::header::ETAG, http::HeaderValue::from_static("\"a\""))]);
    let body = Chunks(
        [Bytes::from_static(ORDER.as_bytes())].into(),
        Some(trailers.clone()),
    );
    let inner = tower::service_fn(move |request: Request<demur_tower::RequestBody<Body>>| {
        let trailers = trailers.clone();
        async move {
            let collected = request.into_body().collect().await.unwrap();
            assert_eq!(collected.trailers(), Some(&trailers));
            Ok::<_, std::convert::Infallible>(http::Response::new(Body::from(collected.to_bytes())))
        }
    });
    let demur = Demur::new(snapshot(Policy::default())).unwrap();
    let got = ask_service(
        demur.layer().layer(inner),
        json_post("/orders"),
        Body::new(body),
    )
    .await;
    assert_eq!((got.status, &got.body[..]), (200, ORDER.as_bytes()));
}

#[tokio::test]
async fn another_media_type_is_415() {
    let got = ask(
        Request::post("/orders").header("Content-Type", "text/plain"),
        "x",
    )
    .await;
    assert_eq!((got.status, got.step()), (415, "media-type"));
    assert_eq!(got.field("accept"), Some("application/json"));
}

fn small() -> Policy {
    Policy {
        body: ByteLimit(2500),
        ..Policy::default()
    }
}

#[tokio::test]
async fn an_announced_body_above_the_limit_is_413_before_it_is_read() {
    let (body, taken) = Frames::of(10);
    let request = json_post("/orders").header("Content-Length", "10000");
    let got = ask_under(small(), request, body).await;
    assert_eq!((got.status, got.step()), (413, "content-too-large"));
    assert_eq!(taken.load(Ordering::Relaxed), 0);
}

#[tokio::test]
async fn a_streamed_body_that_is_checked_is_413_where_it_passes_the_limit() {
    let (body, taken) = Frames::of(10);
    let got = ask_under(small(), json_post("/orders"), body).await;
    assert_eq!((got.status, got.step()), (413, "body-too-large"));
    assert_eq!(got.field("connection"), Some("close"));
    assert_eq!(taken.load(Ordering::Relaxed), 3);
}

fn file(name: &str) -> http::request::Builder {
    Request::put(format!("/files/{name}")).header("Content-Type", "application/octet-stream")
}

#[tokio::test]
async fn a_streamed_body_that_is_not_checked_is_413_where_it_passes_the_limit() {
    let (body, taken) = Frames::of(10);
    let got = ask_under(small(), file("all"), body).await;
    assert_eq!((got.status, got.step()), (413, "body-too-large"));
    assert_eq!(taken.load(Ordering::Relaxed), 3);
    let (body, _) = Frames::of(2);
    let got = ask_under(small(), file("all"), body).await;
    assert_eq!((got.status, got.step()), (201, "forward"));
}

#[tokio::test]
async fn a_body_that_is_not_checked_is_not_held() {
    let (body, taken) = Frames::of(10);
    let got = ask(file("one"), body).await;
    assert_eq!((got.status, got.step()), (204, "forward"));
    assert_eq!(taken.load(Ordering::Relaxed), 1);
    assert_eq!(got.decided.unchecked, ["body"]);
}

#[tokio::test]
async fn a_body_that_fails_is_answered_by_the_rows_about_bodies() {
    let ends = |end| {
        let taken = Arc::new(AtomicUsize::new(0));
        Body::new(Frames {
            left: 1,
            taken,
            end: Some(end),
        })
    };
    for request in [|| json_post("/orders"), || file("all")] {
        let got = ask(request(), ends(io::ErrorKind::TimedOut)).await;
        assert_eq!((got.status, got.step()), (408, "body-timeout"));
        let got = ask(request(), ends(io::ErrorKind::ConnectionReset)).await;
        assert_eq!((got.status, got.step()), (400, "body-framing"));
        let got = ask(request().header("Content-Length", "1001"), Frames::of(1).0).await;
        assert_eq!((got.status, got.step()), (400, "body-framing"));
    }
}

#[tokio::test]
async fn a_body_that_is_longer_than_announced_is_400() {
    let got = ask(file("all").header("Content-Length", "0"), Frames::of(1).0).await;
    assert_eq!((got.status, got.step()), (400, "body-missing"));
    for request in [json_post("/orders"), file("all")] {
        let got = ask(request.header("Content-Length", "999"), Frames::of(1).0).await;
        assert_eq!((got.status, got.step()), (400, "body-framing"));
    }
}

#[tokio::test]
async fn wrong_parameters_are_400_with_their_names() {
    let got = ask(Request::get("/products?limit=0&category=cars"), "").await;
    assert_eq!((got.status, got.step()), (400, "parameters"));
    let names: Vec<_> = got.json()["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| fault["name"].clone())
        .collect();
    assert_eq!(names, ["limit", "category"]);
}

#[tokio::test]
async fn head_is_answered_like_get_without_content() {
    let got = ask(Request::head("/products"), "").await;
    assert_eq!(
        (got.status, got.step(), got.body.len()),
        (200, "forward", 0)
    );
    let get = ask(Request::get("/produtcs").header("X-Request-Id", "a"), "").await;
    let head = ask(Request::head("/produtcs").header("X-Request-Id", "a"), "").await;
    assert_eq!((head.status, head.body.len()), (404, 0));
    assert_eq!(head.fields, get.fields);
}

#[tokio::test]
async fn options_is_answered_from_the_document() {
    let got = ask(Request::options("/products"), "").await;
    assert_eq!((got.status, got.step()), (204, "options"));
    assert_eq!(got.field("allow"), Some("GET, HEAD, OPTIONS, POST"));
    assert_eq!(got.field("content-length"), None);
    let got = ask(Request::options("*"), "").await;
    assert_eq!((got.status, got.field("allow")), (204, None));
}

#[tokio::test]
async fn a_leaking_answer_keeps_its_status_and_gets_our_content() {
    for (path, status, leak) in [("/broken", 500, "Traceback"), ("/talkative", 404, "SQLITE")] {
        let got = ask(Request::get(path), "").await;
        assert_eq!((got.status, got.step()), (status, "response-normalised"));
        assert_eq!(got.field("content-type"), Some("application/problem+json"));
        let text = String::from_utf8(got.body.to_vec()).unwrap();
        assert!(!text.contains(leak), "{text}");
    }
}

#[tokio::test]
async fn in_shadow_mode_an_answer_passes_and_the_row_is_named() {
    let mut modes = Modes::default();
    let step = ask(Request::get("/broken"), "").await.decided.step.unwrap();
    modes.set(step, Mode::Shadow);
    let policy = Policy {
        modes,
        ..Policy::default()
    };
    let got = ask_under(policy, Request::get("/broken"), "").await;
    assert_eq!((got.status, got.step()), (500, "forward"));
    assert!(got.body.starts_with(b"Traceback"));
    assert_eq!(got.decided.shadows, [step]);
}

#[tokio::test]
async fn where_errors_pass_only_a_leak_is_replaced() {
    let passing = || Policy {
        upstream_errors: UpstreamErrors::Pass,
        ..Policy::default()
    };
    for (path, status, step) in [
        ("/broken", 500, "response-normalised"),
        ("/slow", 409, "forward"),
        ("/stock", 404, "forward"),
    ] {
        let got = ask_under(passing(), Request::get(path), "").await;
        assert_eq!((got.status, got.step()), (status, step));
    }
}

#[tokio::test]
async fn a_switch_to_another_protocol_passes() {
    let switch = async || {
        (
            StatusCode::SWITCHING_PROTOCOLS,
            [("Upgrade", "chat"), ("Connection", "upgrade")],
        )
    };
    let demur = Demur::new(snapshot(Policy::default())).unwrap();
    let service = demur
        .layer()
        .layer(Router::new().route("/products", get(switch)));
    let got = ask_service(
        service,
        Request::get("/products").header("Upgrade", "chat"),
        "",
    )
    .await;
    assert_eq!((got.status, got.step()), (101, "forward"));
    assert_eq!(
        (got.field("upgrade"), got.field("connection")),
        (Some("chat"), Some("upgrade"))
    );
}

#[tokio::test]
async fn a_banner_of_the_service_is_dropped() {
    let banner = || {
        Router::new().route(
            "/products",
            get(async || [("X-Powered-By", "shop/1.0"), ("X-Shop", "7")]),
        )
    };
    let demur = Demur::new(snapshot(Policy::default())).unwrap();
    let got = ask_service(demur.layer().layer(banner()), Request::get("/products"), "").await;
    assert_eq!(
        (got.field("x-powered-by"), got.field("x-shop")),
        (None, Some("7"))
    );
}

#[tokio::test]
async fn a_4xx_of_the_service_with_harmless_content_passes() {
    let got = ask(Request::get("/slow"), "").await;
    assert_eq!((got.status, got.step()), (409, "forward"));
    assert_eq!(got.body, "the shop is closed");
}

#[tokio::test]
async fn what_the_document_has_and_the_router_lacks_is_a_problem_too() {
    let got = ask(Request::get("/stock"), "").await;
    assert_eq!((got.status, got.step()), (404, "response-normalised"));
    assert_eq!(got.json()["status"], 404);
    assert_eq!(
        got.field("content-length"),
        Some(&*got.body.len().to_string())
    );
    let got = ask(Request::get("/orders"), "").await;
    assert_eq!((got.status, got.step()), (405, "response-normalised"));
    assert_eq!(got.field("allow"), Some("POST"));
    assert_eq!(got.json()["status"], 405);
}

#[tokio::test]
async fn fields_of_a_bare_error_stay() {
    let inner = Router::new().route(
        "/products",
        get(async || {
            (
                StatusCode::METHOD_NOT_ALLOWED,
                [("X-Shop", "a"), ("Vary", "Cookie")],
            )
        }),
    );
    let demur = Demur::new(snapshot(Policy::default())).unwrap();
    let got = ask_service(demur.layer().layer(inner), Request::get("/products"), "").await;
    assert_eq!((got.status, got.step()), (405, "response-normalised"));
    assert_eq!(got.field("x-shop"), Some("a"));
    assert_eq!(got.field("allow"), Some("GET, HEAD, OPTIONS, POST"));
    assert_eq!(got.fields.get_all("x-request-id").iter().count(), 1);
}

#[tokio::test]
async fn a_status_that_does_not_exist_is_no_answer() {
    let got = ask(Request::get("/garbled"), "").await;
    assert_eq!((got.status, got.step()), (502, "upstream-protocol"));
}

#[tokio::test]
async fn a_good_request_id_is_kept_and_any_other_replaced() {
    let inner = Router::new().route(
        "/products",
        get(async |fields: HeaderMap| fields["x-request-id"].to_str().unwrap().to_owned()),
    );
    let demur = Demur::new(snapshot(Policy::default())).unwrap();
    let service = demur.layer().layer(inner);
    let got = ask_service(
        service.clone(),
        Request::get("/products").header("X-Request-Id", "mine-1"),
        "",
    )
    .await;
    assert_eq!(got.field("x-request-id"), Some("mine-1"));
    assert_eq!(
        (&got.body[..], &*got.decided.request_id),
        (&b"mine-1"[..], "mine-1")
    );
    let got = ask_service(
        service,
        Request::get("/products").header("X-Request-Id", "not mine"),
        "",
    )
    .await;
    assert_eq!(got.field("x-request-id").unwrap().len(), 36);
    assert_eq!(got.body, got.field("x-request-id").unwrap());
    let refused = ask(
        Request::get("/produtcs").header("X-Request-Id", "mine-2"),
        "",
    )
    .await;
    assert_eq!(refused.field("x-request-id"), Some("mine-2"));
    assert_eq!(refused.json()["instance"], "urn:x-demur:mine-2");
}

#[tokio::test]
async fn a_client_chooses_how_a_problem_reads() {
    let got = ask(Request::get("/produtcs").header("Accept", "text/html"), "").await;
    assert_eq!(got.field("content-type"), Some("text/html; charset=utf-8"));
    let strict = Policy {
        accept: AcceptPolicy::Strict,
        ..Policy::default()
    };
    let got = ask_under(
        strict,
        Request::get("/products").header("Accept", "image/png"),
        "",
    )
    .await;
    assert_eq!((got.status, got.step()), (406, "not-acceptable"));
}

#[tokio::test]
async fn the_pages_are_where_the_problems_link_to() {
    let problem = ask(Request::get("/produtcs"), "").await.json();
    let got = ask(Request::get(problem["type"].as_str().unwrap()), "").await;
    assert_eq!((got.status, got.step()), (200, "own-pages"));
}

#[tokio::test]
async fn a_router_can_wear_the_layer_itself() {
    let demur = Demur::new(snapshot(Policy::default())).unwrap();
    let app = router().layer(demur.layer());
    for (request, status, step) in [
        (Request::get("/products"), 200, "forward"),
        (Request::get("/produtcs"), 404, "not-found"),
        (Request::delete("/products"), 405, "method-not-allowed"),
        (Request::get("/broken"), 500, "response-normalised"),
        (Request::get("/stock"), 404, "response-normalised"),
        (Request::get("/orders"), 405, "response-normalised"),
    ] {
        let got = ask_service(app.clone(), request, "").await;
        assert_eq!((got.status, got.step()), (status, step));
    }
}

#[tokio::test]
async fn a_head_is_held_to_the_rules_of_the_wire() {
    let demur = Demur::new(snapshot(Policy::default())).unwrap();
    let service = demur.layer().layer(router());
    let asked = async |request: http::request::Builder| {
        let answer = service
            .clone()
            .oneshot(request.body(Body::empty()).unwrap())
            .await;
        answer.unwrap().status().as_u16()
    };
    assert_eq!(asked(Request::get("/products")).await, 400);
    assert_eq!(
        asked(Request::get("/products").version(Version::HTTP_10)).await,
        200
    );
    let authority = Request::get("https://api.example/products");
    assert_eq!(asked(authority.version(Version::HTTP_2)).await, 200);
    let two = Request::get("https://api.example/products").header("Host", "other.example");
    assert_eq!(asked(two.version(Version::HTTP_2)).await, 400);
    let long = Request::get(format!("/products?{}", "a".repeat(9000))).header("Host", "a");
    assert_eq!(asked(long).await, 414);
}

#[tokio::test]
async fn a_connection_is_not_spoken_of_in_later_versions() {
    let (body, _) = Frames::of(10);
    let request = json_post("/orders").version(Version::HTTP_2);
    let got = ask_under(small(), request, body).await;
    assert_eq!((got.status, got.field("connection")), (413, None));
}
