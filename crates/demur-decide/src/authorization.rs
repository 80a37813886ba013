//! Whether the caller may: what was presented, whether it counts, and what it is good for.

use demur_contract::{Alternative, Operation, Requirement, SchemeKind};

use crate::credentials::{self, is_presented};
use crate::facts::Facts;
use crate::identity::{Caller, Outcome};
use crate::policy::{Place, Scope};
use crate::target;

/// How a request stands towards one requirement, or towards a list of alternatives: the better the later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
    /// Nothing was presented for it.
    Absent,
    /// What was presented does not count; why not is for the operator.
    Refused(&'static str),
    /// Nobody could tell now.
    Unavailable,
    /// Nobody verifies it here.
    Unchecked,
    /// It counts.
    Valid,
}

/// Why a caller who is known may not; the operator sees which, the client as much as policy tells.
#[derive(Debug, Clone)]
pub(crate) enum Bar<'a> {
    /// The address is none of those that may come here.
    Address,
    /// The token lacks a scope.
    Scope(&'a Requirement),
    /// The token was made without any scope.
    NoScope(&'a Requirement),
    /// The caller lacks a role.
    Role,
    /// The caller has no role at all: new, or forgotten.
    NoRole,
    /// The path names what belongs to somebody else.
    Tenant,
    /// The caller is known, but not in a way that any of the resource's operations takes.
    OtherScheme,
}

impl Bar<'_> {
    /// The word for the operator.
    pub(crate) fn as_str(&self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Scope(_) => "scope",
            Self::NoScope(_) => "no-scope",
            Self::Role => "role",
            Self::NoRole => "no-role",
            Self::Tenant => "tenant",
            Self::OtherScheme => "other-scheme",
        }
    }
}

/// How a request stands towards alternatives, each of which is enough. What is presented for any of them must hold:
/// whoever is forwarded with a forged token beside a good key might be taken for somebody else behind the gateway.
pub(crate) fn standing(security: &[Alternative], facts: &Facts<'_>) -> Standing {
    let presented = security
        .iter()
        .flat_map(|one| &one.requirements)
        .map(|it| met(it, facts));
    let doubt = presented
        .filter(|one| matches!(one, Standing::Refused(_) | Standing::Unavailable))
        .min();
    doubt.unwrap_or_else(|| {
        let each = security.iter().map(|one| least(one, facts));
        each.max().unwrap_or(Standing::Valid)
    })
}

/// How a request stands towards one alternative; one that asks for nothing is met by all.
fn least(alternative: &Alternative, facts: &Facts<'_>) -> Standing {
    let all = alternative.requirements.iter().map(|it| met(it, facts));
    all.min().unwrap_or(Standing::Valid)
}

fn met(requirement: &Requirement, facts: &Facts<'_>) -> Standing {
    if !is_presented(&requirement.scheme, facts) {
        return Standing::Absent;
    }
    if !facts.policy.verifies(&requirement.scheme.name) {
        return Standing::Unchecked;
    }
    match outcome(requirement, facts) {
        Some(Outcome::Valid(_)) => Standing::Valid,
        Some(Outcome::Refused(reason)) => Standing::Refused(reason),
        Some(Outcome::Unavailable) => Standing::Unavailable,
        // Whoever skipped the question must not get through by it.
        None => Standing::Refused("not-verified"),
    }
}

fn outcome<'f>(requirement: &Requirement, facts: &'f Facts<'_>) -> Option<&'f Outcome> {
    let proofs = facts.identity.as_deref()?;
    let proof = proofs
        .iter()
        .find(|proof| proof.scheme == requirement.scheme.name)?;
    Some(&proof.outcome)
}

/// What keeps a caller out, if anything does. Asked once the credentials count.
pub(crate) fn bar<'a>(facts: &Facts<'a>) -> Option<Bar<'a>> {
    if facts.is_open() && facts.policy.addresses.is_empty() {
        return None;
    }
    barred(facts)
}

#[inline(never)]
fn barred<'a>(facts: &Facts<'a>) -> Option<Bar<'a>> {
    if is_from_elsewhere(facts) {
        return Some(Bar::Address);
    }
    match (facts.operation, facts.route) {
        (Some(operation), _) => bar_to(operation, facts),
        // The method is none of the resource's; before that may be said where not everything is public,
        // one of its methods must be open to the caller.
        (None, Some(route)) if facts.scope.kind != Scope::Public => {
            all_barred(route.operations().map(|operation| bar_to(operation, facts)))
        }
        (None, _) => None,
    }
}

/// What keeps a caller from one operation. Rights and tenancy must come from the same credentials: those of one
/// alternative.
fn bar_to<'a>(operation: &'a Operation, facts: &Facts<'a>) -> Option<Bar<'a>> {
    if operation.security.is_empty() {
        return None;
    }
    let mut ways = ways(&operation.security, facts).peekable();
    if ways.peek().is_none() {
        return Some(Bar::OtherScheme);
    }
    all_barred(ways.map(|way| {
        let lacking = way.requirements.iter().find_map(|it| lacking(it, facts));
        lacking.or_else(|| foreign_tenant(operation, way, facts))
    }))
}

/// The alternatives that the caller meets. Who says who he is, is taken at his word where others may come unnamed.
fn ways<'a>(
    security: &'a [Alternative],
    facts: &Facts<'a>,
) -> impl Iterator<Item = &'a Alternative> {
    let is_named = security
        .iter()
        .any(|one| !one.requirements.is_empty() && least(one, facts) >= Standing::Unchecked);
    security.iter().filter(move |one| {
        least(one, facts) >= Standing::Unchecked && (!is_named || !one.requirements.is_empty())
    })
}

/// The first bar, if there is one at every way.
fn all_barred<'a>(mut bars: impl Iterator<Item = Option<Bar<'a>>>) -> Option<Bar<'a>> {
    let first = bars.next()?;
    if bars.any(|bar| bar.is_none()) {
        None
    } else {
        first
    }
}

/// Who the request is for: the caller of the way that is open, else the first who is known.
pub(crate) fn caller<'f>(facts: &'f Facts<'_>) -> Option<(&'f str, &'f Caller)> {
    let known = |proof: &'f crate::identity::Proof| match &proof.outcome {
        Outcome::Valid(caller) => Some((proof.scheme.as_str(), caller)),
        Outcome::Refused(_) | Outcome::Unavailable => None,
    };
    let proofs = facts.identity.as_deref()?;
    let open = facts.operation.and_then(|operation| {
        ways(&operation.security, facts).find(|way| {
            way.requirements
                .iter()
                .all(|it| lacking(it, facts).is_none())
                && foreign_tenant(operation, way, facts).is_none()
        })
    });
    let of_way = open.and_then(|way| {
        let schemes = way.requirements.iter().map(|one| &one.scheme.name);
        schemes
            .filter_map(|name| proofs.iter().find(|proof| proof.scheme == *name))
            .find_map(known)
    });
    of_way.or_else(|| proofs.iter().find_map(known))
}

/// Whether everything that is asked for here was verified, and nothing keeps the caller out.
pub(crate) fn is_entitled(facts: &Facts<'_>) -> bool {
    credentials::demands(facts).all(|demand| standing(demand, facts) == Standing::Valid)
        && bar(facts).is_none()
}

fn is_from_elsewhere(facts: &Facts<'_>) -> bool {
    !facts.policy.admits(facts.path, facts.client)
}

/// What a caller lacks for one requirement. The words of OAuth and `OpenID` Connect are scopes, those of every
/// other scheme are roles (`OpenAPI` 3.1, Security Requirement Object).
fn lacking<'a>(requirement: &'a Requirement, facts: &Facts<'a>) -> Option<Bar<'a>> {
    let Some(Outcome::Valid(caller)) = outcome(requirement, facts) else {
        return None;
    };
    let is_scope = is_granted_in_scopes(&requirement.scheme.kind);
    let has = if is_scope {
        &caller.scopes
    } else {
        &caller.roles
    };
    if requirement.scopes.iter().all(|word| has.contains(word)) {
        return None;
    }
    Some(match (is_scope, has.is_empty()) {
        (true, true) => Bar::NoScope(requirement),
        (true, false) => Bar::Scope(requirement),
        (false, true) => Bar::NoRole,
        (false, false) => Bar::Role,
    })
}

fn is_granted_in_scopes(kind: &SchemeKind) -> bool {
    match kind {
        SchemeKind::OAuth2 | SchemeKind::OpenIdConnect { .. } => true,
        SchemeKind::Http { .. } | SchemeKind::ApiKey { .. } | SchemeKind::MutualTls => false,
    }
}

/// Whether a parameter names a tenant that the caller of this way does not belong to. Who may come unnamed belongs
/// to nobody, and may see what everybody may.
fn foreign_tenant<'a>(
    operation: &Operation,
    way: &Alternative,
    facts: &Facts<'_>,
) -> Option<Bar<'a>> {
    if way.requirements.is_empty() {
        return None;
    }
    let callers: Vec<&Caller> = way
        .requirements
        .iter()
        .filter_map(|it| match outcome(it, facts) {
            Some(Outcome::Valid(caller)) => Some(caller),
            Some(Outcome::Refused(_) | Outcome::Unavailable) | None => None,
        })
        .collect();
    let is_foreign = facts.policy.tenants.iter().any(|rule| {
        let values = values(&rule.parameter, rule.place, operation, facts);
        values
            .iter()
            .any(|value| !belongs(&callers, &rule.claim, value.as_deref()))
    });
    is_foreign.then_some(Bar::Tenant)
}

fn belongs(callers: &[&Caller], claim: &str, value: Option<&str>) -> bool {
    let mut claims = callers.iter().flat_map(|caller| caller.claim(claim));
    value.is_some_and(|value| claims.any(|one| one == value))
}

/// What a request gives for a parameter; `None` is a value that cannot be read.
fn values(
    name: &str,
    place: Place,
    operation: &Operation,
    facts: &Facts<'_>,
) -> Vec<Option<String>> {
    let text = |raw: &str| target::decode(raw).and_then(|bytes| String::from_utf8(bytes).ok());
    match place {
        Place::Path => {
            let captures = facts.route.map(|route| route.captures);
            let named = operation
                .parameters
                .path
                .iter()
                .filter(|one| one.parameter.name == name);
            named
                .filter_map(|one| captures?.get(facts.path, one.capture))
                .map(text)
                .collect()
        }
        Place::Query => {
            // Servers differ in what they take for the same name; whatever one of them might is looked at.
            let query = facts.query.unwrap_or_default();
            let pairs = query
                .split(['&', ';'])
                .map(|pair| pair.split_once('=').unwrap_or((pair, "")));
            let is_name = |key: &str| {
                let key = text(&key.replace('+', " ")).unwrap_or_default();
                let key =
                    key.trim_matches(|letter: char| letter.is_whitespace() || letter.is_control());
                key.split('[')
                    .next()
                    .is_some_and(|key| key.eq_ignore_ascii_case(name))
            };
            pairs
                .filter(|(key, _)| is_name(key))
                .map(|(_, value)| text(&value.replace('+', " ")))
                .collect()
        }
    }
}
