//! What verification says.

/// What became of a credential.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It counts, and says who is calling.
    Valid(Caller),
    /// It does not count.
    Invalid(Reason),
    /// Nobody could tell: whoever knows cannot be asked, or not in time, and nothing usable is remembered.
    Unavailable,
}

/// Who is calling.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Caller {
    /// The subject of a token, the name of a key or of a user.
    pub id: String,
    /// What the caller was granted, in the order it was written.
    pub scopes: Vec<String>,
    /// The roles the caller has, in the order they were written.
    pub roles: Vec<String>,
    /// Scalar claims and lists of scalars, sorted by name; the names of nested ones are joined by dots.
    pub claims: Vec<(String, Vec<String>)>,
}

/// Why a credential does not count. It is written for the operator: a client that learns it learns too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// It is not even written like a credential of its kind.
    Malformed,
    /// It is longer than anything we look at.
    TooLarge,
    /// It is of another kind than the scheme takes.
    WrongKind,
    /// It was valid once.
    Expired,
    /// It will be valid later, or claims to come from the future.
    NotYetValid,
    /// Somebody else issued it.
    WrongIssuer,
    /// It is meant for somebody else.
    WrongAudience,
    /// Its header says that it is no access token (RFC 8725 §3.11).
    WrongType,
    /// It names a key that the issuer does not publish.
    UnknownKey,
    /// Its algorithm is not allowed here, or does not fit its key.
    AlgorithmNotAllowed,
    /// Nobody whom we trust signed it.
    BadSignature,
    /// It demands that we understand something that we do not (RFC 7515 §4.1.11).
    UnknownCriticalHeader,
    /// It lacks a claim that it must have.
    MissingClaim(Claim),
    /// The server that issued it says that it does not count any more.
    Inactive,
    /// No such user, or not with this password; which of the two stays unsaid on purpose.
    WrongPassword,
    /// Nobody has this key.
    UnknownApiKey,
    /// No verifier is set up for the scheme.
    NoVerifier,
}

/// A claim that a token must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Claim {
    /// `aud`
    Audience,
    /// `exp`
    Expiry,
    /// `iss`
    Issuer,
    /// `sub`, or `client_id` in its place
    Subject,
}

impl Reason {
    /// The reason as one kebab-case word, for events.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::TooLarge => "too-large",
            Self::WrongKind => "wrong-kind",
            Self::Expired => "expired",
            Self::NotYetValid => "not-yet-valid",
            Self::WrongIssuer => "wrong-issuer",
            Self::WrongAudience => "wrong-audience",
            Self::WrongType => "wrong-type",
            Self::UnknownKey => "unknown-key",
            Self::AlgorithmNotAllowed => "algorithm-not-allowed",
            Self::BadSignature => "bad-signature",
            Self::UnknownCriticalHeader => "unknown-critical-header",
            Self::MissingClaim(Claim::Audience) => "missing-audience",
            Self::MissingClaim(Claim::Expiry) => "missing-expiry",
            Self::MissingClaim(Claim::Issuer) => "missing-issuer",
            Self::MissingClaim(Claim::Subject) => "missing-subject",
            Self::Inactive => "inactive",
            Self::WrongPassword => "wrong-password",
            Self::UnknownApiKey => "unknown-api-key",
            Self::NoVerifier => "no-verifier",
        }
    }
}

impl From<Result<Caller, Reason>> for Outcome {
    fn from(result: Result<Caller, Reason>) -> Self {
        match result {
            Ok(caller) => Self::Valid(caller),
            Err(reason) => Self::Invalid(reason),
        }
    }
}
