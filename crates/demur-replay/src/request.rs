//! A request as octets.

use crate::recorded::Content;

/// The most octets of a body whose content is not known that are made up for it.
const MOST_MADE_UP: u64 = 1 << 23;

/// What is written down as a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) target: Vec<u8>,
    /// Without those that frame the body.
    pub(crate) fields: Vec<(String, String)>,
    pub(crate) content: Content,
}

impl Request {
    /// The request in HTTP/1.1. `longest` is the longest body anybody would read: of one that is longer only the
    /// head counts.
    pub(crate) fn octets(&self, longest: u64) -> Vec<u8> {
        let mut out = Vec::with_capacity(256 + self.target.len());
        out.extend_from_slice(self.method.as_bytes());
        out.push(b' ');
        out.extend_from_slice(&self.target);
        out.extend_from_slice(b" HTTP/1.1\r\n");
        for (name, value) in &self.fields {
            field(&mut out, name, value);
        }
        match &self.content {
            Content::None => out.extend_from_slice(b"\r\n"),
            Content::Sized(body) => {
                field(&mut out, "Content-Length", &body.len().to_string());
                out.extend_from_slice(b"\r\n");
                out.extend_from_slice(body);
            }
            Content::Chunked(body) => {
                field(&mut out, "Transfer-Encoding", "chunked");
                chunks(&mut out, body);
            }
            Content::Announced(length) => {
                field(&mut out, "Content-Length", &length.to_string());
                out.extend_from_slice(b"\r\n");
                if *length <= longest.min(MOST_MADE_UP) {
                    let length = usize::try_from(*length).unwrap_or(0);
                    out.resize(out.len() + length, b'0');
                }
            }
        }
        out
    }
}

fn field(out: &mut Vec<u8>, name: &str, value: &str) {
    out.extend_from_slice(name.as_bytes());
    out.extend_from_slice(b": ");
    out.extend_from_slice(value.as_bytes());
    out.extend_from_slice(b"\r\n");
}

fn chunks(out: &mut Vec<u8>, body: &[u8]) {
    out.extend_from_slice(b"\r\n");
    if !body.is_empty() {
        out.extend_from_slice(format!("{:x}\r\n", body.len()).as_bytes());
        out.extend_from_slice(body);
        out.extend_from_slice(b"\r\n");
    }
    out.extend_from_slice(b"0\r\n\r\n");
}

pub(crate) fn has(fields: &[(String, String)], name: &str) -> bool {
    fields.iter().any(|(one, _)| one.eq_ignore_ascii_case(name))
}
