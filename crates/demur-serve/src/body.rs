//! Reading a body that has to be checked before it can be forwarded, and getting rid of one nobody wants.

use std::future::poll_fn;
use std::task::Poll;

use demur_decide::BodyFailure;
use demur_decide::Facts;
use demur_http1::{BodyEvent, BodyReader, ByteLimit, CONTINUE, Framing, RequestView};

use crate::connection::Link;
use crate::core::Core;
use crate::deadline::Expired;
use crate::pace::Pace;
use crate::transport::{Outgoing, Transport};
use crate::upload::Lost;
use crate::workspace::Wire;

const ROOM: usize = 16 * 1024;
/// How much of an unwanted body is read so that the connection can be kept.
const WORTH_DRAINING: u64 = 64 * 1024;

/// Reads the whole body, under the limit of the policy, into `body`.
pub(crate) async fn read<T: Transport>(
    core: &Core,
    link: &mut Link<T>,
    facts: &Facts<'_>,
    wire: &mut Wire,
    body: &mut Vec<u8>,
) -> Result<(), Lost> {
    let view = &facts.head();
    let limit = facts.snapshot().policy.body;
    if let Framing::Length(length) = view.framing()
        && length <= limit.0
    {
        body.reserve_exact(usize::try_from(length).unwrap_or_default());
    }
    let mut reader = BodyReader::of_request(view.framing(), limit);
    if !reader.is_done() {
        ask_for_body(core, link, view, wire).await?;
    }
    consume(core, link, wire, &mut reader, |data| {
        body.extend_from_slice(data);
    })
    .await
}

/// Sends `100 Continue` to a client that waits for it (RFC 9110 §10.1.1). One that has begun to send its
/// body does not.
pub(crate) async fn ask_for_body<T: Transport>(
    core: &Core,
    link: &mut Link<T>,
    view: &RequestView<'_>,
    wire: &mut Wire,
) -> Result<(), Lost> {
    if !view.expects_continue() || !wire.rest.is_empty() {
        return Ok(());
    }
    wire.to_client.bytes.extend_from_slice(CONTINUE);
    send(core, link, &mut wire.to_client)
        .await
        .map_err(|_| Lost::Gone)
}

/// The client takes no more.
#[derive(Debug)]
pub(crate) struct Gone;

/// Sends everything to the client.
pub(crate) async fn send<T: Transport>(
    core: &Core,
    link: &mut Link<T>,
    out: &mut Outgoing,
) -> Result<(), Gone> {
    let Link { client, watch, .. } = link;
    let stall = core.config.timeouts.write;
    watch.allow(stall);
    poll_fn(|cx| {
        let before = out.total;
        let polled = out.poll_send(cx, client);
        if out.total > before {
            watch.allow(stall);
        }
        match watch.bound(cx, polled) {
            Poll::Ready(Ok(Ok(()))) => Poll::Ready(Ok(())),
            Poll::Ready(Ok(Err(_)) | Err(Expired)) => Poll::Ready(Err(Gone)),
            Poll::Pending => Poll::Pending,
        }
    })
    .await
}

/// Reads a body to its end at no less than the least speed.
async fn consume<T: Transport>(
    core: &Core,
    link: &mut Link<T>,
    wire: &mut Wire,
    reader: &mut BodyReader,
    mut take: impl FnMut(&[u8]),
) -> Result<(), Lost> {
    let Link { client, watch, .. } = link;
    let mut pace = Pace::new(core);
    pace.begin(core);
    poll_fn(|cx| {
        loop {
            match wire.rest.next(reader) {
                BodyEvent::Data(range) => take(wire.rest.data(range)),
                BodyEvent::End => return Poll::Ready(Ok(())),
                BodyEvent::Fault(fault) => {
                    return Poll::Ready(Err(Lost::Body(BodyFailure::Fault(fault))));
                }
                BodyEvent::NeedMore => {
                    watch.allow_until(pace.due());
                    let polled = wire.rest.poll_fill(cx, client, ROOM);
                    match watch.bound(cx, polled) {
                        Poll::Ready(Ok(Ok(0))) => return Poll::Ready(Err(closed(reader))),
                        Poll::Ready(Ok(Ok(count))) => pace.received(count),
                        Poll::Ready(Ok(Err(_))) => return Poll::Ready(Err(Lost::Gone)),
                        Poll::Ready(Err(Expired)) => {
                            return Poll::Ready(Err(Lost::Body(BodyFailure::TimedOut)));
                        }
                        Poll::Pending => return Poll::Pending,
                    }
                }
            }
        }
    })
    .await
}

fn closed(reader: &mut BodyReader) -> Lost {
    match reader.close() {
        BodyEvent::Fault(fault) => Lost::Body(BodyFailure::Fault(fault)),
        BodyEvent::Data(_) | BodyEvent::End | BodyEvent::NeedMore => Lost::Gone,
    }
}

/// Whether a body that was not read is worth reading for the sake of the connection. One the client was
/// asked to hold back may come or not: nobody can tell where the next request begins.
pub(crate) fn is_worth_draining(view: &RequestView<'_>, wire: &Wire) -> bool {
    match view.framing() {
        Framing::None | Framing::Length(0) => true,
        _ if view.expects_continue() && wire.rest.is_empty() => false,
        Framing::Length(length) => length <= WORTH_DRAINING,
        Framing::Chunked => true,
    }
}

/// Reads a body nobody wants. False if the connection cannot carry another request.
pub(crate) async fn drain<T: Transport>(
    core: &Core,
    link: &mut Link<T>,
    view: &RequestView<'_>,
    wire: &mut Wire,
) -> bool {
    let mut reader = BodyReader::of_request(view.framing(), ByteLimit(WORTH_DRAINING));
    consume(core, link, wire, &mut reader, |_| {}).await.is_ok()
}
