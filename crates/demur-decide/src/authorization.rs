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
        }
    }
}

/// How a request stands towards alternatives, each of which is enough.
pub(crate) fn standing(security: &[Alternative], facts: &Facts<'_>) -> Standing {
    let each = security.iter().map(|one| {
        let all = one.requirements.iter().map(|it| met(it, facts));
        all.min().unwrap_or(Standing::Valid)
    });
    each.max().unwrap_or(Standing::Valid)
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
    if is_from_elsewhere(facts) {
        return Some(Bar::Address);
    }
    match (facts.operation, facts.route) {
        (Some(operation), _) => {
            missing_right(operation, facts).or_else(|| foreign_tenant(operation, facts))
        }
        // The method is none of the resource's; before that may be said where not everything is public,
        // one of its methods must be open to the caller.
        (None, Some(route)) if facts.scope.kind != Scope::Public => {
            let mut bars = route.operations().map(|operation| {
                missing_right(operation, facts).or_else(|| foreign_tenant(operation, facts))
            });
            let first = bars.next()?;
            if bars.any(|bar| bar.is_none()) {
                None
            } else {
                first
            }
        }
        (None, _) => None,
    }
}

/// Whether everything that is asked for here was verified, and nothing keeps the caller out.
pub(crate) fn is_entitled(facts: &Facts<'_>) -> bool {
    credentials::demands(facts).all(|demand| standing(demand, facts) == Standing::Valid)
        && bar(facts).is_none()
}

fn is_from_elsewhere(facts: &Facts<'_>) -> bool {
    let rule = facts.policy.addresses_of(facts.path);
    rule.is_some_and(|rule| {
        !facts
            .client
            .is_some_and(|client| rule.networks.iter().any(|one| one.contains(client)))
    })
}

fn missing_right<'a>(operation: &'a Operation, facts: &Facts<'a>) -> Option<Bar<'a>> {
    let security = &operation.security;
    if credentials::anonymous_is_fine(security) {
        return None;
    }
    let mut bars = security
        .iter()
        .filter(|one| {
            let all = one.requirements.iter().map(|it| met(it, facts));
            all.min() >= Some(Standing::Unchecked)
        })
        .map(|one| one.requirements.iter().find_map(|it| lacking(it, facts)));
    let first = bars.next()?;
    if bars.any(|bar| bar.is_none()) {
        None
    } else {
        first
    }
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

/// Whether a parameter names a tenant that the caller does not belong to.
fn foreign_tenant<'a>(operation: &Operation, facts: &Facts<'_>) -> Option<Bar<'a>> {
    if credentials::anonymous_is_fine(&operation.security) && facts.security().is_empty() {
        return None;
    }
    let caller = facts.caller();
    let is_foreign = facts.policy.tenants.iter().any(|rule| {
        let values = values(&rule.parameter, rule.place, operation, facts);
        values
            .iter()
            .any(|value| !belongs(caller, &rule.claim, value.as_deref()))
    });
    is_foreign.then_some(Bar::Tenant)
}

fn belongs(caller: Option<&Caller>, claim: &str, value: Option<&str>) -> bool {
    let claims = caller.map(|caller| caller.claim(claim)).unwrap_or_default();
    value.is_some_and(|value| claims.iter().any(|one| one == value))
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
            let query = facts.query.unwrap_or_default();
            credentials::pairs(query, '&')
                .filter(|(key, _)| text(key).as_deref() == Some(name))
                .map(|(_, value)| text(&value.replace('+', " ")))
                .collect()
        }
    }
}
