//! Bodies on their way in and out: held, counted, or looked at in their beginning. Every one that is held is
//! held under a limit.

use std::error::Error;
use std::io;
use std::pin::{Pin, pin};
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};

use bytes::{Bytes, BytesMut};
use demur_decide::BodyFailure;
use demur_http1::{ByteLimit, Framing, WireFault, WireRule};
use http::HeaderMap;
use http_body::{Body, Frame, SizeHint};
use http_body_util::{BodyExt, Either, LengthLimitError};

/// Any error, as services pass them on.
pub type BoxError = Box<dyn Error + Send + Sync>;

/// The body that a service behind the layer gets: as it comes, or whole where it was checked.
pub type RequestBody<B> = Either<Counted<B>, Held<B>>;

/// The body of an answer: the service's own, or one that is held because it is ours or was looked at.
pub type ResponseBody<B> = Either<B, Held<B>>;

/// Content that is held in memory, and the body that goes on behind it, if it does.
#[derive(Debug)]
pub struct Held<B> {
    data: Bytes,
    trailers: Option<HeaderMap>,
    rest: Option<Pin<Box<B>>>,
}

impl<B> Held<B> {
    /// All there is.
    pub(crate) fn whole(data: impl Into<Bytes>) -> Self {
        Self {
            data: data.into(),
            trailers: None,
            rest: None,
        }
    }

    /// What is held.
    pub(crate) fn data(&self) -> &Bytes {
        &self.data
    }

    /// Whether there is nothing at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.data.is_empty() && self.trailers.is_none() && self.rest.is_none()
    }
}

impl<B: Body<Data = Bytes>> Body for Held<B> {
    type Data = Bytes;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, B::Error>>> {
        let this = self.get_mut();
        if !this.data.is_empty() {
            return Poll::Ready(Some(Ok(Frame::data(std::mem::take(&mut this.data)))));
        }
        if let Some(trailers) = this.trailers.take() {
            return Poll::Ready(Some(Ok(Frame::trailers(trailers))));
        }
        match &mut this.rest {
            Some(rest) => rest.as_mut().poll_frame(cx),
            None => Poll::Ready(None),
        }
    }

    fn is_end_stream(&self) -> bool {
        let is_over = self.rest.as_ref().is_none_or(Body::is_end_stream);
        self.data.is_empty() && self.trailers.is_none() && is_over
    }

    fn size_hint(&self) -> SizeHint {
        let held = self.data.len() as u64;
        let rest = self.rest.as_ref().map(Body::size_hint);
        let rest = rest.unwrap_or_else(|| SizeHint::with_exact(0));
        let mut hint = SizeHint::new();
        hint.set_lower(held.saturating_add(rest.lower()));
        if let Some(upper) = rest.upper().and_then(|upper| upper.checked_add(held)) {
            hint.set_upper(upper);
        }
        hint
    }
}

/// A body that streams through unread. It ends with an error where it is longer than the limit or not as long
/// as announced, and the layer answers that as the table says.
#[derive(Debug)]
pub struct Counted<B> {
    body: Pin<Box<B>>,
    meter: Meter,
    lost: Lost,
}

/// Where a streaming body leaves word of how it failed.
pub(crate) type Lost = Arc<OnceLock<BodyFailure>>;

impl<B> Counted<B> {
    pub(crate) fn new(body: B, meter: Meter, lost: Lost) -> Self {
        Self {
            body: Box::pin(body),
            meter,
            lost,
        }
    }

    /// Nobody else writes there, and the first word counts.
    fn fail(&self, failure: BodyFailure, error: BoxError) -> BoxError {
        self.lost.get_or_init(|| failure);
        error
    }
}

impl<B> Body for Counted<B>
where
    B: Body<Data = Bytes>,
    B::Error: Into<BoxError>,
{
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let this = self.get_mut();
        if this.lost.get().is_some() {
            return Poll::Ready(None);
        }
        let Poll::Ready(frame) = this.body.as_mut().poll_frame(cx) else {
            return Poll::Pending;
        };
        Poll::Ready(match frame {
            Some(Ok(frame)) => Some(match this.meter.count(&frame) {
                Ok(()) => Ok(frame),
                Err(failure) => Err(this.fail(failure, Box::new(BodyLost))),
            }),
            Some(Err(error)) => {
                let error = error.into();
                Some(Err(this.fail(failure_of(error.as_ref()), error)))
            }
            None => match this.meter.end() {
                Ok(()) => None,
                Err(failure) => Some(Err(this.fail(failure, Box::new(BodyLost)))),
            },
        })
    }

    fn is_end_stream(&self) -> bool {
        self.lost.get().is_some() || (self.body.is_end_stream() && self.meter.end().is_ok())
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// What a handler sees of a body that is longer than the limit, or not as long as announced.
#[derive(Debug, thiserror::Error)]
#[error("the body is longer than the limit, or not as long as announced")]
struct BodyLost;

/// How much of a body has come, and how much may.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Meter {
    seen: u64,
    announced: Option<u64>,
    limit: ByteLimit,
}

impl Meter {
    pub(crate) fn new(framing: Framing, limit: ByteLimit) -> Self {
        let announced = match framing {
            Framing::None | Framing::Chunked => None,
            Framing::Length(length) => Some(length),
        };
        Self {
            seen: 0,
            announced,
            limit,
        }
    }

    fn count(&mut self, frame: &Frame<Bytes>) -> Result<(), BodyFailure> {
        let more = frame.data_ref().map_or(0, |data| data.len() as u64);
        self.seen = self.seen.saturating_add(more);
        if self.seen > self.limit.0 {
            return Err(self.fault(WireRule::BodyTooLarge));
        }
        // No server hands on more than was announced, but a layer between it and us might, and rows about the
        // head have believed the length.
        if self
            .announced
            .is_some_and(|announced| self.seen > announced)
        {
            return Err(self.fault(WireRule::BodyIncomplete));
        }
        Ok(())
    }

    fn end(&self) -> Result<(), BodyFailure> {
        if self
            .announced
            .is_some_and(|announced| self.seen < announced)
        {
            return Err(self.fault(WireRule::BodyIncomplete));
        }
        Ok(())
    }

    fn fault(&self, rule: WireRule) -> BodyFailure {
        let at = usize::try_from(self.seen).unwrap_or(usize::MAX);
        BodyFailure::Fault(WireFault::new(rule, at))
    }
}

/// Reads a whole body under its limit.
pub(crate) async fn read_whole<B>(body: B, mut meter: Meter) -> Result<Held<B>, BodyFailure>
where
    B: Body<Data = Bytes>,
    B::Error: Into<BoxError>,
{
    let mut body = pin!(body);
    let mut data = Gathered::default();
    let mut trailers = None;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|error| failure_of(error.into().as_ref()))?;
        meter.count(&frame)?;
        trailers = data.add(frame).or(trailers);
    }
    meter.end()?;
    Ok(Held {
        data: data.joined(),
        trailers,
        rest: None,
    })
}

/// How much of an error's content is searched for leaks.
const BEGINNING: usize = 64 << 10;

/// Reads the beginning of an answer's content, up to the frame in which the limit is reached.
pub(crate) async fn read_beginning<B: Body<Data = Bytes>>(body: B) -> Result<Held<B>, B::Error> {
    let mut body = Box::pin(body);
    let mut data = Gathered::default();
    let mut trailers = None;
    while data.len() < BEGINNING && trailers.is_none() {
        let Some(frame) = body.frame().await else {
            return Ok(Held::whole(data.joined()));
        };
        trailers = data.add(frame?);
    }
    Ok(Held {
        data: data.joined(),
        rest: trailers.is_none().then_some(body),
        trailers,
    })
}

/// Data that came in frames; one frame alone is not copied.
#[derive(Debug, Default)]
struct Gathered {
    first: Bytes,
    more: BytesMut,
}

impl Gathered {
    /// Takes a frame in; trailers are handed back.
    fn add(&mut self, frame: Frame<Bytes>) -> Option<HeaderMap> {
        match frame.into_data() {
            Ok(data) if self.first.is_empty() => self.first = data,
            Ok(data) => {
                if self.more.is_empty() {
                    self.more.extend_from_slice(&self.first);
                }
                self.more.extend_from_slice(&data);
            }
            Err(frame) => return frame.into_trailers().ok(),
        }
        None
    }

    fn len(&self) -> usize {
        self.first.len().max(self.more.len())
    }

    fn joined(self) -> Bytes {
        if self.more.is_empty() {
            self.first
        } else {
            self.more.freeze()
        }
    }
}

/// What an error of a body means: a limit or a time that somebody else set, else a client that went away.
fn failure_of(error: &(dyn Error + 'static)) -> BodyFailure {
    let mut causes = std::iter::successors(Some(error), |cause| (*cause).source());
    let known = causes.find_map(|cause| {
        if cause.is::<LengthLimitError>() {
            return Some(BodyFailure::Fault(WireFault::new(
                WireRule::BodyTooLarge,
                0,
            )));
        }
        let io = cause.downcast_ref::<io::Error>()?;
        (io.kind() == io::ErrorKind::TimedOut).then_some(BodyFailure::TimedOut)
    });
    known.unwrap_or_else(|| BodyFailure::Fault(WireFault::new(WireRule::BodyIncomplete, 0)))
}
