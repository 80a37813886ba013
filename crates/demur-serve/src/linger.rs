//! Closing in stages (RFC 9112 §9.6): if we closed while the client is still sending, its system would be
//! told to forget what it has not read yet, our answer included.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;

use crate::connection::Link;
use crate::core::Core;
use crate::transport::{Transport, poll_fill};

/// How much is read and thrown away before the client has to stop.
const MOST: usize = 256 * 1024;
const ROOM: usize = 4 * 1024;

/// Says that nothing more follows, and waits until the client has closed its side.
pub(crate) async fn linger<T: Transport>(core: &Core, link: &mut Link<T>) {
    let Link { client, watch, .. } = link;
    let (mut waste, mut total) = (Vec::new(), 0);
    let mut is_told = false;
    watch.allow(core.config.timeouts.linger);
    poll_fn(|cx| {
        if !is_told {
            let polled = Pin::new(&mut *client).poll_shutdown(cx);
            match watch.bound(cx, polled) {
                Poll::Ready(Ok(Ok(()))) => is_told = true,
                Poll::Ready(_) => return Poll::Ready(()),
                Poll::Pending => return Poll::Pending,
            }
        }
        while total < MOST {
            waste.clear();
            let polled = poll_fill(cx, client, &mut waste, ROOM);
            match watch.bound(cx, polled) {
                Poll::Ready(Ok(Ok(count))) if count > 0 => total += count,
                Poll::Ready(_) => return Poll::Ready(()),
                Poll::Pending => return Poll::Pending,
            }
        }
        Poll::Ready(())
    })
    .await;
}
