//! One client connection: idle, a head, an exchange, and so on until one side ends it.

use std::future::poll_fn;
use std::net::IpAddr;
use std::rc::Rc;
use std::task::Poll;
use std::time::Duration;

use demur_decide::Load;
use demur_http1::{Parsed, WireFault, WireRule};
use tokio::task::yield_now;

use crate::answer::{answer_unreadable, exchange};
use crate::core::{Core, Presence};
use crate::deadline::{Expired, Watch};
use crate::linger::linger;
use crate::request_head::peer_lines;
use crate::transport::{Transport, poll_fill};
use crate::workspace::Workspace;

/// How much is read at once.
const ROOM: usize = 8 * 1024;
/// A connection that is silent for this long gives its buffers back.
const REST: Duration = Duration::from_millis(500);

/// The client's end of a connection.
pub(crate) struct Link<T> {
    pub(crate) client: T,
    pub(crate) watch: Watch,
    pub(crate) peer: IpAddr,
    pub(crate) peer_text: String,
    /// What the upstream learns of where the connection comes from, ready to be written.
    pub(crate) peer_lines: String,
    pub(crate) load: Load,
}

/// What becomes of the connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum After {
    /// It carries the next request.
    Next,
    /// Nothing is going on: it waits without buffers.
    Rest,
    /// Everything was said: it closes in stages.
    Close,
    /// There is nobody to say anything to.
    Gone,
    /// Something was said in part: it must not look complete.
    Abort,
}

/// Serves a connection to its end.
pub(crate) async fn serve<T: Transport>(core: Rc<Core>, client: T, load: Load) {
    let presence = Presence::new(Rc::clone(&core));
    let peer = client.peer().ip().to_canonical();
    let mut link = Link {
        watch: core.deadlines.watch(),
        peer,
        peer_text: peer.to_string(),
        peer_lines: peer_lines(peer, client.scheme()),
        client,
        load,
    };
    while is_spoken_to(&core, &mut link).await {
        let mut workspace = core.take_workspace();
        let after = Box::pin(converse(&core, &mut link, &mut workspace)).await;
        core.give_back(workspace);
        match after {
            After::Rest | After::Next => {}
            After::Close => {
                linger(&core, &mut link).await;
                break;
            }
            After::Gone => break,
            After::Abort => {
                link.client.abort();
                break;
            }
        }
    }
    drop(link);
    drop(presence);
}

/// Waits, without buffers, until there is something to read. False if the connection is to be closed.
async fn is_spoken_to<T: Transport>(core: &Core, link: &mut Link<T>) -> bool {
    let Link { client, watch, .. } = link;
    let mut is_last_call = false;
    watch.allow(core.config.timeouts.idle);
    poll_fn(|cx| {
        let polled = client.poll_readable(cx);
        if core.is_draining() && !is_last_call {
            // A request may have crossed with the word to stop.
            is_last_call = true;
            watch.allow(core.config.timeouts.tick());
        }
        match watch.bound(cx, polled) {
            Poll::Ready(Ok(result)) => Poll::Ready(result.is_ok()),
            Poll::Ready(Err(Expired)) => Poll::Ready(false),
            Poll::Pending => Poll::Pending,
        }
    })
    .await
}

/// Answers requests for as long as they keep coming.
async fn converse<T: Transport>(
    core: &Core,
    link: &mut Link<T>,
    workspace: &mut Workspace,
) -> After {
    loop {
        let after = match read_head(core, link, workspace).await {
            Incipit::Head => exchange(core, link, workspace).await,
            Incipit::Unreadable(fault) => answer_unreadable(core, link, workspace, &fault).await,
            Incipit::Nothing(after) => after,
        };
        if after != After::Next {
            return after;
        }
        workspace.next();
        if !workspace.input.is_empty() {
            // A client that sends ahead must not keep others waiting, nor keep us from noticing what
            // else has happened on the connections of the pool.
            yield_now().await;
        }
    }
}

/// What stood at the beginning of a request.
enum Incipit {
    /// A whole head, now in the workspace.
    Head,
    /// Something else.
    Unreadable(WireFault),
    /// No request.
    Nothing(After),
}

/// Reads until there is a whole head, within one limit for all of it.
async fn read_head<T: Transport>(
    core: &Core,
    link: &mut Link<T>,
    workspace: &mut Workspace,
) -> Incipit {
    let Link { client, watch, .. } = link;
    let Workspace { input, head, .. } = workspace;
    let mut has_begun = false;
    watch.allow(REST);
    poll_fn(|cx| {
        loop {
            if !is_blank(input) {
                match core.parse(input, head) {
                    Parsed::Complete => return Poll::Ready(Incipit::Head),
                    Parsed::Fault(fault) => return Poll::Ready(Incipit::Unreadable(fault)),
                    Parsed::Partial if !has_begun => {
                        has_begun = true;
                        watch.allow(core.config.timeouts.head);
                    }
                    Parsed::Partial => {}
                }
            }
            let polled = poll_fill(cx, client, input, ROOM);
            let bound = watch.bound(cx, polled);
            let is_blank = is_blank(input);
            match bound {
                Poll::Ready(Ok(Ok(count))) if count > 0 => {}
                Poll::Ready(Ok(Ok(_)) | Err(Expired)) if is_blank => {
                    let is_closed = matches!(bound, Poll::Ready(Ok(_)));
                    return Poll::Ready(Incipit::Nothing(if is_closed {
                        After::Gone
                    } else {
                        After::Rest
                    }));
                }
                Poll::Ready(Ok(Ok(_))) => return unreadable(WireRule::HeadIncomplete, input),
                Poll::Ready(Ok(Err(_))) => return Poll::Ready(Incipit::Nothing(After::Gone)),
                Poll::Ready(Err(Expired)) => return unreadable(WireRule::HeadTimeout, input),
                Poll::Pending if is_blank && (core.is_draining() || core.is_crowded()) => {
                    return Poll::Ready(Incipit::Nothing(After::Rest));
                }
                Poll::Pending => return Poll::Pending,
            }
        }
    })
    .await
}

fn unreadable(rule: WireRule, input: &[u8]) -> Poll<Incipit> {
    Poll::Ready(Incipit::Unreadable(WireFault::new(rule, input.len())))
}

/// Nothing of a request: some clients send an empty line behind a body (RFC 9112 §2.2).
fn is_blank(input: &[u8]) -> bool {
    input.is_empty() || input == b"\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transport::Plain;

    fn size<F>(_: impl FnOnce(Rc<Core>, Plain, Load) -> F) -> usize {
        size_of::<F>()
    }

    #[test]
    fn an_idle_connection_takes_little_memory() {
        let size = size(serve::<Plain>);
        assert!(size <= 1024, "{size} bytes");
    }
}
