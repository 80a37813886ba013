//! A head made from parts instead of bytes: for tests, and for fronts that speak another version.

use crate::fault::WireFault;
use crate::limits::Limits;
use crate::request::{RequestHead, parse_request};
use crate::scan::Parsed;
use crate::view::RequestView;
use crate::write::{WriteError, write_field, write_head_end, write_request_line};

/// A request head that owns its bytes.
#[derive(Debug, Clone)]
pub struct OwnedRequest {
    bytes: Vec<u8>,
    head: RequestHead,
}

/// Why the parts are not a head.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PartsError {
    /// A part cannot stand in a head at all.
    #[error("a part cannot be written")]
    Write(#[from] WriteError),
    /// The parts do not form a valid head together.
    #[error("the parts break a rule of the wire format")]
    Wire(#[source] WireFault),
}

impl OwnedRequest {
    /// Writes the parts as HTTP/1.1 and parses them, so that every rule for heads holds for them too.
    pub fn from_parts<'p>(
        method: &str,
        target: &str,
        fields: impl IntoIterator<Item = (&'p str, &'p [u8])>,
        limits: &Limits,
    ) -> Result<Self, PartsError> {
        let mut bytes = Vec::with_capacity(512);
        write_request_line(&mut bytes, method, target)?;
        for (name, value) in fields {
            write_field(&mut bytes, name.as_bytes(), value)?;
        }
        write_head_end(&mut bytes);
        let mut head = RequestHead::new();
        match parse_request(&bytes, limits, &mut head) {
            Parsed::Complete => Ok(Self { bytes, head }),
            Parsed::Fault(fault) => Err(PartsError::Wire(fault)),
            // What was written ends with the empty line, so the parser always reaches a verdict.
            Parsed::Partial => Err(PartsError::Wire(WireFault::new(
                crate::fault::WireRule::HeadIncomplete,
                bytes.len(),
            ))),
        }
    }

    /// Reading access.
    pub fn view(&self) -> RequestView<'_> {
        self.head.view(&self.bytes)
    }
}
