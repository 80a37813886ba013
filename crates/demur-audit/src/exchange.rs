//! What was asked and what came.

use std::fmt;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::fields::Fields;
use crate::probe::{Purpose, Request};
use crate::soft::Look;
use crate::text;

/// One request and what came of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Exchange {
    /// What it was sent for; one request may serve several checks.
    pub purposes: Vec<Purpose>,
    /// What was sent.
    pub request: Request,
    /// When the answer came, in seconds since 1970.
    pub at: u64,
    /// What came.
    #[serde(flatten)]
    pub outcome: Outcome,
}

/// What came of a request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// An answer, perhaps a wrong one.
    Answer(Answer),
    /// None that can be read.
    Failure(Failure),
}

/// A final answer with everything that came before and after it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Three digits as they were sent, also those that are no status.
    pub status: u16,
    /// As sent, such as `HTTP/1.1`.
    #[serde(default = "http_1_1")]
    pub version: String,
    /// The header fields.
    pub fields: Fields,
    /// The content as it was transferred, up to a limit.
    #[serde(default, with = "text::octets", skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<u8>,
    /// How the content ended.
    #[serde(default)]
    pub ended: Ended,
    /// Octets where none may be: behind an answer to HEAD, behind a 204 or a 304, behind `Content-Length`.
    #[serde(default, with = "text::octets", skip_serializing_if = "Vec::is_empty")]
    pub surplus: Vec<u8>,
    /// The 1xx that came first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interim: Vec<Interim>,
    /// Whether the server closed the connection behind the answer.
    #[serde(default)]
    pub closed: bool,
    /// Microseconds from the last octet sent to the end of the head.
    #[serde(default)]
    pub micros: u64,
    /// What was read of it already.
    #[serde(skip)]
    pub kept: Kept,
}

/// What was read of an answer, so that it is read once and not in each round. It says nothing that the answer does not:
/// a copy begins without it, and it makes no two answers different.
#[derive(Default)]
pub struct Kept(OnceLock<Arc<Look>>);

impl Kept {
    /// What the page looks like that the answer leads to.
    pub(crate) fn look(&self, read: impl FnOnce() -> Look) -> Arc<Look> {
        Arc::clone(self.0.get_or_init(|| Arc::new(read())))
    }
}

impl Clone for Kept {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Kept {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Kept")
    }
}

fn http_1_1() -> String {
    "HTTP/1.1".to_owned()
}

/// How the content of an answer ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ended {
    /// Where its framing says.
    #[default]
    Whole,
    /// At our limit; there was more.
    Cut,
    /// Before its framing says: the connection was closed, or nothing more came in time.
    Early,
}

/// An interim answer (RFC 9110 §15.2).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interim {
    /// 1xx.
    pub status: u16,
    /// Its fields.
    pub fields: Fields,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// The kind of it.
    pub kind: FailureKind,
    /// More of it, in words.
    pub detail: String,
}

/// Kinds of [`Failure`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FailureKind {
    /// No connection.
    Connect,
    /// A connection, and no TLS.
    Tls,
    /// Nothing, or not all, came in time.
    Timeout,
    /// The connection was closed before a whole head had come.
    Closed,
    /// What came is no HTTP/1.
    Malformed,
    /// A head beyond all limits.
    TooLarge,
}

impl Exchange {
    /// The answer, if there is one.
    pub fn answer(&self) -> Option<&Answer> {
        match &self.outcome {
            Outcome::Answer(answer) => Some(answer),
            Outcome::Failure(_) => None,
        }
    }

    /// The status of the answer, if there is one.
    pub fn status(&self) -> Option<u16> {
        self.answer().map(|answer| answer.status)
    }

    /// Whether the answer says nothing about the question: the server is too busy or failed (429, 5xx), or there is none.
    pub fn is_no_verdict(&self) -> bool {
        self.status()
            .is_none_or(|status| status == 429 || (500..600).contains(&status))
    }

    /// The moment of the answer.
    pub fn moment(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(self.at)
    }

    /// Whether it was sent for this part of a check.
    pub fn is_for(&self, check: &str, part: &str) -> bool {
        self.purposes
            .iter()
            .any(|purpose| purpose.check == check && purpose.part == part)
    }
}

impl Answer {
    /// The media type in lower case, without parameters; empty where there is none.
    pub fn media_type(&self) -> String {
        let value = self.fields.get("Content-Type").unwrap_or_default();
        let essence = value.split(';').next().unwrap_or_default();
        essence.trim().to_ascii_lowercase()
    }

    /// Whether the content says that it is JSON.
    pub fn is_json(&self) -> bool {
        let media_type = self.media_type();
        media_type == "application/json" || media_type.ends_with("+json")
    }

    /// Whether the content says that it is HTML.
    pub fn is_html(&self) -> bool {
        matches!(
            self.media_type().as_str(),
            "text/html" | "application/xhtml+xml"
        )
    }

    /// The content as text: unpacked up to a limit, and with replacement characters where it is no UTF-8.
    pub fn text(&self) -> String {
        text::decoded(&self.body, self.fields.get("Content-Encoding"))
    }

    /// The beginning of the content as text, at most so many octets; no more of it is unpacked.
    pub(crate) fn beginning(&self, most: usize) -> String {
        text::beginning(&self.body, self.fields.get("Content-Encoding"), most)
    }

    /// The content as JSON, if it is that, whatever it says it is.
    pub fn json(&self) -> Option<Value> {
        serde_json::from_str(&self.text()).ok()
    }

    /// Whether it is a redirect that is followed: 301, 302, 303, 307 and 308.
    pub fn is_redirect(&self) -> bool {
        matches!(self.status, 301 | 302 | 303 | 307 | 308)
    }

    /// 200 to 299.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// 400 to 599.
    pub fn is_error(&self) -> bool {
        (400..600).contains(&self.status)
    }
}
