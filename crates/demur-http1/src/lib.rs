//! A strict HTTP/1.1 codec for both sides of a gateway: bytes in, offsets and typed faults out.
//!
//! It does no I/O, knows no clock, and never picks a status: it says which rule of the wire format a message
//! breaks, where, and by which clause. The grammar is read without the leniencies RFC 9112 permits, since every
//! leniency is a place where two readers of one message can disagree.
//!
//! ```
//! use demur_http1::{Limits, Parsed, RequestHead, parse_request};
//!
//! let bytes = b"GET /orders?limit=5 HTTP/1.1\r\nHost: shop.example\r\n\r\n";
//! let mut head = RequestHead::new();
//! assert_eq!(parse_request(bytes, &Limits::default(), &mut head), Parsed::Complete);
//! let request = head.view(bytes);
//! assert_eq!((request.method(), request.path(), request.query()), ("GET", "/orders", Some("limit=5")));
//! ```
#![forbid(unsafe_code)]

mod body;
mod bytes;
mod chunk;
mod diagnose;
mod expect;
mod fault;
mod fields;
mod framing;
mod host;
mod known;
mod limits;
mod lists;
mod parts;
mod persistence;
mod request;
mod response;
mod scan;
mod target;
mod version;
mod view;
mod write;

pub use body::{BodyEvent, BodyReader};
pub use fault::{WireFault, WireGroup, WireRule};
pub use fields::Field;
pub use framing::Framing;
pub use known::KnownField;
pub use limits::{ByteLimit, FieldCount, Limits};
pub use parts::{OwnedRequest, PartsError};
pub use request::{RequestHead, parse_request};
pub use response::{ResponseFraming, ResponseHead, ResponseView, parse_response};
pub use scan::Parsed;
pub use target::TargetForm;
pub use version::Version;
pub use view::RequestView;
pub use write::{
    CONTINUE, WriteError, write_chunk, write_chunked, write_content_length, write_field,
    write_head_end, write_last_chunk, write_request_line, write_status_line,
};
