//! Lines of logs become records, in the language of whoever wrote them.
//!
//! A format of text is a string in the language of Apache or nginx, compiled to a program of fields; a format of JSON is
//! a mapping from members to fields. Only `field.rs` knows how a field gets into a record. What a record means, and what
//! becomes of lines that cannot be read, is left to others.
//!
//! A new format is one file with a `Format`, one `mod` line and one row in `KNOWN`.

mod apache;
mod caddy;
mod clean;
mod combined;
mod common;
mod detect;
mod envoy;
mod error;
mod escape;
mod events;
mod field;
mod json;
mod layout;
mod nginx;
mod nginx_json;
mod number;
mod program;
mod request;
mod scan;
mod source;
mod time;
mod traefik;
mod vhost;

pub use detect::{Detected, detect};
pub use error::FormatError;

use crate::record::Record;
use time::Clock;

/// Every format that has a name, in the order in which they are tried.
const KNOWN: &[&Format] = &[
    &vhost::FORMAT,
    &combined::FORMAT,
    &common::FORMAT,
    &events::FORMAT,
    &caddy::FORMAT,
    &traefik::FORMAT,
    &envoy::FORMAT,
    &nginx_json::FORMAT,
];

/// A format that has a name.
struct Format {
    /// The first one is the id.
    names: &'static [&'static str],
    language: Language,
    text: &'static str,
}

/// What the text of a format is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Language {
    /// `LogFormat` of Apache.
    Apache,
    /// The same, and more fields may follow.
    OpenApache,
    /// A mapping from the members of JSON.
    Json,
}

/// Reads the lines of one format. It belongs to one thread; another one takes a clone.
#[derive(Debug, Clone)]
pub struct Parser {
    reader: Reader,
    clock: Clock,
}

#[derive(Debug, Clone)]
enum Reader {
    Text(program::Program),
    Json(json::Mapping),
}

/// Why a line could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unread {
    /// There is nothing in it.
    Empty,
    /// A field does not end where the format says, or more follows.
    Shape,
    /// Somebody put what looks like other fields into one of them.
    Ambiguous,
    /// No time.
    NoTime,
    /// A time that does not exist, or that is before 1970.
    BadTime,
    /// A status that is none.
    Status,
    /// Bytes or a duration that is no number.
    Number,
    /// Not a JSON object.
    Json,
    /// JSON that ends too early.
    Cut,
    /// JSON that is not about a request.
    NoRequest,
}

impl Unread {
    /// Every reason.
    pub const ALL: [Self; 10] = [
        Self::Empty,
        Self::Shape,
        Self::Ambiguous,
        Self::NoTime,
        Self::BadTime,
        Self::Status,
        Self::Number,
        Self::Json,
        Self::Cut,
        Self::NoRequest,
    ];

    /// The reason, for people.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "it is empty",
            Self::Shape => "its fields do not stand as the format says",
            Self::Ambiguous => "its quotes can be read in two ways",
            Self::NoTime => "it has no time",
            Self::BadTime => "its time cannot be read",
            Self::Status => "its status is no status",
            Self::Number => "one of its numbers is no number",
            Self::Json => "it is no JSON object",
            Self::Cut => "its JSON ends too early",
            Self::NoRequest => "it does not tell of a request",
        }
    }
}

impl Parser {
    /// What a line tells; it comes without its line end.
    pub fn read<'l>(&self, line: &'l [u8]) -> Result<Record<'l>, Unread> {
        match &self.reader {
            _ if line.is_empty() => Err(Unread::Empty),
            Reader::Text(program) => program.read(line, &self.clock),
            Reader::Json(mapping) => mapping.read(line, &self.clock),
        }
    }

    /// Reads JSON whose members are what `mapping` says: `at=ts, status=response.code, path=req.url`.
    ///
    /// On the left stands `at`, `client`, `principal`, `host`, `request` (a whole request line), `method`, `path`,
    /// `route`, `status`, `bytes`, `duration_s`, `duration_ms`, `duration_us`, `duration_ns`, `referrer`, `agent`,
    /// `upstream`, `upstream_status`, `step` or `reason`; `has=name` demands that a member is there. Where the same is
    /// mapped twice, the first one that a line has is taken.
    pub fn json(mapping: &str) -> Result<Self, FormatError> {
        json::compile(mapping).map(|mapping| Self::new(Reader::Json(mapping)))
    }

    fn new(reader: Reader) -> Self {
        Self {
            reader,
            clock: Clock::default(),
        }
    }
}

impl Format {
    fn parser(&self) -> Result<Parser, FormatError> {
        let open = self.language == Language::OpenApache;
        match self.language {
            Language::Apache | Language::OpenApache => {
                apache::compile(self.text, open).map(|program| Parser::new(Reader::Text(program)))
            }
            Language::Json => Parser::json(self.text),
        }
    }
}

/// The format of that name.
pub fn named(name: &str) -> Option<Parser> {
    let format = KNOWN.iter().find(|format| format.names.contains(&name))?;
    format.parser().ok()
}

/// The ids of all formats that have a name.
pub fn names() -> impl Iterator<Item = &'static str> {
    KNOWN
        .iter()
        .filter_map(|format| format.names.first().copied())
}

/// A format in the words of nginx's `log_format` or Apache's `LogFormat`, with or without the directive around it.
pub fn compile(text: &str) -> Result<Parser, FormatError> {
    let program = if nginx::is_like(text) {
        nginx::compile(text)?
    } else if apache::is_like(text) {
        apache::compile(text, false)?
    } else {
        return Err(FormatError::new(
            0,
            "the format has no variables",
            format!(
                "write `$remote_addr [$time_local] \"$request\" $status` as nginx does, `%h %t \"%r\" %>s` as Apache \
                 does, or one of the names {}",
                names().collect::<Vec<_>>().join(", ")
            ),
        ));
    };
    Ok(Parser::new(Reader::Text(program)))
}
