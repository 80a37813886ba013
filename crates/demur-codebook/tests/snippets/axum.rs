//! All snippets are compiled into the test and asked without a connection.

use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::Body;
use axum::http::Request;
use bytes::Bytes;
use http_body::Frame;
use http_body_util::BodyExt;
use tower::ServiceExt;

use crate::message::{Answer, Message, messages};
use crate::{axum_apps::APPS, check, judge};

#[test]
fn axum_does_what_its_snippets_say() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap();
    check("axum", |number, snippet| {
        let app = APPS
            .get(number)
            .ok_or("no app: `cargo xtask generate` makes it")?();
        let mut last = None;
        for message in messages(snippet) {
            last = Some(runtime.block_on(ask(app.clone(), &message)));
        }
        judge(snippet, &last.ok_or("no request")?)
    });
}

async fn ask(app: axum::Router, message: &Message) -> Answer {
    let (method, target) = message.line();
    let mut request = Request::builder().method(method).uri(target);
    for (name, value) in message.completed() {
        request = request.header(name, value);
    }
    let answer = app
        .oneshot(request.body(content(message)).unwrap())
        .await
        .unwrap();
    let (parts, body) = answer.into_parts();
    // An answer that cannot be read to its end is none.
    body.collect().await.unwrap();
    let fields = parts
        .headers
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
    Answer {
        status: parts.status.as_u16(),
        fields: fields.collect(),
    }
}

/// The content of a request; it never ends where a greater length is announced.
fn content(message: &Message) -> Body {
    let announced = message
        .field("Content-Length")
        .and_then(|length| length.parse().ok());
    if announced.is_some_and(|length: usize| length > message.content.len()) {
        return Body::new(Stalled);
    }
    Body::from(message.content.clone())
}

/// A content of which nothing comes.
struct Stalled;

impl http_body::Body for Stalled {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        Poll::Pending
    }
}
