//! The types of the pages. The data itself is in `generated.rs`, which `cargo xtask generate` writes
//! from `codebook/` and from the doc comments of the steps.

/// What the registry says about a status code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Registry {
    /// Registered, in use.
    Registered,
    /// Registered for a limited time.
    Temporary,
    /// Set aside: it has no meaning and nobody sends it.
    Reserved,
    /// Registered once, marked obsolete.
    Obsoleted,
}

impl Registry {
    /// The word for people and machines.
    pub fn as_str(self) -> &'static str {
        match self {
            Registry::Registered => "registered",
            Registry::Temporary => "temporary",
            Registry::Reserved => "reserved",
            Registry::Obsoleted => "obsoleted",
        }
    }
}

/// When a cache may store an answer with this status (RFC 9111 §3, RFC 9110 §15.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Storable {
    /// Even without explicit freshness: the status is heuristically cacheable.
    Always,
    /// Only where the answer itself says so.
    ExplicitOnly,
    /// Never: the defining document forbids it.
    Never,
}

impl Storable {
    /// The word for machines.
    pub fn as_str(self) -> &'static str {
        match self {
            Storable::Always => "always",
            Storable::ExplicitOnly => "explicit-only",
            Storable::Never => "never",
        }
    }

    /// One sentence for people.
    pub fn sentence(self) -> &'static str {
        match self {
            Storable::Always => "a cache may store it even without explicit freshness",
            Storable::ExplicitOnly => "a cache may store it only with explicit freshness",
            Storable::Never => "a cache must not store it",
        }
    }
}

/// What an automatic client may do with the request that got this status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AutoRetry {
    /// Nothing: the same request gets the same answer.
    No,
    /// Repeat it if its method is idempotent (RFC 9110 §9.2.2).
    Idempotent,
    /// Repeat it after waiting.
    AfterWait,
    /// Repeat it on another connection.
    OtherConnection,
    /// Send a changed request.
    Changed,
    /// Follow the redirect.
    Follow,
    /// The status is not one to retry: the request succeeded.
    NotNeeded,
}

impl AutoRetry {
    /// The word for machines.
    pub fn as_str(self) -> &'static str {
        match self {
            AutoRetry::No => "no",
            AutoRetry::Idempotent => "idempotent",
            AutoRetry::AfterWait => "after-wait",
            AutoRetry::OtherConnection => "other-connection",
            AutoRetry::Changed => "changed-request",
            AutoRetry::Follow => "follow",
            AutoRetry::NotNeeded => "not-needed",
        }
    }
}

/// How strong a duty is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Required.
    Must,
    /// Forbidden.
    MustNot,
    /// Recommended.
    Should,
    /// Advised against.
    ShouldNot,
    /// Allowed.
    May,
}

impl Level {
    /// The words of RFC 2119.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Must => "MUST",
            Level::MustNot => "MUST NOT",
            Level::Should => "SHOULD",
            Level::ShouldNot => "SHOULD NOT",
            Level::May => "MAY",
        }
    }
}

/// A place in a specification, such as RFC 9110 §15.5.5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause {
    /// `RFC 9110`.
    pub doc: &'static str,
    /// `15.5.5`.
    pub section: &'static str,
}

/// Another wording under which the same status is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The wording.
    pub text: &'static str,
    /// Who prints it.
    pub by: &'static str,
}

/// What the sender of this status owes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duty {
    /// How strong the duty is.
    pub level: Level,
    /// The field it is about; empty where it is about something else.
    pub field: &'static str,
    /// The duty in words.
    pub text: &'static str,
    /// The clause that says so.
    pub source: &'static str,
}

/// The page of one status code.
#[derive(Debug, PartialEq, Eq)]
pub struct StatusPage {
    /// The code.
    pub code: u16,
    /// The registered name.
    pub name: &'static str,
    /// What the registry says of it.
    pub registry: Registry,
    /// One sentence.
    pub tagline: &'static str,
    /// Where it is defined; the first one is in force.
    pub defined: &'static [Clause],
    /// Other wordings.
    pub aliases: &'static [Alias],
    /// When caches may store it.
    pub storable: Storable,
    /// The `Cache-Control` of the gateway's own answers; empty where the gateway never makes one.
    pub cache_default: &'static str,
    /// What an automatic client may do.
    pub retry: AutoRetry,
    /// Under what condition.
    pub retry_condition: &'static str,
    /// What the sender owes.
    pub duties: &'static [Duty],
    /// The rows of the gateway's table that answer it.
    pub steps: &'static [&'static str],
    /// Neighbours worth reading.
    pub see_also: &'static [u16],
    /// The text.
    pub markdown: &'static str,
}

impl StatusPage {
    /// Whether RFC 9110 §15.1 lists it (or RFC 7725 §3 adds it) as cacheable by default.
    pub fn heuristically_cacheable(&self) -> bool {
        self.storable == Storable::Always
    }
}

/// Which of the two tables a step stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// It judges the request.
    Request,
    /// It judges what the upstream did.
    Upstream,
}

/// The page of one step of the gateway.
#[derive(Debug, PartialEq, Eq)]
pub struct StepPage {
    /// The id, kebab-case.
    pub id: &'static str,
    /// Which table it stands in.
    pub table: Table,
    /// The rule in one sentence.
    pub tagline: &'static str,
    /// The text.
    pub markdown: &'static str,
}

/// The page of one fault code.
#[derive(Debug, PartialEq, Eq)]
pub struct FaultPage {
    /// The code, `snake_case`.
    pub code: &'static str,
    /// One sentence.
    pub tagline: &'static str,
    /// The text.
    pub markdown: &'static str,
}
