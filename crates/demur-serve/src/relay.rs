//! One exchange with the upstream, both directions at once: an upstream may answer while the body is still
//! on its way, and may stream its answer in step with it.

use std::task::{Context, Poll};
use std::time::Duration;

use demur_decide::BodyFailure;
use demur_decide::upstream::UpstreamFailure;
use demur_http1::{
    BodyEvent, BodyReader, ByteLimit, Limits, Parsed, ResponseView, WireFault, WireRule,
    parse_response, write_chunk, write_last_chunk,
};
use tokio::net::TcpStream;

use crate::core::Core;
use crate::deadline::{Millis, Watch};
use crate::response_head::{Coding, interim};
use crate::transport::Transport;
use crate::upload::{Lost, Stage, Upload};
use crate::workspace::Wire;

/// How much is read from the upstream at once.
const ROOM: usize = 16 * 1024;
/// How much is gathered before it is sent to the client.
const GATHER: usize = 32 * 1024;
/// How much a client may send ahead while it waits for an answer.
const AHEAD: usize = 64 * 1024;
/// How much of an error's body is judged.
const JUDGED: usize = 64 * 1024;
/// How many interim responses one request may get.
const MOST_INTERIM: u32 = 16;

/// Why an exchange did not reach its end.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// The client has left.
    Gone,
    /// The client's body failed half way.
    Body(BodyFailure),
    /// The upstream failed.
    Upstream(UpstreamFailure),
    /// The upstream closed a connection it had kept, before the first byte of an answer.
    Stale,
}

/// One exchange under way.
pub(crate) struct Relay<'r, T> {
    pub(crate) core: &'r Core,
    watch: &'r Watch,
    client: &'r mut T,
    upstream: &'r mut TcpStream,
    pub(crate) wire: &'r mut Wire,
    upload: Upload,
    method: &'r str,
    limits: &'r Limits,
    wants_interim: bool,
    is_reused: bool,
    /// The reader of the response's body, once its head is there.
    body: Option<BodyReader>,
    pub(crate) coding: Coding,
    down_due: Option<Millis>,
    half_closed: Option<Millis>,
    interims: u32,
    heard: Heard,
    is_finished: bool,
}

/// What has come from the upstream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heard {
    Nothing,
    Bytes,
    /// Bytes, and then a reset.
    Reset,
}

/// What an exchange needs besides the two ends.
pub(crate) struct Terms<'r> {
    pub(crate) upload: Upload,
    pub(crate) method: &'r str,
    /// Limits of the answer's head.
    pub(crate) limits: &'r Limits,
    /// Whether the client understands interim responses.
    pub(crate) wants_interim: bool,
    /// Whether the connection to the upstream has been used before.
    pub(crate) is_reused: bool,
}

impl<'r, T: Transport> Relay<'r, T> {
    pub(crate) fn new(
        core: &'r Core,
        watch: &'r Watch,
        client: &'r mut T,
        upstream: &'r mut TcpStream,
        wire: &'r mut Wire,
        terms: Terms<'r>,
    ) -> Self {
        wire.from_upstream.clear();
        wire.error_body.clear();
        Self {
            core,
            watch,
            client,
            upstream,
            wire,
            upload: terms.upload,
            method: terms.method,
            limits: terms.limits,
            wants_interim: terms.wants_interim,
            is_reused: terms.is_reused,
            body: None,
            coding: Coding::Plain,
            down_due: None,
            half_closed: None,
            interims: 0,
            heard: Heard::Nothing,
            is_finished: false,
        }
    }

    /// Whether the connection to the upstream is as it was before the exchange.
    pub(crate) fn is_clean(&self) -> bool {
        self.upload.stage == Stage::Done
            && self.body.as_ref().is_some_and(BodyReader::is_done)
            && self.wire.from_upstream.is_empty()
            && self.answer().keep_alive()
    }

    /// Whether the client's body has been read to its end.
    pub(crate) fn has_whole_request(&self) -> bool {
        self.upload.is_read()
    }

    /// Passes what was read of an error's body to the client after all.
    pub(crate) fn pass_error_body(&mut self) {
        let Wire {
            to_client,
            error_body,
            ..
        } = &mut *self.wire;
        match self.coding {
            Coding::Plain => to_client.bytes.extend_from_slice(error_body),
            Coding::Chunked => write_chunk(&mut to_client.bytes, error_body),
        }
    }
    /// Ready with the head of the final answer, and of an error's body as much as is judged.
    pub(crate) fn poll_answer(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Trouble>> {
        self.poll_upload(cx)?;
        if self.poll_to_client(cx)?.is_ready() && self.poll_head(cx)?.is_ready() {
            return Poll::Ready(Ok(()));
        }
        self.watch_client(cx)?;
        self.wait(cx)
    }

    /// Ready when the client has the whole answer.
    pub(crate) fn poll_deliver(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Trouble>> {
        self.poll_upload(cx)?;
        if self.poll_body(cx)?.is_ready() {
            return Poll::Ready(Ok(()));
        }
        self.wait(cx)
    }

    fn poll_upload(&mut self, cx: &mut Context<'_>) -> Result<(), Trouble> {
        if matches!(self.upload.stage, Stage::Done | Stage::Broken) {
            return Ok(());
        }
        let wire = &mut *self.wire;
        let from = (&mut *self.client, &mut wire.rest);
        let to = (&mut *self.upstream, &mut wire.to_upstream);
        self.upload
            .poll(cx, self.core, from, to)
            .map_err(|lost| match lost {
                Lost::Body(failure) => Trouble::Body(failure),
                Lost::Gone => Trouble::Gone,
            })?;
        if matches!(self.upload.stage, Stage::Done | Stage::Broken) && self.down_due.is_none() {
            self.expect_upstream(self.core.config.timeouts.first_byte);
        }
        Ok(())
    }

    fn poll_to_client(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Trouble>> {
        let out = &mut self.wire.to_client;
        let before = out.total;
        match out.poll_send(cx, self.client) {
            Poll::Ready(Ok(())) => Poll::Ready(Ok(())),
            Poll::Ready(Err(_)) => Poll::Ready(Err(Trouble::Gone)),
            Poll::Pending => {
                if out.total > before || self.down_due.is_none() {
                    self.expect_upstream(self.core.config.timeouts.write);
                }
                Poll::Pending
            }
        }
    }

    fn poll_head(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Trouble>> {
        while self.body.is_none() {
            if self.parse_head()? {
                continue;
            }
            match self.poll_read(cx) {
                Poll::Ready(Some(_)) => {}
                Poll::Ready(None) => return Poll::Ready(Err(self.closed_early())),
                Poll::Pending => return Poll::Pending,
            }
        }
        if self.answer().status() >= 400 {
            self.poll_error_body(cx)
        } else {
            Poll::Ready(Ok(()))
        }
    }

    /// True if a head was complete: an interim one, or the final one, which is put aside.
    fn parse_head(&mut self) -> Result<bool, Trouble> {
        if self.wire.from_upstream.is_empty() {
            return Ok(false);
        }
        let limits = self.limits;
        let wire = &mut *self.wire;
        match parse_response(
            wire.from_upstream.unused(),
            limits,
            self.method,
            &mut wire.response,
        ) {
            Parsed::Partial => return Ok(false),
            Parsed::Fault(fault) => return Err(protocol(fault)),
            Parsed::Complete => {}
        }
        let length = wire.response.len();
        wire.answer.clear();
        let head = wire.from_upstream.unused().get(..length);
        wire.answer.extend_from_slice(head.unwrap_or_default());
        wire.from_upstream.advance(length);
        let view = wire.response.view(&wire.answer);
        if view.switches_protocols() {
            return Err(protocol(WireFault::new(WireRule::StatusCode, 0)));
        }
        if view.is_interim() {
            self.pass_interim()?;
        } else {
            self.body = Some(BodyReader::of_response(view.framing(), ByteLimit(u64::MAX)));
        }
        Ok(true)
    }

    fn pass_interim(&mut self) -> Result<(), Trouble> {
        let wire = &mut *self.wire;
        let view = wire.response.view(&wire.answer);
        self.interims += 1;
        // `Expect` was answered by the gateway itself, so the upstream's 100 answers nobody.
        let passes = self.wants_interim && view.status() != 100;
        let written = !passes || interim(&mut wire.to_client.bytes, &view).is_ok();
        if self.interims > MOST_INTERIM || !written {
            return Err(protocol(WireFault::new(WireRule::StatusLine, 0)));
        }
        Ok(())
    }

    /// The head of the answer; only of meaning once it has been read.
    pub(crate) fn answer(&self) -> ResponseView<'_> {
        self.wire.response.view(&self.wire.answer)
    }

    /// Reads as much of an error's body as is judged.
    fn poll_error_body(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Trouble>> {
        while self.wire.error_body.len() < JUDGED {
            let Some(reader) = &mut self.body else { break };
            let wire = &mut *self.wire;
            match wire.from_upstream.next(reader) {
                BodyEvent::Data(range) => {
                    let data = wire.from_upstream.bytes.get(range).unwrap_or_default();
                    wire.error_body.extend_from_slice(data);
                }
                BodyEvent::End => break,
                BodyEvent::Fault(fault) => return Poll::Ready(Err(protocol(fault))),
                BodyEvent::NeedMore => match self.poll_read(cx) {
                    Poll::Ready(Some(_)) => {}
                    Poll::Ready(None) => self.close_body()?,
                    Poll::Pending => return Poll::Pending,
                },
            }
        }
        Poll::Ready(Ok(()))
    }

    fn poll_body(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Trouble>> {
        loop {
            // Before anything is sent, so that a head and a short body leave together.
            if !self.is_finished {
                self.gather()?;
            }
            if self.poll_to_client(cx)?.is_pending() {
                return Poll::Pending;
            }
            if self.is_finished {
                return Poll::Ready(Ok(()));
            }
            if !self.wire.from_upstream.is_empty() {
                continue;
            }
            match self.poll_read(cx) {
                Poll::Ready(Some(_)) => {}
                Poll::Ready(None) => self.close_body()?,
                Poll::Pending => return Poll::Pending,
            }
        }
    }

    /// Frames what has arrived for the client.
    fn gather(&mut self) -> Result<(), Trouble> {
        let wire = &mut *self.wire;
        let Some(reader) = &mut self.body else {
            return Ok(());
        };
        let out = &mut wire.to_client.bytes;
        while out.len() < GATHER {
            match wire.from_upstream.next(reader) {
                BodyEvent::Data(range) => {
                    let data = wire.from_upstream.data(range);
                    match self.coding {
                        Coding::Plain => out.extend_from_slice(data),
                        Coding::Chunked => write_chunk(out, data),
                    }
                }
                BodyEvent::End => {
                    if self.coding == Coding::Chunked {
                        write_last_chunk(out);
                    }
                    self.is_finished = true;
                    return Ok(());
                }
                BodyEvent::NeedMore => break,
                BodyEvent::Fault(fault) => return Err(protocol(fault)),
            }
        }
        Ok(())
    }

    /// Reads from the upstream; `None` at its end, in whichever way it came.
    fn poll_read(&mut self, cx: &mut Context<'_>) -> Poll<Option<usize>> {
        match self.wire.from_upstream.poll_fill(cx, self.upstream, ROOM) {
            Poll::Ready(Ok(0)) => Poll::Ready(None),
            Poll::Ready(Ok(count)) => {
                self.heard = Heard::Bytes;
                self.expect_upstream(self.core.config.timeouts.upstream_idle);
                Poll::Ready(Some(count))
            }
            Poll::Ready(Err(_)) => {
                if self.heard == Heard::Bytes {
                    self.heard = Heard::Reset;
                }
                Poll::Ready(None)
            }
            Poll::Pending => Poll::Pending,
        }
    }

    /// The upstream has closed: the end of a body that lasts until then. A reset is never an end.
    fn close_body(&mut self) -> Result<(), Trouble> {
        let Some(reader) = &mut self.body else {
            return Ok(());
        };
        match reader.close() {
            BodyEvent::End if self.heard != Heard::Reset => Ok(()),
            BodyEvent::Fault(fault) => Err(protocol(fault)),
            BodyEvent::End | BodyEvent::Data(_) | BodyEvent::NeedMore => {
                Err(protocol(WireFault::new(WireRule::BodyIncomplete, 0)))
            }
        }
    }

    /// A kept connection that closes without a word was closed before the request arrived.
    fn closed_early(&self) -> Trouble {
        if self.is_reused && self.heard == Heard::Nothing {
            Trouble::Stale
        } else {
            Trouble::Upstream(UpstreamFailure::Closed)
        }
    }

    fn expect_upstream(&mut self, limit: Duration) {
        self.down_due = Some(self.core.deadlines.after(limit));
    }

    /// Notices that the client has left. What it sends ahead is kept for later, up to a limit.
    fn watch_client(&mut self, cx: &mut Context<'_>) -> Result<(), Trouble> {
        let is_uploading = !matches!(self.upload.stage, Stage::Done | Stage::Broken);
        if is_uploading || self.half_closed.is_some() || self.wire.rest.unused().len() >= AHEAD {
            return Ok(());
        }
        match self.wire.rest.poll_fill(cx, self.client, ROOM) {
            Poll::Ready(Err(_)) => Err(Trouble::Gone),
            Poll::Ready(Ok(0)) => {
                self.half_closed = Some(
                    self.core
                        .deadlines
                        .after(self.core.config.timeouts.half_close),
                );
                Ok(())
            }
            Poll::Ready(Ok(_)) => self.watch_client(cx),
            Poll::Pending => Ok(()),
        }
    }

    /// Says which wait is over, or has the task woken when the first of them is.
    fn wait(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Trouble>> {
        let now = self.core.deadlines.now();
        let is_over = |due: Option<Millis>| due.is_some_and(|due| due <= now);
        if is_over(Some(self.upload.due)) && self.upload.stage == Stage::Reading {
            return Poll::Ready(Err(Trouble::Body(BodyFailure::TimedOut)));
        }
        if is_over(Some(self.upload.due)) {
            return Poll::Ready(Err(Trouble::Upstream(UpstreamFailure::WriteTimedOut)));
        }
        if is_over(self.half_closed) || (is_over(self.down_due) && !self.wire.to_client.is_empty())
        {
            return Poll::Ready(Err(Trouble::Gone));
        }
        if is_over(self.down_due) {
            let failure = if self.heard == Heard::Nothing {
                UpstreamFailure::FirstByteTimedOut
            } else {
                UpstreamFailure::IdleTimedOut
            };
            return Poll::Ready(Err(Trouble::Upstream(failure)));
        }
        let dues = [Some(self.upload.due), self.down_due, self.half_closed];
        self.watch
            .allow_until(dues.into_iter().flatten().min().unwrap_or(Millis::MAX));
        self.watch.register(cx);
        Poll::Pending
    }
}

fn protocol(fault: WireFault) -> Trouble {
    Trouble::Upstream(UpstreamFailure::Protocol(fault))
}
