//! What the table says of a request.

use std::borrow::Cow;

use demur_schema::Faults;

use crate::rates::By;
use crate::status::Status;

/// The id of a row: also the problem type, the page, the event field, the
/// configuration key and the transcript folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StepId(pub(crate) &'static str);

impl StepId {
    /// The kebab-case word.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

/// The decision.
#[derive(Debug)]
pub enum Verdict {
    /// No row objected.
    Forward,
    /// A row objected.
    Refuse(Box<Refusal>),
    /// A row answers the request itself, without objection.
    Answer(Box<Answer>),
    /// A row cannot decide before the shell has found something out.
    Ask(Question),
}

/// What the shell must find out before the table can go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Count the request against the limits of this kind.
    Allowance(By),
    /// Verify the credentials that the request presents.
    Identity,
    /// Read the whole body under its limit.
    Body,
}

/// The decided answer to a request that is not forwarded.
#[derive(Debug, Clone)]
pub struct Refusal {
    /// The row that objected.
    pub step: StepId,
    /// Its status.
    pub status: Status,
    /// One sentence about this request, without its values.
    pub detail: Cow<'static, str>,
    /// What to change, when we know it.
    pub hint: Option<Cow<'static, str>>,
    /// Field-level defects.
    pub faults: Faults,
    /// The fields this status requires or allows (`Allow`, `WWW-Authenticate` …).
    pub fields: Vec<(&'static str, Cow<'static, str>)>,
    /// Seconds after which a repetition can help.
    pub retry_after: Option<u32>,
    /// Whether the connection can carry another request.
    pub connection: Connection,
    /// Whether the body may be more than plain text (no, for bytes that are not HTTP).
    pub form: Form,
    /// Why, in one word for the operator; the client never sees it.
    pub reason: Option<&'static str>,
    /// Seconds a cache may keep it, where everybody may know of it; nothing leaves that to the status.
    pub max_age: Option<u32>,
    /// The row that objected, where concealment put the one 404 in its place.
    pub conceals: Option<StepId>,
}

/// What becomes of the connection after an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Connection {
    /// It may carry the next request, once this one's body has been read.
    Keep,
    /// The end of this request cannot be found: close.
    Close,
}

/// In which form a refusal may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// What the client prefers among the problem types.
    Negotiated,
    /// One line of plain text: the client does not speak HTTP.
    Line,
}

impl Refusal {
    /// An objection; the runner stamps it with the id of its row.
    pub(crate) fn new(status: Status, detail: impl Into<Cow<'static, str>>) -> Self {
        Self {
            step: StepId(""),
            status,
            detail: detail.into(),
            hint: None,
            faults: Faults::default(),
            fields: Vec::new(),
            retry_after: None,
            connection: Connection::Keep,
            form: Form::Negotiated,
            reason: None,
            max_age: None,
            conceals: None,
        }
    }

    pub(crate) fn reason(mut self, reason: &'static str) -> Self {
        self.reason = Some(reason);
        self
    }

    pub(crate) fn hint(mut self, hint: impl Into<Cow<'static, str>>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    pub(crate) fn field(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.fields.push((name, value.into()));
        self
    }

    pub(crate) fn faults(mut self, faults: Faults) -> Self {
        self.faults = faults;
        self
    }

    pub(crate) fn retry_after(mut self, seconds: u32) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    pub(crate) fn closing(mut self) -> Self {
        self.connection = Connection::Close;
        self
    }

    pub(crate) fn in_one_line(mut self) -> Self {
        self.form = Form::Line;
        self
    }
}

/// An answer that is no refusal: a preflight, `OPTIONS`, a redirect, one of our own pages.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The row that answered.
    pub step: StepId,
    /// 200, 204 or a redirect.
    pub status: u16,
    /// Its fields.
    pub fields: Vec<(&'static str, Cow<'static, str>)>,
    /// Its content; none with a 204.
    pub content: Option<Content>,
}

/// Content of an [`Answer`].
#[derive(Debug, Clone)]
pub struct Content {
    /// Media type.
    pub media_type: &'static str,
    /// The octets.
    pub bytes: Vec<u8>,
}

impl Answer {
    /// 204: there is nothing to say but the fields.
    pub(crate) fn empty() -> Self {
        Self {
            step: StepId(""),
            status: 204,
            fields: Vec::new(),
            content: None,
        }
    }

    /// 200 with content.
    pub(crate) fn page(media_type: &'static str, bytes: Vec<u8>) -> Self {
        Self::with(200, media_type, bytes)
    }

    /// Any status with content.
    pub(crate) fn with(status: u16, media_type: &'static str, bytes: Vec<u8>) -> Self {
        Self {
            status,
            content: Some(Content { media_type, bytes }),
            ..Self::empty()
        }
    }

    pub(crate) fn field(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.fields.push((name, value.into()));
        self
    }
}
