//! The buffers of a busy connection. An idle one has none.

use demur_http1::{RequestHead, ResponseHead};
use demur_schema::TapeStorage;

use crate::transport::{Incoming, Outgoing};

/// A buffer that has grown beyond this is not kept for the next connection.
const LARGEST_SPARE: usize = 128 * 1024;

/// What one exchange after the other is worked on with.
#[derive(Debug, Default)]
pub(crate) struct Workspace {
    /// The head of the request. It stays as it is while facts point into it.
    pub(crate) input: Vec<u8>,
    pub(crate) head: RequestHead,
    /// The body, where it is checked before it is forwarded.
    pub(crate) body: Vec<u8>,
    pub(crate) storage: TapeStorage,
    pub(crate) wire: Wire,
}

/// The buffers at the four ends of an exchange.
#[derive(Debug, Default)]
pub(crate) struct Wire {
    /// What came from the client behind the head.
    pub(crate) rest: Incoming,
    pub(crate) to_client: Outgoing,
    pub(crate) to_upstream: Outgoing,
    pub(crate) from_upstream: Incoming,
    /// The head of the upstream's answer, and its bytes.
    pub(crate) response: ResponseHead,
    pub(crate) answer: Vec<u8>,
    /// The beginning of an error's body, judged before anything of it is passed on.
    pub(crate) error_body: Vec<u8>,
}

impl Workspace {
    /// Moves what stands behind the head out of the way, so that facts can point into the head.
    pub(crate) fn split(&mut self) {
        let length = self.head.len();
        self.wire.rest.clear();
        if let Some(rest) = self.input.get(length..) {
            self.wire.rest.bytes.extend_from_slice(rest);
        }
        self.input.truncate(length);
        self.wire.rest.total = length as u64;
        self.wire.to_client.total = 0;
    }

    /// Goes on with what the last request left.
    pub(crate) fn next(&mut self) {
        self.input.clear();
        self.input.extend_from_slice(self.wire.rest.unused());
        self.wire.rest.clear();
    }

    /// Empties everything; false if it has grown too large to be kept.
    pub(crate) fn tidy(&mut self) -> bool {
        let wire = &mut self.wire;
        let buffers = [
            &mut self.input,
            &mut self.body,
            &mut wire.rest.bytes,
            &mut wire.to_client.bytes,
            &mut wire.to_upstream.bytes,
            &mut wire.from_upstream.bytes,
            &mut wire.error_body,
        ];
        let total: usize = buffers.iter().map(|buffer| buffer.capacity()).sum();
        self.input.clear();
        self.body.clear();
        wire.rest.clear();
        wire.to_client.clear();
        wire.to_upstream.clear();
        wire.from_upstream.clear();
        wire.error_body.clear();
        total <= LARGEST_SPARE
    }
}
