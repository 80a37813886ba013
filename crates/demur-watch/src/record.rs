//! One request as a line of a log tells it.

use std::borrow::Cow;

/// Text of a log: whatever bytes the client or the server put there, with the escapes of the format undone.
pub type Text<'l> = Cow<'l, [u8]>;

/// One request. What the line does not tell is empty or `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Record<'l> {
    /// When, in seconds since the Unix epoch.
    pub at: u64,
    /// The address of the client.
    pub client: Text<'l>,
    /// Who asked, by the name that credentials gave.
    pub principal: Text<'l>,
    /// The authority that was asked.
    pub host: Text<'l>,
    /// The method; empty where there was no request line that could be read.
    pub method: Text<'l>,
    /// The path as it was sent, without its query.
    pub path: Text<'l>,
    /// The template of the route, from servers that know it.
    pub route: Text<'l>,
    /// The status that was sent. 0 where none was.
    pub status: u16,
    /// Bytes of the answer.
    pub bytes: u64,
    /// From the first byte of the request to the last of the answer, in microseconds.
    pub duration: Option<u64>,
    /// The page that linked here, without its query.
    pub referrer: Text<'l>,
    /// The `User-Agent`.
    pub agent: Text<'l>,
    /// The server behind that answered.
    pub upstream: Text<'l>,
    /// What it answered.
    pub upstream_status: Option<u16>,
    /// The row of demur's table that refused.
    pub step: Text<'l>,
    /// Why that row objected, in one word.
    pub reason: Text<'l>,
}

/// A path or a URL without what stands behind its `?` or `#`.
pub fn without_query(text: &[u8]) -> &[u8] {
    match memchr::memchr2(b'?', b'#', text) {
        Some(end) => text.get(..end).unwrap_or(text),
        None => text,
    }
}
