//! The layer, and the service it makes of another.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::{Request, Response};
use http_body::Body;
use tower::{Layer, Service};

use crate::body::{BoxError, RequestBody, ResponseBody};
use crate::setup::Demur;
use crate::walk::walk;

/// Puts [`DemurService`] around services.
#[derive(Debug, Clone)]
pub struct DemurLayer {
    demur: Demur,
}

impl DemurLayer {
    pub(crate) fn new(demur: Demur) -> Self {
        Self { demur }
    }
}

impl<S> Layer<S> for DemurLayer {
    type Service = DemurService<S>;

    fn layer(&self, inner: S) -> Self::Service {
        DemurService {
            demur: self.demur.clone(),
            inner,
        }
    }
}

/// A service whose requests and answers are decided about.
#[derive(Debug, Clone)]
pub struct DemurService<S> {
    demur: Demur,
    inner: S,
}

impl<S, B, R> Service<Request<B>> for DemurService<S>
where
    S: Service<Request<RequestBody<B>>, Response = Response<R>> + Clone + Send + 'static,
    S::Future: Send,
    B: Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
    R: Body<Data = Bytes> + Send + 'static,
    R::Error: Into<BoxError>,
{
    type Response = Response<ResponseBody<R>>;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, S::Error>> + Send>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        // The one that was made ready is used, and a clone takes its place.
        let next = self.inner.clone();
        let ready = std::mem::replace(&mut self.inner, next);
        Box::pin(walk(self.demur.clone(), ready, request))
    }
}
