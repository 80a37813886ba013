//! What a compiled contract is made of.

use std::sync::Arc;

use demur_rules::Rule;

use crate::answer::AnswerSchema;
use crate::lazy::LazySchema;
use crate::parameter::Parameter;

/// One method on one path template.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an independent statement of the document"
)]
pub struct Operation {
    /// `operationId`, or `METHOD /template` where there is none.
    pub id: String,
    /// The method, in upper case.
    pub method: String,
    /// The path template as the document writes it, without base path.
    pub template: String,
    /// The document's one-line summary.
    pub summary: Option<String>,
    /// Whether the document calls the operation deprecated.
    pub deprecated: bool,
    /// What is declared for path, query, header fields and cookies.
    pub parameters: Parameters,
    /// The rules for the body; `None` where no body is declared.
    pub body: Option<BodyRule>,
    /// Each alternative is enough; none at all means that no credentials are asked for.
    pub security: Vec<Alternative>,
    /// Whether the operation documents 400.
    pub documents_400: bool,
    /// Whether the operation documents 422.
    pub documents_422: bool,
    /// Whether `x-demur-condition: required` demands a conditional request (RFC 6585 §3).
    pub needs_condition: bool,
    /// What the values of a body must be like together.
    pub rules: Vec<Rule>,
    /// Fields that say since when the operation is deprecated and until when it answers.
    pub lifetime: Vec<(&'static str, String)>,
    /// The documented answers.
    pub responses: Vec<ResponseRule>,
}

/// The parameters of an operation by location. Header parameters named `Accept`, `Content-Type`
/// and `Authorization` are left out, as `OpenAPI` asks for.
#[derive(Debug, Default)]
pub struct Parameters {
    /// In the order of the template.
    pub path: Vec<PathParameter>,
    /// In document order.
    pub query: Vec<Arc<Parameter>>,
    /// In document order.
    pub header: Vec<Arc<Parameter>>,
    /// In document order.
    pub cookie: Vec<Arc<Parameter>>,
}

/// A parameter of the path, and which of the captures it is.
#[derive(Debug)]
pub struct PathParameter {
    /// Its number in [`crate::Captures`].
    pub capture: usize,
    /// What is declared for it.
    pub parameter: Arc<Parameter>,
}

/// What an operation says about the body of its requests.
#[derive(Debug)]
pub struct BodyRule {
    /// Whether a request without a body is wrong.
    pub required: bool,
    /// The declared media types, the most specific first.
    pub media_types: Vec<MediaRule>,
    /// The declared media types as the value of an `Accept` field (RFC 9110 §15.5.16).
    pub accept: String,
}

/// One declared media type of a body.
#[derive(Debug)]
pub struct MediaRule {
    /// The declared type, perhaps with wildcards.
    pub range: MediaRange,
    /// How such a body is read.
    pub kind: BodyKind,
    /// What the content has to fit, if anything is said.
    pub schema: Option<Arc<LazySchema>>,
}

/// How a body of some media type is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyKind {
    /// `application/json` and everything ending in `+json`.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/…`.
    Multipart,
    /// Anything else: forwarded without a look inside.
    Opaque,
}

/// A media type or a range of them (RFC 9110 §12.5.1), without parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaRange {
    /// `application`, or `*`; in lower case.
    pub main: String,
    /// `json`, or `*`; in lower case.
    pub sub: String,
}

impl MediaRange {
    /// Reads a media type or range; parameters are dropped.
    pub fn parse(text: &str) -> Option<Self> {
        let essence = text.split(';').next().unwrap_or("").trim();
        let (main, sub) = essence.split_once('/')?;
        let is_token = |part: &str| !part.is_empty() && part.bytes().all(is_token_byte);
        if !is_token(main) || !is_token(sub) {
            return None;
        }
        Some(Self {
            main: main.to_ascii_lowercase(),
            sub: sub.to_ascii_lowercase(),
        })
    }

    /// Whether this range covers the media type `main/sub`, letter case ignored.
    pub fn covers(&self, main: &str, sub: &str) -> bool {
        (self.main == "*" || self.main.eq_ignore_ascii_case(main))
            && (self.sub == "*" || self.sub.eq_ignore_ascii_case(sub))
    }

    /// How a body of this type is read.
    pub fn kind(&self) -> BodyKind {
        if self.main == "multipart" {
            return BodyKind::Multipart;
        }
        match self.sub.as_str() {
            "x-www-form-urlencoded" => BodyKind::Form,
            sub if sub == "json" || sub.ends_with("+json") => BodyKind::Json,
            _ => BodyKind::Opaque,
        }
    }

    /// 2 for a type, 1 for `type/*`, 0 for `*/*`.
    pub fn precision(&self) -> u8 {
        u8::from(self.main != "*") + u8::from(self.sub != "*")
    }
}

impl std::fmt::Display for MediaRange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.main, self.sub)
    }
}

fn is_token_byte(byte: u8) -> bool {
    // RFC 9110 §5.6.2
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

impl BodyRule {
    /// The rule for a body with this `Content-Type`, the most specific first; `None` is 415.
    pub fn media_type(&self, content_type: &str) -> Option<&MediaRule> {
        let essence = content_type.split(';').next().unwrap_or("").trim();
        let (main, sub) = essence.split_once('/')?;
        self.media_types
            .iter()
            .find(|rule| rule.range.covers(main, sub))
    }
}

/// One documented answer.
#[derive(Debug)]
pub struct ResponseRule {
    /// Which statuses it stands for.
    pub status: StatusRange,
    /// The media types of its content.
    pub media_types: Vec<MediaRange>,
    /// What JSON content of these types has to fit.
    pub schemas: Vec<(MediaRange, AnswerSchema)>,
    /// The names of the fields that are documented for it.
    pub fields: Vec<String>,
}

impl ResponseRule {
    /// What content of this `Content-Type` has to fit, the most specific first; nothing where nothing is said.
    pub fn schema(&self, content_type: &str) -> Option<&AnswerSchema> {
        let range = MediaRange::parse(content_type)?;
        let covering = self.schemas.iter();
        let covering = covering.filter(|(own, _)| own.covers(&range.main, &range.sub));
        let best = covering.max_by_key(|(own, _)| own.precision());
        best.map(|(_, schema)| schema)
    }

    /// Whether a field of this name is documented; letter case is ignored.
    pub fn has_field(&self, name: &str) -> bool {
        self.fields.iter().any(|own| own.eq_ignore_ascii_case(name))
    }
}

/// The key of a documented answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatusRange {
    /// One status.
    Exactly(u16),
    /// `4XX` and the like: the hundreds.
    Class(u16),
    /// `default`.
    Default,
}

impl StatusRange {
    /// Reads `200`, `2XX` or `default`.
    pub fn parse(text: &str) -> Option<Self> {
        if text == "default" {
            return Some(Self::Default);
        }
        let bytes: [u8; 3] = text.as_bytes().try_into().ok()?;
        let [class @ b'1'..=b'5', tens, ones] = bytes else {
            return None;
        };
        let class = u16::from(class - b'0');
        match (tens, ones) {
            (b'X', b'X') => Some(Self::Class(class)),
            (b'0'..=b'9', b'0'..=b'9') => Some(Self::Exactly(
                class * 100 + u16::from(tens - b'0') * 10 + u16::from(ones - b'0'),
            )),
            _ => None,
        }
    }

    /// Whether `status` falls under it; `default` covers everything.
    pub fn covers(self, status: u16) -> bool {
        match self {
            Self::Exactly(exactly) => exactly == status,
            Self::Class(class) => status / 100 == class,
            Self::Default => true,
        }
    }
}

impl Operation {
    /// The media types of documented successful answers, each once; empty where nothing is said.
    pub fn offers(&self) -> Vec<&MediaRange> {
        let mut offers: Vec<&MediaRange> = Vec::new();
        for rule in &self.responses {
            let succeeds = match rule.status {
                StatusRange::Exactly(status) => (200..300).contains(&status),
                StatusRange::Class(class) => class == 2,
                StatusRange::Default => false,
            };
            for range in rule.media_types.iter().filter(|_| succeeds) {
                if !offers.contains(&range) {
                    offers.push(range);
                }
            }
        }
        offers
    }

    /// The rule for an answer with `status`: exact before class before `default`.
    pub fn response(&self, status: u16) -> Option<&ResponseRule> {
        let exact = self
            .responses
            .iter()
            .find(|rule| rule.status == StatusRange::Exactly(status));
        exact
            .or_else(|| {
                self.responses
                    .iter()
                    .find(|rule| rule.status == StatusRange::Class(status / 100))
            })
            .or_else(|| {
                self.responses
                    .iter()
                    .find(|rule| rule.status == StatusRange::Default)
            })
    }

    /// The schemas of the body and of the parameters.
    pub fn schemas(&self) -> impl Iterator<Item = &LazySchema> {
        let bodies = self.body.iter().flat_map(|body| &body.media_types);
        let bodies = bodies.filter_map(|rule| rule.schema.as_deref());
        let all = &self.parameters;
        let parameters = all.query.iter().chain(&all.header).chain(&all.cookie);
        let parameters = parameters.chain(all.path.iter().map(|one| &one.parameter));
        bodies.chain(parameters.filter_map(|parameter| parameter.schema.as_deref()))
    }

    /// Whether a request without credentials is allowed.
    pub fn allows_anonymous(&self) -> bool {
        self.security.is_empty() || self.security.iter().any(|one| one.requirements.is_empty())
    }
}

/// Requirements that must all be met; no requirements at all means "anonymous is fine".
#[derive(Debug, Clone)]
pub struct Alternative {
    /// All of these.
    pub requirements: Vec<Requirement>,
}

/// One scheme that has to be satisfied.
#[derive(Debug, Clone)]
pub struct Requirement {
    /// How credentials are presented.
    pub scheme: Arc<SecurityScheme>,
    /// The scopes or roles needed.
    pub scopes: Vec<String>,
}

/// A security scheme of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecurityScheme {
    /// Its name in the document.
    pub name: String,
    /// How credentials are presented.
    pub kind: SchemeKind,
}

/// How credentials are presented.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchemeKind {
    /// In `Authorization`, by the scheme of this name in lower case (RFC 9110 §11.4).
    Http {
        /// `basic`, `bearer`, …
        scheme: String,
        /// What a bearer token looks like, in the author's words.
        bearer_format: Option<String>,
    },
    /// A key of the operator's own.
    ApiKey {
        /// Where it is sent.
        location: KeyLocation,
        /// The name of the query parameter, field or cookie.
        name: String,
    },
    /// OAuth 2.0; bearer tokens (RFC 6750).
    OAuth2,
    /// `OpenID` Connect; bearer tokens.
    OpenIdConnect {
        /// The discovery document.
        url: String,
    },
    /// A client certificate.
    MutualTls,
}

/// Where an API key is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyLocation {
    /// A query parameter.
    Query,
    /// A header field.
    Header,
    /// A cookie.
    Cookie,
}
