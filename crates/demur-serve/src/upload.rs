//! The way of a request's body to the upstream: what has arrived is decoded, framed anew and sent on.

use std::task::{Context, Poll};

use demur_decide::BodyFailure;
use demur_http1::{BodyEvent, BodyReader, write_chunk, write_last_chunk};
use tokio::net::TcpStream;

use crate::core::Core;
use crate::deadline::Millis;
use crate::pace::Pace;
use crate::response_head::Coding;
use crate::transport::{Incoming, Outgoing, Transport};

/// How much is gathered before it is sent on.
const GATHER: usize = 32 * 1024;
/// How much is read at once.
const ROOM: usize = 16 * 1024;

/// Where the request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Bytes are on their way to the upstream.
    Sending,
    /// More of the body has to come from the client.
    Reading,
    /// All of the request has left.
    Done,
    /// The upstream takes no more; it may still answer.
    Broken,
}

/// What is known of the way to the upstream.
#[derive(Debug)]
pub(crate) struct Upload {
    pub(crate) stage: Stage,
    pub(crate) due: Millis,
    reader: BodyReader,
    coding: Coding,
    pace: Pace,
}

/// The client can send no more of its body.
#[derive(Debug)]
pub(crate) enum Lost {
    Body(BodyFailure),
    Gone,
}

impl Upload {
    /// The head, and whatever of the body is known already, wait to be sent; the reader finds the rest.
    pub(crate) fn new(core: &Core, reader: BodyReader, coding: Coding) -> Self {
        Self {
            stage: Stage::Sending,
            due: core.deadlines.after(core.config.timeouts.write),
            reader,
            coding,
            pace: Pace::new(core),
        }
    }

    /// Goes on until something has to be waited for.
    pub(crate) fn poll<T: Transport>(
        &mut self,
        cx: &mut Context<'_>,
        core: &Core,
        (client, rest): (&mut T, &mut Incoming),
        (upstream, out): (&mut TcpStream, &mut Outgoing),
    ) -> Result<(), Lost> {
        loop {
            match self.stage {
                Stage::Done | Stage::Broken => return Ok(()),
                Stage::Sending => {
                    let before = out.total;
                    match out.poll_send(cx, upstream) {
                        Poll::Ready(Ok(())) => self.sent(core),
                        Poll::Ready(Err(_)) => self.stage = Stage::Broken,
                        Poll::Pending => {
                            if out.total > before {
                                self.due = core.deadlines.after(core.config.timeouts.write);
                            }
                            return Ok(());
                        }
                    }
                }
                Stage::Reading => {
                    self.gather(rest, out).map_err(Lost::Body)?;
                    if !out.is_empty() || self.reader.is_done() {
                        self.stage = Stage::Sending;
                        self.due = core.deadlines.after(core.config.timeouts.write);
                        continue;
                    }
                    match rest.poll_fill(cx, client, ROOM) {
                        Poll::Ready(Ok(0)) => return Err(closed(&mut self.reader)),
                        Poll::Ready(Ok(count)) => self.pace.received(count),
                        Poll::Ready(Err(_)) => return Err(Lost::Gone),
                        Poll::Pending => {
                            self.due = self.pace.due();
                            return Ok(());
                        }
                    }
                }
            }
        }
    }

    /// Whether the client's body has been read to its end.
    pub(crate) fn is_read(&self) -> bool {
        self.reader.is_done()
    }

    fn sent(&mut self, core: &Core) {
        if self.reader.is_done() {
            self.stage = Stage::Done;
            self.due = Millis::MAX;
        } else {
            self.stage = Stage::Reading;
            self.pace.begin(core);
        }
    }

    /// Frames what has arrived.
    fn gather(&mut self, rest: &mut Incoming, out: &mut Outgoing) -> Result<(), BodyFailure> {
        while out.bytes.len() < GATHER {
            match rest.next(&mut self.reader) {
                BodyEvent::Data(range) => {
                    let data = rest.data(range);
                    match self.coding {
                        Coding::Plain => out.bytes.extend_from_slice(data),
                        Coding::Chunked => write_chunk(&mut out.bytes, data),
                    }
                    // The end of a body of known length is known without looking at more bytes.
                    if self.reader.is_done() {
                        return Ok(());
                    }
                }
                BodyEvent::End => {
                    if self.coding == Coding::Chunked {
                        write_last_chunk(&mut out.bytes);
                    }
                    return Ok(());
                }
                BodyEvent::NeedMore => return Ok(()),
                BodyEvent::Fault(fault) => return Err(BodyFailure::Fault(fault)),
            }
        }
        Ok(())
    }

    /// Puts what has arrived behind the head, so that both leave together.
    pub(crate) fn prime(
        &mut self,
        rest: &mut Incoming,
        out: &mut Outgoing,
    ) -> Result<(), BodyFailure> {
        if self.reader.is_done() {
            Ok(())
        } else {
            self.gather(rest, out)
        }
    }
}

fn closed(reader: &mut BodyReader) -> Lost {
    match reader.close() {
        BodyEvent::Fault(fault) => Lost::Body(BodyFailure::Fault(fault)),
        BodyEvent::Data(_) | BodyEvent::End | BodyEvent::NeedMore => Lost::Gone,
    }
}
