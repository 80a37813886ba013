//! The operator's choices, compiled: what the table may consult besides the
//! contract and the request.

use std::borrow::Cow;

use demur_http1::ByteLimit;
use demur_schema::JsonLimits;

use crate::profile::Profile;
use crate::target;
use crate::verdict::StepId;

/// Everything an operator decides about decisions.
#[derive(Debug)]
pub struct Policy {
    /// The longest body that is accepted, in octets as decoded from framing.
    pub body: ByteLimit,
    /// How JSON is read.
    pub json: JsonLimits,
    /// How many faults a problem lists.
    pub faults_listed: usize,
    /// Rows that are not enforced.
    pub modes: Modes,
    /// Path prefixes and how much a stranger may learn there; longest first.
    pub scopes: Vec<ScopeRule>,
    /// Authorities that are ours; empty means any (RFC 9110 §7.4).
    pub authorities: Vec<String>,
    /// What a body that breaks its schema gets.
    pub validation_status: ValidationStatus,
    /// What becomes of credentials nobody can verify.
    pub unchecked: Unchecked,
    /// Whether an `Accept` that no documented type satisfies is refused.
    pub accept: AcceptPolicy,
    /// Whether a body of unknown length is refused.
    pub length: LengthPolicy,
    /// Whether `%2F` may stand inside a path segment.
    pub encoded_slash: EncodedSlash,
    /// Cross-origin policy; `None` leaves preflights to the operation.
    pub cors: Option<Cors>,
    /// The realm named in challenges.
    pub realm: String,
    /// Shape and status map of problems.
    pub profile: Profile,
    /// Prefix of the links to our pages, e.g. `https://errors.example`; without
    /// it links are absolute paths on this gateway. Never built from `Host`.
    pub docs_base_url: Option<String>,
    /// Whom to ask; shown with every refusal.
    pub contact: Option<String>,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            body: ByteLimit(1 << 20),
            json: JsonLimits::default(),
            faults_listed: 20,
            modes: Modes::default(),
            scopes: Vec::new(),
            authorities: Vec::new(),
            validation_status: ValidationStatus::Auto,
            unchecked: Unchecked::Refuse,
            accept: AcceptPolicy::Ignore,
            length: LengthPolicy::Optional,
            encoded_slash: EncodedSlash::Refuse,
            cors: None,
            realm: "api".to_owned(),
            profile: Profile::Rfc9110,
            docs_base_url: None,
            contact: None,
        }
    }
}

impl Policy {
    /// The scope of a raw path: the longest prefix that ends at a segment. An
    /// escaped letter is the same letter, and what follows a `;` in a segment is
    /// dropped as some servers drop it, so that no spelling leads around a scope.
    pub fn scope(&self, path: &str) -> &ScopeRule {
        if self.scopes.is_empty() {
            return &PUBLIC;
        }
        let plain = target::decode(path).and_then(|bytes| String::from_utf8(bytes).ok());
        let path = without_parameters(plain.as_deref().unwrap_or(path));
        self.scopes
            .iter()
            .find(|rule| rule.covers(&path))
            .unwrap_or(&PUBLIC)
    }
}

/// `/admin/users` for `/admin;v=1/users;x`.
fn without_parameters(path: &str) -> Cow<'_, str> {
    if !path.contains(';') {
        return Cow::Borrowed(path);
    }
    let segments = path.split('/').map(|segment| segment.split(';').next());
    Cow::Owned(segments.flatten().collect::<Vec<_>>().join("/"))
}

/// Whether a row's objection counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// It decides.
    Enforce,
    /// It is recorded as "would have refused"; the next row is asked.
    Shadow,
    /// It is ignored.
    Off,
}

/// The rows whose mode is not to enforce.
#[derive(Debug, Clone)]
pub struct Modes(Vec<(StepId, Mode)>);

impl Default for Modes {
    /// Everything is enforced but the check of the upstream's own promises:
    /// replacing its answers is for the operator to ask for.
    fn default() -> Self {
        Self(vec![(StepId("response-contract"), Mode::Off)])
    }
}

impl Modes {
    /// Sets one row's mode.
    pub fn set(&mut self, step: StepId, mode: Mode) {
        self.0.retain(|(id, _)| *id != step);
        self.0.push((step, mode));
    }

    /// The mode of a row.
    pub fn of(&self, step: StepId) -> Mode {
        self.0
            .iter()
            .find(|(id, _)| *id == step)
            .map_or(Mode::Enforce, |(_, mode)| *mode)
    }
}

/// A path prefix and its scope.
#[derive(Debug, Clone)]
pub struct ScopeRule {
    /// The prefix, without a trailing slash; empty means every path.
    pub prefix: String,
    /// Which order of the access stage holds there.
    pub kind: Scope,
}

static PUBLIC: ScopeRule = ScopeRule {
    prefix: String::new(),
    kind: Scope::Public,
};

impl ScopeRule {
    fn covers(&self, path: &str) -> bool {
        path.strip_prefix(self.prefix.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

/// How much a stranger may learn about what exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Everything the document says.
    Public,
    /// Nothing before credentials were accepted: one 401 for all.
    Guarded,
    /// Nothing before the caller is entitled: 404.
    Concealed(Concealment),
}

/// Whom a concealed scope answers 404.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Concealment {
    /// Strangers get 401, members without the right get 404.
    Members,
    /// Everybody without the right gets 404.
    All,
}

/// What a body that parses and breaks its schema gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValidationStatus {
    /// 422, or 400 where the operation documents 400 and not 422.
    Auto,
    /// Always 400.
    BadRequest,
    /// Always 422.
    Unprocessable,
}

/// What becomes of what cannot be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unchecked {
    /// It is refused.
    Refuse,
    /// It is forwarded and counted.
    Forward,
}

/// Whether `Accept` is binding (RFC 9110 §12.4.1 lets a server ignore it).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AcceptPolicy {
    /// The upstream decides.
    Ignore,
    /// No documented type fits: 406.
    Strict,
}

/// Whether `Content-Length` is demanded (RFC 9112 §6.3 allows it).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LengthPolicy {
    /// Chunked bodies are fine.
    Optional,
    /// A body needs a `Content-Length`.
    Required,
}

/// What `%2F` in a path segment means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EncodedSlash {
    /// 400: gateway and upstream might split the path differently.
    Refuse,
    /// It belongs to the value of its segment.
    Keep,
}

/// Who may call from a page of another origin (Fetch, CORS protocol).
#[derive(Debug, Clone)]
pub struct Cors {
    /// Allowed origins; `*` allows all.
    pub origins: Vec<String>,
    /// Request fields a page may set.
    pub headers: Vec<String>,
    /// Seconds a browser may remember the answer.
    pub max_age: u32,
    /// Whether cookies and `Authorization` may be sent along.
    pub credentials: bool,
}

impl Cors {
    /// The value of `Access-Control-Allow-Origin` for this origin. With
    /// credentials the origin itself must be named; a star would not count.
    pub(crate) fn allows<'a>(&self, origin: &'a str) -> Option<&'a str> {
        if self.origins.iter().any(|allowed| allowed == origin) {
            return Some(origin);
        }
        let everybody = self.origins.iter().any(|allowed| allowed == "*");
        everybody.then_some(if self.credentials { origin } else { "*" })
    }
}

#[cfg(test)]
mod tests {
    use super::{Policy, Scope, ScopeRule};

    fn check(path: &str, expected: Scope) {
        let rule = ScopeRule {
            prefix: "/admin/keys".to_owned(),
            kind: Scope::Guarded,
        };
        let policy = Policy {
            scopes: vec![rule],
            ..Policy::default()
        };
        assert_eq!(policy.scope(path).kind, expected, "{path}");
    }

    #[test]
    fn no_spelling_of_a_path_leads_around_its_scope() {
        for path in [
            "/admin/keys",
            "/admin/keys/7",
            "/admin/k%65ys",
            "/admin;x/keys",
            "/admin/keys;x/7",
        ] {
            check(path, Scope::Guarded);
        }
        for path in ["/admin/keysmith", "/admin", "/keys;/admin/keys"] {
            check(path, Scope::Public);
        }
    }
}
