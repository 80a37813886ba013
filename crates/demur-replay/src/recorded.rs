//! A request as some recording has it.

use std::net::IpAddr;

use demur_decide::StepId;

/// One recorded request, what is known of it, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The method.
    pub method: String,
    /// The target as it was sent; without its query if [`Head::PathOnly`] is known.
    pub target: Vec<u8>,
    /// The header fields that were recorded, in order; those about framing are in `content`.
    pub fields: Vec<(String, String)>,
    /// The body.
    pub content: Content,
    /// What is known of the request.
    pub known: Known,
    /// The address of the client.
    pub client: Option<IpAddr>,
    /// The status it was answered with.
    pub status: Option<u16>,
    /// The row of ours that answered it.
    pub step: Option<StepId>,
}

/// What is known of a recorded request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// How much of the head.
    pub head: Head,
    /// Whether the body, or that there was none.
    pub body: Body,
}

/// How much of a head was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Head {
    /// All of it.
    Whole,
    /// All but `Authorization` and `Cookie`, which browsers leave out of the recordings they export.
    WithoutCredentials,
    /// The request line, and no field.
    LineOnly,
    /// Method and path.
    PathOnly,
}

/// Whether a body was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body {
    /// It was, or there was none.
    Whole,
    /// Nothing is known of it but perhaps its length.
    Absent,
}

/// A body and how it is framed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// None.
    None,
    /// With `Content-Length`.
    Sized(Vec<u8>),
    /// In chunks.
    Chunked(Vec<u8>),
    /// `Content-Length` alone: the octets are not known.
    Announced(u64),
}
