//! What the shop says: a call that came in, and the answer that goes out.

use std::time::Instant;

use demur_codebook::phrase;
use demur_http1::{
    KnownField, RequestView, WriteError, write_content_length, write_field, write_head_end,
    write_status_line,
};
use serde_json::{Value, json};

/// One request, read to its end.
pub(super) struct Call<'a> {
    pub(super) head: RequestView<'a>,
    pub(super) body: &'a [u8],
    pub(super) now: Instant,
}

impl<'a> Call<'a> {
    /// The body as JSON. The gateway lets nothing else through.
    pub(super) fn json(&self) -> Value {
        serde_json::from_slice(self.body).unwrap_or_default()
    }

    pub(super) fn field(&self, known: KnownField) -> Option<&'a str> {
        std::str::from_utf8(self.head.get(known)?).ok()
    }

    pub(super) fn query(&self, name: &str) -> Option<&'a str> {
        let pairs = self.head.query()?.split('&');
        pairs
            .filter_map(|pair| pair.split_once('='))
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value)
    }
}

/// How the shop behaves towards a call.
pub(super) enum Behaviour {
    /// It answers.
    Answer(Answer),
    /// It answers when nobody waits any more.
    Late(Answer),
    /// It sends these bytes and closes.
    Raw(&'static [u8]),
}

/// A status, fields and a body.
pub(super) struct Answer {
    status: u16,
    fields: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Answer {
    pub(super) fn empty(status: u16) -> Self {
        Self {
            status,
            fields: Vec::new(),
            body: Vec::new(),
        }
    }

    pub(super) fn text(status: u16, media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let answer = Self {
            body: body.into(),
            ..Self::empty(status)
        };
        answer.field("Content-Type", media_type)
    }

    pub(super) fn json(status: u16, value: &Value) -> Self {
        Self::text(status, "application/json", format!("{value}\n"))
    }

    /// A refusal as RFC 9457 writes it.
    pub(super) fn problem(status: u16, detail: &str) -> Self {
        let title = phrase(status).unwrap_or_default();
        let problem = json!({ "title": title, "status": status, "detail": detail });
        Self::text(status, "application/problem+json", format!("{problem}\n"))
    }

    pub(super) fn field(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.fields.push((name, value.into()));
        self
    }

    /// Appends the answer to a call with this method.
    pub(super) fn write(&self, out: &mut Vec<u8>, method: &str) -> Result<(), WriteError> {
        write_status_line(out, self.status, phrase(self.status).unwrap_or_default())?;
        for (name, value) in &self.fields {
            write_field(out, name.as_bytes(), value.as_bytes())?;
        }
        // RFC 9110 §8.6: neither 204 nor 304 announces a length.
        let has_body = !matches!(self.status, 204 | 304);
        if has_body {
            write_content_length(out, self.body.len().try_into().unwrap_or(u64::MAX));
        }
        write_head_end(out);
        if has_body && method != "HEAD" {
            out.extend_from_slice(&self.body);
        }
        Ok(())
    }
}
