//! `reqwest` as the service below the layer.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use demur_client::{Connection, Failure, Repeat};
use http::{Request, Response};
use tower::Service;

/// Two clients, as `reqwest` has no way to ask for a new connection: one keeps its connections, one never does.
#[derive(Clone, Debug)]
pub(crate) struct Reqwest {
    pooled: reqwest::Client,
    fresh: reqwest::Client,
}

impl Reqwest {
    pub(crate) fn new() -> reqwest::Result<Self> {
        let pooled = builder().build()?;
        let fresh = builder().pool_max_idle_per_host(0).build()?;
        Ok(Self { pooled, fresh })
    }

    fn client(&self, repeat: Option<&Repeat>) -> &reqwest::Client {
        match repeat.map(|repeat| repeat.over) {
            Some(Connection::Fresh) => &self.fresh,
            Some(Connection::Any) | None => &self.pooled,
        }
    }
}

/// The layer is the only one that repeats, the caller sees redirects, and no proxy of the environment answers in the
/// place of the server. Each attempt has a limit.
fn builder() -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        .no_proxy()
        .retry(reqwest::retry::never())
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(Duration::from_secs(2))
        .timeout(Duration::from_secs(30))
}

impl Service<Request<Bytes>> for Reqwest {
    type Response = Response<reqwest::Body>;
    type Error = reqwest::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Self::Error>> + Send>>;

    fn poll_ready(&mut self, _cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Bytes>) -> Self::Future {
        let client = self.client(request.extensions().get()).clone();
        Box::pin(async move {
            let request = reqwest::Request::try_from(request)?;
            client.execute(request).await.map(Response::from)
        })
    }
}

/// `reqwest` tells a connection that was never made from one that broke.
pub(crate) fn classify(error: &reqwest::Error) -> Failure {
    if error.is_builder() {
        Failure::Local
    } else if error.is_connect() {
        Failure::NoConnection
    } else {
        Failure::ConnectionFailed
    }
}
