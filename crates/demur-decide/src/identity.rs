//! Who asks: what a request presents, and what its verification found out. Verifying itself is the shell's
//! business, since it may have to fetch keys or ask somebody.

/// A credential as a request presents it, for one security scheme that somebody verifies here.
#[derive(Clone, PartialEq, Eq)]
pub struct Presented<'a> {
    /// The name of the scheme in the document.
    pub scheme: &'a str,
    /// What is presented.
    pub credential: Credential<'a>,
}

/// One credential.
#[derive(Clone, PartialEq, Eq)]
pub enum Credential<'a> {
    /// A bearer token (RFC 6750).
    Bearer(&'a str),
    /// The `token68` of `Basic` (RFC 7617), not yet decoded.
    Basic(&'a str),
    /// A key in a field, a query parameter or a cookie, decoded.
    ApiKey(std::borrow::Cow<'a, str>),
}

/// What verification says of one presented credential.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The name of the scheme in the document.
    pub scheme: String,
    /// Whether it counts.
    pub outcome: Outcome,
}

/// Whether a credential counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It does.
    Valid(Caller),
    /// It does not; why not is for the operator alone.
    Refused(&'static str),
    /// Nobody could tell: the keys or the server that issued it cannot be reached.
    Unavailable,
}

/// Who a valid credential belongs to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Caller {
    /// The subject of a token, the name of a key, the user.
    pub id: String,
    /// OAuth scopes that were granted.
    pub scopes: Vec<String>,
    /// Roles the caller has.
    pub roles: Vec<String>,
    /// Everything else that is known, each name with its values.
    pub claims: Vec<(String, Vec<String>)>,
}

impl Caller {
    /// The values of a claim; none where it is missing.
    pub(crate) fn claim(&self, name: &str) -> &[String] {
        self.claims
            .iter()
            .find(|(one, _)| one == name)
            .map(|(_, values)| values.as_slice())
            .unwrap_or_default()
    }
}

/// Secrets are never shown, whoever asks for it.
impl std::fmt::Debug for Presented<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Presented")
            .field("scheme", &self.scheme)
            .finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Credential<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Bearer(_) => "Bearer(…)",
            Self::Basic(_) => "Basic(…)",
            Self::ApiKey(_) => "ApiKey(…)",
        })
    }
}
