//! The operator's choices, compiled: what the table may consult besides the
//! contract and the request.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::net::IpAddr;
use std::time::Duration;

use demur_http1::ByteLimit;
use demur_schema::JsonLimits;

pub use crate::network::{Network, NetworkError};
use crate::page::Pages;
pub use crate::prefix::prefix;
use crate::prefix::{covers, readings};
use crate::profile::Profile;
use crate::rates::Limit;
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
    /// The security schemes, by name, whose credentials the shell can verify.
    pub verified: Vec<String>,
    /// Where the protected resource describes itself (RFC 9728); named in challenges.
    pub resource_metadata: Option<String>,
    /// Parameters that must name what belongs to the caller.
    pub tenants: Vec<TenantRule>,
    /// Path prefixes and the addresses that may come there; longest first.
    pub addresses: Vec<AddressRule>,
    /// What a caller who may not is told.
    pub tell: Tell,
    /// How often somebody may ask.
    pub limits: Vec<Limit>,
    /// Shape and status map of problems.
    pub profile: Profile,
    /// Pages for people, and the operator's own answers.
    pub pages: Pages,
    /// What becomes of the upstream's own error answers.
    pub upstream_errors: UpstreamErrors,
    /// Whether the upstream's fields that name products and machines reach the client.
    pub upstream_banners: Banners,
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
            verified: Vec::new(),
            resource_metadata: None,
            tenants: Vec::new(),
            addresses: Vec::new(),
            tell: Tell::Kind,
            limits: Vec::new(),
            profile: Profile::Rfc9110,
            pages: Pages::default(),
            upstream_errors: UpstreamErrors::Normalise,
            upstream_banners: Banners::Drop,
            docs_base_url: None,
            contact: None,
        }
    }
}

impl Policy {
    /// The scope of a raw path: the longest prefix that ends at a segment. Where
    /// servers may read the path in several ways, the strictest scope of all of
    /// them holds, so that no spelling leads around one.
    pub fn scope(&self, path: &str) -> &ScopeRule {
        if self.scopes.is_empty() {
            return &PUBLIC;
        }
        let rules = readings(path).map(|path| {
            let found = self.scopes.iter().find(|rule| covers(&rule.prefix, &path));
            found.unwrap_or(&PUBLIC)
        });
        rules
            .max_by_key(|rule| (rule.kind.strictness(), rule.answer_after))
            .unwrap_or(&PUBLIC)
    }

    /// Whether a client may come to a raw path from its address. Where servers may
    /// read the path in several ways, every list that holds for one of them must
    /// have the address.
    pub fn admits(&self, path: &str, client: Option<IpAddr>) -> bool {
        let is_listed = |rule: &AddressRule| {
            client.is_some_and(|client| rule.networks.iter().any(|one| one.contains(client)))
        };
        self.addresses.is_empty()
            || readings(path).all(|path| {
                let mut rules = self.addresses.iter();
                let found = rules.find(|rule| covers(&rule.prefix, &path));
                found.is_none_or(is_listed)
            })
    }

    /// Whether the shell can verify credentials of this scheme.
    pub(crate) fn verifies(&self, scheme: &str) -> bool {
        self.verified.iter().any(|one| one == scheme)
    }
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

impl Mode {
    /// What holds for the clients that are not in a sample.
    fn otherwise(self) -> Self {
        match self {
            Self::Enforce => Self::Shadow,
            Self::Shadow | Self::Off => Self::Off,
        }
    }
}

/// A mode, and for how many of a hundred clients it holds: for the others, `enforce` is `shadow` and `shadow` is
/// `off`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowMode {
    /// The mode.
    pub mode: Mode,
    /// The sample; nothing for all clients.
    pub percent: Option<u8>,
}

impl From<Mode> for RowMode {
    fn from(mode: Mode) -> Self {
        Self {
            mode,
            percent: None,
        }
    }
}

/// The rows whose mode is not to enforce.
#[derive(Debug, Clone)]
pub struct Modes(Vec<(StepId, RowMode)>);

impl Default for Modes {
    /// Everything is enforced but the check of the upstream's own promises:
    /// replacing its answers is for the operator to ask for.
    fn default() -> Self {
        Self(vec![(StepId("response-contract"), Mode::Off.into())])
    }
}

impl Modes {
    /// Sets one row's mode.
    pub fn set(&mut self, step: StepId, mode: impl Into<RowMode>) {
        self.0.retain(|(id, _)| *id != step);
        self.0.push((step, mode.into()));
    }

    /// Whether a row is in shadow mode for anybody: it is set so, or enforced for a sample.
    pub(crate) fn has_shadow(&self) -> bool {
        let mut set = self.0.iter().map(|(_, set)| set);
        set.any(|set| set.mode == Mode::Shadow || set.percent.is_some())
    }

    /// The mode of a row for a client. One client is in the sample of a row always or never, so that nobody is
    /// refused and let through by turns.
    pub fn of(&self, step: StepId, client: Option<IpAddr>) -> Mode {
        let set = self.0.iter().find(|(id, _)| *id == step);
        let Some((_, RowMode { mode, percent })) = set else {
            return Mode::Enforce;
        };
        match percent {
            Some(percent) if !is_sampled(step, client, *percent) => mode.otherwise(),
            Some(_) | None => *mode,
        }
    }
}

#[cold]
fn is_sampled(step: StepId, client: Option<IpAddr>, percent: u8) -> bool {
    let mut hasher = DefaultHasher::new();
    (step.as_str(), client).hash(&mut hasher);
    hasher.finish() % 100 < u64::from(percent)
}

/// A path prefix and its scope.
#[derive(Debug, Clone)]
pub struct ScopeRule {
    /// The prefix, without a trailing slash; empty means every path.
    pub prefix: String,
    /// Which order of the access stage holds there.
    pub kind: Scope,
    /// The earliest time, since its first byte, at which a request gets a concealed 404.
    pub answer_after: Duration,
}

static PUBLIC: ScopeRule = ScopeRule {
    prefix: String::new(),
    kind: Scope::Public,
    answer_after: Duration::ZERO,
};

/// A path prefix and who may come there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressRule {
    /// The prefix, without a trailing slash; empty means every path.
    pub prefix: String,
    /// The addresses that may.
    pub networks: Vec<Network>,
}

/// A parameter that must name what belongs to the caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TenantRule {
    /// The claim that says what the caller belongs to.
    pub claim: String,
    /// The name of the parameter.
    pub parameter: String,
    /// Where it stands.
    pub place: Place,
}

/// Where a tenant is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the path, as the template names it.
    Path,
    /// In the query.
    Query,
}

/// What a caller who may not is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tell {
    /// Which kind of right is missing, and the scope where it is one (RFC 6750 §3.1).
    Kind,
    /// That the request is refused, and no more.
    Nothing,
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

impl Scope {
    /// A larger number lets a stranger learn less.
    fn strictness(self) -> u8 {
        match self {
            Self::Public => 0,
            Self::Guarded => 1,
            Self::Concealed(Concealment::Members) => 2,
            Self::Concealed(Concealment::All) => 3,
        }
    }
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

/// What becomes of the upstream's own error answers, where the row `response-normalised` is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UpstreamErrors {
    /// A 5xx is replaced; a 4xx passes unless it leaks, cannot be looked into, or is HTML for a client that asked
    /// for something else.
    Normalise,
    /// All are replaced, so that every error has one shape.
    Replace,
    /// All pass but those in which a leak is found.
    Pass,
}

/// What becomes of the upstream's fields that name products and machines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Banners {
    /// They are dropped.
    Drop,
    /// They pass.
    Pass,
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
    use std::net::{IpAddr, Ipv4Addr};

    use super::{AddressRule, Concealment, Mode, Modes, Policy, RowMode, Scope, ScopeRule};
    use crate::verdict::StepId;

    fn check(path: &str, expected: Scope) {
        let rule = ScopeRule {
            prefix: "/admin/keys".to_owned(),
            kind: Scope::Guarded,
            answer_after: std::time::Duration::ZERO,
        };
        let policy = Policy {
            scopes: vec![rule],
            ..Policy::default()
        };
        assert_eq!(policy.scope(path).kind, expected, "{path}");
    }

    #[test]
    fn a_sample_is_as_large_as_asked_for_and_stays_the_same() {
        let mut modes = Modes::default();
        let step = StepId("body-schema");
        let sample = RowMode {
            mode: Mode::Enforce,
            percent: Some(10),
        };
        modes.set(step, sample);
        let clients = (0..10_000_u32).map(|bits| IpAddr::from(Ipv4Addr::from_bits(bits)));
        let (inside, outside): (Vec<_>, Vec<_>) =
            clients.partition(|client| modes.of(step, Some(*client)) == Mode::Enforce);
        assert!((900..=1100).contains(&inside.len()), "{}", inside.len());
        let is_shadow = |client: &IpAddr| modes.of(step, Some(*client)) == Mode::Shadow;
        assert!(outside.iter().all(is_shadow));
        assert_eq!(modes.of(StepId("parameters"), None), Mode::Enforce);
    }

    #[test]
    fn no_spelling_of_a_path_leads_around_its_scope() {
        for path in [
            "/admin/keys",
            "/admin/keys/7",
            "/admin/k%65ys",
            "/admin;x/keys",
            "/admin/keys;x/7",
            "//admin/keys",
            "///admin//keys/7",
            "/admin%2Fkeys",
        ] {
            check(path, Scope::Guarded);
        }
        for path in ["/admin/keysmith", "/admin", "/keys;/admin/keys"] {
            check(path, Scope::Public);
        }
    }

    #[test]
    fn the_strictest_scope_of_all_readings_holds() {
        let rule = |prefix: &str, kind| ScopeRule {
            prefix: prefix.to_owned(),
            kind,
            answer_after: std::time::Duration::ZERO,
        };
        let hidden = Scope::Concealed(Concealment::All);
        let policy = Policy {
            scopes: vec![
                rule("/g/none/lobby", Scope::Public),
                rule("/g/none/vault", hidden),
                rule("/g", Scope::Guarded),
            ],
            ..Policy::default()
        };
        for (path, expected) in [
            ("/g/none/lobby", Scope::Public),
            ("/g/none/lobby/door", Scope::Public),
            ("/g/none/lobby;secret", Scope::Guarded),
            ("/g/none/lobby%3Bsecret", Scope::Guarded),
            ("/g/none%2Flobby", Scope::Guarded),
            ("/g/none/vault;x", hidden),
            ("/g;x/none/vault", hidden),
        ] {
            assert_eq!(policy.scope(path).kind, expected, "{path}");
        }
    }

    #[test]
    fn every_list_of_addresses_that_a_reading_leads_to_must_hold() {
        let rule = |prefix: &str, network: &str| AddressRule {
            prefix: prefix.to_owned(),
            networks: vec![network.parse().unwrap()],
        };
        let policy = Policy {
            addresses: vec![rule("/adm/health", "0.0.0.0/0"), rule("/adm", "10.0.0.0/8")],
            ..Policy::default()
        };
        let elsewhere = Some(IpAddr::V4(Ipv4Addr::LOCALHOST));
        for (path, expected) in [
            ("/adm/health", true),
            ("/adm/health;x/users", false),
            ("//adm/users", false),
            ("/adm/health%2Fx", false),
            ("/other", true),
        ] {
            assert_eq!(policy.admits(path, elsewhere), expected, "{path}");
        }
        assert!(policy.admits("/adm/x", Some(IpAddr::V4(Ipv4Addr::new(10, 0, 0, 1)))));
        assert!(!policy.admits("/adm/health", None));
    }
}
