//! Written by `cargo xtask generate` from `codebook/` and from doc comments: edit those.

/// What the snippets for axum make, in the order of the snippets.
#[rustfmt::skip]
pub(crate) const APPS: &[fn() -> axum::Router] = &[
    s400_0::make,
    s401_1::make,
    s402_2::make,
    s403_3::make,
    s404_4::make,
    s405_5::make,
    s406_6::make,
    s408_7::make,
    s409_8::make,
    s410_9::make,
    s411_10::make,
    s412_11::make,
    s413_12::make,
    s414_13::make,
    s415_14::make,
    s417_15::make,
    s421_16::make,
    s422_17::make,
    s423_18::make,
    s424_19::make,
    s425_20::make,
    s426_21::make,
    s428_22::make,
    s429_23::make,
    s431_24::make,
    s451_25::make,
];

#[rustfmt::skip]
mod s400_0 {
use axum::{Json, Router, extract::rejection::JsonRejection, http::StatusCode, routing::post};
use serde_json::{Value, json};

fn app() -> Router {
    Router::new().route("/signup", post(signup))
}

async fn signup(content: Result<Json<Value>, JsonRejection>) -> (StatusCode, Json<Value>) {
    match content {
        Ok(signup) => (StatusCode::CREATED, signup),
        Err(fault) => {
            let status = fault.status();
            (status, Json(json!({"status": status.as_u16(), "detail": fault.body_text()})))
        }
    }
}
pub(super) fn make() -> axum::Router { app() }
}

#[rustfmt::skip]
mod s401_1 {
use axum::{Router, extract::Request, http::{StatusCode, header}, middleware, response::{IntoResponse, Response}, routing::get};

fn app() -> Router {
    let routes = Router::new().route("/orders", get(|| async { "[]" }));
    routes.layer(middleware::from_fn(authenticate))
}

async fn authenticate(request: Request, next: middleware::Next) -> Response {
    let sent = request.headers().get(header::AUTHORIZATION);
    if sent.is_some_and(|value| value == "Bearer token-of-ann") {
        return next.run(request).await;
    }
    let fields = [(header::WWW_AUTHENTICATE, "Bearer"), (header::CACHE_CONTROL, "no-store")];
    (StatusCode::UNAUTHORIZED, fields).into_response()
}
pub(super) fn make() -> axum::Router { app() }
}

#[rustfmt::skip]
mod s402_2 {
use axum::{Json, Router, http::{StatusCode, header}, response::IntoResponse, routing::get};
use serde_json::json;

fn app() -> Router {
    Router::new().route("/reports", get(unpaid))
}

async fn unpaid() -> impl IntoResponse {
    let problem = json!({"title": "Payment Required", "status": 402, "detail": "the invoice of May is open"});
    let fields = [(header::CONTENT_TYPE, "application/problem+json"), (header::CACHE_CONTROL, "no-store")];
    (StatusCode::PAYMENT_REQUIRED, fields, Json(problem))
}
pub(super) fn make() -> axum::Router { app() }
}

#[rustfmt::skip]
mod s403_3 {
use axum::{Router, http::{HeaderMap, StatusCode, header}, response::{IntoResponse, Response}, routing::delete};

fn app() -> Router {
    Router::new().route("/orders/{id}", delete(remove))
}

async fn remove(fields: HeaderMap) -> Response {
    let sent = fields.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    match sent {
        Some("Bearer token-of-admin") => StatusCode::NO_CONTENT.into_response(),
        Some("Bearer token-of-ann") => (StatusCode::FORBIDDEN, [(header::CACHE_CONTROL, "no-store")]).into_response(),
        _ => (StatusCode::UNAUTHORIZED, [(header::WWW_AUTHENTICATE, "Bearer")]).into_response(),
    }
}
pub(super) fn make() -> axum::Router { app() }
}

#[rustfmt::skip]
mod s404_4 {
use axum::{Json, Router, http::{StatusCode, header}, response::IntoResponse, routing::get};
use serde_json::json;

fn app() -> Router {
    Router::new().route("/orders", get(|| async { "[]" })).fallback(missing)
}

async fn missing() -> impl IntoResponse {
    let fields = [(header::CONTENT_TYPE, "application/problem+json"), (header::CACHE_CONTROL, "no-cache")];
    (StatusCode::NOT_FOUND, fields, Json(json!({"title": "Not Found", "status": 404})))
}
pub(super) fn make() -> axum::Router { app() }
}

#[rustfmt::skip]
mod s405_5 {
use axum::{Json, Router, http::StatusCode, response::IntoResponse, routing::get};
use serde_json::json;

fn app() -> Router {
    let orders = get(|| async { "[]" }).post(|| async { StatusCode::CREATED });
    Router::new().route("/orders", orders).method_not_allowed_fallback(method)
}

async fn method() -> impl IntoResponse {
    (StatusCode::METHOD_NOT_ALLOWED, Json(json!({"title": "Method Not Allowed", "status": 405})))
}
pub(super) fn make() -> axum::Router { app() }
}

#[rustfmt::skip]
mod s406_6 {
use axum::{Json, Router, http::{HeaderMap, StatusCode, header}, response::{IntoResponse, Response}, routing::get};

fn app() -> Router {
    Router::new().route("/orders", get(orders))
}

async fn orders(fields: HeaderMap) -> Response {
    let accept = fields.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or("*/*");
    let mut types = accept.split(',').filter_map(|range| range.split(';').next());
    if types.any(|range| ["application/json", "application/*", "*/*"].contains(&range.trim())) {
        return ([(header::VARY, "Accept")], Json(["an order"])).into_response();
    }
    (StatusCode::NOT_ACCEPTABLE, [(header::VARY, "Accept")], "available: application/json").into_response()
}
pub(super) fn make() -> axum::Router { app() }
}

#[rustfmt::skip]
mod s408_7 {
use std::time::Duration;

use axum::{Router, body::{Body, to_bytes}, http::{StatusCode, header}, response::{IntoResponse, Response}, routing::post};

fn app() -> Router {
    Router::new().route("/orders", post(create))
}

async fn create(body: Body) -> Response {
    match tokio::time::timeout(Duration::from_secs(2), to_bytes(body, 65_536)).await {
        Err(_) => (StatusCode::REQUEST_TIMEOUT, [(header::CONNECTION, "close")]).into_response(),
        Ok(Err(_)) => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
        Ok(Ok(_)) => StatusCode::CREATED.into_response(),
    }
}
pub(super) fn make() -> axum::Router { app() }
}

#[rustfmt::skip]
mod s409_8 {
use axum::{Json, Router, http::{StatusCode, header}, response::{IntoResponse, Response}, routing::put};
use serde_json::{Value, json};

fn app() -> Router {
    Router::new().route("/orders/{id}", put(replace))
}

async fn replace(Json(order): Json<Value>) -> Response {
    let current = 3; // from the database, in the transaction that writes
    if order["version"] == current {
        return StatusCode::NO_CONTENT.into_response();
    }
    let problem = json!({"title": "Conflict", "status": 409, "current_version": current});
    (StatusCode::CONFLICT, [(header::CACHE_CONTROL, "no-store")], Json(problem)).into_response()
}
pub(super) fn make() -> axum::Router { app() }
}

#[rustfmt::skip]
mod s410_9 {
use axum::{Router, http::{StatusCode, header}, response::IntoResponse, routing::any};

fn app() -> Router {
    Router::new().route("/fax", any(gone)).route("/shop/2019/{*rest}", any(gone))
}

async fn gone() -> impl IntoResponse {
    let fields = [(header::CACHE_CONTROL, "public, max-age=86400")];
    (StatusCode::GONE, fields, "This was taken away and has no successor.")
}
pub(super) fn make() -> axum::Router { app() }
}

#[rustfmt::skip]
mod s411_10 {
use axum::{Router, extract::Request, http::{StatusCode, header}, middleware, response::{IntoResponse, Response}, routing::post};

fn app() -> Router {
    let uploads = post(|| async { StatusCode::CREATED }).layer(middleware::from_fn(with_length));
    Router::new().route("/uploads", uploads)
}

async fn with_length(request: Request, next: middleware::Next) -> Response {
    if request.headers().contains_key(header::CONTENT_LENGTH) {
        return next.run(request).await;
    }
    (StatusCode::LENGTH_REQUIRED, "send Content-Length").into_response()
}
pub(super) fn make() -> axum::Router { app() }
}

#[rustfmt::skip]
mod s412_11 {
use axum::{Router, http::{HeaderMap, StatusCode, header}, response::{IntoResponse, Response}, routing::put};

fn app() -> Router {
    Router::new().route("/orders/{id}", put(replace))
}

async fn replace(fields: HeaderMap) -> Response {
    let current = "\"v2\""; // from the database, in the transaction that writes
    let sent = fields.get(header::IF_MATCH).and_then(|value| value.to_str().ok()).unwrap_or("*");
    if sent.split(',').any(|tag| tag.trim() == "*" || tag.trim() == current) {
        return StatusCode::NO_CONTENT.into_response();
    }
    (StatusCode::PRECONDITION_FAILED, [(header::ETAG, current), (header::CACHE_CONTROL, "no-store")]).into_response()
}
pub(super) fn make() -> axum::Router { app() }
}

#[rustfmt::skip]
mod s413_12 {
use axum::{Router, body::Bytes, extract::DefaultBodyLimit, http::StatusCode, routing::post};

fn app() -> Router {
    Router::new().route("/notes", post(create)).layer(DefaultBodyLimit::max(100_000))
}

async fn create(_content: Bytes) -> StatusCode {
    StatusCode::CREATED
}
pub(super) fn make() -> axum::Router { app() }
}

#[rustfmt::skip]
mod s414_13 {
use axum::{Router, extract::Request, http::{StatusCode, header}, middleware, response::{IntoResponse, Response}};

fn app() -> Router {
    Router::new().layer(middleware::from_fn(limit_address))
}

async fn limit_address(request: Request, next: middleware::Next) -> Response {
    let query = request.uri().query().map_or(0, str::len);
    if request.uri().path().len() + query <= 8000 {
        return next.run(request).await;
    }
    (StatusCode::URI_TOO_LONG, [(header::CACHE_CONTROL, "no-store")]).into_response()
}
pub(super) fn make() -> axum::Router { app() }
}

#[rustfmt::skip]
mod s415_14 {
use axum::{Json, Router, extract::rejection::JsonRejection, http::{StatusCode, header}, response::{IntoResponse, Response}, routing::post};
use serde_json::Value;

fn app() -> Router {
    Router::new().route("/orders", post(create))
}

async fn create(content: Result<Json<Value>, JsonRejection>) -> Response {
    match content {
        Ok(_) => StatusCode::CREATED.into_response(),
        Err(fault @ JsonRejection::MissingJsonContentType(_)) => ([(header::ACCEPT, "application/json")], fault).into_response(),
        Err(fault) => fault.into_response(),
    }
}
pub(super) fn make() -> axum::Router { app() }
}

#[rustfmt::skip]
mod s417_15 {
use axum::{Router, extract::Request, http::{StatusCode, header}, middleware, response::{IntoResponse, Response}};

fn app() -> Router {
    Router::new().layer(middleware::from_fn(check_expectation))
}

async fn check_expectation(request: Request, next: middleware::Next) -> Response {
    let expected = request.headers().get(header::EXPECT);
    if expected.is_none_or(|value| value.as_bytes().eq_ignore_ascii_case(b"100-continue")) {
        return next.run(request).await;
    }
    (StatusCode::EXPECTATION_FAILED, [(header::CACHE_CONTROL, "no-store")]).into_response()
}
pub(super) fn make() -> axum::Router { app() }
}

#[rustfmt::skip]
mod s421_16 {
use axum::{Router, extract::Request, http::{StatusCode, header}, middleware, response::{IntoResponse, Response}};

fn app() -> Router {
    Router::new().layer(middleware::from_fn(check_host))
}

async fn check_host(request: Request, next: middleware::Next) -> Response {
    let field = request.headers().get(header::HOST).and_then(|value| value.to_str().ok());
    let host = request.uri().host().or(field).unwrap_or_default();
    let name = host.split(':').next().unwrap_or_default();
    if ["api.example", "www.example"].contains(&name.to_ascii_lowercase().as_str()) {
        return next.run(request).await;
    }
    (StatusCode::MISDIRECTED_REQUEST, [(header::CACHE_CONTROL, "no-store")]).into_response()
}
pub(super) fn make() -> axum::Router { app() }
}

#[rustfmt::skip]
mod s422_17 {
use axum::{Json, Router, http::StatusCode, routing::post};
use serde::Deserialize;

fn app() -> Router {
    Router::new().route("/signup", post(signup))
}

#[derive(Deserialize)]
struct Signup {
    email: String,
    age: u8,
}

async fn signup(Json(signup): Json<Signup>) -> Result<StatusCode, (StatusCode, &'static str)> {
    let is_valid = signup.age >= 18 && signup.email.contains('@');
    is_valid.then_some(StatusCode::CREATED).ok_or((StatusCode::UNPROCESSABLE_ENTITY, "an e-mail, and an age from 18"))
}
pub(super) fn make() -> axum::Router { app() }
}

#[rustfmt::skip]
mod s423_18 {
use axum::{Json, Router, http::{StatusCode, header}, response::IntoResponse, routing::put};
use serde_json::json;

fn app() -> Router {
    Router::new().route("/drafts/{id}", put(save))
}

async fn save() -> impl IntoResponse {
    let problem = json!({"title": "Locked", "status": 423, "detail": "ann edits it"}); // from the table of locks
    let fields = [(header::CONTENT_TYPE, "application/problem+json"), (header::CACHE_CONTROL, "no-store")];
    (StatusCode::LOCKED, fields, Json(problem))
}
pub(super) fn make() -> axum::Router { app() }
}

#[rustfmt::skip]
mod s424_19 {
use axum::{Json, Router, http::{StatusCode, header}, response::IntoResponse, routing::post};
use serde_json::json;

fn app() -> Router {
    Router::new().route("/batch/7/steps/2", post(second))
}

async fn second() -> impl IntoResponse {
    let problem = json!({"title": "Failed Dependency", "status": 424, "depends_on": "/batch/7/steps/1"});
    (StatusCode::FAILED_DEPENDENCY, [(header::CACHE_CONTROL, "no-store")], Json(problem))
}
pub(super) fn make() -> axum::Router { app() }
}

#[rustfmt::skip]
mod s425_20 {
use axum::{Router, extract::Request, http::{StatusCode, header}, middleware, response::{IntoResponse, Response}};

fn app() -> Router {
    Router::new().layer(middleware::from_fn(check_early))
}

async fn check_early(request: Request, next: middleware::Next) -> Response {
    let is_early = request.headers().get("early-data").is_some_and(|value| value == "1");
    if !is_early || request.method().is_safe() {
        return next.run(request).await;
    }
    (StatusCode::TOO_EARLY, [(header::CACHE_CONTROL, "no-store")]).into_response()
}
pub(super) fn make() -> axum::Router { app() }
}

#[rustfmt::skip]
mod s426_21 {
use axum::{Router, http::{StatusCode, header}, response::IntoResponse, routing::get};

fn app() -> Router {
    Router::new().route("/events", get(needs_websocket))
}

async fn needs_websocket() -> impl IntoResponse {
    let fields = [(header::UPGRADE, "websocket"), (header::CONNECTION, "upgrade"), (header::CACHE_CONTROL, "no-store")];
    (StatusCode::UPGRADE_REQUIRED, fields)
}
pub(super) fn make() -> axum::Router { app() }
}

#[rustfmt::skip]
mod s428_22 {
use axum::{Router, http::{HeaderMap, StatusCode, header}, response::{IntoResponse, Response}, routing::put};

fn app() -> Router {
    Router::new().route("/orders/{id}", put(replace))
}

async fn replace(fields: HeaderMap) -> Response {
    if fields.contains_key(header::IF_MATCH) {
        return StatusCode::NO_CONTENT.into_response(); // compare, or answer 412
    }
    let text = "send If-Match with the ETag that you have seen";
    (StatusCode::PRECONDITION_REQUIRED, [(header::CACHE_CONTROL, "no-store")], text).into_response()
}
pub(super) fn make() -> axum::Router { app() }
}

#[rustfmt::skip]
mod s429_23 {
use std::sync::Arc;

use axum::{Router, extract::State, http::{StatusCode, header}, response::{IntoResponse, Response}, routing::get};
use tokio::sync::Semaphore;

fn app() -> Router {
    let places = Arc::new(Semaphore::new(0)); // 100, or what the database bears
    Router::new().route("/reports", get(report)).with_state(places)
}

async fn report(State(places): State<Arc<Semaphore>>) -> Response {
    let Ok(_place) = places.try_acquire() else {
        let fields = [(header::RETRY_AFTER, "5"), (header::CACHE_CONTROL, "no-store")];
        return (StatusCode::TOO_MANY_REQUESTS, fields).into_response();
    };
    "the report".into_response()
}
pub(super) fn make() -> axum::Router { app() }
}

#[rustfmt::skip]
mod s431_24 {
use axum::{Router, extract::Request, http::StatusCode, middleware, response::{IntoResponse, Response}};

fn app() -> Router {
    Router::new().layer(middleware::from_fn(limit_fields))
}

async fn limit_fields(request: Request, next: middleware::Next) -> Response {
    let large = request.headers().iter().find(|(_, value)| value.len() > 8192);
    let Some((name, _)) = large else {
        return next.run(request).await;
    };
    let text = format!("the field `{name}` is longer than 8 kB");
    (StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE, [("cache-control", "no-store")], text).into_response()
}
pub(super) fn make() -> axum::Router { app() }
}

#[rustfmt::skip]
mod s451_25 {
use axum::{Router, http::{StatusCode, header}, response::IntoResponse, routing::any};

fn app() -> Router {
    Router::new().route("/banned", any(withheld))
}

async fn withheld() -> impl IntoResponse {
    let link = "<https://www.example/>; rel=\"blocked-by\"";
    let fields = [(header::LINK, link), (header::CACHE_CONTROL, "no-store")];
    (StatusCode::UNAVAILABLE_FOR_LEGAL_REASONS, fields, "Withheld because of a court order.")
}
pub(super) fn make() -> axum::Router { app() }
}
