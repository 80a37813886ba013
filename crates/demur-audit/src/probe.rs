//! A request that is to be sent, and what for.

use serde::{Deserialize, Serialize};

use crate::origin::Origin;
use crate::site::Target;
use crate::text;

/// Who asks where no identity is named.
pub const ANONYMOUS: &str = "anonymous";

/// The check of requests that are sent to see what is there; all passive checks look at them, and at all others.
pub const VISIT: &str = "visit";

/// A request. What every request has, such as `Host`, is added when it is sent, and so are the credentials of its
/// identity: neither a record nor a report holds a secret.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Request {
    /// The method.
    pub method: String,
    /// Whom it is sent to.
    pub origin: Origin,
    /// Path and query as they are sent, never normalised.
    pub target: String,
    /// Fields beside those that every request has; one of these takes the place of such a one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<(String, String)>,
    /// The content, with `Content-Length` if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// Who asks.
    #[serde(default = "anonymous", skip_serializing_if = "is_anonymous")]
    pub identity: String,
    /// Octets to send in place of all this, on a connection of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raw: Option<Raw>,
}

fn anonymous() -> String {
    ANONYMOUS.to_owned()
}

fn is_anonymous(identity: &str) -> bool {
    identity == ANONYMOUS
}

impl Request {
    /// The address of what is asked for. A target that is no path, such as `*` or a whole address, is about the server.
    pub fn address(&self) -> String {
        if self.target.starts_with('/') {
            format!("{}{}", self.origin, self.target)
        } else {
            format!("{}/", self.origin)
        }
    }
}

/// Octets that no client library would send.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Raw {
    /// What is sent at once.
    #[serde(with = "text::octets")]
    pub first: Vec<u8>,
    /// What is sent once an interim answer has come, or nothing for a second.
    #[serde(default, with = "text::octets", skip_serializing_if = "Vec::is_empty")]
    pub then: Vec<u8>,
}

/// What a request is sent for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Purpose {
    /// The id of the check that wants it, or [`VISIT`].
    pub check: String,
    /// Which of its requests; a word of the check's own.
    pub part: String,
    /// What it is about, mostly the address of a resource: requests of one comparison have it in common.
    pub about: String,
    /// What the answer has to be, where that is known before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<Expected>,
}

/// What an answer has to be.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Expected {
    /// One of these.
    pub statuses: Vec<u16>,
    /// The row of the table that says so, if one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// What is special about the request, in words: "with a body that is no JSON".
    pub words: String,
}

/// A request and what it is sent for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Probe {
    /// What is sent.
    pub request: Request,
    /// What for.
    pub purpose: Purpose,
    /// Which repetition it is: requests that are the same are sent once, unless this differs.
    pub again: u8,
}

impl Probe {
    /// A request for a target, with its own credentials' identity, for nobody yet.
    pub fn new(method: &str, origin: &Origin, target: &str) -> Self {
        Self {
            request: Request {
                method: method.to_owned(),
                origin: origin.clone(),
                target: target.to_owned(),
                fields: Vec::new(),
                body: None,
                identity: ANONYMOUS.to_owned(),
                raw: None,
            },
            purpose: Purpose {
                check: VISIT.to_owned(),
                part: String::new(),
                about: format!("{origin}{target}"),
                expected: None,
            },
            again: 0,
        }
    }

    /// GET of a target.
    pub fn get(target: &Target) -> Self {
        Self::new("GET", &target.origin, &target.target).identity(&target.identity)
    }

    /// Octets as they are, about a target.
    pub fn raw(target: &Target, method: &str, first: impl Into<Vec<u8>>) -> Self {
        let mut probe = Self::new(method, &target.origin, &target.target);
        probe.request.raw = Some(Raw {
            first: first.into(),
            then: Vec::new(),
        });
        probe
    }

    /// Names the check and the part.
    #[must_use]
    pub fn for_check(mut self, check: &str, part: &str) -> Self {
        check.clone_into(&mut self.purpose.check);
        part.clone_into(&mut self.purpose.part);
        self
    }

    /// Says what it is about, if that is not the address itself.
    #[must_use]
    pub fn about(mut self, about: impl Into<String>) -> Self {
        self.purpose.about = about.into();
        self
    }

    /// Another method.
    #[must_use]
    pub fn method(mut self, method: &str) -> Self {
        method.clone_into(&mut self.request.method);
        self
    }

    /// A field more.
    #[must_use]
    pub fn field(mut self, name: &str, value: impl Into<String>) -> Self {
        self.request.fields.push((name.to_owned(), value.into()));
        self
    }

    /// With content of this type.
    #[must_use]
    pub fn body(self, media_type: &str, body: impl Into<String>) -> Self {
        let mut with = self.field("Content-Type", media_type);
        with.request.body = Some(body.into());
        with
    }

    /// Another one asks.
    #[must_use]
    pub fn identity(mut self, identity: &str) -> Self {
        identity.clone_into(&mut self.request.identity);
        self
    }

    /// What the answer has to be.
    #[must_use]
    pub fn expect(mut self, expected: Expected) -> Self {
        self.purpose.expected = Some(expected);
        self
    }

    /// The same request another time.
    #[must_use]
    pub fn again(mut self, again: u8) -> Self {
        self.again = again;
        self
    }
}

/// Two requests whose times are to be compared.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Comparison {
    /// Of something that exists, and may not be seen.
    pub one: Request,
    /// Of something that does not exist.
    pub other: Request,
    /// What it is about.
    pub about: String,
    /// How many pairs; they are interleaved in random order.
    pub pairs: usize,
    /// Which repetition it is.
    pub again: u8,
}

/// What checks want to be sent.
#[derive(Debug, Default)]
pub struct Wants {
    /// Requests.
    pub probes: Vec<Probe>,
    /// Measurements.
    pub comparisons: Vec<Comparison>,
}

impl Wants {
    /// Asks for a request. One that was sent already is not sent again.
    pub fn ask(&mut self, probe: Probe) {
        self.probes.push(probe);
    }

    /// Asks for a measurement.
    pub fn compare(&mut self, comparison: Comparison) {
        self.comparisons.push(comparison);
    }
}
