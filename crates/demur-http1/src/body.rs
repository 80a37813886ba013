//! Finding the end of a body while it arrives, without copying it.

use std::ops::Range;

use crate::chunk::{Chunked, Step};
use crate::fault::{WireFault, WireRule};
use crate::framing::Framing;
use crate::limits::ByteLimit;
use crate::response::ResponseFraming;

/// What a reader found next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BodyEvent {
    /// These bytes of the buffer belong to the body.
    Data(Range<usize>),
    /// Every byte of the buffer is used up, and the body goes on.
    NeedMore,
    /// The body is complete; the next message begins at the cursor.
    End,
    /// The body breaks a rule. The offset counts from the first byte of the body as sent, framing included.
    Fault(WireFault),
}

/// Reads one body, from any split of its bytes.
#[derive(Debug, Clone)]
pub struct BodyReader {
    state: State,
    /// Bytes of data that may still come.
    allowance: u64,
    /// Bytes used up so far, framing included.
    used: u64,
}

#[derive(Debug, Clone)]
enum State {
    Length(u64),
    Chunked(Chunked),
    UntilClose,
    Done,
    Failed(WireFault),
}

impl BodyReader {
    /// A reader for a request body of at most `limit` bytes of data.
    pub fn of_request(framing: Framing, limit: ByteLimit) -> Self {
        let state = match framing {
            Framing::None => State::Done,
            Framing::Length(length) => length_state(length, limit),
            Framing::Chunked => State::Chunked(Chunked::default()),
        };
        Self::new(state, limit)
    }

    /// A reader for a response body of at most `limit` bytes of data.
    pub fn of_response(framing: ResponseFraming, limit: ByteLimit) -> Self {
        let state = match framing {
            ResponseFraming::None => State::Done,
            ResponseFraming::Length(length) => length_state(length, limit),
            ResponseFraming::Chunked => State::Chunked(Chunked::default()),
            ResponseFraming::UntilClose => State::UntilClose,
        };
        Self::new(state, limit)
    }

    fn new(state: State, limit: ByteLimit) -> Self {
        Self {
            state,
            allowance: limit.0,
            used: 0,
        }
    }

    /// Looks at `buf` from `*at` on, and moves `*at` behind what it has used up.
    ///
    /// Call it until it answers something other than `Data`. A fault is answered again on every later call.
    pub fn next(&mut self, buf: &[u8], at: &mut usize) -> BodyEvent {
        let before = *at;
        let event = self.step(buf, at);
        let used = u64::try_from(at.saturating_sub(before)).unwrap_or(u64::MAX);
        self.used = self.used.saturating_add(used);
        if let BodyEvent::Fault(fault) = &event {
            self.state = State::Failed(fault.clone());
        }
        event
    }

    /// The peer has closed its side: the end of a body that lasts until then, a fault of any other that is not done.
    pub fn close(&mut self) -> BodyEvent {
        match &self.state {
            State::Done => BodyEvent::End,
            State::UntilClose => {
                self.state = State::Done;
                BodyEvent::End
            }
            State::Failed(fault) => BodyEvent::Fault(fault.clone()),
            State::Length(_) | State::Chunked(_) => {
                let fault = WireFault::new(WireRule::BodyIncomplete, self.offset(0));
                self.state = State::Failed(fault.clone());
                BodyEvent::Fault(fault)
            }
        }
    }

    /// Whether the body has been read to its end.
    pub fn is_done(&self) -> bool {
        matches!(self.state, State::Done)
    }

    fn step(&mut self, buf: &[u8], at: &mut usize) -> BodyEvent {
        let before = *at;
        match &mut self.state {
            State::Done => BodyEvent::End,
            State::Failed(fault) => BodyEvent::Fault(fault.clone()),
            State::Length(left) => {
                let taken = take(buf, at, *left);
                *left -= len(&taken);
                let finished = *left == 0;
                if finished {
                    self.state = State::Done;
                }
                data_or(
                    taken,
                    if finished {
                        BodyEvent::End
                    } else {
                        BodyEvent::NeedMore
                    },
                )
            }
            State::UntilClose => {
                let taken = take(buf, at, self.allowance);
                self.allowance -= len(&taken);
                if taken.is_empty() && *at < buf.len() {
                    return self.fault(WireRule::BodyTooLarge, 0);
                }
                data_or(taken, BodyEvent::NeedMore)
            }
            State::Chunked(chunked) => match chunked.next(buf, at, &mut self.allowance) {
                Step::Data(range) => BodyEvent::Data(range),
                Step::NeedMore => BodyEvent::NeedMore,
                Step::End => {
                    self.state = State::Done;
                    BodyEvent::End
                }
                Step::Fault(rule) => self.fault(rule, at.saturating_sub(before)),
            },
        }
    }

    fn fault(&self, rule: WireRule, ahead: usize) -> BodyEvent {
        BodyEvent::Fault(WireFault::new(rule, self.offset(ahead)))
    }

    fn offset(&self, ahead: usize) -> usize {
        usize::try_from(self.used)
            .unwrap_or(usize::MAX)
            .saturating_add(ahead)
    }
}

/// An announced length over the limit is refused before the first byte is read.
fn length_state(length: u64, limit: ByteLimit) -> State {
    match length {
        0 => State::Done,
        _ if length > limit.0 => State::Failed(WireFault::new(WireRule::BodyTooLarge, 0)),
        _ => State::Length(length),
    }
}

/// At most `most` bytes of `buf` from `*at` on.
pub(crate) fn take(buf: &[u8], at: &mut usize, most: u64) -> Range<usize> {
    let start = (*at).min(buf.len());
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let end = buf.len().min(start.saturating_add(most));
    *at = end;
    start..end
}

pub(crate) fn len(range: &Range<usize>) -> u64 {
    u64::try_from(range.len()).unwrap_or(u64::MAX)
}

fn data_or(range: Range<usize>, otherwise: BodyEvent) -> BodyEvent {
    if range.is_empty() {
        otherwise
    } else {
        BodyEvent::Data(range)
    }
}
