//! A shop behind the layer, and how tests ask it.

#![expect(clippy::expect_used, reason = "a test stops where its premises fail")]
#![allow(
    dead_code,
    clippy::allow_attributes,
    reason = "not every test file asks for everything"
)]

use std::convert::Infallible;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use axum::body::Body;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post, put};
use axum::{Extension, Router};
use bytes::Bytes;
use demur_tower::{Caller, CompileOptions, Contract, Decided, Demur, Policy, Snapshot};
use http::StatusCode;
use http::header::HeaderMap;
use http_body::Frame;
use http_body_util::BodyExt;
use serde_json::Value;
use tower::{Layer, Service, ServiceExt};

const SHOP: &str = include_str!("../../../../examples/shop/openapi.yaml");

pub(crate) fn contract() -> Contract {
    let read = |file: &str| Err(format!("{file} is not there"));
    let options = CompileOptions::default();
    Contract::compile("shop.yaml", SHOP.as_bytes().to_vec(), &read, &options)
        .expect("the sample shop is right")
}

pub(crate) fn snapshot(policy: Policy) -> Snapshot {
    Snapshot::of(vec![contract()], policy)
}

/// A service with some of what the document promises, and some of what it must not do.
pub(crate) fn router() -> Router {
    let product = async || axum::Json(serde_json::json!({"id": 7}));
    let trace = "Traceback (most recent call last):\n  File \"/app/shop.py\", line 7, in pay";
    let complaint = "SQLITE_ERROR: no such table: products";
    Router::new()
        .route(
            "/products",
            get(async || "[]").post(async |body: String| (StatusCode::CREATED, body)),
        )
        .route("/products/{id}", get(product))
        .route(
            "/orders",
            post(async |body: String| (StatusCode::CREATED, body)),
        )
        .route(
            "/files/{name}",
            put(file).get(async || StatusCode::NOT_MODIFIED),
        )
        .route(
            "/broken",
            get(async move || (StatusCode::INTERNAL_SERVER_ERROR, trace)),
        )
        .route(
            "/talkative",
            get(async move || (StatusCode::NOT_FOUND, complaint)),
        )
        .route(
            "/slow",
            get(async || (StatusCode::CONFLICT, "the shop is closed")),
        )
        .route(
            "/garbled",
            get(async || StatusCode::from_u16(799).expect("a number of three digits")),
        )
        .route("/account", get(account))
}

/// Reads as much as it is told in the name: one frame, or everything.
async fn file(request: Request) -> Response {
    let is_one = request.uri().path() == "/files/one";
    let mut body = request.into_body();
    if is_one {
        let _first = body.frame().await;
        return StatusCode::NO_CONTENT.into_response();
    }
    match body.collect().await {
        Ok(_) => StatusCode::CREATED.into_response(),
        Err(_) => StatusCode::IM_A_TEAPOT.into_response(),
    }
}

async fn account(caller: Option<Extension<Caller>>) -> Response {
    match caller {
        Some(Extension(caller)) => caller.id.into_response(),
        None => StatusCode::UNAUTHORIZED.into_response(),
    }
}

/// An answer, read to its end.
#[derive(Debug)]
pub(crate) struct Got {
    pub(crate) status: u16,
    pub(crate) fields: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) decided: Decided,
}

impl Got {
    pub(crate) fn step(&self) -> &str {
        self.decided.step.map_or("forward", |step| step.as_str())
    }

    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        self.fields.get(name).and_then(|value| value.to_str().ok())
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }
}

/// Asks the shop behind the default policy.
pub(crate) async fn ask(request: http::request::Builder, body: impl Into<Body>) -> Got {
    ask_under(Policy::default(), request, body).await
}

pub(crate) async fn ask_under(
    policy: Policy,
    request: http::request::Builder,
    body: impl Into<Body>,
) -> Got {
    let demur = Demur::new(snapshot(policy)).expect("a policy that needs no hooks");
    ask_through(&demur, request, body).await
}

pub(crate) async fn ask_through(
    demur: &Demur,
    request: http::request::Builder,
    body: impl Into<Body>,
) -> Got {
    ask_service(demur.layer().layer(router()), request, body).await
}

pub(crate) async fn ask_service<S, R>(
    service: S,
    request: http::request::Builder,
    body: impl Into<Body>,
) -> Got
where
    S: Service<http::Request<Body>, Response = http::Response<R>, Error = Infallible>,
    R: http_body::Body<Data = Bytes>,
    R::Error: std::fmt::Debug,
{
    let request = request
        .header("Host", "api.example")
        .body(body.into())
        .expect("a request");
    let Ok(answer) = service.oneshot(request).await;
    let (parts, body) = answer.into_parts();
    Got {
        status: parts.status.as_u16(),
        body: body.collect().await.expect("a whole body").to_bytes(),
        decided: parts.extensions.get().cloned().expect("what was decided"),
        fields: parts.headers,
    }
}

/// A body of unknown length, of frames of 1000 octets; how many were taken is counted.
pub(crate) struct Frames {
    pub(crate) left: usize,
    pub(crate) taken: Arc<AtomicUsize>,
    /// How it ends, if not well.
    pub(crate) end: Option<io::ErrorKind>,
}

impl Frames {
    pub(crate) fn of(left: usize) -> (Body, Arc<AtomicUsize>) {
        let taken = Arc::new(AtomicUsize::new(0));
        let frames = Self {
            left,
            taken: taken.clone(),
            end: None,
        };
        (Body::new(frames), taken)
    }
}

impl http_body::Body for Frames {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if self.left == 0 {
            let end = self.end.take();
            return Poll::Ready(end.map(|kind| Err(io::Error::from(kind))));
        }
        self.left -= 1;
        self.taken.fetch_add(1, Ordering::Relaxed);
        Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(&[b' '; 1000])))))
    }
}
